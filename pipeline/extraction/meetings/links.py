"""Sightings of one clause that tell one meeting: 'flew in for talks', 'gathered for the conference', 'the committee met'.

Belongs here: which verb takes which noun, and which noun another. Stays out: links across clauses (`joining`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import is_object_pronoun
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import MeetingKind

_TOPIC = 6
"""Tokens of what a body is about, between its noun and the verb that says it met."""
_REACH = 26
"""Tokens between a verb and the noun that it takes."""


def link(sentence: Sentence, sightings: list[Sighting]) -> list[Sighting]:
    """The sightings of a sentence with linked nouns folded into their verb, and side meetings pointed at their parent."""
    kept: list[Sighting] = []
    sides = sentence.lexicon.words("side")
    for found in sightings:
        before = kept[-1] if kept else None
        preposition = _preposition(sentence, found)
        if preposition in sides or (
            preposition in sentence.lexicon.words("around") and (preposition != "between" or found.plural)
        ):
            found.is_side = True
            found.is_parent = preposition in sides
        elif before is not None and _takes(sentence, before, found, preposition):
            _fold(before, found)
            continue
        elif before is not None and _says_how(sentence, before, found, preposition):
            before.kind = found.kind
            continue
        elif before is not None and _occurs(sentence, before, found):
            before.occurs = True
            before.kind = before.kind or found.kind
            before.told_by.append(found)
            continue
        elif before is not None and _sits(sentence, before, found):
            _fold(found, before)
            kept.pop()
        elif before is not None and _is_part(sentence, before, found):
            found.phrase_start = before.phrase_start
            kept.pop()
        elif before is not None and _goes_on(sentence, before, found):
            before.also.append(found)
            continue
        kept.append(found)
    _point_at_parents(sentence, kept)
    return kept


def _preposition(sentence: Sentence, found: Sighting) -> str:
    """What governs a noun phrase: 'for', 'at', 'margins of' ... over its article and words such as 'the opening of'."""
    token = sentence.over_determiners(found.phrase_start - 1)
    if token < sentence.first:
        return ""
    if sentence.has(token, "of") and token > sentence.first:
        pair = f"{sentence.lowers[token - 1]} {sentence.lowers[token]}"
        if pair in sentence.lexicon.words("side") or pair in sentence.lexicon.words("around"):
            return pair
        if (length := sentence.dated.get(token - 1)) is not None:
            token = sentence.over_determiners(length.start - 1)
        if sentence.has(token - 1, "opening", "closing", "phase"):
            before = token - 2
            while before >= sentence.first and (
                sentence.has(before, "contrast_past", "contrast_other", "ordinal") or sentence.is_determiner(before)
            ):
                before -= 1
            token = before
    return sentence.lowers[token] if token >= sentence.first else ""


def _takes(sentence: Sentence, verb: Sighting, noun: Sighting, preposition: str) -> bool:
    """Whether a verb takes the noun behind it as its occasion ('sat down for the first workshop', 'for talks')."""
    if verb.frame is None or not noun.is_noun or noun.start - verb.end > _REACH:
        return False
    if preposition not in sentence.lexicon.words("occasion"):
        return False
    between = range(verb.end, noun.phrase_start)
    if any(t not in sentence.covering and sentence.has(t, "auxiliary_verb", "relative", "after") for t in between):
        return False
    return not (
        preposition in sentence.lexicon.words("at_occasion")
        and verb.frame in {"meet", "receive", "received", "visit", "brief"}
        and noun.definite
    )


def _says_how(sentence: Sentence, before: Sighting, found: Sighting, preposition: str) -> bool:
    """Whether a noun only says how the one before it is held: 'a debriefing by videoconference'."""
    if not (found.is_noun and found.family == "call"):
        return False
    return preposition in sentence.lexicon.words("means") and found.phrase_start - before.phrase_end <= (
        2 if before.is_noun else 4
    )


def _occurs(sentence: Sentence, before: Sighting, found: Sighting) -> bool:
    """Whether a verb only says that the noun in front of it took place: 'the Council came together', 'the Assembly met'."""
    if not before.is_noun or found.frame not in {"gather", "meet", "committee_sits"} or before.is_side:
        return False
    between = range(before.phrase_end, found.start)
    if sentence.tells("generic", before.phrase_end, found.end + 4):
        return False
    plain = all(
        t not in sentence.covering
        and (sentence.has(t, "auxiliary", "relative_met") or t in sentence.dated or sentence.words[t] == ",")
        for t in between
    )
    if before.support == "body" and len(between) <= _TOPIC and not any(t in sentence.covering for t in between):
        plain = plain or not any(sentence.words[t] in ",;:" for t in between)
    return plain and before.support in {"event", "body", "plain"}


def _is_part(sentence: Sentence, before: Sighting, found: Sighting) -> bool:
    """Whether a noun is the whole of the one before it: 'the opening ceremony of the forum'."""
    if not (before.is_noun and found.is_noun and before.support == "reference" and before.edition is None):
        return False
    token = sentence.over_determiners(found.start - 1)
    while token > before.end and sentence.words[token][:1].isupper() and token not in sentence.covering:
        token -= 1
    token = sentence.over_determiners(token)
    return token == before.end and sentence.has(token, "of")


def _sits(sentence: Sentence, body: Sighting, found: Sighting) -> bool:
    """Whether a body is the subject of what follows: 'the committee will hold a session'."""
    if body.support != "body" or not body.is_noun or not found.is_noun or found.start - body.phrase_end > 16:
        return False
    own = found.definite and sentence.has(found.phrase_start - 1, "possessive")
    return found.families & {"meeting", "assembly"} != set() and (own or not found.definite)


def _goes_on(sentence: Sentence, before: Sighting, found: Sighting) -> bool:
    """Whether a second verb tells the same occasion: 'visited the Secretariat and met its Director', 'flew to Lima, where
    the Mayor received her'."""
    if before.frame not in {"visit", "travel", "received"}:
        return False
    if found.frame == "receive" and found.start - before.end <= _REACH:
        where = next((t for t in range(before.end, found.start) if sentence.has(t, "where")), None)
        return where is not None and is_object_pronoun(sentence, found.end)
    if found.frame not in {"meet", "brief", "call_on"}:
        return False
    between = range(before.end, found.start)
    if len(between) > 14:
        return False
    dated = any(t in sentence.dated for t in between[-3:])
    return "to" in {sentence.lowers[found.start - 1], sentence.lowers[found.start]} or (
        sentence.has(found.start - 1, "and") and not dated
    )


