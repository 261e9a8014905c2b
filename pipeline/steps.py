"""The steps of a run, as plain functions over one `Run`.

    with begin(settings) as run:
        read_articles(run)
        results = check(run, READ)
        extract_rows(run)
        results += check(run, FOUND)
        snapshot = publish(run)

Dagster runs these very functions (`assets.py`); tests and benchmarks call them without it. Belongs here: the order of the work
and what waits where. Stays out: how any of it is done, which the rooms know. Nothing here depends on the order in which
documents arrive, on how they are batched, or on who runs a batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.checks import Result, all_checks, run_checks
from pipeline.identity import Identities, resolve
from pipeline.runners import Runner, runner_for
from pipeline.runners.batches import EXTRACTED, EXTRACTING, ORIGIN, PARSED, PARSING, articles_schema, reject
from pipeline.settings import ARTICLES, Outputs
from pipeline.sources.catalogue import catalogue_for
from pipeline.sources.documents import RawDocument
from pipeline.sources.read import read
from pipeline.tables.lock import exclusive
from pipeline.tables.parts import bits_for, part_name
from pipeline.tables.reading import connect
from pipeline.tables.snapshot import Snapshot, Staging
from pipeline.tables.spool import Spool
from schemas import TABLES, Reject
from schemas.arrow import record_batch
from schemas.rows import Row
from schemas.vocabularies import RejectCode, RejectStage

DOCUMENTS_PER_BATCH = 64
BYTES_PER_BATCH = 4 << 20
ARTICLES_PER_BATCH = 128

UNSEEN_BY_IDENTITY = {"evidence", "text", "segments"}
"""Identity works on all articles at once, so what is long stays behind."""

READ = (*PARSED, "article_revisions", "sources")
"""The tables that reading makes."""

IDENTIFIED = ("people", "organisations", "events")

FOUND = (*EXTRACTED, *IDENTIFIED, "rejects")
"""The tables that extraction makes."""


class Watcher:
    """Is told how a run goes, and tells nobody: for a run that somebody watches, override what they should see."""

    def progress(self, doing: str, done: int = 0, total: int | None = None) -> None:
        """Some of the work is done: how much, and of how much where that is known."""

    def checked(self, results: Sequence[Result]) -> None:
        """Checks have run."""


class NothingToReadError(ValueError):
    """The inputs hold no document; readers keep what they have."""


@dataclass(frozen=True)
class RunSettings:
    """What a run reads and writes. `workers` is the number of processes; as many as processors where it is
    None, none but this one where it is 0."""

    inputs: tuple[Path, ...] = (ARTICLES,)
    outputs: Outputs = field(default_factory=Outputs)
    workers: int | None = None
    full: bool = False
    cluster: str | None = None
    """Address of a Dask scheduler that does the work instead, or `local`."""


@dataclass
class Run:
    """One run under way: it holds the lock, and nothing of it is seen by readers until it publishes."""

    settings: RunSettings
    staging: Staging
    spool: Spool
    runner: Runner
    watcher: Watcher
    rejects: dict[str, Reject] = field(default_factory=dict)
    documents: int = 0
    """Documents read, whatever became of them."""
    documents_sum: int = 0
    """Sum of the hashes of all documents: the same for the same documents in any order."""

    @property
    def bits(self) -> int:
        """How many leading bits of an article's id name a part, once all articles are read."""
        return bits_for(self.spool.rows["articles"])

    def refuse(self, rejects: Iterable[Mapping[str, Any]]) -> None:
        """Keep lines of `rejects`; the same refusal of the same bytes is one line."""
        for one in rejects:
            self.rejects[one["reject_id"]] = Reject.model_validate(one, strict=False)


@contextmanager
def begin(settings: RunSettings, watcher: Watcher | None = None) -> Iterator[Run]:
    """A run that holds the lock until it ends. Raises `BusyError` where another run holds it."""
    with exclusive(settings.outputs.lock):
        staging = Staging.start(settings.outputs)
        runner = runner_for(settings.workers, settings.cluster)
        try:
            yield Run(settings, staging, Spool(staging.work), runner, watcher or Watcher())
        finally:
            runner.close()
            staging.discard()


def read_articles(run: Run) -> None:
    """Inputs -> articles, article_texts, and rejects for what gave no article."""
    catalogue = catalogue_for(run.settings.inputs)
    documents = read(run.settings.inputs, catalogue)
    for batches in run.runner.map(PARSING, _document_batches(run, documents)):
        text = batches["article_texts"].column("text")
        run.spool.add("articles", batches["articles"].append_column(articles_schema().field("text"), text))
        run.refuse(batches["rejects"].to_pylist())
        run.watcher.progress("Reading articles", run.documents)
    if not run.documents:
        raise NothingToReadError(f"No document in {', '.join(map(str, run.settings.inputs))}.")
    for part, rows in run.spool.parts("articles", run.bits):
        kept, again = _once(rows)
        message = "Another document of this source has the same address; that one was kept."
        run.refuse(
            reject(row, RejectStage.ARTICLE, RejectCode.DUPLICATE_DOCUMENT, message).model_dump()
            for row in again.to_pylist()
        )
        for name in PARSED:
            run.staging.add(name, part_name(part, run.bits), kept)
    _stage_rows(run, "sources", catalogue.rows(_source_ids(run)))
    run.staging.complete(READ)


