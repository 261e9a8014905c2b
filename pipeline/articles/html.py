"""An HTML page -> title, date, dateline, captions, paragraphs. trafilatura finds the body; the rest is around it.

Captions are collected and taken out first, because body extractors drop them or mix them into the text. What a source's
layout says goes before the general way. Belongs here: the order of that. Stays out: limits (`guards.py`), declared
metadata (`metadata.py`), a line's role (`lines.py`).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from pipeline.articles.body import Region
from pipeline.articles.canonical import clean_characters, squeezed
from pipeline.articles.dates import dates_in
from pipeline.articles.furniture import Kind
from pipeline.articles.lines import Line, Role, classified
from pipeline.articles.metadata import Metadata, metadata_of, shown_times
from pipeline.articles.page import INVISIBLE, taken_captions, text_lines, tree_of
from pipeline.articles.plain import Draft, drafted, read_lines
from pipeline.articles.publication import Published, settled
from pipeline.sources.documents import Hints, Layout
from schemas.vocabularies import PublishedPrecision

_TEXT_LINES = 400
"""Lines of the page that are searched for its printed date."""

_WHOLE_PARAGRAPH = 8
"""Words from which a paragraph that the extractor dropped is taken back."""

_LONGEST_GAP = 40
"""Lines between two extracted ones in which dropped paragraphs are looked for."""

_NOTHING = 120
"""Characters below which the extractor found nothing; the story read from the page's lines is taken then."""


def read_html(page: str, hints: Hints) -> Draft | None:
    """The story of a page, or None where it has none. The page must have passed the guards."""
    tree = tree_of(page)
    if tree is None:
        return None
    declared = metadata_of(tree)
    times = shown_times(tree)
    for element in list(tree.iter(*INVISIBLE)):
        element.drop_tree()
    layout = _layout_of(hints, declared.published_on or hints.published_on)
    lines = text_lines(tree)
    if layout is not None and layout.body is not None:
        return _by_layout(tree, layout, declared, hints, lines)
    captions = taken_captions(tree)
    page_lines = classified(text_lines(tree))
    title = declared.title or hints.title
    found = _filled(_extracted(tree, hints.url or declared.url), page_lines)
    told = _story(found, title)
    own = None
    if sum(map(len, told)) < _NOTHING:
        own = read_lines(page_lines, day_first=hints.day_first, title_hint=title)
    if own is not None and len(own.text) > sum(map(len, told)):
        draft: Draft | None = own
    else:
        body = [Line(text, text, Role.PROSE) for text in told]
        draft = drafted(told, body, Region(0, len(body)), None, day_first=hints.day_first)
    return _completed(draft, declared, hints, captions, times, lines) if draft is not None else None


def _filled(found: list[str], page: list[Line]) -> list[str]:
    """The extracted lines, with the paragraphs between them that the extractor dropped, often for their links."""
    first_with: dict[str, int] = {}
    for index, line in enumerate(page):
        if line.text:
            first_with.setdefault(line.text, index)
    places = [first_with.get(text) for text in found]
    known = [place for place in places if place is not None]
    if len(known) * 2 < len(found) or len(known) < 2:
        return found
    taken = set(known)
    filled: list[str] = []
    last: int | None = None
    for text, place in zip(found, places, strict=True):
        if place is not None and last is not None and last < place:
            filled += _dropped(page, last, place, taken)
        filled.append(text)
        last = place if place is not None else last
    return filled


def _dropped(page: list[Line], after: int, before: int, taken: set[int]) -> list[str]:
    """Paragraphs of prose between two extracted lines. A gap in which anything else stands is a box of other stories."""
    if before - after > _LONGEST_GAP:
        return []
    between = [line for line in page[after + 1 : before] if line.role is not Role.BLANK]
    prose = [line for line in between if line.role is Role.PROSE and line.words >= _WHOLE_PARAGRAPH]
    if any(index in taken for index in range(after + 1, before)) or len(prose) < len(between):
        return []
    return [line.text for line in prose]


