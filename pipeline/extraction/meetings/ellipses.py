"""Meetings named by what is left of their name: 'the 38th was held in ...', 'the next one', 'it was held in ...', 'IDEC'.

Belongs here: which words stand for a meeting told before. Stays out: for which one (`joining`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence

_FOLLOWING = 16
"""Tokens behind an elliptic subject in which the verb that makes it a meeting must follow."""


def ellipsis_sightings(sentence: Sentence) -> Iterator[Sighting]:
    """The elliptic names of a sentence."""
    for token in range(sentence.first, sentence.last):
        if token > sentence.first and sentence.has(token - 1, "ellipsis_opener"):
            found = _without_noun(sentence, token)
        elif sentence.has(token, "pronoun") and sentence.tells("pronoun_occurrence", token + 1, token + 5):
            found = Sighting("ellipsis.pronoun", sentence.number, token, token + 1, token, token + 1, "any", "ellipsis")
            found.definite = True
        else:
            continue
        if found is not None:
            yield found


def _without_noun(sentence: Sentence, token: int) -> Sighting | None:
    """'the 38th', 'the next one', 'an advanced one': a modifier that sets meetings apart, and no noun behind it."""
    ordinal = sentence.ordinal(token)
    contrast = next((c for c in ("past", "next", "other") if sentence.has(token, f"contrast_{c}")), None)
    if ordinal is None and contrast is None:
        return None
    end = token + (ordinal[1] if ordinal else 1)
    is_one = end < sentence.last and sentence.has(end, "ellipsis_noun")
    if is_one:
        end += 1
    elif end < sentence.last and not (sentence.has(end, "ellipsis_follower") or sentence.words[end] in ".,"):
        return None
    gapped = ordinal is not None and ordinal[1] == 2 and end < sentence.last and sentence.has(end, "locative")
    if not (gapped or _occurs_next(sentence, end, _FOLLOWING) or sentence.tells("occurrence", token - 4, token)):
        return None
    found = Sighting("ellipsis.edition", sentence.number, token, end, token, end, "any", "ellipsis", contrast=contrast)
    found.definite = True
    numbered = ordinal is not None and ordinal[1] == 2
    found.edition = ordinal[0] if ordinal and numbered else None
    found.name = sentence.view.slice(token, end) if numbered or (is_one and contrast == "next") else None
    if contrast is None:
        found.contrast = "other"
    return found


def _occurs_next(sentence: Sentence, start: int, reach: int) -> bool:
    return sentence.tells("occurrence", start, start + reach)
