"""What the lead of an article says of its own meeting where the meeting's own sentences don't: the days.

Belongs here: days in the first sentences that no meeting has taken. Stays out: days in the meeting's own sentence (`attach`).
"""

from __future__ import annotations

from datetime import timedelta

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.view import View
from pipeline.language.mentions import DateKind, DateMention
from schemas.vocabularies import DateBasis, DatePrecision

_RECENT = timedelta(14)


def lead_days(view: View, news: Event, events: list[Event]) -> None:
    """Take the first exact days of the sentences up to the one that names the meeting, not long before the article."""
    published = view.document.published_on
    end = view.sentences[news.first.sentence][1]
    body = view.sentences[0][0]
    taken = {d.span for event in events for found in event.sightings for d in found.dates}
    for item in view.dates:
        day = item.mention
        assert isinstance(day, DateMention)
        if item.start >= end or published is None:
            return
        if item.start < body:
            continue  # the day printed in the dateline
        if day.kind in {DateKind.DURATION, DateKind.STRETCH} or day.span in taken or day.preposition in {"since", "by"}:
            continue
        if day.precision is DatePrecision.DAY and day.start and day.end and published - _RECENT <= day.end <= published:
            news.start, news.end, news.precision = day.start, day.end, day.precision
            news.basis = DateBasis.INHERITED
            return
