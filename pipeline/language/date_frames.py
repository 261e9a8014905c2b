"""What the words of a date mean in days: one function for each frame of the date patterns.

Belongs here: one reading for each frame of `date_patterns.tsv`. Stays out: finding the words (`dates`), and the arithmetic
(`date_arithmetic`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from pipeline.language.date_arithmetic import (
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
from pipeline.language.mentions import DateKind
from schemas.vocabularies import DatePrecision

Precision = DatePrecision


def calendar_dates(clues: Clues) -> list[Resolved]:
    """Days, months and years of the calendar, single or from one to the other."""
    year1, year2 = clues.explicit_year("y1"), clues.explicit_year("y2")
    month1, month2 = clues.number("m1") or clues.number("M1"), clues.number("m2") or clues.number("M2")
    day1, day2 = clues.number("d1"), clues.number("d2")
    last_month = month2 or month1
    if last_month is None:
        if year1 is None:
            return []
        return [Resolved(date(year1, 1, 1), date(max(year2 or year1, year1), 12, 31), Precision.YEAR)]
    first_month = month1 or last_month
    given = year2 or (year1 if first_month <= last_month or month2 is None else None)
    if given is None and year1 is not None:
        given = year1 + 1
    end_year = given or nearest_year(last_month, day2 or day1, clues)
    if end_year is None:
        return [Resolved(None, None, Precision.UNKNOWN)]
    start_year = year1 or (end_year if first_month <= last_month else end_year - 1)
    if day1 is None:
        start, end = day(start_year, first_month, 1), month_end(end_year, last_month)
        return [Resolved(start, end, Precision.MONTH)] if start and start <= end else []
    start, until = day(start_year, first_month, day1), day(end_year, last_month, day2 or day1)
    return [Resolved(start, until, Precision.DAY)] if start and until and start <= until else []


def listed_days(clues: Clues) -> list[Resolved]:
    """'12 and 13 June': one range where the days follow each other, otherwise a date each."""
    fields = [field for field in ("d1", "d3", "d2") if clues.has(field)]
    month = clues.number("m2") or clues.number("m1")
    year = clues.explicit_year("y2") or clues.explicit_year("y1")
    if month is None or (year := year or nearest_year(month, clues.number(fields[-1]), clues)) is None:
        return [Resolved(None, None, Precision.UNKNOWN)]
    days = [day(year, month, clues.number(field) or 0) for field in fields]
    known = [one for one in days if one]
    if len(known) < len(fields):
        return []
    if all(after - before == timedelta(1) for before, after in pairwise(known)):
        return [Resolved(known[0], known[-1], Precision.DAY)]
    return [
        Resolved(one, one, Precision.DAY, first_field=field, last_field=field if field != "d2" else None)
        for one, field in zip(known, fields, strict=True)
    ]


def listed_months(clues: Clues) -> list[Resolved]:
    """'in June and September': a month each."""
    resolved: list[Resolved] = []
    for field, last in (("M1", "M1"), ("M2", None)):
        month = clues.number(field)
        year = clues.explicit_year("y2") or (nearest_year(month, None, clues) if month else None)
        if month is None or year is None:
            return []
        resolved.append(
            Resolved(day(year, month, 1), month_end(year, month), Precision.MONTH, first_field=field, last_field=last)
        )
    return resolved


def listed_years(clues: Clues) -> list[Resolved]:
    """'in 2010 and 2013': a year each."""
    first, second = clues.number("y1"), clues.number("y2")
    if not first or not second:
        return []
    return [
        Resolved(date(first, 1, 1), date(first, 12, 31), Precision.YEAR, first_field="y1", last_field="y1"),
        Resolved(date(second, 1, 1), date(second, 12, 31), Precision.YEAR, first_field="y2"),
    ]


def numeric(clues: Clues) -> list[Resolved]:
    """ISO dates and day.month.year."""
    found = day(clues.number("y1") or 0, clues.number("mm") or 0, clues.number("dd") or 0)
    return [Resolved(found, found, Precision.DAY)] if found else []


def year(clues: Clues) -> list[Resolved]:
    """A season with its year: only the year is certain."""
    return whole_year(clues.explicit_year("y1"), DateKind.EXPLICIT)


def week(clues: Clues) -> list[Resolved]:
    """The week, from Monday to Sunday, that holds a day."""
    return [
        Resolved(monday(one.start), monday(one.start) + timedelta(6), Precision.WEEK)
        for one in calendar_dates(clues)
        if one.start
    ]


def part_of_year(clues: Clues) -> list[Resolved]:
    """Halves and quarters. Their days are exact; the precision is the year's, as for seasons."""
    which, length = clues.number("nth") or 1, 6 if clues.has("half") else 3
    found = clues.explicit_year("y1")
    if found is None or which * length > 12:
        return []
    last = which * length
    return [Resolved(date(found, last - length + 1, 1), month_end(found, last), Precision.YEAR)]


def first_units(clues: Clues) -> list[Resolved]:
    """'the first nine months of 2018'."""
    found, count = clues.explicit_year("y1"), clues.number("n") or 0
    start = date(found, 1, 1) if found else None
    if start is None:
        return []
    return [Resolved(start, shifted(start, count, clues.number("unit") or 1) - timedelta(1), Precision.MONTH)]


def units_to_month(clues: Clues) -> list[Resolved]:
    """'the 12 months to June 2008': the stretch that ends with that month."""
    end = month_end(clues.number("y1") or 0, clues.number("m1") or 0)
    start = shifted(end + timedelta(1), -count_of(clues), clues.number("unit") or 1)
    return [Resolved(start, end, Precision.UNKNOWN, DateKind.STRETCH)]


def decade(clues: Clues) -> list[Resolved]:
    first = clues.number("y1") or 0
    return [Resolved(date(first, 1, 1), date(first + 9, 12, 31), Precision.YEAR)]


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
    sign = -1 if clues.has("earlier") else 1
    base = clues.anchor or clues.published
    return [unit_around(base, sign * count_of(clues), clues.number("unit") or 1)]


def neighbouring_day(clues: Clues) -> list[Resolved]:
    """'the following day', 'the previous day': counted from the last day that was mentioned."""
    base = clues.anchor or clues.published
    one = base + timedelta(turn(clues)) if base else None
    return [Resolved(one, one, Precision.DAY, DateKind.RELATIVE)]


def anchor_day(clues: Clues) -> list[Resolved]:
    """'the same day': the last day that was mentioned."""
    base = clues.anchor or clues.published
    return [Resolved(base, base, Precision.DAY, DateKind.RELATIVE)]


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
    "year": year,
    "week": week,
    "part_of_year": part_of_year,
    "first_units": first_units,
    "units_to_month": units_to_month,
    "decade": decade,
    "relative_month": relative_month,
    "season": season,
    "year_word": year_word,
    "holiday": holiday,
    "today": today,
    "offset": offset,
    "weekday": weekday,
    "weekdays": weekdays,
    "weekday_list": listed_weekdays,
    "ago": ago,
    "shift": shift,
    "neighbouring_day": neighbouring_day,
    "anchor_day": anchor_day,
    "past_units": past_units,
    "coming_units": coming_units,
    "relative_unit": relative_unit,
    "duration": duration,
    "nothing": nothing,
}
