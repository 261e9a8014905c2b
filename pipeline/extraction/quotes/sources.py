"""Source spans: the noun phrase after a cue, a preposition or a colon that names who speaks.

Belongs here: where such a phrase ends. Stays out: subjects before their verb (`subjects.py`); who the words stand for.
"""

from __future__ import annotations

import re

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.attribution import Source
from pipeline.extraction.quotes.line import Line
from pipeline.extraction.quotes.symbols import POSSESSIVES, is_possessive
from pipeline.extraction.quotes.words import reporting_nouns
from pipeline.language.lexicon import words_of
from pipeline.language.text import Span

_BEFORE_SUBJECT = re.compile(r"(?:[rTo]|DT|[ik][DN]?w+(?=[DNp]))*")
"""Between an inverted verb and its subject, in languages that let the occasion stand there."""
_APPOSITION = re.compile(r"[DNwbi]{1,14},[^|]*[xvV]")
STARTS_PHRASE = "DNwpb"
"""What a noun phrase may begin with."""


def source_after(line: Line, start: int, *, before_clause: bool = False) -> Source | None:
    """The noun phrase that starts at piece `start`: name, office and appositions, without relative clauses and occasions.

    `before_clause`: what follows its comma is the content, unless a further comma closes an apposition first.
    """
    symbols, pieces = line.symbols, line.pieces
    stop = len(symbols)
    if "late_subject" in words_of("syntax", line.document.language) and (late := _BEFORE_SUBJECT.match(symbols, start)):
        start = late.end()
    while start < stop and symbols[start] in "ro":
        start += 1
    if start >= stop or symbols[start] not in STARTS_PHRASE:
        return None
    if symbols[start] == "p":
        return Source(line.span_of(start, start + 1))
    at, apposition = start, False
    joining = words_of("joining_prepositions", line.document.language)
    while at < stop:
        symbol = symbols[at]
        if symbol in "DNwb":
            if at > start and symbol in "D" and patterns.REDUCED_RELATIVE.match(symbols, at - 1):
                break
        elif symbol == "i":
            if _is_occasion(line, at) or not (apposition or pieces[at].low in joining or symbols[at - 1] == "w"):
                break
        elif symbol == "c":
            if at + 1 >= stop or symbols[at + 1] not in "DNw":
                break
        elif symbol == "k":
            if not apposition:
                break
        elif symbol == ",":
            if (
                at + 1 >= stop
                or symbols[at + 1] not in "DNwb"
                or pieces[at + 1].low == "whose"
                or _is_clause(symbols, at + 1)
            ):
                break
            if before_clause and not _APPOSITION.match(symbols, at + 1):
                break
            apposition = True
        else:
            break
        at += 1
    while at > start and symbols[at - 1] in "ic,k":
        at -= 1
    return Source(line.span_of(start, at))


def _is_occasion(line: Line, preposition: int) -> bool:
    """Whether a preposition begins the occasion of speaking ("in a statement", "at the time")."""
    symbols = line.symbols
    for at in range(preposition + 1, min(preposition + 5, len(symbols))):
        if symbols[at] == "T" or line.pieces[at].low in words_of("occasions", line.document.language):
            return True
        if symbols[at] not in "DwN":
            return False
    return False


def _is_clause(symbols: str, start: int) -> bool:
    """Whether what follows a comma is a clause with its own verb and no apposition."""
    found = re.compile(r"[DNwbi]*[xV]").match(symbols, start)
    return found is not None


def named_before_colon(line: Line, colon: int) -> Source | None:
    """The speaker of "Ida Orle:" and "From the report:": the words before a colon, where they have no verb."""
    symbols = line.symbols
    start = line.sentence_start(colon)
    start = max(start, symbols.rfind("-", start, colon) + 1)
    if symbols[start : start + 1] == "A" or line.pieces[start].low == "from":
        start += 1
    words = symbols[start:colon]
    if not words or set("xvVLG:qQ") & set(words) or symbols[start] not in "DN":
        return None
    source = source_after(line, start)
    return source if source and source.span.end >= line.pieces[colon - 1].start else None


def owner_of_speech(line: Line, source: Source) -> Source:
    """Whose speech a source's words name: "Ms Orle" of "Ms Orle's message"; else the source itself."""
    inside = [at for at, piece in enumerate(line.pieces) if source.span.start <= piece.start < source.span.end]
    speech = inside and line.pieces[inside[-1]].low in reporting_nouns(line.document.language)
    owner = next((at for at in reversed(inside) if is_possessive(line.pieces[at].low)), None) if speech else None
    if owner is None:
        return source
    whole = line.span_of(inside[0], owner + 1)
    ending = 0 if line.pieces[owner].low in POSSESSIVES else 2 if whole.of(line.document.text)[-1] == "s" else 1
    return Source(Span(whole.start, whole.end - ending))


def teller_of(line: Line, hearing: int) -> Source | None:
    """Whom somebody heard it from: "the court heard from Dr Orle that ..."."""
    told = hearing + 1 < len(line.pieces) and line.pieces[hearing + 1].low == "from"
    return source_after(line, hearing + 2) if told else None


def inverted_before(line: Line, start: int, end: int) -> Source | None:
    """The subject behind a verb that opens the pieces `start:end` up to a pause: "Added Ms Orle", "Said Ms Orle, who keeps it"."""
    cue = line.pieces[start].cue if start + 1 < end else None
    if cue is None or not cue.verb.takes("quote") or line.symbols[start + 1] not in "DN":
        return None
    source = source_after(line, start + 1)
    behind = next((at for at in range(start + 1, end) if source and line.pieces[at].start >= source.span.end), end)
    return source if behind == end or line.symbols[behind:end].startswith((",z", "z")) else None


def agent_of(line: Line, passive: int) -> Source | None:
    """Who a passive names after "by"."""
    limit = min(line.sentence_end(passive), passive + 12)
    for at in range(passive + 1, limit):
        if line.pieces[at].low == "by":
            return source_after(line, at + 1)
        if line.symbols[at] in "xvVGL":
            return None
    return None
