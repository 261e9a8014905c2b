"""The canonical text: made once from characters and lines, and never edited after.

Belongs here: characters, hard-wrapped lines, how paragraphs are joined. Stays out: which lines are the body.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from pipeline.articles.rows import table_lines

_INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufffc"
_BIDI = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
_SPACES = "\t\x0b\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\r\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_CONTROLS = "".join(map(chr, [*range(0x09), *range(0x0E, 0x1C), 0x1F, 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)]))
_CHARACTERS = str.maketrans(
    dict.fromkeys(_INVISIBLE + _BIDI + _CONTROLS, "") | dict.fromkeys(_SPACES, " ") | dict.fromkeys(_BREAKS, "\n")
)
_ODD = re.compile(f"[{re.escape(_INVISIBLE + _BIDI + _CONTROLS + _SPACES.replace(chr(9), '') + _BREAKS)}]")

_WORD = re.compile(r"[^\W_]+(?:[-‐‑’'.,/][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»“)\]]*$")
_RUNS_ON = re.compile(
    r"(?:,|\b(?:a|an|the|of|to|in|and|on|by|for|from|with|at|de|la|le|les|du|des|et|el|los|y|en|der|die|das|und|di|il|e|o|da|do))$"
)
_WRAP_WIDTHS = range(40, 133)
"""Widths at which programs wrap lines: from narrow columns to the widest terminal and old mail and FTP notices."""


def clean_characters(text: str) -> str:
    """NFC; every kind of space is a space and every kind of break a line feed; invisible and control marks are gone."""
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
    if _ODD.search(text):
        text = text.translate(_CHARACTERS)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def lines_of(text: str) -> list[str]:
    """The lines of a cleaned text without white space at their ends, tabs kept inside (they tell menus from prose)."""
    return [line.strip() for line in text.split("\n")]


def squeezed(line: str) -> str:
    """One space between words."""
    return " ".join(line.split())


def unwrapped(lines: list[str]) -> list[str]:
    """Joins lines that a program broke at a fixed width, block by block; other lines stay as they are.

    Blocks of three lines or more tell by themselves; those of two only where another block has the same width.
    """
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    widths = [max(map(len, block)) if _is_wrapped(block) else 0 for block in blocks]
    ordered = sorted(widths)
    joined: list[str] = []
    for block, width in zip(blocks, widths, strict=True):
        alike = bisect_right(ordered, width + width // 6) - bisect_left(ordered, width - width // 6)
        joined += [" ".join(block)] if width and (len(block) > 2 or alike > 1) else block
        joined.append("")
    return joined[:-1]


def _is_wrapped(block: list[str]) -> bool:
    """All lines but the last about equally long, and more often than not broken inside a sentence."""
    if len(block) < 2 or table_lines(block):
        return False
    width = max(map(len, block))
    if width not in _WRAP_WIDTHS or any(len(line) < 0.72 * width for line in block[:-1]):
        return False
    inside = sum(1 for line in block[:-1] if not _SENTENCE_END.search(line))
    lower = sum(1 for line in block[1:] if line[:1].islower())
    runs_on = sum(1 for line in block[:-1] if _RUNS_ON.search(line))
    enough = len(block) - 1
    return inside * 2 >= enough and ((lower + runs_on) * 3 >= enough or inside == enough > 2)


def canonical_text(paragraphs: Iterable[str]) -> str:
    """The text of an article: its paragraphs with one blank line between them."""
    return "\n\n".join(clean for paragraph in paragraphs if (clean := squeezed(paragraph)))


def count_words(text: str) -> int:
    """Words as runs of letters, digits and inner marks."""
    return len(_WORD.findall(text))
