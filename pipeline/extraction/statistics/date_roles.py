"""What part a date plays for a figure: a period, a point in time, a label, days of something else, a time to come.

Belongs here: whether a date can bound a figure at all. Stays out: how far it reaches through the clauses (`date_scope.py`).
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.extraction.statistics.lead_ins import is_dateline
from pipeline.language.mentions import DateKind, DateMention, Quantity, QuantityKind
from pipeline.language.text import Span
from schemas.vocabularies import DatePrecision

SINCE = frozenset({"since", "depuis", "desde"})
FRONTED = 24
"""Characters. How far from the start of its sentence a date still opens it."""
_AHEAD, _REACH = 60, 200
"""Characters. How far behind a date its verb can stand, and how far before it what says its part."""
_NO_BOUND_AFTER = frozenset({"after", "before", "until", "till", "by", "après", "avant", "hasta"})
_SUBORDINATE = re.compile(r"\b(?:which|who|whom|whose|where|que|qui)\b|\b(?:declared|described|labelled|listed)\s+as\b|\bthat\b|^['’]s|\bfor\s+(?:having\s+)?\w+ing\b|\bfor\s+(?:the|an?|their|his|her)\s+\w+\s+of\b", re.IGNORECASE)  # fmt: skip
"""Where a single day ends: what is told, described or blamed is not what happened on the day."""
_BEYOND = re.compile(r"(?:^|[.;:]\s+|,\s*(?:and|but)\s+)[\s“\"'‘•–-]*(?:after|following|before|until|ahead of|prior to|apart from|unlike|als|après|avant|antes de|después de|tras)\b[^.;:]*$", re.IGNORECASE)  # fmt: skip
"""A clause that opens with "after ...": the date in it lies outside of what follows."""
_POSSESSIVE = re.compile(r"['’]s?\b")
_TO_COME = re.compile(r"\b(?:will|shall|would|(?:is|are|due|set|likely|expected|scheduled|planned)\s+to|to\s+(?:follow|come|start|begin|open|be|arrive))\b|\b(?:goes|go)\s+(?:out|ahead|live|on\s+sale)\b|\b(?:starts?|begins?|opens?|arrives?|follows?)\s+(?:in\s+)?$", re.IGNORECASE)  # fmt: skip
_SINCE_CLAUSE = re.compile(r"\bsince\s+(?:(?:its|their|his|her|it|they|he|she|being)\b|\w+ing\b|the\s+(?:launch|start|creation|adoption|introduction|opening|beginning|foundation|establishment)\b|[^.;:,]{1,50}\s(?:was|were|began|started|opened|came|took|became|joined|entered)\b)[^.;:,]{0,60}$", re.IGNORECASE)  # fmt: skip
"""Before a date: "since it was founded in 2015", "since its launch in 2015"."""
_AS_OF = re.compile(
    r"\bas\s+(?:of|at|on)\s+(?:the\s+)?$|\bday\s+of\s+$|\b(?:runs?|running|lasts?|lasting|valid|open)\s+(?:from\s+)?$",
    re.IGNORECASE,
)
"""Before a date: when a record was read, or how long a plan runs; no figure is of that time."""
_POINT = re.compile(
    r"(?:the\s+)?(?:(?P<end>end|close|fin|final)|(?:start|beginning|turn|début|principio|comienzo))\b", re.IGNORECASE
)
_SIZE_REACH = 40
"""Characters."""
_SIZE = re.compile(r"\b(?:units?|teams?|groups?|delegations?|crews?|staff|forces?|networks?|committees?|panels?|contingents?|towns?|villages?|populations?)\s+of\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)  # fmt: skip
"""Right before a figure that is the size of a standing group ("the unit of 41 officers")."""
_UNREAL = re.compile(r"\b(?:should|would|could|might)\s+have\s+[^,;.:]*$", re.IGNORECASE)
"""Before a figure that did not come about ("a fair that should have drawn 90 guests")."""
_OBJECT = frozenset({"past_units", "past_unit", "last_unit"})
"""Rules of stretches, which are objects where no preposition leads them ("they attended the last three days")."""
_CLOSE = re.compile(r"[\s,]*(?:more\s+)?(?:\([^()]{1,12}\)\s*)?(?:(?:was|were|(?:has|have|had)\s+been|being)\s+(?:\w+ly\s+)?[a-z]+(?:ed|en|ught|und|ade|ent|eld|ut|ot)\s+)?(?:(?:in|at|near|off|outside)\s+(?:(?:the\s+)?(?-i:[A-Z])[\w'’-]+(?:\s+(?-i:[A-Z])[\w'’-]+){0,2}|(?:an?|the|\d+|[a-z]+)\s+[\w-]+(?:\s+[\w-]+)?),?\s+(?=on\b))?(?:when\s+[^,;.:]{1,60}\s(?=on\b))?(?:(?:on|of|late|early|in|during|le|les|el|am|the|at)\s+)*", re.IGNORECASE)  # fmt: skip
"""All that may stand between a figure and the single day that bounds it: "40 hens were found on Tuesday"."""
_CAUGHT = re.compile(
    r"\s+(?:arrested|detained|seized|killed|injured|found|rescued|recovered|stolen|intercepted|stopped|sentenced|charged|convicted|deported|reported|recorded)\s+(?:on\s+)?",
    re.IGNORECASE,
)
"""The same, told by a participle: "three men arrested last week"."""
_HAPPENED = re.compile(
    r"\s+(?:had\s+)?(?!attended|visited|joined|gathered|convened|assembled|travelled|traveled|completed|graduated|discussed|participated|addressed|listened|figured|featured|talked|conferred|agreed|signed|exchanged|reviewed|pledged|reported|called)(?:[a-z]{2,}ed|sank|fled|fell|broke)\s+(?:(?:in|off|at|near|outside|across|along)\s+(?:[\w'’-]+\s+){1,4}?)?(?:on\s+)?",
    re.IGNORECASE,
)
"""The same, by a verb of what happened to those counted: "40 lorries capsized on Monday"; not who took part on a day."""
_IN_THE_COURSE = re.compile(r"\s+(?:in|during)\s+(?:an?|the)\s+[\w-]+(?:\s+[\w-]+){0,2}\s+(?:on\s+)?", re.IGNORECASE)
"""The same, with what was done then in between: "arrested 14 men during an operation last week"."""
_PASSIVE = re.compile(r"\s+(?:was|were|ha(?:s|ve|d)\s+been)\s+(?:on\s+)?", re.IGNORECASE)
"""The same, with the verb still to come: "nine men were on Tuesday sentenced"."""
_WAS_THEN = re.compile(
    r"(?:\s+(?:in|of|from|at|for|with)\s[^,;.:]{1,40}?)?\s+(?:was|were)\s+(?!.*\b(?:that|told|said|announced|who|which|where|when)\b)[^,;.:]{1,60}?\s(?:on\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
"""Between a figure and the day of a state that is over: "nine boats were out of the water that day"."""
_TAKING_PART = re.compile(
    r"(?:^|[^,;.:]{0,40}\s)(?:is|are|(?:has|have)\s+been)\s+(?:in|out|on|at|back|[a-z]+ing)\b", re.IGNORECASE
)
"""Behind a counted noun: what those counted are still doing ("six clerks have been riding along since Monday")."""
_STILL_ON = 14
"""Days. How long before the article something has begun that is still going on."""
_ARRANGED = re.compile(
    r"\b(?:arranged|planned|scheduled|foreseen|intended|billed|pencilled in|set|due)\s+for\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a date: a plan's day is no bound of those who were to come."""
