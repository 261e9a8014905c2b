"""The same meeting told by several articles: reports that hang together drawn into events.

1. Pairs are judged (`likeness.py`), the surest first; what is only likely joins last, and only where nothing else fits as well.
2. An event never holds two rows of one article, two editions, two series, a meeting and the one in whose margins it was held,
   or meetings of day-exact dates that do not meet (unless edition and series say that they are one).
3. Nothing depends on the order in which rows arrive: pairs are taken by sureness, then by the articles' dates and identifiers.

Belongs here: which reports are one event, among those that some chain of likenesses connects. Stays out: finding the pairs, and
an event's identifier (`events.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import numpy.typing as npt

from pipeline.identity.columns import Bools, Numbers
from pipeline.identity.disjoint import DisjointSets
from pipeline.identity.likeness import SLACK, Sure

_CLEARLY = 1.0
"""How much closer one event must be than the next for a likely report to be of it: about one participant in common."""

_AT_ONCE = 8192
"""Pairs that are objects at the same time."""

Pair = tuple[int, int]
"""Two reports by their place in the order of all."""


@dataclass(frozen=True, slots=True)
class Node:
    """What of a report decides with which others it can be one event."""

    meeting_id: str
    article_id: str
    part_of: str | None
    edition: int | None
    series: str | None
    """The listed series."""
    days: tuple[int, int] | None
    """First and last day where they are known to the day."""
    tells: tuple[int, int, int]
    """How much it tells: less sorts first."""


@dataclass(frozen=True)
class Compared:
    """Pairs of reports that were compared, the closest first: how sure it is that the two are one, and how close. A chain of many
    reports has hundreds of thousands, so they are columns."""

    one: Numbers
    other: Numbers
    sure: npt.NDArray[np.int8]
    score: npt.NDArray[np.float64]

    @classmethod
    def in_order(
        cls, ones: Numbers, others: Numbers, sure: npt.NDArray[np.int8], score: npt.NDArray[np.float64]
    ) -> Self:
        """The pairs by their score, equal ones by their reports."""
        low, high = np.minimum(ones, others), np.maximum(ones, others)
        order = np.lexsort((high, low, -score))
        return cls(low[order], high[order], sure[order], score[order])

    def where(self, which: Bools) -> Iterator[tuple[int, int, int, float]]:
        """Some pairs as plain values."""
        rows = np.flatnonzero(which)
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            columns = (getattr(self, name)[some].tolist() for name in ("one", "other", "sure", "score"))
            yield from zip(*columns, strict=True)


@dataclass(slots=True)
class _Event:
    """What an event in the making holds, so that a report that cannot be of it is kept out."""

    meetings: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)
    editions: set[int] = field(default_factory=set)
    series: set[str] = field(default_factory=set)
    never: set[str] = field(default_factory=set)
    """Meetings that contradict one of the event's, of those that were compared."""
    latest_start: int | None = None
    earliest_end: int | None = None

    @classmethod
    def of(cls, node: Node) -> _Event:
        return cls(
            {node.meeting_id},
            {node.article_id},
            {node.part_of} if node.part_of else set(),
            {node.edition} if node.edition else set(),
            {node.series} if node.series else set(),
            set(),
            node.days[0] if node.days else None,
            node.days[1] if node.days else None,
        )

    def agrees(self, other: _Event, sure: Sure) -> bool:
        """Whether both can be one event."""
        if not (self.articles.isdisjoint(other.articles) and self.parents.isdisjoint(other.meetings)):
            return False
        if not (other.parents.isdisjoint(self.meetings) and self.never.isdisjoint(other.meetings)):
            return False
        if len(self.editions | other.editions) > 1 or len(self.series | other.series) > 1:
            return False
        starts = [day for day in (self.latest_start, other.latest_start) if day is not None]
        ends = [day for day in (self.earliest_end, other.earliest_end) if day is not None]
        return sure == Sure.EDITION or not starts or not ends or max(starts) <= min(ends) + SLACK

    def take(self, other: _Event) -> None:
        """Add what the other holds."""
        for mine, theirs in (
            (self.meetings, other.meetings),
            (self.articles, other.articles),
            (self.parents, other.parents),
            (self.editions, other.editions),
            (self.series, other.series),
            (self.never, other.never),
        ):
            mine.update(theirs)  # type: ignore[arg-type]
        starts = [day for day in (self.latest_start, other.latest_start) if day is not None]
        ends = [day for day in (self.earliest_end, other.earliest_end) if day is not None]
        self.latest_start = max(starts, default=None)
        self.earliest_end = min(ends, default=None)


