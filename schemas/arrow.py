"""Arrow schemas derived from the row models, and rows as Arrow.

Belongs here: the mapping from annotations to Arrow types, field metadata, rows to columns. Stays out: writing files.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import cache

import pyarrow as pa
from pydantic.fields import FieldInfo

from schemas.rows import Row

_SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int32(),
    float: pa.float64(),
    date: pa.date32(),
}


@cache
def arrow_schema(row: type[Row]) -> pa.Schema:
    """The Arrow schema of a row model: permanent field ids, descriptions and standard terms in each field's metadata."""
    return pa.schema([_field(name, info) for name, info in in_order(row)])


def record_batch(row: type[Row], rows: Sequence[Row]) -> pa.RecordBatch:
    """The rows as one record batch. A vocabulary's dictionary always holds all of its terms, in the order of declaration,
    so that batches of one table fit together and their bytes do not depend on which term came first."""
    columns = [
        _column(field, without_none(info.annotation)[0], [getattr(one, name) for one in rows])
        for field, (name, info) in zip(arrow_schema(row), in_order(row), strict=True)
    ]
    return pa.record_batch(columns, schema=arrow_schema(row))


def _column(field: pa.Field, annotation: typing.Any, values: list[typing.Any]) -> pa.Array:
    if pa.types.is_dictionary(field.type):
        terms = [str(term) for term in annotation]
        codes = {term: code for code, term in enumerate(terms)}
        indices = pa.array([None if value is None else codes[value] for value in values], field.type.index_type)
        return pa.DictionaryArray.from_arrays(indices, pa.array(terms, pa.string()))
    if pa.types.is_list(field.type) and pa.types.is_struct(field.type.value_type):
        values = [[part.model_dump() for part in value] for value in values]
    return pa.array(values, field.type)


def in_order(row: type[Row]) -> list[tuple[str, FieldInfo]]:
    """The columns of a row model in the order of their field ids: identifiers first, evidence last."""
    return sorted(row.model_fields.items(), key=lambda item: field_id(item[1]))


def field_id(info: FieldInfo) -> int:
    """The permanent id of a column."""
    return int(_extra(info)["field_id"])


def term(info: FieldInfo) -> str | None:
    """The standard's name for a column, as `prefix:name`."""
    return _extra(info).get("term")


def _extra(info: FieldInfo) -> dict[str, typing.Any]:
    return typing.cast("dict[str, typing.Any]", info.json_schema_extra)


def _field(name: str, info: FieldInfo) -> pa.Field:
    annotation, nullable = without_none(info.annotation)
    metadata = {"PARQUET:field_id": str(field_id(info)), "description": info.description or ""}
    if named := term(info):
        metadata["term"] = named
    return pa.field(name, _type(annotation), nullable=nullable, metadata=metadata)


def without_none(annotation: typing.Any) -> tuple[typing.Any, bool]:
    """The annotation without `None`, and whether `None` was allowed."""
    if isinstance(annotation, types.UnionType):
        kept = [part for part in typing.get_args(annotation) if part is not type(None)]
        return kept[0], len(kept) < len(typing.get_args(annotation))
    return annotation, False


def _type(annotation: typing.Any, *, in_list: bool = False) -> pa.DataType:
    if typing.get_origin(annotation) is list:
        return pa.list_(pa.field("element", _type(typing.get_args(annotation)[0], in_list=True), nullable=False))
    if issubclass(annotation, StrEnum):
        # Inside lists pyarrow reads dictionaries back as plain strings, so a round trip keeps its type only without them.
        return pa.string() if in_list else pa.dictionary(pa.int8(), pa.string())
    if issubclass(annotation, Row):
        return pa.struct([_field(name, info) for name, info in in_order(annotation)])
    return _SCALARS[annotation]
