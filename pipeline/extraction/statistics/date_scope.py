"""How far a date reaches through the clauses of its sentence: which of its figures it bounds.

Belongs here: the grammar of that. Stays out: what a date can bound at all (`date_roles.py`), lists, lengths of time and days
(`periods.py`), and reading dates (`language/dates`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.statistics.date_roles import FRONTED, SINCE, DateRoles
from pipeline.language.mentions import DateKind, DateMention, Quantity, QuantityKind
from pipeline.language.text import Span
from schemas.vocabularies import DatePrecision

_PARTS = frozenset({"of_which", "predicated"})
"""Rules of parts of the figure before, which keep the date behind them to themselves."""
_CHANGES = frozenset({"multiple", "multiplied", "change_in", "restated"})
"""Rules of changes, which a date behind them is what they are counted from."""
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.PHYSICAL})
_BREAK = re.compile(r"[;:]|,\s*(?:which|who|where|when|while|but|yet|whereas|although|though|(?:(?:all|both|some|most|many|none)\s+)?of\s+(?:which|whom))\b|\b(?:as\s+per|according\s+to\s+an?)\b|\b(?:while|whereas|although|though|compared|opposed|up from|down from|instead of|than)\b", re.IGNORECASE)  # fmt: skip
"""Between a figure and a date after it: the date stands in another clause, or on the other side of a comparison."""
_WAS = re.compile(r"\b(?:up|down)\s+from\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:against|versus|contre|frente a)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
"""Right before a figure: it is the other side of a comparison."""
_TO_LEVEL = re.compile(
    r"[\s,]*(?:up|down|year[\s-]on[\s-]year|and\s+(?:now\s+)?stood\s+)?\s*(?:to|at|from)\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Between a change and the level it led to, which share their date: "went up by 12 per cent to 340 in 2018"."""