def _document_batches(run: Run, documents: Iterable[RawDocument | Reject]) -> Iterator[list[RawDocument | Reject]]:
    batch: list[RawDocument | Reject] = []
    size = 0
    for document in documents:
        run.documents += 1
        run.documents_sum += int(document.raw_sha256 or "0", 16)
        batch.append(document)
        size += len(document.content) if isinstance(document, RawDocument) else 0
        if len(batch) == DOCUMENTS_PER_BATCH or size >= BYTES_PER_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _once(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The articles, each id once, and those whose id was taken. Which one is kept depends on content alone."""
    ordered = articles.sort_by([(name, "ascending") for name in ("article_id", *ORIGIN)])
    ids = ordered.column("article_id").to_pylist()
    first = pa.array([nth == 0 or ids[nth - 1] != one for nth, one in enumerate(ids)])
    return ordered.filter(first), ordered.filter(pa.compute.invert(first)).select(ORIGIN)


def extract_rows(run: Run) -> None:
    """Articles -> meetings, participants, statistics, quotes; and who and what is the same in them."""
    for found in run.runner.map(EXTRACTING, _article_batches(run)):
        for name in EXTRACTED:
            run.spool.add(name, found[name])
        run.refuse(found["rejects"].to_pylist())
    run.watcher.progress("Finding who and what is the same")
    identities = resolve(*(_all_rows(run, name) for name in ("articles", "meetings", "meeting_participants", "quotes")))
    for name in EXTRACTED:
        for part, rows in run.spool.parts(name, run.bits):
            run.staging.add(name, part_name(part, run.bits), _identified(name, rows, identities))
    for name in IDENTIFIED:
        _stage_rows(run, name, getattr(identities, name))
    _stage_rows(run, "rejects", list(run.rejects.values()))
    run.staging.complete(FOUND)


def _article_batches(run: Run) -> Iterator[pa.RecordBatch]:
    handed_out = 0
    for _, rows in run.spool.parts("articles", run.bits):
        for batch in _once(rows)[0].combine_chunks().to_batches(ARTICLES_PER_BATCH):
            yield batch
            handed_out += batch.num_rows
            run.watcher.progress("Extracting meetings, statistics and quotes", handed_out, run.spool.rows["articles"])


def _all_rows(run: Run, name: str) -> pa.Table:
    schema = record_batch(TABLES[name].row, []).schema
    columns = [column for column in schema.names if column not in UNSEEN_BY_IDENTITY]
    tables = [rows.select(columns) for _, rows in run.spool.parts(name, 0)]
    return pa.concat_tables(tables) if tables else schema.empty_table().select(columns)


def _identified(name: str, rows: pa.Table, identities: Identities) -> pa.Table:
    """The rows with the identifiers of who and what they are about."""
    (key,) = TABLES[name].key
    ids = rows.column(key).to_pylist()
    known: Mapping[str, Mapping[str, str]] = {
        "person_id": identities.person_of,
        "organisation_id": identities.organisation_of,
        "event_id": identities.event_of,
    }
    for column, of in known.items():
        if column in TABLES[name].row.model_fields:
            place = rows.schema.get_field_index(column)
            rows = rows.set_column(
                place, rows.schema.field(column), pa.array([of.get(one) for one in ids], pa.string())
            )
    return rows


def _source_ids(run: Run) -> set[str]:
    seen = {one.source_id for one in run.rejects.values()}
    for _, rows in run.spool.parts("articles", 0):
        seen |= set(rows.column("source_id").unique().to_pylist())
    return seen


def _stage_rows(run: Run, name: str, rows: Iterable[Row]) -> None:
    run.staging.add(name, part_name(0, 0), pa.Table.from_batches([record_batch(TABLES[name].row, list(rows))]))


def check(run: Run, tables: Iterable[str]) -> list[Result]:
    """The data checks about these tables on the staged files, before any reader sees them."""
    run.watcher.progress("Checking the tables")
    asked = set(tables)
    with connect(run.staging.paths()) as connection:
        results = run_checks(connection, [one for one in all_checks() if one.table in asked])
    run.watcher.checked(results)
    return results


def publish(run: Run) -> Snapshot:
    """Make the staged set the one that readers see."""
    run.watcher.progress("Publishing")
    return run.staging.publish()
