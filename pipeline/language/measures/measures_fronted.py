"""Figures whose measure opens the clause: "of 3,000 sites, 1,700 were closed", "with 41 per cent, the rate is low".

Belongs here: wholes and nouns at the head of the clause. Stays out: subjects and other places before a figure
(`measure_places.py`).
"""

from __future__ import annotations

from pipeline.language.measures.measures_after import ENDS, QUOTES
from pipeline.language.measures.measures_leaning import COUNTING, PlacesLeaning
from pipeline.language.measures.phrases_before import Phrase
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft


class PlacesFronted(PlacesLeaning):
    """The places at the head of a clause, in one language."""

    def headed(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """The noun behind a figure that opens the sentence: "With 41 per cent, the clearance rate is low"."""
        alone = draft.first == 1 and atoms.lows[0] in ("with", "at") and atoms.words[draft.after] == ","
        return self._phrases.bare(atoms, draft.after + 1) if alone and draft.noun is None else None

    def fronted(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Draft | None:
        """The whole that opens the clause: "of 3,000 sites linked to the ring, around 1,700 were closed"."""
        for other in earlier:
            at = other.first - 1
            while at >= 0 and self._w.function.get(atoms.lows[at]) in ("determiner", "possessive"):
                at -= 1
            mark = atoms.words[at - 1] if at > 0 else ","
            opens = mark in QUOTES or mark in (",", ":", ";", "that")
            if at >= 0 and atoms.lows[at] in self._of and opens and draft.kind in COUNTING:
                if other.kind is QuantityKind.MONEY and draft.kind is QuantityKind.CARDINAL and draft.noun is None:
                    draft.unit, draft.kind = other.unit, other.kind
                return other if other.measure else None
        return None

    def fronted_whole(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Phrase | Draft | None:
        """The whole without a number that opens the clause: "of the files examined, 4.5 per cent were old"."""
        if draft.kind not in COUNTING or atoms.words[max(draft.first - 1, 0)] not in (",", ""):
            return None
        for at in range(draft.first - 2, -1, -1):
            if atoms.words[at] in (",", ";", ":"):
                return None
            if atoms.lows[at] in self._of | {"among"} and (at == 0 or atoms.words[at - 1] in QUOTES | ENDS):
                inside = next((d for d in earlier if d.first > at), None)
                return inside or self._phrases.bare(atoms, at + 1)
        return None
