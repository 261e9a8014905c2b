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

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.articles.duplicates import Duplicate, Story, find_duplicates
from pipeline.checks import Result, all_checks, run_checks
from pipeline.identity import Identities, resolve
from pipeline.run import NothingToReadError, Run
from pipeline.runners.batches import EXTRACTED, EXTRACTING, ORIGIN, PARSED, PARSING, SIGNATURES, articles_schema, reject
from pipeline.sources.documents import Known, RawDocument, Stamp
from pipeline.sources.read import read
from pipeline.tables.ledger import keep_signatures, sweep, write_signatures
from pipeline.tables.parts import leading_bits, part_name
from pipeline.tables.reading import connect
from pipeline.tables.snapshot import Snapshot
from pipeline.tables.versions import extraction_version
from schemas import TABLES, Reject
from schemas.arrow import arrow_schema, record_batch
from schemas.rows import Row
from schemas.vocabularies import RejectCode, RejectStage

DOCUMENTS_PER_BATCH = 64
BYTES_PER_BATCH = 4 << 20
ARTICLES_PER_BATCH = 128

STILL_WRITTEN_NS = 50_000_000
"""Nanoseconds; clocks of file systems tick every few milliseconds."""

UNSEEN_BY_IDENTITY = {"evidence", "text", "segments"}
"""Identity works on all articles at once, so what is long stays behind."""

READ = (*PARSED, "article_revisions", "sources")
"""The tables that reading makes."""

REPEATED = ("duplicate_of", "duplicate_share")
"""The columns of `articles` that depend on all articles."""

IDENTIFYING = ("meetings", "meeting_participants", "quotes")
"""The tables, besides the articles, whose rows say who and what they are about."""

IDENTIFIED = ("people", "organisations", "events")

FOUND = (*EXTRACTED, *IDENTIFIED, "rejects")
"""The tables that extraction makes."""


def read_articles(run: Run) -> None:
    """Inputs -> articles, article_texts, and rejects for what gave no article. Documents that are known are carried over."""
    for batches in run.runner.map(PARSING, _document_batches(run)):
        text = batches["article_texts"].column("text")
        run.spool.add("articles", batches["articles"].append_column(articles_schema().field("text"), text))
        run.spool.add("signatures", batches["signatures"])
        _remember(run, batches["articles"])
        run.refuse(batches["rejects"].to_pylist())
        run.watcher.progress("Reading articles", run.documents)
    if not run.documents:
        raise NothingToReadError(f"No document in {', '.join(map(str, run.settings.inputs))}.")
    for known in run.fresh.values():
        run.now.add(known)
    repeated, moved = _find_repeated(run)
    for part, rows in _parts(run, "articles"):
        kept, again = _once(rows) if rows is not None else (None, None)
        message = "Another document of this source has the same address; that one was kept."
        run.refuse(
            reject(row, RejectStage.ARTICLE, RejectCode.DUPLICATE_DOCUMENT, message).model_dump()
            for row in (again.to_pylist() if again is not None else ())
        )
        _stage_part(run, "articles", part, kept, run.kept, partial(_repeating, repeated), moved=part in moved)
        _stage_part(run, "article_texts", part, kept, run.kept)
    _stage_rows(run, "sources", run.catalogue.rows(_source_ids(run)))
    run.staging.complete(READ)


def _document_batches(run: Run) -> Iterator[list[RawDocument | Reject]]:
    batch: list[RawDocument | Reject] = []
    size = 0
    for found in read(run.settings.inputs, run.catalogue, memory=_Memory(run)):
        run.documents += 1
        run.documents_sum += int(found.raw_sha256 or "0", 16)
        if isinstance(found, Known):
            run.keep(found)
            continue
        if isinstance(found, RawDocument):
            if (known := run.before.find(found)) is not None:
                run.keep(known)
                continue
            run.meet(found)
            size += len(found.content)
        batch.append(found)
        if len(batch) == DOCUMENTS_PER_BATCH or size >= BYTES_PER_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _remember(run: Run, articles: pa.RecordBatch) -> None:
    """Note which article each document gave."""
    for row in articles.select(["article_id", *ORIGIN]).to_pylist():
        origin = tuple(row[name] for name in ORIGIN)
        run.fresh[origin] = replace(run.fresh[origin], article_id=row["article_id"])


