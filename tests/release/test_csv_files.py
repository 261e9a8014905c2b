"""CSV files: by the standard, safe in a spreadsheet, and the same rows when read back."""

from __future__ import annotations

import csv
import gzip
import io
import string
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.release.canonical import digest
from pipeline.release.csv_files import FORMULA_STARTS, csv_relation, neutralised, write_csv
from pipeline.release.engine import connect
from schemas import TABLES, Table
from schemas.arrow import arrow_schema
from tests.release.tables import NASTY, nasty

SCHEMA = pa.schema(
    [("id", pa.string()), ("words", pa.string()), ("many", pa.list_(pa.string())), ("number", pa.float64())]
)
WORDS = st.none() | st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        st.sampled_from(FORMULA_STARTS + "\"',\\;|\n\r" + string.whitespace),
    ),
    max_size=10,
)


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return connect()


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_what_is_written_is_read_back(table: Table, connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    schema = arrow_schema(table.row)
    connection.register("rows_now", pa.Table.from_pylist(nasty()[table.name], schema=schema))
    path = tmp_path / "x.csv.gz"
    assert write_csv(connection, schema, "rows_now", path) == len(nasty()[table.name])
    assert digest(connection, "t", schema, csv_relation(schema, path)) == digest(connection, "t", schema, "rows_now")


@given(
    rows=st.lists(
        st.tuples(WORDS, st.none() | st.lists(WORDS, max_size=3), st.none() | st.floats(allow_nan=False)), max_size=5
    )
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives(rows: list[tuple[Any, ...]], connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    listed = [
        {"id": str(n), "words": words, "many": many, "number": number} for n, (words, many, number) in enumerate(rows)
    ]
    connection.register("any_rows", pa.Table.from_pylist(listed, schema=SCHEMA))
    path = tmp_path / "any.csv"
    write_csv(connection, SCHEMA, "any_rows", path, compress=False)
    back = connection.execute(f"FROM {csv_relation(SCHEMA, path)}").fetchall()
    assert back == [tuple(row.values()) for row in listed]


def test_any_program_that_knows_rfc_4180_reads_it(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    schema = arrow_schema(TABLES["rejects"].row)
    rows = nasty()["rejects"]
    connection.register("rejects_now", pa.Table.from_pylist(rows, schema=schema))
    path = tmp_path / "x.csv.gz"
    write_csv(connection, schema, "rejects_now", path)
    content = gzip.decompress(path.read_bytes()).decode()
    assert content.endswith("\r\n")
    records = list(csv.DictReader(io.StringIO(content, newline="")))
    assert [record["message"] for record in records] == [neutralised(row["message"]) for row in rows]


def test_no_cell_begins_as_a_formula_and_numbers_stay_numbers(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    listed = [{"id": str(n), "words": words, "many": None, "number": -5.0} for n, words in enumerate(NASTY)]
    connection.register("cells", pa.Table.from_pylist(listed, schema=SCHEMA))
    path = tmp_path / "x.csv"
    write_csv(connection, SCHEMA, "cells", path, compress=False)
    for record in csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")):
        assert not record["words"].startswith(tuple(FORMULA_STARTS))
        assert record["number"] == "-5.0"


def test_the_apostrophe_in_front_can_always_be_taken_off() -> None:
    for value in (*NASTY, "'", "''", "="):
        shown = neutralised(value)
        assert (shown[1:] if shown.startswith("'") else shown) == value


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    schema = arrow_schema(TABLES["quotes"].row)
    written = []
    for threads in (1, 2):
        connection = connect(threads=threads)
        connection.register("quotes_now", pa.Table.from_pylist(nasty()["quotes"], schema=schema))
        write_csv(connection, schema, "quotes_now", tmp_path / f"{threads}.csv.gz")
        written.append((tmp_path / f"{threads}.csv.gz").read_bytes())
    assert written[0] == written[1]
