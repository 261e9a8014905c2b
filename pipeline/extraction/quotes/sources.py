"""Source spans: the words beside a cue that name who speaks.

Belongs here: the subject before a verb, the noun phrase after it, the subject that a verb without one shares. Stays out: who
those words stand for.
"""

from __future__ import annotations

import re

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.attribution import Source
from pipeline.extraction.quotes.line import Line
from pipeline.extraction.quotes.words import listed

_RELATIVE_VERB = re.compile(r"z[xr]*V$")
_PAUSE = re.compile(r"[,|:qQ]|[oDNwT]{1,6},r*[xv]|[iT][rTiDNwb]{0,14}\|")
_PREDICATE = re.compile(r",?r*[xvV]")
_BEFORE_SUBJECT = re.compile(r"(?:[rTo]|DT|[ik][DN]?w+(?=[DNp]))*")
"""Between an inverted verb and its subject, in languages that let the occasion stand there."""
_WITH = re.compile(r"i[DNwb]{1,6}$")
"""The subject of a verb in -ing after "with": "with its authors noting that"."""
_FRONTED = "irTgGvskLb"
_FRONTED_PHRASE = re.compile(r"[ik](?:[DNwi]*w(?=N)|D?w+(?=[DNp])|D?T+D?(?=[DNpw])|Dw*(?=[Np]))")
_FRONTED_TIME = re.compile(r"[NwD]T+D?(?=[DNpw])")
_STARTS_PHRASE = "DNwpb"
_APPOSITION = re.compile(r"[DNwbi]{1,14},[^|]*[xvV]")


def subject_before(line: Line, verb: int, floor: int = 0) -> Source | None:
    """The subject of the verb at piece `verb`, looking back no further than piece `floor`; None where it has none of its own."""
    symbols = line.symbols
    start = max(line.sentence_start(verb), floor)
    end = verb
    while end > start and symbols[end - 1] in "xro":
        end -= 1
    if end > start and symbols[end - 1] == "c":
        return None
    if end > start and symbols[end - 1] == "z":
        return _relative(line, end - 1, start)
    if end > start and symbols[end - 1] == "t" and end - 1 > start and symbols[end - 2] in "wNb":
        return _relative(line, end - 1, start)
    start = _clause_start(line, start, end)
    found = _phrase_in(line, start, end, verb)
    return Source(line.span_of(*found)) if found else None


def _relative(line: Line, pronoun: int, start: int) -> Source | None:
    """`who`, and the phrase before it that it stands for; `which` and `that` give that phrase itself."""
    symbols = line.symbols
    end = pronoun
    while end > start and symbols[end - 1] in ",c":
        end -= 1
    begin = end
    while begin > start and symbols[begin - 1] in "DNwbi,":
        begin -= 1
    while begin < end and symbols[begin] in ",i":
        begin += 1
    if begin + 1 < end and symbols[begin] == "w" and symbols[begin + 1] == "i":
        begin += 2
    if begin >= end:
        return None
    phrase = line.span_of(begin, end)
    if line.pieces[pronoun].low in ("which", "that"):
        return Source(phrase)
    return Source(line.span_of(pronoun, pronoun + 1), phrase)


def _clause_start(line: Line, start: int, end: int) -> int:
    symbols = line.symbols
    at = end - 1
    while at >= start:
        symbol = symbols[at]
        if symbol == "V" and (pronoun := _RELATIVE_VERB.search(symbols, start, at + 1)):
            at = pronoun.start() - 1
            continue
        if symbol in ":;QqsVG-":
            if symbol == "-" and "-" in symbols[start:at]:
                at = symbols.rindex("-", start, at) - 1  # a pair of dashes is a bracket
                continue
            return at + 1
        if symbol == "h" and at + 1 < end:
            return at + 1
        if symbol == "t" and not (at > start and symbols[at - 1] in "wN" and any(s in symbols[at:end] for s in "vx")):
            return at + 1
        if (
            symbol == "c"
            and at + 1 < end
            and any(s in symbols[max(start, symbols.rfind(",", start, at - 1) + 1) : at] for s in "vxVL")
            and not any(s in symbols[at:end] for s in "vx")
        ):
            return at + 1
        at -= 1
    return start


