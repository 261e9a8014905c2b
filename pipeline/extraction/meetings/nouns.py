"""Meetings named by a noun: 'a two-day conference', 'the 22 March Ministers meeting', 'talks', 'the visit'.

Belongs here: the extent of the noun phrase and what its own words say (definite, which edition, its name, its kind).
Stays out: what the clause around it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction.meetings.lexicon import MeetingNoun
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import MeetingKind

_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_MARKS = frozenset(',;:.!?()[]–—/…"“”„«»‘')
_POSSESSIVE_ENDS = ("'s", "’s", "s'", "s’")
_LONGEST = 14
"""Tokens of a noun phrase to the left or right of its noun."""


def noun_sightings(sentence: Sentence) -> Iterator[Sighting]:
    """The meeting nouns of a sentence, each with its phrase."""
    nouns, lowers = sentence.lexicon.nouns, sentence.lowers
    for start, end, (noun, plural) in nouns.find(lowers, sentence.first, sentence.last):
        if not sentence.lexicon.trapped(lowers, start, end) and not _inside_name(sentence, start, end):
            yield _read(
                sentence,
                Sighting(
                    f"noun.{noun.noun.replace(' ', '_')}",
                    sentence.number,
                    start,
                    end,
                    start,
                    end,
                    noun.family,
                    noun.support,
                    kind=noun.kind,
                    plural=plural,
                ),
                noun,
            )


def _inside_name(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the noun is part of somebody's name or office, or of an organisation's name that goes on behind it."""
    item = sentence.covering.get(end - 1)
    if item is None:
        return False
    return item.kind == "person" or (item.kind == "organisation" and item.end > end)


def _read(sentence: Sentence, found: Sighting, noun: MeetingNoun) -> Sighting:
    """Let a sighting read its own noun phrase."""
    found.phrase_start = _left_edge(sentence, found.start)
    _read_determiner(sentence, found)
    _read_modifiers(sentence, found)
    found.phrase_end = _right_edge(sentence, found.end)
    found.name = phrase_name(sentence, found, noun)
    return found


def _left_edge(sentence: Sentence, start: int) -> int:
    """The first token of the noun phrase, without its determiner; a possessive or a person ends it to the left."""
    left = start
    while left > sentence.first and start - left < _LONGEST:
        token = left - 1
        item = sentence.covering.get(token) or sentence.dated.get(token)
        if sentence.words[token] in _MARKS or _is_possessive(sentence, token):
            break
        if item is not None and item.kind != "person":
            left = max(item.start, sentence.first)
        elif item is not None or sentence.is_determiner(token) or sentence.lowers[token] in sentence.lexicon.stops:
            break
        else:
            left = token
    return left


def _is_possessive(sentence: Sentence, token: int) -> bool:
    """Whether a token owns what follows: "INTERPOL's", and "ministers'" only where it ends a name or an office."""
    lower = sentence.lowers[token]
    if lower.endswith(("'s", "’s")):
        return True
    item = sentence.covering.get(token)
    return lower.endswith(("s'", "s’")) and item is not None and item.end == token + 1


def _read_determiner(sentence: Sentence, found: Sighting) -> None:
    token = found.phrase_start - 1
    if token < sentence.first:
        return
    if sentence.has(token, "article_definite", "possessive"):
        found.definite = True
    elif _is_possessive(sentence, token):
        found.definite = True
        found.possessor = sentence.covering.get(token)
        owner = sentence.dated.get(token) or found.possessor
        found.phrase_start = owner.start if owner else token


def _read_modifiers(sentence: Sentence, found: Sighting) -> None:
    for token in range(found.phrase_start, found.start):
        lower = sentence.lowers[token]
        if token in sentence.dated:
            found.definite = True
            continue
        ordinal = _ORDINAL.fullmatch(lower)
        number = int(ordinal[1]) if ordinal else sentence.lexicon.ordinals.get(lower)
        if number is not None and not (sentence.has(token, "bare") and found.family in {"visit", "talks"}):
            found.edition = number
        for contrast in ("past", "next", "other"):
            if lower in sentence.lexicon.words(f"contrast_{contrast}") and found.contrast is None:
                found.contrast = contrast
        modifier = sentence.lexicon.modifiers.get(lower)
        if modifier is not None and (found.kind is None or modifier is MeetingKind.CALL):
            found.kind = modifier
    if found.edition is not None and found.contrast == "past":
        found.contrast = None


def _right_edge(sentence: Sentence, end: int) -> int:
    """The end of the name to the right: 'of ...' and 'on ...', up to a mark, a verb, a day or a place with a preposition."""
    right = token = end
    if end < sentence.last and not sentence.has(end, "name_link"):
        return end
    while token < sentence.last and token - end < _LONGEST:
        if sentence.words[token] in _MARKS or token in sentence.dated:
            break
        item = sentence.covering.get(token)
        if item is not None and item.kind != "person":
            token = right = item.end
        elif sentence.has(token, "name_link"):
            following = token + 1
            if following >= sentence.last or following in sentence.dated:
                break
            token = following
        elif sentence.is_article(token) or (sentence.has(token, "and") and right == token):
            token += 1
        elif item is not None or sentence.lowers[token] in sentence.lexicon.stops:
            break
        else:
            token = right = token + 1
    return right


def phrase_name(sentence: Sentence, found: Sighting, noun: MeetingNoun) -> str | None:
    """The meeting's name as its phrase gives it, in the singular; None for a plain 'meeting', 'visit' or 'call'."""
    start = found.phrase_start if found.possessor is None else found.possessor.end
    while start < found.start and (
        start in sentence.dated or sentence.has(start, "bare", "possessive", "article_definite")
    ):
        start += 1
    alone = start == found.start
    if alone and (
        noun.support in {"plain", "weak"}
        and (found.phrase_end == found.end or noun.family in {"talks", "call", "visit"})
    ):
        return None
    if not found.plural:
        return sentence.view.slice(start, found.phrase_end)
    before = [] if alone else [sentence.view.slice(start, found.start)]
    after = [sentence.view.slice(found.end, found.phrase_end)] if found.phrase_end > found.end else []
    return " ".join([*before, noun.noun, *after])
