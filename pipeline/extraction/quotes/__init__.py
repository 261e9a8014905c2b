"""Quotes: source, cue and content."""

from __future__ import annotations

from pipeline.extraction.quotes.attribution import Attribution
from pipeline.extraction.quotes.explain import QuoteSpans, spans_of
from pipeline.extraction.quotes.labels import attribute_by_label
from pipeline.extraction.quotes.line import Line, lines_of
from pipeline.extraction.quotes.nouns import attribute_by_noun
from pipeline.extraction.quotes.paragraphs import across_paragraphs
from pipeline.extraction.quotes.phrases import attribute_by_phrase, attribute_by_view
from pipeline.extraction.quotes.quoted import attribute_by_what_follows, attribute_by_what_precedes
from pipeline.extraction.quotes.reading import Reading
from pipeline.extraction.quotes.reported import attribute_by_cue
from pipeline.extraction.quotes.rows import rows_of
from pipeline.extraction.quotes.words import reporting_nouns
from pipeline.language.document import Document
from pipeline.language.lexicon import words_of
from schemas import Quote

__all__ = ["QuoteSpans", "attributions_of", "explain_quote", "extract_quotes"]


def extract_quotes(document: Document) -> list[Quote]:
    """The quotes of an article, in the order of their evidence."""
    return rows_of(document, attributions_of(document))


def attributions_of(document: Document) -> list[Attribution]:
    """Every attribution of an article, before its speaker is resolved."""
    return across_paragraphs([_read(line) for line in lines_of(document)], document.quotations)


def explain_quote(document: Document, quote: Quote) -> QuoteSpans:
    """Where the source, cue and content of a row stand in its article; LookupError where the rules no longer write it."""
    return spans_of(quote, attributions_of(document))


def _read(line: Line) -> Reading:
    """The attributions of one line: by what follows a quotation first, then by cues from left to right, then the rest."""
    reading = Reading(line)
    if not line.says_something:
        return reading
    symbols = line.symbols
    if ":" in symbols and attribute_by_label(reading):
        return reading
    nouns, views = reporting_nouns(line.document.language), words_of("view_nouns", line.document.language)
    quotations = [at for at, symbol in enumerate(symbols) if symbol in "Qq"]
    for at in quotations:
        if reading.free(at):
            attribute_by_what_follows(reading, at)
    for at, symbol in enumerate(symbols):
        if symbol == "A":
            attribute_by_phrase(reading, at)
        elif symbol in "VGL" and at not in reading.used:
            attribute_by_cue(reading, at)
        elif symbol in "wg" and at not in reading.used:
            low = line.pieces[at].low
            if low in views:
                attribute_by_view(reading, at)
            if low in nouns and at not in reading.used:
                attribute_by_noun(reading, at)
    for at in quotations:
        if reading.free(at):
            attribute_by_what_precedes(reading, at)
    return reading
