"""Figures told of a noun before them: "savings of 28 million", "pills worth 900 dollars", "a desk at a cost of 900 euros".

Belongs here: the noun before "of", "worth" and "at", and what its cost, total or change is of. Stays out: the other places
before a figure (`measure_places.py`).
"""

from __future__ import annotations

from pipeline.language.measures.measures_after import QUOTES
from pipeline.language.measures.measures_fronted import PlacesFronted
from pipeline.language.measures.phrases_before import Phrase
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft


class PlacesOwned(PlacesFronted):
    """The places before "of", in one language."""

    def of_quantity(self, atoms: Atoms, draft: Draft, earlier: list[Draft]) -> Phrase | Draft | None:
        """A noun before "of" or "worth": "savings of 28 million euros", "pills worth 900 dollars"."""
        at = draft.first
        while at and (self._w.function.get(atoms.lows[at - 1]) == "determiner" or atoms.words[at - 1] in QUOTES):
            at -= 1
        link = atoms.lows[at - 1] if at else ""
        if link == "at" and at > 1 and atoms.lows[at - 2] in self._worth | {"estimated"}:
            at, link = at - 1, "worth"
        if atoms.lows[draft.first] == "within":
            phrase = self._phrases.before(atoms, draft.first)
            usual = phrase is not None and atoms.lows[max(phrase.first - 2, 0) : phrase.first] == ["as", "a"]
            return None if usual else phrase  # "as a rule within two days"
        if link == "at":
            phrase = self._phrases.before(atoms, at - 1)
            priced = draft.kind is QuantityKind.MONEY or (
                phrase and {atoms.lows[phrase.first], self._w.singular(atoms.lows[phrase.head])} & self._generic
            )
            return phrase if priced else None
        bought = earlier[-1].noun if earlier and link == "for" and draft.kind is QuantityKind.MONEY else None
        if bought is not None and bought.after == at - 1:
            return earlier[-1]  # "bought 35 boats for 11 million"
        if link == "with" and draft.kind is QuantityKind.PHYSICAL:
            return self._phrases.before(atoms, at - 1)  # "a lamp with 40 watts"
        if link not in self._of and link not in self._worth:
            return None
        if atoms.lows[at - 2 : at] == ["instead", "of"]:
            return None
        at -= 1
        while at and (
            atoms.lows[at - 1] in ("is", "are", "was", "were", "each", "all", "together", "one")
            or atoms.words[at - 1] == ","
        ):
            at -= 1
        if earlier and at == max(earlier[-1].after, earlier[-1].noun.after if earlier[-1].noun else 0):
            return earlier[-1] if earlier[-1].measure else None
        phrase = self._phrases.before(atoms, at)
        told = phrase is not None and phrase.first > 0 and atoms.lows[phrase.first - 1] in ("you", "we", "they", "i")
        if phrase is None or told:  # "for every week you wait, totalling 5 per cent"
            return self._subjects.of(atoms, at) if link in self._worth else None  # "is thought to be worth 9 million"
        phrase = self._priced_thing(atoms, phrase) or phrase
        head = atoms.lows[phrase.head]
        if head in self._change:
            draft.direction = self._w.changes.get(head, draft.direction)
        if head in self._generic | self._change and phrase.core == phrase.after:
            return (
                self._owner(atoms, phrase)
                or self._changed_before(atoms, phrase, head, draft, earlier)
                or self._changed_after(atoms, head, draft)
                or phrase
            )
        return phrase

    def _priced_thing(self, atoms: Atoms, phrase: Phrase) -> Phrase | None:
        """What a price told behind it is of, without the time between them: "a desk | in May at a cost (of 900 euros)"."""
        last = phrase.after - 1
        if atoms.lows[last] not in self._generic:
            return None
        for at in range(last - 1, max(phrase.first - 1, last - 5), -1):
            if atoms.lows[at] in ("at", "with", "for") and at < last - 1:
                thing = (
                    Phrase(phrase.first, at, min(phrase.head, at - 1), min(phrase.core, at))
                    if at > phrase.first
                    else self._phrases.before(atoms, at)
                )
                return self._without_time(atoms, thing)
        return None

    def _without_time(self, atoms: Atoms, phrase: Phrase | None) -> Phrase | None:
        """A phrase without a month, day or year that closes it: "desk in September"; what stands before it if that is all."""
        if phrase is None:
            return None
        last, times = phrase.after - 1, self._w.grammar("month") | self._time
        if atoms.lows[last] not in times:
            return phrase
        at = last
        while at > 0 and self._w.function.get(atoms.lows[at]) != "preposition" and last - at < 3:
            at -= 1
        if at <= phrase.first:
            return self._phrases.before(atoms, at)
        return Phrase(phrase.first, at, min(phrase.head, at - 1), min(phrase.core, at))

    def _changed_after(self, atoms: Atoms, head: str, draft: Draft) -> Phrase | None:
        """What a change told before its size is of: "a drop of 14 per cent in thefts"; not "in June"."""
        if head not in self._change or atoms.lows[draft.after] != "in":
            return None
        phrase = self._phrases.bare(atoms, draft.after + 1)
        if phrase is None or self._w.singular(atoms.lows[phrase.head]) in self._time or self._is_name(atoms, phrase):
            return None
        return phrase

    def _changed_before(
        self, atoms: Atoms, phrase: Phrase, head: str, draft: Draft, earlier: list[Draft]
    ) -> Draft | None:
        """What an apposed change is of: "9,400 letters, against 7,000 in May: an increase of 34 per cent"."""
        at = phrase.first
        while at and self._w.function.get(atoms.lows[at - 1]) in ("determiner", "possessive"):
            at -= 1
        apposed = at > 0 and (atoms.words[at - 1] in (",", ":", "–", "—", "(") or atoms.lows[at - 1] in ("or", "and"))
        return self.antecedent(earlier, draft) if apposed and head in self._change else None

    def _owner(self, atoms: Atoms, phrase: Phrase) -> Phrase | None:
        """Whose value or total it is: "goods with a street value of", "a total of"."""
        at = phrase.first
        while at and self._w.function.get(atoms.lows[at - 1]) in ("determiner", "possessive"):
            at -= 1
        link = atoms.lows[at - 1] if at else ""
        if link == "in" and atoms.lows[phrase.head] == "sample":
            return self._phrases.before(atoms, at - 1)  # "files in a sample of 640"
        if link in ("with", "at", "to", "for", "by", ",", "has", "had", "have", "having"):
            owner = self._phrases.before(atoms, at - 1 - (link == "with" and atoms.words[at - 2] == ","))
            aside = owner is not None and owner.first and atoms.lows[owner.first - 1] == "for" and link == "with"
            dated = owner is not None and atoms.lows[owner.head] in self._w.grammar("month")
            return None if aside or dated else owner  # "put up for sale with a price of"
        return None
