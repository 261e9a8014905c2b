"""Checks that follow from the catalogue: a new table or column is checked without a line here.

Belongs here: what keys, references, vocabularies, required columns and evidence imply. Stays out: what one table means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from pipeline.checks.check import Check, Severity
from schemas import TABLES, Table
from schemas.arrow import arrow_schema, in_order, without_none


def derived_checks() -> list[Check]:
    """All derived checks, table by table."""
    return [check for table in TABLES.values() for make in _MAKERS for check in make(table)]


def _key(table: Table) -> Iterator[Check]:
    key = ", ".join(table.key)
    yield _blocking(
        table,
        "key",
        f"No two rows of {table.name} share their {key}.",
        f"SELECT {key}, count(*) AS rows FROM {table.name} GROUP BY ALL HAVING count(*) > 1",
    )


def _references(table: Table) -> Iterator[Check]:
    for column, (other, key) in table.references.items():
        shown = ", ".join(dict.fromkeys((*table.key, column)))
        yield _blocking(
            table,
            f"{column}_refers",
            f"Every {column} of {table.name} is a row of {other}.",
            f"SELECT {shown} FROM {table.name} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {other})",
            across=other == "articles" and column != key,
        )


def _vocabularies(table: Table) -> Iterator[Check]:
    parts = []
    for name, info in in_order(table.row):
        annotation, _ = without_none(info.annotation)
        if isinstance(annotation, type) and issubclass(annotation, StrEnum):
            terms = ", ".join(f"'{term}'" for term in annotation)
            parts.append(_about(table, name, f"{name}::VARCHAR", f"{name}::VARCHAR NOT IN ({terms})"))
    if parts:
        description = f"Every value of a closed vocabulary in {table.name} is one of its terms."
        yield _blocking(table, "vocabulary", description, " UNION ALL ".join(parts))


def _required(table: Table) -> Iterator[Check]:
    required = [field.name for field in arrow_schema(table.row) if not field.nullable]
    parts = [_about(table, name, "NULL", f"{name} IS NULL") for name in required]
    yield _blocking(table, "required", f"No required column of {table.name} is empty.", " UNION ALL ".join(parts))


def _evidence(table: Table) -> Iterator[Check]:
    if not table.has_evidence:
        return
    of_article = (
        table.name if "article_id" in table.row.model_fields else f"{table.name} JOIN meetings USING (meeting_id)"
    )
    (key,) = table.key
    row = table.name
    yield _blocking(
        table,
        "evidence",
        f"The evidence of every row of {row} is exactly what its article's text has at its span.",
        f"""SELECT {row}.{key}, article_id, {row}.char_start, {row}.char_end, {row}.evidence
            FROM {of_article} LEFT JOIN article_texts USING (article_id)
            WHERE substring(article_texts.text, {row}.char_start + 1, {row}.char_end - {row}.char_start) IS DISTINCT FROM {row}.evidence""",
    )


def _codes(table: Table) -> Iterator[Check]:
    for column, form, what in (
        ("country", "[A-Z]{2}", "an ISO 3166-1 alpha-2 code"),
        ("dateline_country", "[A-Z]{2}", "an ISO 3166-1 alpha-2 code"),
        ("language", "[a-z]{2}", "an ISO 639-1 code"),
    ):
        if column in table.row.model_fields:
            description = f"Every {column} of {table.name} has the form of {what}."
            yield _blocking(
                table,
                f"{column}_form",
                description,
                _about(table, column, column, f"NOT regexp_full_match({column}, '{form}')"),
            )


def _about(table: Table, column: str, value: str, condition: str) -> str:
    return f"SELECT {', '.join(table.key)}, '{column}' AS column_name, {value} AS value FROM {table.name} WHERE {condition}"


def _blocking(table: Table, name: str, description: str, sql: str, *, across: bool = False) -> Check:
    return Check(
        f"{table.name}_{name}",
        table.name,
        Severity.BLOCKING,
        description,
        sql,
        family=f"{table.name}_integrity",
        across=across,
    )


_MAKERS: tuple[Callable[[Table], Iterator[Check]], ...] = (
    _key,
    _references,
    _vocabularies,
    _required,
    _evidence,
    _codes,
)
