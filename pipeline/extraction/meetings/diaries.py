"""Whose diary it is: in the week of somebody, told day by day, each meeting without a subject is hers.

Belongs here: whether an article is such a diary, and its person. Stays out: the days of its entries (`sections`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.mention_parties import person_party
from pipeline.extraction.meetings.parties import clause_start
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence, View
from pipeline.language.mentions import DateKind, DateMention, Identity, Person
from schemas.vocabularies import MeetingStatus, Participation

RULE = "diary"
_DAYS = 3
"""Paragraphs that open with a day, from which an article is a diary."""
_OF_ONE = frozenset({"visit", "talks", "call", "meeting"})
"""Families of meetings that somebody has without being named as having them."""
_LEAD = 3
"""Paragraphs in which the person of a diary is named first."""


def add_diarist(view: View, events: list[Event]) -> None:
    """Add the person of a diary to each of its meetings of whose clause nobody else is the subject."""
    if not events or not _is_diary(view):
        return
    who = _diarist(view)
    if who is None:
        return
    for event in events:
        if event.status is MeetingStatus.PAST or any(p.name == who.name for p in event.parties.values()):
            continue
        found = event.first
        if found.rule.startswith("ellipsis") or (found.is_noun and event.family not in _OF_ONE):
            continue
        if _has_no_subject(view, found):
            party = person_party(who, found.start, found.start + 1, Participation.PRINCIPAL, RULE)
            if party is not None:
                event.add_party(party)


def _is_diary(view: View) -> bool:
    """Whether sections or paragraphs each tell of a day: 'TUESDAY. Breakfast with ...'."""
    if view.sections.is_diary:
        return True
    opened = 0
    for paragraph in view.document.paragraphs:
        first = view.tokens.at(paragraph.start)
        day = view.dated.get(first)
        opened += day is not None and _is_day(day.mention) and view.words[min(day.end, len(view.words) - 1)] in ".:–—-"
    return opened >= _DAYS


def _is_day(day: object) -> bool:
    return isinstance(day, DateMention) and day.kind is not DateKind.DURATION and day.start == day.end


def _diarist(view: View) -> Identity | None:
    """The first person whom the opening names outside quotation marks, where she says 'I' or most entries tell of her."""
    paragraphs = view.document.paragraphs
    end = view.tokens.at(paragraphs[min(_LEAD, len(paragraphs)) - 1].end - 1)
    first = next((i.mention for i in view.between(0, end) if _is_named(i.mention) and i.start not in view.quoted), None)
    if not isinstance(first, Person):
        return None
    who = view.document.identify(first)
    said = sum("first_person" in cues for token, cues in enumerate(view.cues) if token not in view.quoted)
    told = {
        view.document.paragraph_at(person.span.start).start
        for person in view.document.people
        if not person.is_group and view.document.identify(person).name == who.name
    }
    return who if said >= _DAYS or len(told) >= _DAYS else None


def _is_named(mention: object) -> bool:
    return isinstance(mention, Person) and mention.name is not None


def _has_no_subject(view: View, found: Sighting) -> bool:
    """Whether the clause of a meeting has no subject, or 'I' and 'we': 'Breakfast with the mayor', 'We walked to'."""
    sentence = Sentence(view, view.lexicon, found.sentence)
    start = clause_start(sentence, found.phrase_start)
    if any(sentence.has(t, "first_person") for t in range(start, found.start + 1) if t not in view.quoted):
        return True
    verbs = (t for t in range(start, found.phrase_start) if t not in sentence.covering and t not in sentence.dated)
    if any(sentence.lowers[t] in sentence.lexicon.verb_like or sentence.has(t, "auxiliary_verb") for t in verbs):
        return False
    return not any(item.kind == "person" for item in sentence.between(start, found.phrase_start))
