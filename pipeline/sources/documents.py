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
class Earlier:
    """What an address gave before, and the day on which it was first seen to give something else."""

    content: bytes
    replaced_on: date


@dataclass(frozen=True)
class RawDocument:
    """The bytes of one document and where they came from. `source_path` uses `/`, also inside archives."""

    source_id: str
    source_path: str
    content: bytes
    hints: Hints = field(default_factory=Hints)
    file: str | None = field(default=None, compare=False)
    """The file on this machine that holds it, under which the next run remembers it."""
    earlier: tuple[Earlier, ...] = ()
    """Earlier versions of a document that was fetched more than once, oldest first."""

    @cached_property
    def raw_sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def address(self) -> str:
        """What no two documents of a source should share."""
        return self.hints.url or self.source_path


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file system says of a file. While it stays the same, so do the file's bytes."""

    size: int
    modified_ns: int
    changed_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Known:
    """A document in a file that has not changed since it was last read: its bytes need not be read again."""

    file: str
    source_id: str
    source_path: str
    address: str
    raw_sha256: str
    same_name: bool
    article_id: str | None
    """None where the document gave no article."""
