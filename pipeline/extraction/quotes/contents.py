"""Content spans: where the reported clause of a cue begins and ends.

Belongs here: the shapes that a cue's frame allows, as patterns over symbols, and where a clause stops. Stays out: sources.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extraction.quotes.line import Line
from pipeline.extraction.quotes.words import listed
from pipeline.language.cues import VerbForm

_GAP = r"[rTiwDNkobc,-]"
_ASKING = frozenset(("ask", "wonder", "want to know", "demand to know", "query", "enquire", "inquire"))
_FINITE_ONLY = frozenset(("np", "ing", "np_to", "to"))
"""Frames that only a finite verb's content is taken from: "pointing to the map" adds a circumstance, no report."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How content may follow a cue: the frame it needs, and a pattern on the symbols after the cue; `content` starts the content."""

    name: str
    frame: str
    pattern: re.Pattern[str]


def _shape(name: str, frame: str, pattern: str) -> Shape:
    return Shape(name, frame, re.compile(pattern))


# In order of trust: a complementiser is surer than a bare clause, a clause surer than a noun phrase.
SHAPES = (
    _shape("that_clause", "that", r",?(?:[rTiks]" + _GAP + r"{0,12})?t(?P<content>)"),
    _shape("against", "against", r"[oDNw]{0,6}?(?P<content>i)"),
    _shape("of", "of", r"i(?P<content>[DNwg])"),
    _shape("told_that", "addressee", _GAP + r"{1,14}t(?P<content>)"),
    _shape("wh_clause", "wh", r"(?:r|k[DNwo]{1,5})*(?P<content>h)"),
    _shape("if_clause", "wh", r"(?:r|k[DNwo]{1,5})*(?P<content>s)"),
    _shape("told_wh", "addressee", r"(?:o|[DNw]{1,5})(?:i?[DNwT]{1,3})?(?P<content>h)"),
    _shape("told_clause", "addressee", r"(?:o|[DNwibT]{1,10})(?P<content>p[rxvVLw])"),
    _shape("told_name", "addressee", r"(?:N{1,4}|w{1,2})(?P<content>D[^|;:]*?[xvVL])"),
    _shape("told_object", "addressee", r"or*(?P<content>[DNwbih]*[xvVL])"),
    _shape("bare_clause", "clause", r"(?:[rT]|i[DNw]{0,3}T,?)*(?P<content>(?![rT]+,)[DNwpbisrgTqh][^|;:]*?[xvVLqQ])"),
    _shape(
        "bare_clause", "bare", r"(?:[rT]|i[DNw]{0,3}T,?)*(?P<content>(?![rT]+,)[DNwpbrgTq][DNwpbirTqQc,]*?[xvVLqQ])"
    ),
    _shape("bare_clause", "pronoun", r"r*(?P<content>p[rxvVLw])"),
    _shape("said_clause", "clause", r"(?:[rT]|i[DNw]{0,3}T,?)*(?P<content>[DNwp][^|;:]{6}|p[rw])"),
    _shape("colon_clause", "that", r"[rTo]{0,3}:(?P<content>[^Qq|])"),
    _shape("colon_clause", "quote_only", r"[rTo]{0,3}:(?P<content>[^Qq|])"),
    _shape("colon_clause", "addressee", r"[DNwo]{1,6}:(?P<content>[^Qq|])"),
    _shape(
        "someone_to", "np_to", r"(?:r|k(?=[DN]))*(?P<content>(?:o|[DNwp])[DNwbiocr,]{0,14}?(?:z[DNwxvropiT]{1,14}?)?k)"
    ),
    _shape("infinitive", "to", r"r*(?P<content>k)"),
    _shape("gerund", "ing", r"r*(?P<content>[gG])"),
    _shape("figure", "figure", r"(?P<content>[DNw][DNwi]*?(?P<at>i)N?D)"),
    _shape("noun_phrase", "np", r"r*(?P<content>[DNwbr])"),
)


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces `first:after` are what the cue at piece `cue` reports; `shape` says how they follow it."""

    shape: str
    cue: int
    first: int
    after: int


def content_after(line: Line, cue: int, *, is_document: bool = False) -> Content | None:
    """The content that follows the cue at piece `cue`, if its frame takes what stands there."""
    found = line.pieces[cue].cue
    if found is None:
        return None
    verb, symbols = found.verb, line.symbols
    limit = line.sentence_end(cue)
    announced = cue > 0 and line.pieces[cue - 1].low == "will"  # speech that is yet to come
    for shape in SHAPES:
        if symbols[cue] == "G" and shape.frame in _FINITE_ONLY:
            continue
        if not (verb.takes(shape.frame) or (is_document and verb.takes(f"{shape.frame}@document"))):
            continue
        match = shape.pattern.match(symbols, cue + 1, limit)
        if announced and shape.name not in ("that_clause", "told_that"):
            continue
        if match is None or not _fits(line, shape, match, cue):
            continue
        first = match.start("content")
        first += symbols[first] == ","
        if shape.name == "against":
            first = cue + 1
        elif shape.frame in ("bare", "clause"):
            first = _after_occasion(line, first, limit)
        after = content_end(line, cue, first, limit)
        if after > first:
            return Content(shape.name, cue, first, after)
    return None


def _fits(line: Line, shape: Shape, match: re.Match[str], cue: int) -> bool:
    between = line.symbols[cue + 1 : match.start("content")]
    if shape.name == "that_clause" and "c" in between and "," in between:
        return False
    if shape.name in ("someone_to", "infinitive"):
        verb = line.pieces[match.end("content") : match.end("content") + 1]
        if not verb or verb[0].symbol in "DNTiob,|":
            return False
        return verb[0].low not in listed("conferring_verbs", line.document.language)
    if shape.name == "noun_phrase":
        at = match.start("content")  # a single bare noun ("asked for help") is no content
        return line.symbols[at] in "DN" or line.symbols[at + 1 : at + 2] in tuple("DNwig")
    if shape.name == "if_clause":
        return line.pieces[match.start("content")].low == "if" and line.cue_at(cue).verb.lemma in _ASKING
    if shape.name == "figure":
        return line.pieces[match.start("at")].low == "at"
    if shape.name == "against":
        return line.pieces[match.start("content")].low == "against"
    if shape.name == "of":
        return line.pieces[cue + 1].low in ("of", "about")
    if shape.name == "bare_clause":
        pieces = line.pieces
        first = match.start("content")
        if line.symbols[cue] == "G" and "," in line.symbols[first : match.end()]:
            return False  # "Explaining the delay, she said"
        if pieces[first].symbol == "s" and pieces[first].low not in (
            "if",
            "when",
            "while",
            "because",
            "although",
            "since",
            "once",
        ):
            return False
    return True


def _after_occasion(line: Line, first: int, limit: int) -> int:
    """The piece after "in a statement" and the like, where a clause follows it."""
    if line.symbols[first] != "i":
        return first
    for at in range(first + 1, min(first + 5, limit - 1)):
        if line.pieces[at].low in listed("occasions", line.document.language) and line.symbols[at + 1] in "DNwp":
            return at + 1
    return first


def content_end(line: Line, cue: int, first: int, limit: int) -> int:
    """Where content that starts at piece `first` stops: at the next verb of the same speaker, or at the end of the sentence."""
    symbols, pieces = line.symbols, line.pieces
    governing = pieces[cue].cue
    closes, relative = _in_fronted_clause(line, cue), _IN_RELATIVE.search(symbols, 0, cue) is not None
    for at in range(first, limit):
        symbol = symbols[at]
        if symbol == ";":
            return at
        if symbol == ":" and at + 1 < len(symbols) and symbols[at + 1] in "qQ":
            return at
        if symbol in ",-" and _speaker_goes_on(line, at + 1, limit):
            return at
        if symbol in "qQ" and _ends_in_comma(line, at) and _speaker_goes_on(line, at + 1, limit):
            return at + 1
        if symbol in ",c" and _OTHER_SPEAKER.match(symbols, at + 1, limit):
            return at - (symbol == "c" and symbols[at - 1] == ",")
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


_OTHER_SPEAKER = re.compile(
    r"c?[DNwpb]{1,8}r?V(?=[,:]?[Qq])|c[DNwb]{1,8}r?V(?=t)|s[DNwpb]{1,8}(?:,[^|:;,]{1,24},)?r?V(?=[,:]?[Qqt])"
)
"""Another speaker begins: ", a man yelled "Stay"; ", while his deputy warned that"."""
_QUOTED_SOON = re.compile(r"[opDNwirks]{0,8}[qQ]")
"""After "and called": what it names, in quotation marks."""
_NOT_SAID = re.compile(r",?(?P<opener>c)p?[rx]*[vVwL]")
_NEGATED = ("n't", "n’t")
_IN_RELATIVE = re.compile(r",z[xr]*$")
_VERB_NEXT = re.compile(r"r*[xvVL]")
_MAIN_CLAUSE = re.compile(r"[DNwpb][DNwbi]{0,10}?r?[xvV]")


