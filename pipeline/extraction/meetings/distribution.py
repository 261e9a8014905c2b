"""Several meetings that one sighting tells: 'two meetings in Lyon, on 3 April and 18 June', 'visited Riga and Tallinn'.

Belongs here: dealing out days, places and parties. Stays out: which sightings are one meeting (`joining`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import View
from pipeline.language.mentions import DateMention, Place
from schemas.vocabularies import MeetingKind


def distribute(view: View, found: Sighting) -> list[Sighting]:
    """Several meetings that one plural names: 'two meetings in Lyon, on 3 April and 18 June' is two sightings.

    Places are dealt out in the order of the days where there is one each, and each part keeps the parties next to its day.
    """
    dates = _finest([d for d in found.dates if d.start is not None])
    if not found.plural and found.rule != "ellipsis.pronoun" and len({d.precision for d in dates}) > 1:
        return _by_sides(found)
    if len(dates) < 2 and (towns := _coordinated_places(view, found)):
        return [
            replace(found, place=town, parties=[replace(p) for p in found.parties], distinct=True) for town in towns
        ]
    if len(dates) < 2:
        return _by_sides(found)
    places = _dealt_places(view, found, dates)
    apart = found.frame is not None and len({place.city for place in places if place}) == len(dates)
    if not (
        found.plural or found.family == "talks" or found.rule == "ellipsis.pronoun" or apart or _are_two(view, dates)
    ):
        return _by_sides(found)
    parts: list[Sighting] = []
    for index, day in enumerate(dates):
        part = replace(found, dates=[day], nearest_date=day, parties=[], linked=list(found.linked))
        part.place = places[index] or found.place
        part.parties = [replace(p) for p in _dealt_parties(view, found, dates, index)]
        parts.append(part)
    return parts


def _are_two(view: View, dates: list[DateMention]) -> bool:
    """Whether two days of their own are coordinated: 'returned to Porto on 29 January and 21 April'."""
    ends = [view.tokens.at(d.span.end - 1) + 1 for d in dates]
    starts = [view.tokens.at(d.span.start) for d in dates]
    exact = all(d.start == d.end and d.start is not None for d in dates)
    return exact and all(
        "and" in view.cues[end] and start <= end + 2 for end, start in zip(ends, starts[1:], strict=False)
    )


def _coordinated_places(view: View, found: Sighting) -> list[Place]:
    """The cities of 'workshops in Lagos, Accra and Dakar', of 'visited Riga and Tallinn': one meeting in each."""
    if not (found.plural or found.frame == "visit") or found.place is None:
        return []
    last = view.sentences[found.sentence][1]
    towns: list[Place] = []
    token = found.phrase_end
    for item in view.all_places:
        if item.start < token or item.start >= last or not isinstance(item.mention, Place):
            continue
        between = [w for w in view.lowers[token : item.start] if w not in {",", "the"}]
        if towns and between not in ([], ["and"]):
            break
        if not towns and len(between) > 2:
            return []
        if item.mention.city is None:
            return []
        towns.append(item.mention)
        token = item.end
    return towns if len(towns) > 1 else []


def _by_sides(found: Sighting) -> list[Sighting]:
    """'bilateral meetings with the delegations of A, B and C' are as many as those behind 'with'."""
    behind = [p for p in found.parties if p.start >= found.end]
    if not found.plural or found.kind is not MeetingKind.BILATERAL or len(behind) < 2:
        return [found]
    shared = [p for p in found.parties if p.start < found.start]
    return [replace(found, parties=[*(replace(p) for p in shared), side], distinct=True) for side in behind]


def _dealt_places(view: View, found: Sighting, dates: list[DateMention]) -> list[Place | None]:
    """A place for each day: in the order of the days where all follow them, else the one between a day and the day before."""
    last = view.sentences[found.sentence][1]
    tokens = [view.tokens.at(d.span.start) for d in dates]
    behind = view.places_in(tokens[-1], last)
    if len(behind) == len(dates):
        return list(behind)
    ends = [*tokens[1:], last]
    following = [view.places_in(start, end) for start, end in zip(tokens, ends, strict=True)]
    if all(following) and not view.places_in(min(found.end, tokens[0]), tokens[0]):
        return [places[0] for places in following]  # 'on 3 April in Vienna and on 7 May in Prague'
    starts = [found.end, *tokens[:-1]]
    between = [view.places_in(start, end) for start, end in zip(starts, tokens, strict=True)]
    return [places[-1] if places else None for places in between]


def _dealt_parties(view: View, found: Sighting, dates: list[DateMention], index: int) -> list[Party]:
    """Those named before the noun take part each time, those behind it at the day that follows them."""
    tokens = [view.tokens.at(d.span.start) for d in dates]
    start, end = tokens[index - 1] if index else 0, tokens[index]
    behind = [p for p in found.parties if p.start >= found.start]
    dealt = any(p.start > tokens[0] for p in behind)
    return [p for p in found.parties if p.start < found.start or not dealt or start <= p.start < end]


def _finest(dates: list[DateMention]) -> list[DateMention]:
    """The dates without those that only span others: 'earlier this year, in April and in May' has two."""
    return [d for d in dates if not any(o is not d and _spans(d, o) for o in dates)]


def _spans(whole: DateMention, part: DateMention) -> bool:
    if whole.start is None or whole.end is None or part.start is None or part.end is None:
        return False
    return whole.start <= part.start and part.end <= whole.end and whole.precision is not part.precision