def _find_repeated(run: Run) -> tuple[dict[str, Duplicate], set[int]]:
    """Which articles repeat another one; and the parts with carried articles for which this changed."""
    if run.unchanged:
        return {}, set()
    run.watcher.progress("Finding stories that are told twice")
    told = _all_rows(run, "articles", run.kept).select(["article_id", "published_on", "char_count", *REPEATED])
    made = [rows.cast(SIGNATURES) for _, rows in run.spool.parts("signatures", 0)]
    if run.carried is not None:
        made.append(run.carried.signatures)
    signatures = pa.concat_tables([SIGNATURES.empty_table(), *made])
    rows = told.join(signatures, "article_id", join_type="inner").to_pylist()
    repeated = find_duplicates(
        Story(row["article_id"], row["published_on"], row["char_count"], row["signature"]) for row in rows
    )
    run.signatures = signatures.filter(
        pc.is_in(signatures["article_id"], value_set=told["article_id"].combine_chunks())
    )
    changed = (
        row["article_id"]
        for row in rows
        if tuple(row[name] for name in REPEATED) != _values(repeated.get(row["article_id"]))
    )
    return repeated, {leading_bits(one, run.bits) for one in changed}


def _repeating(repeated: Mapping[str, Duplicate], rows: pa.Table) -> pa.Table:
    """Articles, each with the one whose story it repeats."""
    values = [_values(repeated.get(one)) for one in rows.column("article_id").to_pylist()]
    for nth, name in enumerate(REPEATED):
        field = rows.schema.field(name)
        column = pa.array([value[nth] for value in values], field.type)
        rows = rows.set_column(rows.schema.get_field_index(name), field, column)
    return rows


def _values(found: Duplicate | None) -> tuple[str | None, float | None]:
    return (found.duplicate_of, found.share) if found is not None else (None, None)


class _Memory:
    """The ledger of the run before for those who read files, and the stamps for the next one."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def recall(self, file: str, stamp: Stamp) -> Sequence[Known] | None:
        return self._run.before.recall(file, stamp)

    def note(self, file: str, stamp: Stamp) -> None:
        # A file that is being written just now may change again without a change of its stamp.
        if time.time_ns() - stamp.modified_ns > STILL_WRITTEN_NS:
            self._run.now.stamps[file] = stamp

    def forget(self, file: str) -> None:
        self._run.now.stamps.pop(file, None)


def _once(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The articles, each id once, and those whose id was taken. Which one is kept depends on content alone."""
    ordered = articles.sort_by([(name, "ascending") for name in ("article_id", *ORIGIN)])
    ids = ordered.column("article_id").to_pylist()
    first = pa.array([nth == 0 or ids[nth - 1] != one for nth, one in enumerate(ids)])
    return ordered.filter(first), ordered.filter(pc.invert(first)).select(ORIGIN)


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
        rows = {name: _all_rows(run, name, carried) for name in ("articles", *IDENTIFYING)}
        identities = resolve(*rows.values())
        for name in EXTRACTED:
            moved = _moved(run, name, rows.get(name), identities)
            for part, fresh in _parts(run, name):
                _stage_part(
                    run, name, part, fresh, carried, partial(_identified, name, identities), moved=part in moved
                )
        for name in IDENTIFIED:
            _stage_rows(run, name, getattr(identities, name))
    _carry_rejects(run)
    _stage_rows(run, "rejects", list(run.rejects.values()))
    run.now.versions |= {f"extraction:{language or ''}": extraction_version(language) for language in _languages(run)}
    run.staging.complete(FOUND)


