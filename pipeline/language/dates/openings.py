"""What a pattern of `date_patterns.tsv` can begin with, so that it is tried at no other word.

Belongs here: the first words of a pattern in its macro language. Stays out: its regular expression (`grammar.py`). Where the
beginning can't be read it is `ANYTHING`: a pattern may be tried too often, and never too seldom.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

ANYTHING, FIGURE = "*", "#"
_BEGINNING = re.compile(r"[^\W\d_]+|\d")
_LITERAL = re.compile(r"[^\W\d_]+(?![?*])")
_ASSERTIONS = ("(?=", "(?!", "(?<=", "(?<!")
_NULLABLE = {"P": ("preposition",), "W": ("weekday", "the"), "E": ()}
"""Macros that may match nothing, and the kinds of words that they can begin with."""
_FIGURES = frozenset({"d", "y", "yy", "mm", "dd"})

_Beginning = tuple[set[str], bool, int]
"""What can begin, whether nothing at all can stand there, and where the pattern goes on."""


def opening_of(text: str) -> str:
    """The letters that a word or spelling begins with, in lower case; `FIGURE` for digits, nothing for marks."""
    found = _BEGINNING.match(text)
    return "" if found is None else FIGURE if found[0].isdigit() else found[0].lower()


def openings_of(pattern: str, spellings: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The openings of the texts that a pattern matches. `spellings`: the words of each kind."""
    found, _, _ = _alternatives(pattern, 0, spellings)
    return frozenset(found)


def _alternatives(pattern: str, at: int, spellings: Mapping[str, Sequence[str]]) -> _Beginning:
    found, empty, at = _sequence(pattern, at, spellings)
    while pattern[at : at + 1] == "|":
        more, nothing, at = _sequence(pattern, at + 1, spellings)
        found, empty = found | more, empty or nothing
    return found, empty, at


def _sequence(pattern: str, at: int, spellings: Mapping[str, Sequence[str]]) -> _Beginning:
    found: set[str] = set()
    beginning = True
    while at < len(pattern) and pattern[at] not in "|)":
        more, empty, at = _element(pattern, at, spellings)
        if pattern[at : at + 1] == "?":
            empty, at = True, at + 1
        if beginning:
            found |= more
        beginning = beginning and empty
    return found, beginning, at


def _element(pattern: str, at: int, spellings: Mapping[str, Sequence[str]]) -> _Beginning:
    if pattern[at] == "{":
        end = pattern.index("}", at)
        kind = pattern[at + 1 : end].rpartition("=")[2].lstrip(".").rstrip("0123456789")
        return _of_kind(kind, spellings), kind in _NULLABLE, end + 1
    for sign in _ASSERTIONS:
        if pattern.startswith(sign, at):
            return set(), True, _alternatives(pattern, at + len(sign), spellings)[2] + 1
    if pattern.startswith("(?:", at):
        found, empty, end = _alternatives(pattern, at + len("(?:"), spellings)
        return found, empty, end + 1
    if literal := _LITERAL.match(pattern, at):
        return {literal[0].lower()}, False, literal.end()
    if pattern[at] == "[":
        return {ANYTHING}, False, pattern.index("]", at) + 1
    return {ANYTHING}, False, at + 1 + (pattern[at] == "\\")


def _of_kind(kind: str, spellings: Mapping[str, Sequence[str]]) -> set[str]:
    if kind in _FIGURES:
        return {FIGURE}
    if kind == "n":
        return {FIGURE} | _of_kind("number", spellings)
    if kind == "unit":
        return {opening_of(word + end) for word in spellings["unit"] for end in ("", *spellings.get("plural", ()))}
    if kind in ("m", "M"):
        kinds: tuple[str, ...] = ("month",) if kind == "M" else ("month", "month_short")
    else:
        kinds = _NULLABLE.get(kind, ("weekday",) if kind == "w" else (kind,))
    if any(each not in spellings for each in kinds):
        return {ANYTHING}
    return {opening_of(word) or ANYTHING for each in kinds for word in spellings[each]}
