"""A release for Python: connect, tables, words, citation, explanation.

    from pipeline import open_release
    release = open_release("2024.11.0")        # or a folder, or nothing for the latest
    release.connect().sql("FROM latest_quotes").show()

Belongs here: reading a release that is on this machine. Stays out: getting one (`get.py`), checking one (`verify.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.release.descriptors import Subject, citation_file
from pipeline.release.engine import name, parquet
from pipeline.release.layout import Folder
from pipeline.release.manifest import BadReleaseError, Manifest, Status, read_index, read_manifest
from pipeline.release.rights import AUTHORS
from pipeline.release.verify import withdrawn_words
from pipeline.release.version import NotAVersionError, Version
from pipeline.settings import Outputs, cache
from schemas import TABLES
from schemas.dictionary import columns


class ReleaseNotFoundError(LookupError):
    """No such release on this machine; the message says which there are and how to get one."""


@dataclass(frozen=True)
class Explained:
    """Where a row comes from: its values, its words in their article, and the rule that read them."""

    table: str
    row: dict[str, Any]
    article: dict[str, Any] | None
    sentence: str | None
    """The words in their surroundings, `[[` and `]]` around them, where the release has the text."""

    def __str__(self) -> str:
        lines = [f"{self.table}"]
        lines += [f"  {key}: {value}" for key, value in self.row.items() if value not in (None, [])]
        if self.sentence:
            lines += ["in the article", f"  {self.sentence}"]
        if self.article:
            lines += ["from"]
            shown = ("title", "publisher", "published_on", "url", "source_id", "source_path", "raw_sha256")
            lines += [f"  {key}: {self.article[key]}" for key in shown if self.article[key] is not None]
        return "\n".join(lines)


@dataclass(frozen=True)
class Release:
    """A release on this machine."""

    folder: Folder
    manifest: Manifest

    @property
    def version(self) -> str:
        return self.manifest.version

    @property
    def schema_version(self) -> str:
        return self.manifest.schema_version

    @property
    def tables(self) -> list[str]:
        """The tables that are here."""
        return [table.name for table in self.folder.tables()]

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A DuckDB connection, read-only, with tables, views and macros; with tables alone where only Parquet was got."""
        if self.folder.database.is_file():
            return duckdb.connect(str(self.folder.database), read_only=True)
        connection = duckdb.connect()
        for table in self.folder.tables():
            connection.execute(f"CREATE VIEW {name(table.name)} AS FROM {parquet(self.folder.data(table))}")
        return connection

    def table(self, name: str) -> pa.Table:
        """A table as Arrow."""
        if name not in TABLES:
            raise KeyError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
        path = self.folder.data(TABLES[name])
        if not path.is_file():
            raise ReleaseNotFoundError(
                f"{name} was not got with this copy; `dateline release get {self.version} --only 'data/*'`"
            )
        return pq.read_table(path)

    def describe(self, table: str | None = None) -> str:
        """The tables in words, or the columns of one."""
        if table is None:
            rows = {entry.name: entry.rows for entry in self.manifest.tables}
            return "\n".join(f"{each:<22} {rows.get(each, 0):>10,}  {TABLES[each].description}" for each in self.tables)
        if table not in TABLES:
            raise KeyError(f"there is no table {table!r}; there are {', '.join(TABLES)}")
        return "\n".join(f"{c.name:<22} {c.type:<16} {c.description}" for c in columns(TABLES[table]))

    def cite(self, style: Literal["text", "bibtex", "cff"] = "text") -> str:
        """How to cite this release."""
        subject = Subject.of(self.manifest, [])
        if style == "cff":
            return citation_file(subject)
        if style == "bibtex":
            key = "dateline_" + self.version.replace(".", "_").replace("+", "_")
            year = subject.released_on.year if subject.released_on else self.version[:4]
            title = subject.citation.partition("). ")[2].partition(", version")[0]
            return (
                f"@misc{{{key},\n  author = {{{{{AUTHORS}}}}},\n  title = {{{title}}},\n  year = {{{year}}},\n"
                f"  version = {{{self.version}}},\n  note = {{Data set, CC-BY-4.0}}\n}}"
            )
        return subject.citation

    def explain(self, row_id: str) -> Explained:
        """Where a row comes from; `KeyError` where no table has it."""
        with self.connect() as connection:
            for table in TABLES.values():
                if len(table.key) == 1 and table.name in self.tables:
                    found = _dicts(
                        connection, f"SELECT * FROM {name(table.name)} WHERE {name(table.key[0])} = ?", row_id
                    )
                    if found:
                        return _explained(connection, table.name, found[0])
        raise KeyError(f"no row of {self.version} has the id {row_id!r}")


