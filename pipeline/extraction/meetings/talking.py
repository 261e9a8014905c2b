"""Frames of verbs by which people confer where they are: meet, brief, call on, sit down, listen, speak by telephone.

Belongs here: who is who in each, and what it needs to be a meeting at all. Stays out: frames of many
(`gathering`), of going somewhere (`visiting`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import (
    direct,
    has_subject,
    is_named_or_one,
    is_named_pair,
    is_object_pronoun,
    is_pair,
    is_passive,
    is_sent,
    is_told_as_news,
    leads_to_sent,
    objects_of,
    people_of,
    plural_pronoun,
    stands_outside,
    subject_of,
    takes_pronoun,
)
from pipeline.extraction.meetings.parties import parties_of
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import DatePrecision, MeetingKind, ParticipantType, Participation

P = Participation


def meet(sentence: Sentence, found: Sighting, last: int) -> bool:
    if stands_outside(sentence, found.start):
        return False
    if is_object_pronoun(sentence, found.end):
        return takes_pronoun(sentence, found, P.PRINCIPAL)
    subject = subject_of(sentence, found, P.PRINCIPAL)
    objects = direct(sentence, found.end, objects_of(sentence, found.end, last), 6)
    found.parties += subject + parties_of(sentence, objects, P.PRINCIPAL, found.rule)
    if objects and people_of(objects):
        others = [p for p in found.parties if p.start > found.start]
        if not others:
            return False
        known = any(p.name or p.organisation or p.country or p.type is ParticipantType.PERSON for p in others)
        return (is_told_as_news(sentence, subject) and known) or bool(found.dates) or bool(found.place)
    if is_sent(sentence, found.end, min(found.end + 8, last)):
        return (bool(subject) and is_told_as_news(sentence, subject)) or bool(found.dates) or bool(found.place)
    if sentence.has(found.end, "with"):
        return False  # 'met with fierce resistance'
    found.definite = _is_known_pair(sentence, found)
    plural = (
        len(subject) > 1
        or is_sent(sentence, max(found.start - 3, sentence.first), found.start)
        or any(sentence.has(t, "plural_auxiliary") for t in range(max(found.start - 2, sentence.first), found.start))
        or any(p.type is not ParticipantType.PERSON for p in subject)
        or plural_pronoun(sentence, found.start)
        or is_pair(sentence, found)
    )
    if is_pair(sentence, found):
        found.kind = found.kind or MeetingKind.BILATERAL
    elif len(subject) != 2:
        found.kind = found.kind or MeetingKind.MULTILATERAL
    beside = sentence.tells("beside", found.end, found.end + 4)
    return plural and (bool(found.dates or found.place) or beside or is_named_pair(subject))


def _is_known_pair(sentence: Sentence, found: Sighting) -> bool:
    """Whether the subject is two people told before, on no occasion of its own: 'the two ministers met for an hour'."""
    if any(p.name or p.organisation or p.country for p in found.parties):
        return False
    return (
        not found.ahead
        and not found.dates
        and sentence.tells("known_pair", max(found.start - 5, sentence.first), found.start)
    )


def brief(sentence: Sentence, found: Sighting, last: int) -> bool:
    objects = direct(sentence, found.end, objects_of(sentence, found.end, last), 3)
    subject = subject_of(sentence, found, P.PRINCIPAL)
    audience = parties_of(sentence, [i for i in objects if i.kind == "person"], P.PRINCIPAL, found.rule)
    found.parties += subject + audience
    groups = any(p.type is ParticipantType.GROUP for p in audience)
    if groups and found.rule == "verb.brief" and found.kind is not MeetingKind.CALL:
        found.kind = MeetingKind.MULTILATERAL
    known = bool(audience) or leads_to_sent(sentence, found.end)
    return has_subject(sentence, found, subject) and known and found.is_told


def hear(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'listened for an hour to the elders', with words between."""
    to = next((t for t in range(found.end, min(found.end + 8, last)) if sentence.has(t, "to")), None)
    objects = objects_of(sentence, to + 1, last) if to is not None else []
    subject = subject_of(sentence, found, P.PRINCIPAL)
    others = parties_of(sentence, [i for i in objects if i.kind == "person"], P.PRINCIPAL, found.rule)
    found.parties += subject + others
    known = bool(others) or (to is not None and leads_to_sent(sentence, to + 1))
    return has_subject(sentence, found, subject) and known and found.is_told


