"""The rows of all articles, gathered for the question who is who: mentions of people and bodies, and who is at which meeting.

Belongs here: reading the columns of the four tables. Stays out: what makes two the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from pipeline.identity.folding import words_folded
from pipeline.identity.organisations import Key as OrganisationKey
from pipeline.identity.organisations import Organisations, listed_key
from pipeline.identity.people import Key as PersonKey
from pipeline.identity.people import Mention, People, is_person
from pipeline.identity.reports import Report, series_of
from schemas.vocabularies import ParticipantType, Participation

_ROWS = 8192
_IN_THEIR_OWN_RIGHT = frozenset({Participation.PRINCIPAL, Participation.HOST})


@dataclass
class _Present:
    """Who takes part in one meeting, before it is known who is the same."""

    people: list[tuple[PersonKey, bool]] = field(default_factory=list)
    """Each person, and whether they confer in their own right."""
    bodies: list[OrganisationKey] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    """People known by their role in a body, as "Heads National Central Bureaus": a meeting without a name is known as theirs."""
    groups: list[str] = field(default_factory=list)
    """Countries, and people known by their role, of which no more is said."""
    nations: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    """Keys of the listed organisations that take part or whose people do."""
    count: int = 0


class Gathering:
    """Takes in the tables: articles and meetings first, then participants, then quotes."""

    def __init__(self, articles: pa.Table, meetings: pa.Table) -> None:
        self.people, self.organisations = People(), Organisations()
        self.person_keys: dict[str, PersonKey] = {}
        self.organisation_keys: dict[str, OrganisationKey] = {}
        self._countries: dict[tuple[str, str], str] = {}
        """Article and name of who takes part -> their country: a quote of theirs has none of its own."""
        self._meetings = meetings
        self._present: defaultdict[str, _Present] = defaultdict(_Present)
        self._articles: dict[str, tuple[date | None, str | None, str | None]] = {
            article_id: (on, language, listed_key(publisher))
            for article_id, on, language, publisher in _rows(
                articles, "article_id", "published_on", "language", "publisher"
            )
        }
        self._meeting: dict[str, tuple[str, date | None]] = {
            meeting_id: (article_id, start)
            for meeting_id, article_id, start in _rows(meetings, "meeting_id", "article_id", "start_date")
        }

    def take_participants(self, participants: pa.Table) -> None:
        """Note everybody who takes part in a meeting."""
        columns = ("participant_id", "meeting_id", "participant_type", "participation")
        for row_id, meeting_id, kind, taking_part, *said in _rows(participants, *columns, *_WHO):
            name, role, organisation, country = said
            article_id, start = self._meeting[meeting_id]
            there = self._present[meeting_id]
            there.count += 1
            if country:
                there.nations.add(country)
                if name:
                    self._countries[article_id, name] = country
            body = self._note_organisation(row_id, organisation, country)
            if listed := listed_key(organisation):
                there.listed.add(listed)
            person = None
            if kind == ParticipantType.PERSON:
                published_on, _, _ = self._articles[article_id]
                mention = Mention(name, role, organisation, country, article_id, start, published_on)
                person = self._note_person(row_id, mention, body)
            if person is not None:
                there.people.append((person, taking_part in _IN_THEIR_OWN_RIGHT))
            elif body is not None and not role:
                there.bodies.append(body)
            elif role or country:
                if role and organisation:
                    there.called.append(f"{role} {organisation}")
                there.groups.append("/".join(filter(None, (" ".join(words_folded(role or "")), country))))

    def take_quotes(self, quotes: pa.Table) -> None:
        """Note everybody who is quoted."""
        columns = ("quote_id", "article_id", "speaker_name", "speaker_role", "speaker_organisation")
        for row_id, article_id, name, role, organisation in _rows(quotes, *columns):
            country = self._countries.get((article_id, name)) if name else None
            body = self._note_organisation(row_id, organisation, country)
            if name and is_person(name, role, organisation):
                published_on, _, _ = self._articles[article_id]
                self._note_person(
                    row_id, Mention(name, role, organisation, country, article_id, None, published_on), body
                )

    def _note_organisation(self, row_id: str, name: str | None, country: str | None) -> OrganisationKey | None:
        if not name:
            return None
        key = self.organisation_keys[row_id] = self.organisations.add(name, country)
        return key

    def _note_person(self, row_id: str, mention: Mention, body: OrganisationKey | None) -> PersonKey | None:
        key = self.people.add(mention, body)
        if key is not None:
            self.person_keys[row_id] = key
        return key

    def reports(self) -> Iterator[Report]:
        """The meetings with everybody who takes part, once people are settled."""
        columns = ("series", "host", "meeting_id", "article_id", "name", "edition", "part_of_meeting_id", *_HELD)
        for series, host, meeting_id, article_id, name, edition, part_of, *held in _rows(self._meetings, *columns):
            there = self._present.get(meeting_id) or _Present()
            published_on, language, publisher = self._articles[article_id]
            # Who hosts it, who publishes the article, who is there.
            around = (_set_of(listed_key(host)), _set_of(publisher), there.listed)
            called = name or " ".join(sorted(there.called)) or None
            told, number = series_of(series, called, edition, around)
            # A surname alone says too little to tell two meetings apart.
            people = [(self.people.id_of(key), own) for key, own in there.people if not key.article_id]
            bodies = (self.organisations.id_of(key) or "/".join(key) for key in there.bodies)
            kind, start_date, end_date, precision, place, country, status = held
            yield Report(
                meeting_id=meeting_id,
                article_id=article_id,
                published_on=published_on,
                language=language,
                kind=kind,
                name=name,
                called=called,
                series=told,
                edition=number,
                start_date=start_date,
                end_date=end_date,
                precision=precision,
                place=place,
                country=country,
                status=status,
                part_of=part_of,
                people=frozenset(person for person, _ in people),
                principals=frozenset(person for person, principal in people if principal),
                others=frozenset((*there.groups, *bodies)),
                nations=frozenset(there.nations),
                participant_count=there.count,
            )


_WHO = ("name", "role", "organisation", "country")
_HELD = ("kind", "start_date", "end_date", "date_precision", "place", "country", "status")


def _set_of(key: str | None) -> frozenset[str]:
    return frozenset() if key is None else frozenset((key,))


def _rows(table: pa.Table, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns, a batch at a time."""
    for batch in table.select(columns).to_batches(max_chunksize=_ROWS):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
