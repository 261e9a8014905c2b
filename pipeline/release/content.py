"""Everything in a release beside the data: descriptions, quality, changes, questions, pages, rights.

Belongs here: writing those files in their order. Stays out: what each says, and the data itself (`stage.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import duckdb

from pipeline.checks import Result
from pipeline.release import article_pages, pages
from pipeline.release.accuracy import GoldSet, Measure
from pipeline.release.amendments import Correction, Redaction
from pipeline.release.changelog import changelog
from pipeline.release.changes import written
from pipeline.release.descriptors import (
    Subject,
    citation_file,
    croissant_of,
    data_package,
    described,
    dictionary_rows,
    row_schema,
    sample_package,
)
from pipeline.release.engine import text
from pipeline.release.examples import Answer, answers
from pipeline.release.layout import CORRECTIONS, CROISSANT, DATA_PACKAGE, REDACTIONS, Folder
from pipeline.release.manifest import FileEntry
from pipeline.release.quality import accuracy_rows, coverage, measured, tabulated
from pipeline.release.rights import Origin, attribution_page, licence_page, licences_csv
from pipeline.release.stage import write_bytes, write_json, write_table, write_text
from pipeline.tables.parquet import to_parquet
from schemas import TABLES
from schemas.dictionary import vocabularies
from schemas.releases import CHANGES

_ACCURACY = (
    "sample",
    "table",
    "what",
    "description",
    "articles",
    "gold_rows",
    "our_rows",
    "right",
    "precision",
    "recall",
    "f1",
    "low",
    "high",
)
_COVERAGE = ("source_id", "month", "articles", "repeats", "words", "meetings", "statistics", "quotes")
_CHECKS = ("check", "table", "severity", "description", "rows", "failing")


@dataclass(frozen=True)
class Known:
    """What the build knows besides the files: results of the checks, accuracy, changes, amendments."""

    results: Sequence[Result]
    accuracy: Sequence[tuple[GoldSet, Sequence[Measure]]]
    before: str | None = None
    schema_before: str | None = None
    changes: str | None = None
    summary: Sequence[Mapping[str, Any]] = ()


def write(connection: duckdb.DuckDBPyConnection, folder: Folder, subject: Subject, known: Known) -> Subject:
    """Write them all; the connection shows the files as they were written. Returns the subject with all it now knows."""
    subject = replace(subject, origins=Origin.all(connection), files=_data_files(folder, subject))
    _schemas(folder, subject)
    found = _queries(connection, folder)
    checks = tabulated(connection, known.results)
    covered = coverage(connection)
    _quality(folder, known, checks, covered)
    words = _changes(connection, folder, subject, known)
    croissant = croissant_of(subject)
    write_json(folder, DATA_PACKAGE, data_package(subject))
    write_json(folder, f"sample/{DATA_PACKAGE}", sample_package(subject))
    write_json(folder, CROISSANT, croissant)
    write_text(folder, "CITATION.cff", citation_file(subject))
    write_text(folder, "LICENSE.md", licence_page(subject.origins))
    write_text(folder, "LICENSES.csv", licences_csv([TABLES[entry.name] for entry in subject.tables], subject.origins))
    write_text(folder, "ATTRIBUTION.md", attribution_page(subject.origins))
    articles = list(article_pages.pages(connection, subject))
    for path, page in articles:
        write_text(folder, path, page)
    write_text(folder, "quality/report.html", pages.quality_report(subject, checks, covered))
    write_text(folder, "dictionary/index.html", pages.dictionary(subject))
    write_text(folder, "README.md", pages.readme(subject, found, known.accuracy))
    start = pages.start_here(
        subject, answers=found, measures=known.accuracy, checks=checks, coverage=covered, changelog=words, croissant=croissant,
        article_pages=bool(articles),
    )  # fmt: skip
    write_text(folder, "START_HERE.html", start)
    return subject


def _data_files(folder: Folder, subject: Subject) -> dict[str, FileEntry]:
    """The data files as they were written, by path."""
    rows = {entry.name: entry.rows for entry in subject.tables}
    found = {}
    for path in folder.files():
        table = path.rpartition("/")[2].partition(".")[0]
        whole = path.startswith(("data/", "csv/"))
        known = (
            {"table": table, "rows": rows[table]} if whole else {"table": table} if path.startswith("sample/") else {}
        )
        found[path] = described(folder, path, **known)
    return found


def write_amendments(folder: Folder, corrections: Sequence[Correction], redactions: Sequence[Redaction]) -> None:
    """`corrections.json` and `redactions.json`, which the comparison with the release before reads."""
    write_json(folder, CORRECTIONS, [each.model_dump(mode="json") for each in corrections])
    write_json(
        folder, REDACTIONS,
        [
            {
                "table": each.table, "row": each.row, "columns": sorted(each.columns), "removed": each.remove,
                "masked": each.masks is not None, "reason": each.reason, "on": each.on.isoformat(),
            }
            for each in redactions
        ],
    )  # fmt: skip


def _schemas(folder: Folder, subject: Subject) -> None:
    tables = [TABLES[entry.name] for entry in subject.tables]
    for table in tables:
        write_json(folder, f"schemas/{table.name}.schema.json", row_schema(table))
    header, *lines = dictionary_rows(tables)
    write_table(folder, "dictionary/columns.csv", [dict(zip(header, line, strict=True)) for line in lines], header)
    terms = [vars(term) for terms in vocabularies().values() for term in terms]
    write_table(folder, "dictionary/vocabularies.csv", terms, ("vocabulary", "value", "description"))


def _queries(connection: duckdb.DuckDBPyConnection, folder: Folder) -> list[Answer]:
    """Ask the example questions of the database as it was written, and keep the answers."""
    connection.execute(f"ATTACH {text(str(folder.database))} AS asked (READ_ONLY)")
    connection.execute("USE asked")
    try:
        found = answers(connection)
    finally:
        connection.execute("USE memory")
        connection.execute("DETACH asked")
    for each in found:
        write_text(folder, f"queries/{each.query.name}.sql", f"-- {each.query.description}\n{each.query.sql};\n")
        write_json(folder, f"queries/{each.query.name}.expected.json", each.expected)
    return found


def _quality(
    folder: Folder, known: Known, checks: Sequence[Mapping[str, Any]], covered: Sequence[Mapping[str, Any]]
) -> None:
    write_json(folder, "quality/checks.json", list(checks))
    write_table(folder, "quality/checks.csv", checks, _CHECKS)
    write_table(folder, "quality/coverage.csv", covered, _COVERAGE)
    rows = [row for _, measures in known.accuracy for row in accuracy_rows(measures)]
    write_table(folder, "quality/accuracy.csv", rows, _ACCURACY)
    write_json(folder, "quality/accuracy.json", rows)


def _changes(connection: duckdb.DuckDBPyConnection, folder: Folder, subject: Subject, known: Known) -> str:
    """`changes/`: what changed since the release before, row by row and in words; the words."""
    rows = {entry.name: entry.rows for entry in subject.tables}
    words = changelog(known.before, subject.version, known.summary, rows, known.schema_before)
    write_text(folder, "changes/CHANGELOG.md", words)
    summary = {
        "format_version": 1, "version": subject.version, "since": known.before, "schema_version": subject.schema_version,
        "schema_version_before": known.schema_before, "changes": list(known.summary), "files": [],
    }  # fmt: skip
    if known.changes and known.before:
        path = f"changes/since_{known.before}.parquet"
        rows_changed = written(connection, known.changes)
        write_bytes(
            folder, path, to_parquet(CHANGES, rows_changed, {"version": subject.version, "since": known.before})
        )
        by_table: defaultdict[str, int] = defaultdict(int)
        for entry in known.summary:
            by_table[str(entry["table"])] += int(entry["rows"])
        summary["files"] = [{"path": path, "rows": rows_changed.num_rows, "tables": dict(by_table)}]
    write_json(folder, "changes/changes.json", summary)
    return words


def accuracy(connection: duckdb.DuckDBPyConnection, gold: Sequence[GoldSet]) -> list[tuple[GoldSet, Sequence[Measure]]]:
    """The accuracy of the tables that a connection shows, against each set that has articles there."""
    return [(each, found) for each in gold if (found := measured(connection, each))]
