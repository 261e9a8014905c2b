"""Which day and which place of a sentence belong to which of its meetings.

Belongs here: the distance that decides, and the words that rule a day or place out. Stays out: days of months, names of
cities (the language layer).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.gazetteer import cities_named
from pipeline.language.home import article_country
from pipeline.language.mentions import DateKind, DateMention, Organisation, Place
from pipeline.language.reference import demonyms, organisations
from schemas.vocabularies import PlaceSource

_FAR = 26
"""Cost, in tokens, beyond which a day belongs to no meeting of the sentence."""
_FAR_PLACE = 18
_CROSSED = 9
"""Cost of a meeting, or of a break between clauses, that lies between the two."""
_BACKWARDS = 7
"""Cost of a meeting that is named after its day or place, unless the sentence starts with that."""
_VERB = 4
"""Cost, for a place, of a verb or topic between the two."""
_LONGEST_VENUE = 8
"""Tokens of a venue's name in front of its city."""
_NOT_WHEN = frozenset({"since", "by", "than", "before", "after"})


def attach(sentence: Sentence, sightings: list[Sighting]) -> None:
    """Give each sighting of a sentence its days, its place, and its length."""
    closest: dict[int, float] = {}
    for item in sentence.within(sentence.view.dates):
        mention = item.mention
        assert isinstance(mention, DateMention)
        if mention.kind is DateKind.DURATION:
            _attach_length(sightings, item, mention)
        elif _may_date(mention) or (mention.preposition == "after" and _owns(sentence, item)):
            candidates = [s for s in sightings if s.is_noun] if _owns(sentence, item) else sightings
            cost, found = _nearest(sentence, candidates, item)
            if found is None or cost > _FAR:
                continue
            found.dates.append(mention)
            if cost < closest.get(id(found), _FAR + 1):
                closest[id(found)] = cost
                found.nearest_date = mention
    for found in sightings:
        _drop_day_of_saying(sentence, found)
    for item in sentence.within(sentence.view.all_places):
        _attach_place(sentence, sightings, item)
    for item in sentence.within(sentence.view.items):
        if item.kind == "organisation":
            _attach_venue(sentence, sightings, item)
    _attach_hosting_city(sentence, sightings)


def _drop_day_of_saying(sentence: Sentence, found: Sighting) -> None:
    """Leave out the day on which something was said, where the meeting has another: 'from 7 to 9 June, she said on Monday'."""
    said = [d for d in found.dates if _is_day_of_saying(sentence, d)]
    if said and len(said) < len(found.dates):
        found.dates = [d for d in found.dates if d not in said]
        if found.nearest_date in said:
            found.nearest_date = found.dates[0]


def _is_day_of_saying(sentence: Sentence, day: DateMention) -> bool:
    """Whether a verb of saying stands right before a day, over its preposition."""
    token = sentence.view.tokens.at(day.span.start)
    before = token - 1
    while before > sentence.first and (before in sentence.dated or sentence.has(before, "day_opener")):
        before -= 1
    return before > sentence.first and sentence.has(before, "saying")


def _owns(sentence: Sentence, item: Item) -> bool:
    """Whether a day only belongs to the noun behind it: "to meet today's challenges", "Tuesday's session"."""
    return sentence.lowers[item.end - 1].endswith(("'s", "’s"))


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
    if visited is None and not (_is_location(sentence, item) or _leads_on(sentence, item)):
        return
    if _is_habit(sentence, item) or _is_of_body(sentence, item):
        return
    if place.city and (side := _side_of(sentence, item)) is not None:
        place = replace(place, country=side)
    nearest = visited or _nearest_place(sentence, sightings, item)
    if nearest is None:
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
    """Whether 'in', 'at' or 'to' stands before a place, over 'the city of' and the like."""
    token = _before_place(sentence, item.start)
    if token > sentence.first and sentence.words[token] == ",":  # 'at the Grand Hotel, Nairobi'
        token = _before_place(sentence, _name_start(sentence, token))
    if token > sentence.first and sentence.has(token, "purpose_for") and sentence.has(token - 1, "set_for"):
        return True  # 'planned for Lima'
    if sentence.lowers[token] == "on" and any(sentence.has(t, "place_word") for t in range(token + 1, item.start)):
        return True  # 'on the outskirts of Lima'
    return token >= sentence.first and sentence.has(token, "locative")


