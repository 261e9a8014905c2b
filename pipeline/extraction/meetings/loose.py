"""At which meeting somebody was whose sentence tells none: 'Also present was', 'The chief guest was', 'showed how tusks are
dated'.

Belongs here: choosing among the meetings of the article. Stays out: finding such people (`roles`, `presence`), speakers of
quotes (`speakers`).
"""

from __future__ import annotations

from datetime import timedelta

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.sections import Sections
from pipeline.extraction.meetings.sightings import Party
from pipeline.extraction.meetings.view import View
from pipeline.language.mentions import DateKind, DateMention
from schemas.vocabularies import MeetingStatus

OF_LAST = frozenset(
    {
        "role.told_audience",
        "role.in_the_room",
        "role.listed",
        "role.there",
        "role.fronted",
        "role.guest",
        "role.speech",
        "role.moderated",
    }
)
"""Rules whose parties were at the meeting told just before, rather than at the article's own."""
_NEAR = timedelta(2)
_SESSIONS = frozenset({"conference", "assembly", "course", "body"})
"""Families of meetings at which people present, show, explain."""


def add_loose(
    view: View, news: Event | None, events: list[Event], loose: list[tuple[int, Party]], sections: Sections
) -> None:
    """Add each party, told in the sentence of that number, to its meeting; to none where no meeting fits."""
    for number, party in loose:
        told = _told_just_before(events, number) if party.rule in OF_LAST or news is None else None
        owner = told or news
        if party.rule.startswith("session.") and any(s.sentence == number for e in events for s in e.sightings):
            continue  # 'showed the campus to the Ambassador' is a meeting of its own
        if owner is None or (party.rule.startswith("session.") and not _may_present(party, owner)):
            continue
        if told is None and sections.is_diary and sections.of(party.start) != sections.of(owner.first.start):
            continue  # of another day of the diary
        if told is None and _is_of_another_time(view, number, owner):
            continue
        owner.add_party(party)


def _told_just_before(events: list[Event], number: int) -> Event | None:
    """The meeting told in the same sentence or the one before; one that many attend also a sentence further back."""
    for back, families in ((1, None), (2, _SESSIONS)):
        near = [e for e in events if any(number - back <= s.sentence <= number for s in e.sightings)]
        near = [e for e in near if families is None or e.family in families]
        held = [e for e in near if e.status is MeetingStatus.HELD]
        if near:
            return (held or near)[-1]
    return None


def _is_of_another_time(view: View, number: int, event: Event) -> bool:
    """Whether all days of a sentence lie before a meeting: 'In March she attended a course'."""
    start = event.start
    if start is None:
        return False
    first, last = view.sentences[number]
    days = [d.mention for d in view.dates if first <= d.start < last and isinstance(d.mention, DateMention)]
    ends = [d.end for d in days if d.end is not None and d.kind is not DateKind.DURATION]
    return bool(ends) and all(end < start - _NEAR for end in ends)


def _may_present(party: Party, event: Event) -> bool:
    """Whether what somebody presents or explains may be at a meeting: one that many attend, told before it."""
    if not party.name or not (party.role or party.organisation) or event.status is not MeetingStatus.HELD:
        return False
    return event.first.start <= party.start and any(s.family in _SESSIONS for s in event.sightings)
