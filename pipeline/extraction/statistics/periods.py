"""The period that bounds a figure: the date of its clause, of its sentence, or of the line that opens its list.

Belongs here: which date goes with which figure. Stays out: reading dates (`language/dates.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.language.document import Document
from pipeline.language.mentions import DateKind, DateMention, Quantity, QuantityKind
from pipeline.language.text import Span
from schemas.vocabularies import DatePrecision

_LEAD_REACH = 20
"""Paragraphs. How far down a list its lead-in still bounds the figures."""

_NO_BOUND = frozenset({QuantityKind.ORDINAL, QuantityKind.DURATION, QuantityKind.AGE})
_SINCE = frozenset({"since", "depuis", "desde"})
_NO_BOUND_AFTER = frozenset({"after", "before", "until", "till", "by", "après", "avant", "hasta"})
_LEANING = frozenset({"compared", "same_again", "of_which", "antecedent"})
"""Rules of figures that lean on the one before them, and share its period where they have none."""
_BREAK = re.compile(r"[;:]|,\s*(?:which|who|where|when|while|but|whereas|although)\b|\b(?:while|whereas|although|against|compared|opposed|up from|down from|instead of|than)\b", re.IGNORECASE)  # fmt: skip
_NOW = re.compile(r"\b(?:now|currently|today|at present)\b", re.IGNORECASE)
_SCOPE_ENDS = re.compile(r"[;]|\.\s|,\s*(?:but|yet|which|although|compared|against|up from|down from)\b", re.IGNORECASE)
_COMPARES = re.compile(r"\b(?:than|as|over|on|against|with|to|from)\s+(?:in\s+|the\s+|for\s+|during\s+)*(?:the\s+)?(?:same\s+\w+\s+(?:(?:of|in|on|last)\s+)?)?$", re.IGNORECASE)  # fmt: skip
_FOUNDED = re.compile(
    r"\b(?:founded|set up|created|established|launched|introduced|adopted|signed|built|inaugurated|published|released)\b[^.;]{0,45}$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:\b(?:the|these|those|its|their|our|all)|['’]s?)\s+$", re.IGNORECASE)
"""A definite figure ("the 30 member bodies") names a standing thing, which no period bounds."""
_BULLET = re.compile(r"\s*(?:[•►▪●◦‣*·–—-]|\d{1,2}[.)])\s+")
_DATELINE = re.compile(r"\s*(?:\([^)]*\))?\s*[.]?\s*[–—-]+")
_DEFINITE_DAYS = re.compile(r"\b(?:the|these|those)\s+(?:\w+[\s-]+){1,2}days?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clause:
    """What decides between dates: the figure's place in its sentence."""

    sentence: Span
    here: Span
    figures: tuple[Quantity, ...]


