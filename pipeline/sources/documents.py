"""The raw document: what every source gives and every parser takes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


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
