"""Which sightings are enough for a meeting of their own, by what their words support.

Belongs here: the tests of one sighting by itself. Stays out: whether it is one with a meeting told before (`joining`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.sightings import Sighting
from schemas.vocabularies import DatePrecision, MeetingStatus

LEAD = 3
"""Sentences. A meeting told in them is what the article is about."""


def _names_whom(found: Sighting) -> bool:
    """Whether it says with whom a meeting was to be: behind a noun, or anybody where the noun is a meeting by itself."""
    return bool(found.parties) and (found.support != "weak" or any(p.start > found.end for p in found.parties))


def _only_years(found: Sighting) -> bool:
    return bool(found.dates) and all(d.precision is DatePrecision.YEAR for d in found.dates)


def may_start(found: Sighting) -> bool:
    """Whether a sighting is enough for a meeting of its own."""
    if found.plural and _only_years(found) and not found.place:
        return False
    told = bool(found.dates) or found.place is not None
    lead = found.sentence < LEAD
    match found.support:
        case "verb":
            return True
        case _ if found.distinct:
            return True
        case "event" | "plain" | "weak" if found.status is MeetingStatus.CANCELLED and _names_whom(found):
            return True
        case "body" | "event" if found.edition is not None and found.ahead and found.place is not None:
            return True
        case "event":
            return (
                (told and (bool(found.dates) or found.occurs or found.is_side))
                or (lead and (found.occurs or found.host is not None))
                or (found.is_side and found.name is not None)
            )
        case "plain" if found.family == "call":
            exact = any(d.precision in {DatePrecision.DAY, DatePrecision.WEEK} for d in found.dates)
            return exact or (bool(found.dates) and bool(found.parties))
        case "plain":
            placed = found.place is not None and (bool(found.parties) or found.occurs or found.phrase_end > found.end)
            return bool(found.dates) or placed or (lead and bool(found.parties))
        case "body":
            return bool(found.dates) and (found.occurs or found.status is not None)
        case "reference":
            return bool(found.dates) and found.occurs and found.edition is not None and found.name is not None
        case "general":
            exact = any(d.precision is not DatePrecision.YEAR for d in found.dates)
            known = found.place is not None or bool(found.parties) or found.status is not None
            return exact and known
        case "attended":
            return bool(found.dates) and bool(found.parties)
        case "weak" if found.family == "call" and found.plural:
            return bool(found.dates) and bool(found.parties)
        case "weak":
            known = found.place is not None or bool(found.parties) or found.occurs or found.status is not None
            return bool(found.dates) and known
        case _:
            return False
