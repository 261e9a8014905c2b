"""Image captions and credits by their marks: "Photo:", "(photo: Agency)", "© Agency", "(left)", "[Foto]".

Belongs here: judging one line by its marks. Stays out: blocks above a carousel mark (`lines.py`), captions that carry no mark
and only describe a scene (`scenes.py`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from pipeline.articles.bylines import name_connectors
from pipeline.articles.furniture import folded
from pipeline.language.lexicon import Entry, languages_with, read_lexicon

_LONGEST = 400
_ONE_SENTENCE = 330
_END = 110
"""Characters at the end of a line in which its credit stands."""

_INNER_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]\s+\S")
_COUNTED = re.compile(r"(?P<nth>\d{1,2})/(?P<all>\d{1,2})\s+[^\W\d_]")
"""The number of a picture before its caption: "2/5 The quay at night"."""

_RIGHTS = re.compile(r"\s[(\[]?©(?!\s?(?:19|20)\d\d\b)\s?(?P<name>[^©]{2,60})$")
_SPLIT = re.compile(r"[\s()\[\]|/:.,–—-]+")
_SLASHED = re.compile(r"[.!?]\s?[/|]\s?([^/|]{3,50})$")
_DATED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}[.:,]?\s(?=\S)")
"""The day of a picture before its caption: "29/05/2018. Photo: Agency - The two ministers"."""

_RIGHTS_FIRST = re.compile(r"©\s?(?!(?:19|20)\d\d)(?P<who>[^/|:–©]{2,60}?)\s?[/|:–]\s?(?P<rest>[^\W\d_].*)$")
"""The holder of the rights before the caption: "© Agency / The quay at night"."""

_COURTESY = re.compile(r"(?:[.!?]\s\(?|\s\()(?:[Pp]hoto )?[Cc]ourtesy (?:of )?(?:the )?(?P<name>[^()]{2,60}?)\)?\.?$")
_IN_SQUARE = re.compile(r"\s\[(?P<who>[^\W\d_a-z][^\[\]/]{2,40})/(?P<agency>[^\[\]/]{2,40})\]$")
_ABBREVIATED = re.compile(r"[\w”\"),.] ?[(,]? ?\b[Ff]oto?t?\. [^.:;!?]{3,50}\)?$")
"""The agency after a caption: "courtesy of the Harbour Office", "[Ana Reis/Agency]", "fot. archiwum"."""
_AGENCY = re.compile(r"[.!?]\s\([A-Z][^()]{2,60}(?:/| Images)[^()]{0,60}\)$")
_CREDIT_FIRST = re.compile(
    r"(?:Photo|Picture|Image)s? (?:by|courtesy of) (?P<who>(?:[A-ZÀ-ÖØ-Þ0-9][\w.’'-]*\s){1,7}[A-ZÀ-ÖØ-Þ][\w’'-]+)[.:]\s+\S"
)
"""The credit before its caption: "Photo by Ana Reis. Crates are lowered onto the pier"."""

_NAME_WORDS, _BRACKETED_WORDS = 9, 6
_DESCRIBED = 4
"""Words of a description behind the holder of its rights."""


class _Match(StrEnum):
    CREDIT = "credit"
    LABEL = "label"
    START = "start"
    END = "end"
    IN = "in"
    ANY = "any"


class _Mark(Entry):
    phrase: str
    match: _Match


class _Marks(NamedTuple):
    credit: re.Pattern[str]
    credited: re.Pattern[str]
    label: re.Pattern[str]
    start: tuple[str, ...]
    end: tuple[str, ...]
    inside: tuple[str, ...]
    bracketed: tuple[str, ...]
    anywhere: tuple[str, ...]
    first_words: frozenset[str]


@cache
def _marks() -> _Marks:
    by: dict[_Match, set[str]] = {match: set() for match in _Match}
    for language in languages_with("captions"):
        for entry in read_lexicon("captions", _Mark, language):
            by[entry.match].add(entry.phrase)
    words = _any_of(by[_Match.CREDIT] | by[_Match.LABEL])
    between = r"(?:\s?[:/|©]\s?|\s(?:by|courtesy of|de|von|di|por|par)\s)"
    return _Marks(
        re.compile(
            rf"(?:^|[\s(\[|/–—-])(?:(?:{words}){between}|ph\. )(?P<name>[^:;!?]{{2,70}}?)[)\]]?[.)]?$"
            rf"|[(\[](?:{words})\s(?P<short>[^()\[\]:;]{{2,40}})[)\]]\.?$"
        ),
        re.compile(rf"[(\[]?(?:{words})(?:\s?\d{{1,2}})?[)\]]?\s?[:|–—]\s?(?P<rest>\S.*)$", re.IGNORECASE),
        re.compile(
            rf"[(\[]?(?:{_any_of(by[_Match.LABEL])})(?:\s?\d{{1,2}})?[)\]]?\s?[:|–—]\s?(?P<rest>\S.*)$", re.IGNORECASE
        ),
        tuple(by[_Match.START]),
        tuple(by[_Match.END]),
        tuple(mark for mark in by[_Match.IN] if mark[0] != "("),
        tuple(mark for mark in by[_Match.IN] if mark[0] == "("),
        tuple(by[_Match.ANY]),
        frozenset(phrase.split(" ")[0] for phrase in by[_Match.CREDIT] | by[_Match.LABEL]) | {"ph"},
    )


def _any_of(phrases: set[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))


def is_credit(line: str) -> bool:
    """Nothing but a credit ("Photo: Agency"): furniture, for it describes nothing."""
    if len(line) > _END or not _may_credit(line):
        return False
    label = _marks().credited.match(line)
    if label is not None:
        return not _marks().label.match(line) or _is_name(label["rest"].rstrip(")]"))
    credit = _credit_in(line)
    return credit == 0


def has_caption_mark(line: str) -> bool:
    """Whether a line describes an image by a mark that only captions have: a credit, a label, a position."""
    if len(line) > _LONGEST or line.count("|") > 1:
        return False
    marks = _marks()
    line = _DATED.sub("", line, count=1) if line[0].isdigit() else line
    text = folded(line)
    if text.startswith("copyright"):
        return False
    if line[0] == "©":
        first = _RIGHTS_FIRST.match(line)
        return first is not None and len(first["rest"].split()) >= _DESCRIBED and not _is_name(first["rest"])
    if "ourtesy " in line and (court := _COURTESY.search(line)) and _is_name(court["name"]):
        return True
    if line[-1] == "]" and _IN_SQUARE.search(line):
        return True
    if "ot. " in line[-60:] and _ABBREVIATED.search(line[-70:]):
        return True
    if (
        any(mark in text for mark in marks.anywhere)
        or text.startswith(marks.start)
        or text.rstrip(".").endswith(marks.end)
    ):
        return True
    if (counted := _COUNTED.match(line)) and 0 < int(counted["nth"]) <= int(counted["all"]):
        return True
    if _CREDIT_FIRST.match(line) and _may_credit(line[:40]):
        return True
    label = marks.label.match(line) if _may_credit(line[:40]) else None
    if label is not None and not _is_name(label["rest"].rstrip(")]")):
        return True
    if (slashed := _SLASHED.search(line)) and _is_name(slashed[1]):
        return True
    rights = _RIGHTS.search(line) if "©" in line else None
    if (rights and (_is_name(rights["name"]) or "." not in rights["name"].rstrip("."))) or (
        line[-1] == ")" and _AGENCY.search(line)
    ):
        return True
    if (credit := _credit_in(line)) is not None and credit > 0:
        return True
    if len(line) > _ONE_SENTENCE or not _has_position(text):
        return False
    return not _INNER_END.search(line)


def _has_position(text: str) -> bool:
    """Whether a line says where in the picture somebody stands."""
    marks = _marks()
    return any(mark in text for mark in marks.inside) or ("(" in text and any(mark in text for mark in marks.bracketed))


def _may_credit(text: str) -> bool:
    """Whether a word of credits stands in a text: a quick look before the patterns."""
    return not _marks().first_words.isdisjoint(_SPLIT.split(text.casefold()))


def _credit_in(line: str) -> int | None:
    """Where the credit at the end of a line begins, or None: a word for it and a name."""
    tail = line[-_END:]
    if not _may_credit(tail):
        return None
    found = _marks().credit.search(tail.casefold())
    if found is None:
        return None
    start, end = found.span("name") if found["name"] else found.span("short")
    bracketed = found[0][:1] in "([" and len(tail[start:end].split()) <= _BRACKETED_WORDS
    return len(line) - len(tail) + found.start() if bracketed or _is_name(tail[start:end]) else None


def _is_name(words: str) -> bool:
    """A few words that begin with capitals: a person, an agency, an office."""
    parts = [part for part in re.split(r"[\s/|,;&@–—-]+", words.strip(" .()[]")) if part]
    lower = [part for part in parts if part[0].islower() and part not in name_connectors()]
    return 0 < len(parts) <= _NAME_WORDS and not lower and any(part[0].isalpha() for part in parts)
