"""The catalogue: every table with its row model, key, references, order and rights. All else is derived from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.articles import Article, ArticleRevision, ArticleText
from schemas.identity import Event, Organisation, Person
from schemas.meetings import Meeting, Participant
from schemas.origins import Reject, Source
from schemas.quotes import Quote
from schemas.rows import EvidenceRow, Row
from schemas.statistics import Statistic


@dataclass(frozen=True)
class Table:
    """One table: `key` is its primary key; `references` maps a column to the (table, column) that it points at."""

    name: str
    row: type[Row]
    key: tuple[str, ...]
    sorted_by: tuple[str, ...]
    references: dict[str, tuple[str, str]] = field(default_factory=dict)
    per_article: bool = True
    """Whether each row belongs to one article, so that the table can be rewritten for changed articles alone."""

    @property
    def description(self) -> str:
        return " ".join((self.row.__doc__ or "").split())

    @property
    def has_evidence(self) -> bool:
        return issubclass(self.row, EvidenceRow)


_TABLES = (
    Table("sources", Source, ("source_id",), ("source_id",), per_article=False),
    Table("articles", Article, ("article_id",), ("published_on", "article_id"),
          {"source_id": ("sources", "source_id"), "duplicate_of": ("articles", "article_id")}),
    Table("article_texts", ArticleText, ("article_id",), ("article_id",), {"article_id": ("articles", "article_id")}),
    Table("article_revisions", ArticleRevision, ("article_id", "revision"), ("article_id", "revision"), {"article_id": ("articles", "article_id")}),
    Table("events", Event, ("event_id",), ("start_date", "event_id"), per_article=False),
    Table("people", Person, ("person_id",), ("person_id",), per_article=False),
    Table("organisations", Organisation, ("organisation_id",), ("organisation_id",), per_article=False),
    Table("meetings", Meeting, ("meeting_id",), ("article_id", "char_start", "meeting_id"),
          {"article_id": ("articles", "article_id"), "event_id": ("events", "event_id"), "part_of_meeting_id": ("meetings", "meeting_id")}),
    Table("meeting_participants", Participant, ("participant_id",), ("meeting_id", "ordinal"),
          {"meeting_id": ("meetings", "meeting_id"), "person_id": ("people", "person_id"), "organisation_id": ("organisations", "organisation_id")}),
    Table("quotes", Quote, ("quote_id",), ("article_id", "char_start", "quote_id"),
          {"article_id": ("articles", "article_id"), "person_id": ("people", "person_id"), "organisation_id": ("organisations", "organisation_id")}),
    Table("statistics", Statistic, ("statistic_id",), ("article_id", "char_start", "statistic_id"),
          {"article_id": ("articles", "article_id"), "quote_id": ("quotes", "quote_id")}),
    Table("rejects", Reject, ("reject_id",), ("source_id", "source_path", "reject_id"), {"source_id": ("sources", "source_id")}, per_article=False),
)  # fmt: skip

TABLES: dict[str, Table] = {table.name: table for table in _TABLES}
"""Every table by name; a table stands after the tables that it points at, `duplicate_of` and the like aside."""
