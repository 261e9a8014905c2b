"""The general frame of groups: people of several sides are at one thing in one city on some day.

'The Uzbek and Tajik experts sat over maps in Astana on Thursday', 'the prosecutors of the three countries will compare their
files in Porto in May, at the invitation of ...'. What they do is open; what makes it a meeting is that they come from several
sides, or that the words say that they did it together.

Belongs here: that frame. Stays out: verbs of coming together (`gathering`), two sides (`encounters`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import is_done_to, subject_of
from pipeline.extraction.meetings.parties import clause_start, subject_items
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Person
from schemas.vocabularies import DatePrecision, MeetingKind, ParticipantType, Participation

P = Participation


def is_told_of_group(sentence: Sentence, verb: int) -> bool:
    """Whether the subject of a verb that can be done at a table is several people who lead or do the work."""
    classes = sentence.lexicon.verb_classes.get(sentence.lowers[verb], frozenset[str]())
    if classes & {"no_company", "no_contact"} or is_done_to(sentence, verb):
        return False
    return any(
        isinstance(item.mention, Person)
        and item.mention.is_group
        and any(sentence.has(t, "leaders", "working_people", "sent", "attendee") for t in range(item.start, item.end))
        for item in subject_items(sentence, verb)
    )


def sides(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'The Uzbek and Tajik experts sat over maps in Astana on Thursday.'"""
    ours = [p for p in subject_of(sentence, found, P.MEMBER) if p.type is not ParticipantType.PERSON]
    found.parties += ours
    if not ours or not found.dates:
        return False
    if sentence.tells("among_themselves", found.end, sentence.last):
        exact = any(d.precision is DatePrecision.DAY for d in found.dates)
        return exact or found.place is not None
    placed = found.place is not None and found.place.city is not None
    dated = any(d.precision is not DatePrecision.YEAR for d in found.dates)
    count = _number(sentence, found, ours)
    several = sentence.tells("of_several", clause_start(sentence, found.start), found.start)
    together = sentence.tells("in_company", found.end, sentence.last)
    together = together or sentence.tells(
        "of_series", found.start - 2, found.start
    )  # 'the ministers last sat in Porto'
    if count > 1:
        found.kind = found.kind or (MeetingKind.BILATERAL if count == 2 else MeetingKind.MULTILATERAL)
    return placed and dated and (count > 1 or several or together)


def _number(sentence: Sentence, found: Sighting, parties: list[Party]) -> int:
    """How many countries or bodies a subject names."""
    named = sentence.between(clause_start(sentence, found.start), found.start)
    countries = {getattr(item.mention, "country", None) for item in named if item.kind != "organisation"}
    countries |= {p.country for p in parties}
    bodies = {p.organisation for p in parties if p.organisation}
    return max(len(countries - {None}), len(bodies))
