"""Which place of a sentence is where one of its meetings was: from its words, its venue, the city that hosted it.

Belongs here: what makes a place a location, and whose. Stays out: how far it stands from a meeting (`nearness`), places that
a meeting takes over from others or from the dateline (`where`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.locations import is_country
from pipeline.extraction.meetings.nearness import leads_on, nearest_place
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Organisation, Person, Place
from pipeline.language.places.gazetteer import cities_named
from pipeline.language.places.home import article_country
from pipeline.language.reference import demonyms, organisations
from schemas.vocabularies import PlaceSource

_ADJECTIVES = 3
"""Words between an article and 'city of'."""
_STOPS = frozenset(":;–—•*")
"""Marks in front of a stop of a journey."""
_LONGEST_VENUE = 8
"""Tokens of a venue's name in front of its city."""


def attach_place(sentence: Sentence, sightings: list[Sighting], item: Item) -> None:
    place = item.mention
    assert isinstance(place, Place)
    whose = sentence.covering.get(item.start)
    if whose is not None and item.end < whose.end and isinstance(whose.mention, Person) and not whose.mention.is_group:
        return  # 'the Ambassador in Lima, Ada Prell'
    within = next((s for s in sightings if any(a <= item.start < z for a, z in s.phrases())), None)
    located = item.start > sentence.first and sentence.has(item.start - 1, "locative")
    if within is not None and not located:
        if (
            within.place is None
            and place.city
            and item.start not in sentence.view.regions
            and not _names_something(sentence, item, within)
        ):
            within.place, within.place_source = place, PlaceSource.TEXT
        return
    visited = next((s for s in sightings if s.frame == "visit" and 0 <= item.start - s.end <= 2), None)
    if visited is None and not (_is_location(sentence, item) or leads_on(sentence, item)):
        return
    if _is_habit(sentence, item) or _is_of_body(sentence, item) or _is_of_office(sentence, item):
        return
    if is_of_request(sentence, item):
        return
    if place.city and (side := _side_of(sentence, item)) is not None:
        place = replace(place, country=side)
    nearest = visited or nearest_place(sentence, sightings, item)
    if nearest is None or _is_of_plan(sentence, nearest, item):
        return
    if nearest.place is None or (nearest.place.city is None and place.city):
        nearest.place, nearest.place_source = place, PlaceSource.TEXT


def _names_something(sentence: Sentence, item: Item, found: Sighting) -> bool:
    """Whether a city is part of the name of something else: 'the conference of the Lisbon Process'."""
    end = item.end
    if end >= sentence.last or not sentence.words[end][0].isupper() or end in sentence.dated:
        return False
    return item.start >= found.end and sentence.lexicon.nouns.match(sentence.lowers, end) is None


def _is_location(sentence: Sentence, item: Item) -> bool:
    """Whether 'in', 'at' or 'to' stands before a place, over 'the city of' and the like, or a clause without a verb
    names it."""
    token = _before_place(sentence, item.start)
    if token > sentence.first and sentence.words[token] == ",":  # 'at the Grand Hotel, Nairobi'
        token = _before_place(sentence, _name_start(sentence, token))
    if token > sentence.first and sentence.has(token, "purpose_for") and sentence.has(token - 1, "set_for"):
        return True  # 'planned for Lima'
    if token > sentence.first and sentence.has(token, "topic", "purpose_for") and sentence.has(token - 1, "bound_for"):
        return True  # 'converge on Lima', 'left for Lima'
    if token > sentence.first and sentence.words[token] == ":":
        return True  # 'Next year's conference: Lima'
    if _is_stop(sentence, item):
        return True
    if sentence.lowers[token] == "on" and any(sentence.has(t, "place_word") for t in range(token + 1, item.start)):
        return True  # 'on the outskirts of Lima'
    return token >= sentence.first and sentence.has(token, "locative")


def _is_stop(sentence: Sentence, item: Item) -> bool:
    """Whether a place is a stop of a journey told without a verb: 'Next week: Lima, for the conference'."""
    opens = item.start == sentence.first or sentence.words[item.start - 1] in _STOPS
    return (
        opens
        and item.end + 1 < sentence.last
        and sentence.words[item.end] == ","
        and (sentence.has(item.end + 1, "purpose_for"))
    )


