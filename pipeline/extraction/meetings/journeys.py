"""The general frame of journeys: somebody goes to a city, a body or its seat, or is there, for whom or with whom it says.

Belongs here: the goal, the purpose, and who takes part. Stays out: other general frames (`general_parts`, `encounters`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import objects_of, subject_of
from pipeline.extraction.meetings.general_parts import NEAR, acts, is_exact, is_side, side_near
from pipeline.extraction.meetings.parties import clause_start, parties_of
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import DatePrecision, MeetingKind, ParticipantType, Participation

P = Participation
_REACH = 14
"""Tokens behind a verb of going within which its purpose follows."""
_PURPOSE = 9
"""Tokens of 'to see how the ferries are checked by', up to whom somebody goes to see."""


def purpose_of_going(sentence: Sentence, verb: int, end: int) -> int | None:
    """The token behind which somebody's company or purpose follows where a verb says that he goes or is somewhere."""
    if not has_goal(sentence, verb, end):
        return None
    for cue in ("company_of", "guest_of"):
        for start, after in sentence.phrases(cue):
            if verb < start < end and not sentence.has(start - 1, "no_company_noun") and _met(sentence, after, end):
                return after
    for token in range(verb + 1, min(end, sentence.last - 2)):
        if sentence.has(token, "infinitive") and _is_to_see(sentence, token + 1):
            return token + 1
        if sentence.has(token, "purpose_for") and any(
            sentence.has(t, "visit_purpose") for t in range(token + 1, min(token + 4, end))
        ):
            return token + 1
    where = next((t for t in range(verb + 1, min(verb + 16, sentence.last - 1)) if sentence.has(t, "where")), None)
    if where is not None and side_near(sentence, where + 1, sentence.last) is not None:
        return where + 1
    return None


def leads_where(sentence: Sentence, verb: int, end: int) -> bool:
    """Whether a city and a day follow, and who was there: 'broke his journey at Porto on Monday, where the mayor ...'."""
    where = next((t for t in range(verb + 1, min(end + 2, sentence.last - 1)) if sentence.has(t, "where")), None)
    if where is None or not has_goal(sentence, verb, where + 1):
        return False
    dated = any(t in sentence.dated for t in range(sentence.first, where))
    return dated and side_near(sentence, where + 1, sentence.last) is not None


def _met(sentence: Sentence, start: int, end: int) -> bool:
    item = next(sentence.between(start, min(start + NEAR, end)), None)
    return item is not None and (is_side(sentence, item) or item.kind == "organisation")


def _is_to_see(sentence: Sentence, verb: int) -> bool:
    """Whether an infinitive leads to people or a body, and is none of a policeman's or a private one's."""
    classes = sentence.lexicon.verb_classes.get(sentence.lowers[verb], frozenset[str]())
    if classes & {"no_purpose", "no_company"} or not sentence.lowers[verb].isalpha():
        return False
    if verb in sentence.covering or verb in sentence.dated or sentence.is_determiner(verb):
        return False
    if sentence.has(verb + 1, "object_pronoun"):
        return True
    comma = next((t for t in range(verb, sentence.last) if sentence.words[t] == ","), sentence.last)
    return any(
        is_side(sentence, i) or (i.kind == "organisation" and sentence.has(verb, "purpose"))
        for i in sentence.between(verb, min(verb + _PURPOSE, comma))
    )


def has_goal(sentence: Sentence, verb: int, end: int) -> bool:
    """Whether a city, premises or a body follows behind 'to', 'in', 'at' or 'into'."""
    for token in range(verb + 1, min(verb + 8, end - 1)):
        if sentence.has(token, "locative"):
            after = sentence.over_determiners_forward(token + 1)
            item = sentence.covering.get(after)
            if item is not None and item.kind in {"place", "organisation"}:
                return True
            if any(sentence.has(t, "premises") for t in range(after, min(after + 4, end))):
                return True
    return False


def journey(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'was driven up to Maseru to see the Minister of Police'; 'flies to Maseru on 20 May' where it is still to come."""
    after = purpose_of_going(sentence, found.start, sentence.last)
    ours = [
        p for p in subject_of(sentence, found, P.PRINCIPAL) if p.type is not ParticipantType.ORGANISATION or p.country
    ]
    theirs = [i for i in objects_of(sentence, after, sentence.last) if i.kind != "place"] if after is not None else []
    found.kind = found.kind or MeetingKind.BILATERAL
    found.parties += ours + parties_of(sentence, theirs, P.PRINCIPAL, found.rule)
    if after is None:
        return _is_planned(found, ours) or _is_delegation(sentence, found) or _are_expected(sentence, found)
    if "go" not in sentence.lexicon.verb_classes.get(sentence.lowers[found.start], ()) and not (
        ours or _are_we(sentence, found)
    ):
        return False  # 'the patrol was in Lima with'
    return is_exact(found) and acts(sentence, found, ours)


def _are_we(sentence: Sentence, found: Sighting) -> bool:
    return any(sentence.has(t, "first_person") for t in range(clause_start(sentence, found.start), found.start))


def _is_planned(found: Sighting, ours: list[Party]) -> bool:
    """Whether somebody with an office is to go to a city on a day to come."""
    exact = any(d.precision is DatePrecision.DAY for d in found.dates) and found.place is not None
    return bool(found.ahead) and exact and any(p.role or p.organisation for p in ours)


def _are_expected(sentence: Sentence, found: Sighting) -> bool:
    """'They are expected in Porto in May 2020': those who met, at their next meeting."""
    dated = any(d.precision is not DatePrecision.YEAR for d in found.dates)
    they = any(sentence.has(t, "plural_pronoun") for t in range(clause_start(sentence, found.start), found.start))
    return they and dated and found.place is not None and found.place.city is not None


def _is_delegation(sentence: Sentence, found: Sighting) -> bool:
    """Whether a delegation goes to a city on some day, which is a visit unless it only goes to look at something."""
    tokens = range(found.end, min(found.end + _REACH, sentence.last - 1))
    if any(sentence.has(t, "infinitive") and sentence.has(t + 1, "to_look") for t in tokens):
        return False
    sent = any(sentence.has(t, "delegation_word") for t in range(clause_start(sentence, found.start), found.start))
    return sent and found.place is not None and any(d.precision is not DatePrecision.YEAR for d in found.dates)