_IS_CHANGE = re.compile(r",\s*(?:which|that|and\s+this|this)\s+(?:is|was|represent(?:s|ed)|means|meant|marks|marked|amounts?\s+to|equals)\b", re.IGNORECASE)  # fmt: skip
"""A clause that only says how far the figure before changed."""
_TO_NEXT = re.compile(r",?\s*to\s+(?:[a-z]+\s+){0,2}", re.IGNORECASE)
"""Between the date of one level and the next level: "from 80 in 2015 to 60 today"."""
_FROM = re.compile(r"\bfrom\b(?:[^,;]|(?<=\d),(?=\d))*$", re.IGNORECASE)
_ANOTHER = re.compile(r",\s*and\b", re.IGNORECASE)
_WHEN = re.compile(r"\s*,?\s*(?:when|quand|lorsque|cuando)\b", re.IGNORECASE)
"""Right behind a date: what follows held then."""
_OWNED = re.compile(r"['’]s?\s+")
"""Between a date and the figure that is its own: "better than last year's 11"."""
_OTHER_CLAUSE = re.compile(r",\s*(?:and|but)\s+(?:(?:in|on|since|during|over)\s+)?(?:the\s+)?$", re.IGNORECASE)
"""Right before a date: it opens the next clause ("they feed four camps, and since May ...")."""
_CAUSE = re.compile(r"\b(?:following|thanks\s+to|owing\s+to|due\s+to|because|after)\b", re.IGNORECASE)
"""Between a date inside a clause and a figure: what led to what was told is of no time of its own."""
_OWN_LENGTH = re.compile(r"[^.;:]{0,60}?\b(?:over|in|within|during|for)\s+the\s+(?:following|next|subsequent|ensuing)\s+(?:[\w-]+\s+)?(?:days?|weeks?|months?|years?)\b", re.IGNORECASE)  # fmt: skip
"""Behind a figure: it is of the time after the date ("in 2015 ... 37 lorries over the following 18 months")."""
_THAN_BASE = re.compile(r"\s*(?:the|that|those|what|as\s+(?:many|much|often|high|large)|more\s+than|higher\s+than)\b", re.IGNORECASE)  # fmt: skip
"""Behind a multiple: a date after it is that of the level it is counted from ("twice the number of the year before")."""
_SCOPE_ENDS = re.compile(r"[;]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.\s|,\s*(?i:but|yet|which|although|though|whereas|who\s+(?:has|have|is|are))\b|\b(?i:whereas|although|though)\b|,\s*(?:for|to|with|by|from)\s+which\b[^,;]*\b(?:is|are|has|have)\b")  # fmt: skip
"""Between a date and a figure after it; the point of "Mr." ends nothing."""
_COMPARED = re.compile(r",\s*(?:compared|against|up from|down from)\b", re.IGNORECASE)
"""The same, but for a change that sums the comparison up."""
_NEXT_THAT = re.compile(r"(?:,\s*and|\badding)\s+that\b", re.IGNORECASE)
_AND_THAT = re.compile(r"\band\s+that\b", re.IGNORECASE)
_BY_NOW = re.compile(r"\s*(?:[\w-]+\s+){0,2}?(?:ha(?:s|ve)|is|are|(?:was|were)\s+\w+ing|still|now)\b", re.IGNORECASE)
"""A second reported clause, which only a date at the head of the first one reaches."""
_STATE = re.compile(
    r",\s+(?:has|have|is|are|(?!across|always|perhaps|thus|plus|its|his|this)[a-z]{3,}[^su\W]s)\s", re.IGNORECASE
)
"""The present behind an insertion that holds a date: "the station, opened in 2014, has 41 officers"."""
_HAS = re.compile(
    r"\b(?:has|have|there\s+(?:is|are))\s+(?:(?:about|some|only|just|nearly|almost|over)\s+)*$", re.IGNORECASE
)
"""Right before a figure: it holds today."""
_ON_THE_WAY = re.compile(r"\b(?:arrived|came|flew|travelled|traveled|returned|back|visits?|visited|trip|took\s+office|moved|joined)\b[^,;.]{0,30}$", re.IGNORECASE)  # fmt: skip
"""Before a date: when somebody came or went; what they bring or do is told for itself."""
_BY_THEM = re.compile(r"\s*by\s+(?:[a-z]+\s+){0,2}", re.IGNORECASE)
"""Between a date and those who did it then: "signed in 2015 by 41 States"."""
_SURVEY = re.compile(r"\b(?:surveys?|surveyed|polls?|polled|questionnaires?|questioned|interviewed|sampled?)\b", re.IGNORECASE)  # fmt: skip
"""What was asked then: its shares are of people, not of that time."""
_STRETCHES = frozenset({DatePrecision.MONTH, DatePrecision.YEAR})
_FOUND_THAT = re.compile(r"\b(?:found|finds|shows?|showed|shown|suggests?|suggested|revealed|reveals)\b", re.IGNORECASE)
"""Between the date of a survey and a share: it is told as the survey's own finding ("a survey carried out in 2013 found")."""
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})
_RELATIVE = re.compile(r",\s*(?:which|who|where)\b(?:[^,;]|(?<=\d),(?=\d))*$", re.IGNORECASE)
"""Before a date: it stands in a relative clause."""
_NOW = re.compile(r"\b(?:now|currently|today|at present)\b", re.IGNORECASE)
_HOLDS_NOW = re.compile(r"[\s,]*(?:of\s+(?:which|whom|them|these)\s+)?(?:ha(?:ve|s)|remains?|still|now|currently|today|(?:are|is)\s+(?:still|now|currently|yet|pending|under))\b", re.IGNORECASE)  # fmt: skip
"""Behind a part of what was counted: "a third of which have gone home" holds today."""
_COMPARES = re.compile(r"\b(?:than|as|over|on|against|with|to|from)\s+(?:in\s+|the\s+|for\s+|during\s+|between\s+)*(?:the\s+)?(?:same\s+\w+\s+(?:(?:of|in|on|last)\s+)?)?$", re.IGNORECASE)  # fmt: skip
_FOUNDED = re.compile(
    r"\b(?:founded|set up|created|established|launched|introduced|adopted|signed|built|inaugurated|published|released)\b[^.;]{0,45}$",
    re.IGNORECASE,
)
_LASTING = re.compile(r"^[\s,]*(?:held|kept|detained|jailed|imprisoned|stranded|missing|living|staying|posted|stationed|deployed|based|employed|enrolled|serving|working|waiting|pending)\b", re.IGNORECASE)  # fmt: skip
"""Behind the counted noun: a state that began then, not a count of what happened since."""
_HAVE_DONE = re.compile(r"\b(?:has|have|had)\s+(?:[a-z]+\s+)?[a-z]+(?:ed|ought|und|ade|ent)\s+$")
"""Before a figure: what has been done to those counted, which a date after their state is about all the same."""
_CAME_FROM = re.compile(r"\b(?:came|come|comes|traced|linked|tracked)(?:\s+back)?\s+(?:from|to)\s+$", re.IGNORECASE)
"""Right before a figure: it counts the places of origin of what was counted before."""
_AND_VERB = re.compile(r"\band\s+[a-z]+(?:ed|ught|und|ade|ook|ent|eld)\b")
"""A second verb of the same subject: "seized 3 kg of amber and arrested 14 men in June"."""
_NEAR, _OPENING = 14, 12
"""Characters. How close behind a level its date stands, and how long the words can be that open a sentence with a date."""


