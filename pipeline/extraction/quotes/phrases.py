"""Rules for phrases that attribute without a verb: "in her view", "according to X".

Belongs here: the clause or quoted words that such a phrase attributes. Stays out: verbs (`reported.py`) and nouns (`nouns.py`).
"""

from __future__ import annotations

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.attribution import Attribution, Source
from pipeline.extraction.quotes.endings import content_end
from pipeline.extraction.quotes.reading import Reading
from pipeline.extraction.quotes.sources import source_after
from pipeline.extraction.quotes.symbols import is_possessive
from pipeline.extraction.quotes.terms import is_term
from schemas.vocabularies import QuoteKind


def attribute_by_view(reading: Reading, view: int) -> None:
    """Rule `clause_in_view`: "In her view, the pier was safe."."""
    line = reading.line
    start, limit = line.sentence_start(view), line.sentence_end(view)
    match = patterns.IN_VIEW.match(line.symbols, start, limit)
    if match is None or match.start("noun") != view:
        return
    if not any(is_possessive(line.pieces[at].low) for at in range(*match.span("source"))):
        return
    limit = content_end(line, view, match.end(), limit)
    if any(line.symbols[at] in "qQ" for at in range(view, limit)):
        return
    span = line.span_of(match.end(), limit)
    source = Source(line.span_of(*match.span("source")))
    reading.used.update(range(match.end(), limit))
    reading.found.append(Attribution("clause_in_view", QuoteKind.INDIRECT, [span], source, None, [span]))


def attribute_by_phrase(reading: Reading, phrase: int) -> None:
    """Rule `according_to`: "According to X, the pier was safe."; "The pier was safe, according to X."."""
    line = reading.line
    symbols = line.symbols
    if phrase in reading.used:
        return
    start, limit = line.sentence_start(phrase), line.sentence_end(phrase)
    opening = symbols[start:phrase]
    start += len(opening) - len(opening.lstrip("c" if opening.strip("cr") else "cr"))
    leads = start == phrase
    splits = not leads and (
        not set("xvVLqQ") & set(symbols[start:phrase])  # a subject from its verb
        or (symbols[phrase - 1] == "," and symbols[phrase - 2] in "xik")  # "It is, according to X, a"
    )
    source = source_after(line, phrase + 1, before_clause=leads or splits)
    if source is None and symbols[phrase + 1 : phrase + 2] == "o":
        source = Source(line.span_of(phrase + 1, phrase + 2))  # "according to him"
    if source is None:
        return
    reading.used.add(phrase)
    after = reading.piece_after(phrase + 1, source, limit)
    parts: list[tuple[int, int]] = []
    if leads:
        after = symbols.find(",", after, limit)
        if symbols[after + 1 : after + 2] == "z":
            after = symbols.find(",", after + 1, limit)
        if after < 0 or after + 1 >= limit:
            return
        if after + 2 == limit and reading.free(after + 1):
            reading.claim(after + 1, "according_to_quotation", phrase, source)
            return
        parts = [(after + 1, limit)]
    else:
        begin = max(symbols.rfind(";", start, phrase) + 1, start)
        if splits and patterns.REPORTS_TOO.match(symbols, after):
            return  # "Ms Orle, according to the officials, told the meeting that ..."
        parts = [(begin, phrase - (symbols[phrase - 1] == ","))]
        if symbols[after : after + 1] == "," and (splits or set("xvqQ") & set(symbols[after + 1 : limit])):
            parts.append((after + 1, limit))
        elif symbols[phrase - 1] != "," and not set("xvVLqQ") & set(symbols[begin:phrase]):
            return
    if any(at in reading.owner for first, end in parts for at in range(first, end)):
        return
    clause = [line.span_of(first, end) for first, end in parts if end > first]
    if not clause:
        return
    quoted = [at for first, end in parts for at in range(first, end) if reading.free(at) and not is_term(line, at)]
    content = [line.quotation_at(at).span for at in quoted] if quoted else clause
    kind = QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
    made = Attribution("according_to", kind, content, source, reading.cue_span(phrase), clause)
    reading.owner.update(dict.fromkeys(quoted, made))
    reading.used.update(at for first, end in parts for at in range(first, end))
    reading.found.append(made)
