"""What changed between two releases, row by row, and why.

Belongs here: comparing, and telling the reason. Stays out: words for people (`changelog.py`).

Rows are compared by a 64-bit hash of all columns that both releases have; only those that differ are looked at column by column.
The reason is read from the article: a new one, one that is gone, one whose bytes differ. Where its bytes are the same, what
changed is how Dateline reads it, unless a correction or redaction of the later release names the row.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from pipeline.release.engine import name, parquet, text, texts
from pipeline.release.layout import CORRECTIONS, REDACTIONS, Folder
from schemas import TABLES, Table
from schemas.arrow import arrow_schema
from schemas.releases import CHANGES

LINKS = frozenset({"event_id", "person_id", "organisation_id", "duplicate_of", "duplicate_share"})
"""Columns that other articles can change without any new reading of this one."""

_DERIVED = frozenset({"events", "people", "organisations", "sources", "rejects"})


@dataclass(frozen=True)
class Side:
    """One of the two releases that are compared."""

    folder: Folder

    def relation(self, table: Table) -> str | None:
        path = self.folder.data(table)
        return parquet(path) if path.is_file() else None

    def named(self, file: str) -> set[str]:
        """The rows that the release's corrections or redactions name, as `table/key`."""
        path = self.folder.root / file
        if not path.is_file():
            return set()
        return {f"{entry['table']}/{entry['row']}" for entry in json.loads(path.read_bytes())}


def compare(
    connection: duckdb.DuckDBPyConnection, before: Folder, after: Folder, tables: Sequence[Table] | None = None
) -> str:
    """Make a table of all changes, in the columns of `CHANGES`; its name."""
    one, other = Side(before), Side(after)
    connection.execute("DROP TABLE IF EXISTS all_changes")
    connection.register("no_changes", arrow_schema(CHANGES.row).empty_table())
    connection.execute(
        "CREATE TEMP TABLE all_changes AS SELECT * REPLACE (op::VARCHAR AS op, reason::VARCHAR AS reason) FROM no_changes"
    )
    connection.unregister("no_changes")
    _articles(connection, one, other)
    for table in tables or TABLES.values():
        _compare_table(connection, one, other, table)
    return "all_changes"


def written(connection: duckdb.DuckDBPyConnection, changes: str) -> pa.Table:
    """The changes as Arrow, in order."""
    fields = ", ".join(map(name, arrow_schema(CHANGES.row).names))
    return connection.sql(f"SELECT {fields} FROM {changes} ORDER BY table_name, row_id").to_arrow_table()


def _articles(connection: duckdb.DuckDBPyConnection, before: Side, after: Side) -> None:
    """What became of each article: the ground of most reasons."""
    table = TABLES["articles"]
    empty = "(SELECT NULL::VARCHAR AS article_id, NULL::VARCHAR AS raw_sha256 WHERE false)"
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE article_changes AS
            SELECT coalesce(a.article_id, b.article_id) AS article_id,
                   CASE WHEN a.article_id IS NULL THEN 'new_article' WHEN b.article_id IS NULL THEN 'article_gone'
                        WHEN a.raw_sha256 <> b.raw_sha256 THEN 'source_edited' END AS reason
            FROM {before.relation(table) or empty} AS a
            FULL JOIN {after.relation(table) or empty} AS b ON a.article_id = b.article_id
            WHERE a.raw_sha256 IS DISTINCT FROM b.raw_sha256"""
    )
    meetings = [side.relation(TABLES["meetings"]) for side in (before, after)]
    found = " UNION ".join(f"SELECT meeting_id, article_id FROM {each}" for each in meetings if each)
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW meeting_articles AS {found or 'SELECT NULL AS meeting_id, NULL AS article_id WHERE false'}"
    )


def _compare_table(connection: duckdb.DuckDBPyConnection, before: Side, after: Side, table: Table) -> None:
    sides = before.relation(table), after.relation(table)
    shared = _shared_columns(connection, table, sides)
    hashed = [
        f"(SELECT {_key(table)} AS row_id, hash({', '.join(map(name, shared))}) AS h FROM {side})" if side else _NO_ROWS
        for side in sides
    ]
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE differing AS
            SELECT coalesce(a.row_id, b.row_id) AS row_id,
                   CASE WHEN a.row_id IS NULL THEN 'added' WHEN b.row_id IS NULL THEN 'removed' ELSE 'changed' END AS op
            FROM {hashed[0]} AS a FULL JOIN {hashed[1]} AS b ON a.row_id = b.row_id WHERE a.h IS DISTINCT FROM b.h"""
    )
    if not connection.execute("SELECT count(*) FROM differing").fetchall()[0][0]:
        return
    for place, side in zip(("side_a", "side_b"), sides, strict=True):
        rows = f"SELECT {_key(table)} AS row_id, {', '.join(map(name, shared))} FROM {side}" if side else None
        chosen = (
            f"FROM ({rows}) WHERE row_id IN (SELECT row_id FROM differing)" if rows else _no_rows_like(table, shared)
        )
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {place} AS {chosen}")
    connection.execute(
        f"""INSERT INTO all_changes BY NAME
            WITH joined AS (
              SELECT d.row_id, d.op, {_columns_that_differ(table, shared)} AS changed_columns, {_article_of(table, shared)} AS article_id
              FROM differing AS d LEFT JOIN side_a AS a ON a.row_id = d.row_id LEFT JOIN side_b AS b ON b.row_id = d.row_id
            )
            SELECT {text(table.name)} AS table_name, j.row_id, j.op, {_reason(table, after)} AS reason, j.changed_columns, j.article_id,
                   {_successor(table, shared)} AS superseded_by
            FROM joined AS j LEFT JOIN article_changes AS c ON c.article_id = j.article_id"""
    )


