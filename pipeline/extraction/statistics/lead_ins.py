"""The date of a list: what its lead-in says ("Results for June:"), or what the lead-in takes up.

Belongs here: which line opens a list, and the date that it gives. Stays out: dates in the figure's own sentence (`periods.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from pipeline.language.document import Document
from pipeline.language.mentions import DateMention, Quantity
from pipeline.language.text import Span
from schemas.vocabularies import DatePrecision

_LEAD_REACH = 20
"""Paragraphs. How far down a list its lead-in still bounds the figures."""
_ENTRY = 120
"""Characters. How long a line of a list can be that nothing marks as one."""
_BULLET = re.compile(r"\s*(?:[•►▪●◦‣*·–—-]|\d{1,2}[.)])\s+")
_TO_DO = re.compile(r"\b(?:recommend|agree|decide|resolve|call|urge|request|propose|undertake|commit|ask|advise|plan|will)", re.IGNORECASE)  # fmt: skip
"""A lead-in to what is still to be done, which is of no time told before."""
_TAKES_UP = re.compile(r"\s*(?:the|these|those|they|this|it)\s+\w", re.IGNORECASE)
_DATELINE = re.compile(r"\s*(?:\([^)]*\))?\s*[.]?\s*[–—-]+")


class LeadIns:
    """The lead-ins of one article's lists."""

    def __init__(self, document: Document, dates: Sequence[DateMention]) -> None:
        self._document = document
        self._text = document.text
        self._dates = dates
        self._starts = [mention.span.start for mention in dates]

    def of(self, quantity: Quantity) -> DateMention | None:
        """The date in the line that opens the list in which the figure stands."""
        if not self._dates:
            return None
        text, paragraphs = self._text, self._document.paragraphs
        here = bisect_right(paragraphs, Span(quantity.span.start, len(text) + 1)) - 1
        own = paragraphs[here].of(text)
        line_start = own.rfind("\n", 0, quantity.span.start - paragraphs[here].start) + 1
        current = own[line_start:].split("\n", 1)[0]
        item = _is_item(current)
        continues = any(line.rstrip().endswith(";") for _, line in islice(self._above(here, own[:line_start]), 1))
        if not (item or continues or _is_entry(current)):
            return None
        for start, line in self._above(here, own[:line_start]):
            if _is_item(line) and not line.rstrip().endswith(":"):
                continue
            if not line.rstrip().endswith(":") and len(line) > 90:
                return None
            if not item and ". " in line:
                return None
            if dates := self._within(Span(start, start + len(line))):
                return None if _is_agenda(dates[-1]) else dates[-1]
            if not item and _is_entry(line):
                continue
            return self._before_lead_in(line, start)
        return None

    def _above(self, here: int, own: str) -> Iterator[tuple[int, str]]:
        """The lines above a figure, the nearest first, with their starts: of its own paragraph, then paragraphs as they are."""
        paragraphs = self._document.paragraphs
        for line in reversed(own.splitlines()):
            yield paragraphs[here].start + own.find(line), line
        for paragraph in reversed(paragraphs[max(here - _LEAD_REACH, -1) + 1 : here]):
            yield paragraph.start, paragraph.of(self._text)

    def _before_lead_in(self, lead_in: str, start: int) -> DateMention | None:
        """The last date before a lead-in that takes up what has just been told: "The searches led to the seizure of:"."""
        if _TAKES_UP.match(lead_in) is None or _TO_DO.search(lead_in):
            return None
        place = bisect_left(self._starts, start) - 1
        if place < 0:
            return None
        mention = self._dates[place]
        paragraph = next((p for p in self._document.paragraphs if p.covers(mention.span)), None)
        near = paragraph is not None and not self._text[paragraph.end : start].strip()
        past = self._document.published_on is None or (mention.end or date.max) <= self._document.published_on
        return mention if near and past and not is_dateline(self._text, mention) else None

    def _within(self, span: Span) -> Sequence[DateMention]:
        return self._dates[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def _is_item(line: str) -> bool:
    """Whether a line is an item of a list: a bullet, or no full sentence."""
    stripped = line.strip()
    return _BULLET.match(line) is not None or stripped.endswith(";") or (stripped[:1].isdigit() and not stripped.endswith("."))  # fmt: skip


def _is_agenda(mention: DateMention) -> bool:
    """Whether a date heads what happens in a week ("Also this week"), which is no list of its figures."""
    return mention.rule == "relative_unit" and mention.precision is DatePrecision.WEEK


def _is_entry(line: str) -> bool:
    """Whether a line is an item that no mark tells: a figure near its start, and no stop at its end."""
    stripped = line.strip()
    return stripped[-1:] not in ".!?:”\"’'" and len(stripped) < _ENTRY and any(map(str.isdigit, stripped[:20]))


def is_dateline(text: str, mention: DateMention) -> bool:
    """Whether a date belongs to the dateline ("Bern, 16.07.2019 -") rather than to what follows it."""
    return _DATELINE.match(text[mention.span.end : mention.span.end + 30]) is not None and mention.preposition is None
