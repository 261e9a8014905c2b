"""Corrections and redactions, as data: what a release changes in the tables, why, and the guard that each one carries.

Belongs here: the models of `seeds/corrections.toml` and `seeds/redactions.toml`. Stays out: applying them (`amend.py`).

A correction says what it expects to find. Once the rules read the value rightly, or find something else, the build fails and
says so, and the correction is deleted or looked at again. A redaction whose row is gone fails in the same way, because the same
words may by now stand under another id.
"""

from __future__ import annotations

import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from schemas import TABLES


class AmendmentError(ValueError):
    """A correction or redaction that is written wrongly, or that is no longer needed; the message says which and why."""


class RedactionReason(StrEnum):
    PRIVACY = "privacy"
    SAFETY = "safety"
    RIGHTS = "rights"
    COURT_ORDER = "court_order"
    SOURCE_RETRACTED = "source_retracted"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    on: date = Field(description="The day on which it was decided.")


class _OfRow(_Entry):
    table: str
    row: str = Field(
        min_length=1, description="The row's key; the parts of a key of several columns are joined by `/`."
    )

    @model_validator(mode="after")
    def _table_exists(self) -> Self:
        if self.table not in TABLES:
            raise ValueError(f"there is no table {self.table!r}")
        return self

    def _check_columns(self, names: Any) -> None:
        unknown = sorted(set(names) - set(TABLES[self.table].row.model_fields))
        if unknown:
            raise ValueError(f"{self.table} has no column {', '.join(unknown)}")
        if kept := sorted(set(names) & set(TABLES[self.table].key)):
            raise ValueError(f"{', '.join(kept)} identifies the row and stays; use remove = true")


class Correction(_OfRow):
    """One row that the rules read wrongly: `set` gives the right values of columns, or `remove` drops the row."""

    expect: dict[str, Any] = Field(default_factory=dict, description="What the columns hold now: the guard.")
    set: dict[str, Any] = Field(default_factory=dict)
    remove: bool = False
    reason: str = Field(min_length=8)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        self._check_columns(self.set)
        self._check_columns(self.expect)
        if self.remove == bool(self.set):
            raise ValueError("give either `set` or `remove = true`")
        if missing := sorted({*self.set} - {*self.expect}):
            raise ValueError(f'`expect` does not say what {", ".join(missing)} holds now (use "" for nothing)')
        return self


class Redaction(_OfRow):
    """Something that must not be published: `columns` to blank, `remove` for the whole row with all that hangs on it, or
    `char_start` and `char_end` of words of an article (`table = "articles"`) to mask wherever its rows repeat them.

    It never holds the value itself.
    """

    columns: list[str] = Field(default_factory=list)
    remove: bool = False
    char_start: int | None = Field(default=None, ge=0)
    char_end: int | None = Field(default=None, ge=1)
    reason: RedactionReason

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        self._check_columns(self.columns)
        masks = self.char_start is not None and self.char_end is not None
        if (self.char_start is None) != (self.char_end is None):
            raise ValueError("`char_start` and `char_end` come together")
        if sum((bool(self.columns), self.remove, masks)) != 1:
            raise ValueError("give one of `columns`, `remove = true`, and `char_start` with `char_end`")
        if masks and self.table != "articles":
            raise ValueError('words are masked in an article: table = "articles"')
        return self

    @property
    def masks(self) -> tuple[int, int] | None:
        if self.char_start is None or self.char_end is None:
            return None
        return self.char_start, self.char_end


class Amendments(BaseModel):
    """All of them."""

    model_config = ConfigDict(frozen=True)

    corrections: list[Correction] = Field(default_factory=list)
    redactions: list[Redaction] = Field(default_factory=list)


def read_amendments(seeds: Path) -> Amendments:
    """What `seeds` holds; a missing file holds nothing."""
    return Amendments(
        corrections=_read(seeds / "corrections.toml", "correction", Correction),
        redactions=_read(seeds / "redactions.toml", "redaction", Redaction),
    )


def _read(path: Path, kind: str, model: type[Any]) -> list[Any]:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AmendmentError(f"{path} is no TOML: {error}") from None
    if unknown := sorted(set(entries) - {kind}):
        raise AmendmentError(f"{path} has {', '.join(unknown)}; each entry begins with [[{kind}]]")
    found = []
    for number, entry in enumerate(entries.get(kind, []), start=1):
        try:
            found.append(model.model_validate(entry))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise AmendmentError(f"{path}, {kind} {number}: {where + ': ' if where else ''}{first['msg']}") from None
    return found
