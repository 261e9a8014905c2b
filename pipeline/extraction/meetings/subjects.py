"""Who is the subject of the clause that tells a meeting, where no frame has named anybody: 'Brandt will address a workshop'.

Belongs here: this last resort. Stays out: subjects that a frame or a role verb asks for (`frames`, `roles`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.mention_parties import person_party
from pipeline.extraction.meetings.parties import clause_start, clause_subject, parties_of
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence, View
from pipeline.language.mentions import Person
from schemas.vocabularies import MeetingStatus, Participation

RULE = "subject"


def add_subjects(view: View, events: list[Event]) -> None:
    """Add to each meeting at which nobody with a name was the people or the pronoun that its clause begins with."""
    for event in events:
        if event.status is MeetingStatus.CANCELLED or any(p.name for p in event.parties.values()):
            continue
        for found in event.sightings:
            for party in _subject(view, found, [s for e in events for s in e.sightings]):
                event.add_party(party)


def _subject(view: View, found: Sighting, told: list[Sighting]) -> list[Party]:
    sentence = Sentence(view, view.lexicon, found.sentence)
    trigger = found.phrase_start
    if not found.is_noun:
        return []
    start = clause_start(sentence, trigger)
    if any(start <= s.start < found.start and s is not found for s in told):
        return []
    items = [
        i
        for i in clause_subject(sentence, trigger)
        if i.start >= start and isinstance(i.mention, Person) and i.mention.name and not i.mention.is_group
    ]
    pronoun = next((t for t in range(start, trigger) if sentence.has(t, "person_pronoun")), None)
    if (not items and pronoun is None) or trigger in view.quoted:
        return []
    if items or pronoun is None:
        return parties_of(sentence, items, Participation.PRINCIPAL, RULE)
    identity = view.document.identify(view.span(pronoun, pronoun + 1))
    one = person_party(identity, pronoun, pronoun + 1, Participation.PRINCIPAL, RULE)
    return [one] if one is not None else []
