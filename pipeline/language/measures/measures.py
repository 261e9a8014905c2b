"""Measures: which noun phrase a quantity counts or measures, also where noun and number stand apart.

Belongs here: the order in which the places for it are tried; a place's name becomes the quantity's `rule`. Stays out: the
places themselves (`measure_places.py`) and how a noun phrase is read (`noun_phrases.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.language.measures.measure_places import Places
from pipeline.language.measures.phrases_before import Phrase
from pipeline.language.measures.shared import Sharing
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import HYPHENS, Atoms
from pipeline.language.quantities.ages import mark_measured_age
from pipeline.language.quantities.directions import direction_of
from pipeline.language.quantities.draft import Draft
from pipeline.language.quantities.inherited_units import inherit_unit
from pipeline.language.words import words_in

_NUMBER_OF = re.compile(
    r"^(?:(?:the|a|an)\s+)?(?:total\s+|average\s+)?(?:number|amount|total|volume|average|quantity|count|nombre|número)s?\s+of\s+(?!what\b)",
    re.IGNORECASE,
)

_LEANING = frozenset({QuantityKind.CARDINAL, QuantityKind.RATIO, QuantityKind.PERCENT, QuantityKind.FOLD})
"""Kinds that can speak of what an earlier figure counted; an amount of money or stuff is of something of its own."""


_SHARING = frozenset({"compared", "gapped", "antecedent", "of_which", "fronted"})
"""Rules of figures that share the rate of the one they lean on."""


_Found = tuple[str, Phrase | Draft | None]
"""The name of a place, and what stands there."""


class Measures:
    """Finds the measures of the drafts of one language."""

    def __init__(self, language: str) -> None:
        self._w = words_in(language)
        self._places = Places(language)
        self._sharing = Sharing(language)
        self._generic, self._human = self._w.grammar("generic"), self._w.grammar("human")

    def fill(
        self, atoms: Atoms, drafts: list[Draft], remembered: list[Draft], faded: Sequence[Draft] = ()
    ) -> list[Draft]:
        """Sets noun, measure, head and rule of each draft, left to right; later ones may lean on earlier ones.

        `remembered` is what the sentence before spoke of, `faded` the paragraph before; the return value is what this one leaves for the next.
        """
        places = self._places
        for index, draft in enumerate(drafts):
            if draft.kind is not QuantityKind.ORDINAL:
                before = atoms.lows[draft.first - 1] if draft.first else ""
                draft.in_phrase = before in self._places.sources
                draft.joined = atoms.lows[draft.after] in self._w.grammar("and")
                self._fill(atoms, drafts, index, draft, remembered)
                if draft.measure is None and not remembered and places.is_elliptic(atoms, draft):
                    self._take(atoms, draft, places.antecedent(list(faded), draft), "recalled")
                draft.direction = direction_of(atoms, draft, self._w) or draft.direction
                mark_measured_age(draft)
        self._sharing.forward(drafts)
        self._sharing.rates(atoms, drafts)
        return [draft for draft in drafts if draft.measure] or remembered

    def _fill(self, atoms: Atoms, drafts: list[Draft], index: int, draft: Draft, remembered: list[Draft]) -> None:
        rule = draft.rule
        if draft.noun is not None:
            self._set(atoms, draft, draft.noun, rule)
            return
        places = self._places
        following = places.following(atoms, draft)
        if following is not None and self._is_bare_unit(atoms, following[1]):
            whole = places.of_quantity(atoms, draft, [])
            following = ("of_quantity", whole) if isinstance(whole, Phrase) else following
        if following is not None:
            self._set(atoms, draft, following[1], rule or following[0])
            self._mend(draft, following[0])
            return
        earlier = drafts[:index]
        inherit_unit(atoms, earlier, draft, self._w)
        if draft.kind is QuantityKind.PERCENT and draft.first and self._is_either(atoms, earlier, draft):
            earlier = earlier[:-1]
        for name, found in self._apart(atoms, earlier, draft, remembered):
            if found is not None and self._take(atoms, draft, self._clip(atoms, earlier, found), rule or name):
                return
        if self._is_of_people(atoms, draft, bool(remembered or any(other.measure for other in earlier))):
            draft.measure, draft.head, draft.rule = "people", "person", "human"
            return
        those = places.those(atoms, draft) if draft.antecedent and not remembered else None
        if self._take(atoms, draft, those, rule or "part_of"):
            return
        if moved := places.transferred(atoms, draft):
            draft.measure, draft.head, draft.rule = moved, moved.split()[0], "transferred"
            return
        subject = places.each(atoms, earlier, draft) or places.subject(atoms, draft, earlier)
        if isinstance(subject, Draft) or (subject is not None and not self._is_generic(atoms, subject)):
            self._take(atoms, draft, subject, rule or "subject")
            return
        for name, found in self._last_resorts(atoms, earlier, draft, remembered):
            if self._take(atoms, draft, found, rule or name):
                return
        if not self._take(atoms, draft, subject, rule or "subject") and draft.kind is not QuantityKind.RATIO:
            self._take(atoms, draft, self._clip(atoms, earlier, places.apposed(atoms, draft)), rule or "apposed")

    def _apart(self, atoms: Atoms, earlier: list[Draft], draft: Draft, remembered: list[Draft]) -> Iterator[_Found]:
        """What stands at each place apart from the figure, the surest place first; looked up only as far as it is asked."""
        places = self._places
        yield "same_again", places.same_again(atoms, earlier, draft)
        yield "predicated", places.predicated(atoms, draft)
        yield "of_which", places.pointed(atoms, earlier, draft, remembered)
        yield "restated", places.restated(atoms, earlier, draft)
        yield "ranged", places.ranged(atoms, draft)
        yield "of_quantity", places.of_quantity(atoms, draft, earlier)
        yield "priced", places.priced(atoms, draft)
        yield "labelled", places.labelled(atoms, earlier, draft)
        yield "antecedent", places.parallel(atoms, earlier, draft)
        yield "enclosed", places.enclosed(atoms, draft)
        yield "compared", places.compared(atoms, earlier, draft)
        yield "gapped", places.gapped(atoms, earlier, draft)
        yield "object", places.changed_object(atoms, draft)
        yield "antecedent", places.had(atoms, earlier, draft)
        yield "fronted", places.fronted(atoms, earlier, draft) or places.fronted_whole(atoms, earlier, draft)
        yield "fronted", places.headed(atoms, draft)
        yield "existential", places.existential(atoms, earlier, draft, remembered)
        yield "recalled", places.recalled(atoms, earlier, draft) or places.moved_to(atoms, earlier, draft)

    def _last_resorts(
        self, atoms: Atoms, earlier: list[Draft], draft: Draft, remembered: list[Draft]
    ) -> Iterator[_Found]:
        """Earlier figures that a figure without a subject of its own leans on."""
        places, leans = self._places, draft.kind in _LEANING
        yield "antecedent", places.antecedent(earlier, draft) if leans else places.level(earlier, draft)
        if leans or places.is_pronominal(atoms, draft):
            yield "remembered", places.antecedent(remembered, draft)

    @staticmethod
    def _is_either(atoms: Atoms, earlier: list[Draft], draft: Draft) -> bool:
        """Whether a share tells a change again that was counted: "staff grew by 125 posts or 2.2 per cent"."""
        if not earlier or atoms.lows[draft.first - 1] != "or" or not earlier[-1].first:
            return False
        return atoms.lows[earlier[-1].first - 1] == "by" and earlier[-1].kind is QuantityKind.CARDINAL

    @staticmethod
    def _is_bare_unit(atoms: Atoms, phrase: Phrase) -> bool:
        """Whether a counted noun says nothing of its own: "sales of 580 units"."""
        return phrase.after == phrase.first + 1 and atoms.lows[phrase.first] in ("units", "items")

    def _is_of_people(self, atoms: Atoms, draft: Draft, told: bool) -> bool:
        """ "the blast killed 13", "at least 13 died": verbs of people alone beside a bare number.

        `told` says that something was counted before, which "13 were questioned" may speak of as well.
        """
        if draft.kind is not QuantityKind.CARDINAL or self._w.language != "en":
            return False
        at = draft.after + (atoms.lows[draft.after] == "more")
        if draft.first and atoms.lows[draft.first - 1] in self._human:
            return True
        if not told and self._w.function.get(atoms.lows[at]) == "auxiliary":
            at += 1
        follows = atoms.lows[at]
        return follows in self._human and follows.endswith("ed") and (at > draft.after or not told or draft.first > 0)

    def _clip(self, atoms: Atoms, earlier: list[Draft], found: Phrase | Draft | None) -> Phrase | Draft | None:
        """A phrase without the earlier figure that it runs over; that figure itself where nothing is left."""
        if not isinstance(found, Phrase):
            return found
        for other in reversed([d for d in earlier if not d.lone]):
            end = max(other.after, other.noun.after) if other.noun is not None else other.after
            if other.first < found.after and found.first < end:
                inside = self._linked(atoms, end, found) if found.first >= other.first else None
                if inside is not None and atoms.lows[inside] not in self._generic:
                    return Phrase(inside, found.after, max(found.head, inside), max(found.core, inside + 1))
                if end >= found.after or found.first >= other.first:
                    return other if other.measure else None
                end = other.after + (atoms.words[other.after] in HYPHENS)
                return Phrase(end, found.after, max(found.head, end), max(found.core, end + 1))
        return found

    def _linked(self, atoms: Atoms, at: int, found: Phrase) -> int | None:
        """Where the noun after a preposition starts that follows an earlier figure: "a profit of 3 million on | sales"."""
        if atoms.lows[at] not in self._w.grammar("inner"):
            return None
        at += 1
        while self._w.function.get(atoms.lows[at]) in ("determiner", "possessive"):
            at += 1
        return at if at < found.after else None

    def _is_generic(self, atoms: Atoms, phrase: Phrase) -> bool:
        bare = phrase.core == phrase.after or atoms.words[phrase.after - 1].isdigit()  # "the figure for 2015"
        return bare and phrase.first == phrase.head and atoms.lows[phrase.head] in self._generic

    def _take(self, atoms: Atoms, draft: Draft, found: Phrase | Draft | None, rule: str) -> bool:
        if found is None:
            return False
        if isinstance(found, Draft):
            if found.measure is None:
                return False
            draft.measure, draft.head, draft.rule = found.measure, found.head, rule
            if rule in _SHARING and draft.kind is found.kind and ";" not in atoms.words[found.after : draft.first]:
                draft.rate_per = draft.rate_per or found.rate_per
            return True
        self._set(atoms, draft, found, rule)
        return draft.measure is not None

    def _set(self, atoms: Atoms, draft: Draft, phrase: Phrase, rule: str) -> None:
        words, head, first = atoms.of(phrase.first, phrase.after), phrase.head, phrase.first
        if (trimmed := _NUMBER_OF.match(words)) and words[trimmed.end() :].strip():
            while atoms.starts[first] < atoms.starts[phrase.first] + trimmed.end():
                first += 1
            while self._w.function.get(atoms.lows[first]) in ("determiner", "possessive") and first < phrase.after - 1:
                first += 1
            head = self._head_of(atoms, first, phrase.after)
            phrase = Phrase(first, phrase.after, head, head + 1)
            words = atoms.of(first, phrase.after)
        draft.measure = words.strip(" ,;:") or None
        draft.head = self._w.singular(atoms.lows[head])
        draft.rule = rule
        draft.noun = phrase

    def _head_of(self, atoms: Atoms, first: int, after: int) -> int:
        for at in range(first, after - 1):
            if self._w.function.get(atoms.lows[at + 1]) == "preposition":
                return at - (at > first and self._w.participle(atoms.lows[at]))
        return after - 1

    @staticmethod
    def _mend(draft: Draft, rule: str) -> None:
        """ "1.240 hits": what is counted comes in whole numbers, so the mark groups."""
        if rule == "counted" and draft.kind is QuantityKind.CARDINAL and draft.value % 1 and draft.number.regrouped:
            draft.value = draft.number.regrouped


@cache
def measures_of(language: str) -> Measures:
    """The measure finder of a language, made once."""
    return Measures(language)
