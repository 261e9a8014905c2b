"""Tables in running text: rows of a name and figures, with headings above their columns.

Belongs here: finding the cells, and what a figure in one measures: its row, and its column's heading but for the date.
Stays out: reading the figures (`quantities.py`), and which lines of a page are rows (`articles/`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.language.mentions import Quantity, QuantityKind
from pipeline.language.text import Span
from pipeline.language.words import words_in

_YEAR = re.compile(r"(?:19|20)\d\d")
_BARE_FIGURE = re.compile(r"[(~]?\d[\d.,]*%?\)?")
"""A figure at the end of a row whose columns have lost what parted them."""
_FIGURE = re.compile(r"(?:[^\s\d]{1,4} )?\S*\d|[–—-]$|n/?a$")
_DATED = re.compile(r"(?:,? (?:in|of|for|during|en|au|del?))? ?\(?(?:19|20)\d\d\)?$")
"""The date at the end of a heading: "Cases in 2021"."""
_BRACKETED = re.compile(r"\((?:19|20)\d\d(?: ?[|/] ?(?:19|20)\d\d)+\)$")
_BESIDE = re.compile(r"(?P<now>(?:19|20)\d\d) ?\((?P<then>(?:19|20)\d\d)\):?$")
"""The years that head a table whose older figures stand in brackets: "Seizures 2020 (2019)"."""
_PAIR = re.compile(r"(?P<name>[^\W\d][^:|\n]{0,80}): (?P<now>[^\d()|]{0,6}\d[^()|]{0,30}?) ?\((?P<then>[^\d()|]{0,6}\d[^()|]{0,30})\)$")  # fmt: skip
"""A row of such a table: "Heroin: 61 kg (109 kg)"."""
_LONGEST_ROW = 300
"""Characters."""
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure's place in a table. `name` is the first cell of its row, `heading` the top one of its column."""

    span: Span
    name: Span
    heading: Span | None

    def measure(self, text: str) -> str:
        """What the cell counts: "Cases, Burglary" under "Cases in 2021"; the row's name alone under a bare year."""
        heading = _DATED.sub("", self.heading.of(text)) if self.heading is not None else ""
        if heading and _YEAR.fullmatch(self.name.of(text)):
            return heading
        return f"{heading}, {self.name.of(text)}" if heading else self.name.of(text)


def find_cells(text: str, paragraphs: Sequence[Span]) -> Iterator[Cell]:
    """The figure cells of a text, in order. A table has a heading and two rows or more, each with as many cells."""
    lines = [line for paragraph in paragraphs for line in _lines(text, paragraph)]
    rows = [_row(text, line) for line in lines]
    at = 0
    while at < len(rows):
        after = at
        while after < len(rows) and rows[at] and len(rows[after]) == len(rows[at]):
            after += 1
        if after - at >= _FEWEST_ROWS and at and (headings := _headings(text, lines[at - 1], len(rows[at]))):
            for name, *figures in rows[at:after]:
                for heading, figure in zip(headings, figures, strict=True):
                    yield Cell(figure, name, heading)
        at = max(after, at + 1)