class Periods:
    """The periods of one article's figures."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._dates = [d for d in document.dates if d.start is not None and d.kind is not DateKind.DURATION]
        self._starts = [d.span.start for d in self._dates]

    def of(self, quantity: Quantity, sentence: Span, siblings: tuple[Quantity, ...]) -> tuple[date, date] | None:
        """First and last day of the period that bounds a figure, or null."""
        if _DEFINITE.search(self._text[max(sentence.start, quantity.span.start - 12) : quantity.span.start]):
            return None
        here = quantity.phrase or quantity.span
        figures = tuple(q for q in siblings if q.kind not in _NO_BOUND and q is not quantity)
        clause = _Clause(sentence, quantity.span, figures)
        dates = [d for d in self._within(sentence) if self._bounds(d, quantity, sentence)]
        found = self._after(clause, here, dates, quantity) or self._before(clause, dates, quantity)
        if found is None and quantity.rule in _LEANING:
            other = next((q for q in reversed(figures) if q.span.end <= quantity.span.start), None)
            between = self._text[other.span.end : quantity.span.start] if other is not None else ";"
            if other is not None and other.measure == quantity.measure and ";" not in between:
                return self.of(other, sentence, siblings)
        if found is None:
            found = self._of_list(quantity)
        if found is not None:
            return self._days(found)
        return self._of_definite(quantity, sentence) or self._of_span(quantity)

    # -- which dates can bound a figure --------------------------------------------------------------------------------

    def _within(self, span: Span) -> list[DateMention]:
        return self._dates[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def _bounds(self, mention: DateMention, quantity: Quantity, sentence: Span) -> bool:
        """Whether a date can bound a figure at all: not a future one, a dateline, a single day told in passing."""
        published, text = self._document.published_on, self._text
        if mention.start is None:
            return False
        end = mention.end or mention.start
        if published is not None and mention.start > published:
            return mention.preposition == "for" and quantity.kind is QuantityKind.MONEY
        if mention.preposition in _NO_BOUND_AFTER:
            return False
        if mention.start == end and mention.preposition not in _SINCE:
            opens = text[sentence.start : mention.span.start].strip(" “\"'‘•–-").lower() in ("on", "le", "el", "am")
            close = 0 <= mention.span.start - (quantity.phrase or quantity.span).end <= 14
            return mention.kind is DateKind.EXPLICIT and (opens or close) and not self._is_dateline(mention)
        if mention.precision is DatePrecision.WEEK:
            return False
        if mention.kind is DateKind.EXPLICIT and mention.preposition is None and self._in_brackets(mention):
            return mention.span.end <= quantity.span.start
        return not self._is_dateline(mention)

    def _is_dateline(self, mention: DateMention) -> bool:
        return _DATELINE.match(self._text[mention.span.end : mention.span.end + 30]) is not None and mention.preposition is None  # fmt: skip

    def _in_brackets(self, mention: DateMention) -> bool:
        return self._text[mention.span.start - 1 : mention.span.start] == "("

    # -- where they stand ----------------------------------------------------------------------------------------------

    def _after(self, clause: _Clause, here: Span, dates: list[DateMention], quantity: Quantity) -> DateMention | None:
        """A date after the figure in its own clause, with no other figure in between that it could bound instead."""
        text = self._text
        for mention in dates:
            if mention.span.start < quantity.span.start or self._is_aside(mention):
                continue
            between = text[here.end : mention.span.start]
            if mention.span.start < here.end:
                between = ""
            if mention.preposition is None and mention.kind is DateKind.EXPLICIT and len(between) > 4:
                continue
            if _BREAK.search(between) or self._compares(between, mention):
                return None
            others = [q for q in clause.figures if here.end <= q.span.start < mention.span.start]
            if any(q.kind is not quantity.kind or q.kind is QuantityKind.FOLD for q in others):
                return None
            if _FOUNDED.search(between) and len(between) > 40:
                return None
            return mention
        return None

    def _is_aside(self, mention: DateMention) -> bool:
        """ "and, since June, an observer": a date between commas bounds what follows it."""
        lead = self._text[max(0, mention.span.start - 12) : mention.span.start]
        return (
            mention.preposition in _SINCE and "," in lead and self._text[mention.span.end : mention.span.end + 1] == ","
        )

    @staticmethod
    def _compares(lead: str, mention: DateMention) -> bool:
        """Whether the words before a date set it against the figure ("than in 2007"), and are more than its preposition."""
        found = _COMPARES.search(lead)
        return found is not None and found[0].strip().lower() != mention.preposition

    def _before(self, clause: _Clause, dates: list[DateMention], quantity: Quantity) -> DateMention | None:
        """A date before the figure whose scope runs on to it: it opens the sentence, or stands in the figure's own clause."""
        text, here = self._text, clause.here
        for mention in reversed(dates):
            if mention.span.end > here.start:
                continue
            between = text[mention.span.end : here.start]
            lead = text[clause.sentence.start : mention.span.start]
            if (
                _SCOPE_ENDS.search(between)
                or _NOW.search(between)
                or _FOUNDED.search(lead)
                or (len(lead) > 12 and self._compares(lead, mention))
            ):
                continue
            if quantity.kind is QuantityKind.RATIO and re.search(r",\s*and\b", between):
                continue
            return mention
        return None

    def _of_list(self, quantity: Quantity) -> DateMention | None:
        """The date in the line that opens the list in which the figure stands."""
        document, text = self._document, self._text
        paragraphs = document.paragraphs
        here = bisect_right(paragraphs, Span(quantity.span.start, len(text) + 1)) - 1
        own = paragraphs[here].of(text)
        line_start = own.rfind("\n", 0, quantity.span.start - paragraphs[here].start) + 1
        lines = own[:line_start].splitlines()
        above = [(paragraphs[here].start + own.find(line), line) for line in lines]
        current = own[line_start:].split("\n", 1)[0]
        for step in range(here - 1, max(-1, here - _LEAD_REACH), -1):
            above.insert(0, (paragraphs[step].start, paragraphs[step].of(text)))
        continues = bool(above) and above[-1][1].rstrip().endswith(";")
        if not (self._is_item(current) or continues):
            return None
        for start, line in reversed(above):
            if self._is_item(line) and not line.rstrip().endswith(":"):
                continue
            if not line.rstrip().endswith(":") and len(line) > 90:
                return None
            dates = self._within(Span(start, start + len(line)))
            return dates[-1] if dates else None
        return None

    @staticmethod
    def _is_item(line: str) -> bool:
        """Whether a line is an item of a list: a bullet, or no full sentence."""
        stripped = line.strip()
        return _BULLET.match(line) is not None or stripped.endswith(";") or (stripped[:1].isdigit() and not stripped.endswith("."))  # fmt: skip

    # -- lengths of time as periods ------------------------------------------------------------------------------------

    def _of_definite(self, quantity: Quantity, sentence: Span) -> tuple[date, date] | None:
        """ "during the ten days": the earlier range of dates that is as long."""
        for mention in self._document.dates:
            if mention.kind is not DateKind.DURATION or not mention.days or not sentence.covers(mention.span):
                continue
            lead = self._text[max(sentence.start, mention.span.start - 6) : mention.span.end]
            if _DEFINITE_DAYS.search(lead) is None:
                continue
            for other in self._dates:
                if other.start is None or other.end is None or other.span.start > sentence.start:
                    continue
                if (other.end - other.start).days + 1 == mention.days:
                    return other.start, other.end
        return None

    def _of_span(self, quantity: Quantity) -> tuple[date, date] | None:
        """ "gone up sevenfold in a year": a change within a length of time that ends now."""
        published = self._document.published_on
        if quantity.kind not in (QuantityKind.FOLD, QuantityKind.PERCENT) or published is None:
            return None
        follows = self._text[quantity.span.end : quantity.span.end + 20]
        if not re.match(r"\s+(?:in|within)\s+(?:a|one)\s+year\b", follows, re.IGNORECASE):
            return None
        try:
            return published.replace(year=published.year - 1), published
        except ValueError:  # 29 February
            return published - timedelta(days=366), published

    def _coordinated(self, mention: DateMention, step: int) -> DateMention | None:
        """The other date of "in 2014 and 2015": the one after it (`step` 1), or before it (-1)."""
        place = bisect_left(self._starts, mention.span.start) + step
        if not 0 <= place < len(self._dates):
            return None
        first, second = sorted((mention, self._dates[place]), key=lambda date_: date_.span)
        between = self._text[first.span.end : second.span.start].strip().lower()
        return self._dates[place] if between in ("and", "and in", "et", "y") else None

    def _days(self, mention: DateMention) -> tuple[date, date] | None:
        if mention.start is None:
            return None
        end, published = mention.end or mention.start, self._document.published_on
        runs_on = mention.preposition in _SINCE
        start = mention.start
        if (other := self._coordinated(mention, 1)) and other.end and other.end > end:
            end = other.end
        if (other := self._coordinated(mention, -1)) and other.start and other.start < start:
            start = other.start
        if published is not None and mention.start <= published and (runs_on or end > published):
            end = published
        return start, end
