"""The sections of an article, by the headings between its paragraphs: "Around the table", "Tuesday: the border".

Belongs here: where a section begins, and whether the sections are the entries of a diary. Stays out: what they tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from pipeline.extraction.meetings.items import Item
from pipeline.language.document import Document
from pipeline.language.mentions import DateMention
from pipeline.language.text import Tokens

_LONGEST = 9
"""Tokens of a heading."""
_OF_ENTRY = frozenset(".:–—")
"""Marks behind the day of the week that opens a paragraph and makes it an entry: "MONDAY. The commissioner ..."."""
_DATED = 2
"""Tokens in which a heading that is the day of an entry names it: "Tuesday: the border", "On Friday"."""


class Sections:
    """The sections of one article; the first has no heading."""

    def __init__(self, document: Document, tokens: Tokens, words: Sequence[str], dated_at: Mapping[int, Item]) -> None:
        self._starts: list[int] = []
        self._headings: set[int] = set()
        self._days: list[DateMention | None] = [None]
        dated = 0
        for number, paragraph in enumerate(document.paragraphs):
            first, last = tokens.at(paragraph.start), tokens.at(paragraph.end - 1) + 1
            opening = dated_at.get(first)
            is_weekday = opening is not None and not any(char.isdigit() for char in words[first])
            if opening is not None and is_weekday and opening.end < last and words[opening.end] in _OF_ENTRY:
                self._starts.append(first)
                self._days.append(opening.mention if isinstance(opening.mention, DateMention) else None)
                dated += 1
                continue
            if (
                not number
                or last - first > _LONGEST
                or not words[last - 1][-1].isalnum()
                or not words[first][0].isalnum()
            ):
                continue
            self._starts.append(first)
            self._headings.add(first)
            day = next((dated_at[t] for t in range(first, min(first + _DATED, last)) if t in dated_at), None)
            self._days.append(day.mention if day is not None and isinstance(day.mention, DateMention) else None)
            dated += day is not None
        self.is_diary = dated >= 2
        """Whether each section tells of a day of its own."""

    def of(self, token: int) -> int:
        """The number of the section that a token stands in."""
        return bisect_right(self._starts, token)

    def day_of(self, token: int) -> DateMention | None:
        """The day of the diary entry that a token stands in; None in an article that is no diary, and in its headings."""
        section = self.of(token)
        if not self.is_diary or token in self._headings:
            return None
        return self._days[section]
