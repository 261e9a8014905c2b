"""The date that a publisher prints on a story: which of a page's dates it is, and how one in figures is read.

Belongs here: choosing among the dates of a page. Stays out: recognising dates (`dates.py`) and lines of them (`date_lines.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.articles.body import Region
from pipeline.articles.date_lines import weekdays
from pipeline.articles.dates import PrintedDate, dates_in, month_number, years_in
from pipeline.articles.furniture import Kind
from pipeline.articles.gazetteer import country_of
from pipeline.articles.lines import Line, Role
from pipeline.articles.years import day_of_year
from schemas.vocabularies import ArticleFlag, PublishedPrecision

_REACH = 45
"""Lines above the body in which its date is looked for."""

_EVIDENCE = 1500
"""Characters of a body whose days and months may settle a date in figures."""

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*")
_DAY_AND_MONTH = re.compile(
    r"\b(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s(?:de\s|of\s)?(?P<m1>[^\W\d_]{3,12})\b|\b(?P<m2>[^\W\d_]{3,12})\.?\s(?P<d2>\d{1,2})\b"
)
_LONGEST_SEARCH = 30_000
"""Characters of a body in which a date is looked for where the page prints none."""

_NEXT = 4
"""Lines beside the headline in which furniture may carry the date."""

_HEAD, _LONGEST_NAME = 6, 4
"""Lines of a page's head in which its country may be named, and words of a country's name."""

_NEAR, _FAR = 10, 25
"""Days from a date of the body within which a story was published, and from which it was not, where another reading is near."""

_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "PW", "FM", "MH"})
"""Countries whose short dates put the month first, by the Unicode CLDR."""

_EITHER_WAY = frozenset({"CA"})


@dataclass(frozen=True, slots=True)
class Published:
    """The date of a story and how it is known."""

    day: date | None = None
    precision: PublishedPrecision = PublishedPrecision.UNKNOWN
    flags: tuple[ArticleFlag, ...] = ()


def published(
    lines: Sequence[Line],
    region: Region,
    title: int | None,
    *,
    dateline: PrintedDate | None,
    without_year: tuple[int, int] | None = None,
    body: str,
    language: str | None,
    day_first: bool | None = None,
    hint: date | None = None,
    country: str | None = None,
) -> Published:
    """The printed date: on a line of its own near the headline, in the dateline, below the body; else inferred."""
    anchor = region.start if title is None else title
    entries = [i for i in range(region.start, region.end) if lines[i].role is Role.DATE]
    until = region.start + 3 if len(entries) > 1 else (region.start + region.end) // 2
    printed = [
        (_date_rank(line, index, anchor, region), index)
        for index, line in enumerate(lines)
        if line.role is Role.DATE and (index <= until or index >= region.end)
    ]
    evidence = [found for line in lines[:6] for found in line.dates]
    if country is None and language in (None, "en"):
        country = _home(lines[: min(region.start, _HEAD)])
    for rank, index in sorted(printed):
        if rank >= 900:
            break
        others = [*evidence, *([dateline] if dateline else [])]
        told = f"{lines[index].text}\n{body[:_EVIDENCE]}"
        return settled(lines[index].dates[0], language, day_first, others, hint, told, country)
    if dateline is not None:
        return settled(dateline, language, day_first, evidence, hint)
    for beside in _beside(lines, anchor, region):
        return settled(beside, language, day_first, evidence, hint, body[:_EVIDENCE], country)
    if hint is not None:
        return Published(hint, PublishedPrecision.INFERRED)
    if without_year and (day := day_of_year(*without_year, lines, body)):
        return Published(day, PublishedPrecision.INFERRED)
    for _, index in sorted(printed):
        return settled(lines[index].dates[0], language, day_first, evidence, hint)
    for paragraph in body[:_LONGEST_SEARCH].split("\n\n"):
        for found in sorted([*dates_in(paragraph, language), *years_in(paragraph)], key=lambda each: each.start):
            if found.other is None:
                return Published(found.day, PublishedPrecision.INFERRED)
    return Published()


def _beside(lines: Sequence[Line], anchor: int, region: Region) -> list[PrintedDate]:
    """The days that stand in the headline or in furniture beside it ("Source: Agency 2020-03-02 14:37"), nearest first."""
    near = sorted(
        range(max(0, anchor - _NEXT), min(anchor + _NEXT, region.start)), key=lambda at: (abs(at - anchor), at)
    )
    found = [
        day
        for at in near
        for day in dates_in(lines[at].text)
        if lines[at].role is Role.FURNITURE or (at == anchor and _is_apart(lines[at].text, day))
    ]
    return [day for day in found if day.precision is PublishedPrecision.DAY]


def _is_apart(headline: str, day: PrintedDate) -> bool:
    """Whether a day stands behind a dash or in brackets at the end of a headline, or leads it; elsewhere it is an event's."""
    before, after = headline[: day.start].strip(), headline[day.end :].strip()
    if (not before and after[:1] in ("-", "–", "—", "|", ":")) or (before[-1:] == "(" and after == ")"):
        return True
    return headline[: day.start].rstrip()[-1:] in ("-", "–", "—", "|") and not headline[day.end :].strip(" .")


