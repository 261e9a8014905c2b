"""What every row model shares: how a column is declared, and the evidence that a published row must carry.

Belongs here: the base classes and `column`. Stays out: any particular table.
"""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticUndefined

SCHEMA_VERSION = "1.0.0"
"""SemVer of the row models: major for a drop, rename or retype; minor for a new column, table or term; patch for words."""


def column(
    field_id: int, description: str, *, term: str | None = None, default: Any = PydanticUndefined, **constraints: Any
) -> Any:
    """Declare a column.

    `field_id` is permanent: it is written to Parquet and never reused, so a column can be renamed and still be read.
    `description` is what users read in the dictionary. `term` is the standard's name for the same thing, as `prefix:name`.
    """
    extra: dict[str, Any] = {"field_id": field_id}
    if term:
        extra["term"] = term
    return Field(default, description=description, json_schema_extra=extra, **constraints)


class Row(BaseModel):
    """A row of one table: closed to unknown columns, and immutable once made."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class EvidenceRow(Row):
    """A row that was read from an article and points at its exact words.

    The field ids 900 to 903 are the same in every table that carries evidence.
    """

    evidence: str = column(900, "The exact words of the article that this row rests on.", term="oa:exact", min_length=1)
    char_start: int = column(
        901, "Where the evidence starts in the article's text, in Unicode code points.", term="oa:start", ge=0
    )
    char_end: int = column(902, "Where the evidence ends in the article's text, exclusive.", term="oa:end", ge=1)
    rule: str = column(903, "The rule that wrote this row.", term="prov:wasGeneratedBy", min_length=1)

    @model_validator(mode="after")
    def _evidence_fills_its_span(self) -> Self:
        if self.char_end - self.char_start != len(self.evidence):
            raise ValueError(
                f"evidence has {len(self.evidence)} characters, its span {self.char_end - self.char_start}"
            )
        return self
