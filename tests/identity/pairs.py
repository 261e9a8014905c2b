"""How well events are drawn together: pairs of meetings rightly joined, wrongly joined, wrongly kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import comb


def pairwise(truth: Mapping[str, object], found: Mapping[str, str]) -> tuple[int, int, int]:
    """Pairs rightly joined, wrongly joined, wrongly kept apart; counted by group, so that many meetings cost little."""
    together = sum(comb(n, 2) for n in Counter((truth[meeting], found[meeting]) for meeting in truth).values())
    joined = sum(comb(n, 2) for n in Counter(found[meeting] for meeting in truth).values())
    same = sum(comb(n, 2) for n in Counter(truth.values()).values())
    return together, joined - together, same - together


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall over pairs."""
    return 2 * right / (2 * right + wrong + missed)
