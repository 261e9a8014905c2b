"""Days of the calendar: what a date resolves to, what it is resolved by, and the arithmetic and choices between.

Belongs here: years and weekdays that the words leave open, shifts by units, ends of months. Stays out: what each pattern of
words means (`frames`).
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.language.mentions import DateKind
from schemas.vocabularies import DatePrecision

Precision = DatePrecision
_FAR = 60
"""Days. The tense of the sentence overrules the nearest year only where the nearest lies this far on its wrong side."""


@dataclass(slots=True)
class Resolved:
    """First and last day, how exactly they are known, and for a list the field that its words start at and end with."""

    start: date | None
    end: date | None
    precision: DatePrecision
    kind: DateKind = DateKind.EXPLICIT
    days: int | None = None
    first_field: str | None = None
    last_field: str | None = None


@dataclass(slots=True)
class Clues:
    """What a frame reads: the captured words with their values, and what the surrounding text says about time.

    `published` is the article's date, `anchor` the last day mentioned before, `year` the year that a neighbouring date of
    the sentence gives, `tense` tells whether the clause speaks of the future (None where its tense is unclear): few dates ask.
    """

    words: Mapping[str, str]
    values: Mapping[str, int]
    published: date | None
    anchor: date | None
    year: int | None
    tense: Callable[[], bool | None]
    certain: bool = False
    """Whether a preposition such as 'since' or 'by' says it, and not only the tense of a verb nearby."""
    stretch: Resolved | None = None
    """The last months or years mentioned before in the sentence."""
    told: Resolved | None = None
    """The same, in the paragraph."""
    told_year: date | None = None
    """The last year mentioned in the paragraph, alone or with a month or day."""

    @property
    def ahead(self) -> bool | None:
        return self.tense()

    def has(self, field: str) -> bool:
        return field in self.words

    def number(self, field: str) -> int | None:
        """The number in a captured word: its value in the lexicon, or its digits."""
        word = self.words.get(field)
        if word is None:
            return None
        if field in self.values:
            return self.values[field]
        digits = "".join(c for c in word if c.isdigit())
        return int(digits) if digits else None

    def explicit_year(self, field: str) -> int | None:
        """A year in figures, or 'last year' and its like counted from the article."""
        if (year := self.number(field)) is not None:
            return year
        if field.endswith(("1", "2")):
            for relative in ("last_year", "this_year", "next_year"):
                if self.has(relative) and self.published:
                    return self.published.year + self.values[relative]
        return None


def nearest_year(month: int, on: int | None, clues: Clues) -> int | None:
    """The year of a day or month that is printed without one: a neighbour's, else the nearest to the article's date.

    The clause's tense overrules the nearest only where that lies more than `_FAR` days on the wrong side of the article.
    """
    now = clues.published
    if clues.year is not None and not (now and _is_over(clues.year, month, on, now) and clues.ahead is True):
        return clues.year
    if now is None:
        return None
    distances = {}
    for candidate in (now.year - 1, now.year, now.year + 1):
        first = day(candidate, month, on or 1)
        if first is None:
            continue
        last = first if on else month_end(candidate, month)
        distances[candidate] = (first - now).days if first > now else min((last - now).days, 0)
    if not distances:
        return None
    nearest = min(distances, key=lambda candidate: (abs(distances[candidate]), candidate))
    far = 0 if clues.certain else _FAR
    if clues.ahead is True and distances[nearest] < -far:
        return min((c for c in distances if distances[c] >= 0), default=nearest)
    if clues.ahead is False and distances[nearest] > far and "prep" not in clues.values:
        return max((c for c in distances if distances[c] <= 0), default=nearest)
    return nearest


def _is_over(year: int, month: int, on: int | None, now: date) -> bool:
    """Whether a day or month was over when the article came out; what is still ahead is in no neighbour's year then."""
    return (year, month) < (now.year, now.month) or (
        on is not None and (year, month, on) < (now.year, now.month, now.day)
    )


def nearest_weekday(number: int, clues: Clues) -> date | None:
    """A weekday around the article: the latest one, or the coming one where the clause looks ahead."""
    now = clues.published
    if now is None:
        return None
    if clues.has("last"):
        return now - timedelta((now.weekday() - number - 1) % 7 + 1)
    if clues.has("next"):
        return now + timedelta((number - now.weekday() - 1) % 7 + 1)
    if clues.has("this"):
        return monday(now) + timedelta(number)
    if clues.ahead:
        return now + timedelta((number - now.weekday()) % 7)
    return now - timedelta((now.weekday() - number) % 7)


def day(year: int, month: int, on: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, on)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def monday(one: date) -> date:
    return one - timedelta(one.weekday())


def shifted(base: date, count: int, unit: int) -> date:
    """A day moved by calendar months and years, or by days for shorter units; the end of a short month holds."""
    months = {30: 1, 91: 3, 365: 12, 3650: 120}.get(unit)
    if months is None:
        return base + timedelta(count * max(unit, 1))
    index = base.year * 12 + base.month - 1 + count * months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(base.day, calendar.monthrange(year, month + 1)[1]))


def unit_around(base: date | None, count: int, unit: int) -> Resolved:
    """The day, week, month, quarter or year that lies `count` units from a day."""
    if base is None:
        return undated()
    one = shifted(base, count, unit)
    match unit:
        case 0 | 1:
            return Resolved(one, one, Precision.DAY, DateKind.RELATIVE)
        case 7 | 14:
            return Resolved(monday(one), monday(one) + timedelta(6), Precision.WEEK, DateKind.RELATIVE)
        case 30:
            return Resolved(one.replace(day=1), month_end(one.year, one.month), Precision.MONTH, DateKind.RELATIVE)
        case 91:
            first = (one.month - 1) // 3 * 3 + 1
            return Resolved(date(one.year, first, 1), month_end(one.year, first + 2), Precision.YEAR, DateKind.RELATIVE)
        case 365:
            return whole_year(one.year, DateKind.RELATIVE)[0]
        case _:
            first = one.year // 10 * 10
            return Resolved(date(first, 1, 1), date(first + 9, 12, 31), Precision.YEAR, DateKind.RELATIVE)


def whole_year(found: int | None, kind: DateKind) -> list[Resolved]:
    if found is None:
        return [undated()]
    return [Resolved(date(found, 1, 1), date(found, 12, 31), Precision.YEAR, kind)]


def undated() -> Resolved:
    """Words that are relative to an article without a date."""
    return Resolved(None, None, Precision.UNKNOWN, DateKind.RELATIVE)


def turn(clues: Clues) -> int:
    return 1 if clues.has("next") else -1 if clues.has("last") else 0


def count_of(clues: Clues) -> int:
    return clues.number("n") or clues.number("article") or 1
