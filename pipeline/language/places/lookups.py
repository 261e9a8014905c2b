"""Look-ups of the gazetteer at a token: which country, city or region begins there.

Belongs here: the longest name at a token. Stays out: whether the words mean that place (`places.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import compress

from pipeline.language.by_word import by_word
from pipeline.language.places.gazetteer import cities_named, longest_from, more_places
from pipeline.language.reference import country_index
from pipeline.language.shapes import Is, Shapes, name_lexicon
from pipeline.language.text import Tokens

_LONGEST = 12
"""Words of the longest name of a place."""

_COUNTY = {"Co": "County"}
"""Regions in short, in front of their names: "Co. Down"."""


def city_at(shapes: Shapes, index: int) -> tuple[int, str | None]:
    """How many tokens a city or region of the gazetteer takes at a token, and its country; 0 where there is none."""
    if index >= shapes.count or not shapes.capital[index]:
        return 0, None
    longest = longest_from(shapes.words[index])
    for size in range(min(longest, shapes.count - index), 0, -1):
        name = " ".join(shapes.words[index : index + size])
        if more := more_places().get(name):
            return size, more.country
        if cities := cities_named(name):
            return size, cities[0].country
    return 0, None


def region_at(shapes: Shapes, index: int) -> tuple[int, str | None]:
    """How many tokens a region, such as a province or county, takes at a token, and its country; 0 where there is none."""
    if index >= shapes.count or not shapes.capital[index]:
        return 0, None
    if shapes.words[index] in _COUNTY and index + 2 < shapes.count and shapes.words[index + 1] == ".":
        listed = more_places().get(f"{_COUNTY[shapes.words[index]]} {shapes.words[index + 2]}")
        return (3, listed.country) if listed is not None else (0, None)
    longest = longest_from(shapes.words[index])
    for size in range(min(longest, shapes.count - index), 0, -1):
        listed = more_places().get(shapes.slice(index, index + size))
        if listed is not None and not listed.city:
            return size, listed.country
    return 0, None


def country_at(shapes: Shapes, index: int) -> tuple[int, str | None]:
    """How many tokens a country or demonym takes at a token, and its code; 0 where there is none."""
    if index < shapes.count and (match := shapes.countries.match(shapes.words, index)):
        return match[0], match[1][0]
    return 0, None


def country_before(shapes: Shapes, at: int) -> tuple[int, str | None]:
    """How many tokens a country, demonym, city or region takes that ends before a token, and its country."""
    for size in (3, 2, 1):
        first = at - size
        if first < 0 or not all(shapes.capital[first:at]) or not all(map(shapes.joined, range(first + 1, at))):
            continue
        found, country = country_at(shapes, first)
        if found < size and not any(c & ~Is.SURNAME_WORD for c in shapes.classes[first:at]):
            found, country = city_at(shapes, first)
        if found == size:
            return size, country
    return 0, None


def possible_places(tokens: Tokens, language: str) -> list[int]:
    """The tokens with which a country's, city's or region's name can begin, by the word alone."""
    return list(compress(range(len(tokens)), map(_beginning(language), tokens.words)))


def is_listed(tokens: Tokens, at: int, language: str) -> bool:
    """Whether a listed place is named at a token, whether or not the words mean it: true for all that `places.py` finds.

    It needs neither people nor bodies, and so tells for little that no place stands somewhere.
    """
    lexicon = name_lexicon(language)
    words = [lexicon.shape_of(word)[0] for word in tokens.words[at : at + _LONGEST]]
    if country_index(lexicon.language).match(words, 0):
        return True
    names = (" ".join(words[:size]) for size in range(1, min(longest_from(words[0]), len(words)) + 1))
    return any(name in more_places() or cities_named(name) for name in names)


@cache
def _beginning(language: str) -> Callable[[str], bool]:
    """Whether a country, city or region can begin with a word as written."""
    lexicon = name_lexicon(language)
    index = country_index(lexicon.language)

    def may_begin(written: str) -> bool:
        word, _, _, capital = lexicon.shape_of(written)
        return word in index.firsts or (capital and longest_from(word) > 0)

    return by_word(may_begin)
