"""Quotation marks that quote nobody: names, terms, titles, mottos.

Belongs here: telling them from quoted words. Stays out: everything else.
"""

from __future__ import annotations

import re

from pipeline.extraction.quotes.line import Line
from pipeline.language.lexicon import words_of

_LONGEST_TERM = 4
"""In words."""


_SUBJECT_ENDS = re.compile(r"r*[xvV]|rw")


def _ends_subject(line: Line, at: int) -> bool:
    """Whether the quoted words close a subject as "the law on 'hot goods' differs" does."""
    symbols = line.symbols
    return symbols[at - 1 : at] == "i" and _SUBJECT_ENDS.match(symbols, at + 1) is not None


def is_term(line: Line, at: int) -> bool:
    """Whether the quoted words at piece `at` are a name or a term: named as one, or a short part of a noun phrase."""
    words = line.quotation_at(at).span.of(line.document.text).split()
    before = line.pieces[at - 1] if at else None
    is_clause = len(words) > _LONGEST_TERM and words[0][:1].islower()  # "the operation “was a stroke of luck for all”"
    names = (
        before is not None and before.symbol != "V" and before.low in words_of("naming_words", line.document.language)
    )
    if names and not is_clause:
        return True
    if len(words) > _LONGEST_TERM:
        return False
    following = line.symbols[at + 1 : at + 2]
    if len(words) <= 3 and (following in ("w", "N") or _ends_subject(line, at)):
        return True
    return len(words) > 1 and all(word[0].isupper() for word in words)