def _keeps_back(line: Line, at: int, limit: int) -> bool:
    """Whether, from a comma or conjunction on, the reporter tells what was not said: ", but would not say", "but gave no"."""
    match = _NOT_SAID.match(line.symbols, at, limit)
    if match is None or line.pieces[match.start("opener")].low in ("and", "or", "nor"):
        return False
    verb, language = match.end() - 1, line.document.language
    piece = line.pieces[verb]
    denied = any(p.low in listed("negations", language) or p.low.endswith(_NEGATED) for p in line.pieces[at:verb])
    if piece.cue is not None and piece.symbol == "v":
        return denied
    withheld = piece.low in listed("withholding_verbs", language)
    return withheld and (denied or any(p.low == "no" for p in line.pieces[verb + 1 : verb + 2]))


def _in_fronted_clause(line: Line, cue: int) -> bool:
    """Whether the cue stands in a subordinate clause before the main one: "When X pointed out that A, Y left"."""
    start = line.sentence_start(cue)
    while start < cue and line.symbols[start] in "c-":
        start += 1
    if start == cue:
        return True
    openers = listed("clause_openers", line.document.language)
    return line.pieces[start].low in openers and "," not in line.symbols[start:cue]


def _ends_in_comma(line: Line, at: int) -> bool:
    return line.document.text[line.quotation_at(at).span.end - 1] == ","


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
    return sure or symbols[at + 1 : at + 2] in ("q", "Q") or content_after(line, at) is not None


def content_like(line: Line, verb: int) -> bool:
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
        return verb < limit and symbols[verb] == "V" and content_like(line, verb)
    return symbols[at] == "V" and pieces[at].cue is not None


def coordinated(line: Line, content: Content, is_quoted: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """The content's clauses that are parted by "and that", where some have quoted words and others none; else all as one."""
    whole = [(content.first, content.after)]
    if content.shape != "that_clause":
        return whole
    parts, first = [], content.first
    for match in re.finditer(r",?ct", line.symbols[content.first : content.after]):
        parts.append((first, content.first + match.start()))
        first = content.first + match.end()
    parts.append((first, content.after))
    if len(parts) == 1 or len({is_quoted(*part) for part in parts}) == 1:
        return whole
    return [part for part in parts if part[1] > part[0]]