def _before_place(sentence: Sentence, token: int) -> int:
    """The token before one, over 'the', 'the city of' and the like; one before the sentence where there is none."""
    token -= 1
    while token >= sentence.first and (
        sentence.has(token, "article_definite", "place_word")
        or (sentence.has(token, "of") and sentence.has(token - 1, "place_word"))
        or ((item := sentence.covering.get(token)) is not None and is_people(item) and item.end == token + 1)
    ):
        token -= 1
    return token


def is_people(item: Item) -> bool:
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


def _attach_venue(sentence: Sentence, sightings: list[Sighting], item: Item) -> None:
    organisation = item.mention
    assert isinstance(organisation, Organisation)
    seat = _seat(sentence, item, organisation)
    if seat is None:
        return
    visited = next((s for s in sightings if s.frame == "visit" and 0 <= item.start - s.end <= 2), None)
    if visited is None and not _is_location(sentence, item):
        return
    nearest = visited or _nearest_place(sentence, sightings, item)
    if nearest is not None and nearest.place is None:
        nearest.place, nearest.place_source = seat, PlaceSource.VENUE


def _seat(sentence: Sentence, item: Item, organisation: Organisation) -> Place | None:
    """Where an organisation sits, as the reference or its own name tells: 'the Lahore laboratory', 'the Gdańsk office'."""
    if organisation.seat is not None:
        country = organisation.country or seat_country(organisation)
        return Place(organisation.span, organisation.seat, organisation.seat, country)
    if item.end - item.start != 2 or not sentence.words[item.end - 1].islower():
        return None
    town = sentence.words[item.start]
    cities = cities_named(town)
    country = cities[0].country if cities else article_country(sentence.view.document)
    return Place(organisation.span, town, town, organisation.country or country) if not town.isupper() else None


def _attach_hosting_city(sentence: Sentence, sightings: list[Sighting]) -> None:
    """'Cusco was the setting for a seminar', 'Windhoek hosted a course': the city is where the next meeting was."""
    for start, end in sentence.phrases("city_hosts"):
        item = next((i for i in sentence.within(sentence.view.all_places) if 0 <= start - i.end <= 4), None)
        found = next((s for s in sightings if s.is_noun and 0 <= s.phrase_start - end <= 4), None)
        if item is not None and found is not None and found.place is None and isinstance(item.mention, Place):
            found.place, found.place_source = item.mention, PlaceSource.TEXT
    for _, end in sentence.phrases("hosted_by_city"):
        item = next((i for i in sentence.within(sentence.view.all_places) if 0 <= i.start - end <= 2), None)
        before = [s for s in sightings if s.phrase_end <= end]
        city = item.mention if item is not None else None
        if isinstance(city, Place) and city.city is not None and before and before[-1].place is None:
            before[-1].place, before[-1].place_source = city, PlaceSource.TEXT


def seat_country(organisation: Organisation) -> str | None:
    """The country of an organisation's seat, where the reference lists it."""
    listed = organisations().get(organisation.key or "")
    return listed.seat_country if listed else None


def _nearest(sentence: Sentence, sightings: list[Sighting], item: Item) -> tuple[float, Sighting | None]:
    """The sighting that an item costs least, and that cost."""
    costs = [(_cost(sentence, sightings, found, item), index) for index, found in enumerate(sightings)]
    cost, index = min(costs, default=(0.0, -1))
    return cost, sightings[index] if index >= 0 else None


def _nearest_place(sentence: Sentence, sightings: list[Sighting], item: Item) -> Sighting | None:
    cost, found = _nearest(sentence, sightings, item)
    return found if cost <= _FAR_PLACE else None


def _cost(sentence: Sentence, sightings: list[Sighting], found: Sighting, item: Item) -> float:
    """How far a day or place stands from the closest phrase of a meeting, with what lies between."""
    return min(_cost_from(sentence, sightings, found, item, phrase) for phrase in found.phrases())


