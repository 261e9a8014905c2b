"""Meetings and who took part in them."""

from __future__ import annotations

from datetime import date

from schemas.rows import EvidenceRow, column
from schemas.vocabularies import (
    DateBasis,
    DatePrecision,
    MeetingKind,
    MeetingStatus,
    ParticipantType,
    Participation,
    PlaceSource,
    PloverMode,
)


class Meeting(EvidenceRow):
    """An event at which named persons or organisations come together to confer: one row per event per article."""

    meeting_id: str = column(1, "Identifier of the meeting in this article.", term="schema:identifier")
    article_id: str = column(2, "The article that reports it.", term="schema:subjectOf")
    event_id: str | None = column(3, "The same real-world meeting across articles.", term="schema:sameAs", default=None)
    kind: MeetingKind = column(4, "What kind of meeting it is.", term="schema:additionalType")
    name: str | None = column(
        5,
        "Its proper name or its own description; null for a plain meeting of two people.",
        term="schema:name",
        default=None,
    )
    series: str | None = column(6, "The recurring series that it belongs to.", term="schema:superEvent", default=None)
    edition: int | None = column(7, "Its number in the series.", term="schema:position", default=None, ge=1)
    start_date: date | None = column(8, "First day.", term="schema:startDate", default=None)
    end_date: date | None = column(9, "Last day.", term="schema:endDate", default=None)
    date_precision: DatePrecision = column(10, "How exactly the dates are known.")
    date_edtf: str | None = column(11, "The dates in EDTF (ISO 8601-2).", term="edtf:EDTF", default=None)
    date_basis: DateBasis | None = column(12, "What the dates rest on.", default=None)
    place: str | None = column(13, "City, or the venue's city.", term="schema:location", default=None)
    country: str | None = column(14, "Country, ISO 3166-1 alpha-2.", term="schema:addressCountry", default=None)
    place_source: PlaceSource | None = column(15, "What the place rests on.", default=None)
    host: str | None = column(
        16, "The organisation or person that hosts, where it is said.", term="schema:organizer", default=None
    )
    status: MeetingStatus = column(17, "Whether it took place.", term="schema:eventStatus")
    part_of_meeting_id: str | None = column(
        18, "The meeting in whose margins this one was held.", term="schema:superEvent", default=None
    )
    topics: list[str] = column(
        19, "Subjects discussed, as the article words them.", term="schema:about", default_factory=list
    )
    plover_mode: PloverMode | None = column(20, "Mode of the PLOVER event CONSULT.", term="plover:mode", default=None)


class Participant(EvidenceRow):
    """One participant of one meeting."""

    participant_id: str = column(1, "Identifier of this participation.", term="schema:identifier")
    meeting_id: str = column(2, "The meeting.", term="schema:Event")
    ordinal: int = column(3, "Order of the participant in the meeting, from 1.", term="schema:position", ge=1)
    participant_type: ParticipantType = column(4, "What kind of participant it is.", term="schema:additionalType")
    name: str | None = column(
        5, "Full name of the person; null where no person is named.", term="schema:name", default=None
    )
    name_as_written: str | None = column(
        6, "The words used for the participant there.", term="schema:alternateName", default=None
    )
    role: str | None = column(7, "Office or function.", term="schema:roleName", default=None)
    organisation: str | None = column(8, "Organisation.", term="schema:affiliation", default=None)
    country: str | None = column(
        9, "Country, ISO 3166-1 alpha-2, where it follows from the words.", term="schema:nationality", default=None
    )
    participation: Participation = column(10, "In which function they took part.", term="schema:additionalType")
    person_id: str | None = column(11, "The same person across articles.", term="schema:sameAs", default=None)
    organisation_id: str | None = column(
        12, "The same organisation across articles.", term="schema:sameAs", default=None
    )
