"""What stands above a story: its headline and standfirst.

Belongs here: choosing among the lines above the body. Stays out: the date (`publication.py`), the body (`body.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.articles.body import Region
from pipeline.articles.date_lines import weekdays
from pipeline.articles.furniture import Kind
from pipeline.articles.lines import Line, Role, ends_sentence
from pipeline.articles.sites import names_a_site

_REACH = 45
"""Lines above the body in which its headline is looked for."""

_LONGEST_TITLE, _WEAKEST = 32, -2.0
_STANDFIRST_WORDS = 5
_DAY_WORDS = 10
_SECTION_WORDS, _NAME_WORDS = 2, 4
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]*[a-z]\.?|[A-Z]\.")
_HELD = re.compile(r"(?:Held|Done|Adopted|Delivered|Signed|Issued|Given) (?:at|in|on|by|this)\b")
"""Where and when something was held or signed, below its headline."""

_MOTTO = re.compile(r"[\"“«'‘](?:[^\W\d_]+\s?){1,5}[\"”»'’]")
_LABELLED = re.compile(r"[^\W\d_][^:]{1,28}:\s?\S")


def title_of(lines: Sequence[Line], region: Region) -> int | None:
    """Index of the headline: the best of the headings above the body; of equals, the first."""
    top = max(0, region.start - _REACH)
    candidates = [index for index in range(top, region.start) if _may_be_title(lines[index])]
    if not candidates:
        inside = _title_inside(lines, region)
        return inside if inside is not None else _title_in_furniture(lines, top, region)
    told_by = {i for i in candidates if lines[i].words > 1 and not _is_a_person(lines[i].text)}
    menus = (
        i
        for i in range(top, region.start)
        if _is_menu(lines[i]) and any(c > i for c in (told_by if lines[i].kind is Kind.SHARE else candidates))
    )
    menu = max((i for i in menus if not _is_beside_a_date(lines, i)), default=-1)
    mixed = any(not lines[i].text.isupper() and lines[i].words >= 4 for i in candidates if i > menu)
    told = any(lines[i].words >= 4 and not names_a_site(lines[i].text) for i in candidates if i > menu)

    def score(index: int) -> float:
        return _title_score(lines, index, menu, mixed, told, region.start)

    best = max(candidates, key=lambda index: (score(index), -index))
    if score(best) <= 0:
        inside = _title_inside(lines, region)
        weak = score(best) > _WEAKEST and not names_a_site(lines[best].text)
        return inside if inside is not None or not weak else best
    asked = lines[region.start].text[-1] == "?" and names_a_site(lines[best].text)
    if asked or (lines[best].words <= _NAME_WORDS and _is_a_person(lines[best].text)):
        inside = _title_inside(lines, region)  # a headline that ends like a sentence, below names alone
        return best if inside is None else inside
    return best


def _title_in_furniture(lines: Sequence[Line], top: int, region: Region) -> int | None:
    """The first line of words enough among numbers and dates, where nothing else stands above the story."""
    for index in range(top, region.start):
        line = lines[index]
        labelled = line.role is Role.DATE or (line.role is Role.FURNITURE and line.kind is Kind.TYPE)
        if labelled and line.words >= _STANDFIRST_WORDS and line.label is None and "|" not in line.text:
            return index
    return None


def _may_be_title(line: Line) -> bool:
    if _is_a_day(line.text):
        return False
    if line.role is Role.HEADING:
        return line.words <= _LONGEST_TITLE and not line.text.endswith(":")
    return line.role is Role.PROSE and line.words <= 24


def _is_a_day(text: str) -> bool:
    """Whether a sub-heading opens a day of a diary ("Monday: At the harbour")."""
    name = re.split(r"[:,]", text, maxsplit=1)[0]
    return name.casefold() in weekdays() and len(text.split()) <= _DAY_WORDS


def _is_menu(line: Line) -> bool:
    return line.role is Role.FURNITURE and line.kind in (Kind.MENU, Kind.SHARE)


def _is_beside_a_date(lines: Sequence[Line], index: int) -> bool:
    """Whether the entry of a menu is the section of a story, printed right below its date: "8 July 2022", "News"."""
    return index > 0 and lines[index - 1].role is Role.DATE and lines[index].words <= _SECTION_WORDS


def _is_a_person(text: str) -> bool:
    """Whether a line may be a name, and the place where it was written: "Jo Brandt, Saastad"."""
    words = text.partition(",")[0].split()
    return 2 <= len(words) <= 3 and not text.isupper() and all(_NAME.fullmatch(word) for word in words)


def _title_score(lines: Sequence[Line], index: int, menu: int, mixed: bool, told: bool, body: int) -> float:
    """The higher, the more like a headline. `mixed`: another line is not in capitals; `told`: another is more than a name."""
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
    if (before is None or told) and names_a_site(line.text):
        score -= 1.6
    if told and line.words <= _NAME_WORDS and _is_a_person(line.text) and _is_followed_by_date(lines, index):
        score -= 4.0
    if _MOTTO.fullmatch(line.text) and not (index > 0 and _is_followed_by_date(lines, index)):
        score -= 1.5
    if ends_sentence(line.text) and not line.text.endswith("?"):
        score -= 1.5
    if _LABELLED.match(line.text) and line.words <= 3:
        score -= 2.5
    if _HELD.match(line.text):
        score -= 3.0
    if line.words == 1 and not told and _is_followed_by_date(lines, index):
        score += 1.5
    return score


def _is_followed_by_date(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].role is Role.DATE


def _following(lines: Sequence[Line], index: int) -> list[Line]:
    """The next two lines, blank ones left out: a standfirst may come between headline and date."""
    found = [line for line in lines[index + 1 : index + 8] if line.role is not Role.BLANK]
    return [line for line in found if line.role is not Role.HEADING or not _is_a_person(line.text)][:2]


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
    reach = 2 if line.text[-1] == "?" else 1
    longer = prose and max(each.words for each in prose[:reach]) > line.words + 4
    if line.role is Role.PROSE and 3 <= line.words <= 18 and alone and longer:
        return first
    return None


def standfirst(lines: Sequence[Line], title: int, region: Region) -> list[int]:
    """Lines between headline and body that belong to the story: sub-headings, but no labels, kickers or counts."""
    return [
        index
        for index in range(title + 1, region.start)
        if lines[index].role in (Role.PROSE, Role.ITEM)
        or (lines[index].role is Role.HEADING and _is_told(lines[index]))
    ]


def _is_told(line: Line) -> bool:
    """Whether a heading below the headline is a sub-heading of the story: the day of a diary, or words enough and no label."""
    if _is_a_day(line.text):
        return True
    return line.words >= _STANDFIRST_WORDS and not (_LABELLED.match(line.text) and line.words <= 12)
