"""What a row rests on, read from the tables.

Belongs here: finding the row, its sentence, its spans and its source. Stays out: printing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import duckdb

from pipeline.extraction.extract import document_of
from pipeline.extraction.quotes import explain_quote
from pipeline.extraction.quotes.rules import RULES as QUOTE_RULES
from pipeline.language.document import Document
from pipeline.language.text import Span
from schemas import TABLES, Quote, Statistic, Table

SOURCE = ("title", "publisher", "published_on", "url", "source_id", "source_path", "raw_sha256", "text_sha256")

AS_WRITTEN = {
    "value": "evidence",
    "speaker_name": "speaker_raw",
    "name": "name_as_written",
    "comparator": "approximator",
}
"""For a normalised column, the one that has the words."""

ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    "quotes": {"source": ("speaker_raw", "speaker_name"), "cue": ("cue",)},
    "statistics": {"value": ("approximator",), "measure": ("measure",)},
    "meetings": {"name": ("name",), "place": ("place",)},
    "meeting_participants": {"participant": ("name_as_written", "name")},
}
"""For each table, what is looked for inside the evidence, by the columns that may have its words."""

HIDDEN = {"evidence", "char_start", "char_end", "rule", "segments", "text"}
"""Columns that stand elsewhere in an explanation."""


@dataclass(frozen=True, order=True)
class Marked:
    """A stretch of the article's text and what it is to the row."""

    start: int
    end: int
    role: str


@dataclass(frozen=True)
class Recognised:
    """A mention inside the sentence: what kind, its words, what it was read as."""

    kind: str
    words: str
    read_as: str


@dataclass(frozen=True)
class Explanation:
    """Everything that a row rests on. Offsets are those of the article's text."""

    table: str
    row_id: str
    row: Mapping[str, Any]
    passage: str = ""
    passage_start: int = 0
    spans: list[Marked] = field(default_factory=list)
    mentions: list[Recognised] = field(default_factory=list)
    rows: list[Mapping[str, Any]] = field(default_factory=list)
    """For what is no row of evidence: rows of other tables that point at it."""
    source: Mapping[str, Any] = field(default_factory=dict)

    @property
    def rule(self) -> str | None:
        return self.row.get("rule")

    @property
    def rule_says(self) -> dict[str, str]:
        """What the rule is about, its pattern and an example, where its task lists its rules so."""
        rules = {rule.name: rule for rule in QUOTE_RULES} if self.table == "quotes" else {}
        rule = rules.get(str(self.rule))
        return {"about": rule.about, "example": rule.matches, "pattern": rule.pattern} if rule else {}

    def values(self) -> Iterator[tuple[str, Any, Any]]:
        """Each column that has a value, with the words that it normalises."""
        for name, value in self.row.items():
            if name not in HIDDEN and value is not None and value != []:
                written = self.row.get(AS_WRITTEN.get(name, ""))
                shown = int(value) if isinstance(value, float) and value.is_integer() else value
                yield name, shown, written if written != value else None

    def record(self) -> dict[str, Any]:
        """The explanation for a program."""
        return {
            "table": self.table,
            "row": dict(self.row),
            "rule": {"name": self.rule} | self.rule_says if self.rule else None,
            "passage": {"text": self.passage, "char_start": self.passage_start} if self.passage else None,
            "spans": [asdict(span) for span in self.spans],
            "mentions": [asdict(mention) for mention in self.mentions],
            "rows": [dict(row) for row in self.rows],
            "source": dict(self.source),
        }


def explain(connection: duckdb.DuckDBPyConnection, row_id: str) -> Explanation | None:
    """What the row with this identifier rests on, whatever table it is in; None where there is none."""
    for table in TABLES.values():
        if len(table.key) == 1 and (row := _one(connection, table.name, table.key[0], row_id)):
            return _of_article(connection, table, row) if table.has_evidence else _of_rows(connection, table, row)
    return None


def _of_article(connection: duckdb.DuckDBPyConnection, table: Table, row: Mapping[str, Any]) -> Explanation:
    article_id = (
        row.get("article_id") or (_one(connection, "meetings", "meeting_id", row["meeting_id"]) or {})["article_id"]
    )
    article = _one(connection, "articles", "article_id", article_id) or {}
    found = Explanation(table.name, row[table.key[0]], row, source={name: article.get(name) for name in SOURCE})
    text = (_one(connection, "article_texts", "article_id", article_id) or {}).get("text")
    if text is None:
        # A release carries texts only where the source allows it: the evidence is then all there is to show.
        return replace(found, passage=row["evidence"], passage_start=row["char_start"])
    document = document_of(article, text)
    sentences = [one for one in document.sentences if one.overlaps(Span(row["char_start"], row["char_end"]))]
    start = min([row["char_start"], *(one.start for one in sentences)])
    end = max([row["char_end"], *(one.end for one in sentences)])
    return replace(
        found,
        passage=text[start:end],
        passage_start=start,
        spans=_spans(table, row, document),
        mentions=list(_mentions(document, Span(start, end))),
    )