def open_release(release: str | Path | None = None, *, outputs: Path | None = None) -> Release:
    """Open a release on this machine: by its folder, by its version, or the latest one.

    A version is looked for among the releases of `outputs`, the checkout's own where it is not given, and then in the cache of
    `dateline release get`. A withdrawn one raises `ReleaseNotFoundError`, which says why and what replaces it.
    """
    if release is not None and (isinstance(release, Path) or not _is_version(release)):
        folder = Folder(Path(release))
        if not folder.manifest.is_file():
            raise ReleaseNotFoundError(f"{release} is neither a version, as 2024.11.0, nor the folder of a release")
        return _opened(folder)
    known = _known(outputs)
    wanted = (
        str(release)
        if release
        else max((v for v, f in known.items() if _is_active(f)), key=Version.parse, default=None)
    )
    if wanted is None or wanted not in known:
        there = f"There are: {', '.join(sorted(known, key=Version.parse))}." if known else "There is none."
        what = f"no release {wanted}" if wanted else "no release"
        raise ReleaseNotFoundError(
            f"There is {what} on this machine. {there} `dateline release get --from ADDRESS` gets one."
        )
    return _opened(known[wanted])


def _known(outputs: Path | None) -> dict[str, Folder]:
    """The releases on this machine by version; those of outputs before those of the cache."""
    releases = (Outputs(outputs) if outputs else Outputs()).releases
    found = {path.parent.name: Folder(path.parent) for path in sorted((cache() / "releases").glob("*/manifest.json"))}
    found |= {entry.version: Folder(releases / entry.path) for entry in read_index(releases).releases}
    return {version: folder for version, folder in found.items() if _is_version(version)}


def _is_active(folder: Folder) -> bool:
    return read_manifest(folder).status is Status.ACTIVE


def _is_version(text: str) -> bool:
    try:
        Version.parse(text)
    except NotAVersionError:
        return False
    return True


def _opened(folder: Folder) -> Release:
    manifest = read_manifest(folder)
    if manifest.status is Status.WITHDRAWN:
        raise ReleaseNotFoundError(withdrawn_words(manifest))
    if not folder.tables() and not folder.database.is_file():
        raise BadReleaseError(f"{folder.root} has no data; get it again")
    return Release(folder, manifest)


def _explained(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> Explained:
    article_id = row.get("article_id")
    if article_id is None and "meeting_id" in row:
        meeting = _dicts(connection, "SELECT article_id FROM meetings WHERE meeting_id = ?", row["meeting_id"])
        article_id = meeting[0]["article_id"] if meeting else None
    articles = _dicts(connection, "SELECT * FROM articles WHERE article_id = ?", article_id) if article_id else []
    sentence = None
    if article_id and "char_start" in row:
        texts = _dicts(connection, "SELECT text FROM article_texts WHERE article_id = ?", article_id)
        if texts:
            sentence = _marked(texts[0]["text"], row["char_start"], row["char_end"])
    return Explained(table, row, articles[0] if articles else None, sentence)


def _marked(text: str, start: int, end: int) -> str:
    """The paragraphs around a span, the span between double brackets."""
    left = text.rfind("\n\n", 0, start)
    right = text.find("\n\n", end)
    return f"{text[left + 2 if left >= 0 else 0 : start]}[[{text[start:end]}]]{text[end : right if right >= 0 else len(text)]}"


def _dicts(connection: duckdb.DuckDBPyConnection, sql: str, *parameters: object) -> list[dict[str, Any]]:
    result = connection.execute(sql, list(parameters))
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
