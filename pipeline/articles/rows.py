"""Rows of tables in plain text: lines of a name and figures in columns, which are neither menus nor wrapped prose.

Belongs here: telling such rows and the heading above them. Stays out: what the figures mean (`language/tabular.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_GAP = re.compile(r"\t+| {2,}")
_FIGURE = re.compile(
    r"[(~<>+–-]?\s?[A-Za-z]{0,3}[$€£¥]?\s?\d[\d.,' ]*\s?(?:%|[A-Za-z]{1,8}(?: [a-z]{1,7})?)?\)?|[–—-]|n/?a"
)
_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:19|20)\d\d|\d{1,2} [A-Z][a-z]+")
_LONGEST = 300
"""Characters. A longer line is prose."""
_FEWEST = 2
"""Rows. One line alone is no table."""


def cells_of(line: str) -> list[str]:
    """The cells of a line, parted by bars, tabs or runs of spaces."""
    cells = line.split("|") if "|" in line else _GAP.split(line)
    return [bare for cell in cells if (bare := cell.strip())]


def _is_row(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    name, *figures = cells_of(line) or [""]
    told = [cell for cell in figures if not _DATE.fullmatch(cell)]
    return name[:1].isalpha() and bool(told) and all(_FIGURE.fullmatch(cell) for cell in figures)


def table_lines(lines: Sequence[str]) -> list[range]:
    """Where the tables of a text stand: rows in a run that have as many cells each, and the heading right above them."""
    tables: list[range] = []
    at = 0
    while at < len(lines):
        after = at
        if " " not in lines[at].strip() or not _is_row(lines[at]):
            at += 1
            continue
        columns = len(cells_of(lines[at]))
        while after < len(lines) and len(cells_of(lines[after])) == columns and _is_row(lines[after]):
            after += 1
        if after - at >= _FEWEST:
            headed = at > 0 and len(cells_of(lines[at - 1])) == columns
            tables.append(range(at - headed, after))
        at = max(after, at + 1)
    return tables
