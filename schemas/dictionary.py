"""The data dictionary: every column and every vocabulary term in words, derived from the row models.

Belongs here: plain records that pages, database comments and descriptors are made of. Stays out: any file format.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from schemas.arrow import arrow_schema, field_id, in_order, term, without_none
from schemas.catalogue import TABLES, Table
from schemas.rows import Row
from schemas.vocabularies import Term

TERM_ADDRESSES = {
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "sdmx": "http://purl.org/linked-data/sdmx/2009/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "plover": "https://github.com/openeventdata/PLOVER#",
}
"""What the prefixes of standard terms stand for."""


@dataclass(frozen=True)
class Column:
    """One column of one table as the dictionary shows it. `inner` are the columns of the records of a list."""

    table: str
    name: str
    field_id: int
    type: str
    nullable: bool
    description: str
    term: str | None
    term_address: str | None
    vocabulary: str | None
    is_key: bool
    references: str | None
    inner: tuple[Column, ...] = ()


@dataclass(frozen=True)
class VocabularyTerm:
    """One term of one closed vocabulary."""

    vocabulary: str
    value: str
    description: str


def columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table, in the order in which they are stored."""
    return tuple(_column(table, name, table.row) for name in arrow_schema(table.row).names)


@cache
def vocabularies() -> dict[str, tuple[VocabularyTerm, ...]]:
    """Every closed vocabulary that a column uses, by name."""
    used = {
        kind.__name__: kind
        for table in TABLES.values()
        for _, info in in_order(table.row)
        if (kind := _vocabulary(info.annotation))
    }
    return {
        name: tuple(VocabularyTerm(name, each.value, each.description) for each in kind)
        for name, kind in sorted(used.items())
    }


def terms(table: Table, column: str) -> tuple[VocabularyTerm, ...]:
    """The terms that a column may hold; none where it has no closed vocabulary."""
    kind = _vocabulary(table.row.model_fields[column].annotation)
    return vocabularies()[kind.__name__] if kind else ()


def _column(table: Table, name: str, row: type[Row]) -> Column:
    info = row.model_fields[name]
    annotation, nullable = without_none(info.annotation)
    kind = _vocabulary(annotation)
    named = term(info)
    reference = table.references.get(name) if row is table.row else None
    element = typing.get_args(annotation)[0] if typing.get_origin(annotation) is list else None
    inner = element if isinstance(element, type) and issubclass(element, Row) else None
    return Column(
        table=table.name,
        name=name,
        field_id=field_id(info),
        type=_words_for(annotation),
        nullable=nullable,
        description=info.description or "",
        term=named,
        term_address=_address(named),
        vocabulary=kind.__name__ if kind else None,
        is_key=row is table.row and name in table.key,
        references=".".join(reference) if reference else None,
        inner=tuple(_column(table, each, inner) for each, _ in in_order(inner)) if inner else (),
    )


def _words_for(annotation: typing.Any) -> str:
    if typing.get_origin(annotation) is list:
        return f"list of {_words_for(typing.get_args(annotation)[0])}"
    if issubclass(annotation, Row):
        return "record"
    if issubclass(annotation, StrEnum):
        return "term"
    return {"str": "text", "bool": "true or false", "int": "whole number", "float": "number", "date": "date"}[
        annotation.__name__
    ]


def _vocabulary(annotation: typing.Any) -> type[Term] | None:
    kind, _ = without_none(annotation)
    if typing.get_origin(kind) is list:
        kind = typing.get_args(kind)[0]
    return kind if isinstance(kind, type) and issubclass(kind, Term) else None


def _address(named: str | None) -> str | None:
    if not named:
        return None
    prefix, _, local = named.partition(":")
    return TERM_ADDRESSES[prefix] + local
