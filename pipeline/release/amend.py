"""Applying corrections and redactions to the tables of a release, with all that follows from them.

Belongs here: which rows change, which go, and which references go with them. Stays out: what the amendments are (`amendments.py`).

Only rows that change are ever looked at one by one; all others stay in DuckDB. A changed row is validated with its model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb
import pyarrow as pa
from pydantic import ValidationError

from pipeline.release.amendments import AmendmentError, Amendments, Correction, Redaction
from pipeline.release.engine import name, one, refine, texts
from schemas import TABLES, Table
from schemas.arrow import arrow_schema

MASK = "\u2588"
"""What stands in the place of a character that was taken out, so that offsets stay right."""

Row = dict[str, Any]


def amend(connection: duckdb.DuckDBPyConnection, amendments: Amendments, *, guarded: bool = True) -> None:
    """Apply the amendments to the connection's views, which are named as the tables and are replaced where they change.

    `guarded` is off for an older release that is redacted: not all rows need be in it.
    """
    for correction in amendments.corrections:
        _correct(connection, correction)
    for redaction in amendments.redactions:
        _redact(connection, redaction, guarded=guarded)


def present(connection: duckdb.DuckDBPyConnection, redaction: Redaction) -> bool:
    """Whether the row of a redaction is there."""
    return bool(_rows(connection, TABLES[redaction.table], redaction.row))


def _correct(connection: duckdb.DuckDBPyConnection, correction: Correction) -> None:
    table = TABLES[correction.table]
    found = _rows(connection, table, correction.row)
    label = f"The correction of {correction.table} {correction.row}"
    if not found:
        raise AmendmentError(f"{label} is no longer needed: there is no such row. Delete it.")
    row = found[0]
    expected = {column: _nothing(value) for column, value in correction.expect.items()}
    wanted = {column: _nothing(value) for column, value in correction.set.items()}
    if wanted and all(row[column] == value for column, value in wanted.items()):
        raise AmendmentError(f"{label} is no longer needed: the row already says so. Delete it.")
    for column, value in expected.items():
        if row[column] != value:
            raise AmendmentError(
                f"{label} expects {column} to be {value!r}, but it is {row[column]!r}. Look at the row again."
            )
    if correction.remove:
        remove(connection, table, [row])
    else:
        replace(connection, table, [_valid(table, row | wanted, label)])


def _redact(connection: duckdb.DuckDBPyConnection, redaction: Redaction, *, guarded: bool) -> None:
    table = TABLES[redaction.table]
    found = _rows(connection, table, redaction.row)
    label = f"The redaction of {redaction.table} {redaction.row}"
    if not found:
        if guarded:
            raise AmendmentError(
                f"{label} finds no such row. Look whether the same words now stand under another id; if not, delete it."
            )
        return
    if redaction.remove:
        remove(connection, table, found)
    elif redaction.masks:
        _mask(connection, redaction.row, *redaction.masks, label)
    else:
        blanked = {column: _blank(table, column, found[0][column]) for column in redaction.columns}
        replace(connection, table, [_valid(table, found[0] | blanked, label)])


def replace(connection: duckdb.DuckDBPyConnection, table: Table, rows: list[Row]) -> None:
    """Put `rows` in the place of those with the same keys."""
    connection.register("changed_rows", pa.Table.from_pylist(rows, schema=arrow_schema(table.row)))
    earlier = "SELECT count(*) FROM duckdb_tables() WHERE starts_with(table_name, 'changed_')"
    changed = f"changed_{one(connection, earlier)}"
    connection.execute(f"CREATE TABLE {changed} AS FROM changed_rows")
    connection.unregister("changed_rows")
    keys = texts(_key(table, row) for row in rows)
    refine(
        connection,
        table.name,
        lambda old: f"FROM {old} WHERE {_key_sql(table)} NOT IN ({keys}) UNION ALL BY NAME FROM {changed}",
    )


def remove(connection: duckdb.DuckDBPyConnection, table: Table, rows: list[Row]) -> None:
    """Remove rows, the rows that cannot be without them, and people, organisations and events that nothing names any more."""
    if not rows:
        return
    keys = {_key(table, row) for row in rows}
    refine(connection, table.name, lambda old: f"FROM {old} WHERE {_key_sql(table)} NOT IN ({texts(sorted(keys))})")
    for other in TABLES.values():
        for column, (target, _) in other.references.items():
            if target != table.name:
                continue
            hanging = _where(connection, other, f"{name(column)} IN (SELECT unnest(?))", [sorted(keys)])
            if arrow_schema(other.row).field(column).nullable:
                if hanging:
                    replace(connection, other, [row | {column: None} for row in hanging])
            else:
                remove(connection, other, hanging)
    for column, (target, _) in table.references.items():
        if target in ("people", "organisations", "events"):
            _sweep(connection, TABLES[target], {row[column] for row in rows if row[column] is not None})


def _sweep(connection: duckdb.DuckDBPyConnection, table: Table, keys: set[str]) -> None:
    for other in TABLES.values():
        for column, (target, _) in other.references.items():
            if target == table.name and keys:
                still = connection.execute(
                    f"SELECT DISTINCT {name(column)} FROM {name(other.name)} WHERE {name(column)} IN (SELECT unnest(?))",
                    [sorted(keys)],
                ).fetchall()
                keys -= {key for (key,) in still}
    remove(connection, table, [row for key in sorted(keys) for row in _rows(connection, table, key)])


def _mask(connection: duckdb.DuckDBPyConnection, article_id: str, start: int, end: int, label: str) -> None:
    texts = _rows(connection, TABLES["article_texts"], article_id)
    if not texts:
        raise AmendmentError(f"{label} needs the article's text, which is not there. Use `columns` instead.")
    words = texts[0]["text"][start:end]
    if not words.strip() or len(words) != end - start:
        raise AmendmentError(f"{label} covers no words of the article.")
    masked_text = _masked(texts[0]["text"], words)
    meetings = {row["meeting_id"] for row in _where(connection, TABLES["meetings"], "article_id = ?", [article_id])}
    for table in TABLES.values():
        if "article_id" in table.row.model_fields:
            rows = _where(connection, table, "article_id = ?", [article_id])
        elif "meeting_id" in table.row.model_fields:
            rows = _where(connection, table, "meeting_id IN (SELECT unnest(?))", [sorted(meetings)])
        else:
            continue
        changed = []
        for row in rows:
            after = {
                column: _masked(value, words) if column not in table.key else value for column, value in row.items()
            }
            if table.has_evidence:
                after["evidence"] = masked_text[row["char_start"] : row["char_end"]]
            if after != row:
                changed.append(_valid(table, after, label))
        if changed:
            replace(connection, table, changed)


def _masked(value: Any, words: str) -> Any:
    if isinstance(value, str):
        return value.replace(words, MASK * len(words))
    if isinstance(value, list):
        return [_masked(each, words) for each in value]
    return value


def _blank(table: Table, column: str, value: Any) -> Any:
    field = arrow_schema(table.row).field(column)
    if field.nullable:
        return None
    if isinstance(value, list):
        return []
    if isinstance(value, str) and not pa.types.is_dictionary(field.type):
        return MASK * len(value)
    raise AmendmentError(f"{table.name}.{column} cannot be blank; use remove = true")


def _valid(table: Table, row: Mapping[str, Any], label: str) -> Row:
    try:
        return table.row.model_validate(row, strict=False).model_dump()
    except ValidationError as error:
        first = error.errors()[0]
        raise AmendmentError(
            f"{label} gives a row that is not valid: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        ) from None


def _nothing(value: Any) -> Any:
    return None if value == "" else value


def _key(table: Table, row: Mapping[str, Any]) -> str:
    return "/".join(str(row[column]) for column in table.key)


def _key_sql(table: Table) -> str:
    return "concat_ws('/', " + ", ".join(name(column) for column in table.key) + ")"


def _rows(connection: duckdb.DuckDBPyConnection, table: Table, key: str) -> list[Row]:
    return _where(connection, table, f"{_key_sql(table)} = ?", [key])


def _where(connection: duckdb.DuckDBPyConnection, table: Table, condition: str, parameters: Iterable[Any]) -> list[Row]:
    result = connection.execute(f"SELECT * FROM {name(table.name)} WHERE {condition}", list(parameters))
    names = [column[0] for column in result.description]
    return [dict(zip(names, values, strict=True)) for values in result.fetchall()]
