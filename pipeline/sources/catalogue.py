"""`sources.toml`: the sources of articles, each with its place, publisher, licence, keys and layouts.

    [[source]]
    source_id = "riverpolice"             # lower case letters, digits and hyphens
    kind = "folder"                       # sample, folder, feed, listing, sitemap
    path = "riverpolice"                  # beside this file: a folder, file, archive or dump
    publisher = "River Police of Ostrava"
    language = "en"
    day_first = true                      # how 03/04/2017 is meant
    licence = "CC-BY-4.0"
    text_may_be_redistributed = true
    [source.keys]                         # JSON dumps: where a record has what
    text = "body"
    title = "headline"
    [[source.layout]]                     # HTML: where the general way falls short; the latest that had begun holds
    since = 2016-01-01
    body = "//div[@id='story']"
    drop = ["//div[@class='box']"]

Belongs here: reading and checking that file, and which source a path belongs to. Stays out: opening what it points at.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from pipeline.settings import SEEDS
from pipeline.sources.documents import Hints, Layout
from pipeline.sources.web.rules import FetchRules
from schemas import Source
from schemas.vocabularies import SourceKind

FILE_NAME = "sources.toml"
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


class CatalogueError(ValueError):
    """A `sources.toml` that does not fit its model; the message names file, source and key."""


class Keys(BaseModel):
    """Where a record of a JSON dump has what: a key, or a path of keys with dots. `records` leads to the list of records."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str | None = None
    title: str | None = None
    url: str | None = None
    published_on: str | None = None
    language: str | None = None
    publisher: str | None = None
    id: str | None = None
    records: str | None = None


class LayoutSettings(BaseModel):
    """XPath expressions for pages of one layout. `since` is the first day on which the site used it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: date = date.min
    body: str | None = None
    drop: tuple[str, ...] = ()
    title: str | None = None
    published_on: str | None = None
    captions: str | None = None

    @field_validator("body", "title", "published_on", "captions", "drop")
    @classmethod
    def _is_an_xpath(cls, value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
        from lxml import etree

        for expression in (value,) if isinstance(value, str) else value or ():
            try:
                etree.XPath(expression)
            except etree.XPathSyntaxError as error:
                raise ValueError(f"{expression!r} is no XPath expression: {error}") from None
        return value


class SourceSettings(BaseModel):
    """One source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source_id: str
    kind: SourceKind = SourceKind.FOLDER
    path: str | None = None
    pages: str | None = None
    """A tab-separated list beside this file with the columns `file` and `url`: the page that each file goes back to."""
    publisher: str | None = None
    language: str | None = Field(default=None, pattern="^[a-z]{2}$")
    day_first: bool | None = None
    charset: str | None = None
    licence: str | None = None
    text_may_be_redistributed: bool = False
    terms_url: str | None = None
    attribution: str | None = None
    keys: Keys = Keys()
    layout: tuple[LayoutSettings, ...] = ()
    fetch: FetchRules | None = None

    @field_validator("source_id")
    @classmethod
    def _is_an_id(cls, value: str) -> str:
        if not _ID.fullmatch(value):
            raise ValueError("use lower case letters, digits, hyphens and underscores")
        return value

    @property
    def row(self) -> Source:
        """The source as a row of `sources`."""
        return Source(**{name: getattr(self, name) for name in Source.model_fields})

    @property
    def hints(self) -> Hints:
        """What the source says of every document in it."""
        layouts = tuple(Layout(**each.model_dump()) for each in sorted(self.layout, key=lambda each: each.since))
        return Hints(
            language=self.language,
            publisher=self.publisher,
            charset=self.charset,
            day_first=self.day_first,
            layouts=layouts,
        )


UNDECLARED = SourceSettings(source_id="input")
"""The source of what no `sources.toml` describes."""


@dataclass(frozen=True)
class Catalogue:
    """The declared sources. `folders` has, by source, the folder of the file that declares it."""

    sources: tuple[SourceSettings, ...] = ()
    folders: dict[str, Path] = field(default_factory=dict)

    def source_of(self, path: Path) -> tuple[SourceSettings, Path]:
        """The source that a path belongs to, and where that source begins: the declared place that is nearest above it."""
        resolved = path.resolve()
        for place, source in self._places:
            if resolved == place or place in resolved.parents:
                return source, place
        return UNDECLARED, resolved

    def rows(self, source_ids: Iterable[str]) -> list[Source]:
        """The rows of `sources` for these ids, sorted; an undeclared id gives a row with what is known."""
        known = {source.source_id: source for source in self.sources}
        return [
            known[each].row if each in known else SourceSettings(source_id=each).row for each in sorted(set(source_ids))
        ]

    def urls_of(self, source: SourceSettings) -> dict[str, dict[str, str]]:
        """By file of the source: its line of `pages`, with `url` and whatever else is listed."""
        if source.pages is None:
            return {}
        path = self.folders[source.source_id] / source.pages
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise CatalogueError(f"{path}: the pages of source {source.source_id!r} cannot be read: {error}") from error
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {row["file"]: row for row in rows if row.get("file")}

    @cached_property
    def _places(self) -> list[tuple[Path, SourceSettings]]:
        places = [
            ((self.folders[source.source_id] / source.path).resolve(), source)
            for source in self.sources
            if source.path is not None
        ]
        return sorted(places, key=lambda each: (-len(each[0].parts), each[0]))


def load_catalogue(files: Sequence[Path]) -> Catalogue:
    """The sources of these files together. Raises CatalogueError, which says what to change and where."""
    sources: dict[str, SourceSettings] = {}
    folders: dict[str, Path] = {}
    for file in files:
        try:
            content = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise CatalogueError(f"{file}: {error}") from error
        if unknown := sorted(set(content) - {"source"}):
            raise CatalogueError(f"{file}: {unknown[0]!r} is not known; sources stand under [[source]]")
        for number, declared in enumerate(content.get("source", []), start=1):
            source = _checked(file, number, declared)
            if source.source_id in sources:
                raise CatalogueError(f"{file}: source {source.source_id!r} is declared twice")
            sources[source.source_id] = source
            folders[source.source_id] = file.parent
    return Catalogue(tuple(sources.values()), folders)


def catalogue_for(inputs: Iterable[Path]) -> Catalogue:
    """The sources that come with Dateline, and those of a `sources.toml` in or beside an input."""
    files = [SEEDS / FILE_NAME]
    for path in inputs:
        for folder in (path, path.parent):
            candidate = folder / FILE_NAME
            if (
                folder.is_dir()
                and candidate.is_file()
                and candidate.resolve() not in [each.resolve() for each in files]
            ):
                files.append(candidate)
    return load_catalogue([file for file in files if file.is_file()])


def _checked(file: Path, number: int, declared: Any) -> SourceSettings:
    try:
        return SourceSettings.model_validate(declared)
    except ValidationError as error:
        name = declared.get("source_id", f"number {number}") if isinstance(declared, dict) else f"number {number}"
        problems = "; ".join(
            f"{'.'.join(map(str, each['loc'])) or 'the source'}: {each['msg'].removeprefix('Value error, ')}"
            for each in error.errors()
        )
        raise CatalogueError(f"{file}: source {name!r}: {problems}") from error
