"""Articles -> meetings, participants, statistics, quotes; and who and what is the same in them.

Belongs here: the step that extracts. Stays out: the extractors and identity itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import pyarrow as pa

from pipeline.identity import Identities, resolve
from pipeline.run import Run
from pipeline.runners.batches import EXTRACTED, EXTRACTING, ORIGIN, articles_schema
from pipeline.steps.parts import all_rows, parts, stage_part, stage_rows
from pipeline.steps.reading import all_known, once
from pipeline.tables.parts import leading_bits
from pipeline.tables.versions import extraction_version
from schemas import TABLES
from schemas.vocabularies import RejectStage

ARTICLES_PER_BATCH = 128


IDENTIFYING = ("meetings", "meeting_participants", "quotes")
"""The tables, besides the articles, whose rows say who and what they are about."""


IDENTIFIED = ("people", "organisations", "events")


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
        run.watcher.progress("Finding who and what is the same")
        rows = {name: all_rows(run, name, carried) for name in ("articles", *IDENTIFYING)}
        identities = resolve(*rows.values())
        for name in EXTRACTED:
            moved = _moved(run, name, rows.get(name), identities)
            for part, fresh in parts(run, name):
                stage_part(run, name, part, fresh, carried, partial(_identified, name, identities), moved=part in moved)
        for name in IDENTIFIED:
            stage_rows(run, name, getattr(identities, name))
    _carry_rejects(run)
    stage_rows(run, "rejects", list(run.rejects.values()))
    run.now.versions |= {f"extraction:{language or ''}": extraction_version(language) for language in _languages(run)}
    run.staging.complete(FOUND)


def _article_batches(run: Run) -> Iterator[pa.RecordBatch]:
    """Articles with their texts: those just parsed, and those whose rules changed."""
    handed_out, total = 0, run.spool.rows["articles"] + len(run.stale)
    for part, rows in parts(run, "articles"):
        tables = [] if rows is None else [once(rows)[0]]
        if run.carried is not None and run.stale:
            tables.append(run.carried.articles_with_texts(part, run.bits, run.stale).select(articles_schema().names))
        for batch in (batch for table in tables for batch in table.combine_chunks().to_batches(ARTICLES_PER_BATCH)):
            yield batch
            handed_out += batch.num_rows
            run.watcher.progress("Extracting meetings, statistics and quotes", handed_out, total)


def _moved(run: Run, name: str, rows: pa.Table | None, identities: Identities) -> set[int]:
    """Parts with carried rows that are now about somebody or something else."""
    if rows is None or run.carried is None:
        return set()
    known = _ids_known(name, identities)
    (key,) = TABLES[name].key
    keys = rows.column(key).to_pylist()
    changed: set[str] = set()
    for column, of in known.items():
        old = rows.column(column).to_pylist()
        changed |= {one for one, was in zip(keys, old, strict=True) if of.get(one) != was}
    if not changed:
        return set()
    owner = run.carried.owners(name)
    return {leading_bits(owner[one], run.bits) for one in changed if one in owner}


def _ids_known(name: str, identities: Identities) -> dict[str, Mapping[str, str]]:
    """By column of identity that a table has: what each of its rows is about."""
    known: Mapping[str, Mapping[str, str]] = {
        "person_id": identities.person_of,
        "organisation_id": identities.organisation_of,
        "event_id": identities.event_of,
    }
    return {column: of for column, of in known.items() if column in TABLES[name].row.model_fields}


def _identified(name: str, identities: Identities, rows: pa.Table) -> pa.Table:
    """The rows with the identifiers of who and what they are about."""
    (key,) = TABLES[name].key
    ids = rows.column(key).to_pylist()
    for column, of in _ids_known(name, identities).items():
        place = rows.schema.get_field_index(column)
        rows = rows.set_column(place, rows.schema.field(column), pa.array([of.get(one) for one in ids], pa.string()))
    return rows


def _carry_rejects(run: Run) -> None:
    """Refusals of documents that were not read again, and of rows of articles that were not extracted from again."""
    if run.carried is None:
        return
    stale = {(one.source_id, one.source_path, one.raw_sha256) for one in all_known(run) if one.article_id in run.stale}
    for row in run.carried.table("rejects").to_pylist():
        origin = tuple(row[name] for name in ORIGIN)
        again = (
            {RejectStage.SOURCE}
            if origin not in stale
            else {RejectStage.SOURCE, RejectStage.EXTRACTION, RejectStage.VALUE}
        )
        if origin in run.kept_origins and row["stage"] not in again:
            run.refuse([row])


def _languages(run: Run) -> set[str | None]:
    tables = [rows.column("language") for _, rows in run.spool.parts("articles", 0)]
    if run.carried is not None:
        tables.append(run.carried.all_rows("articles", ["language"], run.kept).column("language"))
    return {language for column in tables for language in column.unique().to_pylist()}
