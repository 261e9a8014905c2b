"""Reports compared: which pairs are new since the run before, which no longer count, and what comes of comparing.

Belongs here: finding pairs among all reports without looking at all of them. Stays out: the judgement on a pair (`likeness.py`),
and drawing reports together (`drawing.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.identity.candidates import neighbours
from pipeline.identity.columns import Bools, Numbers, codes, distinct, lists, numbers, taken
from pipeline.identity.drawing import Node, alike
from pipeline.identity.likeness import SLACK, Sure, closeness, likeness
from pipeline.identity.marks import Ids, reports
from pipeline.identity.reports import Report

PAIRS_AT_ONCE = 16_384
"""Pairs that are compared between two looks at the reports: bounds memory."""
SURER = 1000.0
"""What one step of sureness weighs against closeness, which is never as much."""
KEYS_AT_ONCE = 65_536
"""Keys of reports whose neighbours are sought together: bounds memory."""
ALIKE = np.inf
"""Score of two reports that say the same in the same words."""


@dataclass(frozen=True)
class Edges:
    """Pairs of rows that were compared, and are not plainly two: `one` is the earlier in the order of blocks."""

    one: Numbers
    other: Numbers
    sure: npt.NDArray[np.int8]
    score: npt.NDArray[np.float64]

    @classmethod
    def of(cls, lines: list[tuple[int, int, int, float]]) -> Edges:
        columns = list(zip(*lines, strict=True)) or [(), (), (), ()]
        kinds = (np.int64, np.int64, np.int8, np.float64)
        return cls(*(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)))

    def take(self, which: Any) -> Edges:
        return Edges(self.one[which], self.other[which], self.sure[which], self.score[which])

    def __add__(self, more: Edges) -> Edges:
        both = ((getattr(self, name), getattr(more, name)) for name in ("one", "other", "sure", "score"))
        return Edges(*(np.concatenate(pair) for pair in both))

    def __len__(self) -> int:
        return len(self.one)


class Table:
    """Reports as columns: old ones and those that are there now, with what is needed of all of them at once."""

    def __init__(self, rows: pa.Table, old: Bools, current: Bools, ids: Ids) -> None:
        self.rows, self.old, self.current, self.ids = rows, old, current, ids
        self.compared = 0
        """How many pairs were judged."""
        self.start, self.end = numbers(rows.column("start")), numbers(rows.column("end"))
        self.tie, self.alike = numbers(rows.column("tie")), numbers(rows.column("alike"))
        self.published = numbers(rows.column("published_on"), fill=2**31 - 1)
        self.vagueness, self.level = numbers(rows.column("vagueness")), numbers(rows.column("level"))
        marks = (numbers(rows.column(name)) for name in ("words_mark", "people_mark"))
        self.by_place = np.lexsort((self.tie, self.published, *marks, self.end, self.start))
        """The rows in the order in which blocks are sorted."""
        self.place = np.empty(len(self.by_place), np.int64)
        self.place[self.by_place] = np.arange(len(self.by_place))
        self.by_order = np.lexsort((self.tie, self.published))
        """The rows in the order of their articles' days."""
        self.order = np.empty(len(self.by_order), np.int64)
        self.order[self.by_order] = np.arange(len(self.by_order))

    @cached_property
    def told(self) -> tuple[Numbers, ...]:
        """By row: article, series and country as numbers (-1 for none), edition (0 for none), whether the series is listed."""
        named = (codes(self.rows.column(name))[0] for name in ("article_id", "series", "country"))
        return (*named, *(numbers(self.rows.column(name)) for name in ("edition", "series_listed")))

    def reports(self, rows: Numbers) -> dict[int, Report]:
        """The reports in some rows."""
        return dict(zip(rows.tolist(), reports(taken(self.rows, rows), self.ids), strict=True))

    def nodes(self, rows: Numbers) -> list[Node]:
        """What of these rows decides how they are drawn together."""
        named = ("meeting_id", "article_id", "part_of", "edition", "series", "series_listed")
        some = taken(self.rows.select([*named, "tells"]), rows)
        columns = zip(*(some.column(name).to_pylist() for name in named), strict=True)
        told = (-self.vagueness[rows].astype(np.int64), numbers(some.column("tells")), -self.published[rows])
        tells = list(zip(*(one.tolist() for one in told), strict=True))
        dated = self.vagueness[rows] == 0
        days = zip(self.start[rows].tolist(), self.end[rows].tolist(), dated.tolist(), strict=True)
        return [
            Node(meeting, article, part_of, edition, series if listed else None, (start, end) if exact else None, tell)
            for (meeting, article, part_of, edition, series, listed), (start, end, exact), tell in zip(
                columns, days, tells, strict=True
            )
        ]


def said_alike(table: Table, apart: Bools, edges: Edges) -> tuple[Bools, Edges]:
    """Reports that say the same in the same words join the first of them. Gives who stands apart and the pairs, both anew
    for the groups that something came to or went from."""
    touched = distinct(table.alike[table.old != table.current])
    again = np.isin(table.alike, touched)
    stays = (edges.score != ALIKE) | ~again[edges.one]
    edges, apart = edges.take(stays), apart.copy()
    rows = np.flatnonzero(again & table.current)
    rows = rows[np.lexsort((table.order[rows], table.alike[rows]))]
    apart[rows] = True
    lines: list[tuple[int, int, int, float]] = []
    for group, sure in _with_sureness(table, [group for group in runs(rows, table.alike[rows]) if len(group) > 1]):
        table.compared += len(group) - 1
        joins = alike(table.nodes(group), sure)
        apart[group[joins]] = False
        lines += [(int(group[0]), row, int(sure), ALIKE) for row in group[joins].tolist()]
    return apart, edges + Edges.of(lines)


