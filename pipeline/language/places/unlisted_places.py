"""Places that no gazetteer lists: villages, quarters, halls, camps, told by the preposition before them and their capitals:
"at Brezje, Slovenia", "drove to Camp Morrow", "the Dravec checkpoint".

Belongs here: which unknown names are places, and the country each is in. Stays out: listed places (`places.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pipeline.language.lexicon import Entry, read_reference
from pipeline.language.mentions import Place
from pipeline.language.places.gazetteer import cities_named, more_places
from pipeline.language.places.home import article_country
from pipeline.language.places.lookups import city_at, country_at, region_at
from pipeline.language.reference import country_index
from pipeline.language.shapes import Is, Shapes, given_names

if TYPE_CHECKING:
    from pipeline.language.document import Document

_LONGEST = 4
"""Most words of the name of an unlisted place."""
_NEVER = Is.FUNCTION | Is.OFFICE | Is.OFFICES | Is.HONORIFIC | Is.RANK | Is.TIME | Is.SPEECH | Is.VERB
_NO_HEAD = _NEVER | Is.NOT_NAME | Is.KIND | Is.STATE | Is.MODIFIER
_GOING = 2
"""Tokens before "to" in which a verb of going stands: "flew back to Rove"."""


class _Language(Entry):
    word: str


@cache
def _language_names() -> frozenset[str]:
    return frozenset(entry.word for entry in read_reference("language_names", _Language))


def find_unlisted_places(document: Document) -> list[Place]:
    """The unlisted places of a text, outside the names of people, organisations and listed places, in order."""
    shapes = document.shapes
    starts = list(_starts(shapes))
    if not starts:
        return []
    taken = _taken(document)
    found: list[Place] = []
    for first, determined in starts:
        if town := _town_of_house(document, first, taken):
            found.append(town)
            continue
        after = _name_end(shapes, first, taken)
        if after == first or determined != _is_site(shapes, after):
            continue
        country = _country_behind(shapes, after)
        if country is None and (size := _listed_behind(shapes, after)):
            if not taken[after + 1]:  # too small a city to be one without 'in' before it
                found.append(_listed(shapes, after + 1, after + 1 + size))
            continue
        if country is None and shapes.lowers[after - 1] in shapes.grammar.buildings:
            continue  # a house is in some town, and its name does not tell in which
        name = shapes.slice(first, after)
        found.append(Place(shapes.span(first, after), name, name, country or article_country(document)))
    return found


def _town_of_house(document: Document, first: int, taken: bytearray) -> Place | None:
    """The town that the name of a house begins with, or that stands behind its comma: "at Dundalk Garda Station", "at the
    Slieve Hotel, Ballyconnell, Co. Cavan"."""
    shapes = document.shapes
    after = first
    while (
        after < shapes.count
        and shapes.capital[after]
        and after - first <= _LONGEST
        and (after == first or shapes.joined(after))
    ):
        after += 1
    last = shapes.lowers[after - 1]
    if after - first < 2 or after + 1 >= shapes.count:
        return None
    size, _ = city_at(shapes, first)
    if last in shapes.grammar.stations and 0 < size < after - first and not taken[first]:
        name = shapes.slice(first, first + size)
        told = {article_country(document), *(o.country for o in document.organisations)}
        told |= {place.country for place in document.places}
        country = next((city.country for city in cities_named(name) if city.country in told), None)
        # "Union Station" is in no town of that name
        return Place(shapes.span(first, first + size), name, name, country) if country else None
    if last not in shapes.grammar.buildings or shapes.words[after] != "," or not shapes.capital[after + 1]:
        return None
    end = _name_end(shapes, after + 1, taken)
    if end == after + 1 or city_at(shapes, after + 1)[0] or end >= shapes.count:
        return None
    behind = _country_behind(shapes, end)
    if behind is None and shapes.words[end] not in (",", ".") and shapes.lowers[end] not in shapes.grammar.venue:
        return None
    name = shapes.slice(after + 1, end)
    return Place(shapes.span(after + 1, end), name, name, behind or article_country(document))


