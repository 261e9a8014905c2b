"""Directions: whether a figure is itself a rise or a fall ("up 68%", "dropped by half", "14 per cent more").

Belongs here: the words beside a figure that say so. Stays out: levels that something rises or falls to.
"""

from __future__ import annotations

from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft
from pipeline.language.words import Words
from schemas.vocabularies import Direction

_UP = frozenset(("more", "higher", "larger", "bigger", "greater", "longer", "faster", "up"))
_DOWN = frozenset(("less", "fewer", "lower", "smaller", "shorter", "slower", "down", "cheaper"))
_CHANGEABLE = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO, QuantityKind.FOLD})


def direction_of(atoms: Atoms, draft: Draft, words: Words) -> Direction | None:
    """Up or down where the figure is the size of a change; null where it is a level, or no change is told."""
    if draft.kind in (QuantityKind.ORDINAL, QuantityKind.AGE):
        return None
    after, before = atoms.lows[draft.after], atoms.lows[draft.first - 1] if draft.first else ""
    if atoms.lows[draft.after + 1] == "than" or draft.kind in _CHANGEABLE:
        if after in _UP:
            return Direction.UP
        if after in _DOWN:
            return Direction.DOWN
    at = draft.first - 1
    by = before == "by"
    if by:
        at -= 1
    if at < 0:
        return None
    change = words.changes.get(atoms.lows[at])
    phrasal = at > 0 and atoms.lows[at - 1] in words.grammar("phrasal")  # "make up a third"
    if atoms.lows[at] in ("up", "down") and not phrasal and (by or draft.kind in _CHANGEABLE):
        return Direction.UP if atoms.lows[at] == "up" else Direction.DOWN
    if change is None and (by or draft.kind in _CHANGEABLE):
        for step in range(at - 1, max(-1, at - 4), -1):  # "went up only 5 per cent", "rose again by"
            if words.function.get(atoms.lows[step + 1]) != "adverb" and not atoms.lows[step + 1].endswith("ly"):
                break
            change = words.changes.get(atoms.lows[step])
            if change is not None:
                break
    if change is not None and (by or draft.kind in _CHANGEABLE):
        return change
    if before == "of" and at:
        return words.changes.get(atoms.lows[at - 1]) if atoms.lows[at - 1] in words.grammar("change") else None
    if after in words.grammar("change"):
        return words.changes.get(after)
    return None
