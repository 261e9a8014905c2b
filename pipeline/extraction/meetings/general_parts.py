"""General frames of company, guests and audiences: what each needs, and who takes part in it.

Belongs here: those people behind a verb, and the tests that make them a meeting. Stays out: where the frames are tried
(`general`), going somewhere (`journeys`), two in one clause (`encounters`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import (
    is_done_to,
    is_named_or_one,
    is_sent,
    objects_of,
    owns,
    stands_outside,
    subject_of,
)
from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.mention_parties import party_of
from pipeline.extraction.meetings.parties import clause_start, parties_of, subject_items
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Organisation, Person
from schemas.vocabularies import DatePrecision, MeetingKind, ParticipantType, Participation

P = Participation
NEAR = 4
"""Tokens between a preposition and the people that it governs."""


def is_side(sentence: Sentence, item: Item) -> bool:
    """Whether a mention can confer: a person, or several with a country, a body or an office of those who lead."""
    mention = item.mention
    if not isinstance(mention, Person) or party_of(sentence, item, P.PRINCIPAL, "") is None:
        return False
    if not mention.is_group:
        return True
    if mention.country or mention.organisation:
        return True
    return not any(sentence.has(t, "rank_and_file") for t in range(item.start, item.end))


def side_near(sentence: Sentence, start: int, end: int) -> Item | None:
    """Who follows right behind a preposition, over an article or an office that a comma ends; nobody who only owns."""
    item = next(sentence.between(start, min(start + NEAR, end)), None)
    if item is None or not is_side(sentence, item) or _owns(sentence, item):
        return None
    between = range(sentence.over_determiners_forward(start), item.start)
    title = all(sentence.words[t][:1].isupper() for t in between)
    apposed = sentence.words[item.start - 1] == "," and not any(t in sentence.covering for t in between)
    return item if title or apposed else None


def _owns(sentence: Sentence, item: Item) -> bool:
    """Whether a mention only owns what follows: "the Minister's figures", "Faye' figures"."""
    return owns(sentence, item) or (item.end < sentence.last and sentence.words[item.end] in {"'", "’"})


def companion_at(sentence: Sentence, verb: int, end: int) -> int | None:
    """The token at which those begin in whose company something is done; None where there are none."""
    if is_done_to(sentence, verb) and "go" not in sentence.lexicon.verb_classes.get(sentence.lowers[verb], ()):
        return None
    for start, after in sentence.phrases("company_of"):
        if not verb < start < end or sentence.has(start - 1, "no_company_noun"):
            continue
        if any(_is_doing_together(sentence, t) for t in range(verb + 1, start)):
            continue
        if start - 1 != verb and start - 1 not in sentence.covering and _is_bound(sentence, sentence.lowers[start - 1]):
            continue
        if side_near(sentence, after, end) is not None or sentence.has(after, "with_us"):
            return after
    return None


def is_pair_of_people(sentence: Sentence, verb: int) -> bool:
    """Whether the subject is two people with names, one after 'and': 'the sheriff and Olu Faye slid into a booth'."""
    people = [i for i in subject_items(sentence, verb) if is_named_or_one(i) and is_side(sentence, i)]
    if len(people) != 2 or is_done_to(sentence, verb):
        return False
    return any(sentence.has(t, "and") for t in range(people[0].end, people[1].start))


def tells_body(sentence: Sentence, verb: int) -> bool:
    """Whether a verb says that a council or committee was told: 'told the Board of Supervisors on Wednesday'."""
    if "tell_body" not in sentence.lexicon.verb_classes.get(sentence.lowers[verb], ()):
        return False
    token = sentence.over_determiners_forward(verb + 1)
    item = sentence.covering.get(token)
    end = item.end if item is not None and item.kind == "organisation" else token + 3
    words = range(token, min(end, sentence.last))
    return any(sentence.has(t, "body_word", "council") and not sentence.has(t, "loose_body") for t in words)


def _is_doing_together(sentence: Sentence, token: int) -> bool:
    """Whether a second verb of no meeting lies between: 'committed to working with'."""
    classes = sentence.lexicon.verb_classes.get(sentence.lowers[token], ())
    return "no_company" in classes and (sentence.lowers[token].endswith("ing") or sentence.has(token - 1, "infinitive"))


def _is_bound(sentence: Sentence, word: str) -> bool:
    """Whether a word takes 'with' as its own: 'impressed with', 'locked in a fight with'."""
    return sentence.lexicon.is_verb(word) or "no_company" in sentence.lexicon.verb_classes.get(word, ())


def audience_at(sentence: Sentence, verb: int, end: int) -> int | None:
    """The token at which an audience begins: 'spoke to some 300 headmistresses', 'took the envoys through the plan'."""
    if is_done_to(sentence, verb):
        return None
    if "lead_through" in sentence.lexicon.verb_classes.get(sentence.lowers[verb], ()) and any(
        sentence.has(t, "through") for t in range(verb + 2, min(verb + 9, end))
    ):
        return verb + 1 if _is_audience(sentence, verb + 1, end) else None
    if "address" not in sentence.lexicon.verb_classes.get(sentence.lowers[verb], ()):
        return None
    for start, after in sentence.phrases("before_audience"):
        if verb < start < end and _is_audience(sentence, after, end):
            return after
    return None


def _is_audience(sentence: Sentence, start: int, end: int) -> bool:
    """Whether several people or a body of people follow right behind: a group, 'the council', '40 headmistresses'."""
    token = sentence.over_determiners_forward(start)
    for at in range(token, min(token + 3, end)):
        item = sentence.covering.get(at)
        if item is not None and isinstance(item.mention, Person) and not item.mention.is_group:
            judge = any(sentence.has(t, "judge") for t in range(item.start, item.end))
            return sentence.has(start - 1, "face_to_face") and is_side(sentence, item) and not judge
        if item is not None and isinstance(item.mention, Person):
            return not any(sentence.has(t, "audience") for t in range(item.start, item.end)) and (
                party_of(sentence, item, P.PRINCIPAL, "") is not None
                or any(sentence.has(t, "hearer") for t in range(item.start, item.end))
            )
        if item is not None and isinstance(item.mention, Organisation):
            return any(sentence.has(t, "body_word", "hearer") for t in range(item.start, item.end))
        if sentence.has(at, "hearer", "body_word", "attendee"):
            return True
        if item is not None or at in sentence.dated:
            return False
    return False


def after_guest(sentence: Sentence, verb: int, end: int) -> Item | None:
    """The person that a verb takes as a guest: 'gave tea to the consul at the palace', 'kept her for an hour'."""
    item = next((i for i in sentence.between(verb + 1, min(verb + 6, end))), None)
    if item is None or not is_side(sentence, item) or not is_named_or_one(item) or is_done_to(sentence, verb):
        return None
    if "no_company" in sentence.lexicon.verb_classes.get(sentence.lowers[verb], ()):
        return None
    if sentence.tells("as_guest_of_ones", item.end, item.end + 8):
        return item
    if item.start <= verb + 2 and item.end < end and _is_length(sentence, item.end, 3):
        return item
    for token in range(item.end, min(item.end + 3, end)):
        if sentence.has(token, "purpose_for") and _is_length(sentence, token + 1):
            return item
    return None


def _is_length(sentence: Sentence, start: int, reach: int = 4) -> bool:
    """Whether the length of an appointment follows: 'an hour', 'forty minutes', 'the whole morning'."""
    return any(sentence.has(t, "time_span") for t in range(start, min(start + reach, sentence.last)))


def is_exact(found: Sighting) -> bool:
    """Whether a clause says on which day or in which city, without which a general frame tells nothing."""
    if found.is_same_day or any(d.precision is not DatePrecision.YEAR for d in found.dates):
        return True
    return found.place is not None and found.place.city is not None


def _other_bodies(ours: list[Party], theirs: list[Party]) -> bool:
    """Whether both sides are there and not of one body."""
    mine = {p.organisation for p in ours if p.organisation}
    its = {p.organisation for p in theirs if p.organisation}
    return bool(theirs) and not (mine & its)


def company(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'walked the quay with the harbour master on Monday'."""
    after = companion_at(sentence, found.start, sentence.last)
    ours = subject_of(sentence, found, P.PRINCIPAL)
    theirs = parties_of(sentence, objects_of(sentence, after, sentence.last), P.PRINCIPAL, found.rule) if after else []
    found.parties += ours + theirs
    if after is not None and sentence.has(after, "with_us"):
        return is_exact(found) and bool(ours or theirs)
    return is_exact(found) and acts(sentence, found, ours) and _other_bodies(ours, theirs)


