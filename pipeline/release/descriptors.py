"""The descriptions that programs read: `datapackage.json`, `croissant.json`, `CITATION.cff`, and the schemas.

Belongs here: what they say, made from files as they were written. Stays out: the standards' forms, which `schemas/` derives from
the row models. `verify` makes them again and compares.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.release.layout import Folder, media_type
from pipeline.release.manifest import FileEntry, Manifest, TableEntry, sha256_of
from pipeline.release.rights import AUTHORS, LICENCE, LICENCE_TITLE, LICENCE_URL, Origin
from schemas import TABLES, Table
from schemas.croissant import ParquetFile, croissant
from schemas.data_package import PROFILE, resource
from schemas.dictionary import columns
from schemas.json_schema import json_schema

TITLE = "Dateline: meetings, statistics and quotes from police and government press releases"
DESCRIPTION = (
    "What police forces, ministries and international bodies announce, as tables: who met whom, which figures were stated, "
    "and who said what. Every row gives the exact words that it rests on and the rule that read them."
)
KEYWORDS = ["police", "government", "press releases", "meetings", "statistics", "quotations", "open data"]


@dataclass(frozen=True)
class Subject:
    """What a release is, as far as its descriptions say it."""

    version: str
    schema_version: str
    released_on: date | None
    previous: str | None = None
    tables: Sequence[TableEntry] = ()
    files: Mapping[str, FileEntry] = field(default_factory=dict)
    origins: Sequence[Origin] = ()

    @classmethod
    def of(cls, manifest: Manifest, origins: Sequence[Origin]) -> Subject:
        """From the manifest of a finished release."""
        files = {entry.path: entry for entry in manifest.files}
        return cls(
            manifest.version, manifest.schema_version, manifest.released_on, manifest.previous, manifest.tables, files, origins
        )  # fmt: skip

    @property
    def about(self) -> dict[str, str]:
        """The facts that every file carries."""
        return {
            "name": "dateline",
            "version": self.version,
            "schema_version": self.schema_version,
            "released_on": self.released_on.isoformat() if self.released_on else "",
            "licence": LICENCE,
            "description": DESCRIPTION,
            "citation": self.citation,
        }

    @property
    def citation(self) -> str:
        year = self.released_on.year if self.released_on else self.version[:4]
        return f"{AUTHORS} ({year}). {TITLE}, version {self.version} [data set]. {LICENCE}."


def described(folder: Folder, path: str, **known: Any) -> FileEntry:
    """A file as it was written."""
    where = folder.root / path
    return FileEntry(
        path=path, bytes=where.stat().st_size, sha256=sha256_of(where), media_type=media_type(path), **known
    )


def data_package(subject: Subject) -> dict[str, Any]:
    """`datapackage.json` of the whole release: one resource a table, the CSV file, which every reader of such packages reads."""
    return _package(subject, "csv/{}.csv.gz", "")


def sample_package(subject: Subject) -> dict[str, Any]:
    """`sample/datapackage.json`: one resource a table, the CSV file of the sample."""
    return _package(subject, "csv/{}.csv", "sample/")


def _package(subject: Subject, pattern: str, below: str) -> dict[str, Any]:
    resources = []
    for table in _tables(subject):
        path = pattern.format(table.name)
        if entry := subject.files.get(below + path):
            resources.append(
                resource(
                    table, path=path, format_="csv", mediatype="text/csv", bytes=entry.bytes, hash=f"sha256:{entry.sha256}"
                )
            )  # fmt: skip
    package: dict[str, Any] = {
        "$schema": PROFILE,
        "name": "dateline",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": subject.version,
        "keywords": KEYWORDS,
        "licenses": [{"name": LICENCE, "path": LICENCE_URL, "title": LICENCE_TITLE}],
        "contributors": [{"title": AUTHORS, "roles": ["creator"]}],
        "sources": _sources(subject),
        "resources": resources,
    }
    if subject.released_on:
        package["created"] = f"{subject.released_on.isoformat()}T00:00:00Z"
    return package if package["sources"] else {key: value for key, value in package.items() if key != "sources"}


def _sources(subject: Subject) -> list[dict[str, str]]:
    found = []
    for origin in subject.origins:
        source = {"title": origin.publisher or origin.source_id}
        if (origin.terms_url or "").startswith(("https://", "http://")):
            source["path"] = origin.terms_url or ""
        found.append(source)
    return found


def croissant_of(subject: Subject) -> dict[str, Any]:
    """`croissant.json`: every Parquet file as a record set."""
    files = [
        ParquetFile(table, entry.path, entry.bytes, entry.sha256)
        for table in _tables(subject)
        if (entry := subject.files.get(f"data/{table.name}.parquet"))
    ]
    dataset: dict[str, Any] = {
        "name": "dateline",
        "description": DESCRIPTION,
        "version": subject.version,
        "license": LICENCE_URL,
        "citeAs": subject.citation,
        "creator": {"@type": "sc:Organization", "name": AUTHORS},
        "keywords": KEYWORDS,
        "isLiveDataset": False,
        "inLanguage": "en",
    }
    if subject.released_on:
        dataset["datePublished"] = subject.released_on.isoformat()
    return croissant(files, **dataset)


def citation_file(subject: Subject) -> str:
    """`CITATION.cff` (Citation File Format 1.2.0)."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this dataset, please cite it with its version.",
        "type: dataset",
        f"title: {json.dumps(TITLE)}",
        f"abstract: {json.dumps(DESCRIPTION)}",
        f"version: {json.dumps(subject.version)}",
        f"license: {LICENCE}",
        "authors:",
        f"  - name: {json.dumps(AUTHORS)}",
        "keywords:",
        *(f"  - {word}" for word in KEYWORDS),
    ]
    if subject.released_on:
        lines.append(f'date-released: "{subject.released_on.isoformat()}"')
    return "\n".join(lines) + "\n"


def row_schema(table: Table) -> dict[str, Any]:
    """`schemas/<table>.schema.json`."""
    return json_schema(table)


def dictionary_rows(tables: Sequence[Table]) -> list[list[str]]:
    """`dictionary/columns.csv`: a header and one line a column."""
    rows = [["table", "column", "type", "may_be_empty", "description", "term", "vocabulary", "refers_to"]]
    for table in tables:
        for c in columns(table):
            empty = "yes" if c.nullable else "no"
            rows.append(
                [c.table, c.name, c.type, empty, c.description, c.term or "", c.vocabulary or "", c.references or ""]
            )
    return rows


def _tables(subject: Subject) -> list[Table]:
    return [TABLES[entry.name] for entry in subject.tables]
