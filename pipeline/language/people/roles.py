"""What an article says of a person: role, organisation and country, from the fullest introduction and what it implies.

Belongs here: weighing the mentions of one person, and the country or body that an office alone implies. Stays out: which
mentions are of one person (`identities.py`).
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.language.mentions import Identity, Organisation, Person
from pipeline.language.people.individuals import Individual
from pipeline.language.places.home import NATIONAL_KINDS, home_country, introduced_from
from pipeline.language.reference import OfficeHolder, holder_named, organisations
from pipeline.language.shapes import Is

if TYPE_CHECKING:
    from pipeline.language.people.identities import Identities

_DOMINANT = 0.4
"""Share of an article's mentions of organisations from which one of them is what a bare "Deputy Director" belongs to."""


class Roles:
    """The roles of one article's people."""

    def __init__(self, identities: Identities) -> None:
        self.identities = identities
        self.document = identities.document
        self.lexicon = identities.lexicon

    def bare(self, person: Person) -> Identity:
        """What the words of a mention say themselves, with the country they imply."""
        organisation = person.organisation or self._owned(person)
        country = person.country
        if country is None and self._is_national(person.role, organisation):
            country = home_country(self.document, person.span.start)
        return Identity(person.name, person.role, organisation, country, person.gender)

    def settled(self, one: Individual) -> Identity:
        """Role, organisation and country from the fullest introduction; what it lacks from the other mentions."""
        ranked = sorted(
            one.mentions,
            key=lambda m: (m.role is None, m.role == m.honorific, m.organisation is None, m.span.start),
        )
        first = ranked[0]
        organisation = next((m.organisation for m in ranked if m.organisation), None) or self._owned(first)
        country = next((m.country for m in ranked if m.country), None) or introduced_from(self.document, first)
        if organisation is None and country is None and (term := self._known_term(one.name, first.role)):
            listed = organisations().get(term.organisation)
            organisation, country = (listed.name, listed.country) if listed else (None, term.organisation)
        if organisation is None and country is None and (body := self.dominant) and self._leads_a_body(first):
            organisation, country = body.name, body.country
        if country is None and self._is_national(first.role, organisation):
            country = home_country(self.document, first.span.start)
        name = one.name
        if len(one.words) == 1 and (term := self._known_term(name, first.role)):
            name, one.gender = term.name, term.gender
        return Identity(name, self._same_office(one, first.role), organisation, country, self.identities.gender_of(one))

    def _same_office(self, one: Individual, role: str | None) -> str | None:
        """The office of "her Swedish counterpart": that of whoever stands before."""
        if not role or role.lower().split()[-1] not in self.lexicon.grammar.counterparts:
            return role
        before = [
            m for other in self.identities.individuals for m in other.mentions if m.span.start < one.start and m.role
        ]
        return max(before, key=lambda m: m.span.start).role if before else role

    def _known_term(self, name: str, role: str | None) -> OfficeHolder | None:
        """The term of a well-known office that a person holds at the article's date: "Secretary General Stock" in 2016."""
        on = self.document.published_on
        return holder_named(name.rsplit(maxsplit=1)[-1], role, on) if on and role else None

    def _owned(self, person: Person) -> str | None:
        """The organisation of "her commander": hers."""
        word = self.document.text[person.span.start : person.span.start + 4].split(" ", 1)[0].lower()
        if word not in self.lexicon.grammar.owner_people:
            return None
        owner = self.identities.antecedent(person.span.start, word)
        return owner.organisation if owner else None

    def _is_national(self, role: str | None, organisation: str | None) -> bool:
        """Whether an office or body is one of a state, though neither says of which."""
        if organisation:
            found = self._organisations.get(organisation)
            return (
                found is not None and found.key is None and found.kind in NATIONAL_KINDS and not self._has_owner(found)
            )
        words = (role or "").lower().split()
        classes = self.lexicon.classes
        if any(classes.get(word, 0) & Is.STATE for word in words):
            return True
        return any(word in self.lexicon.offices and self.lexicon.offices[word].of == "state" for word in words)

    def _has_owner(self, organisation: Organisation) -> bool:
        """Whether the name itself holds that of a listed body: "INTERPOL's Cybercrime unit"."""
        return any(other.key and organisation.name.startswith(other.name) for other in self.document.organisations)

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        return {o.name: o for o in reversed(self.document.organisations)}

    def _leads_a_body(self, person: Person) -> bool:
        """Whether an office is the bare head or deputy of some body: "Deputy Director", "Acting Administrator"."""
        words = (person.role or "").lower().replace("-", " ").split()
        if not words or person.role == person.honorific:
            return False
        head = words[-2] if words[-1] == "general" and len(words) > 1 else words[-1]
        noun = self.lexicon.offices.get(head)
        known = all(self.lexicon.classes.get(word, 0) & (Is.MODIFIER | Is.OFFICE) for word in words)
        if noun is None or noun.of == "state" or noun.rank == "job" or not known:
            return False
        return head not in ("president", "secretary", "general", "leader") or len(words) > 1

    @cached_property
    def dominant(self) -> Organisation | None:
        """The organisation that an article is mostly about, if there is one."""
        every = self.document.organisations
        if not every:
            return None
        counts = Counter(o.key or o.name for o in every)
        key, count = max(counts.items(), key=lambda item: item[1])
        if count < 2 or count < _DOMINANT * len(every):
            return None
        return next(o for o in every if (o.key or o.name) == key)
