"""Places and countries of datelines: which country a city is in, and how its name is written.

Belongs here: look-ups in the lists of `seeds/reference`. Stays out: the form of a dateline (`datelines.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.language.lexicon import Entry, read_reference

_INITIALS = re.compile(r"\b[A-Z]\.\s?[A-Z]$")
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "des",
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "am",
        "an",
        "der",
        "den",
        "im",
        "an",
        "sur",
        "sous",
        "en",
        "upon",
        "of",
        "the",
        "y",
        "e",
    ]
)


class Place(NamedTuple):
    name: str
    country: str


class _Names(Entry):
    country: str
    names: str


def fold(name: str) -> str:
    """Lower case without accents, one space, no full stops: the key of both lists."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.replace("’", "'").replace(".", " ").replace("-", " ").split()).casefold()


def _named(*lists: str) -> Iterator[tuple[str, str]]:
    for name in lists:
        for entry in read_reference(name, _Names):
            for each in entry.names.split("|"):
                yield each, entry.country


@cache
def _countries() -> dict[str, str]:
    return {fold(name): country for name, country in _named("country_names", "country_aliases")}


@cache
def _places() -> dict[str, Place]:
    return {name.casefold(): Place(name, country) for name, country in _named("places")}


@cache
def _folded_places() -> dict[str, Place]:
    return {fold(name): place for name, place in _places().items()}


def country_of(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country, or of a state of the USA, by any of its names."""
    key = fold(name)
    for article in ("", "the ", "la ", "le ", "el ", "l'"):
        if key.startswith(article) and (code := _countries().get(key[len(article) :])):
            return code
    return None


def place_of(name: str) -> Place | None:
    """A city by any of its names, with the country of its most populous bearer."""
    found = _places().get(name.casefold())
    if found is None:
        key = fold(name)
        for each in (
            key,
            key.removeprefix("the "),
            key.removesuffix(" city"),
            key.removesuffix(" d c"),
            key.removesuffix(" dc"),
        ):
            if found := _folded_places().get(each):
                break
    return found


def is_initials(name: str) -> bool:
    """Whether a name ends in initials, whose full stop is its own ("Bogotá D.C.")."""
    return bool(_INITIALS.search(name))


def spelled(name: str) -> str:
    """A place as it is written in a sentence: capitals of a dateline undone, initials (DC) left as they are."""
    if not name.isupper():
        return name
    if (known := _places().get(name.casefold())) is not None:
        return known.name
    words = name.split(" ")
    return " ".join(_spelled_word(word, first=index == 0) for index, word in enumerate(words))


def _spelled_word(word: str, *, first: bool) -> str:
    lower = word.casefold()
    if not first and lower in _PARTICLES:
        return lower
    if "." in word or (len(word) <= 3 and not first and not any(c in "AEIOUY" for c in word)):
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
