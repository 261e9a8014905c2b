"""Lines that are a printed date: around it only a label, a weekday, a time, a place, a byline or the kind of text.

Belongs here: telling such a line from a sentence or a headline with a date in it. Stays out: reading dates (`dates.py`) and
choosing among the dates of a page (`header.py`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from pipeline.articles.bylines import is_byline
from pipeline.articles.dates import PrintedDate, dates_in
from pipeline.articles.furniture import Kind, furniture_kind, label_of, label_words
from pipeline.language.lexicon import Entry, read_reference
from schemas.vocabularies import PublishedPrecision

_OF = re.compile(r"\s(?:du|of|vom|del?|do|da|dated|on|le|am|el|il|em|op)\s*$")
_SECTION = re.compile(r"\s(?:in|en|dans|em)\s(?:[^\W\d_][\w&-]*\s?){1,3}$")
"""The section behind an author: "By Ana Reis in Security on 2 March 2020"."""

_TIME = re.compile(
    r"\b\d{1,2}(?:[:.hH]\d{2}(?::\d{2})?|h)(?:,?\s?[aApP]\.?\s?[mM]\b\.?)?|\b\d{1,2}\s?[aApP]\.?[mM]\b\.?|\[?(?:GMT|UTC)\s?(?:[+-](?:\d{3,4}|\d{1,2}(?::\d{2})?))?\]?|\b(?:CES?T|E[SD]?T|P[SD]?T|[A-Z]{2,3}T|Uhr|hrs?|horas)\b|\bT(?=\d{2}:)"
)
_TIME_AND_ZONE = re.compile(r"T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?")
_GLUE = re.compile(r"[\s,.;:|()\[\]/•·–—-]+")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—/-]\s+")
_NUMBERED = re.compile(
    r"(?P<word>[^\W\d_]{2,10}\.?|n[°º]|№)\s?(?P<more>(?:[^\W\d_]{2,6}\.?|n[°º]|№)\s?)?\d{1,4}(?=\s*[|,/–—:•·-])", re.I
)
_MASTHEAD = 12
"""Words of a periodical's name and motto."""

_TYPES = frozenset({Kind.TYPE, Kind.MENU})
_ASIDE = frozenset({Kind.TYPE, Kind.MENU, Kind.COUNTER, Kind.SHARE, Kind.TOOL})
"""Furniture that shares the line of a date: "2 March 2020 | 3 min read"."""


class _Meaning(StrEnum):
    GLUE = "glue"
    ISSUE = "issue"


class _Word(Entry):
    word: str
    kind: _Meaning


class _Weekday(Entry):
    word: str
    day: int


class DateLine(NamedTuple):
    """The dates of a line, the one of publication first, and what its label calls that one."""

    dates: tuple[PrintedDate, ...]
    label: Kind | None


@cache
def weekdays() -> dict[str, int]:
    """Names of the days of the week in many languages, with their number: 1 is Monday."""
    return {entry.word: entry.day for entry in read_reference("weekdays", _Weekday)}


@cache
def _words(kind: _Meaning) -> frozenset[str]:
    return frozenset(entry.word for entry in read_reference("date_line_words", _Word) if entry.kind is kind)


def date_line(text: str) -> DateLine | None:
    """The dates of a line that is a printed date, else None."""
    if not dates_in(text):
        return None
    read = _NUMBERED.sub(_blanked, text)
    dates = tuple(dates_in(read))
    if not dates:
        return None
    label = label_of(text, dates[0].start)
    if not _is_date_line(read, dates[0], label):
        return None
    if label is Kind.UPDATE:
        for index, later in enumerate(dates[1:], 1):
            if label_of(text[dates[index - 1].end :], later.start - dates[index - 1].end) is Kind.DATE:
                return DateLine((later, *dates[:index], *dates[index + 1 :]), Kind.DATE)
    return DateLine(dates, label)


def _blanked(numbered: re.Match[str]) -> str:
    """Blanks for the number of a periodical, which is no day: "Issue 4 | March 2020"."""
    word = numbered["word"].casefold().rstrip(".")
    return " " * len(numbered[0]) if word in _words(_Meaning.ISSUE) else numbered[0]


def _is_date_line(text: str, printed: PrintedDate, label: Kind | None) -> bool:
    before, after = text[: printed.start], _TIME_AND_ZONE.sub(" ", text[printed.end :], count=1)
    others = dates_in(after)
    if others and label is None:
        after = after[: others[0].start] + after[others[-1].end :]
    if printed.precision is not PublishedPrecision.DAY and label is None:
        if _is_masthead(before, after):
            return True
        return not _names_more(before) and (len(_content(after)) <= 3 or not _names_more(after))
    if before and before.rstrip() and before.rstrip()[-1] in ">›»":
        return False
    before, after = _without_furniture(before), _without_furniture(after)
    rest_before = _content(before)
    rest_after = _content(after)
    if label is not None:
        return len(rest_before) <= 7 and len(rest_after) <= 12
    if others and len(rest_before) + len(rest_after) <= 3:
        return True
    after = _TIME.sub(" ", after)
    if after.lstrip()[:1].isalnum() and rest_after:
        return False
    if is_byline(_SECTION.sub("", _OF.sub("", before))):
        return len(rest_after) <= 3
    if rest_before and furniture_kind(_OF.sub("", before).strip(" ,:-–—|") or "-") is Kind.TYPE:
        return len(rest_after) <= 3
    if len(rest_before) > 1 and all(each.rstrip()[-1:].isalnum() for each in (before, _without_weekday(before))):
        return False
    return (len(rest_before) <= 3 or _is_named(rest_before)) and (
        len(rest_after) <= 3 or _is_named(rest_after) or is_byline(after.strip(" |-–—"))
    )


def _without_weekday(before: str) -> str:
    """What stands before a date, without the name of its day."""
    head, _, last = before.rstrip().rpartition(" ")
    return head if last.casefold().strip(".,") in weekdays() else before


def _is_masthead(before: str, after: str) -> bool:
    """Whether month and year are a part of their own in the head of a periodical: "Name | Motto | March 2020",
    "The Harbour Bulletin - March 2020"."""
    name = _content(before)
    parted = before.rstrip().endswith("|") or (
        before.rstrip()[-1:] in ("-", "–", "—") and any(word.casefold() in _words(_Meaning.ISSUE) for word in name)
    )
    return parted and not after.strip() and len(name) <= _MASTHEAD


def _without_furniture(part: str) -> str:
    """What stands on one side of a date, without the parts that are furniture by themselves."""
    if not part.strip():
        return ""
    pieces = [piece for piece in _PARTS.split(part) if piece]
    if len(pieces) == 1 and furniture_kind(pieces[0].strip() or "-") in _TYPES and len(_content(part)) <= 3:
        return ""
    if any(separator in part for separator in "|•·–—-/") and any(furniture_kind(piece) in _ASIDE for piece in pieces):
        return " | ".join(piece for piece in pieces if furniture_kind(piece) not in _ASIDE)
    return part


def _names_more(part: str) -> bool:
    """Whether more stands beside a month and year than the name and number of a periodical."""
    return any(word.casefold() not in _words(_Meaning.ISSUE) and not word.isdigit() for word in _content(part))


def _content(part: str) -> list[str]:
    words = [word for word in _GLUE.split(_TIME.sub(" ", part)) if word]
    return [
        word
        for word in words
        if (low := word.casefold()) not in _words(_Meaning.GLUE) and low not in weekdays() and low not in label_words()
    ]


def _is_named(words: list[str]) -> bool:
    return len(words) <= 8 and all(word[0].isupper() for word in words)
