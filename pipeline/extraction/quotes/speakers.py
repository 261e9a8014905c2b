"""Source words -> speaker: name, role and organisation.

Belongs here: what a row says of its speaker. Stays out: finding the source's words; knowing people and offices, which is the
language layer's.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.quotes.attribution import Source
from pipeline.language.document import Document


@dataclass(frozen=True, slots=True)
class Speaker:
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    raw: str | None = None


def speaker_of(document: Document, source: Source | None) -> Speaker:
    if source is None:
        return Speaker()
    raw = source.span.of(document.text)
    return Speaker(name=(source.stands_for or source.span).of(document.text), raw=raw)
