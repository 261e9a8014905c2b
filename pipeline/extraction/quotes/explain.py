"""Where a quote's source, cue and content stand in its article, for a reader who asks why.

Belongs here: finding the spans of a published row again. Stays out: printing them.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.quotes.attribution import Attribution
from pipeline.language.text import Span
from schemas import Quote


@dataclass(frozen=True, slots=True)
class QuoteSpans:
    """The spans behind a quote. `clause` are the reporter's words around quoted ones, where the quote is mixed."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    clause: tuple[Span, ...]
    rule: str


def spans_of(quote: Quote, attributions: list[Attribution]) -> QuoteSpans:
    """The spans of a quote among its article's attributions.

    Raises LookupError where the article or the rules have changed since the row was written, so that no attribution has its
    segments; the row's own evidence and segments still hold.
    """
    segments = [(segment.char_start, segment.char_end) for segment in quote.segments]
    for made in attributions:
        if [(span.start, span.end) for span in made.content] == segments:
            source = made.source.span if made.source else None
            return QuoteSpans(tuple(made.content), made.cue, source, tuple(made.clause), made.rule)
    raise LookupError(f"the rules no longer write quote {quote.quote_id}: extract the article again")