class _Drawing:
    """Reports being drawn together."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self._same = DisjointSets[int]()
        self._events: dict[int, _Event] = {}

    def root(self, at: int) -> int:
        return self._same.find(at)

    def event(self, root: int) -> _Event:
        if root not in self._events:
            self._events[root] = _Event.of(self.nodes[root])
        return self._events[root]

    def part(self, one: int, other: int) -> None:
        """Note that two reports contradict each other."""
        self.event(self.root(one)).never.add(self.nodes[other].meeting_id)
        self.event(self.root(other)).never.add(self.nodes[one].meeting_id)

    def join(self, this: int, that: int, sure: Sure) -> bool:
        """Make two events one, where they agree."""
        one, other = self.root(this), self.root(that)
        if one == other:
            return True
        mine, theirs = self.event(one), self.event(other)
        if not mine.agrees(theirs, sure):
            return False
        kept = self._same.union(one, other)
        into, gone = (mine, theirs) if kept == one else (theirs, mine)
        into.take(gone)
        del self._events[other if kept == one else one]
        return True


def alike(nodes: Sequence[Node], sure: Sure) -> list[bool]:
    """Which of the reports that say the same in the same words join the first of them, where two of different articles are
    this surely one."""
    drawing = _Drawing(nodes)
    return [at > 0 and sure >= Sure.SAME and drawing.join(0, at, sure) for at in range(len(nodes))]


def drawn(nodes: Sequence[Node], compared: Compared) -> list[int]:
    """For each report the one that stands for its event. Pairs of infinite score say the same in the same words."""
    drawing, alike = _Drawing(nodes), np.isinf(compared.score)
    for one, other, _, _ in compared.where(alike):
        drawing.join(one, other, Sure.EDITION)
    for one, other, _, _ in compared.where(~alike & (compared.sure == Sure.NEVER)):
        drawing.part(one, other)
    for one, other, sure, _ in compared.where(~alike & (compared.sure > Sure.LIKELY)):
        drawing.join(one, other, Sure(sure))
    _join_likely(drawing, compared.where(~alike & (compared.sure == Sure.LIKELY)))
    return [drawing.root(at) for at in range(len(nodes))]


def _join_likely(drawing: _Drawing, pairs: Iterable[tuple[int, int, int, float]]) -> None:
    """Join what is only likely: the vaguer of two events to the other, unless a third that is neither is about as close."""
    roots: dict[Pair, Pair] = {}
    choices: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for this, that, _, score in pairs:
        one, other = drawing.root(this), drawing.root(that)
        if one != other and drawing.event(one).agrees(drawing.event(other), Sure.LIKELY):
            roots[this, that] = one, other
            for mine, theirs in ((one, other), (other, one)):
                choices[mine][theirs] = max(score, choices[mine].get(theirs, 0.0))
    for pair, both in roots.items():
        of_root = dict(zip(both, pair, strict=True))
        vague, exact = sorted(both, key=lambda root: drawing.nodes[of_root[root]].tells)
        close = choices[vague].get(exact)
        if close is not None and all(
            other in choices[exact] or close >= near + _CLEARLY
            for other, near in choices[vague].items()
            if other != exact
        ):
            drawing.join(*pair, Sure.LIKELY)
