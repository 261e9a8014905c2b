"""In which function somebody takes part, where a verb of its own says so: 'hosted by', 'was accompanied by', 'opened'.

Belongs here: role verbs and what their subject, object and 'by' give. Stays out: the meeting's own verb (`frames`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.meetings.frame_parts import is_named_or_one, is_passive
from pipeline.extraction.meetings.lexicon import RoleVerb
from pipeline.extraction.meetings.parties import (
    clause_start,
    main_parties,
    object_items,
    parties_of,
    pronoun_party,
    subject_items,
)
from pipeline.extraction.meetings.presence import read_presence
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Person
from schemas.vocabularies import ParticipantType, Participation

_REACH = 9
"""Tokens behind a verb in which what it was that somebody attended, led or took part in stands."""
_TEAM = 6
"""Tokens around 'led' or 'headed' in which the delegation stands."""


_OPENERS = (
    "host_as", "invited_by", "telling", "attendee", "presence", "delegation", "company", "guest", "speech_by",
    "fronted_speech", "in_speech", "officiating", "there", "where", "in_the_room",
)  # fmt: skip
"""Cues without one of which, and without a role verb, a sentence gives nobody a role."""


def read_roles(
    sentence: Sentence, sightings: list[Sighting], told: list[Sighting]
) -> list[tuple[Sighting | None, Party]]:
    """The parties that the role verbs of a sentence give, each with its meeting; None for the article's own meeting.

    `sightings` are the meetings that nouns name, `told` all that the sentence tells: who accompanies somebody is at that.
    """
    found: list[tuple[Sighting | None, Party]] = []
    nobody = next(sentence.between(sentence.first, sentence.last), None) is None
    if nobody and not sightings and not sentence.has_any("person_pronoun"):
        return found
    for start, end, verb in sentence.role_verbs():
        if start in sentence.covering or any(s.start <= start < s.end for s in sightings):
            continue
        agent = _agent(sentence, end)
        passive = agent is not None or is_passive(sentence, start)
        target = _target(sightings, start, end, passive=passive)
        if target is None and verb.needs == "noun" and not _of_known(sentence, start, passive=passive):
            continue
        if target is None and (verb.needs == "told" or Participation.ACCOMPANYING in (verb.by, verb.subject)):
            target = next((s for s in told if not s.is_side), None)
        if target is None and verb.needs == "told":
            continue
        if any(sentence.has(t, "negation") for t in range(max(start - 2, sentence.first), start)):
            continue  # 'did not attend'
        if target is None and verb.needs == "team" and not _of_team(sentence, start, end):
            continue
        if target is None and _is_elsewhere(sentence, start, end):
            continue
        parties = _by(sentence, verb, start, agent) if passive else _doers(sentence, verb, start, end, target)
        found += [(target, party) for party in parties]
        if target is not None:
            target.occurs = True
    if not sentence.has_any(*_OPENERS):
        return found
    found += [(nearest_before(sightings, start), party) for start, party in _hosts(sentence)]
    found += [(told[0], party) for party in _inviters(sentence) if told]
    found += [(None, party) for party in (*_tellers(sentence), *_attendees(sentence))]
    found += read_presence(sentence, sightings)
    return found


def nearest_before(sightings: list[Sighting], token: int) -> Sighting | None:
    before = [s for s in sightings if s.start <= token]
    return before[-1] if before else None


def _hosts(sentence: Sentence) -> Iterator[tuple[int, Party]]:
    """'with the Customs Service as its host'."""
    for start, _ in sentence.phrases("host_as"):
        item = next((i for i in sentence.between(sentence.first, start) if start - 2 <= i.end <= start), None)
        if item is not None:
            for party in parties_of(sentence, [item], Participation.HOST, "role.as_host"):
                yield start, party


def _inviters(sentence: Sentence) -> Iterator[Party]:
    """'at the invitation of the Minister of the Interior'."""
    for _, end in sentence.phrases("invited_by"):
        item = sentence.covering.get(sentence.over_determiners_forward(end))
        if item is not None and item.kind in {"person", "organisation"}:
            yield from parties_of(sentence, [item], Participation.HOST, "role.invitation")


def _tellers(sentence: Sentence) -> Iterator[Party]:
    """Who 'told participants', 'reminded the delegates': a speaker at the meeting."""
    if not sentence.has_any("telling"):
        return
    for token in range(sentence.first, sentence.last - 1):
        if not sentence.has(token, "telling") or token in sentence.covering:
            continue
        object_ = sentence.over_determiners_forward(token + 1)
        if object_ < sentence.last and (
            sentence.has(object_, "audience") or sentence.has(min(object_ + 1, sentence.last - 1), "audience")
        ):
            yield from parties_of(
                sentence, subject_items(sentence, token), Participation.PRINCIPAL, "role.told_audience"
            )


def _attendees(sentence: Sentence) -> Iterator[Party]:
    """'Participants from Chad, Mali and Niger', 'representatives of the Customs Service': delegations."""
    if not sentence.has_any("attendee"):
        return
    items = list(sentence.between(sentence.first, sentence.last))
    for index, item in enumerate(items):
        person = item.mention
        if not (isinstance(person, Person) and person.is_group and sentence.has(item.start, "attendee")):
            continue
        group = parties_of(sentence, items[index:], Participation.DELEGATION, "role.attendees")
        yield from (
            party for party in group if party.type is ParticipantType.GROUP and (party.country or party.organisation)
        )
        return


def _of_team(sentence: Sentence, start: int, end: int) -> bool:
    """Whether it is a delegation or team that somebody leads, and no unit or investigation."""
    near = range(max(start - _TEAM, sentence.first), min(end + _TEAM, sentence.last))
    return any(sentence.has(t, "sent", "delegation") for t in near)


def _is_elsewhere(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb tells of something that is no meeting: 'attended a funeral', 'the suspect was accompanied by'."""
    for token in range(end, min(end + _REACH, sentence.last)):
        if sentence.words[token] in ",;:":
            break
        if sentence.words[token].islower() and sentence.has(token, "no_event"):
            return True
    before = range(clause_start(sentence, start), start)
    return any(
        sentence.words[t].islower()
        and sentence.has(t, "no_party", "no_event")
        and not sentence.has(t, "audience", "delegation")
        for t in before
    )


