"""What changed against the last accepted run, where no single row is wrong: too few rows, too many refusals, emptied columns.

A drift warns and never blocks: a source may really have changed. The views of the last accepted set stand in the schema
`before`. Belongs here: what is compared, and how much change is normal. Stays out: rows that are wrong in themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

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

_OF_ARTICLES = ("meetings", "meeting_participants", "statistics", "quotes")


def drift_checks() -> list[Check]:
    """All comparisons with the set before; each gives a row for whatever drifted."""
    checks = [_rows_per_article(TABLES[name]) for name in _OF_ARTICLES]
    checks += [_filled(table) for name, table in TABLES.items() if name in ("articles", *_OF_ARTICLES)]
    return [*checks, _refused()]


def _rows_per_article(table: Table) -> Check:
    ratio = f"(SELECT count(*) FROM {{schema}}{table.name}) / (SELECT count(*) FROM {{schema}}articles)"
    now, before = ratio.format(schema=""), ratio.format(schema=f"{BEFORE}.")
    sql = f"""SELECT '{table.name}' AS table_name, {before} AS before, {now} AS now
              WHERE {_enough()} AND greatest({now}, {before}) > {ROWS_PER_ARTICLE} * least({now}, {before})"""
    return _warning(table, "rows", f"{table.name} has about as many rows per article as in the run before.", sql)


def _filled(table: Table) -> Check:
    parts = list(_shares(table))
    sql = f"SELECT * FROM ({' UNION ALL '.join(parts)}) WHERE {_enough()} AND abs(now - before) > {SHARE_FILLED}"
    return _warning(table, "filled", f"Columns of {table.name} are filled about as often as in the run before.", sql)


def _shares(table: Table) -> Iterator[str]:
    for field in arrow_schema(table.row):
        if field.nullable:
            share = f"(SELECT coalesce(count({field.name}) / nullif(count(*), 0), 0) FROM {{schema}}{table.name})"
            before, now = share.format(schema=f"{BEFORE}."), share.format(schema="")
            yield f"SELECT '{field.name}' AS column_name, {before} AS before, {now} AS now"


def _refused() -> Check:
    share = """(SELECT count(DISTINCT source_path) FROM {schema}rejects WHERE stage::VARCHAR IN ('source', 'article'))
               / (SELECT count(*) FROM {schema}articles)"""
    now, before = share.format(schema=""), share.format(schema=f"{BEFORE}.")
    sql = f"SELECT {before} AS before, {now} AS now WHERE {_enough()} AND {now} - {before} > {SHARE_REFUSED}"
    return _warning(TABLES["rejects"], "share", "About as many documents are refused as in the run before.", sql)


def _enough() -> str:
    return f"(SELECT least((SELECT count(*) FROM articles), (SELECT count(*) FROM {BEFORE}.articles))) >= {FEWEST_ARTICLES}"


def _warning(table: Table, name: str, description: str, sql: str) -> Check:
    return Check(
        f"{table.name}_drift_{name}", table.name, Severity.WARN, description, sql, family=f"{table.name}_drift"
    )
