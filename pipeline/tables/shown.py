"""Values from articles as they may be shown: articles are hostile, and a terminal or a web page obeys what it is given.

Belongs here: making one value or a few rows safe to show. Stays out: colours and layout, which the commands choose.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

CONTROLS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that can move the cursor, reorder text or hide in it."""

_MARKDOWN = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]()#+-.!|~>"} | {"<": "&lt;", "&": "&amp;"})


def printable(text: str) -> str:
    """The text with every character that a terminal could obey shown as its code: U+001B becomes `\\x1b`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(one if unicodedata.category(one) not in CONTROLS else _code(one) for one in text)


def shown(value: Any, width: int | None = None) -> str:
    """A cell as one line of safe text, cut to `width` characters; an empty string for null."""
    if value is None:
        return ""
    text = printable(" ".join(value.split()) if isinstance(value, str) else str(value))
    return text if width is None or len(text) <= width else text[: width - 1].rstrip() + "…"


def markdown(columns: Sequence[str], rows: Iterable[Sequence[Any]], width: int = 60) -> str:
    """Rows as a Markdown table; nothing in a cell is markup."""
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines += [f"| {' | '.join(shown(cell, width).translate(_MARKDOWN) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def _code(one: str) -> str:
    return one.encode("unicode_escape").decode()
