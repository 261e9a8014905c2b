"""Who states a figure: the speaker of the quote in which it stands.

Belongs here: looking a figure up among the quotes. Stays out: finding quotes and speakers.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.text import Span
from schemas import Quote


class Attribution:
    """The quotes of one article by their content."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._segments = [
            (Span(segment.char_start, segment.char_end), quote) for quote in quotes for segment in quote.segments
        ]

    def of(self, span: Span) -> Quote | None:
        """The quote whose content holds a figure; the shortest part where two do."""
        holding = [(part.end - part.start, quote) for part, quote in self._segments if part.overlaps(span)]
        return min(holding, key=lambda item: item[0])[1] if holding else None


def speaker_of(quote: Quote) -> str | None:
    """The fullest words there are for a quote's source: a name, else a body, else an office or the words used there."""
    return quote.speaker_name or quote.speaker_organisation or quote.speaker_role or quote.speaker_raw
