"""Markdown scrapes: many crawlers save pages so. The marks go, the words stay, images leave their description as a caption.

Belongs here: telling Markdown from plain text, and taking its marks away. Stays out: what the lines mean.
"""

from __future__ import annotations

import re

_HEADING = re.compile(r"^#{1,6} ([^\n]{1,300})$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\[\]]{0,400})\]\([^()\s]{1,2000}(?:\s\"[^\"]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\[\]]{1,400})\]\([^()\s]{1,2000}(?:\s\"[^\"]{0,300}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,400}?\S?)\1(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=\S)\*(?![\w*])")
_ENOUGH = 2
"""Kinds of marks from which a text is Markdown: a line of stars or a lone hash is none."""


def is_markdown(text: str) -> bool:
    if text.lstrip().startswith("# "):
        return True
    return sum(bool(pattern.search(text)) for pattern in (_HEADING, _IMAGE, _LINK, _STRONG)) >= _ENOUGH


def without_marks(text: str) -> str:
    """The text as it would be shown."""
    text = _IMAGE.sub(lambda image: f"[Image] {image[1]}" if image[1].strip() else "", text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\1", text)
    return _HEADING.sub(lambda heading: heading[1].strip(" #"), text)
