"""Croissant 1.1: the dataset for machine-learning tools and dataset search; it is also a schema.org Dataset.

Belongs here: the JSON-LD as a plain dict. Stays out: files; their sizes and hashes are handed in.

Parquet files carry `application/x-parquet`: the common reader does not read the records of the registered media type. Fields carry
no `references`, which that reader answers with a join of both tables in place of the table that was asked for; the data package
has the keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.catalogue import Table
from schemas.dictionary import columns

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
PARQUET = "application/x-parquet"

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The terms of the standard that its documents are expected to declare."""


@dataclass(frozen=True)
class ParquetFile:
    """A written Parquet file of one table."""

    table: Table
    path: str
    size: int
    sha256: str


def croissant(files: list[ParquetFile], **dataset: Any) -> dict[str, Any]:
    """The description of a dataset of Parquet files; `dataset` holds schema.org properties such as `name`, `license`."""
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        **dataset,
        "distribution": [_file_object(file) for file in files],
        "recordSet": [_record_set(file) for file in files],
    }


def _file_object(file: ParquetFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "description": file.table.description,
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": PARQUET,
        "sha256": file.sha256,
    }


def _record_set(file: ParquetFile) -> dict[str, Any]:
    table = file.table
    keys = [{"@id": f"{table.name}/{column}"} for column in table.key]
    arrow = arrow_schema(table.row)
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": keys[0] if len(keys) == 1 else keys,
        "field": [
            _field(file, column.name, column.description, arrow.field(column.name).type)
            for column in columns(table)
            # Nested records have no place in a record set's flat fields; they stand in the file all the same.
            if not column.inner
        ],
    }


def _field(file: ParquetFile, column: str, description: str, kind: pa.DataType) -> dict[str, Any]:
    table = file.table
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column}",
        "name": column,
        "description": description,
        "dataType": _data_type(kind.value_type if pa.types.is_list(kind) else kind),
        "source": {"fileObject": {"@id": file.path}, "extract": {"column": column}},
    }
    if pa.types.is_list(kind):
        field["repeated"] = True
    return field


def _data_type(kind: pa.DataType) -> str:
    return {pa.bool_(): "sc:Boolean", pa.int32(): "sc:Integer", pa.float64(): "sc:Float", pa.date32(): "sc:Date"}.get(
        kind, "sc:Text"
    )
