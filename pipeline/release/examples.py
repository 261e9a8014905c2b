"""The example questions of a release: their answers when it was made, and the test that they are still the same.

Belongs here: running `queries/*.sql` and keeping the answers. Stays out: the questions (`sql/queries/`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from pipeline.release.sql_files import SqlFile, queries


@dataclass(frozen=True)
class Answer:
    """What a query gives: columns and rows, as JSON values."""

    query: SqlFile
    columns: list[str]
    rows: list[list[Any]]

    @property
    def expected(self) -> dict[str, Any]:
        """As it is kept in `queries/<name>.expected.json`."""
        return {
            "query": self.query.name,
            "question": self.query.description,
            "columns": self.columns,
            "rows": self.rows,
        }


def answer(connection: duckdb.DuckDBPyConnection, query: SqlFile) -> Answer:
    """Run a query on a connection to a release's database."""
    result = connection.execute(query.sql)
    columns = [column[0] for column in result.description]
    return Answer(query, columns, [[_plain(value) for value in row] for row in result.fetchall()])


def answers(connection: duckdb.DuckDBPyConnection) -> list[Answer]:
    """The answers to all example questions."""
    return [answer(connection, query) for query in queries()]


def same(expected: bytes, found: Answer) -> bool:
    """Whether an answer is the one that was kept."""
    return bool(json.loads(expected) == json.loads(json.dumps(found.expected)))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
