"""The verbs that stand beside figures, and their regular forms.

Belongs here: the entry of `verbs.tsv` and English endings. Stays out: what a form tells in a sentence (`words.py`).
"""

from __future__ import annotations

from pipeline.language.lexicon import Entry
from schemas.vocabularies import Direction

_VOWELS = "aeiou"


class VerbEntry(Entry):
    """A verb; a form that the file leaves out is the regular one."""

    base: str
    past: str = ""
    participle: str = ""
    use: str = ""
    direction: Direction | None = None


def past_of(base: str) -> str:
    """The past form of a regular verb."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    if _doubles(base):
        return base + base[-1] + "ed"
    return base + "ed"


def gerund_of(base: str) -> str:
    """The form in -ing."""
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if _doubles(base) else base + "ing"


def _doubles(base: str) -> bool:
    short = sum(letter in _VOWELS for letter in base) == 1
    return short and len(base) > 2 and base[-1] not in _VOWELS + "wxyhk" and base[-2] in _VOWELS


def third_of(base: str) -> str:
    """The form for "he", "she", "it"."""
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
