"""A sighting: one place in the text where a meeting is named or told, before it is known which sightings are one meeting.

Belongs here: the noun. Stays out: how sightings are found (`nouns`, `verbs`, `ellipses`), filled and joined.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extraction.meetings.items import Item
from pipeline.language.mentions import DateMention, Place
from schemas.vocabularies import MeetingKind, MeetingStatus, ParticipantType, Participation, PlaceSource


@dataclass(slots=True)
class Party:
    """Somebody who takes part, as the words of one sentence give them; `start:end` are the tokens of those words."""

    start: int
    end: int
    type: ParticipantType
    participation: Participation
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    country: str | None = None
    rule: str = ""

    def key(self) -> tuple[str, ...]:
        """What makes two parties of one meeting the same."""
        if self.name:
            return ("name", self.name.casefold())
        if self.role:
            return ("role", self.role.casefold(), (self.organisation or self.country or "").casefold())
        return ("body", (self.organisation or self.country or "").casefold())


@dataclass(slots=True)
class Sighting:
    """Tokens `start:end` are the trigger, `phrase_start:phrase_end` its noun phrase or verb group."""

    rule: str
    sentence: int
    start: int
    end: int
    phrase_start: int
    phrase_end: int
    family: str
    support: str
    frame: str | None = None
    kind: MeetingKind | None = None
    name: str | None = None
    edition: int | None = None
    ordinal: str | None = None
    """The word that gives the edition, in lower case."""
    plural: bool = False
    definite: bool = False
    contrast: str | None = None
    """`past`, `next` or `other`, where a modifier sets the meeting apart from the one told before."""
    possessor: Item | None = None
    dates: list[DateMention] = field(default_factory=list)
    nearest_date: DateMention | None = None
    """Of its dates, the one that its words stand closest to."""
    distinct: bool = False
    """One of several that one plural names; never the same as another."""
    is_two_sided: bool = False
    """Whether its sentence speaks of two sides: 'her counterpart', 'the two services'."""
    is_of_experts: bool = False
    """Whether those who meet do the work rather than lead: investigators, coordinators."""
    is_beside: bool = False
    """Whether it was on the margins of another meeting, named or not."""
    lists_presence: bool = False
    """Whether its sentence only adds who else was there: 'present at the talks were'."""
    is_here: bool = False
    """Whether it was 'here': where the article was written."""
    is_same_day: bool = False
    """Whether its sentence opens with 'that afternoon', 'later that day'."""
    is_along: bool = False
    """Whether it is told as a part of the same occasion: 'the delegation later toured ...', 'she also met ...'."""
    same_place: bool = False
    """Whether its words say that it was where the article's own meeting was: 'in the same city'."""
    place: Place | None = None
    place_source: PlaceSource | None = None
    parties: list[Party] = field(default_factory=list)
    host: str | None = None
    status: MeetingStatus | None = None
    ahead: bool | None = None
    occurs: bool = False
    """Whether its clause says that it takes place, is held, attended, opened ..."""
    side_of: Sighting | None = None
    is_side: bool = False
    is_parent: bool = False
    """Whether others are on its margins; one that is only 'on the eve of' is not."""
    opened: DateMention | None = None
    closed: DateMention | None = None
    """The day right behind a verb of opening or closing: 'which opened on Tuesday and ends today'."""
    edge: str | None = None
    """`opening` or `closing`, where the day given is only the first or the last one."""
    days: int | None = None
    topics: list[str] = field(default_factory=list)
    also: list[Sighting] = field(default_factory=list)
    """Verbs of the same clause that tell the same occasion with other parties ('visited ... and met ...')."""
    told_by: list[Sighting] = field(default_factory=list)
    """Verbs that only say that a noun's meeting took place ('the committee met')."""
    linked: list[Sighting] = field(default_factory=list)
    """Nouns that the same clause uses for this meeting ('flew in for talks')."""

    @property
    def is_told(self) -> bool:
        """Whether its clause says when or where it was, or that it was beside another meeting."""
        return bool(self.dates) or self.place is not None or self.is_beside

    @property
    def is_bare(self) -> bool:
        """Whether a noun stands alone: 'the meeting'."""
        return self.is_noun and (self.phrase_start, self.phrase_end) == (self.start, self.end)

    @property
    def families(self) -> set[str]:
        """The family of its own words and of the nouns linked to them."""
        return {self.family, *(noun.family for noun in self.linked)}

    def phrases(self) -> list[tuple[int, int]]:
        """Its own phrase and those of the nouns linked to it, as token ranges."""
        return [(s.phrase_start, s.phrase_end) for s in (self, *self.linked)]

    @property
    def is_noun(self) -> bool:
        return self.frame is None
