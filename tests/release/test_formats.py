"""The database and the workbook: opened by others, explained inside, and nothing in them is ever run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from pipeline.release.engine import connect, parquet
from pipeline.release.layout import Folder
from pipeline.release.sql_files import macros, queries, views
from pipeline.release.workbook import CELL_LIMIT, ROWS_PER_SHEET, SHEETS, cell_text, write_workbook
from schemas import TABLES
from schemas.arrow import arrow_schema
from tests.release.tables import NASTY, small


@pytest.fixture(scope="module")
def database(release: Folder) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(release.database), read_only=True) as connection:
        yield connection


def test_every_table_and_column_is_explained_in_the_database(database: duckdb.DuckDBPyConnection) -> None:
    tables = dict(database.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    assert {name: tables[name] for name in TABLES} == {name: table.description for name, table in TABLES.items()}
    silent = database.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND table_name IN (SELECT table_name FROM duckdb_tables()) AND table_name NOT LIKE '\\_%' ESCAPE '\\'"
    ).fetchall()
    assert silent == []
    described = dict(database.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall())
    assert described == {view.name: view.description for view in views()}


def test_the_storage_is_one_that_duckdb_1_1_reads(release: Folder) -> None:
    header = release.database.read_bytes()[:4096]
    # The storage version is the 64-bit number after the magic bytes; v1.0.0 writes 64, the default of DuckDB 2 another.
    assert header[8:12] == b"DUCK"
    assert int.from_bytes(header[12:20], "little") == 64


def test_views_and_functions_work_under_any_name_of_the_file(release: Folder, tmp_path: Path) -> None:
    moved = tmp_path / "renamed.duckdb"
    moved.write_bytes(release.database.read_bytes())
    connection = duckdb.connect()
    connection.execute(f"ATTACH '{moved}' AS other (READ_ONLY)")
    connection.execute("USE other")
    for view in views():
        connection.execute(f'FROM "{view.name}"').fetchall()
    for call in (
        "said_by('kalna')",
        "counted('file')",
        "met('EE', 'LV')",
        f"explained('{small()['quotes'][0]['quote_id']}')",
    ):
        assert len(connection.execute(f"FROM {call}").fetchall()) == 1
    assert {macro.signature.partition("(")[0] for macro in macros()} == {"said_by", "counted", "met", "explained"}


def test_views_leave_out_repeats_and_nest_participants(database: duckdb.DuckDBPyConnection) -> None:
    repeats = database.execute(
        "SELECT count(*) FROM statistics_in_context JOIN articles USING (article_id) WHERE duplicate_of IS NOT NULL"
    ).fetchone()
    assert repeats == (0,)
    nested = database.execute("SELECT participants FROM meetings_nested WHERE participants IS NOT NULL").fetchall()
    assert [[each["name"] for each in row[0]] for row in nested] == [["Ilze Kalna", "Peeter Tamm"]]
    assert database.execute("SELECT country, other_country FROM country_pairs").fetchall() == [("EE", "LV")]


def test_there_are_ten_questions_each_with_a_sentence() -> None:
    assert len(queries()) == 10
    assert all(query.description.split(". ")[0].endswith(("?", ".")) or "?" in query.description for query in queries())


def test_the_workbook_has_a_sheet_a_table_and_no_texts_of_articles(release: Folder) -> None:
    book = openpyxl.load_workbook(release.root / "facts.xlsx", read_only=True)
    assert book.sheetnames == ["read me", *SHEETS, "dictionary"]
    assert "article_texts" not in book.sheetnames
    header = [cell.value for cell in next(book["quotes"].iter_rows())]
    assert header == arrow_schema(TABLES["quotes"].row).names


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(release: Folder) -> None:
    with zipfile.ZipFile(release.root / "facts.xlsx") as book:
        for name in book.namelist():
            content = book.read(name)
            assert not re.search(rb"<f[ >]|<hyperlink", content), name
            assert b'Target="http' not in content


def test_cells_hold_what_the_table_holds(release: Folder) -> None:
    rows = pq.read_table(release.root / "data" / "statistics.parquet").to_pylist()
    sheet = openpyxl.load_workbook(release.root / "facts.xlsx", read_only=True)["statistics"]
    names, *lines = [list(line) for line in sheet.iter_rows(values_only=True)]
    by_id = {line[0]: dict(zip(names, line, strict=True)) for line in lines}
    assert by_id.keys() == {row["statistic_id"] for row in rows}
    for row in rows:
        line = by_id[row["statistic_id"]]
        assert line["value"] == pytest.approx(row["value"])
        assert line["is_vague"] is row["is_vague"]
        expected = cell_text(row["measure"] or "").replace("\r\n", "\n")
        # Control characters are escaped in the file as _xHHHH_, which openpyxl leaves as it is.
        if expected.isprintable() and "_x0041_" not in expected:
            assert (line["measure"] or "") == expected


def test_dates_are_dates(release: Folder) -> None:
    sheet = openpyxl.load_workbook(release.root / "facts.xlsx", read_only=True)["meetings"]
    names, first, *_ = [list(line) for line in sheet.iter_rows(values_only=True)]
    assert isinstance(first[names.index("start_date")], datetime)


def test_the_workbook_is_the_same_from_the_same_rows(release: Folder, tmp_path: Path) -> None:
    written = []
    for name in ("a", "b"):
        connection = connect()
        for table in TABLES.values():
            connection.execute(f'CREATE VIEW "{table.name}" AS FROM {parquet(release.data(table))}')
        write_workbook(connection, list(TABLES.values()), {"version": "1"}, tmp_path / name)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]


def test_a_long_table_is_cut_in_the_workbook_and_says_so(tmp_path: Path) -> None:
    connection = connect()
    connection.execute(
        f"CREATE TABLE people AS SELECT 'p_' || i AS person_id, 'Name ' || i AS name, []::VARCHAR[] AS aliases, []::VARCHAR[] AS offices FROM range({ROWS_PER_SHEET + 1}) AS r(i)"
    )
    write_workbook(connection, [TABLES["people"]], {}, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx", read_only=True)
    assert sum(1 for _ in book["people"].iter_rows()) == ROWS_PER_SHEET + 1
    words = " ".join(str(cell.value) for row in book["read me"].iter_rows() for cell in row)
    assert f"The first {ROWS_PER_SHEET:,} of {ROWS_PER_SHEET + 1:,} rows" in words


def test_a_text_too_long_for_a_cell_is_cut_with_a_mark() -> None:
    assert len(cell_text("x" * 40_000)) == CELL_LIMIT
    assert cell_text("x" * 40_000).endswith("…")
    assert "\ufffe" not in "".join(cell_text(value) for value in NASTY)
