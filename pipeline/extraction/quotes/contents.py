"""Where the content of a cue begins: the shapes that the cue's frame allows, as patterns over symbols.

Belongs here: shapes and what fits them. Stays out: where a content stops (`endings.py`); sources.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.line import Line
from pipeline.language.lexicon import words_of

_GAP = r"[rTiwDNkobc,-]"
_QUANTITY = r"(?:(?:i[wD]|ik|s[wD]s)(?=D))?"
""" "at least", "up to", "as many as", before a number that opens a clause."""
_ASKING = frozenset(("ask", "wonder", "want to know", "demand to know", "query", "enquire", "inquire"))
_CALLING = frozenset(("call for", "appeal for", "plead for"))
_POINTS_BACK = frozenset(("this", "that", "these", "those", "so"))
"""Words that stand for what was said before ("disclosed this in Bergen")."""
_IN_RELATIVE = re.compile(r"(?:[zh]|[wN]t)[DNwp]{1,6}[xr]*$")
_FINITE_ONLY = frozenset(("np", "ing"))
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
    _shape("that_clause", "that", r",?(?:q,?)?(?:[rTiks]" + _GAP + r"{0,12})?t(?P<content>)"),
    _shape("that_clause", "that", r"(?:-[^-|:;qQt]{1,40}-|,[^,|:;qQt]{1,40},)t(?P<content>)"),
    _shape("against", "against", r"[oDNw]{0,6}?(?P<content>i)"),
    _shape("of", "of", r"i(?P<content>[DNwg])"),
    _shape("for", "for", r"(?:o|[DNw]{1,5})i(?P<content>[DNwg])"),
    _shape("told_that", "addressee", _GAP + r"{1,14}t(?P<content>)"),
    _shape("wh_clause", "wh", r"(?:,[rTikDNw]{1,8},)?(?:r|k[DNwo]{1,5})*(?P<content>[hz])"),
    _shape("if_clause", "wh", r"(?:r|k[DNwo]{1,5}|o|[DNw]{1,7})*?(?P<content>s)"),
    _shape("told_wh", "addressee", r"(?:o|[DNw]{1,5})(?:i?[DNwT]{1,3})?(?P<content>h)"),
    _shape("told_clause", "addressee", r"(?:o|[DNwibT]{1,10})(?P<content>p[rxvVLw])"),
    _shape("told_name", "addressee", r"(?:N{1,4}|w{1,2}|[DN]N{0,2}w{1,3}|DN{1,3})(?P<content>D[^|;:]*?[xvVL])"),
    _shape("told_object", "addressee", r"or*(?P<content>[DNwbih]*[xvVL])"),
    _shape("bare_clause", "clause", r"(?:[rT]|i[DNw]{0,3}T,?)*(?P<content>(?![rT]+,)[DNwpbisrgTqh][^|;:]*?[xvVLqQ])"),
    _shape(
        "bare_clause",
        "bare",
        r"(?:[rT]|i[DNw]{0,3}T,?)*(?P<content>(?![rT]+,)" + _QUANTITY + r"[DNwpbrgTq][DNwpbirTqQc,]*?[xvVLqQ])",
    ),
    _shape("bare_clause", "pronoun", r"r*(?P<content>p[rxvVLw])"),
    _shape("said_clause", "clause", r"(?:[rT]|i[DNw]{0,3}T,?)*(?P<content>[DNwp][^|;:]{6}|p[rw])"),
    _shape("colon_clause", "that", r"[rTo]{0,3}:(?P<content>[^Qq|])"),
    _shape("colon_clause", "quote_only", r"[rTo]{0,3}:(?P<content>[^Qq|])"),
    _shape("colon_clause", "addressee", r"[DNwo]{1,6}:(?P<content>[^Qq|])"),
    _shape(
        "someone_to", "np_to", r"(?:r|k(?=[DN]))*(?P<content>(?:o|[DNwp])[DNwbiocr,]{0,14}?(?:z[DNwxvropiT]{1,14}?)?k)"
    ),
    _shape("infinitive", "to", r"(?:[rT]|iD?T)*(?P<content>k)"),
    _shape("gerund", "ing", r"r*(?P<content>[gG])"),
    _shape("figure", "figure", r"(?P<content>[DNw][DNwikg]*?(?P<at>i)(?:i?N?D|iN))"),
    _shape("noun_phrase", "np", r"r*(?P<content>[DNwbr])"),
)

# For a verb that reports, where none of its own frames fits: what only a report has.
BACKOFF = (
    _shape("any_that", "", r"r?t(?P<content>)(?=" + patterns.FINITE + ")"),
    _shape("any_told_that", "", r"(?:o|N{1,4}|k[DNwo]{1,6})t(?P<content>)(?=" + patterns.FINITE + ")"),
    _shape("any_clause", "that", r"r*(?P<content>(?:p|[DN][DNwb]{0,5}(?:i[DNw]{1,4})?)r*x)"),
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a cue reports begins at piece `first`; `shape` says how it follows the cue."""

    shape: str
    first: int


