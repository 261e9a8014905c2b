"""Which day, which place and which length of a sentence belong to which of its meetings.

Belongs here: the days and lengths, and the words that rule them out. Stays out: places (`attach_places`), how far a mention
stands from a meeting (`nearness`), days of months (the language layer).
"""

from __future__ import annotations

from pipeline.extraction.meetings.attach_places import attach_hosting_city, attach_place, attach_venue
from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.nearness import FAR, nearest, tells_when
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import DateKind, DateMention
from schemas.vocabularies import DatePrecision

_NOT_WHEN = frozenset({"since", "by", "than", "before", "after"})
_PAUSE = 9
"""Tokens of 'not met the commissioner for Lima since' up to its day."""


def attach(sentence: Sentence, sightings: list[Sighting]) -> None:
    """Give each sighting of a sentence its days, its place, and its length."""
    closest: dict[int, float] = {}
    same_day = list(sentence.phrases("same_day"))
    for item in sentence.within(sentence.view.dates):
        mention = item.mention
        assert isinstance(mention, DateMention)
        if mention.start == mention.end == sentence.view.document.published_on and _is_of_last(item, same_day):
            continue
        if mention.kind is DateKind.DURATION:
            _attach_length(sightings, item, mention)
        elif (
            (_may_date(mention) and not _opens_a_name(sentence, sightings, item))
            or (mention.preposition == "after" and _owns(sentence, item))
            or (mention.preposition == "since" and _ends_a_pause(sentence, item))
            or (mention.preposition in _NOT_WHEN and mention.start is not None and tells_when(sentence, item))
        ):
            candidates = _owned(sightings, item, mention) if _owns(sentence, item) else sightings
            cost, found = nearest(sentence, candidates, item)
            if found is None or cost > FAR:
                continue
            found.dates.append(mention)
            if cost < closest.get(id(found), FAR + 1):
                closest[id(found)] = cost
                found.nearest_date = mention
    for found in sightings:
        _drop_day_of_saying(sentence, found)
        if (
            found.dates
            and found.is_bare
            and found.definite
            and found.support != "ellipsis"
            and _is_far_year(sentence, found)
        ):
            found.dates, found.nearest_date = [], None
    for item in sentence.within(sentence.view.all_places):
        attach_place(sentence, sightings, item)
    for item in sentence.within(sentence.view.items):
        if item.kind == "organisation":
            attach_venue(sentence, sightings, item)
    attach_hosting_city(sentence, sightings)


def _ends_a_pause(sentence: Sentence, item: Item) -> bool:
    """Whether a day ends a negation, and is when something last took place: 'had not met since June 2005'."""
    verbs = sentence.lexicon.verbs
    return any(
        sentence.has(t, "negation")
        and (sentence.tells("occurrence", t + 1, t + 4) or any(verbs.find(sentence.lowers, t + 1, t + 4)))
        for t in range(max(item.start - _PAUSE, sentence.first), item.start)
    )


def _is_of_last(item: Item, same_day: list[tuple[int, int]]) -> bool:
    """Whether a day is only 'the day' of 'earlier in the day', which is that of the meeting told before."""
    return any(start <= item.start and item.end <= end for start, end in same_day)


def _drop_day_of_saying(sentence: Sentence, found: Sighting) -> None:
    """Leave out the day on which something was said, where the meeting has another: 'from 7 to 9 June, she said on Monday'."""
    said = [d for d in found.dates if _is_day_of_saying(sentence, d) or _is_of_habit(sentence, d)]
    if said and len(said) < len(found.dates):
        found.dates = [d for d in found.dates if d not in said]
        if found.nearest_date in said:
            found.nearest_date = found.dates[0]


def _is_far_year(sentence: Sentence, found: Sighting) -> bool:
    """Whether all that dates 'the meeting' is of something else: 'was told that thefts fell in 2009', 'of the find of 4 May'."""
    tokens = sentence.view.tokens
    told = sentence.tells("occurrence", found.end, found.end + 3)
    return all(
        (d.preposition == "of" or (d.precision is DatePrecision.YEAR and not told))
        and tokens.at(d.span.start) > found.end + 1
        for d in found.dates
    )


def _is_of_habit(sentence: Sentence, day: DateMention) -> bool:
    """Whether a day is only when something is usually: 'normally held in June'."""
    token = sentence.view.tokens.at(day.span.start)
    return any(sentence.has(t, "usually") for t in range(max(token - 4, sentence.first), token))


def _is_day_of_saying(sentence: Sentence, day: DateMention) -> bool:
    """Whether a verb of saying stands right before a day, over its preposition."""
    token = sentence.view.tokens.at(day.span.start)
    before = token - 1
    while before > sentence.first and (before in sentence.dated or sentence.has(before, "day_opener")):
        before -= 1
    return before > sentence.first and sentence.has(before, "saying")


def _owns(sentence: Sentence, item: Item) -> bool:
    """Whether a day only belongs to the noun behind it: "to meet today's challenges", "Tuesday's session"."""
    return sentence.lowers[item.end - 1].endswith(("'s", "’s"))


def _owned(sightings: list[Sighting], item: Item, mention: DateMention) -> list[Sighting]:
    """The meetings that a day may own: the noun right behind it, not 'Friday's arrests came after consultations'."""
    nouns = [s for s in sightings if s.is_noun]
    if mention.preposition == "after":
        return nouns
    return [s for s in nouns if any(start - 2 <= item.end <= end for start, end in s.phrases())]


def _may_date(mention: DateMention) -> bool:
    if mention.kind is DateKind.STRETCH or mention.start is None:
        return False
    return mention.preposition not in _NOT_WHEN


def _opens_a_name(sentence: Sentence, sightings: list[Sighting], item: Item) -> bool:
    """Whether a year is the beginning of some other name: 'with the 1977 Canal Treaty'."""
    mention = item.mention
    assert isinstance(mention, DateMention)
    if mention.precision is not DatePrecision.YEAR or item.start <= sentence.first or item.end >= sentence.last:
        return False
    leads = sentence.has(item.start - 1, "article_definite") and sentence.words[item.end][:1].isupper()
    return leads and not any(s.phrase_start <= item.start < s.phrase_end for s in sightings)


def _attach_length(sightings: list[Sighting], item: Item, mention: DateMention) -> None:
    for found in sightings:
        inside = found.phrase_start <= item.start < found.phrase_end
        if inside or 0 <= item.start - found.phrase_end <= 8 or 0 <= found.phrase_start - item.end <= 2:
            found.days = mention.days
            return
