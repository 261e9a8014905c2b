"""The period that bounds a figure: the date of its clause, of its sentence, or of the line that opens its list.

Belongs here: which date goes with which figure. Stays out: reading dates (`language/dates.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extraction.statistics.lead_ins import LeadIns, is_dateline
from pipeline.language.date_arithmetic import month_end
from pipeline.language.document import Document
from pipeline.language.mentions import DateKind, DateMention, Quantity, QuantityKind
from pipeline.language.text import Span
from schemas.vocabularies import DatePrecision

_NO_BOUND = frozenset({QuantityKind.ORDINAL, QuantityKind.DURATION, QuantityKind.AGE})
_SINCE = frozenset({"since", "depuis", "desde"})
_NO_BOUND_AFTER = frozenset({"after", "before", "until", "till", "by", "après", "avant", "hasta"})
_LEANING = frozenset({"compared", "same_again", "of_which", "antecedent"})
"""Rules of figures that lean on the one before them, and share its period where they have none."""
_BREAK = re.compile(r"[;:]|,\s*(?:which|who|where|when|while|but|whereas|although|of\s+(?:which|whom))\b|\b(?:while|whereas|although|against|compared|opposed|up from|down from|instead of|than)\b", re.IGNORECASE)  # fmt: skip
_NOW = re.compile(r"\b(?:now|currently|today|at present)\b", re.IGNORECASE)
_SCOPE_ENDS = re.compile(
    r"[;]|\.\s|,\s*(?:but|yet|which|although|who\s+(?:has|have|is|are)|compared|against|up from|down from)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\b(?:than|as|over|on|against|with|to|from)\s+(?:in\s+|the\s+|for\s+|during\s+)*(?:the\s+)?(?:same\s+\w+\s+(?:(?:of|in|on|last)\s+)?)?$", re.IGNORECASE)  # fmt: skip
_FOUNDED = re.compile(
    r"\b(?:founded|set up|created|established|launched|introduced|adopted|signed|built|inaugurated|published|released)\b[^.;]{0,45}$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:\b(?:the|these|those|its|their|our|all)|['’]s?)\s+$", re.IGNORECASE)
"""A definite figure ("the 30 member bodies") names a standing thing, which no period bounds."""
_CLOSE = 14
"""Characters. A single day this close behind a figure bounds it."""
_REPORTED = re.compile(r"^['’]s|\b(?:that|que)\b", re.IGNORECASE)
_ON = re.compile(
    r"(?:^|[;,]|\band)[\s“\"'‘•–-]*(?:on|le|les|el|el pasado|am|(?:in|during)\b[^.;,]{0,40}\bon)\s*$", re.IGNORECASE
)
"""What may stand between the start of a clause and the single day that bounds its figures."""
_RECORDED = re.compile(r"\s*[a-z]+(?:ed|en|ught|und|ade|ent|eld)\s+(?:in|last|on|between|during|since)\b")
"""What makes a definite figure a finding of its period all the same: "the 66 recorded in 2019"."""
_AND_VERB = re.compile(r"\band\s+[a-z]+(?:ed|ught|und|ade|ook|ent|eld)\b")
"""A second verb of the same subject: "seized 3 kg of amber and arrested 14 men in June"."""
_POINT = re.compile(
    r"(?:the\s+)?(?:end|start|beginning|turn)\b|(?:fin|final|début|principio|comienzo)\b", re.IGNORECASE
)
_BETWEEN = frozenset({"between_months", "between_years"})
_FROM, _TO = re.compile(r"\bfrom\s+$", re.IGNORECASE), re.compile(r"\bto\s+$", re.IGNORECASE)
_TO_FIGURE = re.compile(r"[\w\s%]{0,40}?\bto\s+(?:[a-z]+\s+){0,2}[\d$€£]", re.IGNORECASE)
_FROM_FIGURE = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}[\d$€£][^;:]*\bto\s+$", re.IGNORECASE)
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
        self._lead_ins = LeadIns(document, self._dates)

    def of(self, quantity: Quantity, sentence: Span, siblings: tuple[Quantity, ...]) -> tuple[date, date] | None:
        """First and last day of the period that bounds a figure, or null."""
        here = quantity.phrase or quantity.span
        lead = self._text[max(sentence.start, quantity.span.start - 12) : quantity.span.start]
        if _DEFINITE.search(lead) and not _RECORDED.match(self._text[here.end : here.end + 40]):
            return None
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
            found = self._lead_ins.of(quantity)
        if found is not None:
            return self._at_one_end(found, quantity) or self._days(found)
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
        if mention.preposition == "at" and _POINT.match(text, mention.span.start):
            return False  # "vacant at the end of the year" is no stretch of time
        if mention.start == end and mention.preposition not in _SINCE:
            return self._bounds_as_day(mention, quantity, sentence) and not is_dateline(text, mention)
        if mention.precision is DatePrecision.WEEK:
            return self._bounds_as_day(mention, quantity, sentence)
        if mention.kind is DateKind.EXPLICIT and mention.preposition is None and self._in_brackets(mention):
            return mention.span.end <= quantity.span.start
        return not is_dateline(text, mention)

    @staticmethod
    def _is_close(mention: DateMention, quantity: Quantity) -> bool:
        return 0 <= mention.span.start - (quantity.phrase or quantity.span).end <= _CLOSE

    def _bounds_as_day(self, mention: DateMention, quantity: Quantity, sentence: Span) -> bool:
        """Whether a single day opens the figure's clause ("In raids on Tuesday, 40 officers") or stands right behind it."""
        text = self._text
        if self._is_close(mention, quantity):
            return not text[mention.span.end : mention.span.end + 2].endswith("s")
        between = text[mention.span.end : quantity.span.start]
        lead = text[sentence.start : mention.span.start]
        opens = _ON.search(lead) is not None or (_opens_bare(mention) and not lead.strip(" “\"'‘•–-"))
        return mention.span.end <= quantity.span.start and opens and _REPORTED.search(between) is None

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
            if "," in between and any(0 <= q.span.start - mention.span.end <= 2 for q in clause.figures):
                return None  # "3,900 in May, in June 4,100"
            others = [q for q in clause.figures if here.end <= q.span.start < mention.span.start]
            if any(q.kind is QuantityKind.FOLD for q in others):
                return None
            if any(q.kind is not quantity.kind for q in others) and _AND_VERB.search(between) is None:
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
        compared = [q for q in clause.figures if q.rule == "compared" != quantity.rule]
        past_comparison = False
        for mention in reversed(dates):
            if mention.span.end > here.start:
                continue
            if any(self._is_close(mention, q) for q in compared):
                past_comparison = True  # "9,400 in 2018, against 7,000 a year earlier: an increase of 34 per cent"
                continue
            between = text[mention.span.end : here.start]
            lead = text[clause.sentence.start : mention.span.start]
            if (
                (_SCOPE_ENDS.search(between) and not past_comparison)
                or _NOW.search(between)
                or _FOUNDED.search(lead)
                or (len(lead) > 12 and self._compares(lead, mention))
            ):
                continue
            if quantity.kind is QuantityKind.RATIO and re.search(r",\s*and\b", between):
                continue
            return mention
        return None

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


def _opens_bare(mention: DateMention) -> bool:
    """Whether a date opens a clause without a preposition: "Last Tuesday, ...", "Last week, ..."."""
    return mention.rule == "weekday" or mention.precision is DatePrecision.WEEK
