"""Noun phrases beside a number, read by closed classes, endings and a list of verbs: no tagger, no parser.

Belongs here: where a noun phrase starts and ends, and which word heads it. Stays out: which number it goes with.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.language.atoms import Atoms
from pipeline.language.words import Words, words_in

_LONGEST = 9
"""Atoms. A run of modifiers and nouns that is longer than this is no noun phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: atoms `first:after`, with its head noun at `head`. `core` is the atom after the head."""

    first: int
    after: int
    head: int
    core: int


class PhraseReader:
    """Reads noun phrases of one language."""

    def __init__(self, words: Words) -> None:
        self._w = words
        english = words.language == "en"
        self._of = frozenset(("of",)) if english else frozenset(("de", "d'", "des", "du", "del"))
        self._link = self._of | (frozenset(("for",)) if english else frozenset())
        self._and = frozenset(("and", "or", "&") if english else ("et", "ou", "y", "e", "o"))

    # -- forward -------------------------------------------------------------------------------------------------------

    def after(self, atoms: Atoms, at: int, *, plural: bool = True, complement: bool = True) -> Phrase | None:
        """The noun phrase that starts at atom `at`, after a number; with `plural`, its head is the first plural noun."""
        run = self._run(atoms, at, _LONGEST)
        if not run:
            return self._quoted(atoms, at)
        head = self._plural_head(atoms, run) if plural else self._last_noun(atoms, run)
        if head is None and plural:
            head = spread if (spread := self._coordinated(atoms, at)) else self._last_noun(atoms, run)
        if head is None:
            return None
        core = head + 1
        after = self._joined(atoms, core)
        if complement:
            after = self._complement(atoms, after)
        return Phrase(at, after, head, core)

    def bare(self, atoms: Atoms, at: int) -> Phrase | None:
        """A noun phrase after a preposition: determiners, then nouns up to the next verb, preposition or mark."""
        start = at
        while self._w.function.get(atoms.lows[start]) in ("determiner", "possessive"):
            start += 1
        run = self._run(atoms, start, _LONGEST, from_preposition=True)
        if not run:
            return None
        head = self._last_noun(atoms, run)
        if head is None:
            return None
        after = self._complement(atoms, self._joined(atoms, head + 1))
        return Phrase(start, after, head, head + 1)

    def _quoted(self, atoms: Atoms, at: int) -> Phrase | None:
        """A noun in quote marks: nine 'cures'."""
        if atoms.words[at] in ("‘", "“", "'", '"', "«", "„") and atoms.words[at + 2] in ("’", "”", "'", '"', "»", "“"):
            return Phrase(at, at + 3, at + 1, at + 3)
        return None

    def _run(self, atoms: Atoms, at: int, limit: int, *, from_preposition: bool = False) -> list[int]:
        """Atoms of content words from `at` on, hyphenated parts included, up to the first that can't be in the phrase."""
        run: list[int] = []
        step = at
        has_noun = False
        while step < atoms.count and step - at < limit:
            word, low = atoms.words[step], atoms.lows[step]
            if atoms.hyphenated(step):
                run.append(step)
                step += 1
                continue
            if not word[0].isalpha() or (low in self._w.function and not self._inside(atoms, step)):
                break
            if self._ends_here(atoms, step, run, has_noun, from_preposition):
                break
            run.append(step)
            has_noun = has_noun or not (low.endswith(("ed", "ing")) or low in self._w.verbs)
            step += 1
        while run and atoms.words[run[-1]] in ("-", "‐", "‑"):
            run.pop()
        return run

    def _inside(self, atoms: Atoms, at: int) -> bool:
        """Whether a function word is a part of a hyphenated compound ("low-and-middle-income", "on-line")."""
        return atoms.hyphenated(at - 1) or atoms.hyphenated(at + 1)

    def _ends_here(self, atoms: Atoms, at: int, run: list[int], has_noun: bool, from_preposition: bool) -> bool:
        low = atoms.lows[at]
        if atoms.hyphenated(at + 1) or (run and atoms.hyphenated(at - 1)):
            return False
        plural = self._w.is_plural(low)
        opens = plural and not has_noun and not from_preposition
        if low in self._w.finite and not opens and (not has_noun or not plural or self._after_plural(atoms, run)):
            return not (atoms.words[at][0].isupper() and has_noun and not from_preposition)
        if self._w.participle(low):
            return has_noun and (
                from_preposition or self._after_plural(atoms, run) or not self._noun_follows(atoms, at)
            )
        if low.endswith("ing") and has_noun and self._after_plural(atoms, run):
            return True
        return low.endswith("ly") and has_noun and len(low) > 4

    def _after_plural(self, atoms: Atoms, run: list[int]) -> bool:
        return bool(run) and self._w.is_plural(atoms.lows[run[-1]])

    def _noun_follows(self, atoms: Atoms, at: int) -> bool:
        follows = atoms.lows[at + 1]
        return bool(follows) and follows[0].isalpha() and follows not in self._w.function

    def _plural_head(self, atoms: Atoms, run: list[int]) -> int | None:
        """The first plural noun of the run that no other plural noun follows."""
        words = self._w
        for position, at in enumerate(run):
            low = atoms.lows[at]
            if not words.is_plural(low) or (position + 1 < len(run) and atoms.hyphenated(at + 1)):
                continue
            rest = run[position + 1 :]
            if low in words.modifiers and rest:
                later = [r for r in rest[:3] if words.is_plural(atoms.lows[r])]
                if later and not words.participle(atoms.lows[rest[0]]):
                    continue
            if rest and words.is_plural(atoms.lows[rest[0]]) and atoms.lows[rest[0]] not in words.finite:
                continue
            return at
        return None

    def _last_noun(self, atoms: Atoms, run: list[int]) -> int | None:
        for at in reversed(run):
            low = atoms.lows[at]
            if atoms.words[at][0].isalpha() and not (low.endswith("ly") and len(low) > 4):
                return at
        return None

    def _coordinated(self, atoms: Atoms, at: int) -> int | None:
        """Modifiers in a row before one plural head: "air, sea and land crossings"."""
        step, joined = at, False
        while step < atoms.count and step - at < 12:
            low = atoms.lows[step]
            if low in self._and:
                joined = True
            elif atoms.words[step] == ",":
                pass
            elif not atoms.words[step][0].isalpha() or low in self._w.function or self._w.is_verb(low):
                return None
            elif joined and self._w.is_plural(low):
                return step
            step += 1
        return None

    def _joined(self, atoms: Atoms, at: int) -> int:
        """After "countries and international organizations", where the second noun is plural too and has no number."""
        if atoms.lows[at] not in self._and:
            return at
        run = self._run(atoms, at + 1, 4)
        head = self._plural_head(atoms, run) if run else None
        if head is None or any(self._w.is_verb(atoms.lows[i]) for i in run if i <= head):
            return at
        return head + 1

    def _complement(self, atoms: Atoms, at: int, depth: int = 2) -> int:
        """After "of ..." and "for ..." complements, as long as they hold no number of their own."""
        while depth and atoms.lows[at] in self._link:
            start = at + 1
            while self._w.function.get(atoms.lows[start]) in ("determiner", "possessive"):
                start += 1
            run = self._run(atoms, start, 7, from_preposition=True)
            if not run or (atoms.lows[at] not in self._of and not self._w.is_plural(atoms.lows[run[-1]])):
                return at
            at = self._joined(atoms, run[-1] + 1)
            depth -= 1
        return at

    # -- backward ------------------------------------------------------------------------------------------------------

    def before(self, atoms: Atoms, at: int, start: int = 0) -> Phrase | None:
        """The noun phrase that ends right before atom `at`, with its "of ..." complements, not before atom `start`."""
        last = at - 1
        while last >= start and atoms.words[last] in (")", "”", "’", '"', "*"):
            last -= 1
        step = last
        head = -1
        while step >= start:
            low, word = atoms.lows[step], atoms.words[step]
            kind = self._w.function.get(low)
            if atoms.hyphenated(step) or kind == "possessive":
                pass
            elif word[0].isdigit():
                if not (len(word) == 4 and step > start and step != last):
                    break
            elif not (word[0].isalpha() or (word in "&" and step != last)):
                break
            elif low in self._link or low in ("in", "to", "on", "from", "by", "at", "en", "sur"):
                if step in (last, start):
                    break
            elif kind == "determiner":
                if step == last:
                    break
            elif (kind is not None and not self._inside(atoms, step)) or (
                low in self._w.finite and step != last and not self._w.is_plural(low)
            ):
                break
            elif step == last or atoms.lows[step + 1] in self._link or atoms.lows[step + 1] in self._prepositions:
                head = step
            step -= 1
        first = step + 1
        while first <= last and (
            atoms.lows[first] in self._prepositions
            or atoms.lows[first] in self._link
            or self._w.function.get(atoms.lows[first]) in ("determiner", "possessive")
        ):
            first += 1
        if first > last:
            return None
        heads = [
            i for i in range(first, last + 1) if atoms.lows[i] in self._prepositions or atoms.lows[i] in self._link
        ]
        head = (heads[0] if heads else last + 1) - 1
        return Phrase(first, last + 1, head, head + 1)

    _prepositions = frozenset(("in", "to", "on", "from", "by", "at", "en", "sur"))


@cache
def phrase_reader(language: str) -> PhraseReader:
    """The phrase reader of a language, made once."""
    return PhraseReader(words_in(language))
