"""`facts.xlsx`: the tables for people who live in spreadsheets. No texts of articles.

Belongs here: the workbook. Stays out: which rows there are. Every text is written as text, so that no cell is ever run as a
formula; dates are dates and numbers numbers. The times inside the file are fixed, so the same rows give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pipeline.release.engine import name
from schemas import TABLES, Table
from schemas.arrow import arrow_schema
from schemas.dictionary import columns

SHEETS = ("statistics", "quotes", "meetings", "meeting_participants", "events", "people", "organisations", "articles")
"""The tables that become sheets, in the order in which readers want them."""

ROWS_PER_SHEET = 10_000
"""A spreadsheet with more is unwieldy, and takes longer to write than all else; the whole table stands in `csv/`."""

CELL_LIMIT = 32_767
"""Characters that a cell can hold (Excel specifications and limits)."""

_FIXED = datetime(2000, 1, 1)
_NOT_XML = dict.fromkeys((*range(55296, 57344), 65534, 65535), "�")


def write_workbook(
    connection: duckdb.DuckDBPyConnection, tables: list[Table], about: Mapping[str, str], path: Path
) -> None:
    """Write the workbook from the connection's views, which are named as the tables."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options | {"default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"title": "Dateline", "comments": about.get("version", ""), "created": _FIXED})
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#eef2f7"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        shown = [TABLES[each] for each in SHEETS if TABLES[each] in tables]
        lines = [*about.items(), *((table.name, _description(connection, table)) for table in shown)]
        _about(book.add_worksheet("read me"), head, wrapped, lines)
        for table in shown:
            _sheet(book.add_worksheet(table.name), head, connection, table)
        _dictionary(book.add_worksheet("dictionary"), head, shown)


def _count(connection: duckdb.DuckDBPyConnection, table: Table) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {name(table.name)}").fetchall()[0][0])


def _description(connection: duckdb.DuckDBPyConnection, table: Table) -> str:
    rows = _count(connection, table)
    cut = f" The first {ROWS_PER_SHEET:,} of {rows:,} rows; all are in csv/." if rows > ROWS_PER_SHEET else ""
    return table.description + cut


def _about(sheet: Worksheet, head: Any, wrapped: Any, lines: list[tuple[str, str]]) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 110, wrapped)
    sheet.write_string(0, 0, "Dateline", head)
    sheet.write_string(0, 1, "Meetings, statistics and quotes from articles, each with its exact words.", head)
    for row, (key, value) in enumerate(lines, start=1):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)


def _sheet(sheet: Worksheet, head: Any, connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    schema = arrow_schema(table.row)
    _header(sheet, head, schema.names)
    writers = [_writer(sheet, field.type) for field in schema]
    rows = 0
    for rows, values in enumerate(_rows(connection, table), start=1):
        for column, value in enumerate(values):
            if value is not None:
                writers[column](rows, column, value)
    sheet.autofilter(0, 0, rows, len(schema.names) - 1)


def _rows(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[tuple[Any, ...]]:
    result = connection.execute(
        f"SELECT {', '.join(map(name, arrow_schema(table.row).names))} FROM {name(table.name)} LIMIT {ROWS_PER_SHEET}"
    )
    while some := result.fetchmany(2_000):
        yield from some


def _header(sheet: Worksheet, head: Any, names: list[str]) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(names) - 1, 18)
    for column, each in enumerate(names):
        sheet.write_string(0, column, each, head)


def _writer(sheet: Worksheet, kind: pa.DataType) -> Callable[[int, int, Any], object]:
    plain: dict[pa.DataType, Callable[[int, int, Any], object]] = {
        pa.bool_(): sheet.write_boolean,
        pa.int32(): sheet.write_number,
    }
    if kind in plain:
        return plain[kind]
    if pa.types.is_floating(kind):
        return lambda row, column, value: sheet.write_number(row, column, value) if abs(value) < 1e307 else None
    if pa.types.is_date(kind):
        return lambda row, column, value: _write_date(sheet, row, column, value)
    if pa.types.is_list(kind):
        return lambda row, column, value: sheet.write_string(row, column, cell_text(_listed(value)))
    return lambda row, column, value: sheet.write_string(row, column, cell_text(value))


def _write_date(sheet: Worksheet, row: int, column: int, value: date) -> None:
    if value.year >= 1900:
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day))
    else:  # a spreadsheet knows no earlier day
        sheet.write_string(row, column, value.isoformat())


def _listed(value: list[Any]) -> str:
    return "; ".join(
        ", ".join(f"{key} {inner}" for key, inner in each.items() if inner is not None)
        if isinstance(each, dict)
        else str(each)
        for each in value
    )


def cell_text(value: str) -> str:
    """A text as a cell can hold it: cut at the limit with a mark, without what XML cannot carry."""
    if len(value) > CELL_LIMIT:
        value = value[: CELL_LIMIT - 1] + "…"
    return value.translate(_NOT_XML)


def _dictionary(sheet: Worksheet, head: Any, shown: list[Table]) -> None:
    names = ["table", "column", "type", "description", "term"]
    _header(sheet, head, names)
    sheet.set_column(3, 3, 80)
    lines = [(c.table, c.name, c.type, c.description, c.term or "") for table in shown for c in columns(table)]
    for row, values in enumerate(lines, start=1):
        for column, value in enumerate(values):
            sheet.write_string(row, column, value)
