"""Which lines of a page make the story: the stretch with the most prose for its furniture, trimmed and cleaned.

Belongs here: weighing lines and choosing the stretch. Stays out: what single lines are (`lines.py`), title and date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.articles.furniture import CLOSING, Kind
from pipeline.articles.lines import AGENCY_TAIL, TERMINAL, Line, Role

_PROSE_CAP = 60
"""Words of one paragraph that count: a single long paragraph, often legal small print, should not win alone."""

_COSTS = {Role.CAPTION: 0.0, Role.CAROUSEL: 0.0, Role.BLANK: 0.0, Role.DATE: 2.0}
_FURNITURE_COST, _MENU_COST, _CLOSING_COST, _END_COST = 5.0, 8.0, 40.0, 120.0
_HEADING_COSTS = (1.5, 3.0, 5.0)
"""Cost of the first, the second and every further heading in a row: sub-headings come alone, menus in dozens."""

_SHORT_PROSE = 6


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `start:end` hold the story."""

    start: int
    end: int


def region_of(lines: Sequence[Line]) -> Region | None:
    """The contiguous lines with the greatest weight (Kadane's maximum subarray); None where there is no prose at all."""
    best, best_start, best_end = 0.0, 0, 0
    current, start, run = 0.0, 0, 0
    for index, line in enumerate(lines):
        run = run + 1 if line.role is Role.HEADING else run if line.role is Role.BLANK else 0
        weight = _weight(line, run)
        if current <= 0:
            if weight <= 0:
                current = 0.0
                continue
            current, start = weight, index
        else:
            current += weight
        if current > best:
            best, best_start, best_end = current, start, index + 1
    return Region(best_start, best_end) if best else None


def _weight(line: Line, run: int) -> float:
    match line.role:
        case Role.PROSE:
            ends = (TERMINAL.search(line.text) or AGENCY_TAIL.search(line.text)) is not None
            words = min(line.words, _PROSE_CAP)
            return float(words) if ends and words >= _SHORT_PROSE else 1.0 if ends else words * 0.4
        case Role.ITEM:
            return min(line.words, 20) * 0.25 if line.words > 3 else 0.0
        case Role.HEADING:
            return -_HEADING_COSTS[min(run, len(_HEADING_COSTS)) - 1]
        case Role.FURNITURE if line.kind is Kind.END:
            return -_END_COST
        case Role.FURNITURE if line.kind in CLOSING:
            return -_CLOSING_COST
        case Role.FURNITURE:
            return -(_MENU_COST if line.kind is Kind.MENU else _FURNITURE_COST)
        case _:
            return -_COSTS[line.role]


def without_tail(paragraphs: list[str], agencies: set[str]) -> list[str]:
    """The paragraphs without the agency's name after the last sentence: "(APS)", "- BuaNews", "EFE"."""
    if not paragraphs:
        return paragraphs
    found = AGENCY_TAIL.search(paragraphs[-1])
    if found is None or found.start() == 0:
        return paragraphs
    name = found[1] or found[2] or found[3]
    if found[3] and name not in agencies:
        return paragraphs
    if len(name.split()) > 3:
        return paragraphs
    return [*paragraphs[:-1], paragraphs[-1][: found.start()].rstrip()]
