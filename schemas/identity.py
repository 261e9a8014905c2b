"""Who and what is the same across articles: people, organisations and events."""

from __future__ import annotations

from datetime import date

from schemas.rows import Row, column
from schemas.vocabularies import DatePrecision, MeetingKind, MeetingStatus


class OfficeHeld(Row):
    """An office as the articles state it."""

    role: str | None = column(1, "Office or function.", term="schema:roleName", default=None)
    organisation: str | None = column(2, "Organisation.", term="schema:affiliation", default=None)
    country: str | None = column(3, "Country, ISO 3166-1 alpha-2.", term="schema:addressCountry", default=None)
    first_seen_on: date | None = column(
        4, "Date of the first article that states it.", term="schema:startDate", default=None
    )
    last_seen_on: date | None = column(
        5, "Date of the last article that states it.", term="schema:endDate", default=None
    )


class Person(Row):
    """A person who takes part in meetings or is quoted."""

    person_id: str = column(1, "Identifier of the person.", term="schema:identifier")
    name: str = column(2, "The fullest name in use.", term="schema:name")
    aliases: list[str] = column(
        3, "Other ways in which articles write the name.", term="schema:alternateName", default_factory=list
    )
    offices: list[OfficeHeld] = column(
        4, "Offices held, as the articles state them.", term="schema:hasOccupation", default_factory=list
    )


class Organisation(Row):
    """An organisation that takes part in meetings, is quoted, or employs who does."""

    organisation_id: str = column(1, "Identifier of the organisation.", term="schema:identifier")
    name: str = column(2, "The name in use.", term="schema:name")
    aliases: list[str] = column(3, "Other names and abbreviations.", term="schema:alternateName", default_factory=list)
    country: str | None = column(
        4, "Country, ISO 3166-1 alpha-2; null for an international body.", term="schema:addressCountry", default=None
    )
    kind: str | None = column(
        5,
        "Kind of organisation, as in `seeds/reference/organisations.tsv`.",
        term="schema:additionalType",
        default=None,
    )


class Event(Row):
    """One real-world meeting, drawn together from all articles that report it."""

    event_id: str = column(1, "Identifier of the event.", term="schema:identifier")
    kind: MeetingKind = column(2, "What kind of meeting it is.", term="schema:additionalType")
    name: str | None = column(3, "Its name.", term="schema:name", default=None)
    series: str | None = column(4, "The recurring series that it belongs to.", term="schema:superEvent", default=None)
    edition: int | None = column(5, "Its number in the series.", term="schema:position", default=None, ge=1)
    start_date: date | None = column(6, "First day.", term="schema:startDate", default=None)
    end_date: date | None = column(7, "Last day.", term="schema:endDate", default=None)
    date_precision: DatePrecision = column(8, "How exactly the dates are known.")
    place: str | None = column(9, "City.", term="schema:location", default=None)
    country: str | None = column(10, "Country, ISO 3166-1 alpha-2.", term="schema:addressCountry", default=None)
    status: MeetingStatus = column(11, "The status in the latest article.", term="schema:eventStatus")
    participant_count: int = column(12, "Participants in all articles together, each counted once.", ge=0)
    article_count: int = column(13, "Articles that report it.", ge=1)
    conflicts: list[str] = column(
        14, "Columns on which the articles disagree, each with the values: `place: Lyon | Nice`.", default_factory=list
    )
