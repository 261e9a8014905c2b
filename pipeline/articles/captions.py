"""Image captions and credits: told by a credit, by a mark of position, or by describing a scene in the present tense.

Belongs here: judging one line by itself. Stays out: blocks of captions above a carousel mark (`lines.py`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.articles.furniture import folded
from pipeline.language.lexicon import Entry, languages_with, read_lexicon

_LONGEST = 400
_SCENE_WORDS = range(5, 27)
_SCENE_SUBJECT = re.compile(
    r"(?:(?P<one>An?)|Two|Three|Four|Five|Several|Some|Members|Officers|Participants|Delegates|Delegations|Police|Investigators|Representatives|Experts)\s"
)
_AFTER_VERB = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "in",
        "on",
        "at",
        "with",
        "through",
        "for",
        "to",
        "during",
        "into",
        "out",
        "over",
        "up",
        "one",
        "of",
        "hands",
        "off",
        "from",
        "as",
        "while",
        "beside",
    ]
)
_QUOTE = re.compile(r"[\"“”«»„]|(?<!\w)['‘]|\b(?:say|says|said)\b")
_COMPANY = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*,? (?:of |the |and |for )*){2,9}(?:\((?:left|right)\) |(?:left|right|centre), )?with (?:the |an? |his |her )?"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|met|said|took|held|\w{3,}ed)\b")
_INNER_END = re.compile(r"[.!?]\s+\S")
_RIGHTS = re.compile(r"\s\(?[©]\s?[^©.]{2,60}\)?$")


class _Match(StrEnum):
    CREDIT = "credit"
    START = "start"
    END = "end"
    IN = "in"


class _Mark(Entry):
    phrase: str
    match: _Match


class _Verb(Entry):
    singular: str
    plural: str


class _Marks(NamedTuple):
    credit_after: re.Pattern[str]
    credit_alone: re.Pattern[str]
    start: re.Pattern[str]
    end: tuple[str, ...]
    inside: re.Pattern[str]


@cache
def _marks() -> _Marks:
    by: dict[_Match, list[str]] = {match: [] for match in _Match}
    for language in languages_with("captions"):
        for entry in read_lexicon("captions", _Mark, language):
            by[entry.match].append(entry.phrase)
    any_of = {
        match: "|".join(sorted(map(re.escape, set(phrases)), key=len, reverse=True)) for match, phrases in by.items()
    }
    return _Marks(
        re.compile(
            rf"(?:[.!?)\]»”\"]|[(\[|–—-]|\w)\s{{0,2}}[(\[]?\b(?:{any_of[_Match.CREDIT]})(?::|\.|\s?/|\s?©)\s?[^\s.:;!?][^.:;!?]{{0,70}}\.?[)\]]?[.)]*$"
        ),
        re.compile(rf"[(\[]?(?:{any_of[_Match.CREDIT]})\s?(?::|/|©|\bby\b)\s?[^.!?]{{1,80}}[)\]]?\.?$"),
        re.compile(rf"(?:{any_of[_Match.START]})"),
        tuple(set(by[_Match.END])),
        re.compile(any_of[_Match.IN]),
    )


def is_credit(line: str) -> bool:
    """Nothing but a credit ("Photo: Agency"): furniture, for it describes nothing."""
    if len(line) > 100:
        return False
    text = folded(line)
    found = _marks().credit_alone.match(text)
    return bool(found and len(line.split()) <= 9 and not _marks().start.match(text))


def is_caption(line: str) -> bool:
    """Whether a line by itself is the caption of an image."""
    return has_caption_mark(line) or _is_scene(line)


def has_caption_mark(line: str) -> bool:
    """Whether a line has a credit, a position or another mark that only captions have."""
    if len(line) > _LONGEST:
        return False
    text = folded(line)
    marks = _marks()
    if marks.start.match(text) or marks.credit_after.search(text) or _RIGHTS.search(line):
        return True
    if text.rstrip(".").endswith(marks.end):
        return True
    return len(line) <= 260 and bool(marks.inside.search(text)) and not _INNER_END.search(line)


def _is_scene(line: str) -> bool:
    """One sentence that tells what somebody unnamed is doing: "Two officers carry crates out of a warehouse in Ferrol." """
    if _COMPANY.match(line) and not _QUOTE.search(line) and not _FINITE.search(line) and not _INNER_END.search(line):
        return len(line.split()) in _SCENE_WORDS
    subject = _SCENE_SUBJECT.match(line)
    if not subject or _QUOTE.search(line) or _INNER_END.search(line):
        return False
    words = line.rstrip(".").split()
    if len(words) not in _SCENE_WORDS:
        return False
    verbs = _scene_verbs()[0 if subject["one"] else 1]
    return any(word in verbs and after in _AFTER_VERB for word, after in pairwise(words[1:9]))


@cache
def _scene_verbs() -> tuple[frozenset[str], frozenset[str]]:
    entries = read_lexicon("caption_verbs", _Verb)
    return frozenset(entry.singular for entry in entries), frozenset(entry.plural for entry in entries)
