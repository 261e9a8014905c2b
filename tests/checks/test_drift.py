"""Drift against the last accepted run: what warns, and what is normal."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from pipeline.checks import BEFORE, COMPARED, FILLED, drift_checks, run_checks
from pipeline.checks.drift import FEWEST_ARTICLES
from schemas import TABLES
from schemas.arrow import arrow_schema

MANY = 2 * FEWEST_ARTICLES


@pytest.fixture
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """Two sets that say the same: an article has two quotes and one statistic, and every column has a value."""
    connection = duckdb.connect()
    connection.execute(f"CREATE SCHEMA {BEFORE}")
    for schema in ("main", BEFORE):
        _make(connection, schema, "articles", MANY)
        for table, per_article in (("meetings", 1), ("meeting_participants", 3), ("statistics", 1), ("quotes", 2)):
            _make(connection, schema, table, MANY * per_article)
        connection.execute(f"CREATE TABLE {schema}.rejects (source_path VARCHAR, stage VARCHAR)")
    yield connection
    connection.close()


def _make(connection: duckdb.DuckDBPyConnection, schema: str, table: str, rows: int) -> None:
    columns = ", ".join(f"'a value' AS {name}" for name in arrow_schema(TABLES[table].row).names)
    connection.execute(f"CREATE OR REPLACE TABLE {schema}.{table} AS SELECT {columns} FROM range({rows})")


def drifted(connection: duckdb.DuckDBPyConnection) -> list[str]:
    for schema in ("main", BEFORE):
        counts = (
            f"SELECT '{table}' AS table_name, '{column}' AS column_name, count(*) AS rows, count({column}) AS filled"
            f" FROM {schema}.{table}"
            for table in COMPARED
            for column in arrow_schema(TABLES[table].row).names
        )
        connection.execute(f"CREATE OR REPLACE TABLE {schema}.{FILLED} AS {' UNION ALL '.join(counts)}")
    return [result.check.name for result in run_checks(connection, drift_checks()) if not result.passed]


def test_the_same_again_is_no_drift(tables: duckdb.DuckDBPyConnection) -> None:
    assert drifted(tables) == []


def test_a_table_that_lost_half_its_rows_has_drifted(tables: duckdb.DuckDBPyConnection) -> None:
    _make(tables, "main", "quotes", MANY)
    assert drifted(tables) == ["quotes_drift_rows"]


def test_twice_as_many_articles_with_twice_as_many_rows_are_none(tables: duckdb.DuckDBPyConnection) -> None:
    for table, per_article in (
        ("articles", 1),
        ("meetings", 1),
        ("meeting_participants", 3),
        ("statistics", 1),
        ("quotes", 2),
    ):
        _make(tables, "main", table, 2 * MANY * per_article)
    assert drifted(tables) == []


def test_a_column_that_emptied_has_drifted(tables: duckdb.DuckDBPyConnection) -> None:
    tables.execute("UPDATE quotes SET speaker_name = NULL WHERE rowid % 3 = 0")
    assert drifted(tables) == ["quotes_drift_filled"]


def test_refusals_that_rise_have_drifted(tables: duckdb.DuckDBPyConnection) -> None:
    tables.execute(f"INSERT INTO rejects SELECT 'page ' || range, 'article' FROM range({MANY // 5})")
    assert drifted(tables) == ["rejects_drift_share"]


def test_few_articles_are_not_compared(tables: duckdb.DuckDBPyConnection) -> None:
    _make(tables, BEFORE, "articles", FEWEST_ARTICLES - 1)
    _make(tables, "main", "quotes", 1)
    assert drifted(tables) == []


def test_a_drift_never_blocks() -> None:
    assert {check.severity for check in drift_checks()} == {"warn"}
