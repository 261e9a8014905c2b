"""Whether two reports tell of one meeting, and how surely.

Belongs here: the judgement on one pair. Stays out: which pairs are looked at, and what a whole event may hold.
"""

from __future__ import annotations

from enum import IntEnum

from pipeline.identity.folding import cognates, same_city
from pipeline.identity.reports import Report

SLACK = 1
"""Days by which the dates of one meeting may differ: time zones, arrival and departure."""
ALIKE = 0.5
"""Share of words in common (Jaccard) from which two names are one."""
UNLIKE = 0.15
"""Share of words in common up to which two names in one language are of different meetings."""
STRONG = 2.0
"""Weight of participants in common (`in_common`) that makes up for a name in another language."""
ORGANISATION = "o_"
WEEK = 1
"""Vagueness (`Report.vagueness`) up to which dates tell a meeting from its neighbours."""
_MANY = 99
"""Participants in common that count at most: closeness stays below a step of sureness."""


class Sure(IntEnum):
    """How surely two reports tell of one meeting."""

    NEVER = -1
    """They contradict each other: no event may hold both."""
    NO = 0
    """Nothing says so."""
    LIKELY = 1
    """Vague dates or one name in common: holds only where nothing else fits as well."""
    SAME = 2
    EDITION = 3
    """One edition of one series."""


def likeness(one: Report, other: Report) -> Sure:
    """How surely two reports tell of one meeting. An article has one row for each meeting, so its rows are never the same."""
    if one.article_id == other.article_id or (one.edition and other.edition and one.edition != other.edition):
        return Sure.NEVER
    if one.series and other.series:
        if one.series.key == other.series.key:
            return _in_series(one, other)
        if one.series.listed and other.series.listed:
            return Sure.NEVER
    if not overlap(one, other) or not _country_agrees(one, other):
        return Sure.NO
    if one.are_talks and other.are_talks:
        return _talks(one, other)
    if not _place_agrees(one, other):
        return Sure.NO
    # What one article takes for talks and another for an assembly is known by its name alone.
    if one.are_talks != other.are_talks:
        return Sure.LIKELY if jaccard(one.words, other.words) >= ALIKE else Sure.NO
    return _assembly(one, other)


def closeness(one: Report, other: Report) -> float:
    """How much two reports have in common: orders the pairs that are equally sure."""
    exact = one.start == other.start and one.end == other.end
    common = in_common(one, other)
    return (
        exact
        + min(common, _MANY)
        + jaccard(cognates(one.words), cognates(other.words))
        + (one.language == other.language)
    )


def overlap(one: Report, other: Report) -> bool:
    """Whether the dates of both can be those of one meeting."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    return one.start <= other.end + SLACK and other.start <= one.end + SLACK


def _in_series(one: Report, other: Report) -> Sure:
    """Two reports of one series: the same edition, or the same dates where an edition is not told."""
    if one.edition and other.edition:
        dated = one.start_date is not None and other.start_date is not None
        listed = one.series is not None and one.series.listed
        if dated and one.start_date and other.start_date:
            apart = abs(one.start_date.year - other.start_date.year)
            return Sure.EDITION if apart <= listed and (listed or _country_agrees(one, other)) else Sure.NO
        return Sure.EDITION if listed else Sure.NO
    if not overlap(one, other) or not _place_agrees(one, other):
        return Sure.NO
    vague = max(one.vagueness, other.vagueness)
    return Sure.SAME if vague <= WEEK or _equally_dated(one, other) else Sure.LIKELY


def _talks(one: Report, other: Report) -> Sure:
    """Two sides confer: the same people on the same days. One person alone meets several in a week, so one is not enough.

    Articles that name the same people and day and two cities of one country disagree about one meeting; on neighbouring days
    they tell of two.
    """
    shared = one.people & other.people
    mine, theirs = one.people - shared, other.people - shared
    if not _place_agrees(one, other) and not (len(shared) > 1 and one.start == other.start and one.end == other.end):
        return Sure.NO
    if one.kind != other.kind and "call" in (one.kind, other.kind):
        return Sure.NO
    if _apart(one, other) or (mine and theirs and len(shared) < 2):
        return Sure.NO
    exact = max(one.vagueness, other.vagueness) <= WEEK or _equally_dated(one, other)
    placed = bool(one.city and other.city)
    if len(shared) > 1:
        return Sure.SAME if exact else Sure.LIKELY
    if shared:
        return Sure.SAME if exact and placed and one.people == other.people else Sure.LIKELY
    if one.people or other.people or not placed:
        return Sure.NO
    common = one.others & other.others
    if common:
        return Sure.SAME if exact and (len(common) > 1 or one.words & other.words) else Sure.LIKELY
    return Sure.LIKELY if one.nations & other.nations else Sure.NO


def _assembly(one: Report, other: Report) -> Sure:
    """Many sides confer: place, dates and somebody or most of the name in common."""
    vague = max(one.vagueness, other.vagueness)
    foreign = one.language != other.language
    alike = jaccard(cognates(one.words), cognates(other.words)) if foreign else jaccard(one.words, other.words)
    if not foreign and one.words and other.words and alike <= UNLIKE:
        return Sure.NEVER
    there = bool(one.city and other.city)
    # "The 89th was held in Istanbul from 23 to 25 November": the edition tells what the name leaves out.
    if there and one.edition and one.edition == other.edition and not (one.words and other.words):
        return Sure.SAME
    common = in_common(one, other)
    if alike >= ALIKE and (there or common):
        return Sure.SAME if vague <= WEEK or _equally_dated(one, other) else Sure.LIKELY
    strong = common >= STRONG
    if one.words and other.words and alike <= UNLIKE and not strong:
        return Sure.NO
    same_days = (one.start, one.end) == (other.start, other.end)
    near = (there and (strong or (common and same_days))) or (strong and same_days and one.country)
    if near and vague <= WEEK:
        return Sure.SAME
    return Sure.LIKELY if strong or (there and common) else Sure.NO


def in_common(one: Report, other: Report) -> float:
    """What the participants in common weigh: a person two, an organisation one, a country or a group a half."""
    others = one.others & other.others
    return 2 * len(one.people & other.people) + sum(1.0 if who.startswith(ORGANISATION) else 0.5 for who in others)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the words of both that are in both."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _equally_dated(one: Report, other: Report) -> bool:
    """Whether both give the same vague dates, as "in March 2016"."""
    return one.precision == other.precision and one.start == other.start and one.end == other.end


def _country_agrees(one: Report, other: Report) -> bool:
    return not one.country or not other.country or one.country == other.country


def _place_agrees(one: Report, other: Report) -> bool:
    if not _country_agrees(one, other):
        return False
    return not one.city or not other.city or same_city(one.city, other.city, foreign=one.language != other.language)


def _apart(one: Report, other: Report) -> bool:
    """Whether the other sides are known and are not the same."""
    mine, theirs = one.others | one.nations, other.others | other.nations
    return bool(mine and theirs and not mine & theirs)
