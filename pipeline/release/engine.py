"""The DuckDB connection of this room: bounded, offline, deterministic.

Belongs here: settings of the engine, and how names, texts and paths become SQL. Stays out: any query about our tables.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

MEMORY = "400MB"
"""What DuckDB may hold before it spills to disk; the rest of a build's memory is Arrow's and Python's."""


def connect(*, threads: int = 2, scratch: Path | None = None, memory: str = MEMORY) -> duckdb.DuckDBPyConnection:
    """A connection in memory that never installs or loads an extension. `scratch` is where large sorts spill."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": threads,
        "memory_limit": memory,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "temp_directory": str(scratch) if scratch else "",
    }
    connection = duckdb.connect(config=config)
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    return connection


@contextmanager
def session(*, threads: int = 2) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection for one piece of work, which may spill to a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as scratch:
        connection = connect(threads=threads, scratch=Path(scratch))
        try:
            yield connection
        finally:
            connection.close()


def name(identifier: str) -> str:
    """An identifier in SQL."""
    return '"' + identifier.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text in SQL."""
    return "'" + value.replace("'", "''") + "'"


def parquet(path: Path) -> str:
    """The relation of one Parquet file. Glob characters in a folder's name are taken literally."""
    return f"read_parquet({text(literally(path))})"


def literally(path: Path) -> str:
    """A path in which nothing is taken for a pattern."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path))


def columns(names: Sequence[str]) -> str:
    """A list of columns in SQL."""
    return ", ".join(name(one) for one in names)


def one(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object] = ()) -> object:
    """The first value of the first row; None where there is no row."""
    row = connection.execute(sql, list(parameters)).fetchone()
    return row[0] if row else None


def texts(values: Iterable[str]) -> str:
    """A list of texts in SQL, for `x IN (...)`; one that nothing is in where there are none."""
    return ", ".join(map(text, values)) or "NULL"


def refine(connection: duckdb.DuckDBPyConnection, relation: str, select: Callable[[str], str]) -> None:
    """Put a view over a relation in its place; `select` gives the view's SQL from the old relation's new name."""
    before, view = connection.execute(
        """SELECT (SELECT count(*) FROM duckdb_views() WHERE starts_with(view_name, $name || '_before_'))
                + (SELECT count(*) FROM duckdb_tables() WHERE starts_with(table_name, $name || '_before_')),
               (SELECT count(*) FROM duckdb_views() WHERE view_name = $name)""",
        {"name": relation},
    ).fetchall()[0]
    old = name(f"{relation}_before_{before}")
    connection.execute(f"ALTER {'VIEW' if view else 'TABLE'} {name(relation)} RENAME TO {old}")
    connection.execute(f"CREATE VIEW {name(relation)} AS {select(old)}")


def joined(records: pa.Array) -> memoryview:
    """The texts of an Arrow array one after the other: the slice of its buffer from its first to its last character."""
    plain = records.cast(pa.large_string())
    _, offsets, data = plain.buffers()
    bounds = memoryview(offsets).cast("q")
    return memoryview(data)[bounds[plain.offset] : bounds[plain.offset + len(plain)]]
