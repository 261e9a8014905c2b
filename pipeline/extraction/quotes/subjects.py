"""The subject of a verb: the words before it that say who spoke, or the sentence's own subject where it has none.

Belongs here: which of the noun phrases before a verb is its subject. Stays out: the noun phrase after a verb (`sources.py`); who
the words stand for.
"""

from __future__ import annotations

import re

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.attribution import Source
from pipeline.extraction.quotes.line import Line
from pipeline.extraction.quotes.sources import STARTS_PHRASE, source_after
from pipeline.language.lexicon import words_of

_RELATIVE_VERB = re.compile(r"z[xr]*V$")
_PAUSE = re.compile(r"[,|:qQ]|(?:[oDNwT]{1,6}|i[DNwT]{1,5}),r*[xv]|[iT][rTiDNwb]{0,14}\|")
_PREDICATE = re.compile(r",?r*[xvV]")
_WITH = re.compile(r"i(?:[DNwb]{1,4}i)?[DNwb]{1,6}$")
"""The subject of a verb in -ing after "with": "with its authors noting that"."""
_FRONTED = "irTgGvskLb"
_FRONTED_PHRASE = re.compile(r"[ik](?:[DNwi]*w(?=N)|D?w+(?=[DNp])|D?T+D?(?=[DNpw])|Dw*(?=[Np]))")
_FRONTED_TIME = re.compile(r"[NwD]T+D?(?=[DNpw])")


def subject_before(line: Line, verb: int, floor: int = 0) -> Source | None:
    """The subject of the verb at piece `verb`, looking back no further than piece `floor`; None where it has none of its own."""
    symbols = line.symbols
    start = max(line.sentence_start(verb), floor)
    end = verb
    while end > start and symbols[end - 1] in "xro":
        end -= 1
    if end > start and symbols[end - 1] == "c":
        return None
    if patterns.VERB_BEFORE.search(symbols, start, end):
        return None
    if end > start and symbols[end - 1] == "p":
        return Source(line.span_of(end - 1, end))
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
        if symbol in "Qq" and _runs_through(line, at):
            at -= 1
            continue
        if symbol in ":;QqsVG-":
            if symbol == "-" and "-" in symbols[start:at]:
                at = symbols.rindex("-", start, at) - 1  # a pair of dashes is a bracket
                continue
            return at + 1
        if symbol == "h" and at + 1 < end:
            return at + 1
        if line.pieces[at].low == "whose" and at + 1 < end and not set("xvVL") & set(symbols[at:end]):
            return at
        if (
            symbol == "z"
            and at + 1 < end
            and symbols[at + 1] in STARTS_PHRASE
            and not set("xvV,") & set(symbols[at:end])
        ):
            return at + 1
        if symbol in "ic" and _opens_clause(line, start, at, end):
            return at + 1
        if symbol == "t" and not (at > start and symbols[at - 1] in "wN" and any(s in symbols[at:end] for s in "vx")):
            return at + 1
        if (
            symbol == "c"
            and at + 1 < end
            and any(s in symbols[max(start, symbols.rfind(",", start, at - 1) + 1) : at] for s in "vxVL")
            and not any(s in symbols[at:end] for s in "vx")
            and not _in_bracket(symbols, start, at, end)
            and ("," not in symbols[at:end] or symbols[end - 1] == ",")
        ):
            return at + 1
        at -= 1
    return start


def _opens_clause(line: Line, start: int, preposition: int, end: int) -> bool:
    """Whether a preposition opens a clause whose subject stands right before the verb: "left after the mayor warned"."""
    symbols = line.symbols
    if line.pieces[preposition].low not in words_of("clause_openers", line.document.language):
        return False
    behind = symbols[preposition + 1 : end]
    told = preposition == start or set("xvVL") & set(symbols[start:preposition])
    return bool(told) and behind[:1] in tuple(STARTS_PHRASE) and not set("xvVL,") & set(behind)


def _in_bracket(symbols: str, start: int, at: int, end: int) -> bool:
    """Whether a conjunction stands in a relative clause that closes right before the verb: ", who sells fish and bread, said"."""
    comma = symbols.rfind(",", start, at)
    return symbols[at:end].find(",") == end - at - 1 and comma >= 0 and symbols[comma + 1] in "zh"


def is_woven_in(line: Line, at: int) -> bool:
    """Whether quoted words are a part of the reporter's clause: "decried “fish theft” and ..."; not ", “A,” she said and ..."."""
    before = line.symbols[line.sentence_start(at) : at].lstrip("cr-")
    return bool(before) and before[-1] not in ",:"


def _runs_through(line: Line, at: int) -> bool:
    """Whether the reporter's clause runs on through quoted words."""
    return is_woven_in(line, at) and not line.ends_in_comma(at)


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
    if in_opening and len(segments) > 1 and set("xv") & set(symbols[slice(*segments[0])]):
        segments.pop(0)  # the opening phrase itself: "While he gave no names, Ms Orle, of North Bay, said"
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
    if start >= end or symbols[start] not in STARTS_PHRASE:
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


def subject_behind(line: Line, opening: int) -> Source | None:
    """The subject of the main clause behind a sentence's opening phrase: "Calling it new, Ms Orle ..."."""
    symbols = line.symbols
    limit = line.sentence_end(opening)
    for at in range(opening + 1, limit):
        pauses = symbols[at] == "," or (symbols[at] in "Qq" and line.ends_in_comma(at))
        if pauses and (source := source_after(line, at + 1)):
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
    openers = words_of("clause_openers", line.document.language)
    for mark in range(before - 1, start - 1, -1):
        if symbols[mark] in "Qq:;" and not (symbols[mark] in "Qq" and _runs_through(line, mark)):
            start = mark + 1
            break
        clause = line.pieces[mark].low in openers and symbols[mark + 1] in STARTS_PHRASE
        if symbols[mark] in "sc" and clause and set("xv") & set(symbols[mark:before]):
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
