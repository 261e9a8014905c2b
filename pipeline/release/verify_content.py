"""Meaning: do the files of a release hold what its manifest and descriptions say?

Belongs here: digests, schemas, data checks, descriptors, example answers, redactions. Stays out: bytes (`verify_files.py`).
Files whose bytes are wrong are skipped: they are named already.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import duckdb
import pyarrow.parquet as pq

from pipeline.release.descriptors import Subject, croissant_of, data_package, sample_package
from pipeline.release.engine import parquet, session, text
from pipeline.release.examples import answer, same
from pipeline.release.inputs import Inputs
from pipeline.release.layout import CROISSANT, DATA_PACKAGE, DATABASE, REDACTIONS, Folder
from pipeline.release.manifest import Manifest, TableEntry
from pipeline.release.rights import Origin
from pipeline.release.soundness import data_results, texts_without_permission
from pipeline.release.sql_files import read_sql_file
from pipeline.release.stage import digests
from pipeline.release.standards import wrong_form
from pipeline.release.verify_files import Finding
from schemas import TABLES, Table
from schemas.arrow import arrow_schema
from schemas.rows import SCHEMA_VERSION

Measured = Mapping[str, Mapping[str, str]]


def content_problems(
    folder: Folder,
    manifest: Manifest,
    *,
    damaged: set[str],
    partial: bool,
    threads: int,
    measured: Measured,
    progress: Callable[[str], None],
) -> list[Finding]:
    """Every contradiction between the files and what the release says of them."""
    with session(threads=threads) as connection:
        progress("schemas")
        same_schema = manifest.schema_version == SCHEMA_VERSION
        found = list(_schemas(folder, manifest, damaged, same_schema=same_schema))
        broken = damaged | {finding.where for finding in found}
        progress("logical digests")
        found += _digests(connection, folder, manifest, broken, measured)
        whole = [
            table
            for table in TABLES.values()
            if f"data/{table.name}.parquet" in broken or not folder.data(table).is_file()
        ]
        if whole or not same_schema:
            if same_schema and not partial and not broken:
                found.append(Finding("data", f"lacks {', '.join(table.name for table in whole)}"))
            return found
        Inputs.of_release(folder).open(connection)
        progress("keys, references, spans")
        found += [] if measured else _data(connection, folder, broken)
        found += _permissions(connection)
        progress("descriptions")
        found += _descriptors(connection, folder, manifest, broken)
        found += _redactions(connection, folder, broken)
        progress("example questions")
        found += _examples(folder, broken, threads)
    return found


def _schemas(folder: Folder, manifest: Manifest, damaged: set[str], *, same_schema: bool) -> Iterator[Finding]:
    for table in TABLES.values():
        path = f"data/{table.name}.parquet"
        if path in damaged or not folder.data(table).is_file():
            continue
        try:
            found = pq.read_schema(folder.data(table))
        except (OSError, ValueError) as error:
            yield Finding(path, f"is no Parquet file: {error}")
            continue
        metadata = found.metadata or {}
        if metadata.get(b"dateline.version", b"").decode() != manifest.version:
            yield Finding(path, f"does not say that it belongs to {manifest.version}")
        if same_schema and (wrong := _wrong_columns(table, found)):
            yield Finding(path, wrong)


def _wrong_columns(table: Table, found: Any) -> str | None:
    wanted = arrow_schema(table.row)
    if found.names != wanted.names:
        return f"has the columns {', '.join(found.names)}; the schema says {', '.join(wanted.names)}"
    for field in wanted:
        other = found.field(field.name)
        if other.type != field.type or other.nullable != field.nullable:
            return f"has {field.name} as {other.type}; the schema says {field.type}"
        if (other.metadata or {}).get(b"PARQUET:field_id") != field.metadata[b"PARQUET:field_id"]:
            return f"has another field id for {field.name}"
    return None


def _digests(
    connection: duckdb.DuckDBPyConnection, folder: Folder, manifest: Manifest, broken: set[str], measured: Measured
) -> Iterator[Finding]:
    for table in TABLES.values():
        entry = manifest.table(table.name)
        paths = {"parquet": f"data/{table.name}.parquet", "csv": f"csv/{table.name}.csv.gz", "duckdb": DATABASE}
        if entry is None or broken & set(paths.values()):
            continue
        try:
            found = measured.get(table.name) or digests(connection, folder, table)
            rows = connection.execute(f"SELECT count(*) FROM {parquet(folder.data(table))}").fetchall()
        except duckdb.Error as error:
            yield Finding(table.name, f"cannot be read: {str(error).splitlines()[0]}")
            continue
        yield from _compared(entry, found, paths)
        if rows and rows[0][0] != entry.rows:
            yield Finding(paths["parquet"], f"has {rows[0][0]:,} rows; the manifest says {entry.rows:,}")


def _compared(entry: TableEntry, found: Mapping[str, str], paths: Mapping[str, str]) -> Iterator[Finding]:
    for form, value in found.items():
        if value != entry.digest:
            yield Finding(paths[form], f"holds other rows of {entry.name} than the manifest says (logical digest)")


def _data(connection: duckdb.DuckDBPyConnection, folder: Folder, broken: set[str]) -> Iterator[Finding]:
    for result in data_results(
        connection, {entry["row"] for entry in redactions(folder, broken) if entry.get("masked")}
    ):
        if result.blocks:
            where = f"data/{result.check.table}.parquet"
            yield Finding(where, f"{result.failing:,} rows fail `{result.check.name}`: {result.check.description}")


def _permissions(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    if count := texts_without_permission(connection):
        yield Finding("data/article_texts.parquet", f"holds {count:,} texts whose source does not allow it")


def redactions(folder: Folder, broken: set[str]) -> list[dict[str, Any]]:
    """What `redactions.json` lists."""
    path = folder.root / REDACTIONS
    if REDACTIONS in broken or not path.is_file():
        return []
    listed = json.loads(path.read_bytes())
    return list(listed) if isinstance(listed, list) else []


def _descriptors(
    connection: duckdb.DuckDBPyConnection, folder: Folder, manifest: Manifest, broken: set[str]
) -> Iterator[Finding]:
    subject = Subject.of(manifest, Origin.all(connection))
    for path, wanted in (
        (DATA_PACKAGE, data_package(subject)),
        (f"sample/{DATA_PACKAGE}", sample_package(subject)),
        (CROISSANT, croissant_of(subject)),
    ):
        if path in broken or not (folder.root / path).is_file():
            continue
        found = json.loads((folder.root / path).read_bytes())
        if problem := wrong_form(path, found):
            yield Finding(path, problem)
        elif found != wanted:
            yield Finding(path, "does not describe these files")


def _redactions(connection: duckdb.DuckDBPyConnection, folder: Folder, broken: set[str]) -> Iterator[Finding]:
    for entry in redactions(folder, broken):
        table = TABLES.get(entry["table"])
        if table is None:
            continue
        key = "concat_ws('/', " + ", ".join(table.key) + ")"
        if entry.get("removed"):
            condition = "true"
        else:
            blanked = [column for column in entry.get("columns", []) if arrow_schema(table.row).field(column).nullable]
            condition = " OR ".join(f"{column} IS NOT NULL" for column in blanked) or "false"
        left = connection.execute(
            f'SELECT count(*) FROM "{table.name}" WHERE {key} = ? AND ({condition})', [entry["row"]]
        ).fetchall()
        if left[0][0]:
            yield Finding(f"data/{table.name}.parquet", f"still holds what was redacted of {entry['row']}")


def _examples(folder: Folder, broken: set[str], threads: int) -> Iterator[Finding]:
    if DATABASE in broken or not folder.database.is_file():
        return
    with session(threads=threads) as connection:
        connection.execute(f"ATTACH {text(str(folder.database))} AS release (READ_ONLY)")
        connection.execute("USE release")
        connection.execute("SET enable_external_access = false")
        for path in sorted((folder.root / "queries").glob("*.sql")):
            query = read_sql_file(path)
            kept = f"queries/{query.name}.expected.json"
            if {kept, f"queries/{path.name}"} & broken or not (folder.root / kept).is_file():
                continue
            try:
                if not same((folder.root / kept).read_bytes(), answer(connection, query)):
                    yield Finding(kept, "is not what the database answers")
            except duckdb.Error as error:
                yield Finding(kept, f"its question fails: {str(error).splitlines()[0]}")
