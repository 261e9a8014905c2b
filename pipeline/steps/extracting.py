"""Articles -> meetings, participants, statistics, quotes; and who and what is the same in them.

Belongs here: the step that extracts. Stays out: the extractors and identity itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pyarrow as pa

from pipeline.run import RULES, Run
from pipeline.runners.batches import EXTRACTED, EXTRACTING, ORIGIN, articles_schema
from pipeline.steps.identifying import FROM, IDENTIFIED, Identifiers, identify
from pipeline.steps.parts import parts, stage_part, stage_rows
from pipeline.tables.versions import extraction_version
from schemas.vocabularies import RejectStage

ARTICLES_PER_BATCH = 128


FOUND = (*EXTRACTED, *IDENTIFIED, "rejects")
"""The tables that extraction makes."""


def extract_rows(run: Run) -> None:
    """Articles -> meetings, participants, statistics, quotes; and who and what is the same in them."""
    for found in run.runner.map(EXTRACTING, _article_batches(run)):
        for name in EXTRACTED:
            run.spool.add(name, found[name])
        run.refuse(found["rejects"].to_pylist())
    carried = run.kept - run.stale
    if run.unchanged:
        for name in (*EXTRACTED, *IDENTIFIED):
            for file in run.staging.unchanged(name):
                run.staging.link(name, file)
    else:
        identifiers = Identifiers(identify(run, carried), run.parts)
        for name in EXTRACTED:
            moved = identifiers.moved if name in FROM else set()
            for part, fresh in parts(run, name):
                stage_part(run, name, part, fresh, carried, partial(identifiers.into, name, part), moved=part in moved)
    _carry_rejects(run)
    stage_rows(run, "rejects", list(run.rejects.values()))
    run.versions.setdefault("identity", run.before.versions.get("identity", ""))
    run.versions |= {f"{RULES}{language or ''}": extraction_version(language) for language in _languages(run)}
    run.staging.complete(FOUND)


def _article_batches(run: Run) -> Iterator[pa.RecordBatch]:
    """Articles with their texts: those just parsed, and those whose rules changed."""
    handed_out, total = 0, run.spool.rows["articles"] + len(run.stale)
    for part, rows in parts(run, "articles"):
        tables = [] if rows is None else [rows]
        if run.carried is not None and run.stale:
            place = run.parts.parts[part]
            tables.append(run.carried.articles_with_texts(place, run.stale).select(articles_schema().names))
        for batch in (batch for table in tables for batch in table.combine_chunks().to_batches(ARTICLES_PER_BATCH)):
            yield batch
            handed_out += batch.num_rows
            run.watcher.progress("Extracting meetings, statistics and quotes", handed_out, total)


def _carry_rejects(run: Run) -> None:
    """Refusals of documents that were not read again, and of rows of articles that were not extracted from again."""
    if run.carried is None:
        return
    for row in run.carried.table("rejects").to_pylist():
        origin = tuple(row[name] for name in ORIGIN)
        again = {RejectStage.SOURCE}
        if run.kept_origins.get(origin) in run.stale:
            again |= {RejectStage.EXTRACTION, RejectStage.VALUE}
        if origin in run.kept_origins and row["stage"] not in again:
            run.refuse([row])


def _languages(run: Run) -> set[str | None]:
    """The languages of all articles."""
    columns = [rows.column("language") for rows in run.spool.buckets("articles")]
    before: set[str | None] = set()
    if run.carried is not None and run.carried.all_articles <= run.kept:
        before = {name.removeprefix(RULES) or None for name in run.before.versions if name.startswith(RULES)}
    elif run.carried is not None:
        columns.append(run.carried.all_rows("articles", ["language"], run.kept).column("language"))
    return before.union(*(column.unique().to_pylist() for column in columns))