def _cost_from(
    sentence: Sentence, sightings: list[Sighting], found: Sighting, item: Item, phrase: tuple[int, int]
) -> float:
    start, end = phrase
    if start <= item.start < end:
        return 0.0
    backwards = item.start < start
    between = range(item.end, start) if backwards else range(end, item.start)
    cost = _length(sentence, between)
    if not backwards and _is_told_right_before(sentence, sightings, between):
        return min(cost, 3.0)
    comma = any(sentence.words[t] == "," and not sentence.has(t + 1, "at") for t in between if t + 1 < sentence.last)
    if backwards and 2 < len(between) < 6 and sentence.words[item.end] == "," and sentence.has(item.end + 1, "when"):
        return cost
    if backwards and _opens(sentence, sightings, item):
        cost = cost / 3 + 1
        cost += 2 * _VERB * any(_turns_away(sentence, token) for token in between if not sentence.has(token, "topic"))
    elif backwards and item.kind == "place" and _leads_on(sentence, item):
        cost += 0.0
    elif backwards:
        cost += _BACKWARDS + 2 * _CROSSED * (comma + sentence.governs(found, "after"))
    elif found.is_side and not (item.start > end + 1 and sentence.has(end + 1, "relative")):
        cost += 2 * _CROSSED * comma
    if (
        isinstance(item.mention, DateMention)
        and item.mention.preposition == "of"
        and _is_owned(sentence, item, between)
    ):
        cost += _FAR
    if item.kind == "date" and not backwards and any(sentence.has(token, "follows_on") for token in between):
        cost += _FAR  # 'the call followed the find on Monday': the day is that of the find
    if item.kind == "place":
        cost += _VERB * sum(_turns_away(sentence, token) for token in between)
    cost += _CROSSED * sum(other is not found and other.start in between for other in sightings)
    cost += _CROSSED * sum(sentence.words[token] == ";" or sentence.has(token, "clause_break") for token in between)
    return cost


def _is_owned(sentence: Sentence, item: Item, between: range) -> bool:
    """Whether a day behind 'of' belongs to some other noun: not in 'most of Tuesday', nor behind a meeting's own place."""
    if item.start - 2 >= sentence.first and sentence.has(item.start - 2, "part_of_day"):
        return False
    words = [t for t in between if t not in sentence.covering and t not in sentence.dated]
    return (
        sum(not (sentence.words[t] == "," or sentence.has(t, "locative", "of", "article_definite")) for t in words) > 1
    )


def _is_told_right_before(sentence: Sentence, sightings: list[Sighting], between: range) -> bool:
    """Whether 'is to take place in', 'was held on' stands right before a day or place, and no other meeting comes between."""
    token = between.stop - 1
    while token > between.start and (
        token in sentence.dated or sentence.has(token, "locative", "preposition", "article_definite")
    ):
        token -= 1
    if any(other.start in between for other in sightings):
        return False
    told = sentence.lexicon.phrases("takes_place")
    return any(last == token + 1 for _, last, _ in told.find(sentence.lowers, between.start, token + 1))


def _leads_on(sentence: Sentence, item: Item) -> bool:
    """Whether ', where' follows a place."""
    end = item.end
    while end < sentence.last and end in sentence.dated:
        end += 1
    return end + 1 < sentence.last and sentence.words[end] == "," and sentence.has(end + 1, "where")


def _opens(sentence: Sentence, sightings: list[Sighting], item: Item) -> bool:
    """Whether a day or place opens its sentence, alone or behind 'on the margins of' some meeting."""
    if item.start - sentence.first <= 2:
        return True
    before = [s for s in sightings if s.start < item.start]
    return bool(before) and all(s.is_side for s in before) and item.start - before[-1].phrase_end <= 3


def _length(sentence: Sentence, between: range) -> float:
    """Tokens between, each mention counted as one."""
    seen: set[int] = set()
    length = 0
    for token in between:
        item = sentence.covering.get(token) or sentence.dated.get(token)
        if item is None:
            length += 1
        elif item.start not in seen:
            seen.add(item.start)
            length += 1
    return float(length)


def _turns_away(sentence: Sentence, token: int) -> bool:
    """Whether a word between a meeting and a place leads away from it: a verb of something else, a topic."""
    if token in sentence.covering or token in sentence.dated:
        return False
    if sentence.has(token, "topic"):
        return True
    return sentence.lowers[token] in sentence.lexicon.verb_like and not sentence.has(
        token, "occurrence", "opening", "closing"
    )
