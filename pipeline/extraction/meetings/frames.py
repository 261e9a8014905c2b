"""Who is who at a sighting: each verb by its frame, each noun by what stands around it.

Belongs here: which function reads which frame of `meeting_verbs.tsv`. Stays out: the frames themselves (`talking`,
`gathering`, `visiting`), nouns (`noun_parties`) and role verbs (`roles`).
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.extraction.meetings import (
    encounters,
    gathering,
    general_parts,
    journeys,
    remote,
    sides,
    talking,
    visiting,
)
from pipeline.extraction.meetings.frame_parts import direct, objects_of, subject_of
from pipeline.extraction.meetings.noun_parties import fill_noun
from pipeline.extraction.meetings.parties import parties_of
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import Participation


def fill_parties(sentence: Sentence, found: Sighting, last: int) -> bool:
    """Add a sighting's parties; False where it is no meeting because its frame's need is not met."""
    for noun in found.linked:
        fill_noun(sentence, noun, last)
        found.parties += noun.parties
    for verb in found.also:
        if verb.frame == "receive":  # ', where the Mayor received them'
            found.parties += subject_of(sentence, verb, Participation.HOST)
            continue
        items = direct(sentence, verb.end, objects_of(sentence, verb.end, sentence.last), 6)
        found.parties += parties_of(sentence, items, Participation.PRINCIPAL, verb.rule)
    if found.frame is None:
        fill_noun(sentence, found, last)
        return True
    return FRAMES[found.frame](sentence, found, last)


FRAMES: dict[str, Callable[[Sentence, Sighting, int], bool]] = {
    "meet": talking.meet,
    "gather": gathering.gather,
    "receive": visiting.receive,
    "received": visiting.received,
    "host_person": visiting.receive,
    "visit": visiting.visit,
    "brief": talking.brief,
    "call_on": talking.call_on,
    "saw": talking.call_on,
    "travel": visiting.travel,
    "guest": visiting.guest,
    "sit": talking.sit,
    "join": gathering.join,
    "hear": talking.hear,
    "give_time": talking.give_time,
    "have_in": talking.have_in,
    "convoke": gathering.convoke,
    "committee_sits": gathering.committee_sits,
    "jointly": talking.jointly,
    "learn": gathering.learn,
    "present": talking.present,
    "remote_talk": talking.remote_talk,
    "go_there": visiting.go_there,
    "lead": visiting.go_there,
    "stay": visiting.stay,
    "shown": visiting.shown,
    "general_company": general_parts.company,
    "general_encounter": encounters.encounter,
    "general_two": encounters.two,
    "general_pair": general_parts.pair,
    "general_report": general_parts.report,
    "general_address": general_parts.address,
    "general_guest": general_parts.guest,
    "general_call": remote.call,
    "general_sides": sides.sides,
    "general_journey": journeys.journey,
}
