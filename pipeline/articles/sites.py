"""Lines that name who publishes: an authority, a newspaper, and its office for the press.

Belongs here: telling such a name from a headline. Stays out: menus and labels (`furniture.py`).
"""

from __future__ import annotations

import re

from pipeline.language.lexicon import languages_with, words_of

_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"\s[–—-]\s")
_LONGEST, _LONGEST_IN_CAPITALS, _SMALL = 10, 7, 3
"""Words of a publisher's name, of one in capitals, and letters of a word in it that has no capital."""


def names_a_site(line: str) -> bool:
    """Whether a line is a name, and one of an authority or a newspaper; its initials may stand before a dash."""
    *initials, name = _PARTS.split(line)
    words = _WORD.findall(line if any(" " in part for part in initials) else name)
    known = any(
        word.casefold() in words_of("site_words", language)
        for word in words
        for language in languages_with("site_words")
    )
    return (
        known
        and len(words) <= (_LONGEST_IN_CAPITALS if line.isupper() else _LONGEST)
        and all(len(word) <= _SMALL for word in words if word[0].islower())
    )
