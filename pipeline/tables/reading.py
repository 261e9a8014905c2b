"""SQL over a set of tables: a DuckDB connection in memory in which every table stands under its name.

Belongs here: connecting, and the locked form for statements that come from outside. Stays out: the statements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from pipeline.tables.parquet import filled

Files = Mapping[str, Sequence[Path]]


_READING = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI}
"""MULTI is what PIVOT becomes."""


class NotReadOnlyError(ValueError):
    """The statement does more than read."""


IN_MEMORY = 16 << 20
"""Bytes of files up to which the tables are read once and kept in memory, which answers many small questions faster."""


MEMORY = "256MB"
"""What DuckDB may hold in memory of its own; past that it works in files."""


def connect(files: Files, in_memory: int = IN_MEMORY) -> duckdb.DuckDBPyConnection:
    """A connection that shows exactly these files; they are named once, so the set cannot change underneath."""
    connection = duckdb.connect(config={"memory_limit": MEMORY})
    size = sum(path.stat().st_size for paths in files.values() for path in paths)
    kind = "TABLE" if size <= in_memory else "VIEW"
    _create(connection, kind, "main", files)
    return connection


def loaded(files: Files, shapes: Mapping[str, Path]) -> duckdb.DuckDBPyConnection:
    """A connection with these files in memory. A table of which there is none has the columns of the file in `shapes`."""
    connection = duckdb.connect()
    for table, path in shapes.items():
        if not files[table]:
            connection.execute(f'CREATE TABLE "{table}" AS SELECT * FROM read_parquet({_quoted(path)}) LIMIT 0')
    _create(connection, "TABLE", "main", {table: paths for table, paths in files.items() if paths})
    return connection


def show_as(connection: duckdb.DuckDBPyConnection, schema: str, files: Files) -> None:
    """Show another set in a schema of its own, beside the tables of a connection."""
    connection.execute(f'CREATE SCHEMA "{schema}"')
    _create(connection, "VIEW", schema, files)


def _create(connection: duckdb.DuckDBPyConnection, kind: str, schema: str, files: Files) -> None:
    for table, paths in files.items():
        listed = ", ".join(map(_quoted, paths))
        connection.execute(f'CREATE {kind} "{schema}"."{table}" AS SELECT * FROM read_parquet([{listed}])')


def show_filled(connection: duckdb.DuckDBPyConnection, schema: str, relation: str, files: Files) -> None:
    """Make a relation that says how many rows the tables have, and how many values each of their columns."""
    counted = [
        (table, column, rows, values[column])
        for table, paths in files.items()
        for rows, values in (filled(paths),)
        for column in sorted(values)
    ]
    connection.execute(
        f'CREATE TABLE "{schema}"."{relation}" (table_name VARCHAR, column_name VARCHAR, rows BIGINT, filled BIGINT)'
    )
    if counted:
        values = ", ".join("(?, ?, ?, ?)" for _ in counted)
        connection.execute(
            f'INSERT INTO "{schema}"."{relation}" VALUES {values}', [one for line in counted for one in line]
        )


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def connect_locked(files: Files) -> duckdb.DuckDBPyConnection:
    """A connection for statements from outside. It reads these tables and nothing else, and writes nothing.

    DuckDB itself has no file access here at all: even a SELECT may hold a COPY in its WITH clause. Arrow reads the files.
    """
    from pyarrow.dataset import dataset

    connection = duckdb.connect()
    for table, paths in files.items():
        connection.register(table, dataset(list(map(str, paths)), format="parquet"))
    return _locked(connection)


def connect_locked_database(database: Path) -> duckdb.DuckDBPyConnection:
    """The same for the database of a release: its tables, views and functions, read-only."""
    connection = duckdb.connect()
    connection.execute("ATTACH '" + str(database).replace("'", "''") + "' AS release (READ_ONLY)")
    connection.execute("USE release")
    return _locked(connection)


def _locked(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    connection.execute("SET temp_directory = ''")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def require_read_only(sql: str) -> None:
    """Raise `NotReadOnlyError` unless the text is one statement that reads. This is for a clear message: what keeps files
    and network out of reach is the connection."""
    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        raise NotReadOnlyError(f"One statement at a time, please; this text has {len(statements)}.")
    kind = statements[0].type
    if kind not in _READING:
        raise NotReadOnlyError(f"Only reading is possible here (SELECT, FROM, DESCRIBE, ...); this is {kind.name}.")
