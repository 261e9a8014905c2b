"""Frames of verbs by which somebody goes to somebody: receive, visit, travel for talks, stay with, be shown round.

Belongs here: who is who in each, and what it needs to be a meeting at all. Stays out: frames of conferring (`talking`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import (
    direct,
    has_subject,
    is_named_or_one,
    is_object_pronoun,
    is_put_off,
    is_sent,
    is_told_as_news,
    leads_to_sent,
    objects_of,
    owns,
    people_of,
    subject_of,
    takes_pronoun,
    to_premises,
)
from pipeline.extraction.meetings.parties import clause_start, object_items, parties_of
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import MeetingKind, ParticipantType, Participation

P = Participation


def receive(sentence: Sentence, found: Sighting, last: int) -> bool:
    reach = 14 if is_put_off(sentence, found.end) else 7
    objects = direct(sentence, found.end, list(object_items(sentence, found.end, last, stop_at_to=False)), reach)
    people = [i for i in objects if i.kind == "person"]
    if is_object_pronoun(sentence, found.end):
        return takes_pronoun(sentence, found, P.HOST)
    if not people and found.rule != "verb.welcome" and leads_to_sent(sentence, found.end):
        found.parties += subject_of(sentence, found, P.HOST)
        return bool(found.parties)
    if (
        not people
        or owns(sentence, people[0])
        or (found.rule == "verb.welcome" and not any(is_named_or_one(i) for i in people))
    ):
        return False
    hosts = subject_of(sentence, found, P.HOST)
    found.parties += hosts + parties_of(sentence, people, P.PRINCIPAL, found.rule)
    return bool(found.parties) and (bool(hosts) or found.is_told)


def received(sentence: Sentence, found: Sighting, last: int) -> bool:
    by = next((t for t in range(found.end, min(found.end + 10, last)) if sentence.has(t, "passive_by")), None)
    subject = subject_of(sentence, found, P.PRINCIPAL)
    if subject and all(is_audience(sentence, party) for party in subject):
        return False
    found.parties += subject
    if by is not None:
        found.parties += parties_of(sentence, objects_of(sentence, by + 1, last), P.HOST, found.rule)
    elif not (subject and found.place) and "at" not in sentence.lowers[found.end : found.end + 2]:
        return False
    return any(
        p.type in {ParticipantType.PERSON, ParticipantType.GROUP} or p.organisation or p.country for p in subject
    )


def is_audience(sentence: Sentence, party: Party) -> bool:
    """Whether a party is only those at some meeting: 'the delegates were welcomed by ...' tells no meeting of its own."""
    if party.type is not ParticipantType.GROUP or party.country or party.organisation:
        return False
    return any(word in sentence.lexicon.words("audience") for word in (party.role or "").lower().split())


def visit(sentence: Sentence, found: Sighting, last: int) -> bool:
    subject = subject_of(sentence, found, P.PRINCIPAL)
    people = [p for p in subject if p.type is not ParticipantType.ORGANISATION]
    if is_object_pronoun(sentence, found.end):
        return takes_pronoun(sentence, found, P.PRINCIPAL)
    sent = is_sent(sentence, clause_start(sentence, found.start), found.start)
    if not people and not sent:
        return False
    found.parties += people
    objects = list(sentence.between(found.end, min(found.end + 4, last)))
    if not (sent or is_told_as_news(sentence, people)) and not (objects and objects[0].start - found.end < 2):
        return False
    if not objects:
        return bool(found.dates) and (sentence.is_determiner(found.end) or sentence.has(found.end, "premises"))
    found.parties += parties_of(sentence, [i for i in objects[:1] if i.kind != "place"], P.PRINCIPAL, found.rule)
    return bool(objects) and (found.place is not None or bool(found.dates) or objects[0].kind == "person")


def travel(sentence: Sentence, found: Sighting, last: int) -> bool:
    """Travel is a meeting where its purpose is one: 'to talk about', 'to hear', 'to meet'."""
    purpose = (
        bool(found.linked or found.also)
        or sentence.tells("invitation", found.end, found.end + 14)
        or any(
            sentence.has(t, "infinitive") and sentence.has(t + 1, "purpose")
            for t in range(found.end, min(found.end + 14, last - 1))
        )
    )
    if found.rule == "verb.depart" and not found.linked:
        return False  # who leaves has not met anybody there yet
    seat = to_premises(sentence, found.end)
    if not ((purpose and found.place and found.dates) or (seat and found.dates)):
        return False
    if any(
        sentence.has(t, "infinitive") and sentence.has(t + 1, "teach")
        for t in range(found.end, min(last - 1, found.end + 16))
    ):
        found.kind = MeetingKind.WORKING
    found.parties += [p for p in subject_of(sentence, found, P.PRINCIPAL) if p.type is not ParticipantType.ORGANISATION]
    after = next((t for t in range(found.end, last) if sentence.has(t, "with")), None)
    if found.parties and after is not None and not (found.linked or found.also):
        named = [i for i in objects_of(sentence, after + 1, last) if is_named_or_one(i)]
        found.parties += parties_of(sentence, named, P.PRINCIPAL, found.rule)
    return bool(found.parties) or (has_subject(sentence, found, []) and not _only_to_see(sentence, found, last))


def _only_to_see(sentence: Sentence, found: Sighting, last: int) -> bool:
    """Whether the purpose is a look at something: 'went on to the coast to see the port'."""
    return any(
        sentence.has(t, "infinitive") and sentence.has(t + 1, "to_look")
        for t in range(found.end, min(found.end + 14, last - 1))
    )


def go_there(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'led a delegation to': going there is the visit."""
    found.parties += subject_of(sentence, found, P.PRINCIPAL)
    sender = any(t in sentence.covering for t in range(clause_start(sentence, found.start), found.start))
    return (sender or has_subject(sentence, found, found.parties)) and bool(found.dates or found.place)


def stay(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'spent two days in Accra with ...'."""
    after = next((t for t in range(found.end, min(found.end + 12, last)) if sentence.has(t, "with")), None)
    objects = people_of(objects_of(sentence, after + 1, last)) if after is not None else []
    subject = subject_of(sentence, found, P.PRINCIPAL)
    found.parties += subject + parties_of(sentence, objects, P.PRINCIPAL, found.rule)
    somewhere = bool(found.place) or (to_premises(sentence, found.end + 2) and bool(found.dates))
    return has_subject(sentence, found, subject) and somewhere and (bool(objects) or bool(found.linked))


def shown(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'was shown round the laboratory by its head'."""
    subject = [p for p in subject_of(sentence, found, P.PRINCIPAL) if p.type is not ParticipantType.ORGANISATION]
    by = next((t for t in range(found.end, min(found.end + 14, last)) if sentence.has(t, "passive_by")), None)
    hosts = (
        parties_of(sentence, people_of(objects_of(sentence, by + 1, last)), P.HOST, found.rule)
        if by is not None
        else []
    )
    found.parties += subject + hosts
    return has_subject(sentence, found, subject) and bool(hosts) and bool(found.dates or found.place)


def guest(sentence: Sentence, found: Sighting, last: int) -> bool:
    hosts = direct(sentence, found.end, objects_of(sentence, found.end, last), 1)
    found.parties += subject_of(sentence, found, P.PRINCIPAL)
    found.parties += parties_of(sentence, hosts[:1], P.HOST, found.rule)
    return bool(hosts) and bool(found.dates or found.place)
