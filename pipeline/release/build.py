"""Building a release: staged where nobody looks, described from the files as written, verified, and only then published.

Belongs here: the order of the steps. Stays out: what each file holds, and how a release becomes visible (`publish.py`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow

from pipeline.checks import Result
from pipeline.release import content
from pipeline.release.accuracy import GoldSet, Measure
from pipeline.release.amend import amend, present
from pipeline.release.amendments import Amendments, Redaction, read_amendments
from pipeline.release.changes import compare, summary
from pipeline.release.descriptors import Subject, described
from pipeline.release.engine import connect
from pipeline.release.inputs import PASSED_ON, Inputs
from pipeline.release.layout import SUMS, UNLISTED, Folder
from pipeline.release.manifest import Manifest, Replaces, read_manifest, sha256_of, sums, to_json
from pipeline.release.publish import ReleaseError, Releases
from pipeline.release.quality import own_gold
from pipeline.release.registry import registered
from pipeline.release.signature import allow, sign
from pipeline.release.soundness import data_results
from pipeline.release.stage import digests, open_data, table_entries, write_data, write_formats, write_sample
from pipeline.release.verify import verify
from pipeline.release.version import Version
from pipeline.tables.parquet import to_parquet
from pipeline.tables.snapshot import Snapshot
from schemas import TABLES
from schemas.releases import PUBLISHED_IDS
from schemas.rows import SCHEMA_VERSION

Accuracy = Sequence[tuple[GoldSet, Sequence[Measure]]]


@dataclass(frozen=True)
class Request:
    """What to build.

    `released_on` is the publisher's date, without one that of the newest article; the version is the next number of its month
    where `version` does not say another. `seeds` has the amendments and the hand-made rows of the samples; `measured` is the
    accuracy on further hand-made rows that stand beside the project. `key` is a private SSH key to sign with.
    """

    seeds: Path
    version: Version | None = None
    released_on: date | None = None
    threads: int = 2
    key: Path | None = None
    measured: Accuracy = ()
    progress: Callable[[str], None] = field(default=lambda step: None)


@dataclass(frozen=True)
class _Source:
    """Where the rows come from, and what a redaction revision replaces."""

    inputs: Inputs
    amendments: Amendments
    replaces: Folder | None = None
    reason: str | None = None


def build(snapshot: Snapshot, releases: Path, request: Request) -> Folder:
    """Build and publish a release of the tables of a run."""
    with Releases.at_work(releases) as at_work:
        inputs = Inputs.of_snapshot(snapshot, at_work.staging / "inputs")
        return _build(at_work, _Source(inputs, read_amendments(request.seeds)), request)


def redact(releases: Path, version: str, reason: str, request: Request) -> Folder:
    """Publish a redaction revision of a release, by the redactions in `seeds`; a tombstone takes its place and points on."""
    with Releases.at_work(releases) as at_work:
        old = at_work.folder(version)
        before = read_manifest(old)
        if before.schema_version != SCHEMA_VERSION:
            raise ReleaseError(
                f"{version} has schema {before.schema_version}; redact it with a Dateline of that schema."
            )
        amendments = read_amendments(request.seeds).model_copy(update={"corrections": []})
        revised = replace(request, version=Version.parse(version).next_revision(), released_on=before.released_on)
        return _build(at_work, _Source(Inputs.of_release(old), amendments, old, reason), revised)


def withdraw(releases: Path, version: str, reason: str) -> None:
    """Withdraw a release: its data go, a tombstone with the reason stays."""
    with Releases.at_work(releases) as at_work:
        at_work.withdraw(version, reason)


def _build(at_work: Releases, source: _Source, request: Request) -> Folder:
    scratch = at_work.staging / "scratch"
    scratch.mkdir()
    with _connection(request.threads, scratch) as connection:
        request.progress("reading the tables")
        source.inputs.open(connection)
        redactions = [each for each in source.amendments.redactions if present(connection, each)]
        if source.replaces and not redactions:
            raise ReleaseError("None of the redactions in seeds/redactions.toml touches this release.")
        amend(connection, source.amendments, guarded=source.replaces is None)
        subject = _subject(connection, at_work, source, request)
        folder = Folder(at_work.staging / subject.version)
        request.progress("writing Parquet")
        write_data(connection, folder, subject.about, {"article_texts": PASSED_ON})
        results, accuracy = _judged(connection, folder, source, redactions, request)
        request.progress("writing CSV, database, workbook and sample")
        write_formats(connection, folder, subject.about)
        write_sample(connection, folder, subject.about)
        request.progress("comparing the formats")
        measured = {table.name: digests(connection, folder, table) for table in folder.tables()}
        subject = replace(subject, tables=table_entries(connection, folder, measured))
        request.progress("comparing with the release before")
        before = source.replaces or at_work.latest()
        content.write_amendments(folder, source.amendments.corrections, redactions)
        changes = compare(connection, before or Folder(at_work.staging / "nothing"), folder)
        request.progress("describing")
        known = content.Known(
            results=results,
            accuracy=accuracy,
            before=subject.previous,
            schema_before=read_manifest(before).schema_version if before else None,
            changes=changes if before else None,
            summary=summary(connection, changes) if before else (),
        )
        subject = content.write(connection, folder, subject, known)
        ids = _registry(connection, folder, at_work, changes, source)
    manifest = _sealed(folder, subject, source, request, len(redactions))
    request.progress("verifying")
    _verified(folder, measured, request)
    request.progress("publishing")
    replaced = subject.previous if source.replaces else None
    return at_work.reveal(folder, manifest, ids, replaces=replaced, reason=source.reason)


@contextmanager
def _connection(threads: int, scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = connect(threads=threads, scratch=scratch)
    try:
        yield connection
    finally:
        connection.close()
        shutil.rmtree(scratch, ignore_errors=True)


def _subject(connection: duckdb.DuckDBPyConnection, at_work: Releases, source: _Source, request: Request) -> Subject:
    newest = connection.execute("SELECT max(published_on) FROM articles").fetchall()[0][0]
    released_on = request.released_on or newest
    version = at_work.choose(request.version, released_on)
    previous = read_manifest(source.replaces).version if source.replaces else at_work.index.latest
    return Subject(str(version), SCHEMA_VERSION, released_on, previous)


def _judged(
    connection: duckdb.DuckDBPyConnection,
    folder: Folder,
    source: _Source,
    redactions: Sequence[Redaction],
    request: Request,
) -> tuple[list[Result], Accuracy]:
    """Run every check on the files as written, with the texts that a release leaves out; measure accuracy on them."""
    request.progress("checking")
    open_data(connection, folder, [table for table in TABLES.values() if table.name != "article_texts"])
    masked = {each.row for each in redactions if each.masks}
    results = data_results(connection, masked, all_texts=source.replaces is None)
    if failing := [result for result in results if result.blocks]:
        named = "\n".join(
            f"  {result.check.name}: {result.failing:,} rows. {result.check.description}" for result in failing
        )
        raise ReleaseError(f"The tables fail {len(failing)} checks, so nothing was published:\n{named}")
    request.progress("measuring accuracy")
    accuracy = [*content.accuracy(connection, own_gold(request.seeds)), *request.measured]
    open_data(connection, folder, [TABLES["article_texts"]])
    return results, accuracy


def _registry(
    connection: duckdb.DuckDBPyConnection, folder: Folder, at_work: Releases, changes: str, source: _Source
) -> bytes:
    """The registry after this release. It tells of the latest; a revision of an older release leaves it as it is."""
    before = at_work.registry()
    if before and source.replaces and source.replaces.root.name != at_work.index.latest:
        return before.read_bytes()
    return to_parquet(PUBLISHED_IDS, registered(connection, folder, folder.root.name, changes, before))


def _sealed(folder: Folder, subject: Subject, source: _Source, request: Request, redactions: int) -> Manifest:
    """Write the manifest, the sums and the signature."""
    if request.key:
        allow(folder.root, request.key)
    files = [subject.files.get(path) or described(folder, path) for path in folder.files() if path not in UNLISTED]
    replaces = None
    if source.replaces:
        replaces = Replaces(version=subject.previous or "", manifest_sha256=sha256_of(source.replaces.manifest))
    manifest = Manifest(
        version=subject.version,
        schema_version=subject.schema_version,
        released_on=subject.released_on,
        replaces=replaces,
        previous=subject.previous,
        made_with={"duckdb": duckdb.__version__, "pyarrow": pyarrow.__version__, "inputs": source.inputs.digest},
        tables=list(subject.tables),
        files=files,
        redactions=redactions,
        corrections=len(source.amendments.corrections),
    ).sealed()
    folder.manifest.write_bytes(to_json(manifest))
    (folder.root / SUMS).write_bytes(sums(manifest, sha256_of(folder.manifest)))
    if request.key:
        sign(folder.root, request.key)
    return manifest


def _verified(folder: Folder, measured: Mapping[str, Mapping[str, str]], request: Request) -> None:
    verdict = verify(folder.root, threads=request.threads, measured=measured)
    if not verdict.sound:
        named = "\n".join(f"  {finding.where}: {finding.what}" for finding in verdict.problems)
        raise ReleaseError(f"The staged release did not verify, so nothing was published:\n{named}")