def _of_known(sentence: Sentence, start: int, *, passive: bool) -> bool:
    """Whether a passive is about the meeting told before, as 'it', or about those at it."""
    if passive and any(sentence.has(t, "pronoun") for t in range(max(start - 4, sentence.first), start)):
        return True
    return _of_audience(sentence, start, passive=passive)


def _of_audience(sentence: Sentence, start: int, *, passive: bool) -> bool:
    """Whether a passive has those at the meeting as its subject: 'the delegates were welcomed by ...'."""
    subjects = subject_items(sentence, start) if passive else []
    return bool(subjects) and all(
        isinstance(i.mention, Person) and i.mention.is_group and sentence.has(i.end - 1, "audience") for i in subjects
    )


def _rule(verb: RoleVerb) -> str:
    return f"{'session' if verb.needs == 'session' else 'role'}.{verb.words.replace(' ', '_')}"


def _agent(sentence: Sentence, end: int) -> int | None:
    """The token behind 'by', where it follows the verb over days and places and 'from the Chilean side'."""
    if sentence.has(end - 1, "passive_by"):
        return end
    for token in range(end, min(end + 9, sentence.last)):
        if sentence.has(token, "passive_by"):
            return token + 1
        if token not in sentence.covering and token not in sentence.dated and not sentence.has(token, "agent_gap"):
            return None
    return None


def _target(sightings: list[Sighting], start: int, end: int, *, passive: bool) -> Sighting | None:
    """The noun that a role verb has as its object, or as its subject in the passive and in 'which X hosted'."""
    sightings = [s for s in sightings if s.is_parent or not s.is_side]
    after = [s for s in sightings if 0 <= s.phrase_start - end <= 8]
    before = [s for s in sightings if 0 <= start - s.end <= 22]
    choice = before[-1:] + after[:1] if passive else after[:1] + before[-1:]
    return choice[0] if choice else None


def _by(sentence: Sentence, verb: RoleVerb, start: int, agent: int | None) -> list[Party]:
    """The parties of a passive: what follows 'by'; who 'was represented'."""
    if agent is not None and verb.by is not None:
        found = parties_of(sentence, object_items(sentence, agent, sentence.last), verb.by, _rule(verb))
        for token in range(found[-1].end if found else sentence.last, sentence.last):
            again = sentence.has(token - 1, "and") or sentence.tells("side_of_people", token - 1, token)
            if sentence.has(token, "passive_by") and again:  # 'and from the Chilean side by ...'
                found += parties_of(sentence, object_items(sentence, token + 1, sentence.last), verb.by, _rule(verb))
        return found
    if agent is None and verb.by is Participation.DELEGATION:
        return parties_of(sentence, subject_items(sentence, start), verb.by, _rule(verb))
    return []


def _doers(sentence: Sentence, verb: RoleVerb, start: int, end: int, target: Sighting | None) -> list[Party]:
    """The parties of an active: its subject, as observers where it says so."""
    objects: list[Party] = []
    if verb.object is not None and (target is not None or not verb.needs):
        people = [i for i in object_items(sentence, end, sentence.last) if i.kind == "person"]
        if target is None:
            people = [i for i in people if is_named_or_one(i)]
        objects = parties_of(sentence, people, verb.object, _rule(verb))
    if verb.subject is None:
        return objects
    items = [
        i
        for i in subject_items(sentence, start)
        if target is None or i.end <= target.phrase_start or i.start >= target.phrase_end
    ]
    found = parties_of(sentence, items, verb.subject, _rule(verb))
    if not found and (one := pronoun_party(sentence, start, verb.subject, _rule(verb))) is not None:
        found = [one]
    if not found and sentence.lowers[start].endswith("ing"):
        found = main_parties(sentence, start - 1, verb.subject, _rule(verb))
    if found and verb.subject is Participation.PRINCIPAL:
        found += _fellows(sentence, end, verb)
    if verb.subject is Participation.HOST:
        found += _fellow_hosts(sentence, end, verb)
    if sentence.tells("observer", end, sentence.last):
        for party in found:
            party.participation = Participation.OBSERVER
    return found + objects


def _fellows(sentence: Sentence, end: int, verb: RoleVerb) -> list[Party]:
    """'spoke at the forum alongside the Minister': the people named behind it."""
    for start, after in sentence.phrases("fellow"):
        if end <= start <= end + 14:
            named = [
                i
                for i in object_items(sentence, after, sentence.last)
                if isinstance(i.mention, Person) and not i.mention.is_group
            ]
            return parties_of(sentence, named, Participation.PRINCIPAL, _rule(verb))
    return []


def _fellow_hosts(sentence: Sentence, end: int, verb: RoleVerb) -> list[Party]:
    """'which the Police convened together with the Customs Service'."""
    for start, after in sentence.phrases("together_with"):
        if end <= start <= end + 4:
            return parties_of(
                sentence, list(object_items(sentence, after, sentence.last))[:1], Participation.HOST, _rule(verb)
            )
    return []
