"""Bylines: "By Ana Reis", "Texto: João da Cruz", with an address behind the name or none.

Belongs here: telling them from sentences. Stays out: other furniture (`furniture.py`).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.language.lexicon import Entry, read_reference

_LONGEST = 110
_ADDRESSED = re.compile(r"\s[\[(<][^\s\[\]()<>]{2,40}@[^\s\[\]()<>]{2,40}[\])>]$")
_BY = re.compile(r"(?:by|par|por|von|di|de|da|text|texte|texto)\s*:?\s+(?=[A-ZÀ-ÖØ-Þ])", re.IGNORECASE)

_REACHED = re.compile(r"\bbe (?:reached|contacted) (?:at|on|by|via|through) (?=\D{0,40}(?:\d{3}|\S*@))")
_ABOUT_THE_AUTHOR = re.compile(
    r"(?:[^\W\d_a-z][\w.’'-]{0,30} ){2,4}(?:is|are) (?:an? |the )?(?:[\w’'-]+ ){0,4}"
    r"(?:reporter|correspondent|journalist|columnist|staff writer|freelancer|photojournalist)s? (?:for|at|with|based|covering|of) .{2,80}"
)
"""How to reach an author, and who that is."""


class _Word(Entry):
    word: str


@cache
def name_connectors() -> frozenset[str]:
    """Small words inside names of people and agencies, in many languages."""
    return frozenset(entry.word for entry in read_reference("name_connectors", _Word))


def is_byline(line: str) -> bool:
    """By and a name: nothing but capitalised words after the preposition."""
    line = _ADDRESSED.sub("", line)
    found = _BY.match(line)
    if not found or len(line) > _LONGEST:
        return False
    words = [bare for word in line[found.end() :].split() if (bare := word.strip("-–—|,;:./()&@"))]
    return 0 < len(words) <= 9 and all(
        word[0].isupper() or word.isdigit() or word in name_connectors() for word in words
    )


def tells_of_the_author(line: str) -> bool:
    """Who wrote a story and how to reach that person: "Ana Reis is a reporter for the Gazette", "can be reached at 555-0142"."""
    if " be " in line and _REACHED.search(line) is not None:
        return True
    return (" is " in line or " are " in line) and _ABOUT_THE_AUTHOR.fullmatch(line) is not None