def _lines(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for line in paragraph.of(text).split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _row(text: str, line: Span) -> list[Span]:
    """The cells of a row of figures; none where a line is no such row. A heading of bare years is none either."""
    if line.end - line.start > _LONGEST_ROW:
        return []
    cells = _named(text, _barred(text, line)) or _paired(text, line) or _trailing(text, line)
    figures = [cell.of(text) for cell in cells[1:]]
    told = [figure for figure in figures if not _YEAR.fullmatch(figure.strip("():"))]
    return cells if told and all(map(_FIGURE.match, figures)) else []


def _headings(text: str, line: Span, columns: int) -> list[Span]:
    """The headings of a table's figure columns; none where the line above it is no heading."""
    cells = _barred(text, line)
    if cells:
        if bracketed := _bracketed_years(text, line, columns - 1):
            return bracketed
        return cells[1:] if len(cells) == columns else cells if len(cells) == columns - 1 else []
    if columns == len(_BESIDE.groupindex) + 1 and (beside := _BESIDE.search(line.of(text))):
        return [Span(line.start + first, line.start + last) for first, last in map(beside.span, _BESIDE.groupindex)]
    cells = _trailing(text, line)[1:]
    years = len(cells) == columns - 1 and all(_YEAR.fullmatch(cell.of(text)) for cell in cells)
    return cells if years else []


def _bracketed_years(text: str, line: Span, count: int) -> list[Span]:
    """The years in brackets that head the columns of a table with a title: "Main figures (2018 | 2019)"."""
    found = _BRACKETED.search(line.of(text))
    if found is None:
        return []
    start = line.start + found.start()
    years = [Span(start + m.start(), start + m.end()) for m in _YEAR.finditer(found[0])]
    return years if len(years) == count else []


def _named(text: str, cells: list[Span]) -> list[Span]:
    """The cells with the first one parted into the row's name and its first figure: "Thefts: 120 | 95"."""
    if len(cells) < _FEWEST_ROWS:
        return cells
    name, colon, figure = cells[0].of(text).partition(": ")
    if not colon or not _BARE_FIGURE.fullmatch(figure):
        return cells
    start = cells[0].start
    return [Span(start, start + len(name)), Span(cells[0].end - len(figure), cells[0].end), *cells[1:]]


def _barred(text: str, line: Span) -> list[Span]:
    """The cells of a line that bars part."""
    content = line.of(text)
    if "|" not in content:
        return []
    cells, start = [], line.start
    for cell in content.split("|"):
        bare = cell.strip()
        if bare:
            first = start + cell.index(bare)
            cells.append(Span(first, first + len(bare)))
        start += len(cell) + 1
    return cells


def _paired(text: str, line: Span) -> list[Span]:
    """The name of a line, its figure and the one in brackets that closes it."""
    content = line.of(text)
    if not content.endswith(")") or (found := _PAIR.match(content)) is None:
        return []
    return [Span(line.start + first, line.start + last) for first, last in map(found.span, _PAIR.groupindex)]


def _trailing(text: str, line: Span) -> list[Span]:
    """The name of a line and the figures that close it."""
    content = line.of(text)
    if _BARE_FIGURE.fullmatch(content, content.rfind(" ") + 1) is None:
        return []
    words = content.split(" ")
    count = 0
    while count < len(words) - 1 and _BARE_FIGURE.fullmatch(words[-1 - count]):
        count += 1
    if not count or not content[:1].isalpha():
        return []
    cells, end = [], line.end
    for word in reversed(words[len(words) - count :]):
        cells.append(Span(end - len(word), end))
        end -= len(word) + 1
    return [Span(line.start, end), *reversed(cells)]


def cut(sentences: Sequence[Span], cells: Sequence[Cell]) -> list[Span]:
    """The sentences with each row of a table cut into its figure cells, so that no figure is read with its neighbour's."""
    parts: list[Span] = []
    index = 0
    for sentence in sentences:
        inside = []
        while index < len(cells) and cells[index].span.start < sentence.end:
            inside.append(cells[index].span)
            index += 1
        parts.extend(inside or [sentence])
    return parts


def tabulated(text: str, quantity: Quantity, cell: Cell, language: str) -> Quantity:
    """A quantity of a cell with what the table says it measures."""
    measure = cell.measure(text)
    words = measure.replace(",", " ").split()
    head = words_in(language).singular(words[0 if measure != cell.name.of(text) else -1].lower())
    kind = quantity.kind if quantity.kind is not QuantityKind.ORDINAL else QuantityKind.CARDINAL
    return replace(
        quantity, kind=kind, measure=measure, measure_head=head, rule="tabulated", noun=None, phrase=quantity.span
    )
