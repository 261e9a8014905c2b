"""Which dates of a sentence bound a figure: what a date may bound at all, and how far it reaches through the clauses.

Belongs here: the grammar of that, for a date and a figure of one sentence. Stays out: which of several dates wins, lists,
lengths of time and days (`periods.py`), and reading dates (`language/dates.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.extraction.statistics.lead_ins import is_dateline
from pipeline.language.mentions import DateKind, DateMention, Quantity, QuantityKind
from pipeline.language.text import Span
from schemas.vocabularies import DatePrecision

SINCE = frozenset({"since", "depuis", "desde"})
_NO_BOUND_AFTER = frozenset({"after", "before", "until", "till", "by", "après", "avant", "hasta"})
_PARTS = frozenset({"of_which", "predicated"})
"""Rules of parts of the figure before, which keep the date behind them to themselves."""
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.PHYSICAL})

# -- words that end the reach of a date ----------------------------------------------------------------------------------

_BREAK = re.compile(r"[;:]|,\s*(?:which|who|where|when|while|but|yet|whereas|although|though|of\s+(?:which|whom))\b|\b(?:while|whereas|although|though|compared|opposed|up from|down from|instead of|than)\b", re.IGNORECASE)  # fmt: skip
"""Between a figure and a date after it: the date stands in another clause, or on the other side of a comparison."""
_AGAINST = re.compile(r"\b(?:against|versus|contre|frente a)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
"""Right before a figure: it is the other side of a comparison."""
_TO_LEVEL = re.compile(
    r"[\s,]*(?:up|down|and\s+(?:now\s+)?stood\s+)?\s*(?:to|at|from)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE
)
"""Between a change and the level it led to, which share their date: "went up by 12 per cent to 340 in 2018"."""
_IS_CHANGE = re.compile(r",\s*(?:which|that|and\s+this|this)\s+(?:is|was|represent(?:s|ed)|means|meant|marks|marked|amounts?\s+to|equals)\b", re.IGNORECASE)  # fmt: skip
"""A clause that only says how far the figure before changed."""
_WHEN = re.compile(r"\s*,?\s*(?:when|quand|lorsque|cuando)\b", re.IGNORECASE)
"""Right behind a date: what follows held then."""
_OTHER_CLAUSE = re.compile(r",\s*(?:and|but)\s+(?:(?:in|on|since|during|over)\s+)?(?:the\s+)?$", re.IGNORECASE)
"""Right before a date: it opens the next clause ("they feed four camps, and since May ...")."""
_SCOPE_ENDS = re.compile(r"[;]|\.\s|,\s*(?:but|yet|which|although|though|whereas|who\s+(?:has|have|is|are)|compared|against|up from|down from)\b|\b(?:whereas|although|though)\b", re.IGNORECASE)  # fmt: skip
"""Between a date and a figure after it."""
_SUBORDINATE = re.compile(r"\b(?:which|who|whom|whose|where|que|qui)\b|\bthat\b|^['’]s|\bfor\s+(?:having\s+)?\w+ing\b", re.IGNORECASE)  # fmt: skip
"""Where a single day ends: what is told, described or blamed is not what happened on the day."""
_NEXT_THAT = re.compile(r",\s*and\s+that\b", re.IGNORECASE)
"""A second reported clause, which only a date at the head of the first one reaches."""
_NOW = re.compile(r"\b(?:now|currently|today|at present)\b", re.IGNORECASE)
_HOLDS_NOW = re.compile(r"[\s,]*(?:of\s+(?:which|whom|them|these)\s+)?(?:ha(?:ve|s)|is|are|remains?|still)\b", re.IGNORECASE)  # fmt: skip
"""Behind a part of what was counted: "a third of which have gone home" holds today."""

# -- what a date stands in -----------------------------------------------------------------------------------------------

_COMPARES = re.compile(r"\b(?:than|as|over|on|against|with|to|from)\s+(?:in\s+|the\s+|for\s+|during\s+)*(?:the\s+)?(?:same\s+\w+\s+(?:(?:of|in|on|last)\s+)?)?$", re.IGNORECASE)  # fmt: skip
_FOUNDED = re.compile(
    r"\b(?:founded|set up|created|established|launched|introduced|adopted|signed|built|inaugurated|published|released)\b[^.;]{0,45}$",
    re.IGNORECASE,
)
_BEYOND = re.compile(r"(?:^|[.;:]\s+|,\s*(?:and|but)\s+)[\s“\"'‘•–-]*(?:after|following|before|until|ahead of|prior to|apart from|unlike|als|après|avant|antes de|después de|tras)\b[^.;:]*$", re.IGNORECASE)  # fmt: skip
"""A clause that opens with "after ...": the date in it lies outside of what follows."""
_POSSESSIVE = re.compile(r"['’]s?\b")
_POINT = re.compile(
    r"(?:the\s+)?(?:(?P<end>end|close|fin|final)|(?:start|beginning|turn|début|principio|comienzo))\b", re.IGNORECASE
)
_OBJECT = frozenset({"past_units", "past_unit", "last_unit"})
"""Rules of stretches, which are objects where no preposition leads them ("they attended the last three days")."""
_LASTING = re.compile(r"^[\s,]*(?:held|kept|detained|jailed|imprisoned|stranded|missing|living|staying|posted|stationed|deployed|based|employed|enrolled|serving|working|waiting|pending)\b", re.IGNORECASE)  # fmt: skip
"""Behind the counted noun: a state that began then, not a count of what happened since."""
_AND_VERB = re.compile(r"\band\s+[a-z]+(?:ed|ught|und|ade|ook|ent|eld)\b")
"""A second verb of the same subject: "seized 3 kg of amber and arrested 14 men in June"."""

# -- single days ---------------------------------------------------------------------------------------------------------

_CLOSE = re.compile(r"[\s,]*(?:\([^()]{1,12}\)\s*)?(?:(?:was|were|(?:has|have|had)\s+been|being)\s+(?:\w+ly\s+)?[a-z]+(?:ed|en|ught|und|ade|ent|eld|ut|ot)\s+)?(?:(?:on|of|late|early|in|during|le|les|el|am|the|as|at)\s+)*", re.IGNORECASE)  # fmt: skip
"""All that may stand between a figure and the single day that bounds it: "40 hens were found on Tuesday"."""
_NEAR = 14
"""Characters. A single day this close behind a figure bounds it."""
_ON = re.compile(
    r"(?:^|[;,]|\band)[\s“\"'‘•–-]*(?:on|le|les|el|el pasado|am|(?:in|during)\b[^.;,]{0,40}\bon)\s*$", re.IGNORECASE
)
"""What may stand between the start of a clause and the single day that bounds its figures."""
_ACTED = re.compile(r"\s+(?:[a-z]+ed|took|found|caught|drew|saw|shot|sent|sold|brought|held)\b")
"""Right behind a day inside a clause, a verb whose objects it bounds: "Customs on 3 May seized 40 kg"."""
_LABEL = re.compile(r"\s*(?:[•►▪●◦‣*·–—-]\s*)?$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure's place in its sentence."""

    sentence: Span
    here: Span
    """The quantity; its noun phrase may run on to `phrase.end`."""
    phrase: Span
    figures: tuple[Quantity, ...]
    """The other figures of the sentence that a period can bound."""


