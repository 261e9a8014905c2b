"""A line that opens with its speaker's name and a colon: minutes, interviews, transcripts.

Belongs here: seeing that the name before the colon speaks, and what it says. Stays out: names that introduce a quotation.
"""

from __future__ import annotations

import re

from pipeline.extraction.quotes.attribution import Attribution, Source
from pipeline.extraction.quotes.reading import Reading
from pipeline.extraction.quotes.terms import is_term
from schemas.vocabularies import QuoteKind

_LABEL = re.compile(r"[DNw]{0,3}N[Nb]{0,4}:(?=(?:[^|;:Qq]*[xvV]|[qQ][^|]))")


def attribute_by_label(reading: Reading) -> bool:
    """Rule `source_colon_clause`: "Ida Orle: the pier is shut until May."; the whole line is what the speaker says."""
    line = reading.line
    match = _LABEL.match(line.symbols)
    if match is None or not _names_somebody(reading, match.end() - 1):
        return False
    first, after = match.end(), len(line.pieces)
    while after > first and line.symbols[after - 1] == "|":
        after -= 1
    if after - first < 4:
        return False
    quoted = [at for at in range(first, after) if reading.free(at) and not is_term(line, at)]
    if quoted and quoted[0] == first:
        return False
    clause = [line.span_of(first, after)]
    content = [line.quotation_at(at).span for at in quoted] if quoted else clause
    kind = QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
    source = Source(line.span_of(0, match.end() - 1))
    reading.found.append(Attribution("source_colon_clause", kind, content, source, None, clause))
    return True


def _names_somebody(reading: Reading, colon: int) -> bool:
    """Whether the words before the colon end in a person's name."""
    line = reading.line
    start, end = line.pieces[0].start, line.pieces[colon - 1].end
    return any(start <= person.span.start and person.span.end == end for person in line.document.people)
