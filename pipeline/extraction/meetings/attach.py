"""Which day and which place of a sentence belong to which of its meetings.

Belongs here: the distance that decides, and the words that rule a day or place out. Stays out: days of months, names of
cities (the language layer).
"""

from __future__ import annotations

from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Item, Sentence
from pipeline.language.mentions import DateKind, DateMention, Organisation, Place
from schemas.vocabularies import PlaceSource

_FAR = 26
"""Cost beyond which a day or place belongs to no meeting of the sentence."""
_CROSSED = 9
"""Cost of a meeting between the two."""
_BACKWARDS = 3
"""Cost of a meeting that is named after its day or place."""
_NOT_WHEN = frozenset({"since", "by", "than", "before"})


def attach(sentence: Sentence, sightings: list[Sighting]) -> None:
    """Give each sighting of a sentence its days, its place, and its length."""
    for item in sentence.within(sentence.view.dates):
        mention = item.mention
        assert isinstance(mention, DateMention)
        if mention.kind is DateKind.DURATION:
            _attach_length(sightings, item, mention)
        elif _may_date(mention) and (nearest := _nearest(sentence, sightings, item)) is not None:
            nearest.dates.append(mention)
    for item in sentence.within(sentence.view.all_places):
        _attach_place(sentence, sightings, item)
    for item in sentence.within(sentence.view.items):
        if item.kind == "organisation":
            _attach_venue(sentence, sightings, item)


def _may_date(mention: DateMention) -> bool:
    if mention.kind is DateKind.STRETCH or mention.start is None:
        return False
    return mention.preposition not in _NOT_WHEN


def _attach_length(sightings: list[Sighting], item: Item, mention: DateMention) -> None:
    for found in sightings:
        inside = found.phrase_start <= item.start < found.phrase_end
        if inside or 0 <= item.start - found.phrase_end <= 8 or 0 <= found.phrase_start - item.end <= 2:
            found.days = mention.days
            return


def _attach_place(sentence: Sentence, sightings: list[Sighting], item: Item) -> None:
    place = item.mention
    assert isinstance(place, Place)
    within = next((s for s in sightings if s.phrase_start <= item.start < s.phrase_end), None)
    located = item.start > sentence.first and sentence.has(item.start - 1, "locative")
    if within is not None and not located:
        if within.place is None and place.city:
            within.place, within.place_source = place, PlaceSource.TEXT
        return
    visited = next((s for s in sightings if s.frame == "visit" and 0 <= item.start - s.end <= 2), None)
    if visited is None and not _is_location(sentence, item):
        return
    nearest = visited or _nearest(sentence, sightings, item)
    if nearest is None:
        return
    if nearest.place is None or (nearest.place.city is None and place.city):
        nearest.place, nearest.place_source = place, PlaceSource.TEXT


def _is_location(sentence: Sentence, item: Item) -> bool:
    """Whether 'in', 'at' or 'to' stands before a place, over 'the city of' and the like."""
    token = item.start - 1
    while token >= sentence.first and sentence.has(token, "article_definite", "place_word"):
        token -= 1
    return token >= sentence.first and sentence.has(token, "locative")


def _attach_venue(sentence: Sentence, sightings: list[Sighting], item: Item) -> None:
    organisation = item.mention
    assert isinstance(organisation, Organisation)
    if organisation.seat is None:
        return
    visited = next((s for s in sightings if s.frame == "visit" and 0 <= item.start - s.end <= 2), None)
    if visited is None and not _is_location(sentence, item):
        return
    nearest = visited or _nearest(sentence, sightings, item)
    if nearest is not None and nearest.place is None:
        nearest.place = Place(organisation.span, organisation.seat, organisation.seat, organisation.country)
        nearest.place_source = PlaceSource.VENUE


def _nearest(sentence: Sentence, sightings: list[Sighting], item: Item) -> Sighting | None:
    costs = [(_cost(sentence, sightings, found, item), index) for index, found in enumerate(sightings)]
    cost, index = min(costs, default=(_FAR + 1, 0))
    return sightings[index] if cost <= _FAR else None


def _cost(sentence: Sentence, sightings: list[Sighting], found: Sighting, item: Item) -> float:
    """How far a day or place stands from a meeting, with what lies between."""
    if found.phrase_start <= item.start < found.phrase_end:
        return 0.0
    if item.start >= found.end:
        between = range(max(found.phrase_end, found.end), item.start)
        cost = float(len(between))
    else:
        between = range(item.end, found.phrase_start)
        cost = float(len(between)) + _BACKWARDS
        if item.start - sentence.first <= 2:
            cost = cost / 3 + 1
    cost += _CROSSED * sum(other is not found and other.start in between for other in sightings)
    cost += _CROSSED * sum(sentence.words[token] == ";" or sentence.has(token, "clause_break") for token in between)
    return cost
