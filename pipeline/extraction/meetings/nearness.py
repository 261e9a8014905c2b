"""How far a day or place stands from a meeting of its sentence, as a cost in tokens.

Belongs here: the distance and what adds to it. Stays out: what is done with the nearest (`attach`, `attach_places`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence, View
from pipeline.language.lexicon import words_of
from pipeline.language.mentions import DateMention, Place

FAR = 26
"""Cost beyond which a day belongs to no meeting of the sentence."""
_FAR_PLACE = 18
_FAR_ALONE = 26
"""Cost beyond which a place belongs to no meeting, where others are told beside it and where none is."""
_CROSSED = 9
"""Cost of a meeting, or of a break between clauses, that lies between the two."""
_BACKWARDS = 7
"""Cost of a meeting that is named after its day or place, unless the sentence starts with that."""
_FRONTED = 8
"""Tokens that a phrase in front of a clause may have."""
_VERB = 4
"""Cost, for a place, of a verb or topic between the two."""


def nearest(sentence: Sentence, sightings: list[Sighting], item: Item) -> tuple[float, Sighting | None]:
    """The sighting that an item costs least, and that cost."""
    costs = [(_cost(sentence, sightings, found, item), index) for index, found in enumerate(sightings)]
    cost, index = min(costs, default=(0.0, -1))
    return cost, sightings[index] if index >= 0 else None


def nearest_place(sentence: Sentence, sightings: list[Sighting], item: Item) -> Sighting | None:
    cost, found = nearest(sentence, sightings, item)
    is_city = isinstance(item.mention, Place) and item.mention.city is not None
    alone = is_city and len(sightings) == 1 and item.start > sightings[0].start
    if found is not None and _is_told_apart(sentence, found, item):
        return None
    alone = alone and not is_one_of_several(sentence.view, item)
    return found if cost <= (_FAR_ALONE if alone else _FAR_PLACE) else None


def is_one_of_several(view: View, item: Item) -> bool:
    """Whether a place is coordinated with another, as where things happened elsewhere: 'the attacks in London and Brussels'."""
    return any(
        isinstance(getattr(view.covering.get(beside), "mention", None), Place)
        for beside, between in ((item.end + 1, item.end), (item.start - 2, item.start - 1))
        if 0 <= between < len(view.words) and "and" in view.cues[between]
    )


def _is_told_apart(sentence: Sentence, found: Sighting, item: Item) -> bool:
    """Whether a place stands in a clause of its own: 'the meeting comes at a time when the war in Syria'."""
    openers = words_of("clause_openers", sentence.view.document.language)
    between = range(found.end, item.start - 1)
    return any(sentence.lowers[t] in openers and sentence.has(t + 1, "article_definite") for t in between)


def _cost(sentence: Sentence, sightings: list[Sighting], found: Sighting, item: Item) -> float:
    """How far a day or place stands from the closest phrase of a meeting, with what lies between."""
    return min(_cost_from(sentence, sightings, found, item, phrase) for phrase in found.phrases())


def _cost_from(
    sentence: Sentence, sightings: list[Sighting], found: Sighting, item: Item, phrase: tuple[int, int]
) -> float:
    start, end = phrase
    if start <= item.start < end:
        return 0.0
    if found.is_bare and found.definite and start > sentence.first and sentence.words[start][0].isupper():
        return FAR / 2 + abs(item.start - start)  # 'the Mission holds a seminar': a body's name before a meeting's
    backwards = item.start < start
    between = range(item.end, start) if backwards else range(end, item.start)
    cost = _length(sentence, between)
    if not backwards and _is_told_right_before(sentence, sightings, between):
        return min(cost, 3.0)
    comma = any(sentence.words[t] == "," and not sentence.has(t + 1, "at") for t in between if t + 1 < sentence.last)
    if backwards and len(between) > 2 and tells_when(sentence, item):
        inside = range(between.start + 1, between.stop)
        if not any(sentence.words[t] in ",;" for t in inside) and not any(s.start in inside for s in sightings):
            return min(cost, 5.0)
    if backwards and _opens(sentence, sightings, item):
        cost = cost / 3 + 1
        cost += 2 * _VERB * any(_turns_away(sentence, token) for token in between if not sentence.has(token, "topic"))
    elif backwards and item.kind == "place" and leads_on(sentence, item):
        cost += 0.0
    elif backwards:
        cost += _BACKWARDS + 2 * _CROSSED * (comma + sentence.governs(found, "after"))
    elif found.is_side and not (item.start > end + 1 and sentence.has(end + 1, "relative")):
        cost += 2 * _CROSSED * comma
    if (
        isinstance(item.mention, DateMention)
        and item.mention.preposition == "of"
        and _is_owned(sentence, item, between)
    ):
        cost += FAR
    if item.kind == "date" and not backwards and any(sentence.has(token, "follows_on") for token in between):
        cost += FAR  # 'the call followed the find on Monday': the day is that of the find
    if item.kind == "place":
        cost += _VERB * sum(_turns_away(sentence, token) for token in between)
    cost += _CROSSED * sum(other is not found and other.start in between for other in sightings)
    cost += _CROSSED * sum(sentence.words[token] == ";" or sentence.has(token, "clause_break") for token in between)
    return cost


def _is_owned(sentence: Sentence, item: Item, between: range) -> bool:
    """Whether a day behind 'of' belongs to some other noun: not in 'most of Tuesday', nor behind a meeting's own place."""
    if item.start - 2 >= sentence.first and sentence.has(item.start - 2, "part_of_day"):
        return False
    words = [t for t in between if t not in sentence.covering and t not in sentence.dated]
    return (
        sum(not (sentence.words[t] == "," or sentence.has(t, "locative", "of", "article_definite")) for t in words) > 1
    )


