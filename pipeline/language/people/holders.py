"""Who holds an office that stands without a name: "the Minister", "the INTERPOL Chief", "the visitor".

Belongs here: finding the holder in the article, else in the reference of office holders at the article's date. Stays out:
names (`identities.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.mentions import Identity, Person
from pipeline.language.people.profiles import abbreviated_ranks
from pipeline.language.reference import holder_of, organisation_index
from pipeline.language.shapes import POSSESSIVES, Is

if TYPE_CHECKING:
    from pipeline.language.people.identities import Identities
    from pipeline.language.people.individuals import Individual


_APPOSED_WITHIN = 60
"""Characters behind an office within which its holder's name may follow a comma."""
_OWN_OFFICE = 5
"""Fit from which an office alone has the very words of a named person's."""
_NO_OFFICE = ""
"""Stands for the office of a mention that gives a body and no office: "Ada Brandt of Europol"."""


def key_of(organisation: str) -> str | None:
    """The reference key of an organisation's name, with or without its abbreviation in brackets."""
    words = organisation.split("(", maxsplit=1)[0].split()
    words = [word[:-2] if word.endswith(POSSESSIVES) else word for word in words]
    match = organisation_index().match(words, 0) if words else None
    return match[1].key if match and match[0] == len(words) else None


class BroaderOffice(Entry):
    """A noun that may call back any of the narrower offices that it `covers`."""

    word: str
    covers: str


@cache
def broader_offices(language: str) -> dict[str, list[str]]:
    return {b.word: b.covers.split("|") for b in read_lexicon("broader_offices", BroaderOffice, language)}


