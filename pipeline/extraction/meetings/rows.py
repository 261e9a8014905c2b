"""Meetings as rows: evidence, identifiers, and the vocabulary of the tables.

Belongs here: the last step. Stays out: every decision about what a meeting is.
"""

from __future__ import annotations

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.kinds import Kinds, plover_mode_of
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import View
from pipeline.extraction.meetings.when import edtf
from schemas import Meeting, Participant
from schemas.identifiers import Identifiers
from schemas.vocabularies import MeetingKind


def rows_of(view: View, events: list[Event]) -> tuple[list[Meeting], list[Participant]]:
    """The rows of an article's meetings and of who took part in them, in the order of their evidence."""
    article = view.document.article_id
    ids, participant_ids = Identifiers("m"), Identifiers("mp")
    ordered = sorted(events, key=lambda event: (event.first.start, event.first.end))
    spans = {id(event): evidence_of(view, event.first) for event in ordered}
    meeting_ids = {id(e): ids.of(article, view.slice(*spans[id(e)]), e.start, e.name) for e in ordered}
    kinds = Kinds(view, ordered)
    meetings: list[Meeting] = []
    participants: list[Participant] = []
    for event in ordered:
        start, end = spans[id(event)]
        span = view.span(start, end)
        kind = kinds.of(event)
        remote = kind is MeetingKind.CALL
        meeting_id = meeting_ids[id(event)]
        place = None if remote else event.place
        meetings.append(
            Meeting(
                meeting_id=meeting_id,
                article_id=article,
                kind=kind,
                name=event.name,
                series=event.series_name if event.edition is not None or event.antecedent is not None else None,
                edition=event.edition,
                start_date=event.start,
                end_date=event.end,
                date_precision=event.precision,
                date_edtf=edtf(event),
                date_basis=event.basis,
                place=place.city if place else None,
                country=place.country if place else None,
                place_source=event.place_source if place else None,
                host=event.host,
                status=event.status,
                part_of_meeting_id=meeting_ids.get(id(event.parent)) if event.parent else None,
                topics=_topics(event),
                plover_mode=plover_mode_of(event, kind),
                evidence=span.of(view.text),
                char_start=span.start,
                char_end=span.end,
                rule=event.first.rule,
            )
        )
        for ordinal, party in enumerate(event.parties.values(), start=1):
            participants.append(_participant(view, party, meeting_id, ordinal, participant_ids))
    return meetings, participants


def evidence_of(view: View, found: Sighting) -> tuple[int, int]:
    """The tokens that a meeting rests on: its trigger with the parties, days and place of the same sentence."""
    first, last = view.sentences[found.sentence]
    starts, ends = [found.phrase_start], [found.phrase_end]
    for party in found.parties:
        if first <= party.start < last:
            starts.append(party.start)
            ends.append(party.end)
    for span in (*(d.span for d in found.dates), *([found.place.span] if found.place else [])):
        token = view.tokens.at(span.start)
        if first <= token < last:
            starts.append(token)
            ends.append(view.tokens.at(span.end - 1) + 1)
    return max(min(starts), first), min(max(ends), last)


def _topics(event: Event) -> list[str]:
    return list(dict.fromkeys(topic for found in event.sightings for topic in found.topics))


def _participant(view: View, party: Party, meeting_id: str, ordinal: int, ids: Identifiers) -> Participant:
    span = view.span(party.start, party.end)
    words = span.of(view.text)
    return Participant(
        participant_id=ids.of(meeting_id, *party.key()),
        meeting_id=meeting_id,
        ordinal=ordinal,
        participant_type=party.type,
        name=party.name,
        name_as_written=words,
        role=party.role,
        organisation=party.organisation,
        country=party.country,
        participation=party.participation,
        evidence=words,
        char_start=span.start,
        char_end=span.end,
        rule=party.rule,
    )
