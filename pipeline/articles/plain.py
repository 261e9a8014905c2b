"""A scrape as plain text -> what a parser knows of it: title, date, dateline, captions, paragraphs.

Belongs here: the order in which the parts of a page are found. Stays out: how each part is recognised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.articles.body import Region, region_of, without_publisher, without_tail
from pipeline.articles.canonical import canonical_text, clean_characters, lines_of, unwrapped
from pipeline.articles.datelines import Dateline, dateline_of, header_dateline, place_line
from pipeline.articles.dates import dates_in
from pipeline.articles.furniture import CLOSING
from pipeline.articles.header import standfirst, title_of
from pipeline.articles.lines import Line, Role, classified
from pipeline.articles.markdown import is_markdown, without_marks
from pipeline.articles.publication import Published, published
from pipeline.articles.sites import names_a_site, without_site
from pipeline.articles.tongues import language_of

_FIRST_PARAGRAPHS = 4
"""Paragraphs in which a dateline is looked for: a standfirst may come before it."""

_LINK_WORDS, _CITY_WORDS = 8, 3
_HEAD, _AROUND = 4, 8
"""Lines above the headline and below the body in which captions are looked for."""

_AGENCY = re.compile(r"\b[A-Z]{2,8}\b")


@dataclass(frozen=True)
class Draft:
    """What was read from a page, whatever its format."""

    text: str
    title: str | None = None
    published: Published = field(default_factory=Published)
    place: str | None = None
    country: str | None = None
    captions: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    publisher: str | None = None


def read_plain(
    text: str, *, day_first: bool | None = None, hint: date | None = None, title_hint: str | None = None
) -> Draft | None:
    """The story in a plain-text scrape, or None where there is no paragraph of prose."""
    text = clean_characters(text)
    if is_markdown(text):
        text = without_marks(text)
    lines = classified(unwrapped(lines_of(text)))
    return read_lines(lines, day_first=day_first, hint=hint, title_hint=title_hint)


def read_lines(
    lines: list[Line], *, day_first: bool | None = None, hint: date | None = None, title_hint: str | None = None
) -> Draft | None:
    """The story among the lines of a page, or None where there is no paragraph of prose."""
    region = region_of(lines)
    if region is None:
        return None
    title = next((i for i in range(region.start) if lines[i].text == title_hint), None) if title_hint else None
    if title is None:
        title = title_of(lines, region)
    if title is not None and title >= region.start:
        region = Region(title + 1, region.end)
    return draft_of(lines, region, title, day_first=day_first, hint=hint, title_hint=title_hint)


def draft_of(
    lines: list[Line],
    region: Region,
    title: int | None,
    *,
    day_first: bool | None = None,
    hint: date | None = None,
    title_hint: str | None = None,
) -> Draft | None:
    """What these lines tell, once it is known where the story and its headline are."""
    top = [] if title is None else standfirst(lines, title, region)
    lines, top = _orphan_caption(lines, top)
    told = [lines[index].text for index in (*top, *_story(lines, region))]
    return drafted(told, lines, region, title, day_first=day_first, hint=hint, title_hint=title_hint)


def drafted(
    paragraphs: list[str],
    lines: list[Line],
    region: Region,
    title: int | None,
    *,
    day_first: bool | None = None,
    hint: date | None = None,
    title_hint: str | None = None,
) -> Draft | None:
    """The draft of a story of these paragraphs, which stand among these lines."""
    paragraphs = without_publisher(paragraphs, _publisher(lines, title))
    paragraphs = without_tail(paragraphs, _agencies(lines, region, paragraphs))
    body = canonical_text(paragraphs)
    if not body:
        return None
    language = language_of(body)
    dateline = _dateline(paragraphs)
    place = dateline or _header_dateline(lines[: region.start]) or _place_line(lines, region, title)
    printed = published(
        lines,
        region,
        title,
        dateline=dateline.printed if dateline else None,
        without_year=dateline.day if dateline else None,
        body=body,
        language=language,
        day_first=day_first,
        hint=hint,
        country=place.country if place else None,
    )
    return Draft(
        text=body,
        title=title_hint or (_headline(lines[title].text) if title is not None else None),
        published=printed,
        place=place.place if place else None,
        country=place.country if place else None,
        captions=tuple(_captions(lines, region, title)),
        language=language,
    )


def _headline(line: str) -> str:
    """A headline without the day in front of it ("5 October 2018 - Quay reopens") and without its site's name."""
    day = next(iter(dates_in(line)), None) if line[:1].isdigit() else None
    rest = line[day.end :].lstrip() if day is not None and day.start == 0 else ""
    bare = rest[1:].strip() if rest[:1] in ("-", "–", "—", "|", ":") else ""
    return without_site(bare if len(bare.split()) > 2 else line)


