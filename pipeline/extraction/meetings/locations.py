"""Which places can be where a meeting was: cities and regions, countries for want of them, and no people of a country.

Belongs here: the place that a mention gives for a row. Stays out: which place of a sentence is whose (`attach`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.mentions import Place
from pipeline.language.people.individuals import folded
from pipeline.language.reference import capitals, country_names


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


def _is_demonym(words: str) -> bool:
    from pipeline.language.reference import demonyms

    return words in demonyms()
