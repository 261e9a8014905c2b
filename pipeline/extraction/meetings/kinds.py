"""What kind of meeting it is, and its mode in PLOVER.

The kind is a matter of degree: the noun or verb speaks for one, the number of sides that the words count for another, what
the article is about for a third. Each piece of evidence adds to a kind, and the strongest wins.

Belongs here: the evidence, its weights, and the decision. Stays out: the words (lexicons).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence, View
from schemas.vocabularies import MeetingKind, ParticipantType, Participation, PloverMode

BILATERAL, MULTILATERAL, WORKING = MeetingKind.BILATERAL, MeetingKind.MULTILATERAL, MeetingKind.WORKING
_OWN = {BILATERAL: 3.0, MULTILATERAL: 2.5, WORKING: 3.5}
"""What a noun, a modifier or a verb of a kind counts for. These weights and those below by trial on our examples."""
_OF_FAMILY = {(WORKING, "course"): 6.0, (MULTILATERAL, "conference"): 6.0, (MULTILATERAL, "body"): 1.0}
"""The same where the family of nouns says more, or less: a committee may be of two sides."""
_COUNTED, _COUNTED_AT_WORK = 5.0, 1.0
"""What three sides or more that the words count speak for, and where the noun says that it is a meeting of experts."""
_VISIT, _TALKS, _TWO_IN_NAME, _TWO_SIDED, _NEWS, _COUNTRIES, _NAMED = 2.5, 1.5, 2.5, 1.5, 1.2, 1.0, 1.0
_KNOWN, _LEADERS = 2.5, 2.0
"""What the story's own meeting counts for where 'the group' or 'the delegates' meet again; what ministers alone count for."""
_WITH = 1.5
"""What one party behind a noun counts for: 'a meeting with his colleague'."""
_SLIGHT = 0.7
_OF_BODIES = frozenset({"body", "assembly", "any", "meeting"})
"""Families of nouns that say nothing of the number of sides."""
_WORD, _POSSESSIVE = re.compile(r"[\w'’]+"), re.compile(r"['’]s?$")
_LEAD = 3
"""Sentences whose countries, with the headline's, are those of the article."""
_REACH = 8
"""Tokens around a meeting's words in which its sides are counted."""


class Kinds:
    """The kinds of an article's meetings."""

    def __init__(self, view: View, events: list[Event]) -> None:
        self._view = view
        headline = _countries_in(view, view.document.title or "") if events else set[str]()
        self._of_two = len(headline) == 2
        self._countries = len(headline | _countries_of_lead(view)) if events else 0
        news = next((event for event in events if event.is_news), None)
        self._news = None if news is None else self._decide(news, None)

    def of(self, event: Event) -> MeetingKind:
        """The kind that most evidence speaks for; of equals the first of two sides, many sides, work."""
        return self._decide(event, None if event.is_news else self._news)

    def _decide(self, event: Event, news: MeetingKind | None) -> MeetingKind:
        if MeetingKind.CALL in tuple(event.kinds()):
            return MeetingKind.CALL
        weights = dict.fromkeys((BILATERAL, MULTILATERAL, WORKING), 0.0)
        for kind, weight in self._evidence(event, news):
            weights[kind] += weight
        return max(weights, key=lambda kind: weights[kind])

    def _evidence(self, event: Event, news: MeetingKind | None) -> Iterator[tuple[MeetingKind, float]]:
        own = next(event.kinds(), None)
        of_bodies = event.family in _OF_BODIES
        parties = [p for p in event.parties.values() if p.participation is not Participation.ACCOMPANYING]
        known = news is not None and event.first.frame in {"gather", "meet"} and not any(map(_is_told, parties))
        if own is not None:
            yield own, 1.0 if own is MULTILATERAL and known else _OF_FAMILY.get((own, event.family), _OWN[own])
        elif event.family == "meeting":
            yield WORKING, _COUNTRIES
        yield from self._of_sides(event, own)
        if news in _OWN and (of_bodies or known or not event.parties):
            yield news, _KNOWN if known else _NEWS
        if own is None and len(parties) == 1 and _are_leaders(self._view, parties[0]):
            yield MULTILATERAL, _LEADERS
        if of_bodies:
            yield MULTILATERAL, 0.5
            yield from {0: (), 1: (), 2: ((BILATERAL, _NEWS),)}.get(self._countries, ((MULTILATERAL, _COUNTRIES),))
        elif self._countries > 2 and (not parties or any(p.type is ParticipantType.GROUP for p in parties)):
            yield MULTILATERAL, _SLIGHT
        if self._of_two and event.family != "conference":
            yield BILATERAL, _SLIGHT
        if event.family in {"visit", "talks"}:
            yield BILATERAL, _VISIT if event.family == "visit" else _TALKS
        if event.family == "assembly":
            yield MULTILATERAL, _COUNTRIES
        if any(p.type is ParticipantType.GROUP for p in parties):
            yield MULTILATERAL, _SLIGHT
        if any(found.is_of_experts for found in event.sightings):
            yield WORKING, _SLIGHT
        if (name := event.name) is not None and not name[1:].islower():
            yield MULTILATERAL, _NAMED
            yield WORKING, -0.5

    def _is_with(self, found: Sighting) -> bool:
        end = found.phrase_end
        return end < self._view.sentences[found.sentence][1] and "with" in self._view.cues[end]

    def _of_sides(self, event: Event, own: MeetingKind | None) -> Iterator[tuple[MeetingKind, float]]:
        """Sides that are counted, in the name, or among those who took part."""
        first = event.first
        counted = _sides_told(Sentence(self._view, self._view.lexicon, first.sentence), first)
        if counted > 2:
            yield MULTILATERAL, _COUNTED_AT_WORK if own is WORKING else _COUNTED + 2 * (counted > 3)
        elif counted == 2:
            yield BILATERAL, _COUNTRIES
        if any(found.is_two_sided for found in event.sightings):
            yield BILATERAL, _TWO_SIDED
        if own is not WORKING and (name := event.name) is not None and len(_countries_in(self._view, name)) == 2:
            yield BILATERAL, _TWO_IN_NAME
        countries = {p.country for p in event.parties.values() if p.country}
        if len(countries) > 1:
            yield (BILATERAL, 0.5) if len(countries) == 2 else (MULTILATERAL, _COUNTRIES)
        if own is WORKING and event.family != "course" and first.is_noun and self._is_with(first):
            yield BILATERAL, _COUNTRIES + _WITH  # 'a coordination meeting with the Iranian police'
        if sum(p.start >= first.end for p in first.parties) == 1:
            yield BILATERAL, _WITH if first.is_noun else _SLIGHT


