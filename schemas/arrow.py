"""Arrow schemas derived from the row models.

Belongs here: the mapping from annotations to Arrow types, and field metadata. Stays out: writing files.
"""

from __future__ import annotations

import types
import typing
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
