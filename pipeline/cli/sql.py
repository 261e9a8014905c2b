"""`dateline sql`: a question to the tables, and nothing else than a question.

Belongs here: arguments and the formats of an answer. Stays out: what keeps a statement from doing more (`tables/reading.py`).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any

import click
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.cli import printing
from pipeline.cli.group import Stop, outputs_option
from pipeline.cli.opening import files_of, release_at
from pipeline.tables.reading import NotReadOnlyError, connect_locked, connect_locked_database, require_read_only
from pipeline.tables.shown import printable

SHOWN_ROWS = 100
"""Rows that the format `table` shows; the other formats give all."""


@click.command()
@click.argument("statement")
@outputs_option
@click.option(
    "--release", metavar="VERSION", help="Ask a release in place of the current tables, with its views and functions."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    help="How to print; by default a table at a terminal and CSV in a pipe.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def command(statement: str, outputs: Path, release: str | None, form: str | None, output: Path | None) -> None:
    """Answer STATEMENT, a SELECT over the tables. STATEMENT may be - to read it from standard input.

    Every table is a view. Nothing else can be read, and nothing be written or changed. CSV has every cell as it is in the
    table: a spreadsheet may take one that starts with = + - or @ for a formula, so open such a file as text, or use the
    CSV files of a release, in which such cells are neutralised.
    """
    sql = sys.stdin.read() if statement == "-" else statement
    form = form or ("table" if printing.at_terminal() and output is None else "csv")
    if form == "parquet" and output is None and printing.at_terminal():
        raise click.UsageError("Parquet is not for a terminal: give -o FILE, or redirect the output.")
    with _connection(outputs, release) as connection:
        try:
            require_read_only(sql)
            if form == "parquet":
                _parquet(connection.sql(sql).to_arrow_reader(), output)
            else:
                _FORMS[form](connection.execute(sql), output)
        except NotReadOnlyError as error:
            raise click.UsageError(str(error)) from error
        except duckdb.Error as error:
            raise click.UsageError("\n".join(map(printable, str(error).splitlines()))) from error
        except OSError as error:
            raise Stop(f"The answer could not be written: {error}") from error


def _connection(outputs: Path, release: str | None) -> duckdb.DuckDBPyConnection:
    """The current tables; or a release, with its views and functions where its database is here."""
    database = release_at(outputs, release) / "dateline.duckdb" if release else None
    if database is not None and database.is_file():
        return connect_locked_database(database)
    return connect_locked(files_of(outputs, release))


def _table(answer: duckdb.DuckDBPyConnection, output: Path | None) -> None:
    columns = [column[0] for column in answer.description or ()]
    rows = answer.fetchmany(SHOWN_ROWS + 1)
    if output is not None:
        raise click.UsageError("A table is for reading: use --format csv, json or parquet with -o.")
    printing.table(columns, rows[:SHOWN_ROWS])
    if len(rows) > SHOWN_ROWS:
        click.secho(f"... more than {SHOWN_ROWS} rows; --format csv gives all.", dim=True, err=True)


def _csv(answer: duckdb.DuckDBPyConnection, output: Path | None) -> None:
    with _text(output) as file:
        safe = printable if file is sys.stdout and printing.at_terminal() else str
        writer = csv.writer(file)
        writer.writerow(column[0] for column in answer.description or ())
        for row in _rows(answer):
            writer.writerow(safe(_cell(cell)) for cell in row)


def _json(answer: duckdb.DuckDBPyConnection, output: Path | None) -> None:
    columns = [column[0] for column in answer.description or ()]
    with _text(output) as file:
        separator = "["
        for row in _rows(answer):
            file.write(separator + "\n" + printing.to_json(dict(zip(columns, row, strict=True))))
            separator = ","
        file.write("[]\n" if separator == "[" else "\n]\n")


def _parquet(batches: pa.RecordBatchReader, output: Path | None) -> None:
    with (
        _binary(output) as file,
        pq.ParquetWriter(file, batches.schema, compression="zstd") as writer,
    ):
        for batch in batches:
            writer.write_batch(batch)


def _rows(answer: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := answer.fetchmany(1000):
        yield from rows


def _text(output: Path | None) -> AbstractContextManager[IO[str]]:
    return output.open("w", encoding="utf-8", newline="") if output else nullcontext(sys.stdout)


def _binary(output: Path | None) -> AbstractContextManager[IO[bytes]]:
    return output.open("wb") if output else nullcontext(sys.stdout.buffer)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return printing.to_json(value) if isinstance(value, list | tuple | dict) else str(value)


_FORMS: dict[str, Callable[[duckdb.DuckDBPyConnection, Path | None], None]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
}
