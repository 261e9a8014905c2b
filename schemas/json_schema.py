"""JSON Schema of a row, derived from its model: what a program in any language checks a row against.

Belongs here: what Pydantic's own schema lacks of ours (keys, references, field ids). Stays out: files.
"""

from __future__ import annotations

from typing import Any

from schemas.catalogue import Table
from schemas.rows import SCHEMA_VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(table: Table) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one row of `table`, with `x-primaryKey`, `x-references` and `x-schemaVersion`."""
    schema = table.row.model_json_schema(mode="serialization")
    references = {column: ".".join(target) for column, target in table.references.items()}
    return {
        "$schema": DIALECT,
        "$id": f"urn:dateline:schema:{SCHEMA_VERSION}:{table.name}",
        **schema,
        "title": table.name,
        "description": table.description,
        "x-primaryKey": list(table.key),
        "x-references": references,
        "x-schemaVersion": SCHEMA_VERSION,
    }
