"""CSV files: RFC 4180, gzipped, safe to open in a spreadsheet, and read back to the same rows.

Belongs here: how a value becomes a cell, and how a cell becomes the value again. Stays out: which tables are written where.

- UTF-8 without a mark, `,` between cells, CRLF after each record, a header of column names.
- Null is an empty cell; an empty text is `""`. Other texts are quoted only where RFC 4180 asks for it.
- A list is JSON.
- A text that begins with a character with which a spreadsheet begins a formula, or with an apostrophe, has one apostrophe put
  in front (OWASP, "CSV Injection"). To read the original: if a text cell begins with an apostrophe, drop that one character.
  Numbers, dates and booleans are never touched, so -5 stays -5.

Cells are built by DuckDB, one text a record; Arrow keeps the records of a batch in one buffer, which goes to gzip as it is.
"""

from __future__ import annotations

import gzip
from contextlib import nullcontext
from pathlib import Path
from typing import IO, cast

import duckdb
import pyarrow as pa

from pipeline.release.engine import joined, literally, name, text

FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""First characters that spreadsheets take for a formula, or skip before one; with the full-width forms."""

_NEUTRALISED = FORMULA_STARTS + "'"
_BATCH = 20_000
_LEVEL = 4


def write_csv(
    connection: duckdb.DuckDBPyConnection, schema: pa.Schema, relation: str, path: Path, *, compress: bool = True
) -> int:
    """Write `relation` in its order; the number of rows. The same rows give the same bytes."""
    cells = [_cell(name(field.name), field.type) for field in schema]
    record = f"concat({', '.join(f'{left}{right}' for left, right in zip(cells, [*_commas(len(cells))], strict=True))})"
    header = ",".join(schema.names) + "\r\n"
    rows = 0
    with path.open("wb") as raw, _gzip(raw) if compress else nullcontext(raw) as out:
        out.write(header.encode())
        for batch in connection.sql(f"SELECT {record} AS record FROM {relation}").to_arrow_reader(_BATCH):
            out.write(joined(batch.column(0)))
            rows += batch.num_rows
    return rows


def csv_relation(schema: pa.Schema, path: Path) -> str:
    """The relation that reads such a file back, with the types and values of the original.

    The kind of line end is left to the reader: with `new_line` set and `strict_mode`, DuckDB 2.0 silently reads no rows where
    a quoted cell holds a line end of another kind.
    """
    kinds = ", ".join(f"{text(field.name)}: 'VARCHAR'" for field in schema)
    values = ", ".join(f"{_value(field.name, field.type)} AS {name(field.name)}" for field in schema)
    return f"""(SELECT {values} FROM read_csv({text(literally(path))}, columns={{{kinds}}}, header=true, delim=',', quote='"',
        escape='"', nullstr='', allow_quoted_nulls=false, auto_detect=false, strict_mode=true, null_padding=false,
        max_line_size=20000000, parallel=false, encoding='utf-8'))"""


def neutralised(value: str) -> str:
    """`value` as a text cell shows it: with an apostrophe in front where a spreadsheet would take it for a formula."""
    return "'" + value if value[:1] in _NEUTRALISED and value else value


def _gzip(raw: IO[bytes]) -> IO[bytes]:
    # No name and no time in the header, so that the same rows give the same bytes.
    return cast("IO[bytes]", gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=raw, mtime=0))


def _commas(count: int) -> list[str]:
    return [", ','"] * (count - 1) + [", chr(13) || chr(10)"]


def _cell(value: str, kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return _quoted(f"CAST(to_json({value}) AS VARCHAR)")
    if _is_text(kind):
        risky = f"regexp_matches({value}, {text('^[' + _class(_NEUTRALISED) + ']')})"
        return _quoted(f"CASE WHEN {risky} THEN '''' || {value} ELSE {value} END")
    return f"CAST({value} AS VARCHAR)"


def _quoted(value: str) -> str:
    needs = f"""({value} = '' OR regexp_matches({value}, '[",\\r\\n]|^\\s|\\s$'))"""
    return f"""CASE WHEN {needs} THEN '"' || replace({value}, '"', '""') || '"' ELSE {value} END"""


def _value(column: str, kind: pa.DataType) -> str:
    cell = name(column)
    if pa.types.is_list(kind):
        return f"CAST(CAST({cell} AS JSON) AS {sql_type(kind)})"
    if _is_text(kind):
        return f"CASE WHEN {cell}[1] = '''' THEN substring({cell}, 2) ELSE {cell} END"
    return f"CAST({cell} AS {sql_type(kind)})"


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_dictionary(kind))


def _class(characters: str) -> str:
    return "".join("\\" + c if c in "\\]^-+'" else c for c in characters).replace("\\'", "'")


_SQL_TYPES = {
    pa.bool_(): "BOOLEAN",
    pa.int32(): "INTEGER",
    pa.float64(): "DOUBLE",
    pa.date32(): "DATE",
    pa.string(): "VARCHAR",
}


def sql_type(kind: pa.DataType) -> str:
    """The DuckDB type of an Arrow type."""
    if pa.types.is_list(kind):
        return sql_type(kind.value_type) + "[]"
    if pa.types.is_struct(kind):
        return "STRUCT(" + ", ".join(f"{name(f.name)} {sql_type(f.type)}" for f in kind) + ")"
    if pa.types.is_dictionary(kind):
        return sql_type(kind.value_type)
    return _SQL_TYPES[kind]
