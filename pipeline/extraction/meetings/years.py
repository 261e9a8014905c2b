"""The year of a day that the words give without one, where what became of the meeting says more than the tense beside it.

'The next one, from 6 to 17 April', 'the visit planned for May did not go ahead': a next round lies ahead, an earlier one behind,
and what was called off is nearest to the article.

Belongs here: moving such days by a year. Stays out: the reading of dates (language layer), of status cues (`status`).
"""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import View
from pipeline.language.mentions import DateKind, DateMention
from schemas.vocabularies import DatePrecision, MeetingStatus

_WEEK = timedelta(7)
_FINE = frozenset({DatePrecision.DAY, DatePrecision.MONTH})


def settle_year(view: View, event: Event) -> None:
    """Move the days of an event that names no year by one, where it is a next, an earlier or a cancelled one; a day of the
    week by seven days, where it was put off to it or somebody leaves on it."""
    published = view.document.published_on
    if published is None or event.start is None or event.end is None or event.precision not in _FINE:
        return
    goes = not event.first.is_noun and event.first.ahead is None and "goes_now" in view.cues[event.first.start]
    put_off = any(s.status is MeetingStatus.SCHEDULED for s in event.sightings)
    if (put_off or goes) and published - _WEEK < event.start == event.end < published and _is_weekday(event):
        event.start = event.end = event.start + _WEEK  # 'was put off till Wednesday', 'leaves for Porto on Friday'
        return
    if not _is_bare(view, event):
        return
    first = event.first
    cancelled = any(s.status is MeetingStatus.CANCELLED for s in event.sightings)
    earlier, later = _moved(event.start, -1), _moved(event.start, 1)
    if cancelled:
        year = min((earlier, event.start, later), key=lambda day: abs((day - published).days)).year
    elif first.contrast == "past" and not _is_ahead(view, first) and event.start > published:
        year = earlier.year
    elif event.end < published < later and (first.contrast == "next" or (first.ahead and _is_ahead(view, first))):
        year = later.year
    else:
        return
    by = year - event.start.year
    event.start, event.end = _moved(event.start, by), _moved(event.end, by)


def _is_weekday(event: Event) -> bool:
    return all(d.kind is DateKind.RELATIVE for d in event.first.dates)


def _is_ahead(view: View, found: Sighting) -> bool:
    """Whether a modal stands in front of a meeting's day: 'will see each other in Porto in May', 'a seminar would follow in May'."""
    if not found.dates:
        return False
    day = view.tokens.at(found.dates[0].span.start)
    return any("modal" in view.cues[token] for token in range(view.sentences[found.sentence][0], day))


def _is_bare(view: View, event: Event) -> bool:
    """Whether the event's days are printed with day or month and without a year, and no word such as 'today' gives them."""
    days = [d for d in event.first.dates if d.start is not None]
    return bool(days) and all(
        d.kind is DateKind.EXPLICIT and not any(_tells_year(view, token) for token in _tokens(view, d)) for d in days
    )


def _tokens(view: View, day: DateMention) -> range:
    return range(view.tokens.at(day.span.start), view.tokens.at(day.span.end - 1) + 1)


def _tells_year(view: View, token: int) -> bool:
    word = view.words[token]
    return (len(word) == 4 and word.isdigit()) or "/" in word or "year_word" in view.cues[token]


def _moved(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28 if day.month == 2 else 31) if years else day.day)
