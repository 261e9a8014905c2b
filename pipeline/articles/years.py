"""The year of a day that is printed without one: "ISLAMABAD, Oct 27 (Agency):".

Belongs here: what the page tells of that year. Stays out: finding the day (`datelines.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain

from pipeline.articles.date_lines import weekdays
from pipeline.articles.lines import Line

_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[^\d\n]{0,30}((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d%]|[.,/-]\d)")
_WORD = re.compile(r"[^\W\d_]+")
_STEPS = (0, 1, -1, 2, 3)
"""Years from the latest named one, the likeliest first: the story may be of the next year, or name one to come."""

_OPENING, _LONGEST = 600, 30_000
"""Characters of a body in which the weekday of its news stands, and in which years are looked for."""


def day_of_year(month: int, day: int, lines: Sequence[Line], body: str) -> date | None:
    """The day in the year for which its weekday speaks, among the year of the page's rights, those about the
    latest that the story names; else in the first of these. A story tells on a day of the week, or the day after, what happened that day."""
    rights = [int(found[1]) for line in lines for found in _RIGHTS.finditer(line.text)]
    if rights:
        return _date(max(rights), month, day)
    named = sorted({int(found[0]) for found in _YEAR.finditer(body, 0, _LONGEST)}, reverse=True)
    if not named:
        return None
    latest = named[0]
    told = next((weekdays()[word] for word in _WORD.findall(body[:_OPENING].casefold()) if word in weekdays()), None)
    days = [
        found for year in chain((latest + step for step in _STEPS), named[1:]) if (found := _date(year, month, day))
    ]
    fitting = [found for found in days if told in (found.isoweekday(), (found.isoweekday() + 5) % 7 + 1)]
    return next(iter(fitting or days), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
