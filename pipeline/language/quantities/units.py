"""Units: the word or sign beside a number -> UCUM or ISO 4217 code, name, and kind of quantity.

Belongs here: matching unit and currency words on atoms. Stays out: which number a unit goes with (`drafts.py`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.language.lexicon import read_lexicon, read_reference
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.unit_lexicon import CurrencySigns, Unit, UnitEntry, currency_names
from pipeline.language.words import words_in

_PREFIXES = {"k": 1e3, "M": 1e6}
"""What accounts put before the code of a currency."""
_RATES = frozenset({"d", "wk", "mo", "a"})
"""Units of time that make a rate of a figure and no unit of their own."""
_OF_STUFF = frozenset({"[cup_us]"})
"""Units that are things to count unless what they hold is told: "two cups of flour", "400 cups"."""
_GLUED_ONLY = frozenset("°'\"″′pc")
_QUOTES = frozenset("'\"")
_LINES_OF_VIDEO = frozenset({"240", "360", "480", "720", "1080", "1440", "2160"})
"""Digits before "p" that tell the size of a picture and no pence."""
_NUMBER_ONLY_SIGNS = frozenset({"PS", "N", "R", "Fr.", "Bs", "Ft", "LE", "CFA", "Dh", "SR", "LL", "K", "P"})
_SCALES = frozenset({"m", "mn", "bn", "k", "million", "billion"})
_AMOUNT_ONLY_SIGNS = frozenset({"PS", "K", "P"})
"""Signs that are read before an amount of money alone: "K165 million", "P1,200"; not "K9", nor "PS5"."""


class Units:
    """The units and currencies of one language, by the words that start them."""

    def __init__(self, language: str) -> None:
        self._w = words_in(language)
        self._words: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        self._signs: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        names: dict[str, str] = {}
        entries = read_lexicon("units", UnitEntry, language) or read_lexicon("units", UnitEntry)
        for entry in entries:
            unit = Unit(entry.code, entry.name, entry.kind, factor=entry.factor)
            for word in filter(None, entry.words.split("|")):
                self._add(self._words, word.lower(), unit)
            for symbol in filter(None, entry.symbols.split("|")):
                self._add(self._signs, symbol, unit)
        for name in sorted(currency_names(language), key=lambda name: not name.is_printed):
            names.setdefault(name.code, name.name)
        for name in currency_names(language):
            self._add(self._words, name.name, Unit(name.code, names[name.code], QuantityKind.MONEY))
        self._add_shared_names(language, names)
        self._money: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        for signs in read_reference("currencies", CurrencySigns):
            unit = Unit(signs.code, names.get(signs.code, signs.code), QuantityKind.MONEY, is_sign=True)
            for symbol in (signs.code, *filter(None, signs.symbols.split("|"))):
                self._add(self._money, symbol, unit)
            for prefix, factor in _PREFIXES.items():  # "30 MEUR"
                self._add(self._money, f"{prefix}{signs.code}", replace(unit, factor=factor))
        for table in (self._words, self._signs, self._money):
            for candidates in table.values():
                candidates.sort(key=lambda item: -len(item[0]))
        self._symbols = self._money.keys() | self._signs.keys()
        self._before: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        for candidates in self._money.values():
            for parts, unit in candidates:
                self._before.setdefault(parts[-1], []).append((parts, unit))
        for candidates in self._before.values():
            candidates.sort(key=lambda item: -len(item[0]))

    def _add_shared_names(self, language: str, names: dict[str, str]) -> None:
        """Names that several currencies share ("dinars"): ISO 4217 has XXX for a currency that is not known."""
        by_word: dict[str, set[str]] = {}
        for entry in currency_names(language):
            word = entry.name.rpartition(" ")[2] if language == "en" else entry.name.partition(" ")[0]
            by_word.setdefault(word, set()).add(entry.code)
        for word, codes in by_word.items():
            if len(codes) > 1:
                self._add(self._words, word, Unit("XXX", word, QuantityKind.MONEY))
            elif word not in self._w.grammar("no_currency"):
                code = next(iter(codes))
                self._add(self._words, word, Unit(code, names[code], QuantityKind.MONEY))

    @staticmethod
    def _add(table: dict[str, list[tuple[tuple[str, ...], Unit]]], phrase: str, unit: Unit) -> None:
        atoms = Atoms(phrase, 0, len(phrase))
        parts = tuple(atoms.words[: atoms.count])
        bucket = table.setdefault(parts[0], [])
        if all(known != parts for known, _ in bucket):
            bucket.append((parts, unit))

    def singulars(self) -> frozenset[str]:
        """Unit words that stand for one after an article: "a tonne", "a dollar"; not lengths of time."""
        short = frozenset(
            symbol
            for symbol, candidates in self._signs.items()
            if len(symbol) in (2, 3) and symbol.islower() and symbol.isalpha() and symbol not in self._w.function
            if candidates[0][1].kind is QuantityKind.PHYSICAL and candidates[0][1].factor == 1
        )
        return short | frozenset(
            word
            for word, candidates in self._words.items()
            for parts, unit in candidates
            if len(parts) == 1 and unit.kind in (QuantityKind.PHYSICAL, QuantityKind.MONEY) and unit.code != "XXX"
            if word.isalpha() and len(word) > 3 and not self._w.is_plural(word) and word not in self._w.grammar("thing")
        )

    def begins(self, word: str) -> bool:
        """Whether a unit that follows its number can begin with a word."""
        return word.lower() in self._words or word in self._symbols

    def ends(self, word: str) -> bool:
        """Whether a currency that stands before its number can end with a word."""
        return word in self._before

    def before(self, atoms: Atoms, at: int) -> tuple[int, Unit] | None:
        """The currency sign or code that ends right before atom `at`: its first atom and the currency."""
        if at == 0:
            return None
        for parts, unit in self._before.get(atoms.words[at - 1], ()):
            first = at - len(parts)
            if first < 0 or tuple(atoms.words[first:at]) != parts:
                continue
            spaced = len(parts) == 2 and parts[0].isupper() and len(parts[0]) == 2  # "HK $5"
            inside = spaced or all(atoms.glued(i) for i in range(first + 1, at))
            letters = parts[0][0].isalpha()
            if not inside or (letters and first and atoms.glued(first) and atoms.words[first - 1].isalnum()):
                continue
            if letters and atoms.starts[at] - atoms.ends[at - 1] > 1:
                continue
            if "".join(parts) in _NUMBER_ONLY_SIGNS and not atoms.glued(at):
                continue
            if parts[0] in _AMOUNT_ONLY_SIGNS and atoms.words[at].isdigit() and atoms.lows[at + 1] not in _SCALES:
                continue  # "PS" is how a pound sign is spelt by programs that know ASCII alone
            return first, unit
        return None

    def after(self, atoms: Atoms, at: int, *, compound: bool = True) -> Unit | None:
        """The unit that starts at atom `at`, right after a number, with its "per" part."""
        step = at + 1 if atoms.hyphenated(at) else at
        if atoms.lows[step] not in self._words and atoms.words[step] not in self._symbols:
            return None
        unit = self._word(atoms, step) or self._symbol(atoms, step)
        if unit is None:
            return None
        return (self._per(atoms, unit) if compound else None) or unit

    def _word(self, atoms: Atoms, at: int) -> Unit | None:
        for parts, unit in self._words.get(atoms.lows[at], ()):
            after = self._matches(atoms.lows, atoms, at, parts)
            if after and (unit.code not in _OF_STUFF or atoms.lows[after] == "of"):
                return _placed(unit, after)
        return None

    @staticmethod
    def _matches(words: list[str], atoms: Atoms, at: int, parts: tuple[str, ...]) -> int:
        """The atom after `parts` at `at`, where a hyphen may stand for a space; 0 where they do not match."""
        for part in parts:
            if words[at] != part:
                if part != "-" and atoms.hyphenated(at) and words[at + 1] == part:
                    at += 1
                else:
                    return 0
            at += 1
        return at

    def _symbol(self, atoms: Atoms, at: int) -> Unit | None:
        glued = atoms.glued(at)
        for table in (self._money, self._signs):
            for parts, unit in table.get(atoms.words[at], ()):
                after = at + len(parts)
                if tuple(atoms.words[at:after]) != parts or not all(atoms.glued(i) for i in range(at + 1, after)):
                    continue
                if atoms.glued(after) and (atoms.words[after][0].isalnum() or atoms.words[after][0] == "'"):
                    continue
                if atoms.hyphenated(after) and atoms.words[after + 1][0].isdigit() and not glued:
                    continue  # "24 L-202"
                single = len(parts) == 1 and len(parts[0]) == 1
                if (
                    single
                    and not glued
                    and (
                        (unit.code in ("A", "K", "T") and atoms.words[at + 1] != "/") or atoms.words[at] in _GLUED_ONLY
                    )
                ):
                    continue
                if single and self._is_other_sign(atoms, at):
                    continue
                if table is self._money and "".join(parts) in _NUMBER_ONLY_SIGNS:
                    continue
                return _placed(unit, after)
        return None

    def weight(self, atoms: Atoms, at: int, unit: Unit) -> Unit | None:
        """Pounds of weight where the words around the number at atom `at` tell them from money: "900 pounds of hay"."""
        follows = atoms.lows[unit.after]
        stuff = follows == "of" and atoms.lows[unit.after + 1] not in self._w.grammar("money_stuff")
        converted = atoms.words[unit.after] == "(" and atoms.lows[unit.after + 2] in ("kg", "kilograms", "kilos")
        led = any(low in self._w.grammar("weighing") for low in atoms.lows[max(0, at - 6) : at])
        if not (stuff or converted or led) or atoms.lows[at + 1 : unit.after - 1] == ["million"]:
            return None
        pound = next(unit for parts, unit in self._words["lb"] if len(parts) == 1)
        return _placed(pound, unit.after)

    def _is_other_sign(self, atoms: Atoms, at: int) -> bool:
        """Whether a sign is no unit here: a mark that closes a quotation, "720p", a "c" with no money before it."""
        if atoms.words[at] == "c":
            notes = [unit for i in range(max(0, at - 4), at - 1) for _, unit in self._money.get(atoms.words[i], ())]
            notes += [unit for i in range(max(0, at - 4), at - 1) for _, unit in self._words.get(atoms.lows[i], ())]
            return all(unit.kind is not QuantityKind.MONEY for unit in notes)
        if atoms.words[at] in _QUOTES:
            return atoms.words[:at].count(atoms.words[at]) % 2 == 1
        return atoms.words[at] == "p" and atoms.words[at - 1] in _LINES_OF_VIDEO

    def _per(self, atoms: Atoms, unit: Unit) -> Unit | None:
        """ "per barrel", "/kg", "a day": a rate with a unit below the line."""
        at = unit.after
        if atoms.words[at] == "/" and atoms.glued(at):
            below = self._symbol(atoms, at + 1) or self._word(atoms, at + 1)
        elif atoms.lows[at] == "per":
            below = self._word(atoms, at + 1) or self._symbol(atoms, at + 1)
            if below is None and atoms.words[at + 1].isalpha():
                below = Unit(f"{{{atoms.lows[at + 1]}}}", atoms.lows[at + 1], QuantityKind.CARDINAL, at + 2)
        else:
            return None
        if (
            below is None
            or (below.code in _RATES and below.factor == 1)
            or (below.kind is unit.kind is QuantityKind.MONEY)
        ):
            return None
        if below.kind is QuantityKind.DURATION and unit.kind is QuantityKind.MONEY:
            return None
        return Unit(f"{unit.code}/{below.code}", f"{unit.name} per {below.name}", unit.kind, below.after, unit.factor)


def _placed(unit: Unit, after: int) -> Unit:
    return Unit(unit.code, unit.name, unit.kind, after, unit.factor, unit.is_sign)


@cache
def units_of(language: str) -> Units:
    """The units of a language, read once."""
    return Units(language)
