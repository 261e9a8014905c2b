"""The days of a meeting: what its sightings say, projected over its length, or inherited; never invented.

Belongs here: from date mentions to first and last day, precision, basis and EDTF. Stays out: finding dates, and which of a
sentence's dates is whose (`attach`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.language.mentions import DateKind, DateMention
from schemas.vocabularies import DateBasis, DatePrecision

_COARSE = {DatePrecision.YEAR: 3, DatePrecision.MONTH: 2, DatePrecision.WEEK: 1, DatePrecision.DAY: 0}
_ENDS = frozenset({"until", "till", "through"})


def own_days(found: Sighting) -> tuple[date, date, DatePrecision] | None:
    """The days that a sighting's own dates give: the finest one, an 'until' as the last day."""
    dated = [d for d in found.dates if d.start is not None and d.end is not None]
    if not dated:
        return None
    starts = [d for d in dated if d.preposition not in _ENDS]
    if not starts:
        return None
    if len(starts) > 1:
        starts = _without_old_month(starts)
    nearest = found.nearest_date if found.nearest_date in starts else starts[0]
    inside = [
        d for d in starts if _COARSE.get(d.precision, 4) < _COARSE.get(nearest.precision, 4) and _holds(nearest, d)
    ]
    chosen = inside[0] if inside else _in_year(nearest, starts)
    start, end = chosen.start, chosen.end
    assert start is not None
    assert end is not None
    if chosen.precision is DatePrecision.YEAR:
        start, end = date(start.year, 1, 1), date(end.year, 12, 31)
    until = next((d.end for d in dated if d.preposition in _ENDS and d.end is not None), None)
    if until is not None and until > end and chosen.precision is DatePrecision.DAY:
        end = until
    return start, end, chosen.precision


def _without_old_month(dates: list[DateMention]) -> list[DateMention]:
    """The dates without a month that the meeting was moved 'from', where a later day is its new one."""
    moved = [
        d
        for d in dates
        if d.preposition == "from"
        and d.precision is DatePrecision.MONTH
        and any(o.precision is DatePrecision.DAY and o.span.start > d.span.end for o in dates)
    ]
    return [d for d in dates if d not in moved] if moved else dates


def _in_year(year: DateMention, dates: list[DateMention]) -> DateMention:
    """The month or days that 'next year's ... in August' gives, in that year."""
    if year.precision is not DatePrecision.YEAR or year.kind is not DateKind.RELATIVE or year.start is None:
        return year
    for day in dates:
        if day is year or day.start is None or day.end is None or day.precision is DatePrecision.YEAR:
            continue
        shift = year.start.year - day.start.year
        if abs(shift) == 1 and day.start.day < 29 and (day.end.month, day.end.day) != (2, 29):
            first = day.start.replace(year=year.start.year)
            last = day.end.replace(year=day.end.year + shift)
            if day.precision is DatePrecision.WEEK:  # the week of that year that has most days of it
                first += timedelta(3 - (first + timedelta(3)).weekday())
                last = first + timedelta(6)
            return replace(day, start=first, end=last)
    return year


def _holds(whole: DateMention, part: DateMention) -> bool:
    if whole.start is None or whole.end is None or part.start is None or part.end is None:
        return False
    return whole.start <= part.start and part.end <= whole.end


def set_days(event: Event, published: date | None) -> None:
    """Set first and last day, precision and basis from the event's own sightings."""
    if _from_bounds(event):
        return
    for found in event.sightings:
        days = own_days(found)
        if days is None:
            continue
        event.start, event.end, event.precision = days
        event.basis = _basis(found.dates)
        _project(event)
        _extend(event)
        return


def _from_bounds(event: Event) -> bool:
    """Take the first day from one clause and the last from another: 'closed today ... it had opened on 6 March'."""
    opened = next((s.opened for s in event.sightings if s.opened is not None), None)
    closed = next((s.closed for s in event.sightings if s.closed is not None), None)
    if opened is None or closed is None or opened.start is None or closed.end is None:
        return False
    if not 0 <= (closed.end - opened.start).days < 31:
        return False
    event.start, event.end, event.precision = opened.start, closed.end, DatePrecision.DAY
    event.basis = _basis([opened, closed])
    return True


def _basis(dates: list[DateMention]) -> DateBasis:
    return DateBasis.RELATIVE if any(d.kind is DateKind.RELATIVE for d in dates) else DateBasis.EXPLICIT


def _project(event: Event) -> None:
    """Stretch a single day over the length that the text gives, from its first or its last day."""
    days = event.days
    if days is None or not 1 < days < 60 or event.precision is not DatePrecision.DAY or event.start != event.end:
        return
    assert event.start is not None
    edge = next((s.edge for s in event.sightings if s.edge), None)
    if edge == "closing":
        event.start -= timedelta(days - 1)
    else:
        event.end = event.start + timedelta(days - 1)


def _extend(event: Event) -> None:
    """Let a meeting whose first day is known last until the day that another of its sightings gives as the end."""
    ends = [d.end for s in event.sightings for d in s.dates if d.preposition in _ENDS and d.end is not None]
    if event.end is not None and event.precision is DatePrecision.DAY and event.start == event.end:
        event.end = max([event.end, *(e for e in ends if (e - event.end).days < 31)])


def week_of_article(event: Event, published: date | None) -> None:
    """The news of an article without any date words: the week of its publication."""
    if published is None:
        return
    event.start = published - timedelta(published.weekday())
    event.end = event.start + timedelta(6)
    event.precision, event.basis = DatePrecision.WEEK, DateBasis.ARTICLE


def inherit_days(event: Event, other: Event) -> None:
    """Take the days of the meeting that the same words tie this one to."""
    event.start, event.end, event.precision = other.start, other.end, other.precision
    event.basis = DateBasis.INHERITED if other.start is not None else None


def edtf(event: Event) -> str | None:
    """The dates in EDTF level 0: `2019-06-12`, `2019-06-12/2019-06-13`, `2016-03`, `2020`; a week as its days."""
    if event.start is None or event.end is None:
        return None
    match event.precision:
        case DatePrecision.YEAR:
            first, last = str(event.start.year), str(event.end.year)
        case DatePrecision.MONTH:
            first, last = f"{event.start:%Y-%m}", f"{event.end:%Y-%m}"
        case _:
            first, last = event.start.isoformat(), event.end.isoformat()
    return first if first == last else f"{first}/{last}"
