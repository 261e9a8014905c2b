"""What an amount of money is of: what it was spent on, added to, or paid for.

Belongs here: the places of money, before and after it, one small function each. Stays out: the places of other figures
(`measures_after.py`, `measure_places.py`), and the order in which all are tried (`measures.py`).
"""

from __future__ import annotations

from pipeline.language.atoms import Atoms
from pipeline.language.draft import Draft
from pipeline.language.measures_after import PlacesAfter
from pipeline.language.mentions import QuantityKind
from pipeline.language.phrases_before import Phrase

_ASIDE = (["this", "year"], ["last", "year"], ["next", "year"], ["a", "year"], ["so", "far"], ["less"], ["more"])
"""Words between an amount and what it is spent on: "9 million this year on lamps"."""

_REACH = 8
"""Atoms. How far before an amount the verb that rules it may stand."""


class PlacesMoney(PlacesAfter):
    """The places of money, in one language."""

    def _of_money(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        low = atoms.lows[at]
        if low in self._worth and atoms.lows[at + 1] in self._of:
            phrase = self._phrases.bare(atoms, at + 2)
            return ("worth_of", phrase) if phrase else None
        if atoms.hyphenated(at):
            phrase = self._phrases.after(atoms, at + 1, plural=False)
            return ("attribute", phrase) if phrase else None  # "the $11-million pier"
        if found := self._spent_on(atoms, draft, at) or self._added_to(atoms, draft, at) or self._moved_to(atoms, at):
            return found
        if low in ("in", "en"):
            phrase = self._phrases.bare(atoms, at + 1)
            kept = (
                phrase is not None and not self._is_name(atoms, phrase) and atoms.lows[phrase.head] not in self._aside
            )
            return ("money_in", phrase) if phrase is not None and kept else self._attributed(atoms, draft, at)
        return self._attributed(atoms, draft, at)

    def _spent_on(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        """What a verb of spending, or money that stands free, is for: "spent 9 million on lamps", "with 900 euros for oil"."""
        for words in _ASIDE:
            if atoms.lows[at : at + len(words)] == words:
                at += len(words)
                break
        low, before = atoms.lows[at], atoms.lows[draft.first - 1] if draft.first else ""
        spends = any(word in self._spending for word in atoms.lows[max(0, draft.first - 3) : draft.first])
        free = low == "for" and before in ("with", "and", ",", "plus", "including")
        if low not in ("for", "on", "towards") or not (spends or free):
            return None
        return self._named("spent_on", atoms, at + 1)

    def _added_to(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        """What a verb adds money to or takes it from: "adding 900 euros to the rent", "put 2 million into the fund"."""
        if atoms.lows[at] not in ("to", "into", "from", "off"):
            return None
        ruled = any(word in self._w.grammar("adding") for word in atoms.lows[max(0, draft.first - 3) : draft.first])
        return self._named("added_to", atoms, at + 1) if ruled else None

    def _moved_to(self, atoms: Atoms, at: int) -> tuple[str, Phrase] | None:
        """What money as a subject goes to: "R250 million has been moved to the laboratories"."""
        verb = at
        while self._w.function.get(atoms.lows[verb]) in ("auxiliary", "adverb"):
            verb += 1
        giving = self._spending | self._w.grammar("adding") | self._w.grammar("giving")
        if verb == at or atoms.lows[verb] not in giving:
            return None
        verb += 1 + (atoms.lows[verb + 1] == "aside")
        return (
            self._named("added_to", atoms, verb + 1) if atoms.lows[verb] in ("to", "for", "towards", "into") else None
        )

    def _named(self, rule: str, atoms: Atoms, at: int) -> tuple[str, Phrase] | None:
        phrase = self._phrases.bare(atoms, at)
        if phrase is None or self._w.singular(atoms.lows[phrase.head]) in self._time:
            return None
        return rule, phrase

    def priced(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """What was bought or sold for an amount: "sells the lamp for 90 euros"; not "sued the mill for 90 euros"."""
        if draft.kind is not QuantityKind.MONEY or not draft.first or atoms.lows[draft.first - 1] != "for":
            return None
        ruling = atoms.lows[max(0, draft.first - _REACH) : draft.first]
        if any(word in self._w.grammar("claiming") for word in ruling):
            return None
        phrase = self._phrases.before(atoms, draft.first - 1)
        if phrase is None or self._w.singular(atoms.lows[phrase.head]) in self._time:
            return None
        return phrase
