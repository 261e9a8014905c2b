"""Writing the files of a release into a folder that nobody reads yet.

Belongs here: data in all its formats, and everything that is made from the data as it was written. Stays out: choosing the version,
checking the result, publishing it (`build.py`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from pipeline.release.canonical import digest
from pipeline.release.csv_files import csv_relation, write_csv
from pipeline.release.database import write_database
from pipeline.release.engine import name, parquet, text
from pipeline.release.layout import DATABASE, WORKBOOK, Folder
from pipeline.release.manifest import TableEntry, to_json
from pipeline.release.rights import licence_of
from pipeline.release.sample import choose_sample, sampled
from pipeline.release.workbook import write_workbook
from pipeline.tables.parquet import to_parquet
from schemas import TABLES, Table
from schemas.arrow import arrow_schema

IN_FILE = ("version", "schema_version", "released_on", "licence")
"""What of the release's facts each Parquet file carries, as `dateline.version` and so on."""


class FormatsDifferError(RuntimeError):
    """The same table has other rows in another format: an error of Dateline itself."""


def write_data(
    connection: duckdb.DuckDBPyConnection, folder: Folder, about: Mapping[str, str], relations: Mapping[str, str]
) -> None:
    """Write `data/*.parquet` from the connection's views, one table at a time; `relations` stand in for some of them."""
    kept = {key: about[key] for key in IN_FILE if about.get(key)}
    for table in TABLES.values():
        rows = connection.sql(f"FROM {relations.get(table.name, name(table.name))}").to_arrow_table()
        _write(folder.data(table), to_parquet(table, rows, kept))
        del rows


def open_data(connection: duckdb.DuckDBPyConnection, folder: Folder, tables: Iterable[Table]) -> None:
    """Make the connection's views of these tables read the files as they were written."""
    for table in tables:
        connection.execute(f"CREATE OR REPLACE VIEW {name(table.name)} AS FROM {parquet(folder.data(table))}")


def write_formats(connection: duckdb.DuckDBPyConnection, folder: Folder, about: Mapping[str, str]) -> None:
    """Write the CSV files, the database and the workbook, from the Parquet files."""
    for table in folder.tables():
        _parent(folder.csv(table))
        write_csv(connection, arrow_schema(table.row), name(table.name), folder.csv(table))
    write_database(connection, folder, about)
    write_workbook(connection, folder.tables(), about, folder.root / WORKBOOK)


def write_sample(connection: duckdb.DuckDBPyConnection, folder: Folder, about: Mapping[str, str]) -> None:
    """Write `sample/`: Parquet and plain CSV."""
    kept = {key: about[key] for key in IN_FILE if about.get(key)}
    choose_sample(connection, folder.tables())
    for table in folder.tables():
        rows = connection.sql(f"FROM {sampled(table)}").to_arrow_table()
        _write(folder.sample_data(table), to_parquet(table, rows, kept))
        _parent(folder.sample_csv(table))
        write_csv(connection, arrow_schema(table.row), sampled(table), folder.sample_csv(table), compress=False)


def table_entries(
    connection: duckdb.DuckDBPyConnection, folder: Folder, measured: Mapping[str, Mapping[str, str]]
) -> list[TableEntry]:
    """Rows and digest of each table, after making sure that every format holds the same."""
    entries = []
    for table in folder.tables():
        found = measured[table.name]
        if len(set(found.values())) != 1:
            raise FormatsDifferError(f"{table.name} is not the same in all formats: {found}")
        rows = connection.execute(f"SELECT count(*) FROM {parquet(folder.data(table))}").fetchall()[0][0]
        entries.append(
            TableEntry(name=table.name, rows=rows, digest=found["parquet"], licence=licence_of(table), formats=list(found))
        )  # fmt: skip
    return entries


def digests(connection: duckdb.DuckDBPyConnection, folder: Folder, table: Table) -> dict[str, str]:
    """The logical digest of a table in each format that is there, by the schema of its Parquet file."""
    schema = pq.read_schema(folder.data(table))
    found = {"parquet": digest(connection, table.name, schema, parquet(folder.data(table)))}
    if folder.csv(table).is_file():
        found["csv"] = digest(connection, table.name, schema, csv_relation(schema, folder.csv(table)))
    if folder.database.is_file():
        connection.execute(f"ATTACH IF NOT EXISTS {text(str(folder.root / DATABASE))} AS checked (READ_ONLY)")
        try:
            found["duckdb"] = digest(connection, table.name, schema, f"checked.{name(table.name)}")
        finally:
            connection.execute("DETACH checked")
    return found


def write_bytes(folder: Folder, path: str, content: bytes) -> None:
    """Write a file."""
    _write(folder.root / path, content)


def write_text(folder: Folder, path: str, content: str) -> None:
    """Write a text file as UTF-8."""
    _write(folder.root / path, content.encode())


def write_json(folder: Folder, path: str, value: Any) -> None:
    """Write a JSON file."""
    _write(folder.root / path, to_json(value))


def write_table(folder: Folder, path: str, rows: Sequence[Mapping[str, Any]], columns: Iterable[str]) -> None:
    """Write a small CSV file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    write_text(folder, path, out.getvalue())


def _write(path: Path, content: bytes) -> None:
    _parent(path)
    path.write_bytes(content)


def _parent(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
