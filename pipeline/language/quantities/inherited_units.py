"""The unit of a bare number that goes on where an earlier figure left off: "from 17 minutes to 9", "rose 12 points to 960".

Belongs here: which earlier figure lends its unit. Stays out: units that stand beside their number (`units.py`).
"""

from __future__ import annotations

from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft
from pipeline.language.quantities.unit_lexicon import COUNT, Unit
from pipeline.language.words import Words

_LENDING = (QuantityKind.DURATION, QuantityKind.PERCENT, QuantityKind.PHYSICAL, QuantityKind.MONEY)
_TIMES = frozenset({"last", "this", "next"})
_BOUNDING = frozenset({"first", "last", "past", "previous"})
"""Words before a length of time that is the period of other figures."""


def inherit_unit(atoms: Atoms, earlier: list[Draft], draft: Draft, words: Words) -> None:
    """Gives a bare number the unit of the figure that it continues, if it continues one."""
    if draft.unit is not COUNT or not earlier or draft.value_max is not None or draft.attribute:
        return
    other = earlier[-1]
    link = atoms.lows[draft.first - 1] if draft.first else ""
    if link in ("to", "at") and _points(atoms, earlier):
        draft.unit = Unit("count", "point", QuantityKind.CARDINAL)
        return
    again = link == "and" and atoms.lows[draft.after] in _TIMES
    if other.kind is QuantityKind.DURATION and other.first and atoms.lows[other.first - 1] in _BOUNDING:
        return  # "212 cases in the first ten months, as against 140"
    if other.unit.kind not in _LENDING or (other.attribute and other.kind is not QuantityKind.PERCENT and not again):
        return  # "lost along the 90-kilometre border, down from 71"
    if other.kind is QuantityKind.PERCENT and (draft.value > 100 or _changes_by(atoms, other, link)):
        return  # "fell 2 per cent to end at 1,340", "fell by 44 per cent, from 96 to 54"
    moved = atoms.lows[draft.first - 2] in ("down", "up", "compared") if draft.first > 1 else False
    if again or _aims(atoms, draft, link, words) or _stood(atoms, draft, link):
        link = "against"
    if link == "to" and not moved and (not other.first or atoms.lows[other.first - 1] != "from"):
        return
    if link in ("to", "from", "than", "against", "in", "at") and draft.number.first > other.after:
        follows = atoms.lows[draft.after]
        if again or not follows[:1].isalpha() or follows in words.function:
            draft.unit, draft.kind = other.unit, other.kind


def _points(atoms: Atoms, earlier: list[Draft]) -> bool:
    """Whether the last figure is a move of an index: "rose 12 points to 960", "lost 2%" after another that has points."""
    if earlier[-1].kind is QuantityKind.CARDINAL:
        return earlier[-1].head == "point" and earlier[-1].rule == "counted"
    moved = earlier[-1].kind is QuantityKind.PERCENT
    return moved and any(other.head == "point" and other.rule == "counted" for other in earlier)


def _changes_by(atoms: Atoms, other: Draft, link: str) -> bool:
    return other.first > 0 and atoms.lows[other.first - 1] == "by" and link in ("from", "to")


def _aims(atoms: Atoms, draft: Draft, link: str, words: Words) -> bool:
    """ "164 days, against a target of 35"."""
    return link in words.grammar("of") and atoms.lows[draft.first - 2] in words.grammar("goal")


def _stood(atoms: Atoms, draft: Draft, link: str) -> bool:
    """ "out for 31 hours, whereas a year before it had been 50"."""
    return link in ("been", "was", "is") and atoms.lows[draft.first - 2] in ("it", "had", "this", "that")
