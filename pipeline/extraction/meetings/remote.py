"""The general frame of calls: two who are on a line with each other, whatever the verb.

'spent an hour on Skype with the Minister', 'will join the commissioners on Zoom', 'was on the phone to her counterpart'. The
medium is a closed class, and makes a meeting only where somebody is at the other end and the day is given.

Belongs here: that frame. Stays out: verbs of speaking by telephone (`talking`), nouns for calls (`nouns`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import is_pair, is_sent, objects_of, plural_pronoun, subject_of
from pipeline.extraction.meetings.general_parts import NEAR, is_side
from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.parties import parties_of
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import DatePrecision, MeetingKind, Participation

P = Participation


def is_on_a_line(sentence: Sentence, verb: int, end: int) -> bool:
    """Whether a clause says by which medium people at two ends spoke, and who was at the other one."""
    if not any(start < end + NEAR for start, _ in sentence.phrases("medium")):
        return False
    classes = sentence.lexicon.verb_classes.get(sentence.lowers[verb], frozenset[str]())
    return not (classes & {"no_company", "tell_body"}) and _other_end(sentence, verb, end) is not None


def _other_end(sentence: Sentence, verb: int, end: int) -> int | None:
    """The token at which those at the other end begin: what a verb takes, or who follows 'with' or 'to'."""
    if (item := _near(sentence, verb + 1, end)) is not None and item.kind == "person":
        return verb + 1
    for token in range(verb + 1, end):
        if sentence.has(token, "with", "to") and (
            _near(sentence, token + 1, end) is not None or is_sent(sentence, token + 1, min(token + NEAR, end))
        ):
            return token + 1
    return None


def _near(sentence: Sentence, start: int, end: int) -> Item | None:
    item = next(sentence.between(start, min(start + NEAR, end)), None)
    return item if item is not None and (item.kind == "organisation" or is_side(sentence, item)) else None


def call(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'spent an hour on Skype with the Minister on Monday'."""
    after = _other_end(sentence, found.start, sentence.last)
    if after is None:
        return False
    ours = subject_of(sentence, found, P.PRINCIPAL)
    theirs = [i for i in objects_of(sentence, after, sentence.last) if i.kind != "place"]
    found.kind = MeetingKind.CALL
    found.parties += ours + parties_of(sentence, theirs, P.PRINCIPAL, found.rule)
    exact = found.is_same_day or any(d.precision is DatePrecision.DAY for d in found.dates)
    several = bool(ours) or is_pair(sentence, found) or plural_pronoun(sentence, found.start)
    return exact and several
