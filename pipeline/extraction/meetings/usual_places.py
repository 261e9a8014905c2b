"""Where a meeting was that no rule has placed: a place that its own words name anywhere, what was told around it, the city
that the article is at home in. More often right than no place at all.

Belongs here: these last resorts, in their order. Stays out: places that the words give a meeting (`attach_places`), those
of its parent and of the article's own (`where`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.nearness import is_one_of_several
from pipeline.extraction.meetings.view import View
from pipeline.language.mentions import Organisation, Place
from pipeline.language.places.gazetteer import more_places
from pipeline.language.places.home import article_country
from pipeline.language.text import Span
from schemas.vocabularies import MeetingKind, MeetingStatus, PlaceSource

_NEWS = timedelta(8)
"""A meeting no further from the day of publication is news of the article, and mostly was where the article is at home."""
_REACH = 10
"""Tokens behind a meeting in which its house, or 'there', stands."""
_FIRST = 2
"""Further mentions that the first city of an article counts for."""


def settle_places(view: View, news: Event | None, events: list[Event]) -> None:
    """Give each meeting that has no city one from around it, and each that has no country one; calls have neither."""
    country = article_country(view.document)
    home = _home_city(view, country, {e.place.city for e in events if e.place and e.status is not MeetingStatus.HELD})
    for event in sorted(events, key=lambda e: e.first.start):
        if event.family == "call" or any(s.kind is MeetingKind.CALL for s in event.sightings):
            continue
        if event.place is None or event.place.city is None:
            _place_of_words(view, event, events)
        if event.place is None:
            _place_there(view, event)
        if (
            event.place is None
            and home is not None
            and (_is_at_home(view, news, event) or _is_at_venue(view, event, country))
        ):
            event.place, event.place_source = home
        if event.place is None:
            if country is not None and event.status in {MeetingStatus.HELD, MeetingStatus.PAST}:
                event.place, event.place_source = Place(Span(0, 0), country, None, country), PlaceSource.TEXT
        elif event.place.country is None and country is not None:
            event.place = replace(event.place, country=country)


def _place_of_words(view: View, event: Event, events: list[Event]) -> None:
    """The city nearest to a meeting in its own sentences, behind 'in' or 'at', that is where no other meeting was."""
    taken = {
        (found.sentence, found.place.city)
        for other in events
        if other is not event
        for found in other.sightings
        if found.place is not None
    }
    best: tuple[int, Place] | None = None
    for found in event.sightings:
        first, last = view.sentences[found.sentence]
        for item in view.all_places:
            city = item.mention
            if not (first < item.start < last and isinstance(city, Place)) or (found.sentence, city.city) in taken:
                continue
            if is_one_of_several(view, item):
                continue
            far = abs(item.start - found.start)
            if city.city is not None and _is_located(view, item) and (best is None or far < best[0]):
                best = (far, city)
    if best is not None and (event.place is None or event.place.country in {None, best[1].country}):
        event.place, event.place_source = best[1], PlaceSource.TEXT


def _place_there(view: View, event: Event) -> None:
    """The city told last before 'there', where that follows on the meeting: 'A second course begins there on 3 May'."""
    found = event.first
    reach = range(found.phrase_end, min(found.phrase_end + _REACH, view.sentences[found.sentence][1]))
    if any("there" in view.cues[token] for token in reach) and (told := view.places_in(0, found.phrase_start)):
        event.place, event.place_source = told[-1], PlaceSource.TEXT


def _is_at_venue(view: View, event: Event, country: str | None) -> bool:
    """Whether a meeting of any time is said to be in a house that needs no town: 'will be held at the National Museum'."""
    if event.status is MeetingStatus.CANCELLED:
        return False
    for found in event.sightings:
        last = view.sentences[found.sentence][1]
        for token in range(found.phrase_end - 1, min(found.phrase_end + _REACH, last - 2)):
            if "at" not in view.cues[token] or "article_definite" not in view.cues[token + 1]:
                continue
            house = token + 2
            item = view.covering.get(house)
            if item is not None and not (
                isinstance(item.mention, Organisation) and item.mention.country in {None, country}
            ):
                continue
            if view.words[house][0].isupper() and house not in view.dated:
                return True
    return False


def _is_located(view: View, item: Item) -> bool:
    owner = view.lowers[item.end - 1].endswith(("'s", "’s"))  # 'at Lima's request'
    return item.start > 0 and not owner and "locative" in view.cues[item.start - 1]


def _may_be_home(view: View, item: Item) -> bool:
    """Whether a city is told as where something is, and not as where somebody is from: 'the mayor of Zadar'."""
    if is_one_of_several(view, item):
        return False
    return _is_located(view, item) or item.start == 0 or "preposition" not in view.cues[item.start - 1]


def _is_at_home(view: View, news: Event | None, event: Event) -> bool:
    """Whether a meeting without any place is part of the news: held around the day of publication or with the article's own."""
    if event.status is not MeetingStatus.HELD:
        return False
    published = view.document.published_on
    if event is news or event.start is None or event.end is None or published is None:
        return True
    return published - _NEWS <= event.end and event.start <= published


def _home_city(view: View, country: str | None, others: set[str | None]) -> tuple[Place, PlaceSource] | None:
    """The city of the dateline, else the one of the article's country that most is told to be in, unless
    only earlier or later meetings were there."""
    document = view.document
    if document.dateline_place:
        listed = more_places().get(document.dateline_place)
        city = listed.city if listed and listed.city else document.dateline_place
        return Place(Span(0, 0), city, city, document.dateline_country or country), PlaceSource.DATELINE
    cities = [
        item.mention
        for item in view.all_places
        if item.start not in view.regions
        and isinstance(item.mention, Place)
        and item.mention.city
        and _may_be_home(view, item)
    ]
    cities = [city for city in cities if city.country in {country, None} and city.city not in others]
    if not cities:
        return None
    counts = Counter([city.city for city in cities] + [cities[0].city] * _FIRST)
    most = counts.most_common(1)[0][0]
    return next(city for city in cities if city.city == most), PlaceSource.TEXT
