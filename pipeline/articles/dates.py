"""Printed dates, in words and figures, in the languages of European pages.

Belongs here: finding dates in one line, and day-first against month-first. Stays out: which of a page's dates counts
(`header.py`), and dates inside sentences (the language room).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.language.lexicon import Entry, read_reference
from schemas.vocabularies import PublishedPrecision

_YEAR = r"(?P<y>(?:19|20)\d\d)(?![.,]\d|\d(?!\d?:\d\d))"
_OF = r"(?:de[lr]?|do|di|of|den)\s+|d['’]"
_DAY_FIRST = re.compile(
    rf"(?<![\d.,/-])(?<!\d:)(?P<d>\d{{1,2}})(?:\s*(?:[-–—]|and|to|y|et|e|und|bis|au|al|a)\s*(?P<d2>\d{{1,2}}))?"
    rf"(?:st|nd|rd|th|er|re|º|ª|°|\.)?[\s/-]{{1,3}}(?:{_OF})?(?P<m>[^\W\d_]{{3,12}})\.?,?[\s/-]{{1,3}}(?:{_OF})?{_YEAR}"
)
_MONTH_FIRST = re.compile(
    rf"(?:(?<![^\W\d_])|(?<=[a-z])(?=[A-Z]))(?P<m>[^\W\d_]{{3,12}})\.?\s{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:\s*(?:[-–—]|and|to)\s*(?P<d2>\d{{1,2}}))?(?:,?\s{{1,3}}|,)(?:{_OF})?{_YEAR}"
)
_YEAR_FIRST = re.compile(rf"(?<!\d){_YEAR}\.?[\s-]{{1,3}}(?P<m>[^\W\d_]{{3,14}})[\s-]{{1,3}}(?P<d>\d{{1,2}})(?!\d)")
_MONTH_ONLY = re.compile(rf"(?<![^\W\d_])(?P<m>[^\W\d_]{{3,12}})\.?,?\s{{1,3}}(?:{_OF})?{_YEAR}")
_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>\.\s?|[-/])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<s>\s?[./-]\s?)(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\d/]|[.-]\d)"
)
_SHORT = re.compile(r"(?<![\d./-])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d\d)(?![\d.])")
_SHORT_SLASHED = re.compile(r"(?:^|(?<=[:|,]\s))(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d\d)(?![\d./-])")
"""A year of two digits between slashes, only at the start of a line or behind a label: elsewhere it is a file number."""

_IN_ADDRESS = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/_-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
_COUNTED = re.compile(rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일]")
_NUMBERED_MONTH = re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})\s[Tt]háng\s(?P<m>\d{{1,2}})(?:\s[Nn]ăm\s|[,/]\s?){_YEAR}")
"""Year, month and day each with its sign (East Asia), and months that are numbered (Vietnam)."""

_ROMAN = re.compile(rf"(?<![\w./-])(?P<d>\d{{1,2}})[. ]\s?(?P<m>I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}})[. ]\s?{_YEAR}")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_ANY = re.compile(r"(?:19|20)\d\d|\d[./]\d\d?[./]\d\d")
_IN_YEAR = re.compile(r"\b(?:[Ii]n|[Ee]n|[Ee]m|[Nn]el|[Ii]m [Jj]ahre?) (?P<y>(?:19|20)\d\d)\b(?![.,]\d)")


class _Months(Entry):
    language: str
    month: int
    names: str


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed, at `start:end` of its line. `other` is the second reading of an ambiguous one."""

    start: int
    end: int
    day: date
    precision: PublishedPrecision = PublishedPrecision.DAY
    other: date | None = None


@cache
def _months() -> dict[str, dict[int, set[str]]]:
    found: dict[str, dict[int, set[str]]] = {}
    for entry in read_reference("months", _Months):
        for name in entry.names.split("|"):
            found.setdefault(name, {}).setdefault(entry.month, set()).add(entry.language)
    return found


def month_number(word: str, language: str | None = None) -> int | None:
    """1 to 12, or None for a word that is no month, or is two (listopad) and the language does not tell."""
    known = _months().get(word.casefold().rstrip("."))
    if not known:
        return None
    if len(known) == 1:
        return next(iter(known))
    fitting = [month for month, languages in known.items() if language in languages]
    return fitting[0] if len(fitting) == 1 else None


def dates_in(line: str, language: str | None = None) -> list[PrintedDate]:
    """The dates of a line, left to right, without overlap; a full date wins over month and year."""
    if not _ANY.search(line):
        return []
    taken: list[PrintedDate] = []
    for found in (*_in_words(line, language), *_in_figures(line), *_months_only(line, language)):
        if all(found.end <= other.start or other.end <= found.start for other in taken):
            taken.append(found)
    return sorted(taken, key=lambda found: found.start)


def _in_words(line: str, language: str | None) -> Iterator[PrintedDate]:
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        for match in pattern.finditer(line):
            month = month_number(match["m"], language)
            if month and (day := _date(int(match["y"]), month, int(match["d"]))):
                yield PrintedDate(match.start(), match.end(), day)


def _in_figures(line: str) -> Iterator[PrintedDate]:
    for match in _ISO.finditer(line):
        if day := _date(int(match["y"]), int(match["m"]), int(match["d"])):
            yield PrintedDate(match.start(), match.end(), day)
    if not line.isascii():
        for match in (*_COUNTED.finditer(line), *_NUMBERED_MONTH.finditer(line)):
            if day := _date(int(match["y"]), int(match["m"]), int(match["d"])):
                yield PrintedDate(match.start(), match.end(), day)
    for match in _ROMAN.finditer(line):
        if day := _date(int(match["y"]), _ROMANS.index(match["m"]) + 1, int(match["d"])):
            yield PrintedDate(match.start(), match.end(), day)
    for match in _SHORT.finditer(line):
        if day := _date(_century(match["y"]), int(match["m"]), int(match["d"])):
            yield PrintedDate(match.start(), match.end(), day)
    for match in (*_NUMERIC.finditer(line), *_SHORT_SLASHED.finditer(line)):
        first, second, year = int(match["a"]), int(match["b"]), _century(match["y"])
        by_day, by_month = _date(year, second, first), _date(year, first, second)
        if by_day and by_month and by_day != by_month and "." not in match[0]:
            yield PrintedDate(match.start(), match.end(), by_day, other=by_month)
        elif known := by_day or (None if "." in match[0] else by_month):
            yield PrintedDate(match.start(), match.end(), known)


def _century(year: str) -> int:
    """A year of four digits, or the one of 1970 to 2069 that two digits mean."""
    return int(year) if len(year) > 2 else 2000 + int(year) - 100 * (int(year) > 69)


def _months_only(line: str, language: str | None) -> Iterator[PrintedDate]:
    for match in _MONTH_ONLY.finditer(line):
        month = month_number(match["m"], language)
        if month and (day := _date(int(match["y"]), month, 1)):
            yield PrintedDate(match.start(), match.end(), day, PublishedPrecision.MONTH)


def day_in_address(url: str | None) -> date | None:
    """The day that the path of an address names: ".../2016/04/05/...", ".../2016-04-05-..."."""
    found = _IN_ADDRESS.search(url, url.find("/", 8)) if url and "/" in url[8:] else None
    return _date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None


def years_in(line: str) -> list[PrintedDate]:
    """Years named as the time of something ("in 2019")."""
    return [
        PrintedDate(match.start(), match.end(), date(int(match["y"]), 1, 1), PublishedPrecision.YEAR)
        for match in _IN_YEAR.finditer(line)
    ]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
