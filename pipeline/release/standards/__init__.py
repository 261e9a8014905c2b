"""The standards that the descriptors of a release follow, as JSON Schemas in our own words.

Belongs here: checking a descriptor's form. Stays out: whether it describes the right files. The tests also put the descriptors
before the standards' own programs (frictionless, mlcroissant).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

_HERE = Path(__file__).parent

STANDARDS = {
    "datapackage.json": "datapackage-2.0",
    "sample/datapackage.json": "datapackage-2.0",
    "croissant.json": "croissant-1.1",
}
"""The descriptors of a release, with the standard of each."""


def wrong_form(path: str, descriptor: Any) -> str | None:
    """Where a descriptor departs from its standard; None where it does not."""
    error = next(iter(_validator(STANDARDS[path]).iter_errors(descriptor)), None)
    if error is None:
        return None
    where = "/".join(str(part) for part in error.absolute_path) or "the whole"
    return f"is no {STANDARDS[path]}: {where}: {error.message[:200]}"


@cache
def _validator(standard: str) -> Draft202012Validator:
    schema = json.loads((_HERE / f"{standard}.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)
