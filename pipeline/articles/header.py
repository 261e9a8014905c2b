"""What stands around a story: its headline and its printed date.

Belongs here: choosing among the lines near the body. Stays out: recognising dates (`dates.py`), the body (`body.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.articles.body import Region
from pipeline.articles.dates import PrintedDate, dates_in, month_number, years_in
from pipeline.articles.furniture import Kind
from pipeline.articles.lines import Line, Role, ends_sentence, weekdays
from pipeline.language.lexicon import languages_with, words_of
from schemas.vocabularies import ArticleFlag, PublishedPrecision

_REACH = 45
"""Lines above the body in which its headline and date are looked for."""

_EVIDENCE = 1500
"""Characters of a body whose days and months may settle a date in figures."""

_WORD = re.compile(r"[^\W\d_]+")
_DAY_AND_MONTH = re.compile(
    r"\b(?P<d1>\d{1,2})\s(?:de\s)?(?P<m1>[^\W\d_]{3,12})\b|\b(?P<m2>[^\W\d_]{3,12})\.?\s(?P<d2>\d{1,2})\b"
)
_LONGEST_SEARCH = 30_000
"""Characters of a body in which a date is looked for where the page prints none."""

_LONGEST_TITLE = 32
_STANDFIRST_WORDS = 5
_LABELLED = re.compile(r"[^\W\d_][^:]{1,28}:\s?\S")


@dataclass(frozen=True, slots=True)
class Published:
    """The date of a story and how it is known."""

    day: date | None = None
    precision: PublishedPrecision = PublishedPrecision.UNKNOWN
    flags: tuple[ArticleFlag, ...] = ()


def title_of(lines: Sequence[Line], region: Region) -> int | None:
    """Index of the headline: the best of the headings above the body; of equals, the first."""
    top = max(0, region.start - _REACH)
    candidates = [index for index in range(top, region.start) if _may_be_title(lines[index])]
    if not candidates:
        return _title_inside(lines, region)
    menu = max(
        (i for i in range(top, region.start) if _is_menu(lines[i]) and any(c > i for c in candidates)), default=-1
    )
    mixed = any(not lines[i].text.isupper() and lines[i].words >= 4 for i in candidates if i > menu)
    best = max(candidates, key=lambda index: (_title_score(lines, index, menu, mixed, region.start), -index))
    return best if _title_score(lines, best, menu, mixed, region.start) > 0 else _title_inside(lines, region)


def _may_be_title(line: Line) -> bool:
    if line.role is Role.HEADING:
        return line.words <= _LONGEST_TITLE and not line.text.endswith(":")
    return line.role is Role.PROSE and line.words <= 24


def _is_menu(line: Line) -> bool:
    return line.role is Role.FURNITURE and line.kind in (Kind.MENU, Kind.SHARE)


def _title_score(lines: Sequence[Line], index: int, menu: int, mixed: bool, body: int) -> float:
    line = lines[index]
    score = 2.0 if line.words >= 4 else 1.5 if line.words == 3 else 0.5 if line.words == 2 else -1.0
    if 0 <= menu < index and line.words in (2, 3) and not line.text.isupper():
        score += 0.4  # below a menu no site's name comes any more
    before = _neighbour(lines, index, -1)
    if index > menu:
        score += 2.0
    if any(line.role is Role.DATE or line.kind in (Kind.BYLINE, Kind.SHARE) for line in _following(lines, index)):
        score += 1.0
    if before is not None and (before.role is Role.DATE or before.kind in (Kind.TYPE, Kind.MENU)):
        score += 1.0
    follower = lines[index + 1] if index + 1 < len(lines) else None
    if (
        follower is not None
        and follower.role is Role.FURNITURE
        and follower.kind in (Kind.MENU, Kind.TYPE)
        and (before is None or index < 3)
    ):
        score -= 4.0 if line.words <= 8 else 1.0
    score -= max(0, body - index - 12) * 0.05
    if mixed and line.text.isupper() and line.words <= 6:
        score -= 1.5
    if before is None and _names_a_site(line.text):
        score -= 1.6
    if ends_sentence(line.text) and not line.text.endswith("?"):
        score -= 1.5
    if _LABELLED.match(line.text) and line.words <= 3:
        score -= 2.5
    return score


def _names_a_site(text: str) -> bool:
    """Whether a line is a name, and one of an authority or a newspaper."""
    words = _WORD.findall(text)
    small = [word for word in words if word[0].islower()]
    known = any(
        word.casefold() in words_of("site_words", language)
        for word in words
        for language in languages_with("site_words")
    )
    return known and len(words) <= 10 and all(len(word) <= 3 for word in small)


def _following(lines: Sequence[Line], index: int) -> list[Line]:
    """The next two lines, blank ones left out: a standfirst may come between headline and date."""
    return [line for line in lines[index + 1 : index + 6] if line.role is not Role.BLANK][:2]


def _neighbour(lines: Sequence[Line], index: int, step: int) -> Line | None:
    index += step
    while 0 <= index < len(lines):
        if lines[index].role is not Role.BLANK:
            return lines[index]
        index += step
    return None


def _title_inside(lines: Sequence[Line], region: Region) -> int | None:
    """A headline that ends like a sentence opens the body: short, alone, and followed by longer paragraphs."""
    first = region.start
    prose = [line for line in lines[first + 1 : region.end] if line.role is Role.PROSE]
    line = lines[first]
    alone = first + 1 >= len(lines) or lines[first + 1].role in (Role.BLANK, Role.DATE)
    if line.role is Role.PROSE and 3 <= line.words <= 18 and alone and prose and prose[0].words > line.words + 4:
        return first
    return None


def standfirst(lines: Sequence[Line], title: int, region: Region) -> list[int]:
    """Lines between headline and body that belong to the story: sub-headings, but no labels, kickers or counts."""
    return [
        index
        for index in range(title + 1, region.start)
        if lines[index].role in (Role.PROSE, Role.ITEM)
        or (
            lines[index].role is Role.HEADING
            and lines[index].words >= _STANDFIRST_WORDS
            and not (_LABELLED.match(lines[index].text) and lines[index].words <= 12)
        )
    ]


def published(
    lines: Sequence[Line],
    region: Region,
    title: int | None,
    *,
    dateline: PrintedDate | None,
    body: str,
    language: str | None,
    day_first: bool | None = None,
    hint: date | None = None,
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
    for rank, index in sorted(printed):
        if rank >= 900:
            break
        others = [*evidence, *([dateline] if dateline else [])]
        told = f"{lines[index].text}\n{body[:_EVIDENCE]}"
        return settled(lines[index].dates[0], language, day_first, others, hint, told)
    if dateline is not None:
        return settled(dateline, language, day_first, evidence, hint)
    if hint is not None:
        return Published(hint, PublishedPrecision.INFERRED)
    for _, index in sorted(printed):
        return settled(lines[index].dates[0], language, day_first, evidence, hint)
    for paragraph in body[:_LONGEST_SEARCH].split("\n\n"):
        for found in sorted([*dates_in(paragraph, language), *years_in(paragraph)], key=lambda each: each.start):
            if found.other is None:
                return Published(found.day, PublishedPrecision.INFERRED)
    return Published()


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
) -> Published:
    """One reading of a date. Day-first or month-first follows the source, another date of the page, its day of the week or
    a day and month in the words `told` beside it, and at last the language; English alone does not say."""
    if printed.other is None:
        return Published(printed.day, printed.precision)
    if day_first is not None:
        return Published(printed.day if day_first else printed.other, printed.precision)
    for known in (hint, *(found.day for found in others if found.other is None)):
        if known in (printed.day, printed.other):
            return Published(known, printed.precision)
    if (day := _confirmed(printed.day, printed.other, told)) is not None:
        return Published(day, printed.precision)
    if language not in (None, "en"):
        return Published(printed.day, printed.precision)
    return Published(flags=(ArticleFlag.DATE_AMBIGUOUS,))


def _confirmed(by_day: date, by_month: date, told: str) -> date | None:
    """The one of two readings that the words beside the date speak for: "Tuesday", or "May 3" in the dateline."""
    line = told.split("\n", 1)[0]
    named = {weekdays()[word] for word in _WORD.findall(line.casefold()) if word in weekdays()}
    fitting = [day for day in (by_day, by_month) if day.isoweekday() in named]
    if len(fitting) == 1:
        return fitting[0]
    mentioned = {
        (month_number(found["m1"] or found["m2"]), int(found["d1"] or found["d2"]))
        for found in _DAY_AND_MONTH.finditer(told)
    }
    fitting = [day for day in (by_day, by_month) if (day.month, day.day) in mentioned]
    return fitting[0] if len(fitting) == 1 else None