def pair(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'The sheriff and the mayor slid into a booth in Tubac on Monday': two of two bodies in one place on one day."""
    ours = [p for p in subject_of(sentence, found, P.PRINCIPAL) if p.type is ParticipantType.PERSON]
    found.kind = found.kind or MeetingKind.BILATERAL
    found.parties += ours
    apart = (
        len(ours) == 2
        and _other_bodies(ours[:1], ours[1:])
        and all(p.name and (p.role or p.organisation) for p in ours)
    )
    on_the_line = found.kind is MeetingKind.CALL and sentence.has(found.start, "be")
    placed = found.place is not None or on_the_line
    return apart and placed and bool(found.dates) and is_exact(found)


def report(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'told the Board of Supervisors on Wednesday': a body that is told something sits."""
    speakers = [p for p in subject_of(sentence, found, P.PRINCIPAL) if p.type is ParticipantType.PERSON]
    bodies = [i for i in objects_of(sentence, found.end, sentence.last)[:1] if i.kind == "organisation"]
    found.kind = found.kind or MeetingKind.MULTILATERAL
    found.parties += speakers + parties_of(sentence, bodies, P.PRINCIPAL, found.rule)
    return bool(speakers) and is_exact(found)


def acts(sentence: Sentence, found: Sighting, ours: list[Party]) -> bool:
    """Whether those who do it can confer: a party, several of whom no list knows, or those that 'I' and 'we' stand for."""
    if ours:
        return any(p.type is not ParticipantType.ORGANISATION or p.organisation for p in ours)
    return is_sent(sentence, clause_start(sentence, found.start), found.start) or not stands_outside(
        sentence, found.start
    )


def address(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'spoke to some 300 headmistresses in Rajshahi'."""
    after = audience_at(sentence, found.start, sentence.last)
    speakers = [p for p in subject_of(sentence, found, P.PRINCIPAL) if p.type is ParticipantType.PERSON]
    if after is None or not speakers or not is_exact(found):
        return False
    objects = [i for i in objects_of(sentence, after, sentence.last) if i.kind != "place"]
    found.kind = found.kind or MeetingKind.MULTILATERAL
    found.parties += speakers + parties_of(sentence, objects[:1], P.PRINCIPAL, found.rule)
    return True


def guest(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'had the consul at her table for forty minutes'."""
    item = after_guest(sentence, found.start, sentence.last)
    hosts = subject_of(sentence, found, P.HOST)
    guests = parties_of(sentence, [item], P.PRINCIPAL, found.rule) if item is not None else []
    found.kind = found.kind or MeetingKind.BILATERAL
    found.parties += hosts + guests
    return is_exact(found) and bool(hosts) and _other_bodies(hosts, guests)
