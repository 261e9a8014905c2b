"""The row of an event: one value for each column out of what its reports say, and where they disagree.

Dates are those of the most exact reports: of the meeting once held, what most of them say; of one still to come, what the
latest says, so that a new date replaces the old. Other values are what most reports say, then the latest. The status is that of
the latest article; background counts as held where another article reports the meeting as its news.

Belongs here: choosing and comparing values. Stays out: which reports are one event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from pipeline.identity.folding import same_city
from pipeline.identity.reports import Report
from schemas import Event
from schemas.vocabularies import MeetingStatus

V = TypeVar("V", bound=Hashable)
_DAY = 0


def event_row(identifier: str, reports: Sequence[Report]) -> Event:
    """The row of the event that the reports tell of, which come with the earliest published first."""
    dated = _dating(reports)
    named = [r for r in reports if r.name]
    in_series = next((r.series for r in reports if r.series and r.series.listed), None) or _most(
        r.series for r in reports
    )
    present = frozenset[str]().union(*(r.people | r.others for r in reports))
    return Event.model_validate(
        {
            "event_id": identifier,
            "kind": _most(r.kind for r in reports),
            "name": _name(named),
            "series": in_series.name if in_series else None,
            "edition": _most(r.edition for r in reports),
            "start_date": dated.start_date,
            "end_date": dated.end_date,
            "date_precision": dated.precision,
            "place": _most(r.place for r in reports if r.language == "en") or _most(r.place for r in reports),
            "country": _most(r.country for r in reports),
            "status": _status(reports),
            # Somebody known by surname alone is in no set, but is there.
            "participant_count": max(len(present), *(r.participant_count for r in reports)),
            "article_count": len({r.article_id for r in reports}),
            "conflicts": _conflicts(reports),
        },
        strict=False,
    )


def _name(named: Sequence[Report]) -> str | None:
    """The English name where there is one: of the commonest, the one that says most, then the latest."""
    names = [r for r in named if r.language == "en"] or named
    counted = Counter(r.name for r in names)
    best = max(enumerate(names), key=lambda at: (counted[at[1].name], len(at[1].words), at[0]), default=None)
    return best[1].name if best else None


def _most(values: Iterable[V | None]) -> V | None:
    """The value that most reports give; of equals the latest."""
    given = [value for value in values if value is not None]
    counted = Counter(given)
    latest = {value: at for at, value in enumerate(given)}
    return max(counted, key=lambda value: (counted[value], latest[value]), default=None)


def _dating(reports: Sequence[Report]) -> Report:
    """The report whose dates hold."""
    exact = min(r.vagueness for r in reports)
    best = [r for r in reports if r.vagueness == exact]
    over = [r for r in best if r.status in (MeetingStatus.HELD, MeetingStatus.PAST)]
    if not over:
        return best[-1]
    dates = _most((r.start_date, r.end_date) for r in over)
    return next(r for r in reversed(over) if (r.start_date, r.end_date) == dates)


def _status(reports: Sequence[Report]) -> str:
    latest = reports[-1].status
    if latest == MeetingStatus.PAST and any(r.status != MeetingStatus.PAST for r in reports):
        return MeetingStatus.HELD
    return latest


def _conflicts(reports: Sequence[Report]) -> list[str]:
    """Columns on which the reports disagree: dates only where they are told to the day, places only where no name fits both."""
    to_the_day = [r for r in reports if r.vagueness == _DAY]
    columns: list[tuple[str, Sequence[Report], Callable[[Report], object]]] = [
        ("kind", reports, lambda r: r.kind),
        ("start_date", to_the_day, lambda r: r.start_date),
        ("end_date", to_the_day, lambda r: r.end_date),
        ("country", reports, lambda r: r.country),
    ]
    found = [
        f"{column}: {' | '.join(sorted(values))}"
        for column, of, value in columns
        if len(values := {str(v) for r in of if (v := value(r)) is not None}) > 1
    ]
    places: list[Report] = []
    firsts: dict[tuple[str | None, str | None], Report] = {}
    for report in reports:
        firsts.setdefault((report.city, report.language), report)
    for report in firsts.values():
        if report.city and not any(_in_one_city(report, other) for other in places):
            places.append(report)
    if len(places) > 1:
        found.append(f"place: {' | '.join(sorted(r.place for r in places if r.place))}")
    return sorted(found)


def _in_one_city(one: Report, other: Report) -> bool:
    foreign = one.language != other.language
    return bool(one.city and other.city and same_city(one.city, other.city, foreign=foreign))
