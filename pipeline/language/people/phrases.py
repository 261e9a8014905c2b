"""Noun phrases for people while they are read: on tokens, with names, offices and bodies still apart.

Belongs here: the plain data that the readers of people share, and turning a phrase into a mention. Stays out: reading.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.mentions import Person
from pipeline.language.people.bodies import Found
from pipeline.language.people.names import Name
from pipeline.language.people.offices import Office, OfficeFinder
from pipeline.language.shapes import Shapes

OPENERS = frozenset({",", "–", "—", "("})
"""Marks behind a name or an office that may open its apposition."""


@dataclass(slots=True)
class Phrase:
    """A person on tokens: the phrase `first` to `after`, its name and its offices in order."""

    first: int
    after: int
    name: Name | None
    offices: list[Office]
    organisation: Found | None = None
    country: str | None = None
    predicate: Office | None = None
    """An office that the sentence gives a name: "Ada Brandt is the agency's legal adviser"."""
    shared: str | None = None
    """The office of several people in the singular: "detective" of "Detectives Ada Brandt and Bo Lund"."""

    @property
    def body(self) -> Found | None:
        return self.organisation or next((o.body for o in self.offices if o.body), None)


@dataclass(slots=True, unsafe_hash=True)
class Told:
    """What a sentence says of the person whom a pronoun stands for: "She heads the Stolen Art unit"."""

    position: int
    pronoun: str
    office: Office | None
    body: Found | None


class Scene:
    """What is known of a text when its people are read: organisations, offices, and the tokens already taken."""

    def __init__(self, shapes: Shapes, organisations: list[Found]) -> None:
        self.shapes = shapes
        self.grammar = shapes.grammar
        self.organisations = organisations
        self.org_first = {o.first: o for o in organisations}
        self.org_last = {o.after: o for o in organisations}
        self.org_inside = {i for o in organisations for i in range(o.first, o.after)}
        self.offices = OfficeFinder(shapes, organisations).find()
        self.office_first = {o.first: o for o in self.offices}
        self.office_after = {o.after: o for o in self.offices}
        self.taken: set[int] = set()

    def is_free(self, first: int, after: int) -> bool:
        """Whether no person and no organisation stands on these tokens."""
        return not any(i in self.taken or i in self.org_inside for i in range(first, after))

    def is_taken(self, first: int, after: int) -> bool:
        """Whether a person stands on one of these tokens."""
        return not self.taken.isdisjoint(range(first, after))


def person_of(found: Phrase, shapes: Shapes) -> Person:
    """The mention that a phrase makes."""
    name = found.name
    office = _main(found, shapes)
    body = (office.body if office else None) or found.organisation
    country = office.country if office else None
    for other in found.offices:
        country = country or other.country
    role = found.shared or (name.rank if name else None)
    if office and not (
        role and office.owner in shapes.grammar.owner_people
    ):  # "her deputy, Captain Brandt" is a captain
        role = _role(found, office, shapes)
    name_span = shapes.span(name.start, name.after) if name else None
    return Person(
        span=shapes.span(found.first, found.after),
        name=name_span.of(shapes.text) if name_span else None,
        name_span=name_span,
        honorific=(name.honorific or name.rank or _rank_before(found, office, shapes)) if name else None,
        role=role,
        organisation=body.mention(shapes).name if body else None,
        country=country or found.country or (body.country if body else None),
        gender=(name.gender if name else None) or (office.noun.gender or None if office else None),
        is_group=bool(office and office.plural),
    )


def _role(found: Phrase, office: Office, shapes: Shapes) -> str:
    """The role in words; with the next one where the same person holds both and neither names a body."""
    first, after = office.role
    at = found.offices.index(office) if office in found.offices else -1
    if 0 <= at < len(found.offices) - 1:
        other = found.offices[at + 1]
        if (
            not (office.body or other.body)
            and shapes.lowers[after] in shapes.grammar.and_
            and other.role[0] == after + 1
        ):
            after = other.role[1]
    return shapes.slice(first, after)


def _is_rank(office: Office, shapes: Shapes) -> bool:
    rank = shapes.lexicon.ranks.match(shapes.words, office.head)
    return rank is not None and office.head + rank[0] == office.after


def _rank_before(found: Phrase, office: Office | None, shapes: Shapes) -> str | None:
    """The rank before a name whose office stands elsewhere: "Staff Major General" of the Director of Ports."""
    first = found.offices[0] if found.offices else None
    return shapes.slice(*first.role) if first and first is not office and _is_rank(first, shapes) else None


def _main(found: Phrase, shapes: Shapes) -> Office | None:
    """The office that a row carries: the one before the name, else the first with an organisation, else the first.

    A rank is no office where there is another ("Staff Major General Ada Brandt, Director of Ports").
    """
    offices = found.offices or ([found.predicate] if found.predicate else [])
    if len(offices) > 1 and _is_rank(offices[0], shapes):
        offices = offices[1:]
    if found.name and offices and offices[0].first < found.name.first:
        return offices[0]
    return next((o for o in offices if o.body), offices[0] if offices else None)
