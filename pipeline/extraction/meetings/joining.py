"""Which sightings of an article are one meeting: 'met with', 'the visit' and 'today's talks' are, two editions are not.

Belongs here: the tests for sameness, in one place. Stays out: filling meetings.
"""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.starting import LEAD, may_start
from pipeline.extraction.meetings.when import own_days
from pipeline.language.mentions import DateMention
from schemas.vocabularies import MeetingKind, MeetingStatus, ParticipantType

_NEWS = timedelta(14)
"""How far from the article its own meeting can lie."""


def join(sightings: list[Sighting], published: date | None) -> list[Event]:
    """The meetings of an article, in the order in which they are first told."""
    events: list[Event] = []
    by_sighting: dict[int, Event] = {}
    for found in sightings:
        event = _moved(found, events) or _same(found, events, published)
        if event is not None:
            event.sightings.append(found)
        elif (antecedent := _antecedent(found, events)) is not None or may_start(found):
            event = Event([found], antecedent=antecedent)
            events.append(event)
        if event is not None:
            by_sighting[id(found)] = event
    for event in events:
        for found in event.sightings:
            parent = by_sighting.get(id(found.side_of)) if found.side_of is not None else None
            if parent is not None and event not in parent.lineage:
                event.parent = parent
    return events


def _moved(found: Sighting, events: list[Event]) -> Event | None:
    """The meeting put off right before that 'it is now to be held on ...' gives its new day."""
    event = _latest_first(events)[0] if events else None
    if event is None or event.sightings[-1].status is not MeetingStatus.CANCELLED or not (found.ahead and found.dates):
        return None
    near = found.sentence - event.sightings[-1].sentence <= 1
    if not near or not (found.rule == "ellipsis.pronoun" or (found.definite and found.contrast is None)):
        return None
    if found.is_noun and found.support != "ellipsis" and found.family not in {event.family, "any"}:
        return None
    old = event.sightings[-1]
    old.dates, old.nearest_date, old.status = found.dates, found.nearest_date, MeetingStatus.SCHEDULED
    if found.place is not None:
        old.place, old.place_source = found.place, found.place_source
    return event


def _same(found: Sighting, events: list[Event], published: date | None) -> Event | None:
    """The meeting told before that a sighting is about; the latest that fits, the article's own before others."""
    for event in _latest_first(events):
        if _fits(found, event) and not _is_of_another_time(found, event, published):
            return event
    if not (
        found.is_noun and found.definite and found.contrast is None and found.support in {"event", "body", "plain"}
    ):
        return None
    if found.place or found.distinct or found.kind is MeetingKind.WORKING:
        return None
    return next((e for e in events if _is_gathering(e) and not _disjoint(found, e) and _meets(found, e)), None)


def _meets(found: Sighting, event: Event) -> bool:
    """Whether a sighting has no days, or some that the meeting's own have too."""
    mine, its = own_days(found), own_days(event.first)
    return mine is None or (its is not None and mine[0] <= its[1] and its[0] <= mine[1])


def _is_gathering(event: Event) -> bool:
    """Whether the lead tells by a verb alone that many met, which 'the conference' can then stand for."""
    first = event.first
    if first.frame not in {"meet", "gather"} or first.sentence >= LEAD or first.ahead or len(event.sightings) > 1:
        return False
    return event.name is None and (
        first.kind is MeetingKind.MULTILATERAL or any(p.type is ParticipantType.GROUP for p in first.parties)
    )


def _is_of_another_time(found: Sighting, event: Event, published: date | None) -> bool:
    """Whether a dated noun is too far from the article to be its news, which has no day of its own."""
    mine = own_days(found)
    if mine is None or published is None or event.first.sentence >= LEAD:
        return False
    if any(own_days(s) is not None for s in event.sightings):
        return False
    return mine[0] > published + _NEWS or mine[1] < published - _NEWS


def _latest_first(events: list[Event]) -> list[Event]:
    """The meetings by where they were last mentioned, the latest first."""
    return sorted(events, key=lambda e: (-e.sightings[-1].sentence, -e.sightings[-1].start))


