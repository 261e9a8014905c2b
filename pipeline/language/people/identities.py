"""Who is who in one article: every mention of a person resolved to name, role, organisation and country.

Belongs here: names that stand for one person, and what the article says of that person. Stays out: offices without a name
(`holders.py`), descriptions (`callbacks.py`), pronouns (`pronouns.py`), roles (`roles.py`), and the same person across
articles (the identity room).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.language.mentions import Identity, Organisation, Person
from pipeline.language.people.callbacks import Callbacks
from pipeline.language.people.holders import Holders
from pipeline.language.people.individuals import Individual, folded, part_of
from pipeline.language.people.names import may_name, name_from
from pipeline.language.people.pronouns import Antecedents
from pipeline.language.people.roles import Roles
from pipeline.language.places.lookups import country_at
from pipeline.language.shapes import Is, given_names, name_lexicon
from pipeline.language.text import Span

if TYPE_CHECKING:
    from pipeline.language.document import Document

_IN_TITLE = Span(-1, -1)
"""Where a mention stands that only the title has: before everything."""


class Identities:
    """The people of one article and what refers to them."""

    __deletable__ = ("_antecedents", "_callbacks", "_holders", "_roles")  # of which compiled code has to be told

    def __init__(self, document: Document) -> None:
        self.document = document
        self.people = document.people
        self.lexicon = name_lexicon(document.language)
        self.individuals: list[Individual] = []
        self._starts = [p.span.start for p in self.people]
        self._by_mention: dict[Span, Individual] = {}
        self._by_word: dict[str, list[Individual]] = {}
        self._offices: dict[Span, Identity] = {}
        self._antecedents = Antecedents(document, self.of, self._told_gender, self.lexicon.grammar)
        self._roles = Roles(self)
        self._holders = Holders(self)
        self._callbacks = Callbacks(self)
        self._name_all()
        self._hear()
        self._callbacks.adopt()
        self._offices.clear()
        self._antecedents.forget()

    def forget(self) -> None:
        """Lets go of what refers back to it; nothing can be asked afterwards."""
        del self._antecedents, self._callbacks, self._holders, self._roles

    # -- look-ups -----------------------------------------------------------------------------------------------------

    def of(self, mention: Person | Span) -> Identity:
        """Who a mention or the words at a span stand for; without a name for who is not named."""
        person = mention if isinstance(mention, Person) else self._at(mention)
        if person is None:
            assert isinstance(mention, Span)
            return self._of_words(mention)
        one = self._by_mention.get(person.span)
        if one is not None:
            return self.identity_of(one)
        if person.name or person.is_group:
            return self.bare(person)
        if person.span not in self._offices:
            self._offices[person.span] = self.bare(person)  # what a circle of references comes back to
            self._offices[person.span] = self._holders.of(person)
        return self._offices[person.span]

    def identity_of(self, one: Individual) -> Identity:
        """Name, role, organisation and country of a person of the article."""
        if one.identity is None:
            one.identity = Identity(one.name, gender=self.gender_of(one))  # what a circle of references comes back to
            one.identity = self._roles.settled(one)
        return one.identity

    def antecedent(self, position: int, pronoun: str) -> Identity | None:
        """Who a pronoun at a character position stands for; null where nothing before it fits."""
        return self._antecedents.of(position, pronoun)

    def called_back(self, span: Span, *, by_words: bool = False) -> Individual | None:
        """The named person whom a definite description calls back: "the corporal", "the Canadian"; null where none does."""
        return self._callbacks.of(span, by_words=by_words)

    def apposed(self, person: Person) -> Individual | None:
        """The named person whom an office alone stands in apposition to: "the driver, Ada Brandt,"."""
        return self._holders.apposed(person)

    def adopt(self, one: Individual, person: Person) -> None:
        """Gives a person what a description says where the person's own phrases say nothing."""
        known, told = self.identity_of(one), self.bare(person)
        if known.role is None:
            one.identity = replace(
                known,
                role=told.role,
                organisation=known.organisation or told.organisation,
                country=known.country or told.country,
            )

    def same(self, first: str, second: str) -> bool:
        """Whether two names mean one organisation, or one a part of the other."""
        return self._holders.same(first, second)

    def is_oblique(self, position: int) -> bool:
        """Whether a mention stands behind a preposition, so that it is no subject."""
        return self._antecedents.is_oblique(position)

    def bare(self, person: Person) -> Identity:
        """What the words of a mention say themselves, with the country they imply."""
        return self._roles.bare(person)

    @property
    def dominant(self) -> Organisation | None:
        """The organisation that an article is mostly about, if there is one."""
        return self._roles.dominant

    def _at(self, span: Span) -> Person | None:
        """The mention at a span: the same, else the first inside it, the one around it, one that overlaps it."""
        at = max(bisect_left(self._starts, span.start) - 3, 0)
        near = [p for p in self.people[at : at + 12] if p.span.overlaps(span)]
        exact = [p for p in near if p.span == span]
        inside = [p for p in near if span.covers(p.span)]
        around = [p for p in near if p.span.covers(span)]
        if not exact and not inside and any(o.span == span for o in self.document.organisations):
            return None  # the body in "INTERPOL Secretary General" is not its Secretary General
        return next(iter(exact + inside + around + [p for p in near if p.name]), None)

    def _of_words(self, span: Span) -> Identity:
        words = span.of(self.document.text).strip()
        if words.lower() in self.lexicon.grammar.pronouns:
            return self.antecedent(span.start, words) or Identity(None)
        if again := self.called_back(span):
            return self.identity_of(again)
        organisation = next((o for o in self.document.organisations if span.overlaps(o.span)), None)
        if organisation:
            return Identity(None, None, organisation.name, organisation.country)
        return self._by_shape(span) or Identity(None, None, self._lower_body(span))

    def _by_shape(self, span: Span) -> Identity | None:
        """Words that look like a name: a person of the article, a person, or a body in capitals ("CNN")."""
        shapes = self.document.shapes
        tokens = shapes.between(span.start, span.end)
        if not tokens or not shapes.capital[tokens.start]:
            return None
        words = shapes.slice(tokens.start, tokens.stop)
        if len(tokens) == 1 and words.isupper() and len(words) > 1 and not shapes.classes[tokens.start]:
            return Identity(None, None, words)
        if name_from(shapes, tokens.start, trusted=True) != tokens.stop or country_at(shapes, tokens.start)[0]:
            return None
        name = tuple(folded(words).split())
        one = next((one for one in self._by_word.get(name[0], ()) if part_of(name, one.words)), None)
        return self.identity_of(one) if one else Identity(words)

    def _lower_body(self, span: Span) -> str | None:
        """A body that no capital marks: "the country's disaster council", "the regulator"."""
        shapes = self.document.shapes
        tokens = shapes.between(span.start, span.end)
        first = tokens.start
        for index in tokens:
            if shapes.possessive(index) or shapes.classes[index] & Is.FUNCTION:
                if index > first and not shapes.possessive(index):
                    return None
                first = index + 1
            elif shapes.classes[index] & Is.KIND and (
                index + 1 not in tokens or shapes.classes[index + 1] & Is.FUNCTION
            ):
                return shapes.slice(first, index + 1)
        return None

    # -- names --------------------------------------------------------------------------------------------------------

    def _name_all(self) -> None:
        self._read_title()
        named = [p for p in self.people if p.name]
        for person in sorted(named, key=lambda p: -len(folded(p.name or "").split())):
            words = tuple(folded(person.name or "").split())
            one = self._match(words, person)
            if one is None:
                one = self._new(Individual(person.name or "", words))
            one.mentions.append(person)
            self._by_mention[person.span] = one
        for one in self.individuals:
            one.mentions.sort(key=lambda p: p.span.start)
        self.individuals.sort(key=lambda one: one.start)

    def _read_title(self) -> None:
        """The full names that only the title gives."""
        heading = self.document.heading
        if heading is None or heading.text in self.document.text or not may_name(heading.shapes):
            return
        for person in heading.people:
            words = tuple(folded(person.name or "").split())
            if person.name and len(words) > 1:
                self._new(Individual(person.name, words, [replace(person, span=_IN_TITLE)]))

    def _new(self, one: Individual) -> Individual:
        self.individuals.append(one)
        for word in dict.fromkeys(one.words):
            self._by_word.setdefault(word, []).append(one)
        return one

    def _match(self, words: tuple[str, ...], person: Person) -> Individual | None:
        """The person whom a shorter form of a name means: of several by gender, by honorific, by nearness."""
        fitting = [one for one in self._by_word.get(words[0], ()) if part_of(words, one.words)]
        if person.gender and len(fitting) > 1:
            fitting = [one for one in fitting if self.gender_of(one) in (None, person.gender)] or fitting
        if person.honorific and len(fitting) > 1:
            fitting = [one for one in fitting if any(m.honorific == person.honorific for m in one.mentions)] or fitting
        if len(fitting) > 1:
            start = person.span.start
            before = [
                one for one in fitting if min((m.span.start for m in one.mentions), default=-1) < start
            ] or fitting
            return min(before, key=lambda one: min((abs(m.span.start - start) for m in one.mentions), default=start))
        return fitting[0] if fitting else None

    def gender_of(self, one: Individual) -> str | None:
        """`f` or `m` by a form of address or noun, else as the given name suggests."""
        if one.gender is None:
            told = next((m.gender for m in one.mentions if m.gender), None)
            if told is None and len(one.words) > 1:
                told = given_names().get(one.name.replace(".", " ").split()[0].split("-")[0])
            one.gender = told if told in ("f", "m") else None
        return one.gender

    def _told_gender(self, person: Person) -> str | None:
        """The gender that a form of address or a noun tells of a named person, anywhere in the article."""
        one = self._by_mention.get(person.span)
        return next((m.gender for m in one.mentions if m.gender), None) if one else person.gender

    def _hear(self) -> None:
        """Adds what sentences say of a person through a pronoun, where the person's own phrases say less."""
        for told in self.document.told:
            identity = self.antecedent(told.position, told.pronoun)
            one = next((one for one in self.individuals if identity and one.name == identity.name), None)
            if one is None or one.identity is None:
                continue
            body = told.body or (told.office.body if told.office else None)
            bare = one.identity.role is None or any(one.identity.role == m.honorific for m in one.mentions)
            role = self.document.shapes.slice(*told.office.role) if told.office and bare else one.identity.role
            mention = body.mention(self.document.shapes) if body and one.identity.organisation is None else None
            one.identity = replace(
                one.identity,
                role=role,
                organisation=mention.name if mention else one.identity.organisation,
                country=one.identity.country or (mention.country if mention else None),
            )
            self._antecedents.forget()
