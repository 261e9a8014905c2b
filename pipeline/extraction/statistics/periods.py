"""The period that bounds a figure: the date of its clause, of its sentence, or of the line that opens its list.

Belongs here: which date goes with which figure. Stays out: reading dates (`language/dates.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from pipeline.language.document import Document
from pipeline.language.mentions import DateKind, DateMention, Quantity, QuantityKind
from pipeline.language.text import Span

_LEAD_REACH = 20
"""Paragraphs. How far down a list its lead-in still bounds the figures."""


class Periods:
    """The periods of one article's figures."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._dates = [d for d in document.dates if d.start is not None and d.kind is not DateKind.DURATION]
        self._starts = [d.span.start for d in self._dates]

    def of(self, quantity: Quantity, sentence: Span, siblings: tuple[Quantity, ...]) -> tuple[date, date] | None:
        """First and last day of the period that bounds a figure, or null."""
        found = self._in_sentence(quantity, sentence, siblings) or self._of_list(quantity, sentence)
        return self._days(found) if found else None

    def _days(self, mention: DateMention) -> tuple[date, date] | None:
        if mention.start is None:
            return None
        end = mention.end or mention.start
        published = self._document.published_on
        if mention.preposition in ("since", "depuis", "desde") and published and published > mention.start:
            end = published
        return mention.start, end

    def _within(self, span: Span) -> list[DateMention]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._dates[first:last]

    def _in_sentence(self, quantity: Quantity, sentence: Span, siblings: tuple[Quantity, ...]) -> DateMention | None:
        dates = self._within(sentence)
        if not dates:
            return None
        here = quantity.phrase or quantity.span
        figures = [q for q in siblings if q.kind not in (QuantityKind.ORDINAL, QuantityKind.DURATION, QuantityKind.AGE)]
        after = [d for d in dates if d.span.start >= here.start]
        before = [d for d in dates if d.span.end <= here.start]
        following = [q for q in figures if q.span.start >= here.end]
        text = self._document.text
        if after:
            nearest = after[0]
            between = text[here.end : nearest.span.start]
            clear = not any(q.span.start < nearest.span.start for q in following)
            if clear and not any(mark in between for mark in (";", ", while", ", but")):
                return nearest
        if before:
            nearest = before[-1]
            owners = [q for q in figures if q.span.end <= nearest.span.start and q is not quantity]
            opens = not owners or text[sentence.start : nearest.span.start].strip(" “\"'•–-") == ""
            return nearest if opens or len(dates) == 1 else None
        if after and len(dates) == 1:
            return after[0]
        return None

    def _of_list(self, quantity: Quantity, sentence: Span) -> DateMention | None:
        """The date in the lead-in of the list that the figure stands in: the nearest line above that ends in a colon."""
        document = self._document
        paragraphs = document.paragraphs
        here = bisect_left(paragraphs, Span(quantity.span.start, quantity.span.end))
        here = here - 1 if here >= len(paragraphs) or paragraphs[here].start > quantity.span.start else here
        for step in range(here, max(-1, here - _LEAD_REACH), -1):
            lines = paragraphs[step].of(document.text)
            if step == here:
                lines = lines[: quantity.span.start - paragraphs[step].start]
            colon = lines.rstrip().endswith(":") if step != here else ":\n" in lines
            if colon:
                lead = document.sentence_at(paragraphs[step].start + (lines.rindex(":") if ":" in lines else 0))
                dates = self._within(lead)
                return dates[-1] if dates else None
            if step != here and lines.rstrip().endswith((".", "!", "?")):
                return None
        return None
