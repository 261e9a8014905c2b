"""Lines of a page, each with the role it plays by itself: prose, heading, list item, furniture, caption, date.

Belongs here: what one line, or one block of lines, tells. Stays out: which lines make the story (`body.py`).
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.articles.canonical import squeezed
from pipeline.articles.captions import has_caption_mark, is_credit
from pipeline.articles.date_lines import date_line
from pipeline.articles.datelines import dateline_of
from pipeline.articles.dates import PrintedDate, dates_in
from pipeline.articles.furniture import Kind, furniture_kind
from pipeline.articles.rows import table_lines
from pipeline.articles.scenes import describes_a_scene, tells_of_the_same
from pipeline.articles.sites import names_a_site
from pipeline.language.lexicon import Entry, read_reference


class Role(Enum):
    BLANK = auto()
    PROSE = auto()
    HEADING = auto()
    ITEM = auto()
    FURNITURE = auto()
    CAPTION = auto()
    DATE = auto()
    CAROUSEL = auto()


class Line(NamedTuple):
    """A line as it stands on the page (`raw`, with its inner spacing) and as it reads (`text`)."""

    raw: str
    text: str
    role: Role
    words: int = 0
    kind: Kind | None = None
    dates: tuple[PrintedDate, ...] = ()
    label: Kind | None = None


TERMINAL = re.compile(r"[.!?…。！？।۔؟][\"'”’»“)\]]*$")
AGENCY_TAIL = re.compile(
    r"(?<=[.!?…\"”»)])(?:\s*\(([A-Z][\w. /-]{1,30})\)(?:\s?\((?:https?://|www\.)[^\s()]{3,60}\))?|\s*(?:-{1,2}|–|—)\s?([A-Z][\w./ -]{1,30})|\s+([A-Z]{2,8})(?:\s[A-Z]{2,4}){0,3})\.?$"
)
_INTRODUCES = re.compile(r"[:;]$")
_BULLET = re.compile(r"(?:[-–—•·*▪●■◦‣►▶>»]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_CAROUSEL = re.compile(
    r"[/‹›◄►◀▶○●<>](?:\s?[/‹›◄►◀▶○●<>]){0,9}|(?:[^\W\d_]{3,7}\s)?\d{1,2}\s?(?:/|of|de|sur|von|di)\s?\d{1,2}(?:\s?[›►▶>])?|1(?:\s\d){1,9}"
)
_UNSPACED_FROM = "\u0e00"
"""Scripts without spaces between words begin here: Thai, Lao, and those of East Asia."""

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")
_DATED = re.compile(r"[^.!?]{0,40}\b(?:19|20)\d\d\s?[:–—-]\s")
_MOST_CAPTIONS, _LONG_CAPTION, _SHORT_CAPTION = 14, 260, 160
"""Captions of one carousel; characters of one caption; and of one that no blank line parts from the story."""

_LABEL = 12
"""Characters in which the colon behind a headline's label stands."""

_SHORT = 70
_HEADLINE, _PARAGRAPH = 3, 25
"""Words of a headline, and of a paragraph."""

BLANK = Line("", "", Role.BLANK)


class _Word(Entry):
    word: str


@cache
def _headline_labels() -> frozenset[str]:
    return frozenset(entry.word for entry in read_reference("headline_labels", _Word))


def classified(lines: list[str]) -> list[Line]:
    """Each line with its role; caption blocks above a carousel mark are captions together."""
    spaced = max(map(max, filter(None, lines)), default="") < _UNSPACED_FROM
    found = [_short(raw, spaced) if len(raw) <= _SHORT else _classify(raw, spaced=spaced) for raw in lines]
    _mark_carousels(found)
    _mark_scenes(found)
    _mark_next(found)
    _join_headings(found)
    for table in table_lines(lines):
        for at in table:
            found[at] = Line(lines[at], squeezed(lines[at]), Role.ITEM, found[at].words)
    return found


@lru_cache(maxsize=16_384)
def _short(raw: str, spaced: bool) -> Line:
    """Short lines are remembered: the pages of a site have the same furniture."""
    return _classify(raw, spaced=spaced)


