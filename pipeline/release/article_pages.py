"""Pages of articles: every row that was read from one, its words marked in their surroundings.

Belongs here: gathering what a page shows. Stays out: the looks (`templates/`). A small release carries these pages; `dateline
browse` makes them for any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from pipeline.release.descriptors import Subject
from pipeline.release.engine import name, texts
from pipeline.release.pages import figure, render
from schemas import TABLES
from schemas.arrow import arrow_schema

MOST = 2_000
"""A release with more articles than this carries no page for each; `dateline browse` shows them."""

AROUND = 160
"""How many characters are shown on each side of a row's words."""

_KINDS = ("meetings", "meeting_participants", "statistics", "quotes")
_PLACES = frozenset({"evidence", "char_start", "char_end"})


@dataclass(frozen=True)
class ShownRow:
    """One row as a page shows it."""

    id: str
    label: str
    before: str
    evidence: str
    after: str
    fields: list[tuple[str, str]]


def pages(connection: duckdb.DuckDBPyConnection, subject: Subject) -> Iterator[tuple[str, str]]:
    """The path and content of every page under `articles/`, where the release is small enough; nothing where it is not."""
    ids = [row[0] for row in connection.execute(f"SELECT article_id FROM articles LIMIT {MOST + 1}").fetchall()]
    if len(ids) > MOST:
        return
    yield "articles/index.html", listing(connection, subject, up="../", href="{}.html")
    for article_id, page in sorted(article_pages(connection, subject, ids, up="../", index_href="articles/index.html")):
        yield f"articles/{file_name(article_id)}.html", page


def file_name(article_id: str) -> str:
    """An identifier as a file's name. Ours are plain; anything else is taken out."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "_-") else "_" for c in article_id)


def listing(
    connection: duckdb.DuckDBPyConnection,
    subject: Subject,
    *,
    up: str,
    href: str,
    limit: int | None = None,
    offset: int = 0,
    previous: str | None = None,
    following: str | None = None,
) -> str:
    """The page that lists articles, newest first; `href` is the pattern of a link."""
    rows = _dicts(
        connection,
        f"""WITH shown AS (SELECT article_id, published_on, title, publisher, source_id FROM articles
                           ORDER BY published_on DESC NULLS LAST, article_id {f"LIMIT {limit} OFFSET {offset}" if limit else ""}),
                 m AS (SELECT article_id, count(*) AS meetings FROM meetings GROUP BY ALL),
                 s AS (SELECT article_id, count(*) AS figures FROM "statistics" GROUP BY ALL),
                 q AS (SELECT article_id, count(*) AS quotes FROM quotes GROUP BY ALL)
            SELECT shown.*, coalesce(meetings, 0) AS meetings, coalesce(figures, 0) AS "statistics", coalesce(quotes, 0) AS quotes
            FROM shown LEFT JOIN m USING (article_id) LEFT JOIN s USING (article_id) LEFT JOIN q USING (article_id)
            ORDER BY published_on DESC NULLS LAST, article_id""",
    )
    for row in rows:
        row["href"] = href.format(file_name(row["article_id"]))
    return render("articles.html", subject, articles=rows, up=up, previous=previous, next=following)


def article_pages(
    connection: duckdb.DuckDBPyConnection, subject: Subject, ids: Sequence[str], *, up: str, index_href: str
) -> Iterator[tuple[str, str]]:
    """The id and page of each of these articles that is there."""
    chosen = f"({texts(ids)})"
    rows = {kind: _by_article(connection, kind, chosen) for kind in _KINDS}
    written = dict(
        connection.execute(f"SELECT article_id, text FROM article_texts WHERE article_id IN {chosen}").fetchall()
    )
    for article in _dicts(connection, f"SELECT * FROM articles WHERE article_id IN {chosen}"):
        article_id = article["article_id"]
        text = written.get(article_id)
        groups = [(kind, [_row(kind, row, text) for row in rows[kind][article_id]]) for kind in _KINDS]
        yield (
            article_id,
            render("article.html", subject, article=article, groups=groups, text=text, up=up, index_href=index_href),
        )


def _by_article(
    connection: duckdb.DuckDBPyConnection, kind: str, chosen: str
) -> defaultdict[str, list[dict[str, Any]]]:
    if kind == "meeting_participants":
        source = "SELECT p.*, m.article_id AS of_article, m.char_start AS place FROM meeting_participants AS p JOIN meetings AS m USING (meeting_id)"
        order = "place, meeting_id, ordinal"
    else:
        source = f"SELECT *, article_id AS of_article FROM {name(kind)}"
        order = f"char_start, {TABLES[kind].key[0]}"
    grouped: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _dicts(connection, f"FROM ({source}) WHERE of_article IN {chosen} ORDER BY {order}"):
        grouped[row["of_article"]].append(row)
    return grouped


def _row(kind: str, row: dict[str, Any], text: str | None) -> ShownRow:
    start, end = row["char_start"], row["char_end"]
    before = ("…" if start > AROUND else "") + text[max(0, start - AROUND) : start] if text is not None else ""
    after = text[end : end + AROUND] + ("…" if end + AROUND < len(text) else "") if text is not None else ""
    fields = [
        (column, _words(row[column]))
        for column in arrow_schema(TABLES[kind].row).names
        if column not in _PLACES and column != "article_id" and row[column] not in (None, [])
    ]
    return ShownRow(row[TABLES[kind].key[0]], _label(kind, row), before, row["evidence"], after, fields)


_LABELS = {
    "meetings": ("start_date", "name", "kind", "place", "status"),
    "meeting_participants": ("name", "role", "organisation", "country", "participation"),
    "statistics": ("comparator", "value", "value_max", "unit", "measure"),
    "quotes": ("speaker_name", "speaker_role", "speaker_organisation", "text"),
}
"""The columns that say in a line what a row is."""


def _label(kind: str, row: dict[str, Any]) -> str:
    shown = [
        figure(value) if isinstance(value, float) else str(value)
        for c in _LABELS[kind]
        if (value := row[c]) is not None
    ]
    line = " · ".join(shown)
    return line if len(line) <= AROUND else line[: AROUND - 1] + "…"


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_words(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {each}" for key, each in value.items())
    return str(value)


def _dicts(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    result = connection.execute(sql)
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
