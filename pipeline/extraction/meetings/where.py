"""The place of a meeting: from the words, else from the meeting that it is part of, else from the dateline.

Belongs here: the order of these. Stays out: which place of a sentence is whose (`attach`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.sightings import Party
from pipeline.extraction.meetings.view import View
from pipeline.language.mentions import Place
from pipeline.language.places.gazetteer import LARGE, cities_named, more_places
from pipeline.language.text import Span
from schemas.vocabularies import MeetingStatus, Participation, PlaceSource

_LONGEST_NAME = 5
"""Words of the name of a conference that its city begins."""
_LEAD = 2
"""Sentences of the lead."""
_NEAR = timedelta(1)
"""A meeting so close to the days of the article's own, and of no other place, was where that was."""


def set_place(view: View, event: Event, news: Event | None) -> None:
    """Set the place and what it rests on; a meeting without any keeps none."""
    placed = [s for s in event.sightings if s.place is not None and not (s.is_here and _is_house(view, s.place))]
    best = next((s for s in placed if s.place and s.place.city), placed[0] if placed else None)
    if best is not None:
        event.place, event.place_source = best.place, best.place_source
        return
    beside = next((s.side_of for s in event.sightings if s.side_of is not None and s.side_of.place is not None), None)
    if event.parent is None and beside is not None:  # 'during his stay in Tokyo', where the stay is no meeting
        event.place, event.place_source = beside.place, beside.place_source
        return
    parent = event.parent
    if parent is not None and any(s.place is not None for s in parent.sightings):
        set_place(view, parent, news)
        event.place, event.place_source = parent.place, parent.place_source
        return
    document = view.document
    here = next((s for s in event.sightings if s.is_here), None)
    if here is None and (abroad := _at_host(view, event)) is not None:
        event.place, event.place_source = abroad, PlaceSource.TEXT
        return
    if (here or event is news) and document.dateline_place:
        listed = more_places().get(document.dateline_place)
        city = listed.city if listed and listed.city else document.dateline_place
        event.place = Place(Span(0, 0), city, city, document.dateline_country)
        event.place_source = PlaceSource.DATELINE
        return
    if event is news and (place := _place_of_title(view) or _place_of_lead(view, event)) is not None:
        event.place, event.place_source = place, PlaceSource.TEXT
        return
    if here is not None and (told := view.places_in(0, here.start)):  # 'in the city', of which there was talk
        event.place, event.place_source = told[-1], PlaceSource.TEXT
        return
    if (named := _city_of_name(event)) is not None:
        event.place, event.place_source = named, PlaceSource.TEXT
        return
    near = event.parent or (news if _within(event, news) or any(s.same_place for s in event.sightings) else None)
    if near is not None and near is not event:
        if near.place is None and near.parent is not event:
            set_place(view, near, news)
        event.place, event.place_source = near.place, near.place_source


def _at_host(view: View, event: Event) -> Place | None:
    """Where a host of another country than the dateline's is at home: the city of that country told nearest, or the country."""
    home = view.document.dateline_country
    parties = [party for found in event.sightings for party in found.parties]
    hosts = {party.country for party in parties if party.participation is Participation.HOST}
    guests = {party.country for party in parties if party.participation is not Participation.HOST}
    if home is None or len(hosts) != 1 or None in hosts or home in hosts or hosts & guests or event.family == "call":
        return None
    if not any(_says_country(view, party) for party in parties if party.participation is Participation.HOST):
        return None
    [country] = hosts
    near = [item for item in view.all_places if isinstance(item.mention, Place) and item.mention.country == country]
    cities = [item for item in near if isinstance(item.mention, Place) and item.mention.city]
    if not cities:
        return Place(Span(0, 0), country or "", None, country)
    nearest = min(cities, key=lambda item: abs(item.start - event.first.start)).mention
    return nearest if isinstance(nearest, Place) else None


def _says_country(view: View, party: Party) -> bool:
    """Whether the words for somebody name the country: 'Kenya's Interior Minister', 'the Chilean customs'."""
    words = view.span(party.start, party.end)
    return any(p.country == party.country and not p.city and words.covers(p.span) for p in view.document.places)


def _is_house(view: View, place: Place) -> bool:
    """Whether a place that no gazetteer lists is told as one in the city of the dateline: 'at Hotel Morrow here'."""
    city = place.city
    return bool(view.document.dateline_place and city) and not (
        cities_named(city or "") or more_places().get(city or "")
    )


def _place_of_title(view: View) -> Place | None:
    """The city behind 'in' or 'at' in an article's title, where it has one and no dateline tells it."""
    document = view.document.heading
    if document is None:
        return None
    lowers, at = document.tokens.lowers, document.tokens.at
    cities = [
        p
        for p in document.places
        if p.city and "locative" in view.lexicon.cues_of.get(lowers[at(p.span.start) - 1], ())
    ]
    return replace(cities[0], span=Span(0, 0)) if len(cities) == 1 else None


def _city_of_name(event: Event) -> Place | None:
    """The city that the name of a conference begins with, where nothing else tells its place: 'the Lisbon Water Forum'."""
    words = (event.name or "").split()
    if not 2 <= len(words) <= _LONGEST_NAME or event.family not in {"conference", "assembly"}:
        return None
    cities = cities_named(words[0])
    if not cities or cities[0].inhabitants < LARGE or not words[1][0].isupper():
        return None
    return Place(Span(0, 0), words[0], words[0], cities[0].country)


def _place_of_lead(view: View, event: Event) -> Place | None:
    """The only city of the lead, for a meeting told in it: 'Trainees leave Lima today after a week on forged visas'."""
    if event.first.sentence >= _LEAD or event.status is MeetingStatus.CANCELLED:
        return None
    places = view.places_in(0, view.sentences[min(_LEAD, len(view.sentences)) - 1][1])
    cues = view.cues[max(view.tokens.at(places[0].span.start) - 1, 0)] if places else ()
    only = len({place.city for place in places}) == 1
    return (
        places[0] if "lead_place" in cues and only and places[0].country else None
    )  # 'in Europe' is no place of a meeting


def place_of_last(before: Event, event: Event) -> None:
    """Where the meeting told just before was, for one of the same days that has no place: 'That evening they dined with'."""
    if event.place is not None or before.place is None or event.status is not MeetingStatus.HELD:
        return
    if event.family == "call" or before.status is not MeetingStatus.HELD:
        return
    if event.first.sentence - before.sightings[-1].sentence > _LEAD:
        return
    if event.start is None or before.start is None or before.end is None:
        return
    if before.start - _NEAR <= event.start <= before.end + _NEAR:
        event.place, event.place_source = before.place, before.place_source


def _within(event: Event, news: Event | None) -> bool:
    """Whether a meeting lies inside the days of the article's own."""
    if news is None or event in news.lineage:
        return False
    if event.start is None or event.end is None or news.start is None or news.end is None:
        return False
    if event.family == "call" or event.status is MeetingStatus.CANCELLED:
        return False
    return news.start - _NEAR <= event.start and event.end <= news.end + _NEAR
