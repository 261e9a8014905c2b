"""How long a meeting lasted, where a sentence behind the one that dates it tells: 'It closed today. Over two days, ...'.

Belongs here: lengths that open a sentence of their own. Stays out: those of a meeting's own sentence (`attach`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.view import View
from pipeline.language.mentions import DateKind, DateMention

_LASTING = frozenset({"over", "during", "for", "throughout"})
_LONGEST, _REACH = 10, 2
"""Days of a meeting whose length is told apart from it, and sentences from its day to its length."""


def read_following_lengths(view: View, events: Sequence[Event]) -> None:
    """Give the meeting told last before a length that opens a sentence that length, where it has a day and no length."""
    firsts: list[int] = []
    for item in view.dates:
        length = item.mention
        assert isinstance(length, DateMention)
        if (
            length.kind is not DateKind.DURATION
            or not 1 < (length.days or 0) <= _LONGEST
            or length.preposition not in _LASTING
        ):
            continue
        firsts = firsts or [first for first, _ in view.sentences]
        number = bisect_right(firsts, item.start) - 1
        if item.start - firsts[number] > _REACH:
            continue
        told = [
            (s.sentence, s.start, s)
            for e in events
            for s in e.sightings
            if 0 < number - s.sentence <= _REACH and s.dates
        ]
        if told:
            last = max(told, key=lambda each: each[:2])[2]
            last.days = last.days or length.days
