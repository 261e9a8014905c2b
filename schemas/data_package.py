"""Data Package 2.0: what each table is, for programs that read descriptors (frictionless, CKAN, R).

Belongs here: the descriptor as a plain dict. Stays out: files; their sizes and hashes are handed in.

`fieldsMatch` is left out on purpose: the standard's text and its published profile disagree on its type, and its default is
what we mean. A list of records is `any`, because the common validator takes no nested records for an `array`.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.catalogue import Table
from schemas.dictionary import Column, columns, terms

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table: fields, primary key, foreign keys."""
    arrow = arrow_schema(table.row)
    schema: dict[str, Any] = {
        "$schema": SCHEMA_PROFILE,
        "fields": [_field(table, column, arrow.field(column.name)) for column in columns(table)],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.references:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": _within(table, other) | {"fields": [key]}}
            for column, (other, key) in table.references.items()
        ]
    return schema


def resource(table: Table, *, path: str, format_: str, mediatype: str, **described: Any) -> dict[str, Any]:
    """One table as a resource; `described` holds what is known of the file, as `bytes` and `hash`."""
    return {
        "name": table.name,
        "type": "table",
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.description,
        "path": path,
        "format": format_,
        "mediatype": mediatype,
        "encoding": "utf-8",
        **described,
        "schema": table_schema(table),
    }


def _within(table: Table, other: str) -> dict[str, Any]:
    # A reference into its own table names no resource (Data Package 2.0).
    return {} if other == table.name else {"resource": other}


def _field(table: Table, column: Column, field: pa.Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": _type(field.type),
        "title": column.name.replace("_", " ").capitalize(),
        "description": column.description,
    }
    if column.term_address:
        described["rdfType"] = column.term_address
    constraints: dict[str, Any] = {}
    if not column.nullable and not pa.types.is_list(field.type) and not _may_be_empty_text(table, column, field.type):
        constraints["required"] = True
    if column.is_key and len(table.key) == 1:
        constraints["unique"] = True
    vocabulary = terms(table, column.name)
    if vocabulary and not pa.types.is_list(field.type):
        constraints["enum"] = [each.value for each in vocabulary]
    return described | ({"constraints": constraints} if constraints else {})


def _may_be_empty_text(table: Table, column: Column, kind: pa.DataType) -> bool:
    """An empty text is no value in a CSV file as this standard reads it, so a column that may hold one is not required."""
    limits = table.row.model_fields[column.name].metadata
    is_filled = column.is_key or column.references or any(getattr(limit, "min_length", 0) for limit in limits)
    return bool(pa.types.is_string(kind)) and not is_filled


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return "any" if pa.types.is_struct(kind.value_type) else "array"
    return {pa.bool_(): "boolean", pa.int32(): "integer", pa.float64(): "number", pa.date32(): "date"}.get(
        kind, "string"
    )