def give_time(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'gave an hour to the ambassador'."""
    to = next((t for t in range(found.end, min(found.end + 6, last)) if sentence.has(t, "to")), found.end)
    objects = [i for i in objects_of(sentence, to + 1, last) if i.kind == "person"]
    subject = subject_of(sentence, found, P.PRINCIPAL)
    found.parties += subject + parties_of(sentence, objects, P.PRINCIPAL, found.rule)
    return bool(subject and objects)


def have_in(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'had the ambassador to lunch', 'had the elders around his table'."""
    objects = direct(sentence, found.end, objects_of(sentence, found.end, last), 4)
    guests = parties_of(sentence, [i for i in objects if i.kind == "person"], P.PRINCIPAL, found.rule)
    found.parties += subject_of(sentence, found, P.HOST) + guests
    return bool(guests) and (bool(found.parties[: -len(guests)]) or found.is_told)


def call_on(sentence: Sentence, found: Sighting, last: int) -> bool:
    objects = direct(sentence, found.end, objects_of(sentence, found.end, last), 2)
    if not objects or objects[0].kind != "person" or not is_named_or_one(objects[0]):
        return False
    if found.rule == "verb.call_on" and _is_urged(sentence, objects[0].end):
        return False
    if not (found.dates or found.place or found.is_along or found.is_same_day):
        found.support = "reference"  # only as a part of a visit told before
    found.parties += subject_of(sentence, found, P.PRINCIPAL)
    found.parties += parties_of(sentence, objects[:1], P.PRINCIPAL, found.rule)
    return True


def _is_urged(sentence: Sentence, token: int) -> bool:
    """Whether what somebody is called on to do follows: 'called on the senator to resign'; 'to discuss' is a purpose."""
    return token + 1 < sentence.last and sentence.has(token, "infinitive") and not sentence.has(token + 1, "purpose")


def jointly(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'A and B agreed in Accra on Monday': two people who decide together, on a day or in a place, have met."""
    beside = _beside(sentence, found)
    if is_passive(sentence, found.start) and not beside:
        subject = _signers(sentence, found)
    else:
        subject = subject_of(sentence, found, P.PRINCIPAL) + beside
    people = [p for p in subject if p.type is ParticipantType.PERSON]
    doers = [p for p in people if p.end <= found.start]
    if len(doers) > 1 and not any(sentence.has(t, "and") for t in range(doers[0].end, doers[-1].start)):
        return False  # an office and whose it is: 'the head of customs for Asia, Ada Brandt'
    exact = any(d.precision in {DatePrecision.DAY, DatePrecision.MONTH} for d in found.dates) or found.is_same_day
    remote = sentence.tells("remote", found.end, found.end + 12)
    if remote and len({p.key() for p in people}) == 2:
        found.kind = MeetingKind.CALL
        found.parties += people
        return True
    if exact and found.place and not people and (len(subject) == 2 or found.is_two_sided):
        found.parties += subject
        return bool(subject)
    if len(subject) == 1 and subject[0].type is ParticipantType.GROUP and found.place:
        found.kind = MeetingKind.MULTILATERAL
        found.parties += subject
        return sentence.tells("leaders", subject[0].start, subject[0].end)
    if len({p.key() for p in people}) != 2 or not (exact or found.place):
        return False
    found.parties += people
    return True


def _beside(sentence: Sentence, found: Sighting) -> list[Party]:
    """Who follows 'together with', or 'by' where several are named: 'was signed by A and B'."""
    for start, end in sentence.phrases("beside_whom"):
        if found.end <= start <= found.end + 12:
            people = [i for i in objects_of(sentence, end, sentence.last) if i.kind == "person"]
            return parties_of(sentence, [i for i in people if is_named_or_one(i)], P.PRINCIPAL, found.rule)
    return []


def _signers(sentence: Sentence, found: Sighting) -> list[Party]:
    """Who follows 'by' behind a passive: 'was signed in Lima by A and B'."""
    if not is_passive(sentence, found.start):
        return []
    by = next((t for t in range(found.end, min(found.end + 14, sentence.last)) if sentence.has(t, "passive_by")), None)
    people = [i for i in objects_of(sentence, by + 1, sentence.last) if i.kind == "person"] if by is not None else []
    named = [i for i in people if is_named_or_one(i)]
    return parties_of(sentence, named or people[:1], P.PRINCIPAL, found.rule)


def sit(sentence: Sentence, found: Sighting, last: int) -> bool:
    after = next((t for t in range(found.end, min(found.end + 9, last)) if sentence.has(t, "with")), None)
    if after is None:
        return False
    objects = objects_of(sentence, after + 1, last)
    found.parties += subject_of(sentence, found, P.PRINCIPAL)
    found.parties += parties_of(sentence, objects, P.PRINCIPAL, found.rule)
    return bool(people_of(objects)) or bool(found.dates and found.place)


def remote_talk(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'spoke by telephone', with words between."""
    if not sentence.tells("remote", found.end, found.end + 12):
        return False
    found.kind = MeetingKind.CALL
    found.parties += subject_of(sentence, found, P.PRINCIPAL)
    after = next((t for t in range(found.end, min(found.end + 8, last)) if sentence.has(t, "with", "to")), None)
    if after is not None:
        found.parties += parties_of(sentence, objects_of(sentence, after + 1, last), P.PRINCIPAL, found.rule)
    return bool(found.dates)


def present(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'presented the report to ambassadors in Vienna'."""
    to = next((t for t in range(found.end, min(found.end + 14, last)) if sentence.has(t, "to")), None)
    objects = direct(sentence, to + 1, objects_of(sentence, to + 1, sentence.last), 3) if to is not None else []
    audience = parties_of(sentence, [i for i in objects if i.kind == "person"], P.PRINCIPAL, found.rule)
    subject = subject_of(sentence, found, P.PRINCIPAL)
    found.parties += subject + audience
    if any(p.type is ParticipantType.GROUP for p in audience):
        found.kind = MeetingKind.MULTILATERAL
    known = bool(audience) or (to is not None and leads_to_sent(sentence, to + 1))
    return has_subject(sentence, found, subject) and known and found.is_told