_RESULTING = re.compile(
    r",?\s*(?:,|and|where|when)?\s*(?:they\s+|it\s+)?(?:[a-z]+ing|(?<=and )[a-z]+ed)\s+(?:[a-z]+\s+){0,2}",
    re.IGNORECASE,
)
"""Between a day and a figure after it: what was also done on it ("searched a farm on Tuesday, arresting nine men")."""
_ONE_OF_SEVERAL = re.compile(
    r",?\s+(?:and|or)\s+(?:on\s+)?(?:\d{1,2}\s+[A-Z]|[A-Z][a-z]{2,8}\.?\s+\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_ON = re.compile(
    r"(?:^|[;,]|\band)[\s“\"'‘•–-]*(?:(?:early\s+|late\s+)?on(?:\s+the\s+(?:night|evening|morning|afternoon|eve)\s+of)?|le|les|el|el pasado|am|(?:in|during|at)\b[^.;,]{0,40}\b(?:on|(?:hours|morning|afternoon|evening|night)\s+of))\s*$",
    re.IGNORECASE,
)
"""What may stand between the start of a clause and the single day that bounds its figures."""
_ACTED = re.compile(r"\s+(?:[a-z]+ed|took|found|caught|drew|saw|shot|sent|sold|brought|held)\b")
"""Right behind a day inside a clause, a verb whose objects it bounds: "Customs on 3 May seized 40 kg"."""
_NEWS_DAYS = frozenset({"weekday", "weekday_list", "offset", "this_morning"})
"""Rules of days by which news is told ("on Tuesday", "today"): they date the report more than they bound its figures."""
_LISTED_DAYS = frozenset({"day_list", "month_day_list", "weekday_list"})
_LONGEST_MEETING = 31
"""Days."""
_MEETING = re.compile(r"\b(?:courses?|tours?|visit|conference|workshop|seminar|meetings?|session|get-together|congress|assembly|summit|forum|training|deliberations|talks)\b", re.IGNORECASE)  # fmt: skip
_MET = re.compile(r"\b(?:receiv|host|met\b|meet|welcom|visit|came\b|arriv|join(?:ed|ing)?\b|attend|guest|tour|accompan|greet|brief)", re.IGNORECASE)  # fmt: skip
"""Between a day and a count of people: who came on a day, or was received, is counted for the meeting."""
_PART_OF_MONTH = re.compile(r"\b(?:weeks?|weekend|fortnight|days?|nights?|evening|morning|afternoon)\s+of\s+(?:the\s+)?$", re.IGNORECASE)  # fmt: skip
"""Before a month: less of it is meant than all ("in the first week of June")."""
_WITHIN = re.compile(r"\b(?:within|in|over|during|for|across|throughout)\s+(?:the\s+)?$", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:[•►▪●◦‣*·–—-]\s*)?$")