def _home(head: Sequence[Line]) -> str | None:
    """The only country that the head of a page names: that of its publisher."""
    named = set()
    for line in head:
        words = _NAME.findall(line.text)
        for start in range(len(words)):
            lengths = range(min(_LONGEST_NAME, len(words) - start), 0, -1)
            named |= {code for length in lengths if (code := country_of(" ".join(words[start : start + length])))}
    return named.pop() if len(named) == 1 else None


def _date_rank(line: Line, index: int, anchor: int, region: Region) -> float:
    """Lower is better: near the headline, publication before update, full dates before months, below the body last."""
    distance = min(abs(index - anchor), abs(index - region.start))
    rank = float(distance)
    if line.label is Kind.DATE:
        rank -= 8
    elif line.label is Kind.UPDATE:
        rank += 6
    if line.dates[0].precision is not PublishedPrecision.DAY:
        rank += 10
    if index >= region.end:
        rank += 60 if line.label else 900
    elif distance > _REACH and line.label is None:
        rank += 400
    return rank


def settled(
    printed: PrintedDate,
    language: str | None,
    day_first: bool | None,
    others: list[PrintedDate],
    hint: date | None,
    told: str = "",
    country: str | None = None,
) -> Published:
    """One reading of a date. Day-first or month-first follows the source, another date of the page, its day of the week, the
    days and months in the words `told` beside it, the dateline's country, and at last the language; English does not say."""
    if printed.other is None:
        return Published(printed.day, printed.precision)
    if day_first is not None:
        return Published(printed.day if day_first else printed.other, printed.precision)
    for known in (hint, *(found.day for found in others if found.other is None)):
        if known in (printed.day, printed.other):
            return Published(known, printed.precision)
    if (day := _confirmed(printed.day, printed.other, told)) is not None:
        return Published(day, printed.precision)
    if country is not None and country not in _EITHER_WAY:
        return Published(printed.other if country in _MONTH_FIRST else printed.day, printed.precision)
    if language not in (None, "en"):
        return Published(printed.day, printed.precision)
    return Published(flags=(ArticleFlag.DATE_AMBIGUOUS,))


def _confirmed(by_day: date, by_month: date, told: str) -> date | None:
    """The one of two readings that the words beside the date speak for: "Tuesday", "May 3" in the dateline, days near one of
    them, or days that are all written before their month, or all after it."""
    line = told.split("\n", 1)[0]
    named = {weekdays()[word] for word in _WORD.findall(line.casefold()) if word in weekdays()}
    fitting = [day for day in (by_day, by_month) if day.isoweekday() in named]
    if len(fitting) == 1:
        return fitting[0]
    found = list(_DAY_AND_MONTH.finditer(told))
    day_first = {(month, int(each["d1"])) for each in found if each["m1"] and (month := month_number(each["m1"]))}
    month_first = {(month, int(each["d2"])) for each in found if each["m2"] and (month := month_number(each["m2"]))}
    mentioned = day_first | month_first
    for within, beyond in ((0, 0), (_NEAR, _FAR)):
        near = [day for day in (by_day, by_month) if _distance(day, mentioned) <= within]
        far = [day for day in (by_day, by_month) if _distance(day, mentioned) > beyond]
        if len(near) == 1 == len(far):
            return near[0]
    if bool(day_first) != bool(month_first):
        return by_day if day_first else by_month
    return None


def _distance(day: date, mentioned: set[tuple[int, int]]) -> int:
    """Days between a date and the nearest of the days of a year that are mentioned; a year where none is."""
    distances = [
        abs((day - date(year, month, 1)).days + 1 - number)
        for year in (day.year - 1, day.year, day.year + 1)
        for month, number in mentioned
        if number <= 31
    ]
    return min(distances, default=365)
