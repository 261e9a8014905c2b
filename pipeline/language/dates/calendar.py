"""What the calendar's own dates mean in days: days, months, years and their parts, counted from no other date.

Belongs here: one reading for each such frame of `date_patterns.tsv`. Stays out: dates that are relative to the article or
to another date, and the table of all frames (`frames.py`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from pipeline.language.dates.arithmetic import (
    Clues,
    Resolved,
    count_of,
    day,
    monday,
    month_end,
    nearest_year,
    shifted,
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


def season_years(clues: Clues) -> list[Resolved]:
    """'2017-18', a season or business year over the turn of the year: both calendar years."""
    first, last = clues.number("y1") or 0, clues.number("yy") or 0
    if (first + 1) % 100 != last:
        return []
    return [Resolved(date(first, 1, 1), date(first + 1, 12, 31), Precision.YEAR)]


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


def week_of_month(clues: Clues) -> list[Resolved]:
    """'the last week of June': weeks belong to the month that most of their days are in."""
    found: list[Resolved] = []
    for one in calendar_dates(clues):
        if one.start is None or one.end is None:
            continue
        first = monday(one.start + timedelta(3))  # the Monday of the first week whose Thursday is in the month
        last = monday(one.end - timedelta(3))
        start = last if clues.has("final") else first + timedelta(7 * ((clues.number("nth") or 1) - 1))
        found.append(Resolved(start, start + timedelta(6), Precision.WEEK))
    return found


def part_of_year(clues: Clues) -> list[Resolved]:
    """Halves and quarters. Their days are exact; the precision is the year's, as for seasons."""
    which, length = clues.number("nth") or 1, 6 if clues.has("half") else 3
    found, last = clues.explicit_year("y1"), which * length
    if found is None and clues.published is not None:
        found = clues.published.year - (clues.published.month <= last - length)  # the latest one that has begun
    if found is None or last > 12:
        return []
    return [Resolved(date(found, last - length + 1, 1), month_end(found, last), Precision.YEAR)]


def first_units(clues: Clues) -> list[Resolved]:
    """'the first nine months of 2018'; of the article's year where none is said."""
    found, count = clues.explicit_year("y1"), clues.number("n") or 0
    if found is None and clues.published is not None:
        found = clues.published.year
    start = date(found, 1, 1) if found else None
    if start is None:
        return []
    if clues.has("last"):  # "the last three months of 2018"
        after = shifted(start, 1, 365)
        return [Resolved(shifted(after, -count, clues.number("unit") or 1), after - timedelta(1), Precision.MONTH)]
    return [Resolved(start, shifted(start, count, clues.number("unit") or 1) - timedelta(1), Precision.MONTH)]


def units_to_month(clues: Clues) -> list[Resolved]:
    """'the 12 months to June 2008', 'the year ended 5 April 2008': the stretch that ends with that month or day."""
    month, on = clues.number("m1") or 0, clues.number("d1")
    found = clues.number("y1") or nearest_year(month, on, replace(clues, tense=lambda: False, certain=True))
    end = None if found is None else day(found, month, on) if on else month_end(found, month)
    if end is None:
        return []
    start = shifted(end + timedelta(1), -count_of(clues), clues.number("unit") or 1)
    return [Resolved(start, end, Precision.UNKNOWN, DateKind.STRETCH)]


def decade(clues: Clues) -> list[Resolved]:
    first = clues.number("y1") or 0
    return [Resolved(date(first, 1, 1), date(first + 9, 12, 31), Precision.YEAR)]
