"""The gazetteer: which cities of the world bear a name, and which of them is meant.

Belongs here: look-ups of city and region names. Stays out: finding place names in a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.language.lexicon import Entry, read_reference, read_sorted_pairs

LARGE = 150_000
"""Inhabitants from which a city needs no preposition before it to be taken for the place of that name."""


class PlaceEntry(Entry):
    """A place that the derived list lacks or misplaces: a region, an island, an exonym. `city` is empty for what is no
    city, `country` for what lies in several.
    """

    name: str
    city: str | None = None
    country: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class City:
    country: str
    inhabitants: int


@lru_cache(maxsize=1 << 16)  # by words of articles, which never end
def longest_from(word: str) -> int:
    """Most words of a city's or region's name that begins with this word; 0 where there is none."""
    return _longest(f"{word} "[:2]).get(word) or int(is_place_name(word))


@cache
def _longest(start: str) -> dict[str, int]:
    """By their first word, the most words of the names of more than one word that begin with two characters."""
    longest: dict[str, int] = {}
    for name in (*read_sorted_pairs("cities")[start], *more_places()):
        if " " in name and name.startswith(start):
            first = name[: name.index(" ")]
            longest[first] = max(longest.get(first, 0), name.count(" ") + 1)
    return longest


def is_place_name(word: str) -> bool:
    """Whether a single word is the name of a city or region."""
    word = word.replace("’", "'")
    return word in read_sorted_pairs("cities")[word[:2]] or word in more_places()


@cache
def more_places() -> dict[str, PlaceEntry]:
    return {entry.name: entry for entry in read_reference("regions", PlaceEntry)}


@lru_cache(maxsize=1 << 16)  # by words of articles, which never end
def cities_named(name: str) -> tuple[City, ...]:
    """The cities of a name, the largest of each country, by inhabitants."""
    name = name.replace("’", "'")
    found = read_sorted_pairs("cities")[name[:2]].get(name)
    if not found:
        return ()
    pairs = (item.split(":") for item in found.split())
    return tuple(City(country, int(inhabitants)) for country, inhabitants in pairs)
