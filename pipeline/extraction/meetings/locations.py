"""Which places can be where a meeting was: cities and regions, countries for want of them, and no people of a country.

Belongs here: the place that a mention gives for a row. Stays out: which place of a sentence is whose (`attach`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extraction.meetings.items import Item
from pipeline.language.mentions import Place
from pipeline.language.people.individuals import folded
from pipeline.language.places.gazetteer import cities_named
from pipeline.language.reference import capitals, country_names

_SMALL = 20_000
"""Inhabitants of a namesake elsewhere that a quarter may be mistaken for."""


def is_country(words: str) -> bool:
    """Whether words are the name of a country, and not of its people or language."""
    return words in country_names()


def location_of(place: Place, words: str, city_states: frozenset[str]) -> Place | None:
    """The place as a location; None for 'Kenyan' and its like.

    A region stands in the column for cities, and so does a country that is called like its own capital, or that the lexicon
    lists because its capital is mostly called so ('in Kuwait').
    """
    if place.city is not None:
        return replace(place, city=words) if folded(words) == folded(place.city) else place
    if is_country(words):
        is_city = place.country is not None and capitals().get(place.country) == words
        return replace(place, city=words) if is_city or words.lower() in city_states else place
    if place.name != words and not words.endswith(place.name):
        return None
    return replace(place, city=place.name) if words[:1].isupper() and not _is_demonym(words) else None


def is_quarter(words: Sequence[str], item: Item, places: Mapping[int, Item]) -> bool:
    """Whether a small place is only a part of the larger city behind a comma: 'in Silverton, Pretoria, on 6 May'; not
    the first of several, as in 'in Osaka, Kyoto and Nara'. `places` by their first tokens."""
    city = places.get(item.end + 1)
    if city is None or words[item.end] != "," or _city_of(item) is None or _city_of(city) is None:
        return False
    after = city.end
    listed = after < len(words) and (
        words[after] in {"and", "or", "&"} or (words[after] == "," and after + 1 in places)
    )
    opened = item.start >= 2 and words[item.start - 1] in {",", "and"}
    near = _country_of(item) == _country_of(city) or _size(item) <= _SMALL
    return not listed and not opened and near and _size(item) < _size(city)


def _city_of(item: Item) -> str | None:
    return item.mention.city if isinstance(item.mention, Place) else None


def _country_of(item: Item) -> str | None:
    return item.mention.country if isinstance(item.mention, Place) else None


def _size(item: Item) -> int:
    """The inhabitants of a listed city, 0 of any other."""
    listed = [city for city in cities_named(_city_of(item) or "") if city.country == _country_of(item)]
    return listed[0].inhabitants if listed else 0


def _is_demonym(words: str) -> bool:
    from pipeline.language.reference import demonyms

    return words in demonyms()