def _extracted(tree: HtmlElement, url: str | None) -> list[str]:
    """The body's lines as trafilatura finds them. Its precise mode was the best on both sets of pages that were tried."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds odd becomes our refusals
    found: Any = trafilatura.bare_extraction(
        tree, url=url, include_comments=False, favor_precision=True, with_metadata=False, include_tables=True
    )
    text = getattr(found, "text", None) or ""
    return [squeezed(line) for line in clean_characters(text).split("\n") if line.strip()]


def _story(found: Sequence[str], title: str | None) -> list[str]:
    """The lines without the headline, date, byline and furniture that came with them."""
    lines = classified(list(found))
    first = next((i for i, line in enumerate(lines) if line.role is Role.PROSE and line.words >= 12), 0)
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if line.role is Role.FURNITURE and not (line.kind is Kind.MENU and line.words > 12):
            if line.kind in (Kind.END, Kind.COMMENTS) and _is_tail(lines, index):
                break
            continue
        if line.role in (Role.CAPTION, Role.CAROUSEL, Role.BLANK):
            continue
        if line.role is Role.DATE and index <= first:
            continue
        if index <= first and title is not None and line.text.casefold() == title.casefold():
            continue
        kept.append(line)
    while kept and kept[-1].role is Role.HEADING and kept[-1].words <= 6:
        kept.pop()
    return [line.text.removeprefix("- ") if line.role is Role.ITEM else line.text for line in kept]


def _is_tail(lines: Sequence[Line], index: int) -> bool:
    """Whether less than two paragraphs follow a line that closes stories."""
    return sum(1 for line in lines[index + 1 :] if line.role is Role.PROSE and line.words >= 12) < 2


def _layout_of(hints: Hints, day: date | None) -> Layout | None:
    """The layout that the source used on that day; of a page without a date, its latest."""
    fitting = [layout for layout in hints.layouts if day is None or layout.since <= day]
    return fitting[-1] if fitting else None


def _by_layout(tree: HtmlElement, layout: Layout, declared: Metadata, hints: Hints, lines: list[str]) -> Draft | None:
    """The parts of a page where its layout says that they are."""
    times = shown_times(tree)
    captions = [text for each in _selected(tree, layout.captions) if (text := _text_of(each))]
    title = next((text for each in _selected(tree, layout.title) if (text := _text_of(each))), None)
    printed = next((text for each in _selected(tree, layout.published_on) if (text := _text_of(each))), None)
    for expression in (*layout.drop, *([layout.captions] if layout.captions else [])):
        for element in _selected(tree, expression):
            if isinstance(element, HtmlElement) and element.getparent() is not None:
                element.drop_tree()
    body: list[str] = []
    for element in _selected(tree, layout.body):
        if isinstance(element, HtmlElement):
            body += [*text_lines(element), ""]
    classified_lines = classified(body)
    told = [line.text for line in classified_lines if line.text and line.role is not Role.CAROUSEL]
    told = told[1:] if told and told[0] == title else told
    draft = drafted(told, classified_lines, Region(0, len(told)), None, day_first=hints.day_first)
    if draft is None:
        return None
    found = dates_in(printed, draft.language)[:1] if printed else []
    if found:
        draft = replace(draft, published=settled(found[0], draft.language, hints.day_first, [], declared.published_on))
    declared = replace(declared, title=title or declared.title)
    return _completed(draft, declared, hints, captions, times, lines)


def _selected(tree: HtmlElement, expression: str | None) -> list[Any]:
    if expression is None:
        return []
    try:
        found = tree.xpath(expression)
    except etree.XPathError:
        return []
    return found if isinstance(found, list) else [found]


def _text_of(value: Any) -> str:
    text = value.text_content() if isinstance(value, HtmlElement) else str(value)
    return squeezed(clean_characters(text))


def _completed(
    draft: Draft, declared: Metadata, hints: Hints, captions: list[str], times: list[date], lines: list[str]
) -> Draft:
    """The draft with what the page declares. A declared date counts as printed where the page shows it too."""
    title = declared.title or draft.title or hints.title
    published = draft.published
    if published.precision is not PublishedPrecision.DAY:
        day = declared.published_on or hints.published_on
        shown = _shown_dates(lines, draft.language)
        if day is not None:
            is_printed = day in shown or day in times
            published = Published(day, PublishedPrecision.DAY if is_printed else PublishedPrecision.INFERRED)
        elif shown or times:
            published = _near_title(lines, title, draft.language) or published
    return replace(
        draft,
        title=squeezed(clean_characters(title)) if title else None,
        published=published,
        captions=(*captions, *(each for each in draft.captions if each not in captions)),
        language=draft.language or declared.language,
        url=declared.url,
        publisher=declared.publisher,
    )


def _shown_dates(lines: list[str], language: str | None) -> list[date]:
    return [found.day for line in lines[:_TEXT_LINES] if len(line) <= 140 for found in dates_in(line, language)]


def _near_title(lines: list[str], title: str | None, language: str | None) -> Published | None:
    """The first line that is a date, from the headline on."""
    page = classified([line for line in lines[:_TEXT_LINES] if line])
    start = next((i for i, line in enumerate(page) if line.text == title), 0)
    for line in (*page[max(start - 3, 0) :], *page[: max(start - 3, 0)]):
        if line.role is Role.DATE and line.dates[0].other is None:
            return Published(line.dates[0].day, line.dates[0].precision)
    return None