def _fits(found: Sighting, event: Event) -> bool:
    if found.distinct:
        return False
    if found.side_of is not None and found.side_of in event.sightings:
        return False
    if found.edition and event.edition and found.edition != event.edition:
        return False
    if found.contrast is not None and not (found.contrast == "other" and found.definite and not found.dates):
        return False
    mine, its = own_days(found), next((d for s in event.sightings if (d := own_days(s))), None)
    if mine and its and (mine[0] > its[1] or mine[1] < its[0]) and not _other_bound(found, event):
        return False
    if (
        found.place
        and not found.lists_presence
        and (place := next((s.place for s in event.sightings if s.place), None))
    ):
        if found.place.city and place.city and found.place.city != place.city:
            return False
        if found.place.country and place.country and found.place.country != place.country:
            return False
    if _disjoint(found, event):
        return False
    if found.rule in {"ellipsis.pronoun", "ellipsis.alias"}:
        bound = found.edge is not None and found.sentence - event.sightings[-1].sentence <= 1  # 'it started on 7 May'
        return (not mine or its is not None or bound) and any(
            (s.is_noun and s.support != "ellipsis") or s.linked for s in event.sightings
        )
    if not found.is_noun:
        told_on = not mine and not found.place and found.sentence - event.sightings[-1].sentence <= 1
        goes_on = told_on and found.frame in {"received", "call_on"} and event.family == "visit"
        if event.family == "visit" and told_on and found.sentence == event.sightings[-1].sentence:
            goes_on = goes_on or _shares_people(found, event, least=1)  # 'visited Chile, where he met ...'
        goes_on = goes_on or (found.definite and not mine and event.family in _TALKING and not event.first.ahead)
        return goes_on or (_shares_people(found, event) and (not mine or bool(its)))
    if mine and its and mine == its and _same_city(found, event) and found.family in {event.family, "any"}:
        return True
    if _same_name(found, event):
        return True
    if found.name and any(c.isupper() for c in found.name) and event.name and any(c.isupper() for c in event.name):
        return False
    families = {event.family, *(s.family for s in event.sightings)}
    related = (
        found.family in families or "any" in {found.family, event.family} or {found.family, event.family} <= _TALKING
    )
    if not related and not (event.family == "body" and found.family == "meeting" and found.definite and not mine):
        return False
    return found.definite or (not mine and not found.place and not found.parties)


def _other_bound(found: Sighting, event: Event) -> bool:
    """Whether one gives the first day and the other the last: 'closed on Tuesday ... It had opened on Sunday'."""
    its_first = next((s.opened for s in event.sightings if s.opened), None)
    its_last = next((s.closed for s in event.sightings if s.closed), None)
    opened: DateMention | None
    closed: DateMention | None
    if found.opened and not found.closed and not its_first:
        opened, closed = found.opened, its_last
    elif found.closed and not found.opened and not its_last:
        opened, closed = its_first, found.closed
    else:
        return False
    if opened is None or closed is None or opened.start is None or closed.end is None:
        return False
    return timedelta(0) <= closed.end - opened.start <= _NEWS


_TALKING = {"talks", "visit", "meeting"}


def _same_city(found: Sighting, event: Event) -> bool:
    cities = {s.place.city for s in event.sightings if s.place and s.place.city}
    return found.place is not None and found.place.city in cities


def _disjoint(found: Sighting, event: Event) -> bool:
    """Whether both name people behind 'with' or 'of', and nobody is among both."""
    if found.lists_presence or not found.families & {"talks", "visit", "call"}:
        return False
    mine = {p.name for p in found.parties if p.name and (not found.is_noun or p.start >= found.start)}
    its = {p.name for s in event.sightings for p in s.parties if p.name}
    return bool(mine) and bool(its) and not mine & its


def _same_name(found: Sighting, event: Event) -> bool:
    if not found.name or not event.name:
        return False
    mine, its = _content(found.name), _content(event.name)
    proper = any(c.isupper() for c in found.name)
    return bool(mine) and proper and (mine <= its or its <= mine) and found.family == event.family


def _content(name: str) -> set[str]:
    return {word.strip("’'(),").lower() for word in name.split() if word[0].isupper() or word[0].isdigit()}


def _shares_people(found: Sighting, event: Event, *, least: int = 2) -> bool:
    mine = {p.name for p in found.parties if p.name}
    its = {p.name for s in event.sightings for p in s.parties if p.name}
    return len(mine & its) >= least


def _antecedent(found: Sighting, events: list[Event]) -> Event | None:
    """The meeting whose other edition an elliptic or repeated name stands for."""
    if not (found.dates or found.place):
        return None
    if found.support == "ellipsis":
        if found.rule == "ellipsis.pronoun" and not found.dates:
            return None
        candidates = [
            e for e in _latest_first(events) if any(s.is_noun or s.linked for s in e.sightings) or e.family == "visit"
        ]
        numbered = [e for e in candidates if found.ordinal and e.edition is not None]
        return next(iter(numbered or candidates), None)
    known = {"event", "plain", "reference"} | ({"body"} if found.contrast else set[str]())
    if (found.definite or found.contrast) and found.is_noun and found.support in known:
        related = (e for e in _latest_first(events) if found.family in {e.family, "any"} or _is_short_for(found, e))
        return next((e for e in related if e.name or any(s.is_noun for s in e.sightings)), None)
    return None


def _is_short_for(found: Sighting, event: Event) -> bool:
    """Whether a name is one word of the other's: 'the council' of the 'Council of the River States'."""
    return bool(found.name and event.name) and str(found.name) in str(event.name).lower().split()
