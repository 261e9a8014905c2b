"""Who and what is the same across articles. Belongs here: the order of the three resolutions. Stays out: each one's rules."""

from __future__ import annotations

import pyarrow as pa

from pipeline.identity.event_rows import event_row
from pipeline.identity.events import Events
from pipeline.identity.gathering import Gathering
from pipeline.identity.identities import Identities


def resolve(articles: pa.Table, meetings: pa.Table, participants: pa.Table, quotes: pa.Table) -> Identities:
    """The identities in all articles together; the result does not depend on the order of rows.

    Names, roles, organisations, countries, dates and places are read; of no table the evidence or the text.
    """
    gathered = Gathering(articles, meetings)
    gathered.take_participants(participants)
    gathered.take_quotes(quotes)
    people, organisations = gathered.people, gathered.organisations
    people.settle()
    events = Events(gathered.reports()).groups()
    return Identities(
        people=people.rows(),
        organisations=organisations.rows(),
        events=[event_row(event_id, reports) for event_id, reports in sorted(events.items())],
        person_of={row: people.id_of(key) for row, key in gathered.person_keys.items()},
        organisation_of={
            row: found for row, key in gathered.organisation_keys.items() if (found := organisations.id_of(key))
        },
        event_of={report.meeting_id: event_id for event_id, reports in events.items() for report in reports},
    )
