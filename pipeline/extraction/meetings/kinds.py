"""What kind of meeting it is, and its mode in PLOVER.

Belongs here: the decision, from nouns, modifiers and sides. Stays out: the words (lexicons).
"""

from __future__ import annotations

from pipeline.extraction.meetings.events import Event
from schemas.vocabularies import MeetingKind, ParticipantType, PloverMode


def kind_of(event: Event, news: MeetingKind | None = None) -> MeetingKind:
    """The kind that the words give; for a plain meeting, by its sides: two confer, more gather, none named works.

    `news` is the kind of the article's own meeting, whose next round or last session another may be.
    """
    kinds = list(event.kinds())
    if MeetingKind.CALL in kinds:
        return MeetingKind.CALL
    if kinds:
        return kinds[0]
    if event.antecedent is not None and not event.parties:
        return kind_of(event.antecedent, news)
    if news in {MeetingKind.BILATERAL, MeetingKind.WORKING} and _may_be_of_series(event):
        return news
    if any(s.is_two_sided for s in event.sightings):
        return MeetingKind.BILATERAL
    parties = list(event.parties.values())
    if event.family == "meeting" and any(p.rule == "role.told_audience" for p in parties):
        return MeetingKind.MULTILATERAL
    groups = [p for p in parties if p.type is ParticipantType.GROUP]
    if event.family in {"talks", "visit"} or (event.family == "any" and parties):
        told = len({p.key() for p in event.first.parties})  # those who met; others only came along
        return MeetingKind.BILATERAL if (told if told > 1 else len(parties)) <= 4 else MeetingKind.MULTILATERAL
    if event.family in {"assembly", "conference", "body"}:
        return MeetingKind.MULTILATERAL
    if groups:
        return MeetingKind.WORKING if any(s.is_of_experts for s in event.sightings) else MeetingKind.MULTILATERAL
    if 1 <= len(parties) <= 3 and not event.host:
        return MeetingKind.BILATERAL
    return MeetingKind.WORKING


def _may_be_of_series(event: Event) -> bool:
    """Whether a round or a session is told without any sides: one more of what the article is about."""
    if event.is_news or event.parties or event.antecedent is not None:
        return False
    return event.family in {"any", "assembly", "body"} and (event.name is None or event.name.islower())


def plover_mode_of(event: Event, kind: MeetingKind) -> PloverMode | None:
    """PLOVER's mode of CONSULT: by telephone, of three or more sides, by visit, or at a third place."""
    match kind:
        case MeetingKind.CALL:
            return PloverMode.PHONE
        case MeetingKind.MULTILATERAL | MeetingKind.WORKING:
            return PloverMode.MULTILATERAL
        case _:
            pass
    if event.place is None:
        return PloverMode.VISIT if event.family == "visit" else None
    countries = {p.country for p in event.parties.values() if p.country}
    if countries and event.place.country not in countries and len(countries) > 1 and event.family != "visit":
        return PloverMode.THIRD_PARTY
    return PloverMode.VISIT
