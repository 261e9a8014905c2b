"""Days, weeks and months at a count of units from the article: 'in ten days' time', 'the week before last', 'the 4th of this month'.

Belongs here: one reading for each such frame of `date_patterns.tsv`. Stays out: the table of all frames (`frames.py`).
"""

from __future__ import annotations

from pipeline.language.dates.arithmetic import Clues, Resolved, count_of, day, month_end, turn, undated, unit_around
from pipeline.language.mentions import DateKind
from schemas.vocabularies import DatePrecision

Precision = DatePrecision

_MONTH = 30
"""Days of the unit "month" in the lexicon."""


def units_ahead(clues: Clues) -> list[Resolved]:
    """'in ten days' time', to the precision of its unit."""
    return [unit_around(clues.published, count_of(clues), clues.number("unit") or 1)]


def unit_beyond(clues: Clues) -> list[Resolved]:
    """'the week before last', 'the month after next'."""
    return [unit_around(clues.published, 2 * turn(clues), clues.number("unit") or 1)]


def day_of_month(clues: Clues) -> list[Resolved]:
    """'on the 4th of this month'."""
    month = unit_around(clues.published, turn(clues), _MONTH).start
    one = day(month.year, month.month, clues.number("d1") or 1) if month else None
    return [Resolved(one, one, Precision.DAY, DateKind.RELATIVE)] if one else []


def month_of_that_year(clues: Clues) -> list[Resolved]:
    """'February of the same year': in the year just told, else the article's."""
    base, month = clues.told_year or clues.published, clues.number("m1")
    if base is None or month is None:
        return [undated()]
    first = day(base.year, month, 1)
    return [Resolved(first, month_end(base.year, month), Precision.MONTH, DateKind.RELATIVE)]