def _article_batches(run: Run) -> Iterator[pa.RecordBatch]:
    """Articles with their texts: those just parsed, and those whose rules changed."""
    handed_out, total = 0, run.spool.rows["articles"] + len(run.stale)
    for part, rows in _parts(run, "articles"):
        tables = [] if rows is None else [_once(rows)[0]]
        if run.carried is not None and run.stale:
            tables.append(run.carried.articles_with_texts(part, run.bits, run.stale).select(articles_schema().names))
        for batch in (batch for table in tables for batch in table.combine_chunks().to_batches(ARTICLES_PER_BATCH)):
            yield batch
            handed_out += batch.num_rows
            run.watcher.progress("Extracting meetings, statistics and quotes", handed_out, total)


def _parts(run: Run, name: str) -> Iterator[tuple[int, pa.Table | None]]:
    """Every part with the rows that this run made for it, or None."""
    made = iter(run.spool.parts(name, run.bits))
    following = next(made, None)
    for part in range(1 << run.bits):
        if following is not None and following[0] == part:
            yield following
            following = next(made, None)
        else:
            yield part, None


def _stage_part(
    run: Run,
    name: str,
    part: int,
    fresh: pa.Table | None,
    carried: Set[str],
    amended: Callable[[pa.Table], pa.Table] = lambda rows: rows,
    *,
    moved: bool = False,
) -> None:
    """Write one part: new rows and carried ones. A part in which nothing changed is the file that it was."""
    before = run.carried
    if (
        before is not None
        and fresh is None
        and not moved
        and before.bits == run.bits
        and before.articles(part, run.bits) <= carried
    ):
        if (file := before.file(name, part)) is not None:
            run.staging.link(name, file)
        return
    names = arrow_schema(TABLES[name].row).names
    rows = [] if fresh is None else [fresh.select(names)]
    if before is not None:
        rows.append(before.rows(name, part, run.bits, carried))
    schema = arrow_schema(TABLES[name].row)
    together = pa.concat_tables([one.cast(schema) for one in rows]) if rows else schema.empty_table()
    if together.num_rows:
        run.staging.add(name, part_name(part, run.bits), amended(together))


def _all_rows(run: Run, name: str, carried: Set[str]) -> pa.Table:
    """A whole table without what is long: new rows, then carried ones."""
    schema = arrow_schema(TABLES[name].row)
    columns = [column for column in schema.names if column not in UNSEEN_BY_IDENTITY]
    narrow = pa.schema([schema.field(column) for column in columns])
    tables = [rows.select(columns).cast(narrow) for _, rows in run.spool.parts(name, 0)]
    if run.carried is not None:
        ids = run.kept if name == "articles" else carried
        tables.append(run.carried.all_rows(name, columns, ids).cast(narrow))
    return pa.concat_tables([narrow.empty_table(), *tables])


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
    stale = {(one.source_id, one.source_path, one.raw_sha256) for one in _known(run) if one.article_id in run.stale}
    for row in run.carried.table("rejects").to_pylist():
        origin = tuple(row[name] for name in ORIGIN)
        again = (
            {RejectStage.SOURCE}
            if origin not in stale
            else {RejectStage.SOURCE, RejectStage.EXTRACTION, RejectStage.VALUE}
        )
        if origin in run.kept_origins and row["stage"] not in again:
            run.refuse([row])


def _known(run: Run) -> Iterator[Known]:
    return (one for of_file in run.now.documents.values() for one in of_file)


def _source_ids(run: Run) -> set[str]:
    refused = {one.source_id for one in run.rejects.values()}
    return refused | {one.source_id for one in _known(run)}


def _languages(run: Run) -> set[str | None]:
    tables = [rows.column("language") for _, rows in run.spool.parts("articles", 0)]
    if run.carried is not None:
        tables.append(run.carried.all_rows("articles", ["language"], run.kept).column("language"))
    return {language for column in tables for language in column.unique().to_pylist()}


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
    snapshot = run.staging.publish(partial(_keep_ledger, run))
    sweep(run.settings.outputs, snapshot.digest)
    return snapshot


def _keep_ledger(run: Run, digest: str) -> None:
    outputs, before = run.settings.outputs, run.staging.previous
    if run.signatures is not None:
        write_signatures(outputs, digest, run.signatures)
    elif before is not None:
        keep_signatures(outputs, before.digest, digest)
    run.now.write(outputs, digest)
