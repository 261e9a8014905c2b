"""Atoms: the words and marks of one sentence, cut finer than words, as numbers and units need them.

"RM101.4m" is three atoms and "twenty-seven-year-old" seven; whether two atoms stand together without a space is kept.
Belongs here: cutting, and walking what was cut. Stays out: what an atom means.
"""

from __future__ import annotations

import re
from operator import add

_ATOM = re.compile(
    r"[¼-¾⅐-⅞]|(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|(?:[dDlLnNsS]|[qQ]u)['’](?=[^\W\d_])|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—−~")
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


class Atoms:
    """Parallel lists over one sentence: `words` as written, `lows` in lower case, `starts` and `ends` in the text.

    Every list ends with an empty atom, so that a rule may look one past the last.
    """

    __slots__ = ("count", "ends", "lows", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        found = list(_ATOM.finditer(text, start, end))
        self.text = text
        self.words: list[str] = list(map(re.Match.group, found))
        self.lows = list(map(str.lower, self.words))
        self.starts = list(map(re.Match.start, found))
        self.ends = list(map(add, self.starts, map(len, self.words)))
        self.count = len(found)
        for words in (self.words, self.lows):
            words.extend(("", "", ""))
        for places in (self.starts, self.ends):
            places.extend((end, end, end))

    def glued(self, at: int) -> bool:
        """Whether atom `at` stands directly against the one before it."""
        return at > 0 and self.starts[at] == self.ends[at - 1] and at < self.count

    def hyphenated(self, at: int) -> bool:
        """Whether atom `at` is a hyphen inside a compound: against the atoms on both its sides."""
        return self.words[at] in HYPHENS and self.glued(at) and self.glued(at + 1)

    def of(self, first: int, after: int) -> str:
        """The text of the atoms `first:after`."""
        return self.text[self.starts[first] : self.ends[after - 1]]
