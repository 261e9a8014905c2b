"""Quotes: source, cue and content."""

from __future__ import annotations

from pipeline.language.document import Document
from schemas import Quote


def extract_quotes(document: Document) -> list[Quote]:
    """The quotes of an article, in the order of their evidence."""
    return []
