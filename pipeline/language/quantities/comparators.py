"""Comparators: the words around a number that say how it bounds the figure ("more than", "nearly", "or more").

Belongs here: finding them beside a number. Stays out: numbers and units.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from schemas.vocabularies import Comparator


class ComparatorEntry(Entry):
    words: str
    comparator: Comparator
    side: str = "before"
    named: bool = True
    only: QuantityKind | None = None


@dataclass(slots=True)
class Qualifier:
    """A comparator as found: the atoms `first:after` of the whole qualifier, and the words that name it."""

    first: int
    after: int
    comparator: Comparator
    words: str | None


_NEGATED = {Comparator.GT: Comparator.LE, Comparator.LT: Comparator.GE, Comparator.GE: Comparator.LT}


class Comparators:
    """The comparators of one language, by their last word (before a number) and first word (after one)."""

    def __init__(self, language: str) -> None:
        self._before: dict[str, list[tuple[tuple[str, ...], ComparatorEntry]]] = {}
        self._after: dict[str, list[tuple[tuple[str, ...], ComparatorEntry]]] = {}
        entries = read_lexicon("comparators", ComparatorEntry, language)
        for entry in entries:
            atoms = Atoms(entry.words, 0, len(entry.words))
            parts = tuple(atoms.lows[: atoms.count])
            table, key = (self._before, parts[-1]) if entry.side == "before" else (self._after, parts[0])
            table.setdefault(key, []).append((parts, entry))
        for table in (self._before, self._after):
            for candidates in table.values():
                candidates.sort(key=lambda item: -len(item[0]))

    def before(self, atoms: Atoms, at: int, kind: QuantityKind) -> Qualifier | None:
        """The qualifier that ends right before atom `at`; one that only stresses ("just", "a total of") is passed over."""
        first = at
        found: Qualifier | None = None
        while first > 0:
            entry, start = self._ending(atoms, first, kind)
            if entry is None:
                break
            if found is not None and found.comparator is not Comparator.EQ and entry.comparator is Comparator.EQ:
                break
            if found is None or found.comparator is Comparator.EQ:
                words = atoms.of(start, first) if entry.named else None
                found = Qualifier(start, at, entry.comparator, words)
            elif entry.comparator is not found.comparator and found.comparator is Comparator.APPROX:
                found = Qualifier(start, at, entry.comparator, atoms.of(start, at))
            else:
                break
            first = start
        return found

    def _ending(self, atoms: Atoms, after: int, kind: QuantityKind) -> tuple[ComparatorEntry | None, int]:
        last = after - 1
        if atoms.hyphenated(last):
            last -= 1
        for parts, entry in self._before.get(atoms.lows[last], ()):
            start = last + 1 - len(parts)
            if start < 0 or tuple(atoms.lows[start : last + 1]) != parts:
                continue
            if entry.only is not None and entry.only is not kind:
                continue
            return entry, start
        return None, after

    def after(self, atoms: Atoms, at: int) -> Qualifier | None:
        """The qualifier that starts at atom `at`: "or more", "+"."""
        for parts, entry in self._after.get(atoms.lows[at], ()):
            after = at + len(parts)
            if tuple(atoms.lows[at:after]) != parts:
                continue
            if parts == ("+",) and (not atoms.glued(at) or atoms.glued(at + 1)):
                continue
            if parts in (("plus",), ("odd",), ("ish",)) and not atoms.hyphenated(at - 1):
                continue
            return Qualifier(at, after, entry.comparator, atoms.of(at, after) if entry.named else None)
        return None


@cache
def comparators_of(language: str) -> Comparators:
    """The comparators of a language, read once."""
    return Comparators(language)
