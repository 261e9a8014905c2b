"""Small factories of rows for the tests of identity: what matters is said, the rest is filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from pipeline.identity import Identities, Rows, resolve
from schemas import TABLES, Article, Event, Meeting, Organisation, Participant, Person, Quote
from schemas.arrow import arrow_schema


def person(
    name: str | None, role: str | None = None, body: str | None = None, country: str | None = None, **more: Any
) -> dict[str, Any]:
    return {"participant_type": "person", "name": name, "role": role, "organisation": body, "country": country, **more}


def body(name: str, country: str | None = None, **more: Any) -> dict[str, Any]:
    return {"participant_type": "organisation", "organisation": name, "country": country, **more}


def country(code: str, **more: Any) -> dict[str, Any]:
    return {"participant_type": "country", "country": code, **more}


def meeting(start: str | None, *participants: dict[str, Any], end: str | None = None, **columns: Any) -> dict[str, Any]:
    """A meeting; `start` is a day, or a month as `2019-11`, or a year."""
    first, last, precision = _dates(start, end)
    return {
        "kind": "bilateral",
        "status": "held",
        **columns,
        "start_date": first,
        "end_date": last,
        "date_precision": columns.get("date_precision", precision),
        "participants": participants,
    }


def _dates(start: str | None, end: str | None) -> tuple[date | None, date | None, str]:
    if start is None:
        return None, None, "unknown"
    if len(start) == 4:
        return date(int(start), 1, 1), date(int(start), 12, 31), "year"
    if len(start) == 7:
        first = date.fromisoformat(f"{start}-01")
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month"
    return date.fromisoformat(start), date.fromisoformat(end or start), "day"


@dataclass(frozen=True)
class Resolved:
    """Identities as rows and mappings, which read easily."""

    people: list[Person]
    organisations: list[Organisation]
    events: list[Event]
    person_of: dict[str, str]
    organisation_of: dict[str, str]
    event_of: dict[str, str]

    @classmethod
    def of(cls, found: Identities, before: Resolved | None = None) -> Resolved:
        """What is there now: the rows before without those that go, and those that come."""
        tables: dict[str, list[Any]] = {}
        for name, model, key in (
            ("people", Person, "person_id"),
            ("organisations", Organisation, "organisation_id"),
            ("events", Event, "event_id"),
        ):
            changes = getattr(found, name)
            gone = set(changes.gone.to_pylist())
            stay = [row for row in getattr(before, name, ()) if getattr(row, key) not in gone]
            come = [model.model_validate(row, strict=False) for row in changes.rows.to_pylist()]
            tables[name] = sorted([*stay, *come], key=lambda row, key=key: getattr(row, key))  # type: ignore[misc]
        mentions, reports = found.known.mentions.to_pylist(), found.known.reports.to_pylist()
        return cls(
            **tables,
            person_of={row["row_id"]: row["person_id"] for row in mentions if row["person_id"]},
            organisation_of={row["row_id"]: row["organisation_id"] for row in mentions if row["organisation_id"]},
            event_of={row["meeting_id"]: row["event_id"] for row in reports},
        )


@dataclass
class Articles:
    """Articles with their rows, in the order in which they are added."""

    articles: list[Article] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)

    def add(
        self,
        article_id: str,
        published: str | None,
        *meetings: dict[str, Any],
        language: str = "en",
        publisher: str | None = None,
        speakers: tuple[dict[str, Any], ...] = (),
    ) -> None:
        """Add an article. A meeting with `inside=0` was held in the margins of the article's first meeting."""
        self.articles.append(
            Article.model_validate(
                {
                    "article_id": article_id,
                    "source_id": "s",
                    "source_path": f"{article_id}.txt",
                    "publisher": publisher,
                    "published_on": published and date.fromisoformat(published),
                    "published_precision": "day" if published else "unknown",
                    "language": language,
                    "paragraph_count": 1,
                    "char_count": 1,
                    "word_count": 1,
                    "text_sha256": "",
                    "raw_sha256": "",
                },
                strict=False,
            )
        )
        for at, told in enumerate(meetings):
            columns = dict(told)
            present = columns.pop("participants")
            inside = columns.pop("inside", None)
            meeting_id = f"m_{article_id}_{at}"
            parent = None if inside is None else f"m_{article_id}_{inside}"
            evidence = {"evidence": "x", "char_start": 0, "char_end": 1, "rule": "told"}
            self.meetings.append(
                Meeting.model_validate(
                    {
                        "meeting_id": meeting_id,
                        "article_id": article_id,
                        "part_of_meeting_id": parent,
                        **columns,
                        **evidence,
                    },
                    strict=False,
                )
            )
            for ordinal, who in enumerate(present, start=1):
                self.participants.append(
                    Participant.model_validate(
                        {
                            "participant_id": f"{meeting_id}_{ordinal}",
                            "meeting_id": meeting_id,
                            "ordinal": ordinal,
                            "participation": "principal",
                            **who,
                            **evidence,
                        },
                        strict=False,
                    )
                )
        for at, who in enumerate(speakers):
            self.quotes.append(
                Quote.model_validate(
                    {
                        "quote_id": f"q_{article_id}_{at}",
                        "article_id": article_id,
                        "kind": "direct",
                        "text": "x",
                        "cue": "said",
                        "speaker_name": who["name"],
                        "speaker_role": who["role"],
                        "speaker_organisation": who["organisation"],
                        "speaker_raw": "x",
                        "segments": [{"char_start": 0, "char_end": 1}],
                        "evidence": "x",
                        "char_start": 0,
                        "char_end": 1,
                        "rule": "told",
                    },
                    strict=False,
                )
            )

    def tables(self) -> Rows:
        named = (
            ("articles", self.articles),
            ("meetings", self.meetings),
            ("meeting_participants", self.participants),
            ("quotes", self.quotes),
        )
        return Rows(
            *(
                pa.Table.from_pylist([row.model_dump() for row in rows], schema=arrow_schema(TABLES[name].row))
                for name, rows in named
            )
        )

    def only(self, article_ids: Iterable[str]) -> Articles:
        """Some of the articles, in the order given."""
        found = Articles()
        for article_id in article_ids:
            found.articles += [row for row in self.articles if row.article_id == article_id]
            mine = [row for row in self.meetings if row.article_id == article_id]
            found.meetings += mine
            ids = {row.meeting_id for row in mine}
            found.participants += [row for row in self.participants if row.meeting_id in ids]
            found.quotes += [row for row in self.quotes if row.article_id == article_id]
        return found

    def resolved(self) -> Resolved:
        return Resolved.of(resolve([self.tables()]))

    def event_of(self, article_id: str, at: int = 0) -> str:
        return self.resolved().event_of[f"m_{article_id}_{at}"]
