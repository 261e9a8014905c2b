"""Figures that are one: ranges, amounts in two coins, a number said twice, two bounds.

Belongs here: joining drafts that stand together. Stays out: reading them (`drafts.py`).
"""

from __future__ import annotations

from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import DASHES, Atoms
from pipeline.language.numbers.cardinals import LETTER_SCALES, Form
from pipeline.language.numbers.number_words import number_words
from pipeline.language.quantities.draft import Draft
from pipeline.language.quantities.unit_lexicon import COUNT, unit_parts
from pipeline.language.words import words_in
from schemas.vocabularies import Comparator

_LOWER = frozenset((Comparator.GT, Comparator.GE))
_UPPER = frozenset((Comparator.LT, Comparator.LE))


class Ranges:
    """Joins drafts of one language."""

    def __init__(self, language: str) -> None:
        self._w = words_in(language)
        self._n = number_words(language)

    def joined(self, atoms: Atoms, drafts: list[Draft]) -> list[Draft]:
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
            low.unit.code not in (high.unit.code, high.unit.code.split("/")[0]) or low.unit.factor != high.unit.factor
        ):
            return None
        paid = link == "to" and low.unit is not COUNT and self._counts(atoms, high)
        if paid or (link == "and" and low.unit is not COUNT and high.unit is COUNT):
            return None  # "paid $20 to 43 growers"
        bottom, top = low.value, high.value
        if low.unit is COUNT and high.number.scaled and not low.number.scaled and low.value < 1000:
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

    def _counts(self, atoms: Atoms, draft: Draft) -> bool:
        """Whether a plural noun stands right after a number without a unit."""
        follows = atoms.lows[draft.after]
        return draft.unit is COUNT and self._w.is_plural(follows) and follows not in self._w.finite

    def _share_unit(self, atoms: Atoms, low: Draft, high: Draft) -> None:
        """ "raised from 10,000 to 25,000 euros": both ends of a change have the unit of the second."""
        if low.unit is not COUNT or high.unit is COUNT or high.attribute:
            return
        link = atoms.lows[low.after : high.first]
        if link == ["or"] and high.kind in (QuantityKind.MONEY, QuantityKind.PHYSICAL, QuantityKind.PERCENT):
            low.unit, low.kind = high.unit, high.kind  # "8 or $9"
        if link != ["to"]:
            return
        if low.first and atoms.lows[low.first - 1] == "from" and high.kind is not QuantityKind.AGE:
            low.unit, low.kind = high.unit, high.kind
            if high.number.scaled and not low.number.scaled and low.value < 1000:
                low.value *= self._scale_of(atoms, high)

    def _scale_of(self, atoms: Atoms, draft: Draft) -> float:
        """What the scale words or letter at the end of a number multiply by: 1e6 of "2 million", 1e9 of "5 thousand millions"."""
        scale, at = 1.0, draft.number.after - 1
        while at > draft.number.first:
            kind, value = self._n.kinds.get(atoms.lows[at], ("", 0.0))
            if kind != "scale":
                break
            scale, at = scale * value, at - 1
        if scale == 1.0 and at > draft.number.first:
            return LETTER_SCALES.get(atoms.lows[at], 1.0)
        return scale

    def _link(self, atoms: Atoms, low: Draft, high: Draft) -> str | None:
        """What joins two numbers: a dash, "to", or "and" after "between"; null where they are two quantities."""
        start, end = low.after, high.first
        while end - start > 1 and atoms.lows[end - 1] in (
            "about",
            "around",
            "almost",
            "~",
            "nearly",
            "some",
            "roughly",
        ):
            end -= 1
        between = [atoms.lows[i] for i in range(start, end)]
        if between == ["up", "to"]:
            between = ["to"]  # "from 450 up to 900"
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
                return "dash" if atoms.glued(start + 1) and (high.value < 0 or high.unit is not COUNT) else None
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
        if at > 1 and atoms.lows[at - 2] in ("up", "down", "went", "gone"):
            return True  # "went up from 9 to 15", "had gone from 9 to 15"
        apart = at > 1 and atoms.words[at - 2] == ","
        for step in range(at - 2, max(-1, at - (24 if apart else 14)), -1):
            low = atoms.lows[step]
            if low in self._w.changes:
                return True
            if low in (";", ":", "while", "whereas", "but"):
                return False
        return False

    def whole_amounts(self, atoms: Atoms, drafts: list[Draft]) -> list[Draft]:
        """One draft for an amount in two units of a currency ("3 dollars and 40 cents"), and for "forty-five (45)"."""
        kept: list[Draft] = []
        for draft in drafts:
            before = kept[-1] if kept else None
            if before is not None and self._is_repeated(atoms, before, draft):
                before.after = draft.after + 1
            elif before is not None and self._is_change(atoms, before, draft):
                before.value += draft.value * 0.01
                before.after = max(draft.after, draft.unit.after)
            elif before is not None and (times := self._times_of_part(atoms, before, draft)):
                before.value = before.value * times + draft.value
                before.unit, before.kind, before.after = draft.unit, draft.kind, draft.after
            else:
                kept.append(draft)
        return kept

    @staticmethod
    def _times_of_part(atoms: Atoms, before: Draft, draft: Draft) -> float:
        """How many of a draft's unit make one of the unit before it, where both tell one amount; else 0."""
        entry = unit_parts().get((before.unit.code, draft.unit.code))
        if entry is None or before.unit.factor != 1 or draft.unit.factor != 1 or before.attribute or before.value % 1:
            return 0.0
        links = [[], ["and"]] if draft.kind is QuantityKind.DURATION else [[], ["and"], [","], [",", "and"]]
        joined = atoms.lows[before.after : draft.first] in links
        return entry.times if joined and 0 < draft.value < (entry.most or entry.times) else 0.0

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
        bare = draft.unit is COUNT and draft.value >= 10 and not atoms.words[draft.after][:1].isalnum()
        if bare and before.after == draft.first and atoms.words[draft.after] not in ("%", "-", "/"):
            return True  # "20 dollars 43", said as at a till
        coin = draft.unit.factor == 0.01 or atoms.lows[draft.number.after] in (
            "cents",
            "cent",
            "c",
            "kopiykas",
            "kopecks",
        )
        return coin and atoms.lows[before.after : draft.first] in ([], ["and"], [","])

    def bounds(self, atoms: Atoms, drafts: list[Draft]) -> list[Draft]:
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