class Holders:
    """The holders of the offices of one article."""

    def __init__(self, identities: Identities) -> None:
        self.identities = identities
        self.document = identities.document
        self._fullest: dict[tuple[tuple[str, ...], str | None, str | None], Person | None] = {}
        self.grammar = identities.lexicon.grammar
        self.language = identities.lexicon.language
        self.broader = broader_offices(self.language)

    def of(self, person: Person) -> Identity:
        """The holder in this article, else by the reference at its date, else the office as the article names it fully."""
        if (person.role or "").lower() in self.grammar.guests and (guest := self._guest(person)):
            return self.identities.identity_of(guest)
        if self._first_word(person) in self.grammar.indefinite:
            again = self._owned_before(person)
            if again is None and person.country and self._first_word(person) in self.grammar.owner_people:
                again = self._here(person)  # "his French colleague"
            again = again or self.identities.called_back(person.span)
            return self.identities.identity_of(again) if again else self.identities.bare(person)
        here = self.apposed(person) or self._here(person, _OWN_OFFICE)
        if here:
            return self.identities.identity_of(here)
        if listed := self._listed(person):
            return listed
        again = self.identities.called_back(person.span, by_words=True) or self._here(person)
        if again is None and (fuller := self._fuller(person)):
            return self.identities.of(fuller)
        again = again or self.identities.called_back(person.span)
        return self.identities.identity_of(again) if again else self.identities.bare(person)

    def _first_word(self, person: Person) -> str:
        return self.document.text[person.span.start : person.span.end].split(" ", 1)[0].lower()

    def _here(self, person: Person, least: int = 1) -> Individual | None:
        """The named person of the article whom the office fits best: the closer fit, then who is named before it, nearest."""
        best: tuple[int, int] = (0, -1)
        holder: Individual | None = None
        for one, mention in self._candidates(_words(person.role)):
            score = self._fit(person, mention, self._offices_of(one, mention))
            if score >= least and not self._is_elsewhere(person, one):
                starts = [m.span.start for m in one.mentions if m.span.start < person.span.start]
                ranked = (score + 2 * bool(starts), max(starts, default=-1))
                if ranked > best:
                    best, holder = ranked, one
        return holder

    def apposed(self, person: Person) -> Individual | None:
        """The name between commas behind an office and its phrases: "the lawyer of two sailors, Ms Brandt, said"."""
        shapes = self.document.shapes
        tokens = shapes.between(person.span.end, min(person.span.end + _APPOSED_WITHIN, len(self.document.text)))
        for index in tokens:
            if shapes.words[index] == ",":
                start = index + 1
                if start + 3 < shapes.count and shapes.lowers[start + 2].endswith("-old"):
                    start += 3  # "the driver, 29-year-old Ada Brandt,"
                begin = shapes.start(start) if start < shapes.count else -1
                one, mention = self._by_start.get(begin, (None, None))
                closed = mention and self.document.text[mention.span.end : mention.span.end + 1] in (",", ".")
                return one if closed else None
            if shapes.classes[index] & Is.VERB or not shapes.words[index][0].isalnum() or index in shapes.line_starts:
                return None
        return None

    def _owned_before(self, person: Person) -> Individual | None:
        """The named person whom "his deputy" calls back: the last that was introduced as his or her deputy."""
        owners, role = self.grammar.owner_people, _words(person.role)
        if self._first_word(person) not in owners:
            return None
        named = [
            (mention.span.start, one)
            for one, mention in self._candidates(role)
            if mention.span.start < person.span.start
            and set(role) == set(_words(mention.role))
            and (not person.country or mention.country == person.country)
            and owners & set(mention.span.of(self.document.text).lower().replace(",", " ").split())
        ]
        return max(named, key=lambda each: each[0])[1] if named else None

    def _candidates(self, role: tuple[str, ...]) -> Iterator[tuple[Individual, Person]]:
        """The mentions with a name whose office holds the last word of a role, or one that it covers."""
        if not role:
            return
        narrower = self.broader.get(role[-1], [])
        words = dict.fromkeys([role[-1], *(word.split()[-1] for word in narrower)])
        for word in self._by_role_word if "*" in words else [*words, _NO_OFFICE]:
            yield from self._by_role_word.get(word, ())

    @cached_property
    def _by_start(self) -> dict[int, tuple[Individual, Person]]:
        """Where the mentions with a name begin."""
        return {m.span.start: (one, m) for one in self.identities.individuals for m in one.mentions}

    @cached_property
    def _by_role_word(self) -> dict[str, list[tuple[Individual, Person]]]:
        """Words of offices and ranks -> the mentions with a name that have them."""
        found: dict[str, list[tuple[Individual, Person]]] = {}
        for one in self.identities.individuals:
            for mention in one.mentions:
                for word in dict.fromkeys(self._offices_of(one, mention)) or [_NO_OFFICE]:
                    found.setdefault(word, []).append((one, mention))
        return found

    def _offices_of(self, one: Individual, mention: Person) -> tuple[str, ...]:
        """The words of a person's offices; a counterpart's are those of whose counterpart it is."""
        words = _office_words(mention, self.language)
        if self.grammar.counterparts.isdisjoint(words):
            return words
        return words + _words(self.identities.identity_of(one).role)

    def _fit(self, person: Person, other: Person, theirs: tuple[str, ...]) -> int:
        """How well an office alone fits a mention with a name and its offices; 0 where it can't be the same."""
        role = _words(person.role)
        if not role:
            return 0
        if person.country and other.country and person.country != other.country:
            return 0
        same = bool(person.organisation and other.organisation and self.same(person.organisation, other.organisation))
        if person.organisation and other.organisation and not same:
            return 0
        if person.gender and other.gender and person.gender != other.gender:
            return 0
        compatriots = person.country is not None and person.country == other.country
        if not theirs:
            return 1 if same or (compatriots and "*" in self.broader.get(role[-1], ())) else 0
        owned = self._first_word(person) in self.grammar.owner_things
        if set(role) <= set(theirs):
            return 8 if same else 0 if owned else 6 if compatriots else 5
        vague = all(word in self.grammar.vague_modifiers for word in role[:-1])
        if owned or not (same or compatriots or vague):
            return 0
        return (7 if same else 3 if compatriots else 2) if self._covers(role[-1], " ".join(theirs), other) else 0

    def _is_elsewhere(self, person: Person, one: Individual) -> bool:
        """Whether an office alone is one of another country than a person of the article."""
        country = self.identities.identity_of(one).country if person.country else None
        return country is not None and country != person.country

    def _covers(self, noun: str, theirs: str, other: Person) -> bool:
        """Whether a broader noun may stand for an office: "the officer" for an inspector."""
        narrower = self.broader.get(noun, ())
        if "*" in narrower:
            return bool(other.role and (other.organisation or other.country))
        office = theirs.split(" of ", maxsplit=1)[0]
        return any(office.endswith(word) for word in narrower)

    def same(self, first: str, second: str) -> bool:
        """Whether two names mean one organisation, or one a part of the other."""
        shorter, longer = sorted((first, second), key=len)
        if shorter.isupper() and shorter == "".join(word[0] for word in longer.split() if word[0].isupper()):
            return True
        shorter, longer = shorter.casefold(), longer.casefold()
        whole = len(shorter.split()) > 1 and shorter in longer
        if shorter == longer or whole or longer.startswith((f"{shorter} ", f"{shorter}’s ", f"{shorter}'s ")):
            return True
        key = key_of(first)
        return key is not None and key == key_of(second)

    def _listed(self, person: Person) -> Identity | None:
        on = self.document.published_on
        if on is None or not person.role:
            return None
        organisation = person.organisation
        body = key_of(organisation) if organisation else person.country
        if body is None and organisation is None and (dominant := self.identities.dominant):
            body, organisation = dominant.key, dominant.name
        holder = holder_of(body, person.role, on) if body else None
        if holder is None:
            return None
        return Identity(holder.name, holder.office.split("|")[0], organisation, person.country, holder.gender)

    def _fuller(self, person: Person) -> Person | None:
        """The same office where the article names it more fully before: "the Inspector General" of "... of Police"."""
        key = (_words(person.role), person.organisation, person.country)
        if key not in self._fullest:
            self._fullest[key] = next((p for p in self._unnamed if self._is_fuller(p, person)), None)
        fuller = self._fullest[key]
        return fuller if fuller and fuller.span.start < person.span.start else None

    @cached_property
    def _unnamed(self) -> list[Person]:
        """The first mention of each office that stands without a name."""
        offices: dict[tuple[str | None, str | None, str | None], Person] = {}
        for person in self.document.people:
            if not person.name and not person.is_group:
                offices.setdefault((person.role, person.organisation, person.country), person)
        return list(offices.values())

    def _is_fuller(self, other: Person, person: Person) -> bool:
        """Whether another office alone may be the same and says more."""
        role, theirs = _words(person.role), _words(other.role)
        if not set(role) <= set(theirs):
            return False
        if person.organisation and (not other.organisation or not self.same(person.organisation, other.organisation)):
            return False
        if person.country and other.country != person.country:
            return False
        return len(theirs) > len(role) or bool(other.organisation and not person.organisation)

    def _guest(self, person: Person) -> Individual | None:
        """ "The visitor", "his guest": the named person before it who is not the host, where only one is left."""
        before = [one for one in self.identities.individuals if one.start < person.span.start]
        if self._first_word(person) in self.grammar.owner_people:
            owner = self.identities.antecedent(person.span.start, self._first_word(person))
            before = [one for one in before if owner is None or one.name != owner.name]
        else:
            before = [one for one in before if self._is_foreign(one)] or before
        return before[0] if before else None

    def _is_foreign(self, one: Individual) -> bool:
        """Whether a person comes from another country than the one the article is dated in, or another body than its own."""
        identity = self.identities.identity_of(one)
        if self.document.dateline_country and identity.country:
            return identity.country != self.document.dateline_country
        dominant = self.identities.dominant
        return not (dominant and identity.organisation and self.same(dominant.name, identity.organisation)) and bool(
            identity.country
        )


@lru_cache(maxsize=4096)
def _words(role: str | None) -> tuple[str, ...]:
    return tuple((role or "").casefold().replace("-", " ").split())


def _office_words(person: Person, language: str) -> tuple[str, ...]:
    """The words of a named person's office and form of address, with those that are in short spelled out."""
    in_short = abbreviated_ranks(language)
    words = _words(person.role) + _words(person.honorific)
    return words + tuple(full for word in words for full in _words(in_short.get(word.rstrip("."))))