def _publisher(lines: Sequence[Line], title: int | None) -> str:
    """The name in the first lines of a page, above its headline, of an authority or newspaper."""
    head = lines[: min(title or 0, _HEAD)]
    named = [line.text for line in head if line.role is Role.HEADING and names_a_site(line.text)]
    return named[-1] if named else ""


def _header_dateline(lines: Sequence[Line]) -> Dateline | None:
    dated = (line for line in lines if line.role is Role.DATE)
    return next((place for line in dated if (place := header_dateline(line.text, line.dates[0]))), None)


def _place_line(lines: Sequence[Line], region: Region, title: int | None) -> Dateline | None:
    """A place on a line of its own: below the headline; a city alone only beside a date, or right above the story."""
    told = [index for index in range(region.start) if lines[index].text]
    after = region.start if title is None else title
    for nth, index in enumerate(told):
        beside = any(lines[other].role is Role.DATE for other in told[max(0, nth - 1) : nth + 2])
        alone = lines[index].words <= _CITY_WORDS and (beside or index == told[-1])
        if (alone or index > after) and (place := place_line(lines[index].text, alone=alone)):
            return place
    return None


def _story(lines: Sequence[Line], region: Region) -> list[int]:
    """The lines of the region that are told: furniture goes, and with a closing kind the headings of its list."""
    kept: list[int] = []
    often = Counter(line.text for line in lines if line.role in (Role.HEADING, Role.FURNITURE))
    entries = sum(1 for line in lines[region.start : region.end] if line.role is Role.DATE) > 1
    listing = False
    prose_seen = False
    for index in range(region.start, region.end):
        line = lines[index]
        if line.role is Role.FURNITURE:
            listing = line.kind in CLOSING
        elif line.role is Role.PROSE or line.role is Role.ITEM:
            listing = listing and line.role is Role.ITEM
            prose_seen = prose_seen or line.words >= 15
            if not listing:
                kept.append(index)
        elif (line.role is Role.HEADING and not listing and often[line.text] == 1 and not _is_link(line)) or (
            entries and line.role is Role.DATE and prose_seen and line.label is None
        ):
            kept.append(index)
    return kept


def _is_link(line: Line) -> bool:
    """A long line in capitals between paragraphs is a link to another story; sub-headings in capitals are short."""
    return line.words >= _LINK_WORDS and line.text.isupper()


def _orphan_caption(lines: list[Line], top: list[int]) -> tuple[list[Line], list[int]]:
    """A carousel mark that has lost its captions belongs to the one left below the headline's date."""
    marks = [i for i, line in enumerate(lines) if line.role is Role.CAROUSEL and line.text == "/"]
    if not marks or any(line.role is Role.CAPTION for line in lines) or len(top) != 1:
        return lines, top
    index = top[0]
    line = lines[index]
    if line.role is not Role.HEADING or index == 0 or lines[index - 1].role is not Role.DATE:
        return lines, top
    changed = list(lines)
    changed[index] = Line(line.raw, line.text, Role.CAPTION, line.words)
    return changed, []


def _captions(lines: Sequence[Line], region: Region, title: int | None) -> list[str]:
    first = max(0, min(title if title is not None else region.start, region.start) - _AROUND)
    last = region.end
    while last < min(region.end + _AROUND, len(lines)) and lines[last].kind not in CLOSING:
        last += 1
    return [line.text.strip(" |") for line in lines[first:last] if line.role is Role.CAPTION]


def _dateline(paragraphs: Sequence[str]) -> Dateline | None:
    for paragraph in paragraphs[:_FIRST_PARAGRAPHS]:
        if found := dateline_of(paragraph, weak=paragraph is paragraphs[0] or len(paragraph) > 80):
            return found
        if len(paragraph) > 250:
            break
    return None


def _agencies(lines: Sequence[Line], region: Region, paragraphs: Sequence[str]) -> set[str]:
    """Initials that sign: those of the page's head and of the dateline."""
    head = [line.text for line in lines[: region.start] if line.role is not Role.BLANK and len(line.text) < 60]
    return set(_AGENCY.findall(" ".join([*head, *(paragraph[:80] for paragraph in paragraphs[:1])])))
