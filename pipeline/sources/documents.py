"""The raw document: what every source gives and every parser takes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Layout:
    """Where an HTML page of a source has what, as XPath expressions; `since` is the first day of this layout."""

    since: date = date.min
    body: str | None = None
    drop: tuple[str, ...] = ()
    title: str | None = None
    published_on: str | None = None
    captions: str | None = None


@dataclass(frozen=True)
class Hints:
    """What the origin itself says about the document; the parser prefers the document's own words where they differ."""

    title: str | None = None
    published_on: date | None = None
    language: str | None = None
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    publisher: str | None = None
    day_first: bool | None = None
    """How the source means 03/04/2017; None where it does not say."""
    layouts: tuple[Layout, ...] = ()
    """Of the source's pages, oldest first."""
    same_name: bool = False
    """Another document of the source has the same address and other content."""


@dataclass(frozen=True)
class RawDocument:
    """The bytes of one document and where they came from. `source_path` uses `/`, also inside archives."""

    source_id: str
    source_path: str
    content: bytes
    hints: Hints = field(default_factory=Hints)

    @cached_property
    def raw_sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()