def _fold(kept: Sighting, other: Sighting) -> None:
    """Let one sighting take over what the other's noun says."""
    kept.linked.append(other)
    kept.name = other.name if other.support == "body" else (kept.name or other.name)
    if kept.frame is not None or other.support == "body":
        kept.name = other.name or kept.name
    kept.edition = kept.edition or other.edition
    kept.contrast = kept.contrast or other.contrast
    kept.definite = kept.definite or other.definite
    kept.plural = kept.plural or other.plural
    kept.host = kept.host or other.host
    if other.support not in {"plain", "body", "weak", "reference"} or kept.frame == "travel":
        kept.kind = other.kind or kept.kind
        kept.family = other.family
    elif other.kind is MeetingKind.WORKING:
        kept.kind = kept.kind or other.kind
    kept.parties += other.parties
    kept.dates += other.dates
    kept.days = kept.days or other.days
    if kept.place is None:
        kept.place, kept.place_source = other.place, other.place_source


def _point_at_parents(sentence: Sentence, sightings: list[Sighting]) -> None:
    """Set `side_of` where the sentence says 'on the margins of' a meeting, before or after the side meeting."""
    parents = [s for s in sightings if s.is_parent]
    if not parents:
        return
    before = [s for s in sightings if not s.is_side and s.start < parents[0].start]
    for found in before[-1:] or [s for s in sightings if not s.is_side]:
        found.side_of = parents[0]


def is_told_that(sentence: Sentence, found: Sighting) -> bool:
    """Whether a noun only names who was told something: 'informed the gathering that in May a boat would follow'."""
    return found.definite and found.phrase_end < sentence.last and sentence.has(found.phrase_end, "relative")