def _with_sureness(table: Table, groups: list[Numbers]) -> Iterator[tuple[Numbers, Sure]]:
    """For each group how sure it is that two of its reports are one, where they are of different articles."""
    article, _ = codes(table.rows.column("article_id"))
    second = [next((row for row in group if article[row] != article[group[0]]), None) for group in groups]
    several = [(group, row) for group, row in zip(groups, second, strict=True) if row is not None]
    for start in range(0, len(several), PAIRS_AT_ONCE // 8):
        some = several[start : start + PAIRS_AT_ONCE // 8]
        found = table.reports(np.unique([(group[0], row) for group, row in some]))
        for group, row in some:
            yield group, likeness(found[group[0]], found[row])


def runs(rows: Numbers, labels: npt.NDArray[Any]) -> list[Numbers]:
    """The rows cut where the label changes."""
    return np.split(rows, np.flatnonzero(labels[1:] != labels[:-1]) + 1) if len(rows) else []


def compared(table: Table, apart_before: Bools, apart: Bools, edges: Edges) -> tuple[Edges, Edges, Edges]:
    """The edges that stay, those that come, and those that go."""
    keys, owners = lists(table.rows.column("keys"))
    stood, stands = table.old & apart_before, table.current & apart
    touched = distinct(keys[(stood != stands)[owners]])
    near = np.flatnonzero(np.isin(keys, touched))
    is_pair = edges.score != ALIKE
    ends = _code(table, edges.one, edges.other)
    lost, won = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for some in _by_key(keys, near):
        before, now = (
            neighbours(keys[mine], table.place[owners[mine]])
            for mine in (some[which[owners[some]]] for which in (stood, stands))
        )
        lost.append(np.setdiff1d(before, now, assume_unique=True))
        fresh = np.setdiff1d(now, before, assume_unique=True)
        won.append(fresh[_can_be_one(table, *_rows(table, fresh))])
    stays = ~is_pair | (stands[edges.one] & stands[edges.other])
    doubtful = is_pair & stays & np.isin(ends, np.concatenate(lost))
    if doubtful.any():
        # Neighbours in another block all the same?
        mine = np.zeros(len(table.old), np.bool_)
        mine[edges.one[doubtful]] = True
        elsewhere = np.flatnonzero(np.isin(keys, distinct(keys[mine[owners]])) & stands[owners])
        stays &= ~doubtful
        for some in _by_key(keys, elsewhere):
            stays |= doubtful & np.isin(ends, neighbours(keys[some], table.place[owners[some]]))
    kept = edges.take(stays)
    new = distinct(np.concatenate(won))
    new = new[~np.isin(new, _code(table, kept.one, kept.other))]
    table.compared += len(new)
    lines: list[tuple[int, int, int, float]] = []
    for start in range(0, len(new), PAIRS_AT_ONCE):
        lines += _judged(table, *_rows(table, new[start : start + PAIRS_AT_ONCE]))
    return kept, Edges.of(lines), edges.take(~stays)


def _by_key(keys: npt.NDArray[Any], which: Numbers) -> Iterator[Numbers]:
    """Some keys at a time, with all that have them."""
    which = which[np.argsort(keys[which], kind="stable")]
    start = 0
    while start < len(which):
        end = min(start + KEYS_AT_ONCE, len(which))
        end = int(np.searchsorted(keys[which], keys[which[end - 1]], side="right"))
        yield which[start:end]
        start = end


def _code(table: Table, one: Numbers, other: Numbers) -> Numbers:
    return (table.place[one] << 32) | table.place[other]


def _rows(table: Table, pairs: Numbers) -> tuple[Numbers, Numbers]:
    return table.by_place[pairs >> 32], table.by_place[pairs & 0xFFFFFFFF]


def _judged(table: Table, ones: Numbers, others: Numbers) -> Iterator[tuple[int, int, int, float]]:
    found = table.reports(np.unique(np.concatenate([ones, others])))
    for one, other in zip(ones.tolist(), others.tolist(), strict=True):
        sure = likeness(found[one], found[other])
        if sure:
            score = sure * SURER + closeness(found[one], found[other]) if sure > 0 else 0.0
            yield one, other, int(sure), score


def _can_be_one(table: Table, ones: Numbers, others: Numbers) -> Bools:
    """Whether two reports may be likely: `likeness` says NO to the others, or what an event sees for itself."""
    article, series, country, edition, listed = table.told
    one_edition, other_edition = edition[ones], edition[others]
    both = (one_edition != 0) & (other_edition != 0)
    in_series = (series[ones] >= 0) & (series[ones] == series[others])
    two_series = (listed[ones] != 0) & (listed[others] != 0) & ~in_series
    dated = (table.start[ones] != 0) & (table.start[others] != 0) & (table.end[ones] != 0) & (table.end[others] != 0)
    overlap = (
        dated & (table.start[ones] <= table.end[others] + SLACK) & (table.start[others] <= table.end[ones] + SLACK)
    )
    here = (country[ones] == country[others]) | (country[ones] < 0) | (country[others] < 0)
    may_be: Bools = (article[ones] != article[others]) & ~(both & (one_edition != other_edition)) & ~two_series
    may_be &= (in_series & both) | (overlap & (here | in_series))
    return may_be
