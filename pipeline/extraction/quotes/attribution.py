"""The nouns of this room: an attribution, before it becomes a row.

Belongs here: plain data. Stays out: how attributions are found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.language.text import Span
from schemas.vocabularies import QuoteKind


class SourceKind(StrEnum):
    """How a source's words stand for somebody."""

    PHRASE = "phrase"
    RELATIVE = "relative"
    """A relative pronoun: `stands_for` is the phrase before it."""


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name the source. `stands_for` is set where they are a relative pronoun or a possessive."""

    span: Span
    stands_for: Span | None = None


@dataclass(slots=True)
class Attribution:
    """Source, cue and content of one quote.

    `content` are the spans that the row's text is made of. `clause` is the whole reported clause: for a mixed quote it has the
    reporter's words around the quoted ones, elsewhere it is the content.
    """

    rule: str
    kind: QuoteKind
    content: list[Span]
    source: Source | None
    cue: Span | None
    clause: list[Span] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end
