"""How good a release is, as data: checks, coverage by source and month, accuracy against hand-made rows.

Belongs here: gathering and tabulating. Stays out: what a check asks (`checks/`) and how accuracy is measured (`accuracy/`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.checks import Result
from pipeline.release.accuracy import GoldSet, Measure, Sample, score
from pipeline.release.engine import name, one, texts

_SCORED = ("articles", "meetings", "meeting_participants", "statistics", "quotes")
_STEM = r"regexp_extract(source_path, '([^/]*?)(\.[^./]*)?$', 1)"


@dataclass(frozen=True)
class Quality:
    """What is known of how good a release is."""

    checks: Sequence[dict[str, Any]]
    coverage: Sequence[dict[str, Any]]
    accuracy: Sequence[Measure]
    gold: Sequence[GoldSet]


def own_gold(seeds: Path) -> list[GoldSet]:
    """The hand-made rows of the sample articles, where there are any."""
    found = GoldSet.read(
        "samples",
        "The sample articles that come with Dateline, which the rules were written with: expect less elsewhere.",
        seeds / "gold",
        "samples",
    )
    return [found] if found.articles else []


def measured(connection: duckdb.DuckDBPyConnection, gold: GoldSet) -> list[Measure]:
    """The accuracy of the tables that a connection shows. A set none of whose articles is there measures nothing."""
    sample = _sample(connection, gold)
    return score(gold, sample) if sample.tables["articles"] else []


def _sample(connection: duckdb.DuckDBPyConnection, gold: GoldSet) -> Sample:
    stems = texts(article.id for article in gold.articles)
    wanted = f"SELECT article_id FROM articles WHERE {_STEM} IN ({stems})"
    of_meetings = f"meeting_id IN (SELECT meeting_id FROM meetings WHERE article_id IN ({wanted}))"
    tables = {
        table: _dicts(connection, f"FROM {name(table)} WHERE " + (of_meetings if table == "meeting_participants" else f"article_id IN ({wanted})"))
        for table in _SCORED
    }  # fmt: skip
    found = connection.execute(f"SELECT article_id, text FROM article_texts WHERE article_id IN ({wanted})").fetchall()
    return Sample(tables, dict(found))


def coverage(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Articles and rows by source and month of publication, months without any included; undated articles have no month."""
    return _dicts(
        connection,
        """
        WITH months AS (
          SELECT source_id, date_trunc('month', published_on)::DATE AS month, count(*) AS articles, count(duplicate_of) AS repeats,
                 sum(word_count)::BIGINT AS words, sum(coalesce(m.n, 0))::BIGINT AS meetings,
                 sum(coalesce(s.n, 0))::BIGINT AS "statistics", sum(coalesce(q.n, 0))::BIGINT AS quotes
          FROM articles
          LEFT JOIN (SELECT article_id, count(*) AS n FROM meetings GROUP BY article_id) AS m USING (article_id)
          LEFT JOIN (SELECT article_id, count(*) AS n FROM "statistics" GROUP BY article_id) AS s USING (article_id)
          LEFT JOIN (SELECT article_id, count(*) AS n FROM quotes GROUP BY article_id) AS q USING (article_id)
          GROUP BY ALL
        ), spans AS (
          SELECT source_id, unnest(generate_series(min(month), max(month), INTERVAL 1 MONTH))::DATE AS month
          FROM months WHERE month IS NOT NULL GROUP BY source_id
          UNION ALL SELECT source_id, NULL FROM months WHERE month IS NULL
        )
        SELECT s.source_id, strftime(s.month, '%Y-%m') AS month, coalesce(articles, 0) AS articles, coalesce(repeats, 0) AS repeats,
               coalesce(words, 0) AS words, coalesce(meetings, 0) AS meetings, coalesce("statistics", 0) AS "statistics",
               coalesce(quotes, 0) AS quotes
        FROM spans AS s LEFT JOIN months AS m ON m.source_id = s.source_id AND m.month IS NOT DISTINCT FROM s.month
        ORDER BY s.source_id, s.month NULLS LAST
        """,
    )


def tabulated(connection: duckdb.DuckDBPyConnection, results: Iterable[Result]) -> list[dict[str, Any]]:
    """The results of checks, with how many rows each was asked of."""
    rows: dict[str, object] = {}
    found = []
    for result in results:
        table = result.check.table
        if table not in rows:
            rows[table] = one(connection, f"SELECT count(*) FROM {name(table)}")
        found.append({
            "check": result.check.name, "table": table, "severity": str(result.check.severity),
            "description": result.check.description, "rows": rows[table], "failing": result.failing,
        })  # fmt: skip
    return found


def accuracy_rows(measures: Iterable[Measure]) -> list[dict[str, Any]]:
    """The measures as plain rows, shares rounded to four digits."""
    return [
        {
            "sample": m.sample, "table": m.table, "what": m.what, "description": m.description, "articles": m.articles,
            "gold_rows": m.gold, "our_rows": m.ours, "right": m.right, "precision": _rounded(m.precision),
            "recall": _rounded(m.recall), "f1": _rounded(m.f1),
            "low": _rounded(m.interval[0]) if m.interval else None, "high": _rounded(m.interval[1]) if m.interval else None,
        }
        for m in measures
    ]  # fmt: skip


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _dicts(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    result = connection.execute(sql)
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
