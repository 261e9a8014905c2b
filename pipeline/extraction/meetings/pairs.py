"""Two people told before who meet another time: 'The ministers had last met in Luxembourg on 7 June'.

Belongs here: whom such a plural stands for. Stays out: what is a meeting at all.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction.meetings.events import Event
from schemas.vocabularies import ParticipantType, Participation


def name_pairs(news: Event, events: list[Event]) -> None:
    """Give the two people of the article's own meeting to others of which only their common office is told."""
    pair = [
        p for p in news.parties.values() if p.name and p.participation in {Participation.PRINCIPAL, Participation.HOST}
    ]
    if len(pair) != 2 or not all(p.role for p in pair):
        return
    for event in events:
        parties = list(event.parties.values())
        if event is news or event.first.frame != "meet" or len(parties) != 1:
            continue
        group = parties[0]
        if group.type is not ParticipantType.GROUP or group.organisation or group.country:
            continue
        office = (group.role or "").lower().split()[-1:]
        if office and all(office[0].removesuffix("s") in (p.role or "").lower().split() for p in pair):
            event.parties.clear()
            for party in pair:
                event.add_party(
                    replace(party, start=group.start, end=group.end, participation=Participation.PRINCIPAL, rule="pair")
                )
