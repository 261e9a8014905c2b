"""People told before who meet another time: 'The ministers had last met in Luxembourg', 'they will sit down again in May'.

Belongs here: whom such a plural stands for. Stays out: what is a meeting at all.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.sightings import Party
from pipeline.extraction.meetings.view import Sentence, View
from schemas.vocabularies import ParticipantType, Participation

_BEFORE = 7
"""Tokens before a verb or noun in which the plural that is its subject stands."""
_BACK = 4
"""Sentences back to which 'they' and 'the two' reach; the article's own meeting is always in reach."""
_MOST = 4
"""Most people for whom 'they' stands."""
_TOLD = ("verb.", "noun.", "pair")
"""Rules that tell who met whom, rather than who else was there."""
_SIDES = frozenset({Participation.PRINCIPAL, Participation.HOST, Participation.DELEGATION})


def name_pairs(view: View, news: Event | None, events: list[Event]) -> None:
    """Give those who were told to meet before to the meetings of which only 'they' or their common office is told."""
    ordered = sorted(events, key=lambda event: event.first.start)
    for index, event in enumerate(ordered):
        if event is news or any(_is_known(party) for party in event.parties.values()):
            continue
        plural = _plural(view, event)
        if plural is None:
            continue
        for before in reversed(ordered[:index]):
            if before is not news and event.first.sentence - before.sightings[-1].sentence > _BACK:
                continue
            sides = [
                p
                for p in before.parties.values()
                if p.participation in _SIDES and p.rule.startswith(_TOLD) and _is_known(p)
            ]
            if _stands_for(view, plural, sides):
                if "side_of_people" in view.cues[plural[1] - 1]:
                    sides = [body for party in sides if (body := _body_of(party)) is not None]
                event.parties.clear()
                if len(sides) == 2 and not event.first.is_noun and event.name is None:
                    event.first.kind = None  # not the many that a plural without names would be
                for party in sides:
                    event.add_party(
                        replace(
                            party,
                            start=plural[0],
                            end=plural[1],
                            participation=Participation.PRINCIPAL,
                            rule="pair",
                        )
                    )
                break


def _is_known(party: Party) -> bool:
    return bool(party.name or party.organisation or party.country or party.type is ParticipantType.PERSON)


def _body_of(party: Party) -> Party | None:
    """The body or country that somebody stands for: of 'the two forces' nobody says who came."""
    if party.type is not ParticipantType.PERSON:
        return party
    if party.organisation is None and party.country is None:
        return None
    kind = ParticipantType.ORGANISATION if party.organisation else ParticipantType.COUNTRY
    return replace(party, type=kind, name=None, role=None)


def _plural(view: View, event: Event) -> tuple[int, int] | None:
    """The tokens of the plural that is the subject of a meeting: the group told, else a pronoun or 'the pair' before it."""
    found = event.first
    groups = list(event.parties.values())
    sentence = Sentence(view, view.lexicon, found.sentence)
    if groups:
        first = groups[0]
        definite = sentence.is_determiner(first.start) or sentence.is_determiner(first.start - 1)
        told = definite or sentence.has(first.start, "number_of_people")
        return (first.start, first.end) if len(groups) == 1 and told else None
    for token in range(found.phrase_start - 1, max(found.phrase_start - _BEFORE, sentence.first) - 1, -1):
        if sentence.words[token] in ",;:" or token in sentence.covering:
            return None
        if sentence.has(token, "plural_pronoun_far"):
            return token, token + 1
        if sentence.has(token, "any_side") and _is_numbered(sentence, token):
            return token - 1, token + 1
    return None


def _is_numbered(sentence: Sentence, token: int) -> bool:
    """Whether a noun is told as known: 'the pair', 'both sides', 'the two delegations'."""
    before = token - 1
    return before >= sentence.first and (sentence.has(before, "number_of_people") or sentence.is_determiner(before))


def _stands_for(view: View, plural: tuple[int, int], sides: list[Party]) -> bool:
    """Whether a plural can stand for the sides of a meeting: as many as it says, all of the office that it names."""
    if not 2 <= len(sides) <= _MOST:
        return False
    sentence_words = range(*plural)
    cues = view.cues
    if any("two_people" in cues[t] for t in sentence_words) and len(sides) != 2:
        return False
    if any("three_people" in cues[t] for t in sentence_words) and len(sides) != 3:
        return False
    head = plural[1] - 1
    if any("any_side" in cues[t] or "plural_pronoun_far" in cues[t] for t in sentence_words):
        return True
    office = view.lowers[head].removesuffix("s")
    return all(office in (party.role or "").lower().split() for party in sides)
