"""Inputs -> articles, with their texts, sources and refusals. Documents that are known are carried over.

Belongs here: the step that reads. Stays out: stories that are told twice (`repeated.py`).
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.articles.duplicates import STORIES
from pipeline.run import NothingToReadError, Run
from pipeline.runners.batches import ORIGIN, PARSED, PARSING, articles_schema, reject
from pipeline.sources.documents import Known, RawDocument, Stamp
from pipeline.sources.read import read
from pipeline.sources.web.gather import gather, web_sources
from pipeline.sources.web.store import Store
from pipeline.steps.parts import once, parts, stage_part, stage_rows
from pipeline.steps.repeated import find_repeated, repeating
from pipeline.tables.memory import give_back
from pipeline.tables.parts import Parts
from schemas import Reject
from schemas.vocabularies import RejectCode, RejectStage

DOCUMENTS_PER_BATCH = 64


BYTES_PER_BATCH = 4 << 20


STILL_WRITTEN_NS = 50_000_000
"""Nanoseconds; clocks of file systems tick every few milliseconds."""


NAMED = ["article_id", "published_on"]
"""What decides in which part an article is."""

READ = (*PARSED, "sources")
"""The tables that reading makes."""


def read_articles(run: Run) -> None:
    """Inputs -> articles, article_texts, and rejects for what gave no article. Documents that are known are carried over."""
    waiting: deque[list[Known]] = deque()
    for batches in run.runner.map(PARSING, _document_batches(run, waiting)):
        text = batches["article_texts"].column("text")
        run.spool.add("articles", batches["articles"].append_column(articles_schema().field("text"), text))
        run.spool.add("stories", batches["stories"])
        run.spool.add("article_revisions", batches["article_revisions"])
        _remember(run, waiting.popleft(), batches["articles"])
        run.refuse(batches["rejects"].to_pylist())
        run.watcher.progress("Reading articles", run.documents)
    if not run.documents:
        raise NothingToReadError(f"No document in {', '.join(map(str, run.settings.inputs))}.")
    run.before.let_go()
    give_back()
    _deal(run)
    repeated, moved = find_repeated(run)
    if run.carried is not None:
        run.carried.let_go()
    for part, rows in parts(run, "articles"):
        stage_part(run, "articles", part, rows, run.kept, partial(repeating, repeated), moved=part in moved)
        stage_part(run, "article_texts", part, rows, run.kept)
    for part, rows in parts(run, "article_revisions"):
        stage_part(run, "article_revisions", part, rows, run.kept)
    stage_rows(run, "sources", run.catalogue.rows(_source_ids(run)))
    run.staging.complete(READ)


def _deal(run: Run) -> None:
    """Cut all articles into parts. Of documents that gave the same article one is kept, and the others are refused."""
    schema = pa.schema([STORIES.field(name) for name in NAMED])
    named = [schema.empty_table()]
    for rows in run.spool.buckets("articles"):
        kept, again = once(rows)
        named.append(kept.select(NAMED).cast(schema))
        message = "Another document of this source has the same address; that one was kept."
        run.refuse(
            reject(row, RejectStage.ARTICLE, RejectCode.DUPLICATE_DOCUMENT, message).model_dump()
            for row in again.to_pylist()
        )
    if run.carried is not None:
        carried = run.carried.stories.select(NAMED)
        kept_ids = pa.array(sorted(run.kept), pa.string())
        named.append(carried.filter(pc.is_in(carried.column("article_id"), value_set=kept_ids)))
    run.parts = Parts(*pa.concat_tables(named).columns)
    run.spool.deal(run.parts, lambda table, rows: once(rows)[0] if table in ("articles", "stories") else rows)


def _document_batches(run: Run, waiting: deque[list[Known]]) -> Iterator[list[RawDocument | Reject]]:
    """Documents to parse. `waiting` gets for each batch what is known of its documents until it is parsed."""
    batch: list[RawDocument | Reject] = []
    size = 0
    for found in _found(run):
        run.documents += 1
        run.documents_sum += int(found.raw_sha256 or "0", 16)
        if isinstance(found, Known):
            run.keep(found)
            continue
        if isinstance(found, RawDocument):
            if (known := run.before.find(found)) is not None:
                run.keep(known)
                continue
            run.parsed += 1
            size += len(found.content)
        batch.append(found)
        if len(batch) == DOCUMENTS_PER_BATCH or size >= BYTES_PER_BATCH:
            waiting.append(_met(batch))
            yield batch
            batch, size = [], 0
    if batch:
        waiting.append(_met(batch))
        yield batch


def _met(batch: Sequence[RawDocument | Reject]) -> list[Known]:
    """What the next run may know of these documents, as yet without their articles."""
    return [
        Known(one.file or "", one.source_id, one.source_path, one.address, one.raw_sha256, one.hints.same_name, None)
        for one in batch
        if isinstance(one, RawDocument)
    ]


def _found(run: Run) -> Iterator[RawDocument | Reject | Known]:
    """What the inputs hold, and the web sources that a `sources.toml` in or beside them declares."""
    memory = _Memory(run)
    yield from read(run.settings.inputs, run.catalogue, memory=memory)
    if web_sources(run.catalogue):
        with closing(Store(run.settings.outputs.state / "web")) as store:
            yield from gather(run.catalogue, store, memory, fetch=run.settings.fetch, progress=run.watcher.progress)


def _remember(run: Run, met: Iterable[Known], articles: pa.RecordBatch) -> None:
    """Note documents with the articles that they gave."""
    rows = articles.select(["article_id", *ORIGIN]).to_pylist()
    gave = {tuple(row[name] for name in ORIGIN): row["article_id"] for row in rows}
    for known in met:
        origin = (known.source_id, known.source_path, known.raw_sha256)
        run.now.add(replace(known, article_id=gave.get(origin)))


class _Memory:
    """The ledger of the run before for those who read files, and the stamps for the next one."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def recall(self, file: str, stamp: Stamp) -> Sequence[Known] | None:
        return self._run.before.recall(file, stamp)

    def note(self, file: str, stamp: Stamp) -> None:
        # A file that is being written just now may change again without a change of its stamp.
        if time.time_ns() - stamp.modified_ns > STILL_WRITTEN_NS:
            self._run.now.note(file, stamp)

    def forget(self, file: str) -> None:
        self._run.now.forget(file)


def _source_ids(run: Run) -> set[str]:
    refused = {one.source_id for one in run.rejects.values()}
    return refused | set(run.now.documents().column("source_id").unique().to_pylist())