@dataclass(slots=True)
class Clause:
    """A figure's place in its sentence."""

    sentence: Span
    here: Span
    """The quantity; its noun phrase may run on to `phrase.end`."""
    phrase: Span
    figures: tuple[Quantity, ...]
    """The other figures of the sentence that a period can bound."""


class DateScope(DateRoles):
    """The reach of one article's dates."""

    def after(self, clause: Clause, dates: list[DateMention], quantity: Quantity) -> DateMention | None:
        """A date after the figure in its own clause, with no other figure in between that it could bound instead."""
        text, here = self._text, clause.phrase
        if self._is_origin(clause):
            return None
        for mention in dates:
            if mention.span.start < quantity.span.start or self._is_aside(mention):
                continue
            between = text[here.end : mention.span.start] if mention.span.start >= here.end else ""
            if mention.preposition is None and mention.kind is DateKind.EXPLICIT and len(between) > 4:
                continue
            if self._is_base(mention, quantity) or (
                quantity.kind is QuantityKind.FOLD and _THAN_BASE.match(text, quantity.span.end)
            ):
                return None
            others = [q for q in clause.figures if here.end <= q.span.start < mention.span.start]
            if _BREAK.search(between) or self._compares(between, mention) or _OTHER_CLAUSE.search(between):
                return None
            others = [q for q in others if not self._is_inserted(q)]
            if any(q.rule in _PARTS or _AGAINST.search(text[here.end : q.span.start]) for q in others):
                return None
            done = _HAVE_DONE.search(text[max(0, quantity.span.start - 40) : quantity.span.start]) is not None
            if mention.preposition in SINCE and _LASTING.match(between) and not done:
                return None
            if "," in between and any(0 <= q.span.start - mention.span.end <= 2 for q in clause.figures):
                return None  # "3,900 in May, in June 4,100"
            if any(q.kind is QuantityKind.FOLD for q in others):
                return None
            levels = len(others) == 1 and _TO_LEVEL.fullmatch(text[here.end : others[0].span.start]) is not None
            alike = levels or (quantity.kind in _AMOUNTS and all(q.kind in _AMOUNTS for q in others))
            if not alike and any(q.kind is not quantity.kind for q in others) and _AND_VERB.search(between) is None:
                return None
            if (_FOUNDED.search(between) and len(between) > 40) or (
                quantity.kind in _SHARES and _SURVEY.search(between) and mention.precision is not DatePrecision.YEAR
            ):
                return None
            return mention
        return None

    def before(self, clause: Clause, dates: list[DateMention], quantity: Quantity) -> DateMention | None:
        """A date before the figure whose scope runs on to it: it opens the sentence, or stands in the figure's own clause."""
        text, here = self._text, clause.here
        if self._is_origin(clause):
            return None
        if _OWN_LENGTH.match(text, clause.phrase.end):
            return None
        compared = [q for q in clause.figures if q.rule == "compared" != quantity.rule]
        past_comparison = False
        for mention in reversed(dates):
            if mention.span.end > here.start or (mention.preposition == "on" and mention.precision in _STRETCHES):
                continue  # "up a third on last year, to 90"
            if any(0 <= mention.span.start - (q.phrase or q.span).end <= _NEAR for q in compared):
                past_comparison = True  # "9,400 in 2018, against 7,000 a year earlier: an increase of 34 per cent"
                continue
            between = text[mention.span.end : here.start]
            if _WHEN.match(between) or _OWNED.fullmatch(between):
                return mention
            if quantity.direction is not None:
                between = _IS_CHANGE.sub("", between)
            lead = self._lead(mention, clause.sentence)
            if quantity.kind is QuantityKind.DURATION and len(lead) > _OPENING:
                return None  # how long something takes is told for now
            if past_comparison and quantity.direction is not None:
                between = between.replace(";", "")
            elif _COMPARED.search(between):
                continue
            if not self._leaves(clause, quantity, mention, lead, between) and not self._is_elsewhere(
                quantity, lead, between
            ):
                return mention
        return None

    def _leaves(self, clause: Clause, quantity: Quantity, mention: DateMention, lead: str, between: str) -> bool:
        """Whether the clause of a date ends before the figure, by the words before the date and between the two."""
        runs_on = self.runs_on(mention, clause.sentence)
        return bool(
            _SCOPE_ENDS.search(between)
            or _NOW.search(between)
            or (len(lead) > FRONTED and next_clause(between, self._text[clause.phrase.end :][:40]))
            or (len(lead) > FRONTED and _CAUSE.search(between))
            or ("," in lead and _STATE.match(between))
            or self._is_own(clause, quantity, mention, lead, between)
            or (not runs_on and _FOUNDED.search(lead) and not _BY_THEM.fullmatch(between))
            or (not runs_on and _ON_THE_WAY.search(lead) and not _WHEN.match(lead.lower()))
            or (len(lead) > _OPENING and self._compares(lead, mention))
        )

    @staticmethod
    def _is_elsewhere(quantity: Quantity, lead: str, between: str) -> bool:
        """Whether a figure is of another time than the date before it: one held today, a share of those asked, a next level."""
        surveyed = quantity.kind in _SHARES and _SURVEY.search(lead.rpartition(";")[2]) is not None
        if surveyed and not _FOUND_THAT.search(between):
            return True
        if quantity.kind is QuantityKind.RATIO and _ANOTHER.search(between):
            return True
        if quantity.kind is not QuantityKind.FOLD and _HAS.search(between):
            return True
        return _TO_NEXT.fullmatch(between) is not None and _FROM.search(lead) is not None

    @staticmethod
    def _is_own(clause: Clause, quantity: Quantity, mention: DateMention, lead: str, between: str) -> bool:
        """Whether a relative clause keeps a date for a figure of its own: "the queue, which stood at 90 in May, is 75"."""
        relative = _RELATIVE.search(lead)
        if relative is None or "," not in between:
            return False
        if between.startswith(",") and "who" in relative[0][:6].lower().split():
            return True  # "the chief, who was named in 2018, had 40 posts"
        if quantity.direction is not None or quantity.kind is QuantityKind.FOLD:
            return False  # "the desk, which got 3,650 letters in 2018, double the number of 2013, ..."
        start = mention.span.start - len(lead) + relative.start()
        return any(start <= q.span.start < mention.span.start for q in clause.figures)

    def is_other_time(self, quantity: Quantity) -> bool:
        """Whether a figure is told only as what the level was before: "up from 3.6"."""
        lead = self._text[max(0, quantity.span.start - 40) : quantity.span.start]
        return quantity.rule == "compared" and _WAS.search(lead) is not None

    def holds_now(self, quantity: Quantity) -> bool:
        """Whether a part of an earlier count is told for the present: "a third of which have gone home"."""
        end = (quantity.phrase or quantity.span).end
        if quantity.rule == "predicated" and self._text[end : end + 1] == ",":
            return False  # "since May 300 clerks, 60 of them women, have sat the test": the verb is of the whole
        return quantity.rule in _PARTS | {"fronted"} and _HOLDS_NOW.match(self._text, end) is not None

    def _is_inserted(self, quantity: Quantity) -> bool:
        """Whether a part stands between commas: "312 officers, | a third of them women, | were trained in 2019"."""
        end = (quantity.phrase or quantity.span).end
        text = self._text
        inserted = text[end : end + 1] == "," and text[max(0, quantity.span.start - 2) : quantity.span.start] == ", "
        return inserted and quantity.rule in _PARTS | {"share"}

    def _is_aside(self, mention: DateMention) -> bool:
        """ "and, since June, an observer": a date between commas bounds what follows it."""
        lead = self._text[max(0, mention.span.start - 14) : mention.span.start]
        closes = self._text[mention.span.end : mention.span.end + 1] == ","
        return mention.preposition in SINCE and closes and re.search(r"\band,\s*\w+\s*$", lead) is not None

    def _is_origin(self, clause: Clause) -> bool:
        """Whether a figure counts where an earlier one was from: "half of the letters in 2013 came from three towns"."""
        start = clause.here.start
        earlier = any(q.span.end <= start for q in clause.figures)
        return earlier and _CAME_FROM.search(self._text[max(clause.sentence.start, start - 30) : start]) is not None

    def is_next_level(self, quantity: Quantity) -> bool:
        """Whether a figure is the level that another one moved to, at a later time: "from 560 in January to 90"."""
        start = quantity.span.start
        return _TO_NEXT.search(self._text[max(0, start - 5) : start]) is not None

    def base_after(self, quantity: Quantity, dates: list[DateMention]) -> DateMention | None:
        """The year that a change is counted from, told right behind it: "up 9 per cent on 2017"."""
        end = (quantity.phrase or quantity.span).end
        behind = (d for d in dates if end <= d.span.start <= end + _NEAR)
        return next(
            (
                d
                for d in behind
                if d.preposition in ("over", "on") and d.kind is DateKind.EXPLICIT and self._is_base(d, quantity)
            ),
            None,
        )

    @staticmethod
    def _is_base(mention: DateMention, quantity: Quantity) -> bool:
        """Whether a change is counted from a date: "double that of the same period in 2017", "9 per cent over 2017"."""
        if mention.rule == "corresponding":
            return quantity.rule in _CHANGES
        if mention.rule == "units_before" and quantity.kind is not QuantityKind.FOLD:
            return False
        if quantity.direction is None or mention.precision not in _STRETCHES:
            return False
        if mention.preposition == "on":
            return True
        year = mention.kind is DateKind.EXPLICIT and mention.precision is DatePrecision.YEAR
        return year and mention.preposition in ("over", "from")

    @staticmethod
    def _compares(lead: str, mention: DateMention) -> bool:
        """Whether the words before a date set it against the figure ("than in 2007"), and are more than its preposition."""
        found = _COMPARES.search(lead)
        stretch = mention.kind is DateKind.STRETCH  # "over the past two years"
        return found is not None and not stretch and found[0].strip().lower() != mention.preposition


def next_clause(between: str, behind: str) -> bool:
    """Whether a second reported clause opens before a figure: ", adding that nearly half were new", "and that six have reopened"."""
    by_now = _AND_THAT.search(between) is not None and _BY_NOW.match(behind) is not None
    return by_now or _NEXT_THAT.search(between) is not None