def _phrase_in(line: Line, start: int, end: int, verb: int) -> tuple[int, int] | None:
    """The subject noun phrase in the pieces `start:end`, without what stands before it in the clause."""
    symbols = line.symbols
    in_opening = start > 0 and symbols[start - 1] in "Gsh"  # the region begins inside an opening phrase
    while start < end and symbols[start] in "c,-rb":
        start += 1
    trailing = end > start and symbols[end - 1] in ",-"
    while end > start and symbols[end - 1] in ",-cr":
        end -= 1
    segments = _segments(symbols, start, end)
    followed_by_pause = verb + 1 >= len(symbols) or _PAUSE.match(symbols, verb + 1) is not None
    if len(segments) > 1 and not trailing:
        first, after = segments[-1]
        if (
            symbols[first] == "p"
            or followed_by_pause
            or in_opening
            or any(s in symbols[segments[0][0] : first] for s in "vxVL")
        ):
            return _within(line, first, after)
    while len(segments) > 1 and (symbols[segments[0][0]] in _FRONTED or symbols[segments[0][1] - 1] == "r"):
        inner = _FRONTED_PHRASE.match(symbols, segments[0][0], segments[0][1])
        if inner and inner.end() < segments[0][1]:
            break
        segments.pop(0)
    while len(segments) > 1 and any(s in symbols[segments[0][0] : segments[0][1]] for s in "vx") and not trailing:
        segments.pop(0)
    if not segments:
        return None
    first, after = segments[0]
    found = _within(line, first, after)
    if found is None:
        return None
    begin, finish = found
    if finish == after:
        for segment in segments[1:]:
            if symbols[segment[0]] not in "DNw":
                break
            finish = segment[1]
    return begin, finish


def _segments(symbols: str, start: int, end: int) -> list[tuple[int, int]]:
    found, first = [], start
    for at in range(start, end + 1):
        if at == end or symbols[at] == ",":
            if at > first:
                found.append((first, at))
            first = at + 1
    return found


def _within(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase in a stretch without commas: after a fronted phrase or adverb, before any verb."""
    symbols = line.symbols
    while start < end and symbols[start] in "rcbT":
        start += 1
    for fronted in (_FRONTED_PHRASE, _FRONTED_TIME):
        if found := fronted.match(symbols, start, end):
            start = found.end()
    while start < end and symbols[start] in "rc":
        start += 1
    if start >= end or symbols[start] not in _STARTS_PHRASE:
        return None
    if symbols[start] == "p":
        return start, start + 1
    at = start
    while at < end and symbols[at] not in "xVL-":
        if symbols[at] == "v" and (at + 1 >= end or symbols[at + 1] not in "i"):
            break
        at += 1
    while at > start and symbols[at - 1] in "irc-":
        at -= 1
    return (start, at) if at > start else None


def source_after(line: Line, start: int, *, before_clause: bool = False) -> Source | None:
    """The noun phrase that starts at piece `start`: name, office and appositions, without relative clauses and occasions.

    `before_clause`: what follows its comma is the content, unless a further comma closes an apposition first.
    """
    symbols, pieces = line.symbols, line.pieces
    stop = len(symbols)
    if "late_subject" in listed("syntax", line.document.language) and (late := _BEFORE_SUBJECT.match(symbols, start)):
        start = late.end()
    while start < stop and symbols[start] in "ro":
        start += 1
    if start >= stop or symbols[start] not in _STARTS_PHRASE:
        return None
    if symbols[start] == "p":
        return Source(line.span_of(start, start + 1))
    at, apposition = start, False
    joining = listed("joining_prepositions", line.document.language)
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
            if at + 1 >= stop or symbols[at + 1] not in "DNwb" or _is_clause(symbols, at + 1):
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
        if symbols[at] == "T" or line.pieces[at].low in listed("occasions", line.document.language):
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


def agent_of(line: Line, passive: int) -> Source | None:
    """Who a passive names after "by"."""
    limit = min(line.sentence_end(passive), passive + 12)
    for at in range(passive + 1, limit):
        if line.pieces[at].low == "by":
            return source_after(line, at + 1)
        if line.symbols[at] in "xvVGL":
            return None
    return None


def subject_behind(line: Line, opening: int) -> Source | None:
    """The subject of the main clause behind a sentence's opening phrase: "Calling it new, Ms Orle ..."."""
    symbols = line.symbols
    limit = line.sentence_end(opening)
    for at in range(opening + 1, limit):
        if symbols[at] == "," and (source := source_after(line, at + 1)):
            after = at + 1
            while after < limit and line.pieces[after].start < source.span.end:
                after += 1
            if _PREDICATE.match(symbols, after, limit):
                return source
    return None


def main_subject(line: Line, before: int, floor: int = 0) -> Source | None:
    """The subject of the sentence that piece `before` stands in: its first noun phrase that is not fronted."""
    symbols = line.symbols
    start = max(line.sentence_start(before), floor)
    if beside := _WITH.search(symbols, start, before):
        first = beside.start() + 1
        if line.pieces[beside.start()].low == "with":
            return Source(line.span_of(first, before))
    openers = listed("clause_openers", line.document.language)
    for mark in range(before - 1, start - 1, -1):
        if symbols[mark] in "Qq:;":
            start = mark + 1
            break
        if symbols[mark] in "sc" and line.pieces[mark].low in openers and set("xv") & set(symbols[mark:before]):
            start = mark + 1
            break
    seen = False
    for at in range(start, before):
        seen |= symbols[at] in "DNwp"
        if symbols[at] in "xvVL" and seen:
            found = _phrase_in(line, start, at, at)
            if found:
                return Source(line.span_of(*found))
    found = _phrase_in(line, start, before, before)
    return Source(line.span_of(*found)) if found else None
