"""One meeting of an article: the sightings that tell it, and what they say together.

Belongs here: the noun and what is read off its sightings. Stays out: which sightings are one meeting (`joining`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.language.mentions import Place
from schemas.vocabularies import (
    DateBasis,
    DatePrecision,
    MeetingKind,
    MeetingStatus,
    Participation,
    PlaceSource,
)


@dataclass(slots=True, eq=False)
class Event:
    """A meeting while it is put together. Sightings stand in the order of the text; the first one gives the evidence."""

    sightings: list[Sighting]
    antecedent: Event | None = None
    """The meeting whose earlier or later edition this one is, where the words leave its name to that one."""
    parent: Event | None = None
    start: date | None = None
    end: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    basis: DateBasis | None = None
    place: Place | None = None
    place_source: PlaceSource | None = None
    status: MeetingStatus = MeetingStatus.HELD
    is_news: bool = False
    parties: dict[tuple[str, ...], Party] = field(default_factory=dict)
    host: str | None = None

    @property
    def first(self) -> Sighting:
        return self.sightings[0]

    def speaks_for(self, found: Sighting) -> bool:
        """Whether what became of a sighting became of the meeting: not where it names another kind of event."""
        return found.support not in {"event", "weak"} or found.family != "course" or found.rule == self.first.rule

    @property
    def lineage(self) -> list[Event]:
        """The meeting, the one that it is part of, and so on."""
        line, above = [self], self.parent
        while above is not None:
            line.append(above)
            above = above.parent
        return line

    @property
    def family(self) -> str:
        families = [s.family for s in self.sightings if s.family != "any"]
        if families:
            return families[0]
        return self.antecedent.family if self.antecedent else "any"

    @property
    def edition(self) -> int | None:
        return next((s.edition for s in self.sightings if s.edition is not None), None)

    @property
    def name(self) -> str | None:
        """The fullest name that a sighting gives; an edition without its name takes its antecedent's."""
        names = [s.name for s in self.sightings if s.name and s.support not in {"ellipsis", "reference"}]
        before = self.antecedent.series_name if self.antecedent is not None else None
        if before is not None:
            written_out = next(filter(None, (_written_out(name, before) for name in names)), None)
            if written_out is not None:
                return written_out
            if all(n.islower() and " " not in n for n in names):
                names = []
        if names:
            capital = [name for name in names if name[:1].isupper() or name[:1].isdigit()]
            return max(capital or names[:1], key=len)
        left = [s for s in self.sightings if s.support in {"ellipsis", "reference"}]
        own = next((s.name for s in left if s.name), None)
        if before is None:
            return own if len(left) == len(self.sightings) else None  # 'the next meeting, the seventh,'
        if own is None:
            return before
        if before.islower():
            return own  # 'a fifth', 'an advanced one'
        return f"{own} {before}" if own[0].isdigit() else before

    @property
    def series_name(self) -> str | None:
        """The name without its ordinal."""
        name = self.name
        if name is None:
            return None
        first, _, rest = name.partition(" ")
        return (
            rest if rest and (first[0].isdigit() or any(first.lower() == s.ordinal for s in self.sightings)) else name
        )

    @property
    def days(self) -> int | None:
        return next((s.days for s in self.sightings if s.days), None)

    def kinds(self) -> Iterator[MeetingKind]:
        for sighting in self.sightings:
            if sighting.kind is not None:
                yield sighting.kind
        if self.antecedent is not None:
            yield from (kind for kind in self.antecedent.kinds() if kind is not MeetingKind.CALL)

    def add_party(self, party: Party) -> None:
        """Add a party once; a function of its own wins over plain presence."""
        known = self.parties.get(party.key())
        if known is None:
            self.parties[party.key()] = party
        elif known.participation is Participation.PRINCIPAL and party.participation is not Participation.PRINCIPAL:
            known.participation = party.participation


def _written_out(initials: str, name: str) -> str | None:
    """The first words of a name, where they have these initials: 'AGM' of 'Annual General Meeting of the Guild'."""
    words = name.split()[: len(initials)]
    if len(initials) < 3 or not initials.isupper() or [w[0].upper() for w in words] != list(initials):
        return None
    return " ".join(words)
