"""General frames: meetings told in words that no list has, tried in the clauses where no precise rule finds one.

Who does what is open here; what makes it a meeting is the construction: somebody does something in the company of somebody
of another body, goes somewhere to see or hear somebody, has somebody as a guest, speaks to an audience. Each needs a day or
a city, and people with a name, an office or a body behind them.

Belongs here: the clauses, their verb, and which construction it stands in. Stays out: precise rules (`verbs`, `nouns`), what
each construction needs and who takes part (`general_parts`,
`journeys`, `encounters`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extraction.meetings.encounters import is_told_two, other_side
from pipeline.extraction.meetings.frame_parts import owns
from pipeline.extraction.meetings.general_parts import (
    after_guest,
    audience_at,
    companion_at,
    is_pair_of_people,
    tells_body,
)
from pipeline.extraction.meetings.journeys import has_goal, leads_where, purpose_of_going
from pipeline.extraction.meetings.remote import is_on_a_line
from pipeline.extraction.meetings.sides import is_told_of_group
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence

_REACH = 22
"""Tokens behind a verb in which its company or audience can follow."""
_BREAKS = frozenset({"clause_break", "saying", "subclause"})
"""Cues whose words open another clause."""
_STRONG = frozenset({"verb", "event", "plain"})
"""Support of the sightings that leave nothing to tell to a general frame of their clause."""


def general_sightings(sentence: Sentence, told: Sequence[Sighting]) -> Iterator[Sighting]:
    """One sighting for each clause that a general frame fits and that tells none of the meetings found before."""
    if not sentence.lexicon.verb_classes or not _may_tell(sentence):
        return
    for start, end in _clauses(sentence):
        if any(start <= s.start < end and s.support in _STRONG for s in told):
            continue
        verb = _verb(sentence, start, end)
        if verb is None or sentence.tells("for_the_press", start, end):
            continue
        frame = _frame(sentence, verb, min(end, verb + _REACH))
        if frame is not None:
            yield Sighting(
                rule=f"general.{frame}",
                sentence=sentence.number,
                start=verb,
                end=verb + 1,
                phrase_start=verb,
                phrase_end=verb + 1,
                family="visit" if frame == "journey" else "talks",
                support="verb",
                frame=f"general_{frame}",
                occurs=True,
            )


def _may_tell(sentence: Sentence) -> bool:
    """Whether a sentence has people and a day or place: the gate before any frame is tried."""
    view = sentence.view
    exact = (
        sentence.first in sentence.dated
        or next(sentence.within(view.dates), None) is not None
        or next(sentence.within(view.all_places), None) is not None
        or sentence.has_any("same_day")
        or view.sections.is_diary
    )
    return exact and (
        any(item.kind == "person" for item in sentence.between(sentence.first, sentence.last))
        or sentence.has_any("delegation_word")
    )


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence: between semicolons, dashes and the words that open a clause."""
    start = sentence.first
    words, cues = sentence.words, sentence.cues
    for token in range(sentence.first + 1, sentence.last):
        if words[token] not in ';:—–“”"' and cues[token].isdisjoint(_BREAKS):
            continue
        if token in sentence.covering or token in sentence.dated:
            continue
        if "saying" in cues[token] and tells_body(sentence, token):
            continue
        yield start, token
        start = token + 1
    yield start, sentence.last


def _opens_with_day(sentence: Sentence, token: int) -> bool:
    """Whether a clause begins with its day: 'and from 6 to 8 May a delegation was in Porto'."""
    return token + 1 < sentence.last and (token in sentence.dated or token + 1 in sentence.dated)


def _verb(sentence: Sentence, start: int, end: int) -> int | None:
    """The token of a clause's main verb: the first verb behind its subject, over auxiliaries and adverbs."""
    subject = False
    for token in range(start, end):
        item = sentence.covering.get(token)
        if item is not None or token in sentence.dated:
            subject = subject or (item is not None and item.kind in {"person", "organisation"})
        elif sentence.has(token, "person_pronoun", "plural_pronoun", "first_person", "sent") or _is_it(sentence, token):
            subject = True
        elif sentence.lexicon.is_verb(sentence.lowers[token]) and (subject or _is_unlisted(sentence, start, token)):
            return _head(sentence, token, end)
        elif subject and _is_third_person(sentence, token):
            return token
    return None


def _is_it(sentence: Sentence, token: int) -> bool:
    """Whether 'it' is to do something, as a delegation may: 'on Friday it will fly to Lisbon'."""
    return sentence.has(token, "pronoun") and token + 1 < sentence.last and sentence.has(token + 1, "modal")


def _is_third_person(sentence: Sentence, token: int) -> bool:
    """Whether a form in -s stands right behind its subject: 'a Dutch delegation lands', 'Faye inspects'."""
    item = sentence.covering.get(token - 1)
    behind = item is not None and item.kind == "person" and not owns(sentence, item)
    if not (behind or sentence.has(token - 1, "sent", "person_pronoun")):
        return False
    word = sentence.lowers[token]
    return word.isalpha() and word.endswith("s") and len(word) > 3 and word not in sentence.lexicon.stops


def _is_unlisted(sentence: Sentence, start: int, verb: int) -> bool:
    """Whether a noun that no list knows stands right before a verb: 'nine boat builders came', 'a busload of clerks sat'."""
    if verb <= start:
        return False
    word = sentence.lowers[verb - 1]
    return word.isalpha() and word not in sentence.lexicon.stops and not sentence.has(verb - 1, "adverb", "preposition")


def _head(sentence: Sentence, token: int, end: int) -> int:
    """The last verb of a group: 'flown' of 'will be flown', 'is' of 'is back in', any word behind a modal."""
    head = token
    while token + 1 < end and sentence.has(token, "auxiliary", "modal"):
        modal = sentence.has(token, "modal")
        token += 1
        while token + 1 < end and (sentence.has(token, "adverb") or sentence.lowers[token].endswith("ly")):
            token += 1
        word = sentence.lowers[token]
        if token in sentence.covering or token in sentence.dated:
            break
        known = sentence.lexicon.is_verb(word) or word in sentence.lexicon.verb_classes
        if known or sentence.has(token, "auxiliary", "modal") or (modal and word.isalpha()):
            head = token
    return head


def _frame(sentence: Sentence, verb: int, end: int) -> str | None:
    classes = sentence.lexicon.verb_classes.get(sentence.lowers[verb], frozenset[str]())
    if tells_body(sentence, verb):
        return "report"
    if sentence.has_any("medium") and is_on_a_line(sentence, verb, end):
        return "call"
    if after_guest(sentence, verb, end) is not None:
        return "guest"
    if ("address" in classes or "lead_through" in classes) and audience_at(sentence, verb, end) is not None:
        return "address"
    if classes & {"go", "be_there"} and purpose_of_going(sentence, verb, end) is not None:
        return "journey"
    if "no_company" in classes:
        return None
    if companion_at(sentence, verb, end) is not None:
        return "company"
    if not classes & {"no_company", "no_contact"} and sentence.has_any("where") and leads_where(sentence, verb, end):
        return "journey"
    if is_pair_of_people(sentence, verb):
        return "pair"
    if is_told_two(sentence, verb):
        return "two"
    if other_side(sentence, verb, end) is not None:
        return "encounter"
    if "go" in classes and has_goal(sentence, verb, end):
        return "journey"
    return "sides" if is_told_of_group(sentence, verb) else None
