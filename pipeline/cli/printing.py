"""How commands print: tables and colours for a person at a terminal, plain aligned text for a pipe.

Belongs here: layout. Stays out: what is printed. Every cell goes through `shown`, because articles are hostile.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import click

from pipeline.tables.shown import shown

CELL_WIDTH = 60


def at_terminal() -> bool:
    """Whether a person reads what is printed."""
    return sys.stdout.isatty()


def heading(text: str) -> None:
    """A line above a block of output."""
    click.echo()
    click.secho(text, bold=True)


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], width: int | None = CELL_WIDTH) -> None:
    """Rows under their columns; numbers to the right, cells cut to `width`."""
    listed = [list(row) for row in rows]
    numeric = [
        any(isinstance(row[i], int | float) for row in listed)
        and all(row[i] is None or isinstance(row[i], int | float) for row in listed)
        for i in range(len(columns))
    ]
    cells = [[shown(_number(cell) if numeric[i] else cell, width) for i, cell in enumerate(row)] for row in listed]
    if at_terminal():
        _rich_table(columns, cells, numeric)
        return
    widths = [max(len(row[i]) for row in [list(columns), *cells]) for i in range(len(columns))]
    for row in [list(columns), ["-" * one for one in widths], *cells]:
        aligned = (cell.rjust(widths[i]) if numeric[i] else cell.ljust(widths[i]) for i, cell in enumerate(row))
        click.echo("  ".join(aligned).rstrip())


def _rich_table(columns: Sequence[str], cells: list[list[str]], numeric: list[bool]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, header_style="bold cyan", pad_edge=False)
    for name, right in zip(columns, numeric, strict=True):
        drawn.add_column(Text(name), justify="right" if right else "left", overflow="fold")
    for row in cells:
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and math.isfinite(value) and value == int(value) else value


def to_json(value: Any, indent: int | None = None) -> str:
    """Any cell or record as JSON; dates as ISO 8601, what JSON lacks as text."""
    return json.dumps(_plain(value), ensure_ascii=False, default=str, indent=indent)


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
