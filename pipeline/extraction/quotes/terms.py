"""Quotation marks that quote nobody: names, terms, titles, mottos.

Belongs here: telling them from quoted words. Stays out: everything else.
"""

from __future__ import annotations

from pipeline.extraction.quotes.line import Line
from pipeline.extraction.quotes.words import listed

_LONGEST_TERM = 4
"""In words."""


def is_term(line: Line, at: int) -> bool:
    """Whether the quoted words at piece `at` are a name or a term: named as one, or a short part of a noun phrase."""
    words = line.quotation_at(at).span.of(line.document.text).split()
    before = line.pieces[at - 1] if at else None
    if before is not None and before.symbol != "V" and before.low in listed("naming_words", line.document.language):
        return True
    if len(words) > _LONGEST_TERM:
        return False
    following = line.symbols[at + 1 : at + 2]
    if len(words) <= 3 and following in ("w", "N"):
        return True
    return len(words) > 1 and all(word[0].isupper() for word in words)
