"""What the figures of one sentence share: the noun of the last of a list, the rate of the level told beside.

Belongs here: what passes from figure to figure once each has its measure. Stays out: finding measures (`measures.py`), and
the words of rates (`quantities/rates.py`).
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.language.lexicon import read_lexicon
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft
from pipeline.language.quantities.rates import RateEntry
from pipeline.language.words import words_in

_STOOD = frozenset({"been", "was", "is"})
_LEVELS = frozenset({"antecedent", "subject"})
"""Verbs and rules of a level that is told beside another one of the same thing."""


class Sharing:
    """What figures share, in one language."""

    def __init__(self, language: str) -> None:
        self._w = words_in(language)
        self._periodic = {e.words: e.per for e in read_lexicon("rates", RateEntry, language) if e.is_adjective}
        self._generic = self._w.grammar("generic")

    def rates(self, atoms: Atoms, drafts: list[Draft]) -> None:
        """A rate told at the second end of a change or by an adjective: "from 20 to 55 a day", "40 daily checks"."""
        for draft, follower in pairwise(drafts):
            linked = atoms.lows[draft.after : follower.first] in (["to"], [",", "up", "from"], [",", "down", "from"])
            if linked and draft.kind is follower.kind and draft.rate_per is None:
                draft.rate_per = follower.rate_per
            levels = (
                linked and atoms.lows[draft.after] == "to" and draft.first and atoms.lows[draft.first - 1] == "from"
            )
            if levels and draft.kind is follower.kind and follower.rate_per is None:
                follower.rate_per = draft.rate_per  # "from 96 a year to 54"
            stood = follower.rule == "gapped" or (follower.rule in _LEVELS and atoms.lows[follower.first - 1] in _STOOD)
            if draft.rate_per and stood and draft.kind is follower.kind:
                follower.rate_per = follower.rate_per or draft.rate_per  # "190 a month; in 2017 it had been 75"
        for draft in drafts:
            if draft.rate_per is None and draft.kind in (
                QuantityKind.CARDINAL,
                QuantityKind.MONEY,
                QuantityKind.PHYSICAL,
            ):
                words = atoms.lows[max(0, draft.first - 1) : draft.first]  # "a monthly average of 60"
                if draft.noun is not None and draft.kind is not QuantityKind.PHYSICAL:
                    before = draft.rule != "counted" and draft.noun.first > 0
                    head = draft.noun.head or 1
                    alone = head == draft.noun.first == draft.noun.after - 1
                    words = words + atoms.lows[draft.noun.first - before : max(head, draft.noun.first + (not alone))]
                words = words + self._summed(atoms, draft)
                draft.rate_per = next((self._periodic[word] for word in words if word in self._periodic), None)

    def _summed(self, atoms: Atoms, draft: Draft) -> list[str]:
        """The word before the noun that a level is of: "daily" in "the daily average stands at 40 calls"."""
        at = draft.first - 1
        while at > 1 and (
            self._w.function.get(atoms.lows[at]) in ("auxiliary", "preposition")
            or self._w.is_verb(atoms.lows[at])
            or atoms.lows[at] in self._w.finite
        ):
            at -= 1
        return [atoms.lows[at - 1]] if at > 0 and atoms.lows[at] in self._generic and at < draft.first - 1 else []

    @staticmethod
    def forward(drafts: list[Draft]) -> None:
        """Amounts in a row share the noun of the last: "1.1 million euros and 30 million francs in cash"."""
        for draft, follower in zip(drafts[-2::-1], drafts[:0:-1], strict=True):
            counts = draft.kind is follower.kind is QuantityKind.CARDINAL and follower.rule == "counted"
            if counts and draft.rule != "counted" and follower.first - draft.after == 1 and draft.joined:
                draft.measure, draft.head, draft.rule = (
                    follower.measure,
                    follower.head,
                    "counted",
                )  # "14 and nine officers"
            both_money = draft.kind is QuantityKind.MONEY and follower.kind is QuantityKind.MONEY
            own = draft.rule in ("money_in", "of_quantity", "worth_of")
            if both_money and follower.rule == "money_in" and not own and follower.number.first - draft.after <= 3:
                draft.measure, draft.head = follower.measure, follower.head