def _starts(shapes: Shapes) -> Iterator[tuple[int, bool]]:
    """The capital words behind a preposition of place, each with whether an article stands between."""
    grammar, lowers, capital, last = shapes.grammar, shapes.lowers, shapes.capital, shapes.count - 1
    leading = grammar.venue | grammar.going_to | grammar.visiting | grammar.of
    for index in (i for i, lower in enumerate(lowers) if lower in leading and i < last):
        first = index + 1
        determined = not capital[first] and lowers[first] in grammar.articles and first < last
        first += determined
        if not capital[first]:
            continue
        lower = lowers[index]
        if lower in grammar.of and lower not in grammar.venue and lowers[index - 1] not in grammar.place_nouns:
            continue
        if lower not in grammar.going_to or _goes(shapes, index):
            yield first, determined


def _taken(document: Document) -> bytearray:
    """Which tokens are part of the names of people, organisations and listed places, or of dates."""
    shapes = document.shapes
    taken = bytearray(shapes.count + 1)
    spans = [p.name_span for p in document.people if p.name_span]
    spans += [o.span for o in document.organisations]
    spans += [p.span for p in document.places]
    spans += [d.span for d in document.dates]
    for span in spans:
        tokens = shapes.between(span.start, span.end)
        taken[tokens.start : tokens.stop] = b"\1" * len(tokens)
    return taken


def _goes(shapes: Shapes, index: int) -> bool:
    """Whether a verb of going stands right before "to", or a noun such as "trip"."""
    return any(shapes.lowers[t] in shapes.grammar.going for t in range(max(index - _GOING, 0), index))


def _name_end(shapes: Shapes, first: int, taken: bytearray) -> int:
    """The token behind the run of capital words from a token on; the same token where they are no place's name."""
    at = first
    while at < shapes.count and at - first < _LONGEST and shapes.capital[at] and (at == first or shapes.joined(at)):
        if taken[at] or shapes.classes[at] & _NEVER or not _is_word(shapes.words[at]) or at in shapes.line_starts:
            return first
        at += 1
    if at == first or shapes.possessive(at - 1) or shapes.title_case & {first}:
        return first
    follows = shapes.words[at] if at < shapes.count and at not in shapes.line_starts else "."
    if follows[0].isupper() or follows[0].isdigit() or follows in ("'", "’", "&", "%"):
        return first
    if any(shapes.lowers[k] in shapes.grammar.no_sites for k in range(first, at)):
        return first
    words = [shapes.words[k] for k in range(first, at)]
    if " ".join(words) in more_places():
        return first  # a region of many countries
    if any(country_index().match(shapes.words, k) for k in range(first, at)) or {w.lower() for w in words} & (
        _language_names()
    ):
        return first
    if at - first == 1:
        known = shapes.lowers[first] in shapes.seen or (words[0].isupper() and len(words[0]) < 6)
        if known or shapes.classes[first] & _NO_HEAD or words[0] in given_names():
            return first
    elif all(shapes.classes[k] & _NO_HEAD or shapes.lowers[k] in shapes.seen for k in range(first, at)):
        return first
    return at


def _is_word(word: str) -> bool:
    return len(word) > 1 and all(part.isalpha() for part in word.replace("’", "'").replace("'", "-").split("-") if part)


def _is_site(shapes: Shapes, after: int) -> bool:
    """Whether a noun for a place follows a name, as behind an article it must: "the Dravec checkpoint"."""
    return any(
        at < shapes.count and shapes.joined(at) and shapes.lowers[at] in shapes.grammar.site_nouns
        for at in (after, after + 1)
    )


def _country_behind(shapes: Shapes, after: int) -> str | None:
    """The country behind a comma, a bracket or "in", itself or by its region: "Brezje, Slovenia", "Tarvo in Kenya"."""
    if after + 1 >= shapes.count or after + 1 in shapes.line_starts:
        return None
    if shapes.words[after] not in (",", "(") and shapes.lowers[after] not in shapes.grammar.within:
        return None
    first = after + 1 + (shapes.lowers[after + 1] in shapes.grammar.articles)
    size, country = country_at(shapes, first)
    return country if size else region_at(shapes, first)[1]


def _listed_behind(shapes: Shapes, after: int) -> int:
    """The words of a listed city behind a comma, which then is the place: "in Seaview, Nairobi"; 0 where there is none."""
    if after + 1 >= shapes.count or shapes.words[after] != "," or after + 1 in shapes.line_starts:
        return 0
    return city_at(shapes, after + 1)[0]


def _listed(shapes: Shapes, first: int, after: int) -> Place:
    name = shapes.slice(first, after)
    return Place(shapes.span(first, after), name, name, city_at(shapes, first)[1])
