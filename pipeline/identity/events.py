"""The same meeting told by several articles: reports drawn together into events.

1. Pairs are judged (`likeness.py`), the surest first; what is only likely joins last, and only where nothing else fits as well.
2. An event never holds two rows of one article, two editions, two series, a meeting and the one in whose margins it was held,
   or meetings of day-exact dates that do not meet (unless edition and series say that they are one).
3. Nothing depends on the order in which rows arrive: pairs are taken by sureness, then by the articles' dates and identifiers.

An event's identifier hashes what identifies it, taken from the report that tells most: series and edition; else series and
dates; else the people who confer and the day; else name, place and day; else the report itself. Of reports that tell as much,
the earliest published one counts. So the identifier stays when later articles are added, and two sets of articles give the
same edition of a series the same identifier. It changes when an article tells more of what identifies the event (its edition),
or an earlier one turns up; when two events turn out to be one, the better identifier of the two stays and the other is gone.
It is never given to another meeting of the same set: of two events with equal keys the later reported one adds its own report.

Belongs here: which reports are one event, and its identifier. Stays out: the event's row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.identity.candidates import pairs, said_alike
from pipeline.identity.disjoint import DisjointSets
from pipeline.identity.likeness import SLACK, Sure, closeness, likeness
from pipeline.identity.reports import Report
from schemas.identifiers import row_id

_DAY = 0
_SURER = 1000.0
"""What one step of sureness weighs against closeness, which is never as much."""
_CLEARLY = 1.0
"""How much closer one event must be than the next for a likely report to be of it: about one participant in common."""

Edge = tuple[int, int]
"""Two reports by their place in the order of all."""


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
    def of(cls, report: Report) -> _Event:
        exact = report.vagueness == _DAY
        return cls(
            {report.meeting_id},
            {report.article_id},
            {report.part_of} if report.part_of else set(),
            {report.edition} if report.edition else set(),
            {report.series.key} if report.series and report.series.listed else set(),
            set(),
            report.start if exact else None,
            report.end if exact else None,
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


class Events:
    """Draws reports together. `compared` counts the pairs that were judged."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.reports = sorted(reports, key=lambda report: report.order)
        self.compared = 0
        self._same = DisjointSets[str]()
        self._rank = {report.meeting_id: at for at, report in enumerate(self.reports)}
        self._events: dict[str, _Event] = {}
        self._draw_together()

    def groups(self) -> dict[str, list[Report]]:
        """The reports of each event by its identifier, the earliest published first."""
        found: defaultdict[str, list[Report]] = defaultdict(list)
        for report in self.reports:
            found[self._same.find(report.meeting_id)].append(report)
        named: dict[str, list[Report]] = {}
        for group in found.values():  # in the order of their first reports, as self.reports is
            _, key = _identifying(min(group, key=lambda report: (_identifying(report)[0], report.order)))
            identifier = row_id("e", *key)
            named[identifier if identifier not in named else row_id("e", *key, group[0].meeting_id)] = group
        return named

    def _draw_together(self) -> None:
        apart: list[Report] = []
        for group in said_alike(self.reports):
            apart.append(group[0])
            for report in group[1:]:
                self.compared += 1
                sure = likeness(group[0], report)
                if sure < Sure.SAME or not self._join(group[0], report, sure):
                    apart.append(report)
        certain: dict[Edge, float] = {}
        likely: dict[Edge, float] = {}
        for one, other in pairs(apart):
            self.compared += 1
            sure = likeness(one, other)
            if sure == Sure.NEVER:
                self._part(one, other)
            elif sure:
                first, second = sorted((self._rank[one.meeting_id], self._rank[other.meeting_id]))
                (likely if sure == Sure.LIKELY else certain)[first, second] = sure * _SURER + closeness(one, other)
        for edge in _closest_first(certain):
            self._join(self.reports[edge[0]], self.reports[edge[1]], Sure(int(certain[edge] // _SURER)))
        self._join_likely({edge: likely[edge] for edge in _closest_first(likely)})

    def _join_likely(self, edges: Mapping[Edge, float]) -> None:
        """Join what is only likely: the vaguer of two events to the other, unless a third that is neither is about as close."""
        roots = {edge: tuple(self._same.find(self.reports[at].meeting_id) for at in edge) for edge in edges}
        choices: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for edge, (one, other) in roots.items():
            if one != other and self._event(one).agrees(self._event(other), Sure.LIKELY):
                for mine, theirs in ((one, other), (other, one)):
                    choices[mine][theirs] = max(edges[edge], choices[mine].get(theirs, 0.0))
        for edge, pair in roots.items():
            of_root = dict(zip(pair, (self.reports[at] for at in edge), strict=True))
            vague, exact = sorted(pair, key=lambda root: _tells(of_root[root]))
            close = choices[vague].get(exact)
            if close is not None and all(
                other in choices[exact] or close >= near + _CLEARLY
                for other, near in choices[vague].items()
                if other != exact
            ):
                self._join(self.reports[edge[0]], self.reports[edge[1]], Sure.LIKELY)

    def _part(self, one: Report, other: Report) -> None:
        """Note that two reports contradict each other."""
        self._event(self._same.find(one.meeting_id)).never.add(other.meeting_id)
        self._event(self._same.find(other.meeting_id)).never.add(one.meeting_id)

    def _event(self, root: str) -> _Event:
        if root not in self._events:
            self._events[root] = _Event.of(self.reports[self._rank[root]])
        return self._events[root]

    def _join(self, this: Report, that: Report, sure: Sure) -> bool:
        one, other = self._same.find(this.meeting_id), self._same.find(that.meeting_id)
        if one == other:
            return True
        mine, theirs = self._event(one), self._event(other)
        if not mine.agrees(theirs, sure):
            return False
        kept = self._same.union(one, other)
        into, gone = (mine, theirs) if kept == one else (theirs, mine)
        into.take(gone)
        del self._events[other if kept == one else one]
        return True


def _closest_first(edges: Mapping[Edge, float]) -> list[Edge]:
    return sorted(edges, key=lambda edge: (-edges[edge], edge))


def _tells(report: Report) -> tuple[int, int, int]:
    """How much a report tells: less sorts first."""
    return (-report.vagueness, len(report.people) + len(report.others), -report.order[0].toordinal())


def _identifying(report: Report) -> tuple[int, tuple[object, ...]]:
    """What identifies the event of a report, and how well: lower is better."""
    when = report.start_date.isoformat() if report.start_date else None
    series = report.series.key if report.series else None
    if series and report.edition:
        return 0, ("edition", series, report.edition)
    if series and when:
        return 1, ("series", series, when, report.precision)
    if len(report.principals) > 1 and report.are_talks and when:
        return 2, ("people", *sorted(report.principals), when)
    if report.words and when and (report.city or report.country):
        return 3, ("name", *sorted(report.words), report.city or report.country, when)
    return 4, ("report", report.meeting_id)
