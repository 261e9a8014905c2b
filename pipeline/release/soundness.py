"""The data checks, asked of a release: of the very files that are shipped.

Belongs here: which checks hold for a release, and in which form. Stays out: the checks themselves (`checks/`).

A release carries texts only of sources that allow it, so what rests on texts is asked of the articles that have one; words that
were masked leave an article's hash and counts as they were.
"""

from __future__ import annotations

from dataclasses import replace

import duckdb

from pipeline.checks import Check, Result, all_checks, run_checks
from pipeline.release.engine import texts
from schemas import TABLES

WHOLE_TEXTS = "articles_have_texts"
"""The check that every article has its text: true of a run, not of a release."""


def data_results(connection: duckdb.DuckDBPyConnection, masked: set[str], *, all_texts: bool = False) -> list[Result]:
    """The results of all checks over the connection's views. `masked` are articles of which words were masked; `all_texts`
    says that the connection still has the texts that a release leaves out."""
    asked = [check for check in all_checks() if all_texts or check.name != WHOLE_TEXTS]
    return run_checks(connection, [_for_release(check, masked, all_texts=all_texts) for check in asked])


def _for_release(check: Check, masked: set[str], *, all_texts: bool) -> Check:
    if not all_texts and check.name == f"{check.table}_evidence":
        return replace(
            check, sql=f"SELECT * FROM ({check.sql}) WHERE article_id IN (SELECT article_id FROM article_texts)"
        )
    if check.name == "articles_describe_their_texts" and masked:
        return replace(check, sql=f"SELECT * FROM ({check.sql}) WHERE article_id NOT IN ({texts(sorted(masked))})")
    return check


def texts_without_permission(connection: duckdb.DuckDBPyConnection) -> int:
    """How many texts are there whose source does not allow it."""
    row = connection.execute(
        f"""SELECT count(*) FROM {TABLES["article_texts"].name} LEFT JOIN articles USING (article_id)
            LEFT JOIN sources USING (source_id) WHERE text_may_be_redistributed IS NOT true"""
    ).fetchone()
    return int(row[0]) if row else 0
