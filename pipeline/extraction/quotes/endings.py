"""Where reported content stops: at the next verb of its speaker, where another speaker begins, or where the reporter takes over.

Belongs here: the end of a content whose beginning is known. Stays out: the shapes that content may have (`contents.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.contents import beginning_after
from pipeline.extraction.quotes.line import Line
from pipeline.language.cues import VerbForm
from pipeline.language.lexicon import words_of

_OTHER_SPEAKER = re.compile(
    r"c?[DNwpb]{1,8}r?V(?=[,:]?[Qq])|c[DNwb]{1,8}r?V(?=t)|z[DNwb]{1,8}r?V|s[DNwpb]{1,8}(?:,[^|:;,]{1,24},)?r?V(?=[,:]?[Qqt])"
)
"""Another speaker begins: ", a man yelled "Stay"; ", while his deputy warned that"."""
_OTHER_SAYS = re.compile(r"[cs]r?[DNwbi]{1,10}V")
"""Perhaps another speaker: ", but the mayor says"; it must be in the same tense and report a clause."""
_QUOTED_SOON = re.compile(r"[opDNwirks]{0,8}[qQ]")
"""After "and called": what it names, in quotation marks."""
_NOT_SAID = re.compile(r",?(?P<opener>c)p?[rx]*[vVwL]")
_NEGATED = ("n't", "n’t")
_IN_RELATIVE = re.compile(r",z[xr]*$")
_VERB_NEXT = re.compile(r"r*[xvVL]")
_MAIN_CLAUSE = re.compile(r"[DNwpb][DNwbi]{0,10}?r?[xvV]")


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces `first:after` are what the cue at piece `cue` reports; `shape` says how they follow it."""

    shape: str
    cue: int
    first: int
    after: int


def content_after(line: Line, cue: int, *, is_document: bool = False) -> Content | None:
    """The content that follows the cue at piece `cue`, if its frame takes what stands there."""
    begins = beginning_after(line, cue, is_document=is_document)
    if begins is None:
        return None
    after = content_end(line, cue, begins.first, line.sentence_end(cue))
    return Content(begins.shape, cue, begins.first, after) if after > begins.first else None


def content_end(line: Line, cue: int, first: int, limit: int) -> int:
    """Where content that starts at piece `first` stops: at the next verb of the same speaker, or at the end of the sentence."""
    symbols, pieces = line.symbols, line.pieces
    governing = pieces[cue].cue
    closes, relative = _in_fronted_clause(line, cue), _IN_RELATIVE.search(symbols, 0, cue) is not None
    for at in range(first, limit):
        symbol = symbols[at]
        if symbol == ";" and not _report_goes_on(line, at, limit):
            return at
        if symbol == ":" and at + 1 < len(symbols) and symbols[at + 1] in "qQ":
            return at
        if symbol in ",-" and _speaker_goes_on(line, at + 1, limit):
            return at
        if (symbol in "qQ" and line.ends_in_comma(at)) and (
            _speaker_goes_on(line, at + 1, limit) or (closes and _MAIN_CLAUSE.match(symbols, at + 1, limit))
        ):
            return at + 1
        if symbol in ",c" and _OTHER_SPEAKER.match(symbols, at + 1, limit):
            return at - (symbol == "c" and symbols[at - 1] == ",")
        if symbol == "," and (other := _OTHER_SAYS.match(symbols, at + 1, limit)):
            verb = other.end() - 1
            if governing and line.cue_at(verb).form == governing.form and _says_a_clause(line, verb):
                return at
        if symbol == "," and relative and _VERB_NEXT.match(symbols, at + 1, limit):
            return at
        if symbol == "," and closes and _MAIN_CLAUSE.match(symbols, at + 1, limit):
            return at
        if symbol in ",c" and _keeps_back(line, at, limit):
            return at
        sets_off = symbol == "," and at + 1 < limit and symbols[at + 1] in "qQ"
        if sets_off and symbols[first] in "DNwpb" and set("xv") & set(symbols[first:at]):
            return at
        if symbol == "c" and at > first and governing and _shares_subject(line, governing.form, at + 1, limit):
            return at - (symbols[at - 1] == ",")
    return limit


def _report_goes_on(line: Line, pause: int, limit: int) -> bool:
    """Whether the words behind a semicolon are still reported: nobody speaks in them, and no quotation stands there."""
    after = line.symbols.find(";", pause + 1, limit)
    return not set("VGLAqQ") & set(line.symbols[pause + 1 : after if after > 0 else limit])


def _keeps_back(line: Line, at: int, limit: int) -> bool:
    """Whether, from a comma or conjunction on, the reporter tells what was not said: ", but would not say", "but gave no"."""
    match = _NOT_SAID.match(line.symbols, at, limit)
    if match is None or line.pieces[match.start("opener")].low in ("and", "or", "nor"):
        return False
    verb, language = match.end() - 1, line.document.language
    piece = line.pieces[verb]
    denied = any(p.low in words_of("negations", language) or p.low.endswith(_NEGATED) for p in line.pieces[at:verb])
    if piece.cue is not None and piece.symbol == "v":
        return denied
    withheld = piece.low in words_of("withholding_verbs", language)
    return withheld and (denied or any(p.low == "no" for p in line.pieces[verb + 1 : verb + 2]))


def _says_a_clause(line: Line, verb: int) -> bool:
    found = beginning_after(line, verb)
    return found is not None and found.shape in ("that_clause", "told_that", "bare_clause")


def _in_fronted_clause(line: Line, cue: int) -> bool:
    """Whether the cue stands in a subordinate clause before the main one: "When X pointed out that A, Y left"."""
    start = line.sentence_start(cue)
    if patterns.OPENS_WITH_VERB.fullmatch(line.symbols, start, cue + 1):
        return True
    while start < cue and line.symbols[start] in "c-":
        start += 1
    if start == cue:
        return True
    openers = words_of("clause_openers", line.document.language)
    return line.pieces[start].low in openers and "," not in line.symbols[start:cue]


def _shares_subject(line: Line, form: VerbForm, at: int, limit: int) -> bool:
    """Whether what follows "and" is a verb of the same speaker: of the same form, with something that it can report."""
    symbols = line.symbols
    contrasts = line.pieces[at - 1].low == "but"
    while at < limit and symbols[at] in "rx":
        at += 1
    if at < limit and symbols[at] == "G" and form is VerbForm.GERUND:
        return True
    if (
        at >= limit
        or symbols[at] != "V"
        or (not contrasts and form is not VerbForm.GERUND and line.cue_at(at).form != form)
    ):
        return False
    sure = form is VerbForm.THIRD or contrasts or not line.cue_at(at).verb.reports
    names = line.cue_at(at).verb.frames & {"complement", "as", "quote_only"}
    if names and _QUOTED_SOON.match(symbols, at + 1, limit):
        return True
    return sure or symbols[at + 1 : at + 2] in ("q", "Q") or beginning_after(line, at) is not None


def _is_content_like(line: Line, verb: int) -> bool:
    """Whether the cue at piece `verb` is followed by something that it can report."""
    symbols = line.symbols
    following = symbols[verb + 1 : verb + 2]
    if following == "w":
        return line.cue_at(verb).verb.takes("bare")
    return following in tuple("thqQkDNgpoi:") and following != ""


def _speaker_goes_on(line: Line, at: int, limit: int) -> bool:
    """Whether, after a comma, the reporter speaks again: "and warned", "adding", "according to"."""
    symbols, pieces = line.symbols, line.pieces
    had_conjunction = False
    while at < limit and symbols[at] in "cr":
        had_conjunction |= symbols[at] == "c"
        at += 1
    if at >= limit:
        return False
    if symbols[at] == "G":
        cue = pieces[at].cue
        return cue is not None and cue.verb.reports
    if pieces[at].low == "according":
        return True
    if not had_conjunction:
        return False
    if symbols[at] == "p" and at + 1 < limit and symbols[at + 1] in "rV":
        verb = at + 1
        while verb < limit and symbols[verb] == "r":
            verb += 1
        if verb >= limit or symbols[verb] != "V":
            return False
        return _is_content_like(line, verb) or beginning_after(line, verb) is not None
    return symbols[at] == "V" and pieces[at].cue is not None


def coordinated(line: Line, content: Content, is_quoted: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """The content's clauses that are parted by "and that", where some have quoted words and others none; else all as one."""
    whole = [(content.first, content.after)]
    if content.shape not in ("that_clause", "told_that"):
        return whole
    parts, first = [], content.first
    for match in re.finditer(r",?ct", line.symbols[content.first : content.after]):
        parts.append((first, content.first + match.start()))
        first = content.first + match.end()
    parts.append((first, content.after))
    if len(parts) == 1 or len({is_quoted(*part) for part in parts}) == 1:
        return whole
    return [part for part in parts if part[1] > part[0]]