def beginning_after(line: Line, cue: int, *, is_document: bool = False) -> Beginning | None:
    """Where the content of the cue at piece `cue` begins, if its frame takes what stands behind it."""
    found = line.pieces[cue].cue
    if found is None:
        return None
    verb, symbols = found.verb, line.symbols
    limit = line.sentence_end(cue)
    unsaid = cue > 0 and line.pieces[cue - 1].low in words_of("unspoken_auxiliaries", line.document.language)
    for shape in SHAPES:
        if symbols[cue] == "G" and shape.frame in _FINITE_ONLY:
            continue
        if not (verb.takes(shape.frame) or (is_document and verb.takes(f"{shape.frame}@document"))):
            continue
        match = shape.pattern.match(symbols, cue + 1, limit)
        if unsaid and shape.name not in ("that_clause", "told_that"):
            continue
        if match is None or not _fits(line, shape, match, cue):
            continue
        first = match.start("content")
        first += symbols[first] == ","
        if shape.name == "against":
            first = cue + 1
        elif shape.name == "that_clause" and _that_is_subject(line, first):
            first -= 1
        elif shape.frame in ("bare", "clause"):
            first = _after_occasion(line, first, limit)
        if first < limit:
            return Beginning(shape.name, first)
    return None if unsaid else _backoff(line, cue, limit)


def _backoff(line: Line, cue: int, limit: int) -> Beginning | None:
    """What follows a verb that reports in a frame that its entry does not name."""
    if not line.cue_at(cue).verb.reports or line.symbols[cue] == "G":
        return None
    for shape in BACKOFF:
        if shape.frame and not line.cue_at(cue).verb.takes(shape.frame):
            continue
        match = shape.pattern.match(line.symbols, cue + 1, limit)
        if match is not None and match.start("content") < limit:
            return Beginning(shape.name, match.start("content"))
    return None


def _that_is_subject(line: Line, first: int) -> bool:
    """Whether the verb follows "that" at once ("said that was a pity"), in a language whose verbs need their subject."""
    needed = "drops_subjects" not in words_of("syntax", line.document.language)
    return needed and line.symbols[first : first + 1] in ("x", "v", "V")


def _fits(line: Line, shape: Shape, match: re.Match[str], cue: int) -> bool:
    between = line.symbols[cue + 1 : match.start("content")]
    if shape.name == "that_clause" and "c" in between and "," in between:
        return False
    if shape.name == "colon_clause":
        return not set(line.symbols[match.start("content") : line.sentence_end(cue)]) <= set("DbcNi,-")
    if shape.name == "infinitive" and _IN_RELATIVE.search(line.symbols, 0, cue):
        return False  # "the crane that the board has offered to mend"
    if shape.name in ("someone_to", "infinitive"):
        verb = line.pieces[match.end("content") : match.end("content") + 1]
        if not verb or verb[0].symbol in "DNTiob,|":
            return False
        visits = line.cue_at(cue).verb.takes("visits") and verb[0].low in words_of(
            "conferring_verbs", line.document.language
        )
        return not visits
    if shape.name == "noun_phrase":
        at = match.start("content")  # a single bare noun ("asked for help") is no content
        if line.pieces[at].low in _POINTS_BACK:
            return line.symbols[at + 1 : at + 2] in tuple("wN")
        if line.cue_at(cue).verb.lemma in _CALLING:
            return True  # "called for calm"
        return line.symbols[at] in "DN" or line.symbols[at + 1 : at + 2] in tuple("DNwigk")
    if shape.name == "if_clause":
        return line.pieces[match.start("content")].low == "if" and line.cue_at(cue).verb.lemma in _ASKING
    if shape.name == "figure":
        return line.pieces[match.start("at")].low == "at"
    if shape.name == "against":
        return line.pieces[match.start("content")].low == "against"
    if shape.name == "for":
        return line.pieces[match.start("content") - 1].low == "for"
    if shape.name == "wh_clause" and line.symbols[match.start("content")] == "z":
        return line.pieces[match.start("content")].low == "who" and line.cue_at(cue).verb.lemma in _ASKING
    if shape.name == "told_wh" and line.cue_at(cue).verb.lemma == "tell":
        return line.pieces[match.start("content")].low != "what"  # "told him what they want" only names a topic
    if shape.name == "of":
        return line.pieces[cue + 1].low in ("of", "about")
    if shape.name == "bare_clause":
        pieces = line.pieces
        first = match.start("content")
        if line.symbols[first : match.end() - 1].rstrip("r").endswith("c"):
            return False  # "conceded the amount, but said"
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
            return line.symbols.startswith(("swsD", "sDsD"), first)  # "as many as"
    return True


def _after_occasion(line: Line, first: int, limit: int) -> int:
    """The piece after "in a statement" and the like, where a clause follows it."""
    if line.symbols[first] != "i":
        return first
    for at in range(first + 1, min(first + 5, limit - 1)):
        if line.pieces[at].low in words_of("occasions", line.document.language) and line.symbols[at + 1] in "DNwp":
            return at + 1
    return first
