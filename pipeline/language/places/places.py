"""Places in a text: countries, cities, regions, demonyms and "the Indian capital", with the country each is in.

Belongs here: which words name a place, and which of several places of one name is meant. Stays out: places inside the
names of people and organisations (the document leaves those out), and where an event was (extraction decides).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, compress

from pipeline.language.mentions import Place
from pipeline.language.places.gazetteer import LARGE, City, cities_named, longest_from, more_places
from pipeline.language.places.lookups import city_at, region_at
from pipeline.language.reference import capitals
from pipeline.language.shapes import Is, Shapes

_BETTER_KNOWN = 40
"""Times the inhabitants of a namesake from which a city is meant in spite of what else the article names."""

_UNKNOWN_ABROAD = 20_000
"""Inhabitants up to which a town is known in its own country alone."""


def find_places(
    shapes: Shapes, taken: Iterable[tuple[int, int]], dateline_country: str | None, others: Iterable[str | None] = ()
) -> list[Place]:
    """The places of a text outside the token ranges `taken`, in order; `others` are countries that its bodies are of."""
    covered = bytearray(shapes.count + 1)
    for first, after in taken:
        covered[first:after] = b"\1" * (after - first)
    countries = _countries(shapes, covered)
    named = Counter(place.country for _, _, place in countries)
    named.update(others)
    if dateline_country:
        named[dateline_country] += 1
    cities = _cities(shapes, covered, set(named), dateline_country)
    found = sorted(chain(countries, _at_home(cities, named, dateline_country)), key=lambda item: item[0])
    return [place for _, _, place in found]


_Item = tuple[int, int, Place]


def _countries(shapes: Shapes, covered: bytearray) -> list[_Item]:
    index, lowers, found = shapes.countries, shapes.lowers, []
    for first, after, (code, is_demonym) in index.find(shapes.words):
        if any(covered[first:after]) or _ends_longer_name(shapes, first, after):
            continue
        end, city = after, None
        if (
            is_demonym
            and after < shapes.count
            and lowers[after] in shapes.grammar.capital
            and not shapes.possessive(after)
        ) or (shapes.possessive(after - 1) and after < shapes.count and lowers[after] in shapes.grammar.capital):
            end, city = after + 1, capitals().get(code)
        elif not is_demonym and _is_city_too(shapes, first, after):
            continue
        span = shapes.span(first, end)
        covered[first:end] = b"\1" * (end - first)
        name = city or span.of(shapes.text)
        found.append((first, end, Place(span, name, city, code)))
    return found


def _ends_longer_name(shapes: Shapes, first: int, after: int) -> bool:
    """Whether a country's name ends the longer name of a region or city: "New Mexico", "Latin America", "Port of Spain"."""
    if not first or not shapes.joined(first):
        return False
    start = first - 1 if shapes.capital[first - 1] or first == 1 or not shapes.joined(first - 1) else first - 2
    size, _ = city_at(shapes, start)
    return start + size >= after


def _is_city_too(shapes: Shapes, first: int, after: int) -> bool:
    """Whether a country's name begins the longer name of a city: "Kuwait City", "Guatemala City"."""
    return after < shapes.count and shapes.joined(after) and shapes.words[after] in ("City", "DC", "D.C.")


def _cities(shapes: Shapes, covered: bytearray, present: set[str | None], home: str | None) -> list[_Item]:
    found: list[_Item] = []
    words, capital = shapes.words, shapes.capital
    after = 0
    for index in compress(range(shapes.count), capital):
        if index < after or covered[index]:
            continue
        size = longest_from(words[index])
        if size and (item := _city(shapes, index, size, covered, present, home)):
            found.append(item)
            after = item[1]
    return found


def _at_home(cities: list[_Item], named: Counter[str | None], home: str | None) -> Iterable[_Item]:
    """The cities, of which a small one in a country that nothing else tells of is the article's own, of the same name:
    the Silverton of a story of South Africa is not that of Oregon."""
    cities = [(first, after, _as_told_in_full(place, cities)) for first, after, place in cities]
    far = [item for item in cities if item[2].country not in named and _is_small(item[2])]
    if not far:
        return cities
    known = named + Counter(place.country for _, _, place in cities if not _is_small(place))
    del known[None]
    usual = home or next((country for country, count in known.most_common(1) if count > 1), None)
    strangers = {first for first, _, place in far if place.country not in known}
    return (
        (first, after, replace(place, country=usual) if usual and first in strangers else place)
        for first, after, place in cities
    )


