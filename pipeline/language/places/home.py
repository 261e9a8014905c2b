"""The country of an office or body that names none, from where the sentence or the article is: "In Juba she met the
Inspector General of Police".

Belongs here: that inference alone. Stays out: countries that the words themselves name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from pipeline.language.reference import organisations

if TYPE_CHECKING:
    from pipeline.language.document import Document
    from pipeline.language.mentions import Person

NATIONAL_KINDS = frozenset({"police", "ministry", "agency", "court", "military", "school"})
"""Kinds of bodies that mostly belong to a state."""

_CITY, _BODY, _COUNTRY = 3, 2, 1
"""What a city, a body and a country or its people count for, each time they are told."""
_OPENING = 6
"""What the first city counts for beyond that, where the story begins with it."""
_LEAD = 600
"""Characters in which a story begins."""
_SHARE, _MARGIN = 0.4, 1.2
"""Of all that is counted, the share from which one country is the article's own; or how many times the second it has."""


def home_country(document: Document, position: int) -> str | None:
    """The country of the place nearest to a position in its sentence, else that of the dateline.

    A dateline at the seat of an international body that the article names tells nothing: its releases are dated there.
    """
    sentence = document.sentence_at(position)
    places = document.places
    at = bisect_left(places, sentence.start, key=lambda p: p.span.start)
    best: tuple[int, str] | None = None
    while at < len(places) and places[at].span.start < sentence.end:
        place = places[at]
        distance = abs(place.span.start - position)
        if (
            place.country
            and (place.city or place.span.end == place.span.start)
            and (best is None or distance < best[0])
        ):
            best = (distance, place.country)
        at += 1
    if best:
        return best[1]
    return None if _is_seat(document) else document.dateline_country


def article_country(document: Document) -> str | None:
    """The country that an article is written in: that of its dateline, else the one that most of its cities, bodies and
    countries are of; the first city, where the story begins, counts for more. Weights by trial on our examples."""
    if document.dateline_country and not _is_seat(document):
        return document.dateline_country
    counts = Counter[str]()
    cities = 0
    for place in document.places:
        if place.country:
            counts[place.country] += _CITY if place.city else _COUNTRY
            if place.city and not cities and place.span.start < _LEAD:
                counts[place.country] += _OPENING
            cities += place.city is not None
    for organisation in document.organisations:
        if organisation.country:
            counts[organisation.country] += _BODY
    if not counts:
        return document.dateline_country
    (country, count), (_, second) = [*counts.most_common(2), (None, 0)][:2]
    clear = count > second and (count >= _SHARE * counts.total() or count >= _MARGIN * second)
    return country if clear else document.dateline_country


def _is_seat(document: Document) -> bool:
    city = (document.dateline_place or "").casefold()
    keys = {organisation.key for organisation in document.organisations if organisation.key}
    listed = organisations()
    return any(not listed[key].country and (listed[key].seat or "").casefold() == city for key in keys)


def introduced_from(document: Document, person: Person) -> str | None:
    """The country of "her Belgian colleague, Minister Bruno Claes"."""
    people = document.people
    at = bisect_left(people, person.span, key=lambda other: other.span) - 1
    before = people[at] if at >= 0 else None
    if before is None or before.name or before.is_group or before.span.end > person.span.start:
        return None
    return before.country if document.text[before.span.end : person.span.start] in (", ", " ") else None
