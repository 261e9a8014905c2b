"""Who is who at a sighting: each frame's parties, and whether the frame has what it needs to be a meeting at all.

Belongs here: the frames of `meeting_verbs.tsv` and of meeting nouns. Stays out: role verbs (`roles`).
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.parties import (
    clause_subject,
    fronted_subject,
    object_items,
    parties_of,
    pronoun_party,
    subject_items,
)
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Person
from schemas.vocabularies import DatePrecision, MeetingKind, ParticipantType, Participation

P = Participation


def fill_parties(sentence: Sentence, found: Sighting, last: int) -> bool:
    """Add a sighting's parties; False where it is no meeting because its frame's need is not met."""
    for noun in found.linked:
        _noun(sentence, noun, last)
        found.parties += noun.parties
    for verb in found.also:
        items = _direct(sentence, verb.end, _objects(sentence, verb.end, sentence.last), 6)
        found.parties += parties_of(sentence, items, P.PRINCIPAL, verb.rule)
    if found.frame is None:
        _noun(sentence, found, last)
        return True
    return _FRAMES[found.frame](sentence, found, last)


def _subject(sentence: Sentence, found: Sighting, participation: P) -> list[Party]:
    parties = parties_of(sentence, subject_items(sentence, found.start), participation, found.rule)
    if not parties and (one := pronoun_party(sentence, found.start, participation, found.rule)) is not None:
        parties = [one]
    return parties


def _objects(sentence: Sentence, start: int, last: int) -> list[Item]:
    return list(object_items(sentence, start, last))


def _people_of(items: list[Item]) -> list[Item]:
    return [item for item in items if item.kind in {"person", "organisation"}]


def _meet(sentence: Sentence, found: Sighting, last: int) -> bool:
    subject = _subject(sentence, found, P.PRINCIPAL)
    objects = _direct(sentence, found.end, _objects(sentence, found.end, last), 6)
    found.parties += subject + parties_of(sentence, objects, P.PRINCIPAL, found.rule)
    if objects and _people_of(objects):
        known = any(p.name or p.organisation or p.country for p in found.parties if p.start > found.start)
        return (bool(subject) and known) or bool(found.dates) or bool(found.place)
    plural = (
        len(subject) > 1
        or any(p.type is not ParticipantType.PERSON for p in subject)
        or _plural_pronoun(sentence, found.start)
    )
    if len(subject) != 2:
        found.kind = found.kind or MeetingKind.MULTILATERAL
    return plural and bool(found.dates or found.place)


def _plural_pronoun(sentence: Sentence, verb: int) -> bool:
    """Whether 'they', 'we' or a plural noun stands in front of a verb and its auxiliaries."""
    if sentence.tells("again", verb + 1, verb + 5):
        return True
    token = verb - 1
    while token > sentence.first and sentence.has(token, "auxiliary"):
        token -= 1
    if token >= sentence.first and token not in sentence.covering and sentence.lowers[token].endswith("s"):
        return True
    return any(sentence.has(t, "plural_pronoun") for t in range(max(sentence.first, verb - 4), verb))


def _direct(sentence: Sentence, start: int, items: list[Item], reach: int) -> list[Item]:
    """The items, where the first of them follows within `reach` tokens that are no day or place."""
    if not items:
        return []
    gap = [t for t in range(start, items[0].start) if t not in sentence.dated and t not in sentence.covering]
    return items if len(gap) <= reach else []


def _gather(sentence: Sentence, found: Sighting, last: int) -> bool:
    found.parties += _subject(sentence, found, P.MEMBER)
    bodies = [p for p in found.parties if p.type is ParticipantType.ORGANISATION and p.organisation]
    if len(bodies) == 1 and len(found.parties) == 1 and found.name is None:
        words = (bodies[0].organisation or "").lower().split()
        found.name = bodies[0].organisation if any(w in sentence.lexicon.words("body_word") for w in words) else None
    found.kind = found.kind or MeetingKind.MULTILATERAL
    token = found.start - 1
    while token > sentence.first and token not in sentence.covering and sentence.has(token, "auxiliary"):
        token -= 1
    if token >= sentence.first and sentence.has(token, "no_party"):
        return False
    return bool(found.dates or found.place)


def _receive(sentence: Sentence, found: Sighting, last: int) -> bool:
    objects = _direct(sentence, found.end, list(object_items(sentence, found.end, last, stop_at_to=False)), 7)
    people = [i for i in objects if i.kind == "person"]
    if (
        not people
        or _owns(sentence, people[0])
        or (found.rule == "verb.welcome" and not any(_is_named_or_one(i) for i in people))
    ):
        return False
    found.parties += _subject(sentence, found, P.HOST)
    found.parties += parties_of(sentence, people, P.PRINCIPAL, found.rule)
    return bool(found.parties)


def _owns(sentence: Sentence, item: Item) -> bool:
    """Whether a mention only owns what follows: 'welcomed the Minister's decision'."""
    return sentence.lowers[item.end - 1].endswith(("'s", "’s"))


