"""What became of a meeting: held, scheduled, cancelled, or past background.

Belongs here: cues in its clause and the distance of its day from the article's. Stays out: the days themselves (`when`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import DateMention
from schemas.vocabularies import DatePrecision, MeetingStatus

RECENT = 7
"""Days before the article, or before its own meeting, up to which an earlier one is still told as news; before that it is
background."""
_AFTER_UNREAL = 8
"""Tokens behind 'should have' in which what did not happen is told."""


def read_status(sentence: Sentence, sightings: list[Sighting]) -> None:
    """Set the status that a sentence's cues give: cancelled, or scheduled where a new day was set; and opening or closing."""
    for start, end in sentence.phrases("cancelled"):
        owner = _object(sentence, sightings, end) or _owner(sightings, start)
        if owner is not None and not any(sentence.has(t, "saying") for t in range(owner.phrase_end, start)):
            owner.status = MeetingStatus.CANCELLED
    _call_off_unreal(sentence, sightings)
    for start, end in sentence.phrases("postponed"):
        owner = _owner(sightings, start)
        later = [d for d in owner.dates if sentence.view.tokens.at(d.span.start) >= end - 1] if owner else []
        if owner is not None and later:
            owner.dates = [replace(later[0], preposition=None)]
            owner.status = MeetingStatus.SCHEDULED
    for start, _ in sentence.phrases("instead"):
        owner = _owner(sightings, start)
        before = [d for d in owner.dates if sentence.view.tokens.at(d.span.end - 1) < start] if owner else []
        if owner is not None and len(owner.dates) > 1 and before:
            owner.dates = [replace(before[-1], preposition=None)]
            owner.status = MeetingStatus.SCHEDULED
    for start, end in sentence.phrases("moved_from"):
        owner = _owner(sightings, start)
        moved = [d for d in owner.dates if 0 <= sentence.view.tokens.at(d.span.start) - end <= 2] if owner else []
        if owner is not None and len(owner.dates) == 1 and moved and moved[0].start != moved[0].end:
            owner.dates = [_last_part(moved[0])]
            owner.status = MeetingStatus.SCHEDULED
    shifted = any(sentence.tells(cue, sentence.first, sentence.last) for cue in ("postponed", "cancelled", "new_date"))
    for start, end in sentence.phrases("old_date") if shifted else ():
        owner = _owner(sightings, start)
        if owner is not None:
            kept = [d for d in owner.dates if not 0 <= sentence.view.tokens.at(d.span.start) - end <= 2]
            owner.dates = kept or owner.dates
    for edge in ("opening", "closing"):
        for start, _ in sentence.phrases(edge):
            _set_edge(sightings, start, edge)
            if edge == "closing":
                _count_days(sentence, sightings, start)
    for found in sightings:
        if found.days and found.edge is None and _is_left(sentence, found):
            found.edge = "closing"
        for day in found.dates:
            _read_bound(sentence, found, day)


def _read_bound(sentence: Sentence, found: Sighting, day: DateMention) -> None:
    """Note a day that stands right behind a verb of opening or closing as the first or last one."""
    token = sentence.view.tokens.at(day.span.start)
    if day.start is None or day.start != day.end or (token < found.phrase_end and found.phrase_start - token > 4):
        return
    while token > sentence.first and (
        token - 1 in sentence.dated
        or sentence.has(token - 1, "locative", "preposition", "here")
        or _is_place(sentence, token - 1)
    ):
        token -= 1
    verb = token - 1
    if sentence.has(verb, "opening"):
        found.opened, found.edge = day, "opening"
    elif sentence.has(verb, "closing"):
        found.closed, found.edge = day, "closing"


def _is_place(sentence: Sentence, token: int) -> bool:
    item = sentence.covering.get(token)
    return item is not None and item.kind == "place"


def _last_part(span: DateMention) -> DateMention:
    """The last day of a range of days, the last month of one of months: what 'from 3 to 17 June' was moved to."""
    if span.end is None or span.precision is not DatePrecision.MONTH:
        return replace(span, start=span.end)
    return replace(span, start=span.end.replace(day=1))


def _object(sentence: Sentence, sightings: list[Sighting], end: int) -> Sighting | None:
    """The meeting right behind a verb: 'decided to put off the General Assembly'."""
    start = sentence.over_determiners_forward(end)
    return next((s for s in sightings if s.is_noun and start > end and s.phrase_start == start), None)


def _owner(sightings: list[Sighting], token: int) -> Sighting | None:
    """The meeting that a cue is about: the last one named before it, else the first after it."""
    before = [s for s in sightings if s.start <= token]
    return before[-1] if before else next(iter(sightings), None)


def _set_edge(sightings: list[Sighting], token: int, edge: str) -> None:
    for found in sightings:
        if -6 <= token - found.phrase_end <= 5 or 0 <= found.phrase_start - token <= 6:
            found.edge = edge
            return


def _is_left(sentence: Sentence, found: Sighting) -> bool:
    """Whether the day is that on which somebody came back: 'returned last night from a two-day trip'."""
    return any(
        sentence.has(t, "came_back") for t in range(max(found.phrase_start - 8, sentence.first), found.phrase_end)
    )


def _count_days(sentence: Sentence, sightings: list[Sighting], token: int) -> None:
    """Read the number of days in front of the last one: 'the fifth and last day of training'."""
    if token - 2 < sentence.first or not sentence.has(token - 1, "and"):
        return
    number = sentence.ordinal(token - 2)
    owner = next((s for s in sightings if s.edge == "closing"), None)
    if number is not None and owner is not None:
        owner.days = owner.days or number[0]


def status_by_day(
    start: date | None,
    end: date | None,
    published: date | None,
    *,
    story: date | None = None,
    ahead: bool | None,
    background: bool,
    news: bool,
) -> MeetingStatus:
    """The status of a meeting that is not cancelled, by its days; by the tense of its clause where it has none.

    `story` is the last day of the article's own meeting, where that is over.
    """
    if published is not None and end is not None and start is not None:
        told = published if story is None else min(published, story)
        if start > published:
            return MeetingStatus.SCHEDULED
        if end < published and not news and ((told - end).days > RECENT or background):
            return MeetingStatus.PAST
        if ahead and end >= published and not news:
            return MeetingStatus.SCHEDULED
        return MeetingStatus.HELD
    if ahead:
        return MeetingStatus.SCHEDULED
    return MeetingStatus.PAST if background else MeetingStatus.HELD


def _call_off_unreal(sentence: Sentence, sightings: list[Sighting]) -> None:
    """Cancel what 'should have' or 'were to have' taken place."""
    for start, end in sentence.phrases("unreal"):
        owner = next((s for s in sightings if end <= s.start < end + _AFTER_UNREAL), None)
        owner = owner or next((s for s in reversed(sightings) if s.phrase_end <= start), None)
        if owner is not None:
            owner.status = MeetingStatus.CANCELLED
