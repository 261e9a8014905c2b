"""What stands behind the head of an office: "of the French National Police", "for Counter-Terrorism", "at Europol".

Belongs here: which phrases belong to the office, and what each gives: its role, its organisation or its country. Stays
out: what stands before the head (`offices.py`).
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.language.people.bodies import Found, lower_body
from pipeline.language.people.head_first import adjectives
from pipeline.language.places.lookups import city_at, country_at
from pipeline.language.shapes import Is, Shapes, given_names

if TYPE_CHECKING:
    from pipeline.language.people.offices import Office

_MOST_COMPLEMENTS = 4
_LONGEST_PHRASE = 8
_LONGEST_PROPER = 2


def read_complements(shapes: Shapes, office: Office, core: int, by_first: dict[int, Found]) -> int:
    """Reads the phrases behind an office, sets its organisation, country and end; returns where its role ends."""
    return _Complements(shapes, office, by_first).read(core)


class _Complements:
    """The reading of one office: `role_after` moves on with every phrase, until one closes the role."""

    def __init__(self, shapes: Shapes, office: Office, by_first: dict[int, Found]) -> None:
        self.shapes = shapes
        self.office = office
        self.by_first = by_first
        self.closed = False

    def read(self, core: int) -> int:
        shapes, office, grammar = self.shapes, self.office, self.shapes.grammar
        role_after = at = self._bracketed(self._field(self._demonym(core)))
        for count in range(_MOST_COMPLEMENTS):
            if at + 1 >= shapes.count or not shapes.joined(at):
                break
            preposition = shapes.lowers[at]
            if preposition not in grammar.of | grammar.source and preposition not in office.noun.takes.split():
                break
            article = shapes.lowers[at + 1] in grammar.articles | grammar.possessors
            start = at + 1 + article
            if start >= shapes.count or start in shapes.line_starts:
                break
            out = preposition in grammar.source and preposition not in office.noun.takes.split()
            end = self._body(start, preposition, article) or self._country(start, preposition) or self._city(start, out)
            if end is None:
                end = start if out or (count and preposition == "at") else self._domain(start, preposition, count)
                if end == start:
                    break
                office.country = office.country or self._place_inside(start, end)
            at, inside = abs(end), end > 0
            if inside and not self.closed and not out:
                role_after = at
            else:
                self.closed = True
        if at == role_after > core:
            at = self._bracketed(at)  # "Commissioner of Police (ag)"
        office.after = max(at, role_after)
        return role_after

    def _demonym(self, core: int) -> int:
        """The token after a demonym behind the head: "ministro peruano"."""
        if not self.shapes.grammar.head_first or core >= self.shapes.count:
            return core
        size, country = country_at(self.shapes, core)
        if size:
            self.office.country = self.office.country or country
        return core + size

    def _field(self, core: int) -> int:
        """The token after a field in capitals before the name: "Director General Operations Ada Brandt"."""
        shapes = self.shapes
        at = core
        while at < shapes.count and at - core < 3 and self._is_capital(at):
            if shapes.classes[at] & (Is.TIME | Is.OFFICE | Is.OFFICES | Is.HONORIFIC | Is.RANK):
                return core
            if not shapes.classes[at] & (Is.NOT_NAME | Is.MODIFIER):
                return at if shapes.capital[core - 1] and shapes.words[at][-1].isalpha() else core
            at += 1
        return core

    def _bracketed(self, core: int) -> int:
        """The token after a word in brackets behind the head: "deputy director (operations)"."""
        words = self.shapes.words
        if core + 2 < self.shapes.count and words[core] == "(" and words[core + 2] == ")" and words[core + 1].islower():
            return core + 3
        return core

    def _body(self, start: int, preposition: str, article: bool) -> int | None:
        """Reads an organisation; the token after it, negative where it is no part of the role."""
        found = self.by_first.get(start) or self._owned(start)
        if found is None:
            return self._unlisted(start, article)
        after = found.after + found.brackets
        short = not article and found.entry is None and found.after - found.first < 3 and not found.country
        short = short and not self.shapes.words[found.first].isupper()
        if preposition == "of" and (short or (not article and self._another_body(after))):
            return after  # "Director General of Judicial Police at the Ministry": what it is director of
        office = self.office
        office.body = office.body or found
        office.country = office.country or found.country
        if preposition in self.shapes.grammar.of and article and self._goes_on(after):
            return self._plain(after)
        return -after

    def _another_body(self, at: int) -> bool:
        shapes = self.shapes
        if at + 1 >= shapes.count or shapes.lowers[at] not in shapes.grammar.of | shapes.grammar.source:
            return False
        return at + 1 in self.by_first or (shapes.lowers[at + 1] in shapes.grammar.articles and at + 2 in self.by_first)

    def _owned(self, start: int) -> Found | None:
        """An organisation behind a possessor: "of the country's Judicial Agency"."""
        shapes = self.shapes
        for index in range(start, min(start + 4, shapes.count)):
            if shapes.possessive(index):
                return self.by_first.get(index + 1)
            if shapes.classes[index] & Is.FUNCTION or not shapes.words[index][0].isalpha():
                break
        return None

    def _unlisted(self, start: int, article: bool) -> int | None:
        """A body that only its place in the phrase tells: a proper noun, or a noun for a body in lower case."""
        office = self.office
        if office.body is None and (found := proper_body(self.shapes, start)):
            office.body = found
            return -found.after
        if office.body is None and article and (found := lower_body(self.shapes, start)):
            office.body = found
            return found.after  # "chief of the national police": part of the role too
        return None

    def _country(self, start: int, preposition: str) -> int | None:
        size, country = country_at(self.shapes, start)
        if not size or self._goes_on(start + size) or self._is_capital(start + size):
            return None
        self.office.country = self.office.country or country
        return start + size if preposition == "to" else -(start + size)

    def _city(self, start: int, out: bool) -> int | None:
        """A city behind "in", "from": it tells the country and is no part of the role."""
        if not out:
            return None
        size, country = city_at(self.shapes, start)
        if not size:
            return None
        self.office.country = self.office.country or country
        return -(start + size)

    def _is_capital(self, index: int) -> bool:
        return index < self.shapes.count and self.shapes.joined(index) and self.shapes.capital[index]

    def _goes_on(self, after: int) -> bool:
        """Whether lower-case nouns carry a phrase on: "the UNODC programme", "the Costa Rican delegation"."""
        shapes = self.shapes
        if after >= shapes.count or after in shapes.line_starts or shapes.possessive(after - 1):
            return False
        lower = shapes.lowers[after]
        if not lower.isalpha() or shapes.capital[after] or lower.endswith("ed"):
            return False
        return not shapes.classes[after] & (Is.FUNCTION | Is.VERB)

    def _domain(self, start: int, preposition: str, count: int) -> int:
        """The token after what an office is for: "Public Security", "the Interior", "organised crime"."""
        shapes, office = self.shapes, self.office
        if shapes.capital[start]:
            if self._is_person(start):
                return start
            return self._head_first(start) if shapes.grammar.head_first else self._capitals(start)
        if count or preposition == "at" or (preposition == "for" and office.plural):
            return start
        return self._plain(start)

    def _head_first(self, start: int) -> int:
        """The token after "Sécurité publique et de l'Immigration": adjectives behind a capital noun, and a second noun."""
        shapes = self.shapes
        at = adjectives(shapes, start)[0]
        joined = at + 1
        if (
            at + 2 < shapes.count
            and shapes.lowers[at] in shapes.grammar.and_
            and shapes.lowers[joined] in shapes.grammar.joining
        ):
            joined += 1
            joined += shapes.lowers[joined] in shapes.grammar.articles
            if joined < shapes.count and shapes.capital[joined] and not self._is_office(joined):
                return adjectives(shapes, joined)[0]
        return at

    def _is_person(self, start: int) -> bool:
        """Whether a personal name follows: "a supporter of Ada Brandt"."""
        shapes = self.shapes
        return (
            not shapes.classes[start] and shapes.words[start] in given_names() and self._is_capital(start + 1)
        ) or bool(shapes.classes[start] & Is.HONORIFIC and not shapes.classes[start] & (Is.NOT_NAME | Is.OFFICE))

    def _plain(self, start: int) -> int:
        """The token after the lower-case nouns from `start`, with a phrase in "on", "for" or "of" behind them."""
        shapes = self.shapes
        at = start
        while at < shapes.count and at - start < _LONGEST_PHRASE and (at == start or at not in shapes.line_starts):
            lower, classes = shapes.lowers[at], shapes.classes[at]
            if not lower.replace("-", "").isalpha() or (shapes.capital[at] and at > start):
                break
            opens = at == start or shapes.lowers[at - 1] in shapes.grammar.joining
            if classes & Is.FUNCTION:
                if (
                    opens
                    or lower not in shapes.grammar.joining
                    or at + 1 >= shapes.count
                    or shapes.classes[at + 1] & Is.FUNCTION
                ):
                    break
            elif (classes & Is.VERB or lower.endswith("ed")) and not (opens and lower.endswith("ed")):
                break
            at += 1
        while at > start and shapes.lowers[at - 1] in shapes.grammar.joining:
            at -= 1
        return at

    def _capitals(self, start: int) -> int:
        """The token after a domain in capitals: "Public Security", "Europe and the Middle East"."""
        shapes = self.shapes
        at = start
        while at < shapes.count and (at == start or shapes.joined(at)):
            if shapes.capital[at]:
                size = city_at(shapes, at)[0] if shapes.classes[at] else 0
                if at > start and size < 2 and self._is_other(at):
                    break
                at += max(size, 1)
                continue
            if shapes.lowers[at] not in shapes.grammar.and_ | shapes.grammar.joining or at == start:
                break
            following = at + 1 + (at + 1 < shapes.count and shapes.lowers[at + 1] in shapes.grammar.articles)
            if following >= shapes.count or not shapes.capital[following] or following in shapes.line_starts:
                break
            if (self._is_office(following) and not self._is_only_domain(following)) or following in self.by_first:
                break
            if country_at(shapes, following)[0] or (
                shapes.lowers[at] not in shapes.grammar.and_ and following > at + 1
            ):
                break
            at = following
        return at

    def _is_other(self, index: int) -> bool:
        """Whether a capital word begins the next phrase: a form of address, a rank, the holder's name."""
        classes = self.shapes.classes[index]
        if classes & (Is.HONORIFIC | Is.RANK) and not classes & Is.NOT_NAME:
            return True
        joined = self.shapes.lowers[index - 1] in self.shapes.grammar.and_ and self._is_capital(index + 1)
        if joined and self.shapes.classes[index + 1] & (Is.NOT_NAME | Is.KIND):
            return False  # "Organized and Emerging Crime"
        known = Is.NOT_NAME | Is.KIND | Is.MODIFIER | Is.OFFICE | Is.OFFICES | Is.FUNCTION
        return not classes & known and not country_at(self.shapes, index)[0] and index not in self.by_first

    def _is_office(self, index: int) -> bool:
        return bool(self.shapes.classes[index] & (Is.OFFICE | Is.OFFICES | Is.MODIFIER | Is.HONORIFIC))

    def _is_only_domain(self, index: int) -> bool:
        """Whether a word such as "Security" is no modifier of another office: "Justice and Security, Ada Brandt"."""
        classes = self.shapes.classes
        if classes[index] & (Is.OFFICE | Is.OFFICES | Is.HONORIFIC):
            return False
        behind = range(index + 1, min(index + 4, self.shapes.count))
        joined = takewhile(lambda at: self.shapes.joined(at) and self.shapes.capital[at], behind)
        return not any(classes[at] & (Is.OFFICE | Is.OFFICES) for at in joined)

    def _place_inside(self, start: int, end: int) -> str | None:
        for index in range(start, end):
            if self.shapes.capital[index]:
                _, country = country_at(self.shapes, index)
                if country is None and not self.shapes.classes[index]:
                    _, country = city_at(self.shapes, index)
                if country:
                    return country
        return None


def proper_body(shapes: Shapes, start: int) -> Found | None:
    """A proper noun that is no word of an office's domain, no place and no person: "director of Kelvarin"."""
    at = start
    while at < shapes.count and shapes.capital[at] and (at == start or shapes.joined(at)):
        word = shapes.words[at]
        if shapes.classes[at] or word in given_names() or shapes.lowers[at] in shapes.seen or not word.isalpha():
            return None
        at += 1
    if at == start or at - start > _LONGEST_PROPER or country_at(shapes, start)[0] or city_at(shapes, start)[0]:
        return None
    return Found(start, at, kind="body")
