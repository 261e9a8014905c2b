"""Frames of verbs by which many come together: gather, bring together, join for an occasion, sit as a committee, learn.

Belongs here: who is who in each, and what it needs to be a meeting at all. Stays out: frames of two sides (`talking`), of
going somewhere (`visiting`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import (
    direct,
    has_subject,
    is_named_or_one,
    is_pair,
    objects_of,
    stands_outside,
    subject_of,
)
from pipeline.extraction.meetings.parties import clause_start, parties_of
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import DatePrecision, MeetingKind, ParticipantType, Participation

P = Participation


def gather(sentence: Sentence, found: Sighting, last: int) -> bool:
    if stands_outside(sentence, found.start):
        return False
    found.parties += subject_of(sentence, found, P.MEMBER)
    if found.parties and all(_is_rank_and_file(sentence, p) for p in found.parties):
        return False
    if not found.parties and not _are_people(sentence, found):
        return False
    if _is_one(found.parties) and (others := _with_whom(sentence, found, last)):
        found.parties += others
        found.kind = MeetingKind.BILATERAL if len(others) == 1 else found.kind
        return True
    bodies = [p for p in found.parties if p.type is ParticipantType.ORGANISATION and p.organisation]
    if len(bodies) == 1 and len(found.parties) == 1 and found.name is None:
        words = (bodies[0].organisation or "").lower().split()
        found.name = bodies[0].organisation if any(w in sentence.lexicon.words("body_word") for w in words) else None
    own = [sentence.lexicon.modifiers.get(word) for word in (found.name or "").lower().split()]
    if MeetingKind.BILATERAL in own:
        found.kind = MeetingKind.BILATERAL  # 'the Joint Commission'
    elif found.kind is MeetingKind.MULTILATERAL and _do_the_work(sentence, found):
        found.kind = MeetingKind.WORKING
    elif is_pair(sentence, found):
        found.kind = MeetingKind.BILATERAL
    found.kind = found.kind or MeetingKind.MULTILATERAL
    return bool(found.dates or found.place)


def _is_rank_and_file(sentence: Sentence, party: Party) -> bool:
    """Whether a party is officers on duty and no more: no country, no service, nowhere that they came from."""
    if (
        party.type is not ParticipantType.GROUP
        or party.country
        or party.organisation
        or sentence.has(party.end, "from")
    ):
        return False
    if any(sentence.has(t, "article_definite") for t in range(max(party.start - 2, sentence.first), party.end)):
        return False
    words = (party.role or "").lower().split()
    return bool(words) and words[-1] in sentence.lexicon.words("rank_and_file")


def _is_one(parties: list[Party]) -> bool:
    """Whether the only party is one person, who cannot gather alone."""
    return len(parties) == 1 and parties[0].type is ParticipantType.PERSON


def _with_whom(sentence: Sentence, found: Sighting, last: int) -> list[Party]:
    """Those behind 'with', over a day or a place: 'se reunió el martes en Quito con su homólogo'."""
    after = next((t for t in range(found.end, min(found.end + 9, last)) if sentence.has(t, "with")), None)
    return [] if after is None else parties_of(sentence, objects_of(sentence, after + 1, last), P.PRINCIPAL, found.rule)


def _are_people(sentence: Sentence, found: Sighting) -> bool:
    """Whether a verb's subject, though no party by itself, is people or a body: 'two of them', 'its bureau', 'the sides'."""
    start = clause_start(sentence, found.start)
    subject = range(start, found.start)
    if not found.parties and any(sentence.has(token, "no_party") for token in subject):
        return False  # 'supporters of the President'
    human = (
        "sent",
        "attendee",
        "delegation",
        "leaders",
        "working_people",
        "body_word",
        "plural_pronoun",
        "relative_met",
    )
    return (
        not subject
        or has_subject(sentence, found, found.parties)
        or any(sentence.has(token, *human) or token in sentence.covering for token in subject)
    )


def _do_the_work(sentence: Sentence, found: Sighting) -> bool:
    """Whether those who gather are practitioners, and nobody who leads is among them: 'prosecutors from ...'."""
    start = clause_start(sentence, found.start)
    return sentence.tells("working_people", start, found.start) and not sentence.tells("leaders", start, found.start)


def convoke(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'brought together police chiefs in Accra': an occasion without a noun of its own."""
    objects = direct(sentence, found.end, objects_of(sentence, found.end, last), 6)
    guests = parties_of(sentence, [i for i in objects if i.kind == "person"], P.MEMBER, found.rule)
    found.parties += subject_of(sentence, found, P.HOST) + guests
    return bool(guests) and bool(found.dates or found.place)


def join(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'joined the chiefs of police for a session': who was there already follows, and then the occasion."""
    objects = direct(sentence, found.end, objects_of(sentence, found.end, last), 5)
    subject = subject_of(sentence, found, P.PRINCIPAL)
    others = parties_of(sentence, [i for i in objects if i.kind == "person"], P.PRINCIPAL, found.rule)
    found.parties += subject + others
    if found.kind is MeetingKind.CALL:
        return has_subject(sentence, found, subject) and bool(objects and found.dates)
    return has_subject(sentence, found, subject) and bool(others and found.linked)


def committee_sits(sentence: Sentence, found: Sighting, last: int) -> bool:
    """Only a committee sits in this sense: an organisation here; a noun in front of the verb has taken it (see `links`)."""
    bodies = [p for p in subject_of(sentence, found, P.MEMBER) if p.type is ParticipantType.ORGANISATION]
    words = (bodies[0].organisation or "").lower().split() if len(bodies) == 1 else []
    if not any(word in sentence.lexicon.words("body_word") for word in words):
        return False
    found.parties += bodies
    found.name, found.kind = bodies[0].organisation, MeetingKind.MULTILATERAL
    return bool(found.dates or found.place)


def learn(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'learned how to ...' on some days, in some place: a course."""
    exact = any(d.precision in {DatePrecision.DAY, DatePrecision.WEEK} for d in found.dates)
    subject = subject_of(sentence, found, P.DELEGATION)
    objects = direct(sentence, found.end, objects_of(sentence, found.end, sentence.last), 3)
    groups = [i for i in objects if i.kind == "person" and not is_named_or_one(i)]
    trainees = parties_of(sentence, groups, P.MEMBER, found.rule)
    taught = bool(trainees) or any(
        sentence.has(t, "working_people", "attendee") for t in range(found.end, min(found.end + 4, sentence.last))
    )
    for party in subject:
        if party.type is not ParticipantType.PERSON:
            found.parties.append(party)
        elif taught:
            party.participation = P.PRINCIPAL
            found.parties.append(party)
    for start, end in sentence.phrases("together_with") if taught else ():
        if start >= found.end:
            fellows = objects_of(sentence, end, sentence.last)[:1]
            found.parties += parties_of(sentence, fellows, P.PRINCIPAL, found.rule)
    found.parties += trainees
    return exact and found.place is not None