def _is_told_right_before(sentence: Sentence, sightings: list[Sighting], between: range) -> bool:
    """Whether 'is to take place in', 'was held on' stands right before a day or place, and no other meeting comes between."""
    token = between.stop - 1
    while token > between.start and (
        token in sentence.dated or sentence.has(token, "locative", "preposition", "article_definite")
    ):
        token -= 1
    if any(other.start in between for other in sightings):
        return False
    told = sentence.phrases("takes_place", between.start, token + 1)
    return any(last == token + 1 for _, last in told)


def leads_on(sentence: Sentence, item: Item) -> bool:
    """Whether ', where' follows a place, or ', when' the day behind it."""
    end = item.end
    while end + 1 < sentence.last and (
        end in sentence.dated or (end + 1 in sentence.dated and sentence.has(end, "preposition"))
    ):
        end += 1
    if end + 1 >= sentence.last or sentence.words[end] != ",":
        return False
    return sentence.has(end + 1, "where") or (end > item.end and sentence.has(end + 1, "when_clause"))


def tells_when(sentence: Sentence, item: Item) -> bool:
    """Whether ', when' goes on behind a day: the clause that follows is of that day."""
    end = item.end
    return end + 1 < sentence.last and sentence.words[end] == "," and sentence.has(end + 1, "when_clause")


def _opens(sentence: Sentence, sightings: list[Sighting], item: Item) -> bool:
    """Whether a day or place opens its sentence, alone or behind 'on the margins of' some meeting."""
    if item.start - sentence.first <= 2:
        return True
    before = [s for s in sightings if s.start < item.start]
    if not before and _is_fronted(sentence, item):
        return True
    return bool(before) and all(s.is_side for s in before) and item.start - before[-1].phrase_end <= 3


def _length(sentence: Sentence, between: range) -> float:
    """Tokens between, each mention counted as one."""
    seen: set[int] = set()
    length = 0
    for token in between:
        item = sentence.covering.get(token) or sentence.dated.get(token)
        if item is None:
            length += 1
        elif item.start not in seen:
            seen.add(item.start)
            length += 1
    return float(length)


def _turns_away(sentence: Sentence, token: int) -> bool:
    """Whether a word between a meeting and a place leads away from it: a verb of something else, a topic."""
    if token in sentence.covering or token in sentence.dated:
        return False
    if sentence.has(token, "topic"):
        return True
    return sentence.lowers[token] in sentence.lexicon.verb_like and not sentence.has(
        token, "occurrence", "opening", "closing"
    )


def _is_fronted(sentence: Sentence, item: Item) -> bool:
    """Whether a day or place stands in a phrase that opens its sentence: 'Over coffee in Porto on Monday, ...'."""
    before = range(sentence.first, item.start)
    if len(before) > _FRONTED or not sentence.has(sentence.first, "fronting"):
        return False
    return not any(
        sentence.words[t] in ";:"
        or (sentence.words[t] == "," and not sentence.has(t + 1, "preposition"))
        or sentence.lowers[t] in sentence.lexicon.verb_like
        for t in before
        if t not in sentence.covering and t not in sentence.dated
    )
