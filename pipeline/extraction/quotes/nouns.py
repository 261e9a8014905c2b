"""Rules for nouns of speech: "her warning that", "issued a warning that", "a claim by X that", "X's call for".

Belongs here: the contents that such a noun introduces, and whose they are. Stays out: verbs.
"""

from __future__ import annotations

import re

from pipeline.extraction.quotes.attribution import Attribution, Source
from pipeline.extraction.quotes.reading import Reading
from pipeline.extraction.quotes.sources import source_after
from pipeline.extraction.quotes.subjects import main_subject
from pipeline.extraction.quotes.symbols import POSSESSIVES
from pipeline.extraction.quotes.words import reporting_nouns
from pipeline.language.lexicon import words_of
from schemas.vocabularies import QuoteKind

_THAT = re.compile(r"(?:r|T|iT|[ik][DNw]{1,4}(?=x))?x?r?t(?=[DNwphsitrvg])")
_IS_THAT = re.compile(r"x{1,2}r?(?:t|,[^,|:;]{1,30},t|(?=k))(?=[DNwphsitrvgk])")
"""After a noun of speech: "is that the lock is old", "would be to close it"."""
_COLON = re.compile(r":t?(?=[DNwpivg][^|qQ]{2})")
"""After a noun of speech: "gave them a boat and a warning: ..."."""
_BY_THAT = re.compile(r"i(?=[DNw])")
_NEXT_VERB = re.compile(r"[xvVL]+r*[xvVLw]?")


def attribute_by_noun(reading: Reading, noun: int) -> None:
    """Rule `noun_clause`: what the noun of speech at a piece introduces, by its possessive, by "of X", or by who voices it."""
    line = reading.line
    symbols, pieces = line.symbols, line.pieces
    language = line.document.language
    takes_clause = "that" in reporting_nouns(language)[pieces[noun].low]
    limit = line.sentence_end(noun)
    source = _possessor(reading, noun)
    start = noun + 1
    if source is None and (by := _BY_THAT.match(symbols, start, limit)) and pieces[start].low in ("by", "from", "of"):
        source = source_after(line, by.end())
        start = reading.piece_after(start + 1, source, limit)
    match = _IS_THAT.match(symbols, start, limit)
    if match is not None and symbols[match.end()] == "k" and "to" not in reporting_nouns(language)[pieces[noun].low]:
        match = None
    if match is None and takes_clause:
        match = _THAT.match(symbols, start, limit) or _COLON.match(symbols, start, limit)
    if match is None:
        return
    if source is None:
        source = main_subject(line, noun) if match.re is _COLON else _voice(reading, noun)
    if source is None:
        return
    first = match.end()
    after = _end(symbols, first, limit, is_subject=not set("xvVL") & set(symbols[line.sentence_start(noun) : noun]))
    if after <= first or any(at in reading.owner for at in range(first, after)):
        return
    quoted = [at for at in range(first, after) if reading.free(at)]
    clause = [line.span_of(first, after)]
    content = [line.quotation_at(at).span for at in quoted] if quoted else clause
    kind = QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
    made = Attribution("noun_clause", kind, content, source, line.span_of(noun, noun + 1), clause)
    reading.owner.update(dict.fromkeys(quoted, made))
    reading.used.update(range(first, after))
    reading.found.append(made)


def _possessor(reading: Reading, noun: int) -> Source | None:
    """ "her" or "Ms Orle's" before the noun."""
    line = reading.line
    at = noun - 1
    while at >= 0 and line.symbols[at] in "wr" and not line.pieces[at].low.endswith(("'s", "’s", "s’", "s'")):
        at -= 1
    if at < 0:
        return None
    piece = line.pieces[at]
    if piece.low in POSSESSIVES:
        return Source(line.span_of(at, at + 1))
    if piece.low.endswith(("'s", "’s")):
        first = at
        while first > 0 and line.symbols[first - 1] in "DNw":
            first -= 1
        return Source(line.span_of(first, at + 1))
    return None


def _voice(reading: Reading, noun: int) -> Source | None:
    """The subject of "issued a warning that" and the like."""
    line = reading.line
    at = noun - 1
    while at > 0 and line.symbols[at] in "DwNr":
        at -= 1
    if line.symbols[at] == "i" and line.symbols[at - 1 : at] == "x" and line.pieces[at].low == "of":
        return main_subject(line, at - 1)  # "is of the opinion that"
    if line.pieces[at].low in words_of("voicing_verbs", line.document.language):
        return reading.source_of(at) if line.symbols[at] in "VG" else main_subject(line, at)
    return None


def _end(symbols: str, first: int, limit: int, *, is_subject: bool) -> int:
    """Where the clause ends: before the sentence's own verb, where the noun is its subject; else at a pause or the end."""
    if is_subject:
        groups = list(_NEXT_VERB.finditer(symbols, first, limit))
        return groups[1].start() if len(groups) > 1 else limit
    for at in range(first, limit):
        if symbols[at] == ";" or (symbols[at] == "," and symbols[at + 1 : at + 2] in ("G", "c", "q", "Q")):
            return at
    return limit
