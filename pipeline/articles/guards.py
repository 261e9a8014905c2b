"""What is looked at before an HTML parser may see a page: size, elements, attributes, nesting.

The limits come from inputs on which the parsers ran for minutes or lost the article without a word: 300,000 paragraphs,
100,000 attributes, 20,000 nested elements. Real pages stay a factor of five or more below them. Belongs here: refusing by
counting. Stays out: parsing.
"""

from __future__ import annotations

import re

from schemas.vocabularies import RejectCode

MAX_CHARACTERS = 5_000_000
MAX_ELEMENTS = 60_000
MAX_ATTRIBUTES = 5_000
"""Attributes of one element."""
MAX_DEPTH = 500

SLOW_ELEMENTS, SLOW_CHARACTERS = 6_000, 600_000
"""From here on a page is parsed in a child process with a time limit."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})([^<>]*)>")
_ATTRIBUTE = re.compile(r"=|\s[^\s=>]+(?=\s|$)")
_DATA = re.compile(r"<(script|style|svg|textarea|template)\b|<!--", re.IGNORECASE)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_IMPLIED = frozenset(["p", "li", "td", "tr", "th", "dt", "dd", "option", "tbody", "thead"])
"""Elements that a parser closes by itself where the page does not."""


def reason_to_refuse(page: str) -> tuple[RejectCode, str] | None:
    """Why a page must not be parsed, or None."""
    if len(page) > MAX_CHARACTERS:
        return RejectCode.TOO_LARGE, f"The page has more than {MAX_CHARACTERS} characters."
    if page.count("<") > MAX_ELEMENTS * 3:
        return RejectCode.TOO_MANY_ATTRIBUTES, f"The page has more than {MAX_ELEMENTS} elements."
    depth = elements = 0
    for match in _TAG.finditer(_without_data(page)):
        closing, name, attributes = match.groups()
        name = name.lower()
        if name in _VOID or name in _IMPLIED or attributes.endswith("/"):
            elements += not closing
        elif closing:
            depth = max(depth - 1, 0)
        else:
            elements += 1
            depth += 1
        if len(attributes) > MAX_ATTRIBUTES and len(_ATTRIBUTE.findall(attributes)) > MAX_ATTRIBUTES:
            return RejectCode.TOO_MANY_ATTRIBUTES, f"An element has more than {MAX_ATTRIBUTES} attributes."
        if depth > MAX_DEPTH:
            return RejectCode.TOO_DEEP, f"The page nests more than {MAX_DEPTH} elements."
        if elements > MAX_ELEMENTS:
            return RejectCode.TOO_MANY_ATTRIBUTES, f"The page has more than {MAX_ELEMENTS} elements."
    return None


def _without_data(page: str) -> str:
    """The page without scripts, styles and comments, in one pass: what is never closed goes to the end."""
    lower = page.lower()
    if len(lower) != len(page):  # a letter whose lower case is longer
        lower = page
    kept: list[str] = []
    position = 0
    while found := _DATA.search(page, position):
        kept.append(page[position : found.start()])
        closing = f"</{found[1].lower()}" if found[1] else "-->"
        end = lower.find(closing, found.end())
        if end < 0:
            return " ".join(kept)
        position = end + len(closing)
    return " ".join([*kept, page[position:]])


def is_slow(page: str) -> bool:
    """Whether a page is large enough that its parsing needs a time limit."""
    return len(page) > SLOW_CHARACTERS or page.count("<") > SLOW_ELEMENTS * 2
