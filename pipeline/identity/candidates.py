"""Which pairs of reports are worth comparing: those that share a key, near each other in time.

A pair is never sought among all reports. Reports that say the same in the same words are taken together first; what is left
goes into blocks by series, people, or place and words of the name, each within one month, and inside a block only neighbours
in time are compared. Work thus grows with the number of reports. Belongs here: keys, blocks and the count of comparisons.
Stays out: the judgement on a pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from pipeline.identity.folding import cognates
from pipeline.identity.likeness import SLACK
from pipeline.identity.reports import Report

NEIGHBOURS = 12
"""Reports of a block that one report is compared with, counted forward in time."""
PEOPLE, WORDS, OTHERS = 6, 6, 8
"""How many people, words of a name and other participants of one report make keys."""
MONTHS = 13
"""Months of one report that make keys: a year, with a day's slack."""


def said_alike(reports: Sequence[Report]) -> Iterator[list[Report]]:
    """Groups of reports that say the same in the same words."""
    groups: defaultdict[Hashable, list[Report]] = defaultdict(list)
    for report in reports:
        groups[report.likeness_key].append(report)
    return iter(groups.values())


def pairs(reports: Iterable[Report]) -> Iterator[tuple[Report, Report]]:
    """Pairs to compare; one pair may come more than once, from blocks of different keys."""
    blocks: defaultdict[Hashable, list[Report]] = defaultdict(list)
    for report in reports:
        for key in _keys(report):
            blocks[key].append(report)
    for block in blocks.values():
        if len(block) > 1:
            block.sort(key=lambda r: (r.start or 0, r.end or 0, sorted(r.people), sorted(r.words), r.order))
            for at, one in enumerate(block):
                for other in block[at + 1 : at + 1 + NEIGHBOURS]:
                    yield one, other


def _keys(report: Report) -> Iterator[Hashable]:
    if report.series and report.edition:
        yield "edition", report.series.key, report.edition
    months = list(_months(report))
    if report.series:
        for month in months:
            yield "series", report.series.key, month
    if report.edition:
        for month in months:
            yield "number", report.edition, month
    where = report.country or report.city
    people = sorted(report.principals or report.people)[:PEOPLE]
    for month in months:
        if report.are_talks:
            for two in combinations(people, 2):
                yield "two", two, month
            for person in people:
                yield "one", person, where, month
        else:
            for person in people:
                yield "there", person, where, month
        for word in sorted(cognates(report.words))[:WORDS]:
            yield "word", word, where, month
        if not report.are_talks or not people:
            for other in sorted(report.others | report.nations)[:OTHERS]:
                yield "other", other, where, report.are_talks, month


def _months(report: Report) -> Iterator[int]:
    """The months that the dates touch, give or take the slack, as year times twelve plus month."""
    if report.start is None or report.end is None:
        return
    first, last = date.fromordinal(max(1, report.start - SLACK)), date.fromordinal(report.end + SLACK)
    start, end = (day.year * 12 + day.month - 1 for day in (first, last))
    yield from range(start, min(end, start + MONTHS - 1) + 1)
