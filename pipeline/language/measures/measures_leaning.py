"""Figures that lean on an earlier one, and share what it counts: conversions, comparisons, levels of one thing.

Belongs here: how a figure finds the one that it leans on. Stays out: places with words of their own (`measure_places.py`).
"""

from __future__ import annotations

from pipeline.language.measures.measures_after import QUOTES
from pipeline.language.measures.measures_money import PlacesMoney
from pipeline.language.measures.phrases_before import Phrase
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft
from schemas.vocabularies import Comparator, Direction

_QUANTIFIERS = frozenset(("many", "much", "more", "less", "fewer"))

_LEVELS = tuple(["the", noun] for noun in ("number", "amount", "figure", "level", "total", "sum", "volume", "rate"))
_COMPLEMENT = 8
"""Atoms. The longest complement of what was multiplied, before the level that this leads to."""

COUNTING = (QuantityKind.CARDINAL, QuantityKind.RATIO, QuantityKind.PERCENT)


class PlacesLeaning(PlacesMoney):
    """The figures before a figure, in one language."""

    def same_again(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Draft | None:
        """A figure said again in another unit or per something: "70 miles (113 km)", "190 points, or 0.6%"."""
        if not earlier:
            return None
        other = earlier[-1]
        between = atoms.lows[other.after : draft.first]
        if between and between[-1] == "(" and len(between) <= 2:
            if draft.comparator is Comparator.EQ and other.comparator is not Comparator.RANGE:
                draft.comparator = other.comparator  # a conversion is as exact as what it converts
            return other
        again = ([",", "or"], ["or"], ["/"], [",", "that", "is"], [",", "which", "makes"], [",", "i", ".", "e", "."])
        if between in again and (other.unit.code != draft.unit.code or draft.rate_per != other.rate_per):
            return other
        if between == [","] and draft.unit.kind is QuantityKind.DURATION is other.unit.kind:
            return other
        return None

    def compared(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Draft | None:
        """The other side of a comparison: "up from 12 %", "against 41 in 2005", ", 14 per cent more than"."""
        if not earlier:
            return None
        start = earlier[-1]
        moved = atoms.lows[draft.first - 1] == "to" and start.first > 0 and atoms.lows[start.first - 1] == "from"
        if moved and draft.kind is start.kind and start.rule in ("counted", "object"):
            return start
        told = self._told(earlier) or earlier
        other = next((d for d in reversed(earlier) if d.unit.code == draft.unit.code), told[-1])
        if other.measure is None or other.kind is QuantityKind.DURATION is not draft.kind:
            return None
        between = atoms.lows[other.after : draft.first]
        if not between or len(between) > 24:
            return None
        if atoms.lows[draft.after] in self._comparative or draft.rule == "multiple":
            if draft.kind is QuantityKind.FOLD:
                if between[-1] == "," and atoms.lows[draft.after : draft.after + 2] in _LEVELS:
                    return told[-1]  # "worth 1.7 million, twice the amount of the year before"
                return other if _QUANTIFIERS & set(atoms.lows[draft.first : draft.after + 1]) else None
            return other if between[-1] in (",", "and", ";") else None
        if between[-2:] == ["instead", "of"]:
            draft.rate_per = draft.rate_per or other.rate_per
            return other
        if between[-1] not in self._contrast:
            return None
        parts = (QuantityKind.PERCENT, QuantityKind.RATIO)
        same = other.unit.code == draft.unit.code or draft.kind is QuantityKind.CARDINAL
        same = same or (other.kind in parts and draft.kind in parts)
        return other if same and any(word in self._against for word in between[-4:]) else None

    @staticmethod
    def antecedent(earlier: list[Draft], draft: Draft) -> Draft | None:
        """The nearest quantity before it that counts something, of the same kind if there is one, free of a preposition."""
        same = [d for d in earlier if d.measure and d.kind is draft.kind]
        counting = [d for d in earlier if d.measure and (d.kind in COUNTING or draft.kind is QuantityKind.FOLD)]
        for candidates in (same, counting):
            if candidates:
                free = [d for d in candidates if not d.in_phrase]
                return (free or candidates)[-1]
        return None

    @staticmethod
    def level(earlier: list[Draft], draft: Draft) -> Draft | None:
        """An earlier reading of the same level: "fell to 49.5 Hz in May, 49.2 Hz in June"."""
        for other in reversed(earlier):
            if other.unit.code == draft.unit.code and other.rule in ("subject", "compared", "antecedent", "ranged"):
                return other if other.measure else None
        return None

    def restated(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Draft | None:
        """A change of what was just counted: "970 letters, up by 21 per cent", "970 letters, which is a rise of 5%"."""
        parts = (QuantityKind.PERCENT, QuantityKind.RATIO, QuantityKind.FOLD)
        if not earlier or draft.kind not in parts or atoms.hyphenated(draft.after):
            return None
        if earlier[-1].kind is QuantityKind.DURATION or earlier[-1].attribute:
            earlier = self._told(earlier)  # "1,914 in the twelve months to June, up 44 per cent"
        if not earlier or earlier[-1].measure is None or earlier[-1].kind is QuantityKind.AGE:
            return None
        if changed := self._change_of(atoms, draft):
            draft.direction = changed
            return earlier[-1]
        at = draft.first
        while at and atoms.lows[at - 1] in self._restating:
            at -= 1
        opened = at < draft.first and at > 0 and atoms.words[at - 1] in (",", "(", "–", "—")
        moved = atoms.lows[at] in ("up", "down") or atoms.lows[at + 1] in ("up", "down")
        if not opened or at < earlier[-1].after or not (moved or atoms.lows[at] == "which"):
            return None
        return earlier[-1]

    @staticmethod
    def _told(earlier: list[Draft]) -> list[Draft]:
        """The figures that tell counts and amounts, without lengths of time and what only describes a noun."""
        return [d for d in earlier if d.kind is not QuantityKind.DURATION and not d.attribute]

    def _change_of(self, atoms: Atoms, draft: Draft) -> Direction | None:
        """Where a change goes that is told in apposition: ", an increase of | 17 per cent", "– a drop of | a third"."""
        at = draft.first - 1
        if at < 1 or atoms.lows[at] not in self._of or atoms.lows[at - 1] not in self._change:
            return None
        noun = at = at - 1
        while at and at > noun - 3 and atoms.lows[at] not in ("a", "an"):
            at -= 1
        opened = at > 0 and atoms.lows[at] in ("a", "an") and atoms.words[at - 1] in (",", "(", "–", "—")
        return self._w.changes.get(atoms.lows[noun]) if opened else None

    def parallel(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Draft | None:
        """A list whose verb is told once: "Eight of the mills dealt in rye, four in oats and one in hops"."""
        if not earlier or draft.kind is not QuantityKind.CARDINAL or earlier[-1].kind is not draft.kind:
            return None
        link = atoms.lows[draft.after]
        joined = draft.first > 0 and atoms.lows[draft.first - 1] in (",", "and", ";")
        if not joined or self._w.function.get(link) != "preposition" or earlier[-1].measure is None:
            return None
        return (
            earlier[-1]
            if link in atoms.lows[earlier[-1].after : draft.first] and earlier[-1].rule != "labelled"
            else None
        )

    def each(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Draft | None:
        """The parts of a whole just counted: "staffed by 24 people, eight from each county"."""
        if not earlier or draft.kind is not QuantityKind.CARDINAL or atoms.lows[draft.after] not in self.sources:
            return None
        whole = earlier[-1]
        beside = whole.noun is not None and whole.noun.after == draft.first - 1 and atoms.words[draft.first - 1] == ","
        return whole if beside and whole.rule == "counted" and draft.value < whole.value else None

    def recalled(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Draft | None:
        """An earlier level of the same thing, named by its figure alone: "five times the 8 found in 2017"."""
        levels = (QuantityKind.CARDINAL, QuantityKind.PHYSICAL, QuantityKind.MONEY)
        if not earlier or draft.kind not in levels or not draft.first:
            return None
        if draft.kind is QuantityKind.CARDINAL and self._is_gapped(atoms, draft):
            return self.antecedent([d for d in earlier if d.rule in ("counted", "recalled")], draft)
        if atoms.lows[draft.first - 1] in ("a", "an", "mere") or not self._w.participle(atoms.lows[draft.after]):
            return None
        definite = self._w.function.get(atoms.lows[draft.first - 1]) == "determiner"
        return self.antecedent(earlier, draft) if definite and atoms.lows[draft.after + 1] in ("in", "on", "last") else None  # fmt: skip

    def _is_gapped(self, atoms: Atoms, draft: Draft) -> bool:
        """A second subject, a name, right before its figure: "Germany reported 88 leaks, France 61 and Italy 40"."""
        at = draft.first - 1
        follows = atoms.lows[draft.after]
        if at < 1 or not atoms.words[at][:1].isupper() or (follows[:1].isalpha() and follows not in self._w.function):
            return False
        return atoms.words[at - 1] in (",", ";") or atoms.lows[at - 1] == "and"

    def existential(
        self, atoms: Atoms, earlier: list[Draft], draft: Draft, remembered: list[Draft]
    ) -> Phrase | Draft | None:
        """What the clause before spoke of: "reports of leaks have grown: there were 31 last year"."""
        at = draft.first - 1
        while at > 0 and self._w.function.get(atoms.lows[at]) in ("auxiliary", "adverb"):
            at -= 1
        if at < 1 or at == draft.first - 1 or atoms.lows[at] != "there":
            return None
        before = at
        while before > 0 and (
            atoms.lows[before - 1] in self._time | {"this", "last", "alone", "in"}
            or atoms.lows[before - 1] in self._w.grammar("month")
            or atoms.words[before - 1] in QUOTES
        ):
            before -= 1  # "this year there have been 280"
        if before == 0:
            return self.antecedent(remembered, draft)  # "Last week alone there were 310."
        mark = atoms.words[before - 1]
        if mark == ";" and draft.kind is QuantityKind.CARDINAL and (told := self.antecedent(earlier, draft)):
            return told  # "last year there were 310 such cases; this year there have been 280"
        return self._subjects.of(atoms, before - 1) if mark in (":", ",", "–", "—", ";") else None

    def moved_to(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Draft | None:
        """The level that a multiple leads to: "would double the number of scanners, to 24"."""
        if not earlier or not draft.first or atoms.lows[draft.first - 1] != "to" or draft.kind is not QuantityKind.CARDINAL:  # fmt: skip
            return None
        near = atoms.lows[max(0, draft.first - 6) : draft.first - 1]
        if any(low in self._w.grammar("tally") for low in near) and "," not in near:
            return self.antecedent(earlier, draft)  # "8,857 notices, bringing the total to 52,000"
        other = earlier[-1]
        after = other.noun.after if other.noun is not None else other.after
        between = atoms.lows[after : draft.first]
        if between and between[0] in self._w.grammar("inner"):  # "the number of scanners in its ports, to 24"
            between = between[-2:] if len(between) < _COMPLEMENT and "," in between[-2:] else between
        led = other.rule in ("multiplied", "multiple") and between in (["to"], [",", "to"])
        return other if led else None
