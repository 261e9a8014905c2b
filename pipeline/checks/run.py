"""Lists the checks and runs them over a set of tables. Stays out: what any check asks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import duckdb

from pipeline.checks.check import Check, Result
from pipeline.checks.derived import derived_checks
from pipeline.checks.files import written_checks

SAMPLE = 5
"""How many failing rows a result shows."""


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, those derived from the catalogue first."""
    return (*derived_checks(), *written_checks())


def run_checks(connection: duckdb.DuckDBPyConnection, checks: Iterable[Check] | None = None) -> list[Result]:
    """Run checks over the tables that a connection shows as views."""
    return [_run(connection, check) for check in (all_checks() if checks is None else checks)]


def _run(connection: duckdb.DuckDBPyConnection, check: Check) -> Result:
    ((failing,),) = connection.execute(f"SELECT count(*) FROM ({check.sql})").fetchall()
    if not failing:
        return Result(check, 0)
    cursor = connection.execute(f"SELECT * FROM ({check.sql}) ORDER BY ALL LIMIT {SAMPLE}")
    columns = [column[0] for column in cursor.description or ()]
    return Result(check, failing, tuple(dict(zip(columns, row, strict=True)) for row in cursor.fetchall()))