class DateScope:
    """The reach of one article's dates."""

    def __init__(self, text: str, published: date | None) -> None:
        self._text = text
        self._published = published

    def bounds(self, mention: DateMention, quantity: Quantity, sentence: Span) -> bool:
        """Whether a date can bound a figure at all: not a future one, a dateline, an owner, a single day told in passing."""
        text, published = self._text, self._published
        if mention.start is None or mention.preposition in _NO_BOUND_AFTER:
            return False
        end = mention.end or mention.start
        if published is not None and mention.start > published:
            return mention.preposition == "for" and quantity.kind is QuantityKind.MONEY
        if _POSSESSIVE.match(text, mention.span.end) or _BEYOND.search(text[sentence.start : mention.span.start]):
            return mention.span.start > quantity.span.start and not _POSSESSIVE.match(text, mention.span.end)
        if mention.rule in _OBJECT and mention.preposition is None and not self._opens(mention, sentence):
            return False
        if is_dateline(text, mention):
            return False
        if self.is_label(mention, sentence):
            return True
        if point := self.point(mention):
            return published is None or point <= published
        if mention.precision is DatePrecision.WEEK or (mention.start == end and mention.preposition not in SINCE):
            return self._bounds_as_day(mention, quantity, sentence)
        if mention.kind is DateKind.EXPLICIT and mention.preposition is None and self._in_brackets(mention):
            return mention.span.end <= quantity.span.start
        return True

    # -- what a date stands in -----------------------------------------------------------------------------------------

    def point(self, mention: DateMention) -> date | None:
        """The one day that "at the end of June" means; null for a stretch of time."""
        if mention.preposition != "at":
            return None
        found = _POINT.match(self._text, mention.span.start)
        if found is None:
            return None
        return mention.end if found["end"] else mention.start

    def is_label(self, mention: DateMention, sentence: Span) -> bool:
        """Whether a date opens an item and a colon follows: "3 June: 40 kg of tea"."""
        opens = _LABEL.match(self._text[sentence.start : mention.span.start])
        return opens is not None and self._text[mention.span.end : mention.span.end + 1] == ":"

    def is_close(self, mention: DateMention, quantity: Quantity) -> bool:
        """Whether a date follows a figure or its noun at once, over no more than a preposition or a passive verb."""
        after = (quantity.phrase or quantity.span).end
        between = self._text[after : mention.span.start]
        return mention.span.start >= after and _CLOSE.fullmatch(between) is not None

    def _opens(self, mention: DateMention, sentence: Span) -> bool:
        return not self._text[sentence.start : mention.span.start].strip(" \n“\"'‘•–-")

    def _in_brackets(self, mention: DateMention) -> bool:
        return self._text[mention.span.start - 1 : mention.span.start] == "("

    def _bounds_as_day(self, mention: DateMention, quantity: Quantity, sentence: Span) -> bool:
        """Whether a single day opens the figure's clause ("In raids on Tuesday, 40 officers") or stands right behind it."""
        text = self._text
        acted = _ACTED.match(text, mention.span.end) is not None
        if self.is_close(mention, quantity):
            return not acted
        if mention.span.end > quantity.span.start:
            return False
        lead = text[sentence.start : mention.span.start]
        opens = _ON.search(lead) is not None or (_opens_bare(mention) and self._opens(mention, sentence))
        between = text[mention.span.end : quantity.span.start]
        return (opens or acted) and _SUBORDINATE.search(between) is None

    # -- how far it reaches --------------------------------------------------------------------------------------------

    def after(self, clause: Clause, dates: list[DateMention], quantity: Quantity) -> DateMention | None:
        """A date after the figure in its own clause, with no other figure in between that it could bound instead."""
        text, here = self._text, clause.phrase
        for mention in dates:
            if mention.span.start < quantity.span.start or self._is_aside(mention):
                continue
            between = text[here.end : mention.span.start] if mention.span.start >= here.end else ""
            if mention.preposition is None and mention.kind is DateKind.EXPLICIT and len(between) > 4:
                continue
            others = [q for q in clause.figures if here.end <= q.span.start < mention.span.start]
            if _BREAK.search(between) or self._compares(between, mention) or _OTHER_CLAUSE.search(between):
                return None
            if any(q.rule in _PARTS or _AGAINST.search(text[here.end : q.span.start]) for q in others):
                return None
            if mention.preposition in SINCE and _LASTING.match(between):
                return None
            if "," in between and any(0 <= q.span.start - mention.span.end <= 2 for q in clause.figures):
                return None  # "3,900 in May, in June 4,100"
            if any(q.kind is QuantityKind.FOLD for q in others):
                return None
            levels = len(others) == 1 and _TO_LEVEL.fullmatch(text[here.end : others[0].span.start]) is not None
            alike = levels or (quantity.kind in _AMOUNTS and all(q.kind in _AMOUNTS for q in others))
            if not alike and any(q.kind is not quantity.kind for q in others) and _AND_VERB.search(between) is None:
                return None
            if _FOUNDED.search(between) and len(between) > 40:
                return None
            return mention
        return None

    def before(self, clause: Clause, dates: list[DateMention], quantity: Quantity) -> DateMention | None:
        """A date before the figure whose scope runs on to it: it opens the sentence, or stands in the figure's own clause."""
        text, here = self._text, clause.here
        compared = [q for q in clause.figures if q.rule == "compared" != quantity.rule]
        past_comparison = False
        for mention in reversed(dates):
            if mention.span.end > here.start:
                continue
            if any(0 <= mention.span.start - (q.phrase or q.span).end <= _NEAR for q in compared):
                past_comparison = True  # "9,400 in 2018, against 7,000 a year earlier: an increase of 34 per cent"
                continue
            between = text[mention.span.end : here.start]
            if _WHEN.match(between):
                return mention
            if quantity.direction is not None:
                between = _IS_CHANGE.sub("", between)
            lead = text[clause.sentence.start : mention.span.start]
            fronted = len(lead) <= 12
            if (
                (_SCOPE_ENDS.search(between) and not past_comparison)
                or _NOW.search(between)
                or _FOUNDED.search(lead)
                or (not fronted and (self._compares(lead, mention) or _NEXT_THAT.search(between)))
            ):
                continue
            if quantity.kind is QuantityKind.RATIO and re.search(r",\s*and\b", between):
                continue
            return mention
        return None

    def holds_now(self, quantity: Quantity) -> bool:
        """Whether a part of an earlier count is told for the present: "a third of which have gone home"."""
        return (
            quantity.rule in _PARTS and _HOLDS_NOW.match(self._text, (quantity.phrase or quantity.span).end) is not None
        )

    def _is_aside(self, mention: DateMention) -> bool:
        """ "and, since June, an observer": a date between commas bounds what follows it."""
        lead = self._text[max(0, mention.span.start - 14) : mention.span.start]
        closes = self._text[mention.span.end : mention.span.end + 1] == ","
        return mention.preposition in SINCE and closes and re.search(r"\band,\s*\w+\s*$", lead) is not None

    @staticmethod
    def _compares(lead: str, mention: DateMention) -> bool:
        """Whether the words before a date set it against the figure ("than in 2007"), and are more than its preposition."""
        found = _COMPARES.search(lead)
        return found is not None and found[0].strip().lower() != mention.preposition


def _opens_bare(mention: DateMention) -> bool:
    """Whether a date opens a clause without a preposition: "Last Tuesday, ...", "Last week, ..."."""
    return mention.rule == "weekday" or mention.precision is DatePrecision.WEEK
