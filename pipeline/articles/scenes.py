"""Captions without a mark: a line in the body that describes a scene, in the present tense or without a verb.

"Two officers carry crates out of a warehouse." stands between paragraphs told in the past. It counts as a caption only where a
paragraph beside it tells of the same things, as captions of a story do. Belongs here: that judgement. Stays out: marks.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pipeline.language.lexicon import Entry, read_lexicon

_WORDS, _LONGEST = range(5, 27), 220
_SUBJECT = re.compile(
    r"(?:(?P<one>An?)|Two|Three|Four|Five|Several|Some|Members|Officers|Participants|Delegates|Delegations|Police"
    r"|Investigators|Representatives|Experts)\s"
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
_CONTENT = re.compile(r"[^\W\d_]{5,}|\d[\d.,]*\d")
_SHARED = 2


class _Verb(Entry):
    singular: str
    plural: str


def describes_a_scene(line: str) -> bool:
    """One sentence about somebody in the picture: what they are doing, or with whom they stand."""
    if len(line) > _LONGEST:
        return False
    words = line.rstrip(".").split()
    if len(words) not in _WORDS or _QUOTE.search(line) or _INNER_END.search(line):
        return False
    if _COMPANY.match(line) and not _FINITE.search(line):
        return True
    subject = _SUBJECT.match(line)
    if subject is None:
        return False
    verbs = _verbs()[0 if subject["one"] else 1]
    return any(word in verbs and after in _AFTER_VERB for word, after in pairwise(words[1:9]))


def tells_of_the_same(line: str, paragraph: str) -> bool:
    """Whether a paragraph shares two words of content or figures with a caption."""
    mine = {word.casefold() for word in _CONTENT.findall(line)}
    return len(mine & {word.casefold() for word in _CONTENT.findall(paragraph)}) >= _SHARED


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    entries = read_lexicon("caption_verbs", _Verb)
    return frozenset(entry.singular for entry in entries), frozenset(entry.plural for entry in entries)
