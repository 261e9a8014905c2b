"""Whom a company stands for that does what a clause tells: 'the team', 'the visitors', 'the pair', 'the two ministers'.

Belongs here: the people told before behind such words. Stays out: groups that words of their own describe (`parties`), what
two met again (`pairs`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.mention_parties import person_party
from pipeline.extraction.meetings.parties import clause_start
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence, View
from pipeline.language.mentions import Person
from schemas.vocabularies import MeetingStatus, ParticipantType, Participation

RULE = "company"
LEADING = frozenset({"role.led", "role.led_by", "role.headed", "role.headed_by"})
"""Rules of those who head a team or delegation."""
_BEFORE = 14
"""Tokens before a verb or noun in which the company that is its subject stands."""
_TOLD = (RULE, "pair", "verb.", "noun.", "general.")
"""Rules that tell who met whom, rather than who else was there."""
_BACK = 4
"""Sentences back in which two people are told for whom 'the pair' stands."""


def name_companies(view: View, events: list[Event], leaders: Iterable[Party]) -> None:
    """Add to each meeting whose subject is a company the people that the article told before under it."""
    leaders = sorted((p for p in leaders if p.name), key=lambda party: party.start)
    ordered = sorted(events, key=lambda event: event.first.start)
    for index, event in enumerate(ordered):
        if event.status not in {MeetingStatus.HELD, MeetingStatus.PAST} or any(
            p.rule == "pair" for p in event.parties.values()
        ):
            continue
        for found in event.sightings:
            token = _company(view, found)
            if token is None:
                continue
            sentence = Sentence(view, view.lexicon, found.sentence)
            people = _two(view, sentence, ordered[:index]) if _is_two(sentence, token) else _led(token, leaders)
            if people and not any(_is_known(party) for party in event.parties.values()):
                event.parties.clear()
            for party in people:
                event.add_party(
                    replace(party, start=token, end=token + 1, participation=Participation.PRINCIPAL, rule=RULE)
                )
            break


def _company(view: View, found: Sighting) -> int | None:
    """The token of the company that is the subject of a sighting; None where somebody with a name is."""
    sentence = Sentence(view, view.lexicon, found.sentence)
    trigger = found.phrase_start
    start = max(clause_start(sentence, trigger), trigger - _BEFORE)
    if any(_is_named(item) for item in sentence.between(start, trigger)):
        return None
    for token in range(start, trigger):
        if token in sentence.view.quoted or token in sentence.dated:
            continue
        if not (
            sentence.has(token, "team") or (_is_two(sentence, token) and not sentence.has(token, "side_of_people"))
        ):
            continue
        first = token
        while first > start and sentence.has(first - 1, "number_of_people", "article_definite", "possessive"):
            first -= 1
        if (first < token or _is_two(sentence, token)) and not sentence.has(first - 1, "preposition"):
            return token
    return None


def _is_known(party: Party) -> bool:
    return bool(party.name or party.organisation or party.country or party.type is ParticipantType.PERSON)


def _is_two(sentence: Sentence, token: int) -> bool:
    """Whether a token is 'pair', the noun or verb behind 'the two', or 'heads' in 'heads of the two groups'."""
    if sentence.has(token, "any_side") and sentence.has(token + 1, "of"):
        return any(sentence.has(t, "two_people") for t in range(token + 2, min(token + 4, sentence.last)))
    return any(sentence.has(t, "two_people") for t in range(max(token - 1, sentence.first), token + 1))


def _led(token: int, leaders: list[Party]) -> list[Party]:
    """Who heads the team told last before a token."""
    return [party for party in leaders if party.start < token][-1:]


def _two(view: View, sentence: Sentence, before: list[Event]) -> list[Party]:
    """The two with names who met just before; else the only two that the sentences just before tell."""
    for event in reversed(before):
        people = [p for p in event.parties.values() if p.name and p.participation is not Participation.ACCOMPANYING]
        for sides in ([p for p in people if p.rule.startswith(_TOLD)], [p for p in people if p.rule != "speaker"]):
            if len(sides) == 2:
                return sides
    found: dict[tuple[str, ...], Party] = {}
    for number in range(sentence.number - 1, max(sentence.number - 1 - _BACK, -1), -1):
        for item in view.between(*view.sentences[number]):
            if not _is_named(item) or item.start in view.quoted:
                continue
            assert isinstance(item.mention, Person)
            identity = view.document.identify(item.mention)
            party = person_party(identity, item.start, item.end, Participation.PRINCIPAL, RULE)
            if party is not None:
                found[party.key()] = party
        if len(found) >= 2:
            break
    return list(found.values()) if len(found) == 2 else []


def _is_named(item: Item) -> bool:
    return isinstance(item.mention, Person) and not item.mention.is_group and item.mention.name is not None