def _is_named_or_one(item: Item) -> bool:
    return isinstance(item.mention, Person) and not item.mention.is_group


def _received(sentence: Sentence, found: Sighting, last: int) -> bool:
    by = next((t for t in range(found.end, min(found.end + 10, last)) if sentence.has(t, "passive_by")), None)
    subject = _subject(sentence, found, P.PRINCIPAL)
    if subject and all(_is_audience(sentence, party) for party in subject):
        return False
    found.parties += subject
    if by is not None:
        found.parties += parties_of(sentence, _objects(sentence, by + 1, last), P.HOST, found.rule)
    elif not (subject and found.place) and "at" not in sentence.lowers[found.end : found.end + 2]:
        return False
    return any(
        p.type in {ParticipantType.PERSON, ParticipantType.GROUP} or p.organisation or p.country for p in subject
    )


def _is_audience(sentence: Sentence, party: Party) -> bool:
    """Whether a party is only those at some meeting: 'the delegates were welcomed by ...' tells no meeting of its own."""
    if party.type is not ParticipantType.GROUP or party.country or party.organisation:
        return False
    return any(word in sentence.lexicon.words("audience") for word in (party.role or "").lower().split())


def _visit(sentence: Sentence, found: Sighting, last: int) -> bool:
    subject = _subject(sentence, found, P.PRINCIPAL)
    people = [p for p in subject if p.type is not ParticipantType.ORGANISATION]
    if not people:
        return False
    found.parties += people
    objects = list(sentence.between(found.end, min(found.end + 4, last)))
    if not objects:
        return bool(found.dates) and sentence.is_determiner(found.end)
    found.parties += parties_of(sentence, [i for i in objects[:1] if i.kind != "place"], P.PRINCIPAL, found.rule)
    return bool(objects) and (found.place is not None or bool(found.dates) or objects[0].kind == "person")


def _brief(sentence: Sentence, found: Sighting, last: int) -> bool:
    objects = _direct(sentence, found.end, _objects(sentence, found.end, last), 3)
    subject = _subject(sentence, found, P.PRINCIPAL)
    audience = parties_of(sentence, [i for i in objects if i.kind == "person"], P.PRINCIPAL, found.rule)
    found.parties += subject + audience
    if any(p.type is ParticipantType.GROUP for p in audience):
        found.kind = MeetingKind.MULTILATERAL
    return bool(subject and audience and found.is_told)


def _call_on(sentence: Sentence, found: Sighting, last: int) -> bool:
    objects = _direct(sentence, found.end, _objects(sentence, found.end, last), 2)
    if (
        not objects
        or objects[0].kind != "person"
        or not _is_named_or_one(objects[0])
        or not (found.dates or found.place)
    ):
        return False
    found.parties += _subject(sentence, found, P.PRINCIPAL)
    found.parties += parties_of(sentence, objects[:1], P.PRINCIPAL, found.rule)
    return True


def _travel(sentence: Sentence, found: Sighting, last: int) -> bool:
    """Travel is a meeting where its purpose is one: 'to talk about', 'to hear', 'to meet'."""
    purpose = (
        bool(found.linked or found.also)
        or sentence.tells("invitation", found.end, found.end + 14)
        or any(
            sentence.lowers[t] == "to" and sentence.lowers[t + 1 : t + 2] and sentence.has(t + 1, "purpose")
            for t in range(found.end, min(found.end + 14, last - 1))
        )
    )
    if not (purpose and found.place and found.dates):
        return False
    found.parties += [p for p in _subject(sentence, found, P.PRINCIPAL) if p.type is not ParticipantType.ORGANISATION]
    return bool(found.parties)


