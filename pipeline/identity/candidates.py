"""Which pairs of reports are worth comparing: those that share a key, near each other in time.

A pair is never sought among all reports. Reports that say the same in the same words are taken together first; what is left
goes into blocks by series, people, or place and words of the name, each within one month, and inside a block only neighbours
in time are compared. Work thus grows with the number of reports. Belongs here: keys, blocks and neighbours. Stays out: the
judgement on a pair.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import numpy as np

from pipeline.identity.columns import Hashes, Numbers, distinct, hash64
from pipeline.identity.folding import cognates
from pipeline.identity.likeness import SLACK
from pipeline.identity.reports import Report

NEIGHBOURS = 12
"""Reports of a block that one report is compared with, counted forward in time."""
PEOPLE, WORDS, OTHERS = 6, 6, 8
"""How many people, words of a name and other participants of one report make keys."""
MONTHS = 13
"""Months of one report that make keys: a year, with a day's slack."""


def neighbours(keys: Hashes, reports: Numbers) -> Numbers:
    """Pairs of neighbours in their blocks. `keys` are those of `reports`, one line each; reports are numbered in the order in
    which blocks are sorted. A pair is `one << 32 | other`, the lower number first; each comes once, in order."""
    order = np.lexsort((reports, keys))
    keys, reports = keys[order], reports[order]
    found = [np.zeros(0, np.int64)]
    for away in range(1, NEIGHBOURS + 1):
        near = (keys[:-away] == keys[away:]) & (reports[:-away] != reports[away:])
        found.append((reports[:-away][near] << 32) | reports[away:][near])
    return distinct(np.concatenate(found))


def keys_of(report: Report) -> list[int]:
    """The keys of the blocks that a report stands in, as hashes."""
    return sorted({hash64(*key) for key in _keys(report)})


def _keys(report: Report) -> Iterator[tuple[object, ...]]:
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
