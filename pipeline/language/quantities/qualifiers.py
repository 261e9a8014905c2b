"""Qualifiers of drafts: the comparator around a figure, taken into its span.

Belongs here: which comparator holds for which figure. Stays out: the words (`comparators.py`).
"""

from __future__ import annotations

from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.numbers.number_words import number_words
from pipeline.language.quantities.comparators import Qualifier, comparators_of
from pipeline.language.quantities.draft import Draft
from pipeline.language.words import words_in
from schemas.vocabularies import Comparator


class Qualifiers:
    """Qualifies drafts of one language."""

    def __init__(self, language: str) -> None:
        self._n = number_words(language)
        self._handing = words_in(language).grammar("handing")
        self._comparators = comparators_of(language)

    def qualify(self, atoms: Atoms, draft: Draft) -> None:
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
        valued = atoms.lows[first - 1] == "of" if first else False
        if valued and draft.comparator is Comparator.EQ and "estimated" in atoms.lows[max(0, first - 5) : first]:
            draft.comparator, draft.approximator = Comparator.APPROX, "estimated"  # "an estimated value of 9 million"
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
        if single and word == "over" and before in self._handing:
            return True
        if single and word == ">" and qualifier.first == 0 and not atoms.glued(1) and draft.after < atoms.count:
            return True  # the mark of a quoted line
        if single and word == "over" and draft.kind is QuantityKind.DURATION:
            return (
                before not in ("for", "of", "is", "was", "took", "takes", "been", "just", "after", "and")
                or before == ""
            )
        if single and word in ("near", "above", "below", "under") and draft.kind is QuantityKind.CARDINAL:
            earlier = atoms.lows[qualifier.first - 2] if qualifier.first > 1 else ""
            bounded = before == "and" and (earlier[:1].isdigit() or earlier in self._n.triggers)
            return (before in ("the", "from", "and") and not bounded) or word == "near"
        return single and word in ("some", "only", "just", "about") and before in ("the", "these", "those")
