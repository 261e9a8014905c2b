"""The `.duckdb` file of a release: tables with comments, views, macros, the dictionary; readable by DuckDB 1.1 and later.

Belongs here: making that file. Stays out: what the tables hold. Its bytes differ from build to build, because DuckDB gives each
file an identity of its own; its tables' logical digests do not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.release.csv_files import sql_type
from pipeline.release.engine import name, parquet, text
from pipeline.release.layout import Folder
from pipeline.release.sql_files import macros, views
from schemas import Table
from schemas.arrow import arrow_schema
from schemas.dictionary import columns, vocabularies

STORAGE = "v1.0.0"
"""The storage format. What DuckDB 2 writes on its own cannot be opened by any 1.x."""


def write_database(connection: duckdb.DuckDBPyConnection, folder: Folder, about: Mapping[str, str]) -> None:
    """Make the database of a release from its Parquet files. `about` becomes the table `_release`."""
    _attach_new(connection, folder.database)
    try:
        # Views are made inside the file with plain names: a name with the alias would break for everybody else.
        connection.execute("USE shipped")
        for table in folder.tables():
            _table(connection, table, parquet(folder.data(table)))
        _keyed(connection, "_release", "What this release is.", ["key", "value"], sorted(about.items()))
        _dictionary(connection, folder.tables())
        # One transaction for all that is small: each one of its own would wait for the disk.
        connection.execute(";\n".join(["BEGIN", *_comments(folder.tables()), *_views(), "COMMIT"]))
    finally:
        connection.execute("USE memory")
        connection.execute("DETACH shipped")


def _attach_new(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    path.unlink(missing_ok=True)
    connection.execute(f"ATTACH {text(str(path))} AS shipped (STORAGE_VERSION {text(STORAGE)})")


def _table(connection: duckdb.DuckDBPyConnection, table: Table, relation: str) -> None:
    fields = arrow_schema(table.row)
    declared = ", ".join(f"{name(f.name)} {sql_type(f.type)}{'' if f.nullable else ' NOT NULL'}" for f in fields)
    listed = ", ".join(name(f.name) for f in fields)
    connection.execute(f"CREATE TABLE {name(table.name)} ({declared})")
    connection.execute(f"INSERT INTO {name(table.name)} SELECT {listed} FROM {relation}")


def _comments(tables: Iterable[Table]) -> Iterator[str]:
    for table in tables:
        yield f"COMMENT ON TABLE {name(table.name)} IS {text(table.description)}"
        for column in columns(table):
            yield f"COMMENT ON COLUMN {name(table.name)}.{name(column.name)} IS {text(column.description)}"


def _views() -> Iterator[str]:
    for view in views():
        yield f"CREATE VIEW {name(view.name)} AS {view.sql}"
        yield f"COMMENT ON VIEW {name(view.name)} IS {text(view.description)}"
    for macro in macros():
        yield f"CREATE MACRO {macro.signature} AS TABLE {macro.sql}"


def _dictionary(connection: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> None:
    _keyed(
        connection,
        "_dictionary",
        "Every column of every table in words.",
        ["table_name", "column_name", "type", "nullable", "description", "term", "vocabulary", "refers_to"],
        [
            (c.table, c.name, c.type, json.dumps(c.nullable), c.description, c.term, c.vocabulary, c.references)
            for table in tables
            for c in columns(table)
        ],
    )
    _keyed(
        connection,
        "_vocabularies",
        "Every term of every closed vocabulary.",
        ["vocabulary", "value", "description"],
        [(term.vocabulary, term.value, term.description) for terms in vocabularies().values() for term in terms],
    )


def _keyed(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    comment: str,
    names: list[str],
    rows: Iterable[tuple[str | None, ...]],
) -> None:
    schema = pa.schema([(each, pa.string()) for each in names])
    listed = [dict(zip(names, row, strict=True)) for row in rows]
    connection.register("keyed_rows", pa.Table.from_pylist(listed, schema=schema))
    connection.execute(f"CREATE TABLE {table} AS FROM keyed_rows")
    connection.unregister("keyed_rows")
    connection.execute(f"COMMENT ON TABLE {table} IS {text(comment)}")