def is_of_request(sentence: Sentence, item: Item) -> bool:
    """Whether it is only who asked for something: 'called off at Lima's request'."""
    owner = sentence.lowers[item.end - 1].endswith(("'s", "’s"))
    return owner and item.end < sentence.last and sentence.has(item.end, "asked_for")


def _is_of_plan(sentence: Sentence, found: Sighting, item: Item) -> bool:
    """Whether a place is where something will be that those who met have agreed on: 'agreed to open a post in Lima'."""
    if found.frame != "jointly" or item.start < found.end:
        return False
    between = range(found.end, item.start - 1)
    return any(
        sentence.lowers[t] == "to"
        and t + 1 not in sentence.covering
        and not sentence.is_determiner(t + 1)
        and t not in sentence.dated
        for t in between
    )


def _before_place(sentence: Sentence, token: int) -> int:
    """The token before one, over 'the', 'the city of' and the like; one before the sentence where there is none."""
    token -= 1
    while token >= sentence.first and (
        sentence.has(token, "article_definite", "place_word")
        or (sentence.has(token, "of") and sentence.has(token - 1, "place_word"))
        or ((item := sentence.covering.get(token)) is not None and _is_people(item) and item.end == token + 1)
    ):
        token -= 1
    if token >= sentence.first and sentence.has(token + 1, "place_word"):  # 'in the small Siberian city of Tomsk'
        for back in range(token, max(token - _ADJECTIVES, sentence.first), -1):
            if sentence.is_article(back):
                return sentence.over_articles(back)
            if sentence.lowers[back] in sentence.lexicon.stops or not sentence.words[back].isalpha():
                break
    return token


def _is_people(item: Item) -> bool:
    """Whether a mention is a demonym: 'the Kenyan side of the town'."""
    mention = item.mention
    return isinstance(mention, Place) and mention.city is None and mention.name in demonyms()


def _side_of(sentence: Sentence, item: Item) -> str | None:
    """The country on whose side of a border town something is: 'on the Kenyan side of Namanga'."""
    token = item.start - 1
    if token - 2 < sentence.first or not sentence.has(token, "of") or not sentence.has(token - 1, "place_word"):
        return None
    people = sentence.covering.get(token - 2)
    return people.mention.country if people is not None and isinstance(people.mention, Place) else None


def _is_habit(sentence: Sentence, item: Item) -> bool:
    """Whether a place stands in an aside of where something usually is: ', which normally meets in Lima,'."""
    start, end = item.start, item.end
    while start > sentence.first and sentence.words[start - 1] not in ",;(":
        start -= 1
    while end < sentence.last and sentence.words[end] not in ",;)":
        end += 1
    return sentence.has(start, "relative") and end < sentence.last and sentence.tells("generic", start, end)


def _is_of_body(sentence: Sentence, item: Item) -> bool:
    """Whether a country only says where a body is that stands right before it: 'by the UN Mission in Liberia'."""
    mention = item.mention
    assert isinstance(mention, Place)
    before = sentence.covering.get(item.start - 2)
    if mention.city is not None or item.start - 1 < sentence.first or before is None or before.end != item.start - 1:
        return False
    if before.kind != "organisation" or not sentence.has(item.start - 1, "within"):
        return False
    governor = sentence.over_articles(before.start - 1)
    return governor >= sentence.first and sentence.has(governor, "passive_by", "of", "with", "between")


def _is_of_office(sentence: Sentence, item: Item) -> bool:
    """Whether a country is where somebody is posted: 'Ilmar Saar, Ambassador of Estonia to the UAE'."""
    mention = item.mention
    assert isinstance(mention, Place)
    token = sentence.over_articles(item.start - 1)
    before = sentence.covering.get(token - 1)
    if mention.city is not None or token <= sentence.first or not sentence.has(token, "to") or before is None:
        return False
    whose = before.mention
    return isinstance(whose, Person) and whose.name_span is not None and whose.name_span.end < whose.span.end


