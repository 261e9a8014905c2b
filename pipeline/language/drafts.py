"""Drafts of quantities: the numbers of one sentence with unit, range and qualifier, before their nouns are read.

Belongs here: putting numbers, units and comparators together. Stays out: what is counted (`measures.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.language.atoms import DASHES, ORDINAL_ENDINGS, Atoms
from pipeline.language.comparators import Qualifier, comparators_of
from pipeline.language.mentions import QuantityKind
from pipeline.language.not_quantities import Candidate, why_no_quantity
from pipeline.language.noun_phrases import Phrase
from pipeline.language.numbers import Form, Number, number_reader, number_words
from pipeline.language.ratios import Multiple, Share, ratios_of
from pipeline.language.units import COUNT, Unit, units_of
from pipeline.language.words import words_in
from schemas.vocabularies import Comparator, Direction, RatePer

_AGED = frozenset(("people", "anyone", "those", "children", "women", "men", "them", "citizens", "everyone", "adults"))
_GLYPHS = frozenset("¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_LOWER = frozenset((Comparator.GT, Comparator.GE))
_UPPER = frozenset((Comparator.LT, Comparator.LE))


@dataclass(slots=True)
class Draft:
    """A quantity in the making. Positions are atoms: `first:after` has qualifier and unit, the rest is inside."""

    first: int
    after: int
    number: Number
    value: float
    unit: Unit
    kind: QuantityKind
    value_max: float | None = None
    comparator: Comparator = Comparator.EQ
    approximator: str | None = None
    noun: Phrase | None = None
    antecedent: bool = False
    """True where a pronoun or nothing stands for the noun: "41 of them", "nearly 20,000 were confiscated"."""
    attribute: bool = False
    """True for a hyphenated attribute: "three-day", "5-litre"."""
    direction: Direction | None = None
    rate_per: RatePer | None = None
    measure: str | None = None
    head: str | None = None
    rule: str = ""
    between: bool = False
    currency_first: int | None = None
    lone: bool = False
    """True for an article and a unit: "a kilo"."""
    joined: bool = False
    """True where "and" or "or" follows at once."""
    in_phrase: bool = False
    """True where a preposition stands before it: "from nine sellers"."""

    @property
    def is_vague(self) -> bool:
        return self.number.form is Form.VAGUE


class DraftReader:
    """Reads the drafts of sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._n = number_words(language)
        self._read = number_reader(language).read
        self._units = units_of(language)
        self._ratios = ratios_of(language)
        self._comparators = comparators_of(language)
        self._w = words_in(language)
        self._lone = self._units.singulars(self._w)
        self._priced = self._n.triggers | frozenset(("dollars", "euros", "pounds", "cents", "per"))
        self.triggers = self._n.triggers | self._ratios.triggers | self._lone

    def starts(self, low: str) -> bool:
        """Whether a number can start at a word: the gate that keeps the other words cheap."""
        return low in self.triggers or low[0].isdigit() or low[0] in _GLYPHS

    def drafts(self, atoms: Atoms) -> list[Draft]:
        """The quantities of a sentence in order, ordinals included; numbers that state no quantity are left out."""
        found = self._ranges(atoms, self._whole_amounts(atoms, list(self._single(atoms))))
        for draft in found:
            self._qualify(atoms, draft)
        return self._bounds(atoms, found)

    # -- single numbers ------------------------------------------------------------------------------------------------

    def _single(self, atoms: Atoms) -> Iterator[Draft]:
        at = 0
        while at < atoms.count:
            if not self.starts(atoms.lows[at]):
                at += 1
                continue
            draft = self._draft(atoms, at)
            if draft is None:
                at += 1
                continue
            if draft.value == draft.value:  # a number that is no quantity is NaN and passed over
                yield draft
            at = max(draft.after, at + 1)

    def _lone_unit(self, atoms: Atoms, at: int) -> Draft | None:
        """ "a tonne of powder": the article counts one."""
        if not at or atoms.lows[at - 1] not in self._n.articles:
            return None
        priced = at > 1 and (atoms.words[at - 2][:1].isdigit() or atoms.lows[at - 2] in self._priced)
        unit = self._units.after(atoms, at)
        if unit is None or priced or atoms.hyphenated(unit.after) or atoms.hyphenated(at + 1):
            return None
        follows = atoms.lows[unit.after]
        if follows[:1].isalpha() and follows not in self._w.function:
            return None
        number = Number(at - 1, at, 1.0, Form.WORDS)
        return Draft(at - 1, unit.after, number, 1.0, unit, unit.kind, lone=True)

    def _draft(self, atoms: Atoms, at: int) -> Draft | None:
        if atoms.lows[at] in self._lone:
            return self._lone_unit(atoms, at)
        multiple = self._ratios.multiple(atoms, None, at)
        if multiple is not None:
            return self._of_multiple(Number(multiple.first, multiple.after, multiple.value, Form.WORDS), multiple)
        number = self._ratios.fraction_with_article(atoms, at) or self._read(atoms, at)
        if number is None:
            return self._ordinal(atoms, at)
        if ordinal := self._ordinal_after(atoms, number):
            return ordinal
        if multiple := self._ratios.multiple(atoms, number, at):
            return self._of_multiple(number, multiple)
        if share := self._share(atoms, number):
            return share
        return self._quantity(atoms, number)

    @staticmethod
    def _of_multiple(number: Number, multiple: Multiple) -> Draft:
        kind = QuantityKind.RATIO if multiple.value < 1 else QuantityKind.FOLD
        unit = Unit(kind.value, "fold" if kind is QuantityKind.FOLD else "", kind, multiple.after)
        draft = Draft(multiple.first, multiple.after, number, multiple.value, unit, kind)
        draft.direction = multiple.direction
        draft.rule = "multiplied" if multiple.is_verb else "multiple"
        return draft

    def _ordinal(self, atoms: Atoms, at: int) -> Draft | None:
        value = self._n.ordinals.get(atoms.lows[at])
        if value is None:
            return None
        if value > 1 and at and atoms.lows[at - 1] in ("every", "each") and self._orders(atoms, at + 1):
            unit = Unit("ratio", "", QuantityKind.RATIO, at + 1)  # "every third container"
            number = Number(at - 1, at + 1, 1 / value, Form.FRACTION)
            return Draft(at - 1, at + 1, number, 1 / value, unit, QuantityKind.RATIO, rule="share")
        return _as_ordinal(at, at + 1, value)

    def _orders(self, atoms: Atoms, at: int) -> bool:
        """Whether a noun that is no time stands at an atom: "every second ticket", not "every second counts"."""
        low = atoms.lows[at]
        if not low[:1].isalpha() or low in self._w.function or self._w.is_plural(low):
            return False
        return low not in self._w.grammar("time")

    def _ordinal_after(self, atoms: Atoms, number: Number) -> Draft | None:
        """ "100th", "twenty-first"."""
        after = number.after
        if number.form is Form.DIGITS and atoms.glued(after) and atoms.lows[after] in ORDINAL_ENDINGS:
            return _as_ordinal(number.first, after + 1, number.value)
        step = after + 1 if atoms.hyphenated(after) else after
        if number.form is Form.WORDS and atoms.lows[after] in ("hundredth", "thousandth", "millionth"):
            return _as_ordinal(number.first, after + 1, number.value * self._n.ordinals[atoms.lows[after]])
        if number.form is Form.WORDS and number.value % 10 == 0 and (step > after or number.value >= 100):
            unit = self._n.ordinals.get(atoms.lows[step])
            if unit and unit < 10:
                return _as_ordinal(number.first, step + 1, number.value + unit)
        return None

    def _share(self, atoms: Atoms, upper: Number) -> Draft | None:
        for at in range(upper.after + 1, min(upper.after + 8, atoms.count)):
            if not self.starts(atoms.lows[at]):
                continue
            lower = self._read(atoms, at)
            if lower is None:
                return None
            share = self._ratios.share(atoms, upper, lower)
            if share is None and atoms.lows[upper.after : lower.first] == ["over"] and lower.after >= atoms.count - 1:
                share = Share(
                    upper.first, lower.after, upper.value / lower.value if lower.value else 0.0
                )  # "one over three"
            if share is None:
                return None
            unit = Unit("ratio", "", QuantityKind.RATIO, share.after)
            number = replace(upper, after=share.after)
            draft = Draft(share.first, share.after, number, share.value, unit, QuantityKind.RATIO)
            if share.noun:
                draft.noun = Phrase(share.noun[0], share.noun[1], share.noun[1] - 1, share.noun[1])
            draft.rule = "share"
            return draft
        return None

    def _quantity(self, atoms: Atoms, number: Number) -> Draft | None:
        number = self._with_article(atoms, number)
        before = self._units.before(atoms, number.first)
        first = number.first
        if before is not None:
            first = before[0]
        negative = self._negative(atoms, first)
        if negative and atoms.words[first - 1] == "-" and atoms.lows[first - 2] in ("minus", "negative"):
            first -= 1
        if before is None and negative and (before := self._units.before(atoms, first - 1)):
            first = before[0] + 1
        number, unit = self._with_unit(atoms, number, before[1] if before else None)
        candidate = Candidate(atoms, number, unit, before[0] if before else None, self.language)
        reason = why_no_quantity(candidate)
        if reason is not None:
            return Draft(first, number.after, number, float("nan"), COUNT, QuantityKind.CARDINAL, rule=reason)
        value = -number.value if negative else number.value
        after = max(number.after, unit.after if unit else 0)
        chosen = unit or COUNT
        kind = chosen.kind
        if unit is None and number.form is Form.FRACTION:
            kind, chosen = QuantityKind.RATIO, Unit("ratio", "", QuantityKind.RATIO)
        draft = Draft(first - negative, after, number, value, chosen, kind)
        draft.currency_first = before[0] if before else None
        if unit is not None and not (unit.is_sign and before):
            draft.attribute = atoms.hyphenated(number.after)
        self._aged(atoms, draft)
        return draft

    def _with_article(self, atoms: Atoms, number: Number) -> Number:
        """ "a dozen", "a hundred", "half a million": the article is part of the number."""
        if number.form is Form.WORDS and number.first and atoms.lows[number.first - 1] in self._n.articles:
            kind = self._n.kinds.get(atoms.lows[number.first], ("",))[0]
            if kind in ("hundred", "scale", "collective", "about"):
                return replace(number, first=number.first - 1)
        return number

    @staticmethod
    def _negative(atoms: Atoms, first: int) -> bool:
        sign = first - 1
        if sign < 0:
            return False
        if atoms.lows[sign] in ("minus", "negative") or (
            atoms.hyphenated(sign) and atoms.lows[sign - 1] in ("minus", "negative")
        ):
            return True
        if atoms.words[sign] not in ("-", "−") or not atoms.glued(first):
            return False
        if sign and atoms.words[sign - 1].isupper() and len(atoms.words[sign - 1]) > 1:
            return False  # "COVID -19"
        return sign == 0 or not atoms.glued(sign) or atoms.words[sign - 1] in ("$", "(", "€", "£")

    def _with_unit(self, atoms: Atoms, number: Number, currency: Unit | None) -> tuple[Number, Unit | None]:
        """The unit of a number; a letter glued to the digits is read as a scale or a unit by its surroundings."""
        after = number.after
        if number.letter is not None:
            beyond = self._units.after(atoms, after + 1)
            letter = atoms.words[after]
            is_money = currency is not None or (beyond is not None and beyond.kind is QuantityKind.MONEY)
            last = after + 1 >= atoms.count - 1
            ends = last and (letter in "GKMT" or (letter == "b" and number.value % 1 > 0))
            counts = (
                atoms.lows[after + 1][:1].isalpha()
                and letter in "kKmMB"
                and atoms.lows[after + 1] not in ("apart", "from", "long", "wide", "high", "deep", "tall", "in", "to")
            )
            if (
                is_money
                or ends
                or letter == "k"
                or (letter in "KM" and beyond is None)
                or (counts and letter != "m")
                or (letter == "m" and counts and atoms.lows[after + 1] not in ("and", "or"))
            ):
                number = replace(number, after=after + 1, value=number.value * number.letter, letter=None, scaled=True)
                after += 1
        elif number.form is Form.DIGITS and self._spaced_scale(atoms, after):
            scale = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "G": 1e9, "T": 1e12}[atoms.words[after]]
            number = replace(number, after=after + 1, value=number.value * scale, scaled=True)
            after += 1
        if currency is not None:
            if atoms.lows[after] in ("u.s.", "us"):
                after += 1
            follows = self._units.after(atoms, after, compound=True)
            if follows is not None and follows.code.split("/")[0] == currency.code and follows.after > after:
                return number, follows
            per = self._units._per(atoms, replace(currency, after=after))
            return number, per or replace(currency, after=after)
        unit = self._units.after(atoms, after)
        if unit is None and (number.form is Form.VAGUE or number.scaled) and atoms.lows[after] in self._n.of:
            return number, self._units.after(atoms, after + 1)  # "tens of thousands of dollars"
        if unit is None and atoms.lows[after] in self._n.articles | frozenset(("of",)) and number.form is Form.FRACTION:
            step = after + 1 if atoms.lows[after] != "of" else after + 2
            unit = self._units.after(atoms, step)  # "half an hour", "a quarter of an hour"
            if unit is not None and atoms.lows[step - 1] not in self._n.articles:
                unit = None
        walks = atoms.lows[after] == "foot" and self._w.is_plural(atoms.lows[after + 1])  # "six foot patrols"
        if walks or (unit is not None and unit.kind is QuantityKind.PERCENT and unit.after == after):
            return number, None
        return number, unit

    def _spaced_scale(self, atoms: Atoms, at: int) -> bool:
        """A letter apart from its digits that scales them: "8 B people", "1,674.5 G" at the end."""
        if atoms.words[at] not in ("k", "K", "M", "B", "G", "T") or atoms.glued(at):
            return False
        return at + 1 == atoms.count or (atoms.words[at] in "MB" and self._w.is_plural(atoms.lows[at + 1]))

    def _aged(self, atoms: Atoms, draft: Draft) -> None:
        """Ages: "a 61-year-old toolmaker", "aged 34 and 51", "six weeks of age"."""
        after = draft.after
        if draft.kind is QuantityKind.DURATION:
            step = after + 1 if atoms.hyphenated(after) else after
            if atoms.lows[step] in ("old", "olds"):
                draft.kind, draft.after = QuantityKind.AGE, step + 1
            elif atoms.lows[step] == "of" and atoms.lows[step + 1] == "age":
                draft.kind, draft.after = QuantityKind.AGE, step + 2
        elif draft.unit is COUNT and self._is_age_of(atoms, draft):
            draft.kind, draft.unit = QuantityKind.AGE, Unit("a", "year", QuantityKind.AGE, draft.after)
        elif draft.unit is COUNT and draft.number.value < 120:
            at = draft.first - 1
            back = 0
            while at >= 0 and back < 5 and atoms.lows[at] not in ("aged", "age", "ages"):
                low = atoms.lows[at]
                if not (
                    low[0].isdigit() or low in ("and", "to", "between", ",", "-", "–", "of", "from", "over", "under")
                ):
                    return
                at, back = at - 1, back + 1
            if at >= 0 and back < 5:
                draft.kind, draft.unit = QuantityKind.AGE, Unit("a", "year", QuantityKind.AGE, draft.after)

    @staticmethod
    def _is_age_of(atoms: Atoms, draft: Draft) -> bool:
        """ "Mara Lind, 47, said", "who is 70", "people under 30": bare digits that can be nothing else."""
        at, word = draft.first, atoms.words[draft.number.first]
        if not word.isdigit() or not 5 <= draft.value <= 110 or at < 2:
            return False
        before = atoms.lows[at - 1]
        if before in ("under", "over") and atoms.lows[at - 2] in _AGED:
            return True
        ends = not atoms.words[draft.after] or atoms.words[draft.after] in ",.;)"
        if (
            before in ("is", "was", "turned", "turns")
            and ends
            and atoms.lows[at - 2] in ("who", "he", "she", "i", "youngest", "oldest")
        ):
            return True
        if atoms.words[at - 1] not in (",", "("):
            return False
        name = atoms.words[at - 2]
        return name[0].isupper() and name[-1].islower() and at > 2 and atoms.words[draft.after] in (",", ")")

    def _whole_amounts(self, atoms: Atoms, drafts: list[Draft]) -> list[Draft]:
        """One draft for an amount in two units of a currency ("3 dollars and 40 cents"), and for "forty-five (45)"."""
        kept: list[Draft] = []
        for draft in drafts:
            before = kept[-1] if kept else None
            if before is not None and self._is_repeated(atoms, before, draft):
                before.after = draft.after + 1
            elif before is not None and self._is_change(atoms, before, draft):
                before.value += draft.value * 0.01
                before.after = max(draft.after, draft.unit.after)
            else:
                kept.append(draft)
        return kept

    @staticmethod
    def _is_repeated(atoms: Atoms, before: Draft, draft: Draft) -> bool:
        brackets = (
            atoms.words[before.after] == "(" and draft.first == before.after + 1 and atoms.words[draft.after] == ")"
        )
        return brackets and draft.value == before.value and draft.unit is COUNT

    @staticmethod
    def _is_change(atoms: Atoms, before: Draft, draft: Draft) -> bool:
        """Whether a draft is the small coin of the one before it."""
        if before.kind is not QuantityKind.MONEY or before.unit.factor != 1 or before.value % 1 or draft.value >= 100:
            return False
        coin = draft.unit.factor == 0.01 or atoms.lows[draft.number.after] in (
            "cents",
            "cent",
            "c",
            "kopiykas",
            "kopecks",
        )
        return coin and atoms.lows[before.after : draft.first] in ([], ["and"], [","])

    # -- ranges and qualifiers -----------------------------------------------------------------------------------------

    def _ranges(self, atoms: Atoms, drafts: list[Draft]) -> list[Draft]:
        """Joins two drafts that are the ends of one range; a shared unit or scale goes to both."""
        joined: list[Draft] = []
        for draft in drafts:
            if joined and (whole := self._range(atoms, joined[-1], draft)):
                joined[-1] = whole
            else:
                joined.append(draft)
        return joined

    def _range(self, atoms: Atoms, low: Draft, high: Draft) -> Draft | None:
        if QuantityKind.ORDINAL in (low.kind, high.kind) or low.value_max is not None or low.is_vague or high.is_vague:
            return None
        if low.kind is QuantityKind.FOLD is not high.kind or (low.kind is QuantityKind.RATIO and high.unit is COUNT):
            return None
        link = self._link(atoms, low, high)
        if link is None:
            self._share_unit(atoms, low, high)
            return None
        unit, kind = high.unit, high.kind
        if high.unit is COUNT:
            unit, kind = low.unit, low.kind
        elif low.unit is not COUNT and (
            low.unit.code != high.unit.code.split("/")[0] or low.unit.factor != high.unit.factor
        ):
            return None
        if link == "and" and low.unit is not COUNT and high.unit is COUNT:
            return None
        bottom, top = low.value, high.value
        if low.unit is COUNT and high.number.scaled and not low.number.scaled and low.number.form is Form.DIGITS:
            scale = self._scale_of(atoms, high)
            if bottom * scale <= top:
                bottom *= scale
        if low.number.letter is None and high.number.scaled and low.unit is not COUNT and bottom < top / 1000:
            scale = self._scale_of(atoms, high)
            if bottom * scale <= top:
                bottom *= scale
        if link == "dash" and bottom >= top:
            return None
        if bottom > top:
            bottom, top = top, bottom
        whole = Draft(low.first, high.after, low.number, bottom, unit, kind, value_max=top, comparator=Comparator.RANGE)
        whole.between = link in ("between", "from")
        whole.attribute = high.attribute
        whole.rule = high.rule
        whole.direction = high.direction
        whole.currency_first = low.currency_first
        return whole

    def _share_unit(self, atoms: Atoms, low: Draft, high: Draft) -> None:
        """ "raised from 10,000 to 25,000 euros": both ends of a change have the unit of the second."""
        if (
            low.unit is not COUNT
            or high.unit is COUNT
            or high.attribute
            or atoms.lows[low.after : high.first] != ["to"]
        ):
            return
        if low.first and atoms.lows[low.first - 1] == "from" and high.kind is not QuantityKind.AGE:
            low.unit, low.kind = high.unit, high.kind
            if high.number.scaled and not low.number.scaled and low.value < 1000:
                low.value *= self._scale_of(atoms, high)

    @staticmethod
    def _scale_of(atoms: Atoms, draft: Draft) -> float:
        words = draft.number
        digits = number_reader("en").read(atoms, words.first)
        base = digits and DraftReader._unscaled(atoms, words)
        return draft.value / base if base else 1.0

    @staticmethod
    def _unscaled(atoms: Atoms, number: Number) -> float:
        word = atoms.words[number.first].replace(",", "")
        try:
            return float(word)
        except ValueError:
            return 0.0

    def _link(self, atoms: Atoms, low: Draft, high: Draft) -> str | None:
        """What joins two numbers: a dash, "to", or "and" after "between"; null where they are two quantities."""
        start, end = low.after, high.first
        while start < end and atoms.lows[end - 1] in ("about", "around", "almost", "~", "nearly", "some", "roughly"):
            end -= 1
        between = [atoms.lows[i] for i in range(start, end)]
        if between and between[0] == "-" and len(between) > 1 and between[1] in ("to", "and"):
            between = between[1:]
        if between and between[-1] == "-" and len(between) > 1:
            between = between[:-1]
        if len(between) != 1:
            return None
        mark = between[0]
        opener = atoms.lows[low.first - 1] if low.first else ""
        back = low.first - 1
        while back >= 0 and atoms.lows[back] in ("about", "around", "somewhere", "roughly", "some", "approximately"):
            back -= 1
        opener = atoms.lows[back] if back >= 0 else ""
        if mark in DASHES:
            spaced = not atoms.glued(start) and not atoms.glued(start + 1)
            tight = atoms.glued(start) and atoms.glued(start + 1)
            if mark == "-" and not (spaced or tight or high.value < 0):
                return "dash" if atoms.glued(start + 1) and high.value < 0 else None
            if high.value < 0 < low.value and mark == "-":
                return None
            return "dash"
        if mark in self._w.grammar("and") and opener in ("between", "entre"):
            return "between"
        if mark == "through" and low.unit is not COUNT:
            return None
        if mark in ("or", "ou", "o") and low.number.form is high.number.form is Form.WORDS:
            return "or" if high.value - low.value == 1 and low.unit is COUNT else None
        if mark in ("to", "through", "till", "until", "à", "a", "hasta"):
            if opener == "from" and self._changes(atoms, low.first):
                return None
            if opener == "by" or opener in self._w.changes or (opener == "to" and mark == "to"):
                return None
            return "from" if opener in ("from", "between", "de", "entre") else "to"
        return None

    def _changes(self, atoms: Atoms, at: int) -> bool:
        """Whether "from" before atom `at` tells a change: a verb or noun of change stands before it in the clause."""
        if at > 1 and atoms.lows[at - 2] in ("revised", "corrected", "extended", "amended", "adjusted", "updated"):
            return True
        for step in range(at - 2, max(-1, at - 14), -1):
            low = atoms.lows[step]
            if low in self._w.changes:
                return True
            if low in (";", ":", "while", "whereas", "but"):
                return False
        return False

    def _qualify(self, atoms: Atoms, draft: Draft) -> None:
        """Adds the comparator around a draft, and takes its words into the span."""
        if draft.kind is QuantityKind.ORDINAL:
            return
        first = draft.first
        if draft.value_max is not None:
            self._qualify_range(atoms, draft)
            return
        if first and atoms.lows[first - 1] in self._n.articles and draft.kind is QuantityKind.FOLD:
            first -= 1
        qualifier = self._comparators.before(atoms, first, draft.kind)
        if qualifier is not None and not self._misread(atoms, draft, qualifier):
            draft.comparator, draft.approximator = qualifier.comparator, qualifier.words
            draft.first = qualifier.first
        elif draft.is_vague:
            draft.comparator = Comparator.GT
        elif draft.number.rounds:
            draft.comparator = Comparator.APPROX
            draft.approximator = atoms.of(draft.number.first, draft.number.after)
        after = self._comparators.after(atoms, draft.after)
        if after is not None:
            draft.after = after.after
            if draft.comparator in (Comparator.EQ, Comparator.APPROX):
                draft.comparator, draft.approximator = after.comparator, after.words
        if draft.is_vague and draft.comparator is Comparator.EQ:
            draft.comparator = Comparator.GT
        if draft.is_vague and draft.approximator is None:
            draft.approximator = atoms.of(draft.number.first, draft.number.after)

    def _qualify_range(self, atoms: Atoms, draft: Draft) -> None:
        at = draft.first
        words = []
        while at and atoms.lows[at - 1] in ("about", "around", "somewhere", "roughly", "some", "approximately", "~"):
            at -= 1
            words.append(atoms.words[at])
        if at and draft.between and atoms.lows[at - 1] in ("between", "from", "entre"):
            at -= 1
            if at and atoms.lows[at - 1] == "somewhere":
                at -= 1
            draft.approximator = atoms.of(at, draft.first)
        draft.first = at

    def _misread(self, atoms: Atoms, draft: Draft, qualifier: Qualifier) -> bool:
        """Comparators that are something else here: "contribution of 4 million over three years", "at about", "no more"."""
        word = atoms.lows[qualifier.after - 1]
        before = atoms.lows[qualifier.first - 1] if qualifier.first else ""
        single = qualifier.after - qualifier.first == 1
        if single and word == "over" and draft.kind is QuantityKind.DURATION:
            return (
                before not in ("for", "of", "is", "was", "took", "takes", "been", "just", "after", "and")
                or before == ""
            )
        if single and word in ("near", "above", "below", "under") and draft.kind is QuantityKind.CARDINAL:
            return before in ("the", "from", "and") or word == "near"
        return single and word in ("some", "only", "just", "about") and before in ("the", "these", "those")

    def _bounds(self, atoms: Atoms, drafts: list[Draft]) -> list[Draft]:
        """ "more than 20 and less than 35" is one range."""
        found: list[Draft] = []
        for draft in drafts:
            if found and (whole := self._two_bounds(atoms, found[-1], draft)):
                found[-1] = whole
            else:
                found.append(draft)
        return found

    @staticmethod
    def _two_bounds(atoms: Atoms, one: Draft, two: Draft) -> Draft | None:
        low, high = (one, two) if one.comparator in _LOWER else (two, one)
        if low.comparator not in _LOWER or high.comparator not in _UPPER or low.value >= high.value:
            return None
        if low.kind is not high.kind and COUNT not in (low.unit, high.unit):
            return None
        between = [atoms.lows[i] for i in range(one.after, two.first)]
        if between not in (["and"], ["but"], [","], [",", "and"], [",", "but"]):
            return None
        unit = two.unit if one.unit is COUNT else one.unit
        whole = Draft(one.first, two.after, one.number, low.value, unit, unit.kind, value_max=high.value)
        whole.comparator = Comparator.RANGE
        return whole


def _as_ordinal(first: int, after: int, value: float) -> Draft:
    return Draft(first, after, Number(first, after, value, Form.ORDINAL), value, COUNT, QuantityKind.ORDINAL)


@cache
def draft_reader(language: str) -> DraftReader:
    """The draft reader of a language, made once."""
    return DraftReader(language)
