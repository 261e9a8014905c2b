"""What identity gives: the tables of people, organisations and events, and who is who in the rows.

Belongs here: the nouns. Stays out: how the same is recognised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from schemas import Event, Organisation, Person


@dataclass(frozen=True)
class Identities:
    """Rows of the three tables, and the identifier of each row that has one, by the row's own id."""

    people: Sequence[Person] = ()
    organisations: Sequence[Organisation] = ()
    events: Sequence[Event] = ()
    person_of: Mapping[str, str] = field(default_factory=dict)
    """`participant_id` or `quote_id` -> `person_id`."""
    organisation_of: Mapping[str, str] = field(default_factory=dict)
    """`participant_id` or `quote_id` -> `organisation_id`."""
    event_of: Mapping[str, str] = field(default_factory=dict)
    """`meeting_id` -> `event_id`."""
