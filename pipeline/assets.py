"""The assets: each table, made by the steps of `pipeline/steps.py`, described for Dagster's catalogue.

Belongs here: which step makes which asset, and what Dagster shows of it. Stays out: the work. A run makes all assets, in one
process, because the tables are one set: a run of some of them alone is refused. No `from __future__ import annotations`, which
Dagster cannot read.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import dagster as dg

from pipeline.run import Run
from pipeline.settings import OUTPUTS, SEEDS, Outputs
from pipeline.steps import FOUND, READ, extract_rows, publish, read_articles
from pipeline.tables.shown import markdown
from pipeline.tables.snapshot import File, current
from schemas import TABLES, Table
from schemas.arrow import arrow_schema

RUN = "run"
"""The resource that a run's steps share: a `Run`, which holds the lock as long as the run lasts."""

OWN_SOURCES = {
    "articles": ["raw_documents"],
    "article_texts": ["raw_documents"],
    "article_revisions": ["raw_documents"],
    "sources": ["raw_documents"],
    "rejects": ["raw_documents", "articles"],
    "meetings": ["articles", "article_texts"],
    "statistics": ["articles", "article_texts"],
    "quotes": ["articles", "article_texts"],
    "meeting_participants": ["meetings", "article_texts"],
    "people": ["meeting_participants", "quotes"],
    "organisations": ["meeting_participants", "quotes"],
    "events": ["meetings", "meeting_participants"],
}
"""What each table is made from."""


def _columns(table: Table) -> dg.TableSchema:
    return dg.TableSchema(
        [
            dg.TableColumn(
                field.name,
                str(field.type),
                description=field.metadata[b"description"].decode(),
                constraints=dg.TableColumnConstraints(nullable=field.nullable, unique=table.key == (field.name,)),
            )
            for field in arrow_schema(table.row)
        ]
    )


def _spec(name: str, group: str) -> dg.AssetSpec:
    table = TABLES[name]
    return dg.AssetSpec(
        name,
        deps=OWN_SOURCES[name],
        group_name=group,
        description=table.description,
        kinds={"parquet", "pydantic"},
        metadata={"dagster/column_schema": _columns(table), "key": ", ".join(table.key)},
    )


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            "raw_documents",
            group_name="articles",
            description="What came in: the bytes of each document with their origin. Kept where they are; only read here.",
            kinds={"file"},
        ),
        *(_spec(name, "articles") for name in READ),
    ],
    required_resource_keys={RUN},
)
def read(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[Any]]:
    """Read the inputs and parse them into articles."""
    run = _run(context)
    read_articles(run)
    yield dg.MaterializeResult(
        asset_key="raw_documents",
        metadata={
            "dagster/row_count": run.documents,
            "inputs": dg.MetadataValue.json([str(path) for path in run.settings.inputs]),
        },
        data_version=dg.DataVersion(f"{run.documents_sum:x}"),
    )
    for name in READ:
        yield _made(run, name)


@dg.multi_asset(specs=[_spec(name, "facts") for name in FOUND], required_resource_keys={RUN})
def extract(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[Any]]:
    """Extract the facts from the articles, and find who and what is the same in them."""
    run = _run(context)
    if not run.documents:
        raise dg.Failure("The tables are one set: materialise all assets together (the job `dateline`).")
    extract_rows(run)
    for name in FOUND:
        yield _made(run, name)


FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=36), warn_window=timedelta(hours=26))
"""A daily run that was missed shows as a warning, the second one as a failure."""


@dg.asset(
    deps=list(TABLES),
    group_name="published",
    kinds={"parquet"},
    required_resource_keys={RUN},
    freshness_policy=FRESH,
)
def tables(context: dg.AssetExecutionContext) -> dg.MaterializeResult[Any]:
    """The set that readers see: made current in one step, after every check has passed on the very files."""
    snapshot = publish(_run(context))
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(str(snapshot.folder)),
            "rows": dg.MetadataValue.json({name: snapshot.rows(name) for name in TABLES}),
        },
        data_version=dg.DataVersion(snapshot.digest),
    )


class ReleaseConfig(dg.Config):
    """What to release. Nothing of it comes from the clock: without a date it is that of the newest article."""

    outputs: str = str(OUTPUTS)
    version: str | None = None
    date: str | None = None
    workers: int = 2


@dg.asset(deps=["tables"], group_name="published", kinds={"parquet", "duckdb", "csv"})
def release(config: ReleaseConfig) -> dg.MaterializeResult[Any]:
    """A version of the dataset for everybody: staged, checked and verified on the very files that are published."""
    # The packages of a release load only here, so that they cost other runs nothing.
    from pipeline.release.build import Request, build
    from pipeline.release.manifest import read_manifest
    from pipeline.release.version import Version

    outputs = Outputs(Path(config.outputs))
    snapshot = current(outputs)
    if snapshot is None:
        raise dg.Failure(f"There are no tables in {outputs.root} to release; run the job `dateline` first.")
    version = Version.parse(config.version) if config.version else None
    released_on = date.fromisoformat(config.date) if config.date else None
    folder = build(snapshot, outputs.releases, Request(SEEDS, version, released_on, config.workers))
    manifest = read_manifest(folder)
    return dg.MaterializeResult(
        metadata={
            "version": manifest.version,
            "path": dg.MetadataValue.path(str(folder.root)),
            "rows": dg.MetadataValue.json({table.name: table.rows for table in manifest.tables}),
            "bytes": sum(file.bytes for file in manifest.files),
            "changes": dg.MetadataValue.md((folder.root / "changes" / "CHANGELOG.md").read_text(encoding="utf-8")),
        },
        data_version=dg.DataVersion(manifest.version),
    )


def _run(context: dg.AssetExecutionContext) -> Run:
    run: Run = getattr(context.resources, RUN)
    return run


def _made(run: Run, name: str) -> dg.MaterializeResult[Any]:
    files = run.staging.files[name]
    return dg.MaterializeResult(
        asset_key=name,
        metadata={
            "dagster/row_count": sum(file.rows for file in files),
            "bytes": sum(file.bytes for file in files),
            "files": len(files),
            "dagster/column_lineage": _lineage(name),
            "preview": dg.MetadataValue.md(_preview(run, name)),
        },
        data_version=dg.DataVersion(_version(files)),
    )


def _preview(run: Run, name: str) -> str:
    rows = run.staging.preview(name)
    return markdown(rows.column_names, [list(row.values()) for row in rows.to_pylist()])


def _version(files: list[File]) -> str:
    return hashlib.sha256("".join(file.sha256 for file in sorted(files)).encode()).hexdigest()


def _lineage(name: str) -> dg.TableColumnLineage:
    """Which column a column's values come from, where a reference says so."""
    return dg.TableColumnLineage(
        {
            column: [dg.TableColumnDep(asset_key=other, column_name=key)]
            for column, (other, key) in TABLES[name].references.items()
            if other != name
        }
    )
