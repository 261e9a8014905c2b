"""What a noun phrase calls a meeting: 'a courtesy call', 'the 9th Harbour Conference'; nothing for 'a meeting'.

Belongs here: the name within a phrase. Stays out: the phrase's extent (`nouns`), the name that its sightings agree on (`events`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.lexicon import MeetingNoun
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence

MARKS = frozenset(",;:.!?()[]–—-•*►/…\"“”„«»‘’'")


def is_possessive(sentence: Sentence, token: int) -> bool:
    """Whether a token owns what follows: "INTERPOL's", and "ministers'" only where it ends a name or an office."""
    lower = sentence.lowers[token]
    if lower.endswith(("'s", "’s")):
        return True
    item = sentence.covering.get(token)
    return lower.endswith(("s'", "s’")) and item is not None and item.end == token + 1


def _is_sitting_of_body(sentence: Sentence, found: Sighting) -> bool:
    """Whether a noun is a sitting of the body behind 'of', which names it: 'a session of the Council of Ministers'."""
    body = sentence.over_determiners_forward(found.end + 1)
    small = sentence.words[found.start].islower()
    return (
        small
        and sentence.has(found.start, "sitting_of")
        and (sentence.words[body][:1].isupper() or sentence.has(body, "body_word"))
    )


def _body_whose(sentence: Sentence, found: Sighting) -> str | None:
    """The body that holds 'its' sitting, where it stands in front of the verb: 'the Harbour Board holds its next session'."""
    if found.phrase_end > found.end or not sentence.has(found.phrase_start - 1, "possessive"):
        return None
    for item in sentence.between(max(found.phrase_start - 12, sentence.first), found.phrase_start):
        words = range(item.start, item.end)
        if item.kind == "organisation" and any(sentence.has(t, "body_word") for t in words):
            return sentence.view.slice(item.start, item.end)
    return None


def phrase_name(sentence: Sentence, found: Sighting, noun: MeetingNoun) -> str | None:
    """The meeting's name as its phrase gives it, in the singular; None for a plain 'meeting', 'visit' or 'call'."""
    start = found.phrase_start if found.possessor is None else found.possessor.end
    if found.possessor is None and start < found.start and is_possessive(sentence, start):
        start += 1
    while start < found.start and (
        start in sentence.dated
        or sentence.words[start] in MARKS
        or sentence.has(start, "possessive", "article_definite")
        or (sentence.has(start, "bare") and (start == sentence.first or sentence.words[start][0].islower()))
    ):
        start += 1
    alone = start == found.start
    if (
        found.phrase_end > found.end
        and sentence.has(found.end, "of")
        and (noun.support == "reference" or (alone and _is_sitting_of_body(sentence, found)))
    ):
        start = sentence.over_determiners_forward(found.end + 1)
        return sentence.view.slice(start, found.phrase_end) if start < found.phrase_end else None
    if alone and (
        noun.support == "reference"
        or (
            noun.support in {"plain", "weak", "attended"}
            and (found.phrase_end == found.end or noun.family in {"talks", "call", "visit"})
            and noun.noun in sentence.lexicon.words("unnamed")
        )
    ):
        return None
    if not found.plural:
        return sentence.view.slice(start, found.phrase_end)
    before = [] if alone else [sentence.view.slice(start, found.start)]
    after = [sentence.view.slice(found.end, found.phrase_end)] if found.phrase_end > found.end else []
    return " ".join([*before, noun.noun, *after])
