"""What the words of a date mean in days: one function for each frame of the date patterns.

Belongs here: one reading for each frame of `date_patterns.tsv` that counts from another date, and the table of all. Stays
out: dates of the calendar (`calendar`), finding the words (`dates`), and the arithmetic (`arithmetic`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from pipeline.language.dates.arithmetic import (
    Clues,
    Resolved,
    count_of,
    day,
    monday,
    month_end,
    nearest_weekday,
    nearest_year,
    shifted,
    turn,
    undated,
    unit_around,
    whole_year,
)
from pipeline.language.dates.calendar import (
    calendar_dates,
    decade,
    first_units,
    listed_days,
    listed_months,
    listed_years,
    numeric,
    part_of_year,
    season_years,
    units_to_month,
    week,
    week_of_month,
    year,
)
from pipeline.language.dates.offsets import day_of_month, month_of_that_year, unit_beyond, units_ahead
from pipeline.language.mentions import DateKind
from schemas.vocabularies import DatePrecision

Precision = DatePrecision

_YEAR = 365
"""Days of the unit "year" in the lexicon."""


def relative_month(clues: Clues) -> list[Resolved]:
    """'last March': the latest one before the article's month; 'next March': the first one after it."""
    month, now = clues.number("M1") or 1, clues.published
    if now is None:
        return [undated()]
    found = now.year
    if clues.has("last"):
        found -= month >= now.month
    elif clues.has("next"):
        found += month <= now.month
    return [Resolved(day(found, month, 1), month_end(found, month), Precision.MONTH, DateKind.RELATIVE)]


def season(clues: Clues) -> list[Resolved]:
    """A season without its year: 'next autumn' is next year's, 'in the autumn' this year's."""
    ahead = turn(clues) if clues.has("next") or clues.has("last") else 0
    return whole_year(clues.published.year + ahead if clues.published else None, DateKind.RELATIVE)


def fiscal_turn(clues: Clues) -> list[Resolved]:
    """'the last financial year', as far as no country says when its financial years start."""
    return whole_year(clues.published.year + turn(clues) if clues.published else None, DateKind.RELATIVE)


def year_word(clues: Clues) -> list[Resolved]:
    """'of the year'."""
    return whole_year(clues.published.year if clues.published else None, DateKind.RELATIVE)


def holiday(clues: Clues) -> list[Resolved]:
    month, on = divmod(clues.number("holiday") or 0, 100)
    found = nearest_year(month, on, clues)
    one = day(found, month, on) if found else None
    return [Resolved(one, one, Precision.DAY, DateKind.RELATIVE)]


def today(clues: Clues) -> list[Resolved]:
    return [Resolved(clues.published, clues.published, Precision.DAY, DateKind.RELATIVE)]


def offset(clues: Clues) -> list[Resolved]:
    """'yesterday', 'tomorrow'."""
    now = clues.published
    one = now + timedelta(clues.number("offset") or 0) if now else None
    return [Resolved(one, one, Precision.DAY, DateKind.RELATIVE)]


def weekday(clues: Clues) -> list[Resolved]:
    one = nearest_weekday(clues.number("w1") or 0, clues)
    return [Resolved(one, one, Precision.DAY, DateKind.RELATIVE)]


def weekdays(clues: Clues) -> list[Resolved]:
    """'from Monday to Wednesday': the last one is placed first, the first one is the nearest before it."""
    last = nearest_weekday(clues.number("w2") or 0, clues)
    if last is None:
        return [undated()]
    first = last - timedelta((last.weekday() - (clues.number("w1") or 0)) % 7)
    return [Resolved(first, last, Precision.DAY, DateKind.RELATIVE)]


def listed_weekdays(clues: Clues) -> list[Resolved]:
    """'on Monday and Thursday': one range where they follow each other."""
    [whole] = weekdays(clues)
    if whole.start is None or whole.end is None or whole.end - whole.start == timedelta(1):
        return [whole]
    return [
        Resolved(whole.start, whole.start, Precision.DAY, DateKind.RELATIVE, first_field="w1", last_field="w1"),
        Resolved(whole.end, whole.end, Precision.DAY, DateKind.RELATIVE, first_field="w2"),
    ]


def ago(clues: Clues) -> list[Resolved]:
    """'two weeks ago', to the precision of its unit."""
    return [unit_around(clues.published, -count_of(clues), clues.number("unit") or 1)]


def shift(clues: Clues) -> list[Resolved]:
    """'two weeks earlier': counted from the last day that was mentioned."""
    sign, unit = -1 if clues.has("earlier") else 1, clues.number("unit") or 1
    stretch = clues.told
    if stretch is not None and stretch.start and stretch.end and unit >= _YEAR:  # "580 in 2018, 600 a year earlier"
        start, after = (
            shifted(one, sign * count_of(clues), unit) for one in (stretch.start, stretch.end + timedelta(1))
        )
        return [Resolved(start, after - timedelta(1), stretch.precision, DateKind.RELATIVE)]
    return [unit_around(clues.anchor or clues.published, sign * count_of(clues), unit)]


def preceding(clues: Clues) -> list[Resolved]:
    """'the year before', 'the previous six months': what lies before the months or years just told, else before now."""
    count, unit, told = clues.number("n"), clues.number("unit") or 1, clues.told
    if told is not None and told.start and told.end:
        if count is None and unit >= _YEAR:
            return shift(replace(clues, stretch=told, words={**clues.words, "earlier": ""}))
        start = shifted(told.start, -(count or 1), unit)
        return [Resolved(start, told.start - timedelta(1), told.precision, DateKind.RELATIVE)]
    if count is not None:
        return past_units(clues)
    return [unit_around(clues.published, -1, unit)]


