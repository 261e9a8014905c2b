"""Two releases side by side, for a person who asks. Belongs here: the answers of `diff`. Stays out: printing them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.changes import compare, summary, written
from pipeline.release.engine import name, parquet, session
from pipeline.release.layout import Folder
from schemas import TABLES


def compared(
    before: Path, after: Path, table: str | None = None, *, rows: bool = False
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """How many rows changed, how and why; and the rows themselves where they are asked for."""
    with session() as connection:
        changes = compare(connection, Folder(before), Folder(after), [TABLES[table]] if table else None)
        return summary(connection, changes), written(connection, changes).to_pylist() if rows else []


def one_row(before: Path, after: Path, row_id: str) -> tuple[list[str], list[list[Any]]]:
    """A row's columns in both releases; nothing where neither has it."""
    with session() as connection:
        for table in TABLES.values():
            if len(table.key) == 1:
                one, other = (
                    _row(connection, Folder(each).data(table), table.key[0], row_id) for each in (before, after)
                )
                if one or other:
                    fields = list(one or other or {})
                    rows = [[f, (one or {}).get(f), (other or {}).get(f), _mark(f, one, other)] for f in fields]
                    return ["column", "before", "after", ""], rows
    return [], []


def _mark(field: str, one: dict[str, Any] | None, other: dict[str, Any] | None) -> str:
    return "changed" if (one or {}).get(field) != (other or {}).get(field) else ""


def _row(connection: duckdb.DuckDBPyConnection, path: Path, key: str, row_id: str) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    result = connection.execute(f"SELECT * FROM {parquet(path)} WHERE {name(key)} = ?", [row_id])
    fields = [column[0] for column in result.description]
    row = result.fetchone()
    return dict(zip(fields, row, strict=True)) if row else None
