"""Who is who in one article: every mention of a person resolved to name, role, organisation and country.

Belongs here: coreference inside an article, then the reference of office holders at its date. Stays out: the same person
across articles (the identity room).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.language.mentions import Identity, Organisation, Person
from pipeline.language.reference import holder_of, organisation_index
from pipeline.language.shapes import given_names
from pipeline.language.text import Span

if TYPE_CHECKING:
    from pipeline.language.document import Document

_GENDERS = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_TOP = frozenset({"chief", "head", "boss", "leader"})
_LEADERS = (
    "secretary general",
    "director general",
    "executive director",
    "president",
    "director",
    "commissioner",
    "chief",
    "head",
)
_BACK = 4
"""Paragraphs before a pronoun in which its antecedent is sought."""


def folded(name: str) -> str:
    """A name for comparison: without diacritics, case, marks."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(bare.casefold().replace("-", " ").replace(".", " ").replace("’", "'").split())


@dataclass
class Individual:
    """One person of the article, with all mentions that name them."""

    name: str
    words: tuple[str, ...]
    mentions: list[Person] = field(default_factory=list)
    gender: str | None = None
    identity: Identity = field(default_factory=lambda: Identity(None))


class Identities:
    """The people of one article and what refers to them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.people = document.people
        self.starts = [p.span.start for p in self.people]
        self.individuals: list[Individual] = []
        self._by_mention: dict[Span, Individual] = {}
        self._name_all()
        for one in self.individuals:
            self._settle(one)

    # -- names --------------------------------------------------------------------------------------------------------

    def _name_all(self) -> None:
        named = [p for p in self.people if p.name]
        by_length = sorted(named, key=lambda p: -len(folded(p.name or "").split()))
        for person in by_length:
            words = tuple(folded(person.name or "").split())
            one = self._match(words, person)
            if one is None:
                one = Individual(person.name or "", words)
                self.individuals.append(one)
            one.mentions.append(person)
            self._by_mention[person.span] = one
        for one in self.individuals:
            one.mentions.sort(key=lambda p: p.span.start)
        self.individuals.sort(key=lambda i: i.mentions[0].span.start)

    def _match(self, words: tuple[str, ...], person: Person) -> Individual | None:
        fitting = [one for one in self.individuals if _part_of(words, one.words)]
        if person.gender and len(fitting) > 1:
            of_gender = [one for one in fitting if self._gender(one) in (None, person.gender)]
            fitting = of_gender or fitting
        if len(fitting) > 1 and person.honorific:
            ranked = [one for one in fitting if any(m.honorific == person.honorific for m in one.mentions)]
            fitting = ranked or fitting
        if len(fitting) > 1:
            before = [one for one in fitting if min(m.span.start for m in one.mentions) < person.span.start]
            fitting = sorted(
                before or fitting, key=lambda o: min(abs(m.span.start - person.span.start) for m in o.mentions)
            )
        return fitting[0] if fitting else None

    def _gender(self, one: Individual) -> str | None:
        if one.gender is None:
            told = next((m.gender for m in one.mentions if m.gender), None)
            if told is None and len(one.words) > 1:
                told = given_names().get(one.name.replace(".", " ").split()[0].split("-")[0])
            one.gender = told if told in ("f", "m") else None
        return one.gender

    def _settle(self, one: Individual) -> None:
        """Role, organisation and country from the fullest introduction, what it lacks from the other mentions."""
        ranked = sorted(
            one.mentions, key=lambda m: (m.role is None, m.role == m.honorific, m.organisation is None, m.span.start)
        )
        first = ranked[0]
        role = first.role
        organisation = first.organisation or next((m.organisation for m in ranked if m.organisation), None)
        country = first.country or next((m.country for m in ranked if m.country), None)
        one.identity = Identity(one.name, role, organisation, country, self._gender(one))

    # -- look-ups -----------------------------------------------------------------------------------------------------

    def of(self, mention: Person | Span) -> Identity:
        """Who a mention or the words at a span stand for; an Identity without a name for who is not named."""
        person = mention if isinstance(mention, Person) else self._at(mention)
        if person is None:
            assert isinstance(mention, Span)
            return self._of_words(mention)
        one = self._by_mention.get(person.span)
        if one is not None:
            return one.identity
        if person.name or person.is_group:
            return Identity(person.name, person.role, person.organisation, person.country, person.gender)
        return self._of_office(person)

    def _at(self, span: Span) -> Person | None:
        """The mention at a span: the same span, else the first that it covers or that covers it."""
        at = max(bisect_left(self.starts, span.start) - 3, 0)
        near = [p for p in self.people[at : at + 12] if p.span.overlaps(span)]
        for person in near:
            if person.span == span:
                return person
        inside = [p for p in near if span.covers(p.span) or p.span.covers(span)]
        return min(inside, key=lambda p: (p.name is None, p.span.start)) if inside else None

    def _of_words(self, span: Span) -> Identity:
        words = span.of(self.document.text).strip()
        if words.lower() in _GENDERS or words.lower() in ("it", "they", "who"):
            return self.antecedent(span.start, words) or Identity(None)
        organisation = self._organisation_at(span)
        if organisation:
            return Identity(None, None, organisation.name, organisation.country)
        return Identity(None)

    def _organisation_at(self, span: Span) -> Organisation | None:
        return next((o for o in self.document.organisations if span.overlaps(o.span)), None)

    # -- offices ------------------------------------------------------------------------------------------------------

    def _of_office(self, person: Person) -> Identity:
        """The holder of an office in this article, else by the reference at the article's date, else the bare office."""
        one = self._holder_here(person)
        if one:
            return one.identity
        listed = self._holder_listed(person)
        return listed or Identity(None, person.role, person.organisation, person.country)

    def _holder_here(self, person: Person) -> Individual | None:
        role = folded(person.role or "")
        words = self.document.text[person.span.start : person.span.end].lower()
        if not role or words.split(" ", 1)[0] in ("a", "an", "one", "another", "its", "his", "her", "their"):
            return None
        best: tuple[int, int, Individual] | None = None
        for one in self.individuals:
            score = max((self._fits(role, person, m) for m in one.mentions), default=0)
            if score:
                before = one.mentions[0].span.start < person.span.start
                near = max((m.span.start for m in one.mentions if m.span.start < person.span.start), default=-1)
                key = (score + 2 * before, near)
                if best is None or key > best[:2]:
                    best = (*key, one)
        return best[2] if best else None

    def _fits(self, role: str, person: Person, other: Person) -> int:
        """How well an office alone fits a mention with a name; 0 where it can't be the same."""
        its = folded(f"{other.role or ''} {other.honorific or ''}")
        if not its.strip():
            return 0
        if person.country and other.country and person.country != other.country:
            return 0
        same_body = bool(
            person.organisation and other.organisation and self._same_body(person.organisation, other.organisation)
        )
        if person.organisation and other.organisation and not same_body:
            return 0
        head = role.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]
        if set(role.split()) <= set(its.split()):
            return 6 if same_body else 4
        if role.rsplit(maxsplit=1)[-1] in _TOP or head in _TOP:
            leads = any(its.startswith(leader) for leader in _LEADERS)
            if leads and same_body:
                return 5
        return 0

    def _same_body(self, one: str, other: str) -> bool:
        if folded(one) == folded(other):
            return True
        return self._key(one) is not None and self._key(one) == self._key(other)

    def _key(self, organisation: str) -> str | None:
        words = organisation.replace("’s", "").split()
        match = organisation_index().match(words, 0) if words else None
        return match[1].key if match and match[0] == len(words) else None

    def _holder_listed(self, person: Person) -> Identity | None:
        on = self.document.published_on
        if on is None or not person.role:
            return None
        body = self._key(person.organisation) if person.organisation else person.country
        holder = holder_of(body, person.role, on) if body else None
        if holder is None:
            return None
        office = holder.office.split("|")[0]
        return Identity(holder.name, office, person.organisation, person.country, holder.gender)

    # -- pronouns -----------------------------------------------------------------------------------------------------

    def antecedent(self, position: int, pronoun: str) -> Identity | None:
        """Who a pronoun at a character position stands for; null where nothing before it fits."""
        lower = pronoun.lower()
        if lower in ("it", "its"):
            return self._antecedent_body(position)
        gender = _GENDERS.get(lower)
        document = self.document
        here = document.sentence_at(position)
        index = document.sentences.index(here)
        for back in range(index, -1, -1):
            sentence = document.sentences[back]
            if back < index - 8:
                break
            before = [
                p
                for p in self.people
                if sentence.start <= p.span.start < min(sentence.end, position) and not p.is_group
            ]
            for person in before:
                identity = self.of(person)
                if identity.name and (gender is None or identity.gender in (None, gender)):
                    return identity
        return None

    def _antecedent_body(self, position: int) -> Identity | None:
        document = self.document
        before = [o for o in document.organisations if o.span.start < position]
        if not before:
            return None
        here = document.sentence_at(position)
        index = document.sentences.index(here)
        for back in range(index, max(index - 4, -1), -1):
            sentence = document.sentences[back]
            for organisation in before:
                if sentence.start <= organisation.span.start < min(sentence.end, position):
                    return Identity(None, None, organisation.name, organisation.country)
        return None


def _part_of(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a shorter form of a name belongs to a longer one: its words in order, without gaps but for middle names."""
    size = len(words)
    if size > len(whole):
        return False
    if any(whole[i : i + size] == words for i in range(len(whole) - size + 1)):
        return True
    rest = iter(whole)
    return size > 1 and words[0] == whole[0] and all(word in rest for word in words)