def _of_rows(connection: duckdb.DuckDBPyConnection, table: Table, row: Mapping[str, Any]) -> Explanation:
    rows: list[Mapping[str, Any]] = []
    for other in TABLES.values():
        for column, (target, _) in other.references.items():
            if target == table.name and other.name != table.name and len(other.key) == 1:
                shown = "rule, evidence" if other.has_evidence else "NULL AS rule, NULL AS evidence"
                sql = f"SELECT '{other.name}' AS in_table, {other.key[0]} AS id, {shown} FROM {other.name} WHERE {column} = ?"
                rows += _all(connection, f"{sql} ORDER BY id LIMIT 20", row[table.key[0]])
    source = {name: row[name] for name in SOURCE if name in row} if table.name == "articles" else {}
    return Explanation(table.name, row[table.key[0]], row, rows=rows, source=source)


def _spans(table: Table, row: Mapping[str, Any], document: Document) -> list[Marked]:
    """The evidence and what inside it the row's columns were read from, in order and without overlap."""
    start, end = row["char_start"], row["char_end"]
    spans = [Marked(one["char_start"], one["char_end"], "content") for one in row.get("segments") or ()]
    known = {Quote: _of_quote, Statistic: _of_statistic}.get(table.row, _of_none)(row, document)
    if known:
        return [Marked(start, end, "evidence"), *sorted(spans + known)]
    for role, columns in ROLES.get(table.name, {}).items():
        for words in (row[column] for column in columns if row.get(column)):
            places = _places(document.text, str(words), start, end)
            free = (at for at in places if not _taken(spans, at, at + len(words)))
            if (at := next(free, None)) is not None:
                spans.append(Marked(at, at + len(words), role))
                break
    return [Marked(start, end, "evidence"), *sorted(spans)]


def _of_none(row: Mapping[str, Any], document: Document) -> list[Marked]:
    return []


def _of_statistic(row: Mapping[str, Any], document: Document) -> list[Marked]:
    """Where the figure and what it counts stand."""
    evidence = Span(row["char_start"], row["char_end"])
    for quantity in document.quantities:
        if evidence.covers(quantity.span) and quantity.value == row["value"]:
            noun = quantity.noun if quantity.noun and not quantity.noun.overlaps(quantity.span) else None
            found = {"value": quantity.span, "measure": noun}
            return [Marked(span.start, span.end, role) for role, span in found.items() if span is not None]
    return []


def _of_quote(row: Mapping[str, Any], document: Document) -> list[Marked]:
    """Where the rules read the source and the cue; nothing where they no longer write this row."""
    try:
        spans = explain_quote(document, Quote.model_validate(row, strict=False))
    except LookupError:
        return []
    found = {"source": spans.source, "cue": spans.cue}
    return [Marked(span.start, span.end, role) for role, span in found.items() if span is not None]


def _places(text: str, words: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _taken(spans: list[Marked], start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in spans)


def _mentions(document: Document, passage: Span) -> Iterator[Recognised]:
    """Whatever the language layer finds in the passage: each of the document's kinds of mention."""
    kinds = [name for name, value in vars(type(document)).items() if isinstance(value, cached_property)]
    for kind in kinds:
        found = getattr(document, kind)
        if isinstance(found, tuple | list):
            for mention in found:
                if (
                    is_dataclass(mention)
                    and isinstance(span := getattr(mention, "span", None), Span)
                    and passage.covers(span)
                ):
                    yield Recognised(kind, span.of(document.text), _read_as(mention))


def _read_as(mention: Any) -> str:
    values = ((one.name, getattr(mention, one.name)) for one in fields(mention))
    return ", ".join(f"{name}={value}" for name, value in values if _telling(value))


def _telling(value: Any) -> bool:
    """Whether a value says something to a reader: positions and the recogniser's own objects do not."""
    return value is True or isinstance(value, str | float | date)


def _one(connection: duckdb.DuckDBPyConnection, table: str, key: str, value: str) -> dict[str, Any] | None:
    return next(iter(_all(connection, f"SELECT * FROM {table} WHERE {key} = ? LIMIT 1", value)), None)


def _all(connection: duckdb.DuckDBPyConnection, sql: str, value: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, [value])
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
