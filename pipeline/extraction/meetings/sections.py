"""The sections of an article, by the headings between its paragraphs: "Around the table", "Tuesday: the border".

Belongs here: where a section begins, and whether the sections are the entries of a diary. Stays out: what they tell.
"""

from __future__ import annotations

from bisect import bisect_right

from pipeline.extraction.meetings.view import View

_LONGEST = 9
"""Tokens of a heading."""
_DATED = 2
"""Tokens in which a heading that is the day of an entry names it: "Tuesday: the border", "On Friday"."""


class Sections:
    """The sections of one article; the first has no heading."""

    def __init__(self, view: View) -> None:
        self._starts: list[int] = []
        dated = 0
        for paragraph in view.document.paragraphs[1:]:
            first, last = view.tokens.at(paragraph.start), view.tokens.at(paragraph.end - 1) + 1
            if last - first > _LONGEST or not view.words[last - 1][-1].isalnum() or not view.words[first][0].isalnum():
                continue
            self._starts.append(first)
            dated += any(token in view.dated for token in range(first, min(first + _DATED, last)))
        self.is_diary = dated >= 2
        """Whether each section tells of a day of its own."""

    def of(self, token: int) -> int:
        """The number of the section that a token stands in."""
        return bisect_right(self._starts, token)