def corresponding(clues: Clues) -> list[Resolved]:
    """'the same period of 2017': the days just told, in another year; the whole year where none were told."""
    found, told = clues.explicit_year("y1"), clues.told
    if found is None or told is None or told.start is None or told.end is None:
        return whole_year(found, DateKind.RELATIVE)
    years = told.start.year - found
    start, after = (shifted(one, -years, _YEAR) for one in (told.start, told.end + timedelta(1)))
    return [Resolved(start, after - timedelta(1), told.precision, DateKind.RELATIVE)]


def told_year(clues: Clues) -> list[Resolved]:
    """'that year': the one just told, else the article's."""
    base = clues.told_year or clues.published
    return whole_year(base.year if base else None, DateKind.RELATIVE)


def calendar_to_now(clues: Clues) -> list[Resolved]:
    """'from January 2018 to date': from a month or year to the article's date."""
    now = clues.published
    return [
        Resolved(one.start, now, one.precision, DateKind.STRETCH)
        for one in calendar_dates(clues)
        if now is not None and one.start is not None and one.start <= now
    ]


def neighbouring_day(clues: Clues) -> list[Resolved]:
    """'the following day', 'the previous day': counted from the last day that was mentioned."""
    base = clues.anchor or clues.published
    one = base + timedelta(turn(clues)) if base else None
    return [Resolved(one, one, Precision.DAY, DateKind.RELATIVE)]


def anchor_day(clues: Clues) -> list[Resolved]:
    """'the same day': the last day that was mentioned."""
    base = clues.anchor or clues.published
    return [Resolved(base, base, Precision.DAY, DateKind.RELATIVE)]


def that_day(clues: Clues) -> list[Resolved]:
    """'that day': the last day that was mentioned, and none where none was."""
    return [Resolved(clues.anchor, clues.anchor, Precision.DAY, DateKind.RELATIVE)]


def past_units(clues: Clues) -> list[Resolved]:
    """'in the past three years': the stretch that ends on the article's date."""
    now = clues.published
    start = shifted(now, -(clues.number("n") or 1), clues.number("unit") or 1) if now else None
    return [Resolved(start, now, Precision.UNKNOWN, DateKind.STRETCH)]


def coming_units(clues: Clues) -> list[Resolved]:
    """'in the next three months': the stretch that starts on the article's date."""
    now = clues.published
    end = shifted(now, clues.number("n") or 1, clues.number("unit") or 1) if now else None
    return [Resolved(now, end, Precision.UNKNOWN, DateKind.STRETCH)]


def relative_unit(clues: Clues) -> list[Resolved]:
    """'this week', 'last month', 'next year', 'the end of the year'."""
    ahead = turn(clues) if clues.has("next") or clues.has("last") else 0
    if clues.has("weekend"):
        now = clues.published
        if now is None:
            return [undated()]
        # Before its own weekend an article's "this weekend" is the coming one, and "last weekend" the one before.
        saturday = monday(now) + timedelta(5 + 7 * ahead)
        if not ahead and clues.ahead is not True and saturday > now:
            saturday -= timedelta(7)
        return [Resolved(saturday, saturday + timedelta(1), Precision.DAY, DateKind.RELATIVE)]
    return [unit_around(clues.published, ahead, clues.number("unit") or 1)]


def duration(clues: Clues) -> list[Resolved]:
    """A length of time, in days (hours are rounded up to a day)."""
    count = count_of(clues)
    unit = clues.number("unit") or 0
    days = count * unit if unit else -(-count // 24)
    return [Resolved(None, None, Precision.UNKNOWN, DateKind.DURATION, days=days)]


def nothing(_: Clues) -> list[Resolved]:
    """Words that look like a date and are none, such as 'every two weeks'."""
    return []


FRAMES: dict[str, Callable[[Clues], list[Resolved]]] = {
    "calendar": calendar_dates,
    "days": listed_days,
    "months": listed_months,
    "years": listed_years,
    "numeric": numeric,
    "season_years": season_years,
    "year": year,
    "week": week,
    "week_of_month": week_of_month,
    "month_of_that_year": month_of_that_year,
    "part_of_year": part_of_year,
    "first_units": first_units,
    "units_to_month": units_to_month,
    "decade": decade,
    "relative_month": relative_month,
    "season": season,
    "fiscal_turn": fiscal_turn,
    "year_word": year_word,
    "holiday": holiday,
    "today": today,
    "offset": offset,
    "weekday": weekday,
    "weekdays": weekdays,
    "weekday_list": listed_weekdays,
    "ago": ago,
    "units_ahead": units_ahead,
    "unit_beyond": unit_beyond,
    "day_of_month": day_of_month,
    "shift": shift,
    "calendar_to_now": calendar_to_now,
    "preceding": preceding,
    "corresponding": corresponding,
    "told_year": told_year,
    "neighbouring_day": neighbouring_day,
    "anchor_day": anchor_day,
    "that_day": that_day,
    "past_units": past_units,
    "coming_units": coming_units,
    "relative_unit": relative_unit,
    "duration": duration,
    "nothing": nothing,
}