def _classify(raw: str, *, spaced: bool = True) -> Line:
    if not raw:
        return BLANK
    text = squeezed(raw)
    if _CAROUSEL.fullmatch(text):
        return Line(raw, text, Role.CAROUSEL)
    label, colon, rest = text.partition(":") if ":" in text[:_LABEL] else ("", "", "")
    if colon and len(rest.split()) > 1 and label.strip().casefold() in _headline_labels():
        return Line(raw, rest.strip(), Role.HEADING, len(rest.split()))
    words = text.count(" ") + 1
    if not spaced:
        words += len(_UNSPACED.findall(text)) // 2  # two characters make a word
    ends = ends_sentence(text)
    if len(text) <= 400 and not (text[-1] == "." and words > 60):
        if is_credit(text):
            return Line(raw, text, Role.FURNITURE, words, Kind.BYLINE)
        if words >= 3 and has_caption_mark(text):
            return Line(raw, text, Role.CAPTION, words)
        if len(text) <= 140 and text[0] not in "•*" and (dated := date_line(text)) is not None:
            return Line(raw, text, Role.DATE, words, dates=dated.dates, label=dated.label)
        kind = furniture_kind(raw)
        if kind is not None:
            return Line(raw, text, Role.FURNITURE, words, kind, dates=tuple(dates_in(text)) if len(text) <= 140 else ())
    if _BULLET.match(text):
        return Line(raw, text, Role.ITEM, words)
    if (ends and words >= 3) or words >= 22 or (_INTRODUCES.search(text) and words >= 4):
        return Line(raw, text, Role.PROSE, words)
    return Line(raw, text, Role.HEADING, words)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences do, the name of an agency after it left aside."""
    start = max(0, len(text) - 60)
    return (TERMINAL.search(text, start) or AGENCY_TAIL.search(text, start)) is not None


def _mark_next(lines: list[Line]) -> None:
    """Captions stand together: below the head, a heading right under a caption and with nothing right under it is one too."""
    dated = False
    for above, (index, line), below in zip([BLANK, *lines], enumerate(lines), [*lines[1:], BLANK], strict=False):
        dated = dated or line.role is Role.DATE
        if dated and line.role is Role.HEADING and above.role is Role.CAPTION and below.role is Role.BLANK:
            lines[index] = line._replace(role=Role.CAPTION)


def _join_headings(lines: list[Line]) -> None:
    """Two lines between blank ones, the second of which goes on in small letters, are one headline that was too long."""
    for index in range(len(lines) - 1):
        first, second = lines[index], lines[index + 1]
        if first.role is not Role.HEADING or second.role is not Role.HEADING or not second.text[0].islower():
            continue
        above = lines[index - 1] if index else BLANK
        below = lines[index + 2] if index + 2 < len(lines) else BLANK
        alone = above.role is not Role.HEADING and below.role in (Role.BLANK, Role.DATE)
        if alone and first.words > _HEADLINE and second.words > 1 and first.text[-1] not in ":;,":
            text = f"{first.text} {second.text}"
            lines[index] = Line(f"{first.raw} {second.raw}", text, Role.HEADING, first.words + second.words)
            lines[index + 1] = BLANK


def _mark_scenes(lines: list[Line]) -> None:
    """A sentence that describes a scene is a caption where the story tells of the same. Without a full stop it may be the
    headline: it is a caption only below another line that may be that."""
    headed = False
    for index, line in enumerate(lines):
        may_be_caption = line.role in (Role.PROSE, Role.HEADING) and (headed or line.text[-1:] == ".")
        opening, headed = not headed, headed or _may_be_headline(line)
        if may_be_caption and describes_a_scene(line.text):
            if not _is_headed_later(lines, index) if opening else _is_standfirst(lines, index):
                continue
            story = " ".join(each.text for each in lines if each is not line and each.words > 12)
            if tells_of_the_same(line.text, story):
                lines[index] = line._replace(role=Role.CAPTION)


def _is_headed_later(lines: list[Line], index: int) -> bool:
    """Whether the headline may come below a line: then this first sentence of a page is not the headline itself."""
    for line in lines[index + 1 :]:
        if line.words >= _PARAGRAPH:
            return False
        if line.role is Role.HEADING and _may_be_headline(line):
            return True
    return False


def _is_standfirst(lines: list[Line], index: int) -> bool:
    """Whether a line without a full stop stands between the headline and the date or the author."""
    told = [line for line in lines[max(0, index - 2) : index] if line.role is not Role.BLANK]
    after = [line for line in lines[index + 1 : index + 4] if line.role is not Role.BLANK][:2]
    dated = any(line.role is Role.DATE or line.kind is Kind.BYLINE for line in after)
    return lines[index].text[-1] != "." and dated and bool(told) and _may_be_headline(told[-1])


def _may_be_caption(line: Line) -> bool:
    """A dated line above a carousel mark is an entry of a list of visits, whose photo the mark stood for."""
    told = line.role in (Role.PROSE, Role.HEADING, Role.ITEM, Role.CAPTION)
    return told and len(line.text) <= _LONG_CAPTION and not _DATED.match(line.text) and not dateline_of(line.text)


def _may_be_headline(line: Line) -> bool:
    return line.role in (Role.HEADING, Role.PROSE) and line.words >= _HEADLINE and not names_a_site(line.text)


def _mark_carousels(lines: list[Line]) -> None:
    """The lines that stand close above a carousel mark are its captions: down from a blank line, or short ones alone."""
    for index, line in enumerate(lines):
        if line.role is not Role.CAROUSEL:
            continue
        top = index
        while top > 0 and index - top < _MOST_CAPTIONS and _may_be_caption(lines[top - 1]):
            top -= 1
        above = lines[top - 1] if top else BLANK
        bounded = top > 0 and (
            above.role in (Role.BLANK, Role.DATE, Role.FURNITURE)
            or (above.role is Role.CAROUSEL and top > 1 and lines[top - 2].role is Role.CAPTION)
        )
        if not bounded:
            top = next((i + 1 for i in range(index - 1, top - 1, -1) if len(lines[i].text) > _SHORT_CAPTION), top)
            bounded = index - top > 1 and top > 0 and lines[top - 1].role is Role.PROSE
        head = 1 if len(lines) > 1 and lines[1].role is Role.FURNITURE else 0  # the publisher above its menu
        if bounded and not any(_may_be_headline(each) for each in lines[head:top]):
            marked = (nth for nth in range(top, index) if lines[nth].role is Role.CAPTION)
            top = next(marked, top + 1)  # the headline stands between the date and the pictures
        if bounded:
            lines[top:index] = [each._replace(role=Role.CAPTION) for each in lines[top:index]]