def _go_there(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'led a delegation to': going there is the visit."""
    found.parties += _subject(sentence, found, P.PRINCIPAL)
    return bool(found.parties) and bool(found.dates or found.place)


def _stay(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'spent two days in Accra with ...'."""
    after = next((t for t in range(found.end, min(found.end + 12, last)) if sentence.has(t, "with")), None)
    objects = _people_of(_objects(sentence, after + 1, last)) if after is not None else []
    subject = _subject(sentence, found, P.PRINCIPAL)
    found.parties += subject + parties_of(sentence, objects, P.PRINCIPAL, found.rule)
    return bool(subject) and bool(found.place) and (bool(objects) or bool(found.linked))


def _shown(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'was shown round the laboratory by its head'."""
    subject = [p for p in _subject(sentence, found, P.PRINCIPAL) if p.type is not ParticipantType.ORGANISATION]
    by = next((t for t in range(found.end, min(found.end + 14, last)) if sentence.has(t, "passive_by")), None)
    hosts = (
        parties_of(sentence, _people_of(_objects(sentence, by + 1, last)), P.HOST, found.rule) if by is not None else []
    )
    found.parties += subject + hosts
    return bool(subject) and bool(hosts) and bool(found.dates or found.place)


def _jointly(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'A and B agreed in Accra on Monday': two people who decide together, on a day or in a place, have met."""
    subject = _subject(sentence, found, P.PRINCIPAL)
    people = [p for p in subject if p.type is ParticipantType.PERSON]
    exact = any(d.precision in {DatePrecision.DAY, DatePrecision.MONTH} for d in found.dates)
    if exact and found.place and not people and (len(subject) == 2 or found.is_two_sided):
        found.parties += subject
        return bool(subject)
    if len({p.key() for p in people}) != 2 or not (exact or found.place):
        return False
    found.parties += people
    return True


def _is_shown_there(sentence: Sentence, found: Sighting, last: int) -> bool:
    """', where the head of customs showed him': people follow behind the place."""
    where = next((t for t in range(found.end, last) if sentence.lowers[t] == "where"), None)
    return where is not None and any(
        item.kind == "person" for item in sentence.between(where, min(where + 6, sentence.last))
    )


def _learn(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'learned how to ...' on some days, in some place: a course."""
    exact = any(d.precision in {DatePrecision.DAY, DatePrecision.WEEK} for d in found.dates)
    found.parties += [p for p in _subject(sentence, found, P.DELEGATION) if p.type is not ParticipantType.PERSON]
    return exact and found.place is not None


def _present(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'presented the report to ambassadors in Vienna'."""
    to = next((t for t in range(found.end, min(found.end + 14, last)) if sentence.has(t, "to")), None)
    objects = _direct(sentence, to + 1, _objects(sentence, to + 1, sentence.last), 3) if to is not None else []
    audience = parties_of(sentence, [i for i in objects if i.kind == "person"], P.PRINCIPAL, found.rule)
    subject = _subject(sentence, found, P.PRINCIPAL)
    found.parties += subject + audience
    if any(p.type is ParticipantType.GROUP for p in audience):
        found.kind = MeetingKind.MULTILATERAL
    return bool(subject and audience and found.is_told)


def _guest(sentence: Sentence, found: Sighting, last: int) -> bool:
    hosts = _direct(sentence, found.end, _objects(sentence, found.end, last), 1)
    found.parties += _subject(sentence, found, P.PRINCIPAL)
    found.parties += parties_of(sentence, hosts[:1], P.HOST, found.rule)
    return bool(hosts) and bool(found.dates or found.place)


def _sit(sentence: Sentence, found: Sighting, last: int) -> bool:
    after = next((t for t in range(found.end, min(found.end + 9, last)) if sentence.has(t, "with")), None)
    if after is None:
        return False
    objects = _objects(sentence, after + 1, last)
    found.parties += _subject(sentence, found, P.PRINCIPAL)
    found.parties += parties_of(sentence, objects, P.PRINCIPAL, found.rule)
    return bool(_people_of(objects)) or bool(found.dates and found.place)


def _committee_sits(sentence: Sentence, found: Sighting, last: int) -> bool:
    """Only a committee sits in this sense: an organisation here; a noun in front of the verb has taken it (see `links`)."""
    bodies = [p for p in _subject(sentence, found, P.MEMBER) if p.type is ParticipantType.ORGANISATION]
    words = (bodies[0].organisation or "").lower().split() if len(bodies) == 1 else []
    if not any(word in sentence.lexicon.words("body_word") for word in words):
        return False
    found.parties += bodies
    found.name, found.kind = bodies[0].organisation, MeetingKind.MULTILATERAL
    return bool(found.dates or found.place)


def _remote_talk(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'spoke by telephone', with words between."""
    if not sentence.tells("remote", found.end, found.end + 12):
        return False
    found.kind = MeetingKind.CALL
    found.parties += _subject(sentence, found, P.PRINCIPAL)
    after = next((t for t in range(found.end, min(found.end + 8, last)) if sentence.has(t, "with", "to")), None)
    if after is not None:
        found.parties += parties_of(sentence, _objects(sentence, after + 1, last), P.PRINCIPAL, found.rule)
    return bool(found.dates)


_FRAMES: dict[str, Callable[[Sentence, Sighting, int], bool]] = {
    "meet": _meet,
    "gather": _gather,
    "receive": _receive,
    "received": _received,
    "host_person": _receive,
    "visit": _visit,
    "brief": _brief,
    "call_on": _call_on,
    "travel": _travel,
    "guest": _guest,
    "sit": _sit,
    "committee_sits": _committee_sits,
    "jointly": _jointly,
    "learn": _learn,
    "present": _present,
    "remote_talk": _remote_talk,
    "go_there": _go_there,
    "stay": _stay,
    "shown": _shown,
}


def _noun(sentence: Sentence, found: Sighting, last: int) -> None:
    """What stands behind a noun ('with', 'between', 'of', 'by'), who is the subject of its clause, and its possessor."""
    found.parties += _behind_noun(sentence, found, last)
    found.parties += parties_of(sentence, _of_clause(sentence, found), P.PRINCIPAL, found.rule)
    owner = found.possessor
    if owner is None:
        return
    if owner.kind == "person" and found.family in {"visit", "talks", "call"}:
        found.parties += parties_of(sentence, [owner], P.PRINCIPAL, found.rule)
    elif owner.kind == "organisation" and found.family not in {"visit", "talks"}:
        found.host = getattr(owner.mention, "name", None)


def _of_clause(sentence: Sentence, found: Sighting) -> list[Item]:
    """The subject of the clause that has the noun as its occasion ('will travel for the conference'), as the object of a
    light verb ('paid a visit'), or in front ('At the conference in Cork, the Minister promised ...')."""
    if sentence.governs(found, "occasion") and (subject := clause_subject(sentence, found.phrase_start)):
        return subject
    if found.families & {"visit", "talks", "call", "meeting"} and sentence.governs(found, "light_verb"):
        return clause_subject(sentence, found.phrase_start)
    if found.phrase_start - sentence.first <= 5 and sentence.has(sentence.first, "presence"):
        verb = next(
            (
                t
                for t in range(found.end, sentence.last)
                if sentence.has(t, "presence_verb") and t not in sentence.covering
            ),
            None,
        )
        return [] if verb is None else list(object_items(sentence, verb + 1, sentence.last))
    if found.phrase_start - sentence.first <= 5 and sentence.has(sentence.first, "fronting"):
        return fronted_subject(sentence, found.phrase_end)
    return []


def _behind_noun(sentence: Sentence, found: Sighting, last: int) -> list[Party]:
    parties: list[Party] = []
    token = found.end
    while token < min(found.phrase_end + 12, last):
        if sentence.has(token, "with", "between"):
            items = object_items(sentence, token + 1, last)
            return parties + parties_of(sentence, items, P.PRINCIPAL, found.rule)
        if found.family in {"visit", "talks", "call", "meeting"} and (
            sentence.has(token, "of_visitor") or (found.family == "talks" and sentence.has(token, "visitor_for"))
        ):
            people = _visitors(sentence, found, token + 1, last)
            parties += parties_of(sentence, people, P.PRINCIPAL, found.rule)
            token = people[-1].end if people else token + 1
            continue
        known = token in sentence.covering or token in sentence.dated or token < found.phrase_end
        if not known and (sentence.words[token] in ".;:," or sentence.lowers[token] in sentence.lexicon.verb_like):
            break
        token += 1
    return parties


def _visitors(sentence: Sentence, found: Sighting, start: int, last: int) -> list[Item]:
    """The people behind 'of' or 'by': one visitor; for a meeting all who are listed."""
    items = list(object_items(sentence, start, last))
    if found.family == "meeting":
        return [i for i in items if i.kind == "person"] if items and items[0].start - start <= 2 else []
    return [i for i in items[:1] if i.kind == "person"]
