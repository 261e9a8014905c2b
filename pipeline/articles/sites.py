"""Lines that name who publishes: an authority, a newspaper, and its office for the press.

Belongs here: telling such a name from a headline. Stays out: menus and labels (`furniture.py`).
"""

from __future__ import annotations

import re

from pipeline.language.lexicon import languages_with, words_of

_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"\s[–—-]\s")
_ARTICLES = frozenset({"the", "a", "an", "your"})
_LONGEST, _LONGEST_IN_CAPITALS, _SMALL = 10, 7, 3
"""Words of a publisher's name, of one in capitals, and letters of a word in it that has no capital."""


def names_a_site(line: str) -> bool:
    """Whether a line is a name, and one of an authority or a newspaper; its initials may stand before a dash."""
    *initials, name = _PARTS.split(line)
    if len(initials) == 1 and name.split(" ", 1)[0] in _ARTICLES and initials[0][:1].isupper():
        return not words_of("site_words").isdisjoint(name.split())  # "QUAY GUARD – the magazine for safety at sea"
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


def without_site(headline: str) -> str:
    """A headline without the name of the site before or behind a bar: "Harbour Gazette | Quay reopens for lorries"."""
    parts = headline.split(" | ")
    if len(parts) != 2:
        return headline
    told = [part for part in parts if not names_a_site(part)]
    return told[0] if len(told) == 1 and len(told[0].split()) > 2 else headline