def _name_start(sentence: Sentence, end: int) -> int:
    """The first token of the name, of whatever, that ends before a token; that token where no capital stands there."""
    start = end
    while start > sentence.first and end - start < _LONGEST_VENUE:
        item = sentence.covering.get(start - 1)
        capital = sentence.words[start - 1][0].isupper()
        if not capital and not (start < end and sentence.has(start - 1, "of")):
            break
        start = item.start if item is not None and item.start < start else start - 1
    return start


def attach_venue(sentence: Sentence, sightings: list[Sighting], item: Item) -> None:
    organisation = item.mention
    assert isinstance(organisation, Organisation)
    seat = _seat(sentence, item, organisation)
    if seat is None:
        return
    visited = next((s for s in sightings if s.frame == "visit" and 0 <= item.start - s.end <= 2), None)
    if visited is None and not _is_location(sentence, item):
        return
    nearest = visited or nearest_place(sentence, sightings, item)
    if nearest is not None and nearest.place is None:
        nearest.place, nearest.place_source = seat, PlaceSource.VENUE


def _seat(sentence: Sentence, item: Item, organisation: Organisation) -> Place | None:
    """Where an organisation sits, as the reference or its own name tells: 'the Lahore laboratory', 'the Embassy in Lima',
    'Dundalk Garda Station'."""
    if organisation.seat is not None:
        country = organisation.country or _seat_country(organisation)
        return Place(organisation.span, organisation.seat, organisation.seat, country)
    within = next((t for t in range(item.end - 2, item.start, -1) if sentence.has(t, "within")), None)
    if within is not None and sentence.words[within + 1][0].isupper():
        return _town(sentence, organisation, within + 1, item.end, None)
    town = sentence.words[item.start]
    of_town = item.end - item.start == 2 and sentence.words[item.end - 1].islower()
    if (
        not (of_town or sentence.has(item.end - 1, "house_of_town"))
        or town.isupper()
        or is_country(town)
        or town in demonyms()
    ):
        return None
    if not of_town and sentence.view.document.shapes.lexicon.classes.get(town.lower(), 0):
        return None  # 'Central Police Station'
    return _town(sentence, organisation, item.start, item.start + 1, organisation.country)


def _town(sentence: Sentence, organisation: Organisation, first: int, after: int, country: str | None) -> Place:
    """The town of that name in the article's own country, else the largest of the name."""
    name = sentence.view.slice(first, after)
    home = article_country(sentence.view.document)
    countries = [city.country for city in cities_named(name)]
    chosen = home if home in countries or not countries else countries[0]
    return Place(organisation.span, name, name, country or chosen)


def attach_hosting_city(sentence: Sentence, sightings: list[Sighting]) -> None:
    """'Cusco was the setting for a seminar', 'Windhoek hosted a course': the city is where the next meeting was."""
    for start, end in sentence.phrases("city_hosts"):
        item = next((i for i in sentence.within(sentence.view.all_places) if 0 <= start - i.end <= 4), None)
        found = next((s for s in sightings if s.is_noun and 0 <= s.phrase_start - end <= 4), None)
        if item is not None and found is None and sentence.has(item.start - 1, "relative"):
            found = next((s for s in reversed(sightings) if s.is_noun and s.phrase_end < item.start), None)
        if item is not None and found is not None and found.place is None and isinstance(item.mention, Place):
            found.place, found.place_source = item.mention, PlaceSource.TEXT
    for _, end in sentence.phrases("hosted_by_city"):
        item = next((i for i in sentence.within(sentence.view.all_places) if 0 <= i.start - end <= 2), None)
        before = [s for s in sightings if s.phrase_end <= end]
        city = item.mention if item is not None else None
        if isinstance(city, Place) and city.city is not None and before and before[-1].place is None:
            before[-1].place, before[-1].place_source = city, PlaceSource.TEXT


def _seat_country(organisation: Organisation) -> str | None:
    """The country of an organisation's seat, where the reference lists it."""
    listed = organisations().get(organisation.key or "")
    return listed.seat_country if listed else None