def _as_told_in_full(place: Place, cities: list[_Item]) -> Place:
    """A city in short, in the country of the one that its name begins: "Santa Cruz" behind "Santa Cruz de la Sierra"."""
    full = next((other for _, _, other in cities if other.name.startswith(f"{place.name} ")), None)
    return replace(place, country=full.country) if full is not None and full.city and place.city else place


def _is_small(place: Place) -> bool:
    listed = cities_named(place.name) if place.city else ()
    return (
        bool(listed) and listed[0].inhabitants <= _UNKNOWN_ABROAD and capitals().get(place.country or "") != place.name
    )


def _city(
    shapes: Shapes, first: int, longest: int, covered: bytearray, present: set[str | None], home: str | None
) -> _Item | None:
    for size in range(min(longest, shapes.count - first), 0, -1):
        after = first + size
        if size > 1 and (any(covered[first:after]) or not all(shapes.joined(k) for k in range(first + 1, after))):
            continue
        name = " ".join(shapes.words[first:after])
        if more := more_places().get(name):
            return first, after, Place(shapes.span(first, after), name, more.city, more.country)
        cities = cities_named(name)
        follows = _country_after(shapes, after) if cities else None
        if not cities or not _plausible(shapes, first, after, cities[0].inhabitants, follows is not None):
            continue
        return (
            first,
            after,
            Place(shapes.span(first, after), name, name, follows or _country_of(cities, name, present, home)),
        )
    return None


def _country_of(cities: tuple[City, ...], name: str, present: set[str | None], home: str | None) -> str:
    """Which of the countries with a city of that name is meant: the article's own, that of which it is the capital, one
    that the article names; none of them where the city of another is far better known."""
    largest = cities[0]
    countries = [city.country for city in cities]
    if home not in countries and capitals().get(largest.country) == name:
        return largest.country
    chosen = next((c for c in cities if c.country == home), None) or next(
        (c for c in cities if c.country in present), largest
    )
    return largest.country if largest.inhabitants > _BETTER_KNOWN * chosen.inhabitants else chosen.country


def _country_after(shapes: Shapes, after: int) -> str | None:
    """The country that follows a city, itself or by its region: "Bali, Indonesia", "Newcastle, Co. Down", "Majuro, in the
    Marshall Islands"."""
    if after + 1 >= shapes.count or shapes.words[after] not in (",", "(") or shapes.possessive(after - 1):
        return None
    first = after + 1
    while shapes.lowers[first] in shapes.grammar.within | shapes.grammar.articles and first + 1 < shapes.count:
        first += 1
    match = shapes.countries.match(shapes.words, first)
    if match:
        return None if match[1][1] else match[1][0]
    return region_at(shapes, first)[1]


def _plausible(shapes: Shapes, first: int, after: int, inhabitants: int, has_country: bool) -> bool:
    """Whether words in capitals are the city of that name, rather than a word or a surname."""
    before = shapes.lowers[first - 1] if first and first not in shapes.line_starts else None
    if after - first == 1 and shapes.classes[first] & ~Is.SURNAME_WORD:
        word = shapes.classes[first] & ~(Is.NOT_NAME | Is.MODIFIER | Is.NAMING)
        return not word and before in shapes.grammar.within and inhabitants >= LARGE  # "in Mobile", "in Reading"
    if has_country:
        return True
    if after < shapes.count and shapes.joined(after) and shapes.capital[after]:
        following = shapes.classes[after]
        if not following & (Is.OFFICE | Is.KIND | Is.NOT_NAME | Is.MODIFIER):
            return False
    if after - first == 1 and (shapes.lowers[first] in shapes.seen or len(shapes.words[first]) < 3):
        return False
    if before in shapes.grammar.locative:
        return inhabitants >= (50_000 if before in shapes.grammar.weak_locative else 0)
    if before and shapes.capital[first - 1] and shapes.joined(first):
        return False
    return inhabitants >= LARGE
