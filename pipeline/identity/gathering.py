"""What the rows of some articles say for the question who is who: mentions of people and bodies, and who is at which meeting.

Belongs here: reading the columns of the four tables; nothing here depends on other articles than those given, nor on how many
they are. Stays out: what makes two the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.identity.columns import MENTIONS, REPORTED, rows_of
from pipeline.identity.folding import words_folded
from pipeline.identity.organisations import body_key, introduced, listed_key
from pipeline.identity.people import Mention, is_person, person_of
from pipeline.identity.reports import series_of
from schemas.vocabularies import ParticipantType, Participation

_IN_THEIR_OWN_RIGHT = frozenset({Participation.PRINCIPAL, Participation.HOST})
_WHO = ("name", "role", "organisation", "country")
_HELD = ("kind", "start_date", "end_date", "date_precision", "place", "country", "status")

Line = dict[str, Any]


class Rows(NamedTuple):
    """The rows of the same articles in four tables."""

    articles: pa.Table
    meetings: pa.Table
    participants: pa.Table
    quotes: pa.Table


class Gathered(NamedTuple):
    """Mentions (`MENTIONS`) and meetings (`REPORTED`) of some articles."""

    mentions: pa.Table
    reported: pa.Table


@dataclass
class _Present:
    """Who takes part in one meeting, before it is known who is the same."""

    people: list[tuple[str, bool]] = field(default_factory=list)
    """Each person, and whether they confer in their own right."""
    bodies: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    """People known by their role in a body, as "Heads National Central Bureaus": a meeting without a name is known as theirs."""
    groups: list[str] = field(default_factory=list)
    """Countries, and people known by their role, of which no more is said."""
    nations: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    """Keys of the listed organisations that take part or whose people do."""
    count: int = 0


def gather(rows: Rows) -> Gathered:
    """The mentions and meetings of these articles."""
    articles = {
        article_id: (on, language, listed_key(publisher))
        for article_id, on, language, publisher in rows_of(
            rows.articles, "article_id", "published_on", "language", "publisher"
        )
    }
    present: defaultdict[str, _Present] = defaultdict(_Present)
    countries: dict[tuple[str, str], str] = {}
    mentions = [
        *_participants(rows, articles, present, countries),
        *_quotes(rows.quotes, articles, countries),
    ]
    reported = list(_meetings(rows.meetings, articles, present))
    return Gathered(pa.Table.from_pylist(mentions, MENTIONS), pa.Table.from_pylist(reported, REPORTED))


def _participants(
    rows: Rows,
    articles: dict[str, tuple[Any, ...]],
    present: defaultdict[str, _Present],
    countries: dict[tuple[str, str], str],
) -> Iterator[Line]:
    """Everybody who takes part in a meeting; `countries` learns whose country is told, by article and name."""
    meetings = {
        meeting_id: (article_id, start)
        for meeting_id, article_id, start in rows_of(rows.meetings, "meeting_id", "article_id", "start_date")
    }
    columns = ("participant_id", "meeting_id", "participant_type", "participation")
    for row_id, meeting_id, kind, taking_part, *said in rows_of(rows.participants, *columns, *_WHO):
        name, role, organisation, country = said
        article_id, start = meetings[meeting_id]
        there = present[meeting_id]
        there.count += 1
        if country:
            there.nations.add(country)
            if name:
                countries[article_id, name] = min(country, countries.get((article_id, name), country))
        if listed := listed_key(organisation):
            there.listed.add(listed)
        mention = Mention(name, role, organisation, country, article_id, start, articles[article_id][0])
        line = _line(row_id, mention, is_somebody=kind == ParticipantType.PERSON)
        person, body = line["person"], line["body"]
        if person is not None:
            there.people.append((person, taking_part in _IN_THEIR_OWN_RIGHT))
        elif body is not None and not role:
            there.bodies.append(body)
        elif role or country:
            if role and organisation:
                there.called.append(f"{role} {organisation}")
            there.groups.append("/".join(filter(None, (" ".join(words_folded(role or "")), country))))
        if person is not None or body is not None:
            yield line


def _quotes(
    quotes: pa.Table, articles: dict[str, tuple[Any, ...]], countries: dict[tuple[str, str], str]
) -> Iterator[Line]:
    """Everybody who is quoted. A quote has no country of its own: it is that of the same name in the article."""
    columns = ("quote_id", "article_id", "speaker_name", "speaker_role", "speaker_organisation")
    for row_id, article_id, name, role, organisation in rows_of(quotes, *columns):
        country = countries.get((article_id, name)) if name else None
        mention = Mention(name, role, organisation, country, article_id, None, articles[article_id][0])
        line = _line(row_id, mention, is_somebody=bool(name) and is_person(name, role, organisation))
        if line["person"] is not None or line["body"] is not None:
            yield line


def _line(row_id: str, mention: Mention, *, is_somebody: bool) -> Line:
    organisation = mention.organisation
    return {
        "row_id": row_id,
        "article_id": mention.article_id,
        "person": person_of(mention) if is_somebody else None,
        "body": body_key(organisation, mention.country) if organisation else None,
        "introduced": introduced(organisation) if organisation else None,
        "name": mention.name,
        "role": mention.role,
        "organisation": organisation,
        "country": mention.country,
        "published_on": mention.published_on,
    }


def _meetings(
    meetings: pa.Table, articles: dict[str, tuple[Any, ...]], present: defaultdict[str, _Present]
) -> Iterator[Line]:
    """The meetings with everybody who takes part."""
    columns = ("series", "host", "meeting_id", "article_id", "name", "edition", "part_of_meeting_id", *_HELD)
    for series, host, meeting_id, article_id, name, edition, part_of, *held in rows_of(meetings, *columns):
        there = present[meeting_id]
        published_on, language, publisher = articles[article_id]
        # Who hosts it, who publishes the article, who is there.
        around = (_set_of(listed_key(host)), _set_of(publisher), there.listed)
        called = name or " ".join(sorted(there.called)) or None
        told, number = series_of(series, called, edition, around)
        kind, start_date, end_date, precision, place, country, status = held
        yield {
            "meeting_id": meeting_id,
            "article_id": article_id,
            "part_of": part_of,
            "published_on": published_on,
            "language": language,
            "kind": kind,
            "name": name,
            "called": called,
            "series": told.key if told else None,
            "series_name": told.name if told else None,
            "series_listed": told.listed if told else False,
            "edition": number,
            "start_date": start_date,
            "end_date": end_date,
            "precision": precision,
            "place": place,
            "country": country,
            "status": status,
            "people": [key for key, _ in there.people],
            "own": [own for _, own in there.people],
            "bodies": there.bodies,
            "groups": there.groups,
            "nations": sorted(there.nations),
            "participant_count": there.count,
        }


def _set_of(key: str | None) -> frozenset[str]:
    return frozenset() if key is None else frozenset((key,))
