"""The most general frame: two of two bodies in one clause, on one day, in one city.

'Governor Paz showed Commissioner Brandt the port in Quito on Monday', 'the two commissioners spread a map on a table in Lima
on Monday'. What they do is open; a closed class of verbs is left out by which nobody meets anybody (praise, accusation,
appointment, crime, report).

Belongs here: that frame. Stays out: frames that say more of how people meet (`general_parts`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import has_subject, is_done_to, is_named_or_one, owns, subject_of
from pipeline.extraction.meetings.general_parts import is_side
from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.parties import clause_start, object_items, parties_of
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import DatePrecision, MeetingKind, ParticipantType, Participation

P = Participation
_REACH = 12
"""Tokens behind a verb within which the other side follows."""


def other_side(sentence: Sentence, verb: int, end: int) -> Item | None:
    """The one whom a verb brings its subject to: its object, or who follows 'to', 'for', 'from', 'by'."""
    classes = sentence.lexicon.verb_classes.get(sentence.lowers[verb], frozenset[str]())
    if classes & {"no_company", "no_contact"}:
        return None
    item = next(sentence.between(verb + 1, min(verb + _REACH, end)), None)
    while item is not None and item.kind != "person":
        item = next(sentence.between(item.end, min(verb + _REACH, end)), None)
    if item is None or not is_side(sentence, item) or owns(sentence, item):
        return None
    if not is_named_or_one(item) and not _stands_for_body(sentence, item):
        return None  # 'walked his colleagues through a case', at the meeting that the article is about
    agent = ("passive_by", "to") if "address" in classes else ("passive_by",)
    if is_done_to(sentence, verb) and not any(sentence.has(t, *agent) for t in range(verb, item.start)):
        return None
    if any(_breaks(sentence, t) for t in range(verb + 1, item.start)):
        return None
    before = sentence.over_determiners(item.start - 1)
    if before > verb and sentence.has(before, "of"):
        return item if sentence.has(before - 1, "of_ones_own") else None
    away = sentence.has(before, "not_toward") or sentence.has(before - 1, "for_the_absent")
    return None if before > verb and away else item


def _stands_for_body(sentence: Sentence, item: Item) -> bool:
    """Whether several without names are those of a body or country, or who lead one."""
    if any(sentence.has(t, "audience") for t in range(item.start, item.end)):
        return False
    of_body = bool(getattr(item.mention, "organisation", None) or getattr(item.mention, "country", None))
    counted = sentence.has(item.start - 1, "counting") or sentence.has(item.start, "counting")
    return of_body or counted or any(sentence.has(t, "leaders") for t in range(item.start, item.end))


def _breaks(sentence: Sentence, token: int) -> bool:
    """Whether what follows a token is no longer what the verb is done to: behind a comma, 'and', another verb."""
    if token in sentence.covering or token in sentence.dated:
        return False
    verb = sentence.lexicon.is_verb(sentence.lowers[token]) and sentence.has(token - 1, "and", "auxiliary")
    return (
        verb or sentence.words[token] == "," or (sentence.has(token, "infinitive") and _is_verb_behind(sentence, token))
    )


def _is_verb_behind(sentence: Sentence, token: int) -> bool:
    """Whether 'to' opens an infinitive: no article, office or place follows."""
    after = token + 1
    return after not in sentence.covering and not sentence.is_determiner(after) and after not in sentence.dated


def encounter(sentence: Sentence, found: Sighting, last: int) -> bool:
    """Both sides known and of two bodies, on a day, in a city."""
    item = other_side(sentence, found.start, sentence.last)
    ours = [p for p in subject_of(sentence, found, P.PRINCIPAL) if p.type is not ParticipantType.ORGANISATION]
    if item is None or not (ours or has_subject(sentence, found, ours)):
        return False
    items = [i for i in object_items(sentence, item.start, sentence.last) if i.kind == "person"]
    theirs = parties_of(sentence, items[:1] or [item], P.PRINCIPAL, found.rule)
    if is_named_or_one(item):
        found.kind = found.kind or MeetingKind.BILATERAL
    found.parties += ours + theirs
    return is_pinned(found) and _apart(ours, theirs)


def is_pinned(found: Sighting) -> bool:
    """Whether a clause gives a day, or a month and a city, or goes on with what was told before."""
    if any(d.precision is DatePrecision.DAY for d in found.dates) or found.is_same_day:
        return True
    dated = any(d.precision is not DatePrecision.YEAR for d in found.dates)
    return dated and found.place is not None and found.place.city is not None


def _apart(ours: list[Party], theirs: list[Party]) -> bool:
    """Whether two sides have an office or a body each, and not the same body."""
    if not theirs or any(p.key() == q.key() for p in ours for q in theirs):
        return False
    sides = [side for side in (ours, theirs) if side]
    known = all(any(p.role or p.organisation or p.country for p in side) for side in sides)
    mine, its = ({p.organisation for p in side if p.organisation} for side in (ours, theirs))
    return known and not mine & its


def is_told_two(sentence: Sentence, verb: int) -> bool:
    """Whether the subject is two told before: 'the two commissioners', 'both ministers'."""
    if sentence.lexicon.verb_classes.get(sentence.lowers[verb], frozenset[str]()) & {"no_company", "no_contact"}:
        return False
    start = clause_start(sentence, verb)
    if is_done_to(sentence, verb):
        return False
    return any(
        start <= two and after <= verb and _are_two(sentence, two, after) for two, after in sentence.phrases("told_two")
    )


def _are_two(sentence: Sentence, start: int, end: int) -> bool:
    """Whether those counted as two in `start:end` can confer, or are 'the pair' and no more."""
    item = sentence.covering.get(end)
    if sentence.has(end - 1, "sent") or sentence.has(end, "any_side"):
        return True
    return item is not None and item.kind == "person" and item.start >= start


def two(sentence: Sentence, found: Sighting, last: int) -> bool:
    """'The two commissioners spread a map on a table in Lima on Monday.'"""
    found.kind = found.kind or MeetingKind.BILATERAL
    found.parties += subject_of(sentence, found, P.PRINCIPAL)
    return is_pinned(found) and all(p.type is not ParticipantType.PERSON for p in found.parties)
