"""The period that bounds a figure: the date of its clause, of its sentence, or of the line that opens its list.

Belongs here: the order in which those are tried, and the days that the date found gives. Stays out: how far a date reaches
(`date_scope.py`), lists (`lead_ins.py`), and reading dates (`language/dates`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from pipeline.extraction.statistics.date_roles import SINCE
from pipeline.extraction.statistics.date_scope import Clause, DateScope, next_clause
from pipeline.extraction.statistics.financial_years import FISCAL, financial_year
from pipeline.extraction.statistics.lead_ins import LeadIns
from pipeline.language.dates.arithmetic import month_end
from pipeline.language.document import Document
from pipeline.language.mentions import DateKind, DateMention, Quantity, QuantityKind
from pipeline.language.text import Span
from schemas.vocabularies import DatePrecision

_NO_BOUND = frozenset({QuantityKind.ORDINAL, QuantityKind.DURATION, QuantityKind.AGE})
_LEANING = frozenset({"compared", "same_again", "of_which", "antecedent"})
"""Rules of figures that lean on the one before them, and share its period where they have none."""
_DEFINITE = re.compile(
    r"(?:\b(?:the|these|those|its|their|our|(?<!in )all)|(?<!year)(?<!month)(?<!week)['’]s?)\s+$", re.IGNORECASE
)
"""A definite figure ("the 30 member bodies") names a standing thing, which no period bounds."""
_RECORDED = re.compile(
    r"\s*(?:(?:who|which|that)\s+(?:(?:was|were|had\s+been)\s+)?)?(?:came|rang|arose|[a-z]+(?:ed|en|ught|und|ade|ent|eld))\s+(?:[a-z]+\s+){0,3}(?:in|last|on|between|during|since)\b"
)
"""What makes a definite figure a finding of its period all the same: "the 66 recorded in 2019"."""
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those)\b", re.IGNORECASE)
_SAME_PERIOD = re.compile(r"\b(?:in|over|during|for|within|throughout)\s+(?:the\s+same|that(?:\s+same)?)\s+(?:period|time|time-?frame|months|weeks|quarter|season)\b(?!\s+(?:of|in|last|the|a|this)\b)", re.IGNORECASE)  # fmt: skip
_RECALL = 800
"""Characters. How far back the stretch of time is told that "the same period" takes up."""
_REACH = 600
"""Characters. Dates and figures farther off are not looked at, however long a sentence is."""
_PLANS = frozenset({"budget", "allocation", "appropriation", "allotment"})
_BETWEEN = frozenset({"between_months", "between_years"})
_OVER = re.compile(r"\s*,?\s*(?:over|against|on|compared\s+(?:with|to))\s", re.IGNORECASE)
_FROM, _TO = re.compile(r"\bfrom\s+$", re.IGNORECASE), re.compile(r"\bto\s+$", re.IGNORECASE)
_TO_FIGURE = re.compile(r"[\w\s%]{0,40}?\bto\s+(?:[a-z]+\s+){0,2}[\d$€£]", re.IGNORECASE)
_FROM_FIGURE = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}[\d$€£][^;:]*\bto\s+$", re.IGNORECASE)
_DEFINITE_DAYS = re.compile(r"\b(?:the|these|those)\s+(?:\w+[\s-]+){1,2}days?\b", re.IGNORECASE)


class Periods:
    """The periods of one article's figures."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._dates = [d for d in document.dates if d.start is not None and d.kind is not DateKind.DURATION]
        self._starts = [d.span.start for d in self._dates]
        self._lead_ins = LeadIns(document, self._dates)
        self._scope = DateScope(document.text, document.published_on)

    def of(self, quantity: Quantity, sentence: Span, siblings: tuple[Quantity, ...]) -> tuple[date, date] | None:
        """First and last day of the period that bounds a figure, or null."""
        if (cell := self._document.cell_at(quantity.number.start)) is not None:
            return self._of_heading(cell.heading) or self._of_heading(cell.name)
        phrase = quantity.phrase or quantity.span
        lead = self._text[max(sentence.start, quantity.span.start - 12) : quantity.span.start]
        if _DEFINITE.search(lead) and not _RECORDED.match(self._text[phrase.end : phrase.end + 40]):
            return None
        near = Span(max(sentence.start, phrase.start - _REACH), min(sentence.end, phrase.end + _REACH))
        figures = tuple(q for q in siblings if q.kind not in _NO_BOUND and q is not quantity and near.covers(q.span))
        clause = Clause(sentence, quantity.span, phrase, figures)
        dates = [d for d in self._within(near) if self._scope.bounds(d, quantity, sentence)]
        found = self._scope.after(clause, dates, quantity) if dates else None
        if found is None and (self._scope.holds_now(quantity) or self._scope.is_other_time(quantity)):
            return None
        if found is None and dates:
            found = self._scope.before(clause, dates, quantity)
        if found is None and quantity.rule in _LEANING:
            other = next((q for q in reversed(figures) if q.span.end <= quantity.span.start), None)
            between = self._text[other.span.end : quantity.span.start] if other is not None else ";"
            levels = self._scope.is_next_level(quantity) and bool(re.search(r"\b(?:19|20)\d\d\b|\bin\s", between))
            told_anew = next_clause(between, self._text[quantity.span.end :][:40]) and not _OF_THEM.match(
                self._text, quantity.span.end
            )
            apart = ";" in between or levels or told_anew
            if other is not None and other.measure == quantity.measure and not apart:
                return self.of(other, sentence, siblings)
        if found is None:
            found = self._recalled(sentence) or self._lead_ins.of(quantity)
        if found is not None:
            days = self._at_one_end(found, quantity) or self._days(found, quantity)
            base = self._scope.base_after(quantity, self._within(near)) if quantity.direction is not None else None
            if days is not None and base is not None and base.start is not None and base.start < days[0]:
                return base.start, days[1]
            return days
        return self._of_definite(quantity, sentence) or self._of_span(quantity)

    def _of_heading(self, heading: Span | None) -> tuple[date, date] | None:
        """The date in a table column's heading, or the bare year that it is."""
        if heading is None:
            return None
        if dates := self._within(heading):
            return self._days(dates[-1])
        year = heading.of(self._text)
        return (date(int(year), 1, 1), date(int(year), 12, 31)) if year.isdigit() and len(year) == 4 else None

    def _within(self, span: Span) -> list[DateMention]:
        return self._dates[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def _recalled(self, sentence: Span) -> DateMention | None:
        """The stretch told last before "in the same period"."""
        content = sentence.of(self._text)
        if ("same " not in content and "that " not in content) or (found := _SAME_PERIOD.search(content)) is None:
            return None
        last = bisect_left(self._starts, sentence.start + found.start())
        near = (d for d in self._dates[:last][::-1] if sentence.start - d.span.end < _RECALL)
        return next((d for d in near if d.start != d.end or d.preposition in SINCE), None)

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

    def _at_one_end(self, mention: DateMention, quantity: Quantity) -> tuple[date, date] | None:
        """The two levels of a change between two months or years: "from 75 to 60 between March and May"."""
        if mention.rule not in _BETWEEN or mention.start is None or mention.end is None:
            return None
        lead = self._text[max(0, quantity.span.start - 6) : quantity.span.start]
        if _OVER.match(
            self._text, mention.span.end
        ):  # "between May and June over the same months of 2018, from 52 to 156"
            place = bisect_left(self._starts, mention.span.end)
            base = self._dates[place] if _FROM.search(lead) and place < len(self._dates) else mention
            return self._days(base)
        months = mention.precision is DatePrecision.MONTH
        if _FROM.search(lead) and _TO_FIGURE.match(self._text[quantity.span.end :][:60]):
            year, month = mention.start.year, mention.start.month if months else 12
            return mention.start, month_end(year, month)
        if _TO.search(lead) and _FROM_FIGURE.search(self._text[max(0, quantity.span.start - 60) : quantity.span.start]):
            return (mention.end.replace(day=1) if months else date(mention.end.year, 1, 1)), mention.end
        return None

    def _coordinated(self, mention: DateMention, step: int) -> DateMention | None:
        """The other date of "in 2014 and 2015": the one after it (`step` 1), or before it (-1)."""
        place = bisect_left(self._starts, mention.span.start) + step
        if not 0 <= place < len(self._dates):
            return None
        first, second = sorted((mention, self._dates[place]), key=lambda date_: date_.span)
        between = self._text[first.span.end : second.span.start].strip().lower()
        if mention.precision is DatePrecision.DAY and mention.start == mention.end:
            return None  # "on 3 April and 18 June" is no stretch of time
        return self._dates[place] if between in ("and", "and in", "et", "y") else None

    def _days(self, mention: DateMention, quantity: Quantity | None = None) -> tuple[date, date] | None:
        if mention.start is None:
            return None
        if point := self._scope.point(mention):
            return point, point
        if mention.rule in FISCAL and (year := financial_year(mention, self._document)) is not None:
            return year
        end, published = mention.end or mention.start, self._document.published_on
        start = mention.start
        if (other := self._coordinated(mention, 1)) and other.end and other.end > end:
            end = other.end
        if (other := self._coordinated(mention, -1)) and other.start and other.start < start:
            start = other.start
        sentence = self._document.sentence_at(mention.span.start)
        if published is None or mention.start > published or _is_planned(mention, quantity):
            return start, end
        if self._scope.runs_on(mention, sentence) or (end > published and not self._scope.is_ahead(mention, sentence)):
            end = published
        return start, end


def _is_planned(mention: DateMention, quantity: Quantity | None) -> bool:
    """Whether money is for the whole of a time, also where that is not over: "the budget for this year"."""
    if quantity is None or quantity.kind is not QuantityKind.MONEY:
        return False
    return mention.preposition == "for" or quantity.measure_head in _PLANS
