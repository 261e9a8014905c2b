"""Which lines of a page make the story: the stretch with the most prose for its furniture, trimmed and cleaned.

Belongs here: weighing lines and choosing the stretch. Stays out: what single lines are (`lines.py`), title and date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.articles.furniture import CLOSING, Kind
from pipeline.articles.lines import AGENCY_TAIL, Line, Role, ends_sentence

_PROSE_CAP = 60
"""Words of one paragraph that count: a single long paragraph, often legal small print, should not win alone."""

_GAPS = frozenset({Role.HEADING, Role.FURNITURE, Role.DATE})
_FURNITURE_COST, _CLOSING_COST, _END_COST = 5.0, 40.0, 120.0
_GAP_COSTS = (1.5, 3.0, 8.0, 15.0)
"""Cost of the first, the second ... line in a row that is no prose: sub-headings come alone, menus in dozens, and the
teasers of other stories with their section, headline, author and hour."""

_STORY, _TEASERS, _TEASER_GAP = 4, 2, 2
"""Paragraphs that make a story; single ones from which they are a list of teasers; lines before a teaser that are no
prose: at least a headline and an author, a section or an hour."""

_BETWEEN = frozenset({Kind.NEWSLETTER, Kind.SHARE, Kind.TOOL, Kind.COOKIES})
"""Furniture that also stands between the paragraphs of one story."""

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
        run = run + 1 if line.role in _GAPS else run if line.role is Role.BLANK else 0
        weight = _weight(line, run) if line.role is not Role.ITEM else _item_weight(lines, index)
        if current <= 0:
            if weight <= 0:
                current = 0.0
                continue
            current, start = weight, index
        else:
            current += weight
        if current > best:
            best, best_start, best_end = current, start, index + 1
    return Region(best_start, _without_teasers(lines, best_start, best_end)) if best else None


def _without_teasers(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the story ends. Behind a story of several paragraphs, ones and twos between headings are other stories."""
    blocks = _blocks(lines, start, end)
    longest = max((count for _, _, count in blocks), default=0)
    behind = list(takewhile(lambda block: block[2] <= 2, reversed(blocks)))
    enough = _TEASERS if all(count == 1 for _, _, count in behind) else _TEASERS + 1
    if longest < _STORY or len(behind) < enough:
        return end
    return blocks[len(blocks) - len(behind) - 1][1] + 1


def _blocks(lines: Sequence[Line], start: int, end: int) -> list[tuple[int, int, int]]:
    """Stretches of paragraphs with at most one heading between two: first line, last line, number of paragraphs."""
    blocks: list[tuple[int, int, int]] = []
    gap = _TEASER_GAP
    for index in range(start, end):
        line = lines[index]
        if line.role is Role.PROSE or line.role is Role.ITEM:
            if gap >= _TEASER_GAP:
                blocks.append((index, index, 1))
            else:
                first, _, count = blocks[-1]
                blocks[-1] = (first, index, count + 1)
            gap = 0
        elif line.role in _GAPS and line.kind not in _BETWEEN:
            gap += 1
    return blocks


def _weight(line: Line, run: int) -> float:
    match line.role:
        case Role.PROSE:
            ends = ends_sentence(line.text)
            words = min(line.words, _PROSE_CAP)
            return float(words) if ends and words >= _SHORT_PROSE else 1.0 if ends else words * 0.4
        case Role.HEADING | Role.FURNITURE | Role.DATE:
            gap = _GAP_COSTS[min(run, len(_GAP_COSTS)) - 1]
            return -max(gap, _furniture_cost(line)) if line.role is Role.FURNITURE else -gap
        case _:
            return 0.0


def _furniture_cost(line: Line) -> float:
    if line.kind is Kind.END:
        return _END_COST
    if line.kind in CLOSING:
        return _CLOSING_COST
    return _FURNITURE_COST


def _item_weight(lines: Sequence[Line], index: int) -> float:
    """An item of a list counts like a short sentence; one that stands alone, like a footnote, counts nothing."""
    line = lines[index]
    alone = _role_beside(lines, index, -1) is not Role.ITEM and _role_beside(lines, index, 1) is not Role.ITEM
    if alone and not (line.words >= _SHORT_PROSE and ends_sentence(line.text)):
        return 0.0
    return max(1.0, min(line.words, 20) * 0.25)


def _role_beside(lines: Sequence[Line], index: int, step: int) -> Role | None:
    """Role of the nearest line that is not blank, a few lines up or down."""
    for nth in range(1, 4):
        place = index + nth * step
        if 0 <= place < len(lines) and lines[place].role is not Role.BLANK:
            return lines[place].role
    return None


_FEWEST = 3
"""Paragraphs from which the last one may be about the publisher."""

_SELF = re.compile(
    r"(?:The )?[^\W\d_a-z][^.,;:!?\"“]{3,120}?(?P<then>,| is an? | is the | was (?:founded|established|created) | are the )"
)
_IN_ADDRESS = re.compile(r"(?:[^\W\d_a-z]|\d)[\w.’'/-]*,?|of|and|de|du|la|the|&")

_EDITORS = re.compile(
    r"\s\((?:Reporting|Writing|Editing|Edited|Additional reporting|With inputs?|Con información)\b[^()]{3,250}\)$"
)
"""Who wrote and edited, in brackets after the last sentence."""


def without_publisher(paragraphs: list[str], publisher: str) -> list[str]:
    """The paragraphs without a last one that says who the publisher is, or gives its address; `publisher` heads the page."""
    if len(paragraphs) < _FEWEST or len(publisher.split()) < 2:
        return paragraphs
    told = _SELF.match(paragraphs[-1])
    if told is None or publisher.casefold() not in paragraphs[-1][: told.end()].casefold():
        return paragraphs
    rest = paragraphs[-1][told.end() :]
    address = told["then"] == "," and all(_IN_ADDRESS.fullmatch(word) for word in rest.split())
    return paragraphs[:-1] if told["then"] != "," or address else paragraphs


def without_tail(paragraphs: list[str], agencies: set[str]) -> list[str]:
    """The paragraphs without the agency's name after the last sentence: "(APS)", "- BuaNews", "EFE"."""
    if not paragraphs:
        return paragraphs
    if editors := _EDITORS.search(paragraphs[-1], max(0, len(paragraphs[-1]) - 300)):
        paragraphs = [*paragraphs[:-1], paragraphs[-1][: editors.start()].rstrip()]
    found = AGENCY_TAIL.search(paragraphs[-1])
    if found is None or found.start() == 0:
        return paragraphs
    name = found[1] or found[2] or found[3]
    if found[3] and name not in agencies:
        return paragraphs
    if len(name.split()) > 3:
        return paragraphs
    return [*paragraphs[:-1], paragraphs[-1][: found.start()].rstrip()]