class DateRoles:
    """The parts that one article's dates play."""

    def __init__(self, text: str, published: date | None) -> None:
        self._text = text
        self._published = published

    def bounds(self, mention: DateMention, quantity: Quantity, sentence: Span) -> bool:
        """Whether a date can bound a figure at all: not a future one, a dateline, an owner, a single day told in passing."""
        text, published = self._text, self._published
        if _SIZE.search(text, max(sentence.start, quantity.span.start - _SIZE_REACH), quantity.span.start):
            return False
        if _UNREAL.search(text, max(sentence.start, quantity.span.start - _SIZE_REACH), quantity.span.start):
            return False
        if mention.start is None or mention.preposition in _NO_BOUND_AFTER or mention.rule == "coming_units":
            return False
        if self._is_still_on(mention, quantity) or _ARRANGED.search(self._lead(mention, sentence)):
            return False
        end = mention.end or mention.start
        if published is not None and mention.start > published:
            return mention.preposition == "for" and quantity.kind is QuantityKind.MONEY
        if _POSSESSIVE.match(text, mention.span.end):
            long = mention.precision in (DatePrecision.MONTH, DatePrecision.YEAR)
            if 0 < quantity.number.start - mention.span.end <= len("'s "):
                return quantity.rule != "counted"  # "last year's 11", and not "this year's nine places"
            return long and self._opens(mention, sentence)
        if mention.precision is DatePrecision.MONTH and _PART_OF_MONTH.search(self._lead(mention, sentence)):
            return False
        if _BEYOND.search(self._lead(mention, sentence)):
            return mention.span.start > quantity.span.start
        if mention.rule in _OBJECT and mention.preposition is None and not self._opens(mention, sentence):
            return _WITHIN.search(self._lead(mention, sentence)) is not None
        planned = quantity.kind is QuantityKind.MONEY and mention.precision is DatePrecision.YEAR
        if end > (published or end) and not planned and self.is_ahead(mention, sentence):
            return False
        if self._is_of_meeting(mention, sentence):
            return False
        if is_dateline(text, mention) or _AS_OF.search(self._lead(mention, sentence)):
            return False
        if self.is_label(mention, sentence):
            return not self._in_brackets(mention) or 0 < quantity.span.start - mention.span.end <= len(": ")
        if point := self.point(mention):
            return published is None or point <= published
        single = mention.start == end or mention.rule in _LISTED_DAYS
        if mention.precision is DatePrecision.WEEK or (single and not self.runs_on(mention, sentence)):
            return self._bounds_as_day(mention, quantity, sentence)
        if mention.kind is DateKind.EXPLICIT and mention.preposition is None and self._in_brackets(mention):
            return mention.span.end <= quantity.span.start
        return True

    def _lead(self, mention: DateMention, sentence: Span) -> str:
        """The words of the sentence before a date, the last of them where there are many."""
        start = max(sentence.start, mention.span.start - _REACH)
        return ("…" if start > sentence.start else "") + self._text[start : mention.span.start]

    def _is_of_meeting(self, mention: DateMention, sentence: Span) -> bool:
        """Whether some days are those of a meeting, which bound no count of what there is at it."""
        if mention.precision is not DatePrecision.DAY or mention.start is None or mention.end is None:
            return False
        days = (mention.end - mention.start).days
        return 0 < days < _LONGEST_MEETING and _MEETING.search(sentence.of(self._text)) is not None

    def _is_still_on(self, mention: DateMention, quantity: Quantity) -> bool:
        """Whether a date only says since when people have been at what they still do: "... have been out since Monday"."""
        if self._published is None or mention.start is None or quantity.kind is not QuantityKind.CARDINAL:
            return False
        recent = 0 <= (self._published - mention.start).days <= _STILL_ON
        return recent and _TAKING_PART.match(self._text, (quantity.phrase or quantity.span).end) is not None

    def is_ahead(self, mention: DateMention, sentence: Span) -> bool:
        """Whether the clause of a date that is not over speaks of what is to come: "two more are to follow this autumn"."""
        clause = self._lead(mention, sentence).rpartition(",")[2]
        if self._opens(mention, sentence) or len(clause) < FRONTED:
            clause += self._text[mention.span.end : sentence.end][:_AHEAD]
        return mention.kind is DateKind.RELATIVE and _TO_COME.search(clause) is not None

    def runs_on(self, mention: DateMention, sentence: Span) -> bool:
        """Whether a period starts with a date and goes on: "since 2015", "since its launch in 2015"."""
        if mention.preposition in SINCE:
            return True
        return _SINCE_CLAUSE.search(self._lead(mention, sentence)) is not None

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
        opens = _LABEL.match(self._lead(mention, sentence)) is not None or self._in_brackets(mention)
        return opens and self._text[mention.span.end : mention.span.end + 1] == ":"

    def is_close(self, mention: DateMention, quantity: Quantity) -> bool:
        """Whether a date follows a figure or its noun at once, over no more than a preposition or a passive verb."""
        after = (quantity.phrase or quantity.span).end
        between = self._text[after : mention.span.start]
        return mention.span.start >= after and _CLOSE.fullmatch(between) is not None

    def _opens(self, mention: DateMention, sentence: Span) -> bool:
        return not self._lead(mention, sentence).strip(" \n“\"'‘•–-")

    def _in_brackets(self, mention: DateMention) -> bool:
        return self._text[mention.span.start - 1 : mention.span.start] == "("

    def _bounds_as_day(self, mention: DateMention, quantity: Quantity, sentence: Span) -> bool:
        """Whether a single day opens the figure's clause ("In raids on Tuesday, 40 officers") or stands right behind it."""
        text = self._text
        if _ONE_OF_SEVERAL.match(text, mention.span.end) or mention.rule in _NEWS_DAYS:
            return False
        acted = _ACTED.match(text, mention.span.end) is not None
        if self.is_close(mention, quantity):
            level = mention.start == self._published and quantity.rule in ("subject", "compared", "gapped")
            return not acted and not level  # "from 80 euros to 60 today"
        if _PASSIVE.fullmatch(text[(quantity.phrase or quantity.span).end : mention.span.start][:40]):
            return True
        if _WAS_THEN.fullmatch(text[(quantity.phrase or quantity.span).end : mention.span.start][:80]):
            return True
        between = text[(quantity.phrase or quantity.span).end : mention.span.start][:80]
        if any(told.fullmatch(between) for told in (_CAUGHT, _HAPPENED, _IN_THE_COURSE)):
            return True
        if mention.span.end > quantity.span.start:
            return False
        lead = self._lead(mention, sentence)
        bare = _opens_bare(mention) or (mention.rule == "offset" and end_before(mention, self._published))
        opens = _ON.search(lead) is not None or (bare and self._opens(mention, sentence))
        between = text[mention.span.end : quantity.span.start]
        if mention.preposition == "on" and _RESULTING.fullmatch(between[:60]):
            return True
        end = (quantity.phrase or quantity.span).end
        if quantity.kind is QuantityKind.CARDINAL and _MET.search(between + text[end : end + len("s came ")]):
            return False
        return (opens or acted) and _SUBORDINATE.search(between) is None


def end_before(mention: DateMention, published: date | None) -> bool:
    """Whether a date is over on the article's day: "yesterday" is, "today" isn't."""
    return mention.end is not None and published is not None and mention.end < published


def _opens_bare(mention: DateMention) -> bool:
    """Whether a date opens a clause without a preposition: "Last Tuesday, ...", "Last week, ..."."""
    return mention.rule == "weekday" or mention.precision is DatePrecision.WEEK
