"""Quotes: source, cue and content."""

from __future__ import annotations

from pipeline.extraction.quotes.attribution import Attribution
from pipeline.extraction.quotes.chains import joined
from pipeline.extraction.quotes.line import lines_of
from pipeline.extraction.quotes.reader import LineReader
from pipeline.extraction.quotes.rows import rows_of
from pipeline.language.document import Document
from schemas import Quote

__all__ = ["attributions_of", "extract_quotes"]


def attributions_of(document: Document) -> list[Attribution]:
    """Every attribution of an article, in the order of its content."""
    found: list[Attribution] = []
    previous: LineReader | None = None
    for line in lines_of(document):
        reader = LineReader(line, previous)
        if line.says_something:
            found += reader.read()
        previous = reader
    return joined(found, document.quotations)


def extract_quotes(document: Document) -> list[Quote]:
    """The quotes of an article, in the order of their evidence."""
    return rows_of(document, attributions_of(document))
