"""The sample: a small part of every table in which every reference still finds its row.

Belongs here: choosing the rows. Stays out: writing them. It begins with articles that have rows of many kinds, so that there is
something to see, and among them with those whose id has the smallest SHA-256: the same on any machine, and mostly the same from
release to release.
"""

from __future__ import annotations

import duckdb

from pipeline.release.engine import name
from schemas import TABLES, Table

ARTICLES = 25
"""How many articles the sample begins with; with their rows that is some hundred rows in the larger tables."""

ROWS = 100
"""How many rows of a table that nothing else pulls in, as `rejects`."""


def choose_sample(connection: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """Make a temporary table `sample_<table>` of the chosen rows for every view or table named as in `tables`."""
    present = {table.name for table in tables}
    for table in tables:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {_of(table)} AS FROM {name(table.name)} LIMIT 0")
    _start(connection, TABLES["articles"], ARTICLES, _richness(tables))
    for table in tables:
        parent = _owner(table)
        if parent and parent[1] in present:
            column, other, key = parent
            connection.execute(
                f"INSERT INTO {_of(table)} FROM {name(table.name)} WHERE {name(column)} IN (SELECT {name(key)} FROM {_of(TABLES[other])})"
            )
    if "rejects" in present:
        _start(connection, TABLES["rejects"], ROWS, "NULL::INT")
    while any(_close(connection, table, present) for table in tables):
        pass


def sampled(table: Table) -> str:
    """The relation of a table's sample, in the table's order."""
    order = ", ".join(name(column) for column in dict.fromkeys((*table.sorted_by, *table.key)))
    return f"(FROM {_of(table)} ORDER BY {order})"


def _of(table: Table) -> str:
    return name(f"sample_{table.name}")


def _start(connection: duckdb.DuckDBPyConnection, table: Table, rows: int, rank: str) -> None:
    key = name(table.key[0])
    connection.execute(
        f"INSERT INTO {_of(table)} FROM {name(table.name)} ORDER BY {rank} DESC, sha256({key}), {key} LIMIT {rows}"
    )


def _richness(tables: list[Table]) -> str:
    """In how many tables an article has rows, in SQL."""
    kinds = [table for table in tables if "article_id" in table.references and table.name != "article_texts"]
    counted = [f"(article_id IN (SELECT article_id FROM {name(table.name)}))::INT" for table in kinds]
    return f"({' + '.join(counted)})" if counted else "NULL::INT"


def _owner(table: Table) -> tuple[str, str, str] | None:
    """The reference by which a row belongs to an article or to a meeting: they come into the sample together."""
    for column in ("article_id", "meeting_id"):
        if column in table.references:
            return column, *table.references[column]
    return None


def _close(connection: duckdb.DuckDBPyConnection, table: Table, present: set[str]) -> bool:
    """Add the rows that the sample of `table` refers to and does not have yet; whether any was added."""
    added = 0
    for column, (other, key) in table.references.items():
        if other not in present:
            continue
        target = TABLES[other]
        before = _count(connection, target)
        connection.execute(
            f"""INSERT INTO {_of(target)} FROM {name(other)}
                WHERE {name(key)} IN (SELECT {name(column)} FROM {_of(table)} WHERE {name(column)} IS NOT NULL)
                  AND {name(key)} NOT IN (SELECT {name(key)} FROM {_of(target)})"""
        )
        added += _count(connection, target) - before
    return added > 0


def _count(connection: duckdb.DuckDBPyConnection, table: Table) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {_of(table)}").fetchall()[0][0])