def _is_told(party: Party) -> bool:
    """Whether more is known of a party than 'the delegates'."""
    return bool(party.name or party.organisation or party.country)


def _are_leaders(view: View, party: Party) -> bool:
    """Whether a party is several who lead, of whatever countries: 'the ministers'."""
    group = party.type is ParticipantType.GROUP and not party.country
    return group and any("leaders" in view.cues[token] for token in range(party.start, party.end))


def _countries_of_lead(view: View) -> set[str]:
    """The countries of the first sentences."""
    end = view.sentences[min(_LEAD, len(view.sentences)) - 1][1]
    return {str(c) for i in view.between(0, end) if (c := getattr(i.mention, "country", None))}


def _countries_in(view: View, words: str) -> set[str]:
    """The countries and demonyms among some words: two of 'the Peruvian-Chilean committee'."""
    parts = _WORD.findall(words)
    if "'" in words or "’" in words:
        parts = [_POSSESSIVE.sub("", part) for part in parts]
    found = view.document.shapes.countries.everywhere(parts)
    return {country for _, _, (country, _) in found if country}


def _sides_told(sentence: Sentence, found: Sighting) -> int:
    """How many sides are counted near a meeting's words, 3 for more: 'the four visiting teams', 'tripartite'; 0 for none."""
    start, end = max(found.phrase_start - 2 * _REACH, sentence.first), min(found.phrase_end + _REACH, sentence.last)
    if sentence.tells("many_sided", start, end):
        return 3 + sentence.tells("many_sided", found.phrase_start, found.phrase_end)
    most = 0
    counted = sentence.tells("side_noun", start + 1, end) or sentence.tells("leaders", start + 1, end)
    for token in range(start + 1, end) if counted else ():
        if sentence.has(token, "leaders") and token + 2 < end and sentence.has(token + 1, "of"):
            most = max(most, 3 * _is_three_up(sentence, token + 2))  # 'the heads of 31 laboratories'
        if not sentence.has(token, "side_noun"):
            continue
        for before in range(max(token - 3, start), token):
            most = max(most, 3 if _is_three_up(sentence, before) else 2 * sentence.has(before, "pair_word"))
    return most


def _is_three_up(sentence: Sentence, token: int) -> bool:
    word = sentence.lowers[token]
    return sentence.has(token, "three_up") or (word.isdigit() and 3 <= int(word[:4]) < 200)


def plover_mode_of(event: Event, kind: MeetingKind) -> PloverMode | None:
    """PLOVER's mode of CONSULT: by telephone, of three or more sides, by visit, or at a third place."""
    match kind:
        case MeetingKind.CALL:
            return PloverMode.PHONE
        case MeetingKind.MULTILATERAL | MeetingKind.WORKING:
            return PloverMode.MULTILATERAL
        case _:
            pass
    if event.place is None:
        return PloverMode.VISIT if event.family == "visit" else None
    countries = {p.country for p in event.parties.values() if p.country}
    if countries and event.place.country not in countries and len(countries) > 1 and event.family != "visit":
        return PloverMode.THIRD_PARTY
    return PloverMode.VISIT
