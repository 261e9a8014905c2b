"""Words, sentences and paragraphs of a text, as spans.

Belongs here: segmentation, with offsets that never move. Stays out: what words mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import add
from typing import NamedTuple

from pipeline.language.lexicon import words_of

# A word keeps inner apostrophes, hyphens and the full stops of initialisms ("U.S."); numbers keep their grouping.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*(?:[-‐‑’'][^\W_]+)*|[^\W_]+|[^\w\s]|_",
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»“)\]]*(?=\s+[\"'“‘„«»(\[–—-]*\s?[^\W_a-z])|\n+|[:;](?=\s*\n)")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.$")


class Span(NamedTuple):
    """A stretch of the text, half open, in Unicode code points.

    A tuple, for it is what is made, sorted and looked up most.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Tokens:
    """The words and marks of a text: parallel lists, so that a recogniser walks them fast.

    `words[i]` is as written and stands at `starts[i]:ends[i]`; `lowers[i]` is its lower case.
    """

    __slots__ = ("ends", "lowers", "starts", "words")

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self.words: list[str] = list(map(re.Match.group, found))
        self.lowers = list(map(str.lower, self.words))
        self.starts = list(map(re.Match.start, found))
        self.ends = list(map(add, self.starts, map(len, self.words)))

    def __len__(self) -> int:
        return len(self.words)

    def at(self, position: int) -> int:
        """Index of the token at or after a character position."""
        index = bisect_right(self.starts, position) - 1
        return index if index >= 0 and self.ends[index] > position else index + 1

    def between(self, start: int, end: int) -> range:
        """Indices of the tokens that start in `start:end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: what stands between blank lines."""
    return tuple(Span(m.start(), m.end()) for m in _PARAGRAPH.finditer(text))


def sentences_of(text: str, paragraph: Span) -> list[Span]:
    """The sentences of one paragraph. A full stop after a listed abbreviation or an initial ends none."""
    spans: list[Span] = []
    start = paragraph.start
    for mark in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if mark[0][0] == "." and _is_abbreviation(text, start, mark.start() + 1):
            continue
        if text[start : mark.end()].strip():
            spans.append(_trimmed(text, start, mark.end()))
        start = mark.end()
    if text[start : paragraph.end].strip():
        spans.append(_trimmed(text, start, paragraph.end))
    return spans


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    word = _LAST_WORD.search(text, max(start, end - 24), end)
    if word is None:
        return False
    if word[1].lower() in words_of("numbering_words"):
        return text[end : end + 2].strip()[:1].isdigit()
    return (len(word[1]) == 1 and word[1].isupper() and word[1] != "I") or word[1].lower() in words_of("abbreviations")
