"""What changed against the last accepted run, where no single row is wrong: too few rows, too many refusals, emptied columns.

A drift warns and never blocks: a source may really have changed. What the last accepted set has stands in the schema
`before`. Belongs here: what is compared, and how much change is normal. Stays out: rows that are wrong in themselves.
"""

from __future__ import annotations

from pipeline.checks.check import Check, Severity
from schemas import TABLES, Table
from schemas.arrow import arrow_schema

BEFORE = "before"
"""The schema with the views of the last accepted set."""

FEWEST_ARTICLES = 50
"""Below this many articles, in either set, shares jump by chance and nothing is compared."""

ROWS_PER_ARTICLE = 1.5
"""A table that has this many times more or fewer rows per article has drifted."""

SHARE_FILLED = 0.15
"""A column whose share of rows with a value moved by more has drifted."""

SHARE_REFUSED = 0.05
"""Refusals per document found that rose by more have drifted."""

FILLED = "filled"
"""The relation in both schemas with a line for each column of the compared tables: `table_name`, `column_name`, `rows` of the
table, and `filled`, how many of them have a value there."""

_OF_ARTICLES = ("meetings", "meeting_participants", "statistics", "quotes")

COMPARED = ("articles", *_OF_ARTICLES)
"""The tables whose columns are compared."""


def drift_checks() -> list[Check]:
    """All comparisons with the set before; each gives a row for whatever drifted."""
    checks = [_rows_per_article(TABLES[name]) for name in _OF_ARTICLES]
    checks += [_filled(TABLES[name]) for name in COMPARED]
    return [*checks, _refused()]


def _rows_per_article(table: Table) -> Check:
    now, before = (f"{_rows(table.name, schema)} / {_rows('articles', schema)}" for schema in ("main", BEFORE))
    sql = f"""SELECT '{table.name}' AS table_name, {before} AS before, {now} AS now
              WHERE {_enough()} AND greatest({now}, {before}) > {ROWS_PER_ARTICLE} * least({now}, {before})"""
    return _warning(table, "rows", f"{table.name} has about as many rows per article as in the run before.", sql)


def _filled(table: Table) -> Check:
    nullable = ", ".join(f"'{field.name}'" for field in arrow_schema(table.row) if field.nullable)
    sql = f"""SELECT column_name, before, now FROM (
                SELECT column_name, coalesce(b.filled / nullif(b.rows, 0), 0) AS before,
                       coalesce(n.filled / nullif(n.rows, 0), 0) AS now
                FROM main.{FILLED} AS n JOIN {BEFORE}.{FILLED} AS b USING (table_name, column_name)
                WHERE table_name = '{table.name}' AND column_name IN ({nullable}))
              WHERE {_enough()} AND abs(now - before) > {SHARE_FILLED}"""
    return _warning(table, "filled", f"Columns of {table.name} are filled about as often as in the run before.", sql)


def _refused() -> Check:
    now, before = (
        f"""(SELECT count(DISTINCT source_path) FROM {schema}.rejects WHERE stage::VARCHAR IN ('source', 'article'))
            / {_rows("articles", schema)}"""
        for schema in ("main", BEFORE)
    )
    sql = f"SELECT {before} AS before, {now} AS now WHERE {_enough()} AND {now} - {before} > {SHARE_REFUSED}"
    return _warning(TABLES["rejects"], "share", "About as many documents are refused as in the run before.", sql)


def _rows(table: str, schema: str) -> str:
    return f"(SELECT coalesce(max(rows), 0) FROM {schema}.{FILLED} WHERE table_name = '{table}')"


def _enough() -> str:
    return f"least({_rows('articles', 'main')}, {_rows('articles', BEFORE)}) >= {FEWEST_ARTICLES}"


def _warning(table: Table, name: str, description: str, sql: str) -> Check:
    return Check(
        f"{table.name}_drift_{name}", table.name, Severity.WARN, description, sql, family=f"{table.name}_drift"
    )