_NO_ROWS = "(SELECT NULL::VARCHAR AS row_id, NULL::UBIGINT AS h WHERE false)"


def _no_rows_like(table: Table, shared: list[str]) -> str:
    listed = ", ".join(f"NULL AS {name(column)}" for column in shared)
    return f"SELECT NULL::VARCHAR AS row_id, {listed} WHERE false"


def _shared_columns(
    connection: duckdb.DuckDBPyConnection, table: Table, sides: tuple[str | None, str | None]
) -> list[str]:
    wanted = arrow_schema(table.row).names
    for side in sides:
        if side:
            present = {row[0] for row in connection.execute(f"DESCRIBE FROM {side}").fetchall()}
            wanted = [column for column in wanted if column in present]
    return list(wanted)


def _columns_that_differ(table: Table, shared: list[str]) -> str:
    tested = ", ".join(
        f"CASE WHEN a.{name(c)} IS DISTINCT FROM b.{name(c)} THEN {text(c)} END" for c in shared if c not in table.key
    )
    return (
        f"CASE WHEN d.op = 'changed' THEN list_filter([{tested}], lambda c: c IS NOT NULL) ELSE [] END"
        if tested
        else "[]"
    )


def _article_of(table: Table, shared: list[str]) -> str:
    if "article_id" in shared:
        return "coalesce(a.article_id, b.article_id)"
    if "meeting_id" in shared:
        meeting = "m.meeting_id = coalesce(a.meeting_id, b.meeting_id)"
        return f"(SELECT any_value(m.article_id) FROM meeting_articles AS m WHERE {meeting})"
    return "NULL::VARCHAR"


def _reason(table: Table, after: Side) -> str:
    def named(file: str) -> str:
        found = texts(sorted(after.named(file)))
        own, article = text(table.name + "/"), "'articles/' || coalesce(j.article_id, '')"
        return f"({own} || j.row_id IN ({found}) OR {article} IN ({found}))"

    links = ", ".join(text(column) for column in sorted(LINKS))
    return f"""CASE
        WHEN {named(REDACTIONS)} AND j.op <> 'added' THEN 'redaction'
        WHEN {named(CORRECTIONS)} AND j.op <> 'added' THEN 'correction'
        WHEN c.reason IS NOT NULL THEN c.reason
        WHEN {text(table.name)} IN ({texts(sorted(_DERIVED))}) THEN 'follows'
        WHEN j.op = 'changed' AND list_has_all([{links}], j.changed_columns) THEN 'links_changed'
        ELSE 'rules_changed' END"""


def _successor(table: Table, shared: list[str]) -> str:
    if not table.has_evidence or "article_id" not in shared:
        return "NULL::VARCHAR"
    return """CASE WHEN j.op = 'removed' THEN (
        SELECT CASE WHEN count(*) = 1 THEN any_value(n.row_id) END
        FROM side_b AS n JOIN differing AS d ON d.row_id = n.row_id AND d.op = 'added'
        JOIN side_a AS o ON o.row_id = j.row_id
        WHERE n.article_id = o.article_id AND n.evidence = o.evidence) END"""


def _key(table: Table) -> str:
    if len(table.key) == 1:
        return name(table.key[0])
    return "concat_ws('/', " + ", ".join(name(column) for column in table.key) + ")"


def summary(connection: duckdb.DuckDBPyConnection, changes: str) -> list[dict[str, object]]:
    """How many rows of each table changed, how and why; with the columns and how often each."""
    rows = connection.execute(
        f"""SELECT table_name, op, reason, count(*) AS rows FROM {changes} GROUP BY ALL ORDER BY table_name, op, reason"""
    ).fetchall()
    columns = connection.execute(
        f"""SELECT table_name, reason, c, count(*) FROM (SELECT table_name, reason, unnest(changed_columns) AS c FROM {changes})
            GROUP BY ALL ORDER BY table_name, reason, count(*) DESC, c"""
    ).fetchall()
    found = []
    for table, op, reason, count in rows:
        entry: dict[str, object] = {"table": table, "op": op, "reason": reason, "rows": count}
        if op == "changed":
            entry["columns"] = {c: n for t, r, c, n in columns if (t, r) == (table, reason)}
        found.append(entry)
    return found
