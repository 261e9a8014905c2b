"""Places and countries of datelines: which country a city is in, and how its name is written.

Belongs here: how datelines write cities and countries, whose lists the language room has. Stays out: the form of a dateline (`datelines.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.language.lexicon import Entry, read_reference, words_of
from pipeline.language.places.gazetteer import City, cities_named, more_places

_INITIALS = re.compile(r"\b[A-Z]\.\s?[A-Z]$")


class Place(NamedTuple):
    name: str
    country: str


class _Word(Entry):
    word: str


class _Exonym(Entry):
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
def _particles() -> frozenset[str]:
    """Words inside names of places that are not written with a capital ("Rio de Janeiro")."""
    return frozenset(entry.word for entry in read_reference("place_particles", _Word))


@cache
def _countries() -> dict[str, str]:
    return {fold(name): country for name, country in _named("country_names", "country_aliases", "country_forms")}


@lru_cache(maxsize=4096)
def country_of(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country, or of a state of the USA, by any of its names; also of a part of it ("Eastern Chad")."""
    key = fold(name)
    part, _, whole = key.partition(" ")
    for each in (key, whole) if part in words_of("compass") else (key,):
        for article in ("", "the ", "la ", "le ", "el ", "l'"):
            if each.startswith(article) and (code := _countries().get(each[len(article) :])):
                return code
    return None


@lru_cache(maxsize=4096)
def region_of(name: str) -> str | None:
    """The country of a region or an island by its name, a side of the compass before it or none ("Central Java")."""
    name = re.sub(r"^Co\.? ", "County ", name)
    first, _, rest = name.partition(" ")
    listed = more_places().get(rest if rest and first.casefold() in words_of("compass") else name)
    return listed.country if listed is not None and not listed.city else None


@cache
def _exonyms() -> dict[str, str]:
    """Cities by names that the gazetteer's languages do not use."""
    return {entry.name: entry.country for entry in read_reference("exonyms", _Exonym)}


@lru_cache(maxsize=4096)
def place_of(name: str) -> Place | None:
    """A city by any of its names, in capitals or not, with the country of its most populous bearer."""
    for spelling in _spellings(name.replace("’", "'")):
        if country := _exonyms().get(spelling):
            return Place(spelling, country)
        if cities := cities_named(spelling):
            return Place(spelling, cities[0].country)
    return None


def is_elsewhere(name: str, other: str) -> bool:
    """Whether a city is in another country than the one named behind it: it has no bearer there, and is the larger."""
    mine, others = _cities(name), _cities(other)
    known = {city.country for city in mine}
    return bool(mine and others and others[0].country not in known and mine[0].inhabitants > others[0].inhabitants)


def _cities(name: str) -> tuple[City, ...]:
    return next((cities for spelling in _spellings(name) if (cities := cities_named(spelling))), ())


def _spellings(name: str) -> Iterator[str]:
    """How a city may be listed: as it is written here, with capitals undone, without accents, without a word around it."""
    written = [name, _lowered(name), _lowered(name, particles=False)] if name.isupper() else [name]
    for each in written:
        yield each
        yield _without_accents(each)
    for each in written:
        for start, end in (("The ", ""), ("", " City"), ("", " DC"), ("", " D.C.")):
            if each.startswith(start) and each.endswith(end):
                yield each.removeprefix(start).removesuffix(end)


def is_initials(name: str) -> bool:
    """Whether a name ends in initials, whose full stop is its own ("Bogotá D.C.")."""
    return bool(_INITIALS.search(name))


def spelled(name: str) -> str:
    """A place as it is written in a sentence: capitals of a dateline undone, initials (DC) left as they are."""
    if not name.isupper():
        return name
    spellings = [_lowered(name), _lowered(name, particles=False)]
    known = next((each for each in spellings if cities_named(each)), None)
    return known or _lowered(name)


def _lowered(name: str, *, particles: bool = True) -> str:
    words = name.split(" ")
    return " ".join(_lowered_word(word, first=index == 0, particles=particles) for index, word in enumerate(words))


def _lowered_word(word: str, *, first: bool, particles: bool) -> str:
    lower = word.casefold()
    if not first and particles and lower in _particles():
        return lower
    if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", word) or (
        len(word) <= 3 and not first and not any(c in "AEIOUY" for c in word)
    ):
        return word
    parts = word.split("-")
    kept = [
        part.lower() if nth and particles and part.casefold() in _particles() else _capital(part)
        for nth, part in enumerate(parts)
    ]
    return "-".join(kept)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _without_accents(name: str) -> str:
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
