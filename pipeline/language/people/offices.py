"""Offices as noun phrases: "the Organization's acting Director of Operational Support", "head of the Harare Bureau".

Belongs here: the head of an office and what stands before it. Stays out: whether a noun is one (`office_heads.py`), what stands
behind it (`complements.py`), and whose office it is (`identities.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.people.bodies import Found
from pipeline.language.people.complements import read_complements
from pipeline.language.people.office_heads import (
    is_adjective,
    is_compound,
    is_third_person,
    is_verb,
    is_verb_of_office,
    last_head,
)
from pipeline.language.places.lookups import country_at, country_before
from pipeline.language.shapes import Is, OfficeNoun, Shapes, given_names

_MOST_MODIFIERS = 6


@dataclass(slots=True)
class Office:
    """An office on tokens. `first` to `after` is the whole phrase, with determiner and possessor."""

    first: int
    head: int
    after: int
    noun: OfficeNoun
    plural: bool
    role: tuple[int, int] = (0, 0)
    """First token of the role and the one after it."""
    determiner: str | None = None
    owner: str | None = None
    """The possessor in the words of the text, where it is neither a country nor an organisation: "the country's", "its"."""
    body: Found | None = None
    """The organisation that the phrase names."""
    country: str | None = None

    @property
    def owner_noun(self) -> str:
        """The last word of the possessor, without its ending: "country" of "the country's"."""
        words = (self.owner or "").lower().split()
        return words[-1].removesuffix("'s").removesuffix("’s") if words else ""


class OfficeFinder:
    """Reads offices off the tokens of one text, whose organisations are known."""

    def __init__(self, shapes: Shapes, organisations: list[Found]) -> None:
        self.shapes = shapes
        self.by_first = {o.first: o for o in organisations}
        self.by_last = {o.after: o for o in organisations}
        self.inside = {i for o in organisations for i in range(o.first, o.after + o.brackets)}

    def find(self) -> list[Office]:
        """Every office of the text, by first token, without overlap."""
        shapes = self.shapes
        found: list[Office] = []
        reached = 0
        for index in shapes.of(Is.OFFICE | Is.OFFICES):
            if index < reached or index in self.inside:
                continue
            office = self._at(index, reached)
            if office:
                found.append(office)
                reached = office.after
        return found

    def _at(self, index: int, reached: int) -> Office | None:
        shapes = self.shapes
        head = last_head(shapes, self.inside, index)
        head -= head > index and is_verb_of_office(shapes, head)
        lower = shapes.lowers[head]
        plural = lower not in shapes.lexicon.offices
        noun = (shapes.lexicon.plural_offices if plural else shapes.lexicon.offices)[lower]
        core = head + 1
        if core < shapes.count and shapes.lowers[core] in shapes.grammar.postposed and shapes.joined(core):
            core += 1
        if lower == "general" and is_adjective(shapes, head):
            return None
        if not plural and (
            is_compound(shapes, noun, head, core) or (not shapes.capital[head] and is_verb(shapes, head))
        ):
            return None
        if shapes.classes[head] & Is.MODIFIER and self._modifies_behind(core):
            return None
        if not plural and head and shapes.words[head - 1].isdigit():
            return None  # "80 head of cattle"
        if plural and not shapes.capital[head] and is_third_person(shapes, head):
            return None
        office = Office(head, head, core, noun, plural)
        role_first = self._before(office, reached)
        role_after = read_complements(shapes, office, core, self.by_first)
        office.role = (role_first, role_after)
        if self._is_bare(office, role_after - role_first):
            return None
        return office

    def _modifies_behind(self, core: int) -> bool:
        """Whether "deputy" is part of an office behind an organisation: "Deputy United Nations Police Adviser"."""
        body = self.by_first.get(core)
        return bool(body and body.after < self.shapes.count and self.shapes.classes[body.after] & Is.OFFICE)

    def _is_bare(self, office: Office, words: int) -> bool:
        """A lone lower-case noun with nothing around it names nobody ("officer training", "head")."""
        if office.determiner or office.owner or office.body or office.country or words > 1:
            return False
        return not office.plural and not self.shapes.capital[office.head]

    def _before(self, office: Office, reached: int) -> int:
        """Extends the phrase to the left of its head, no further than `reached`; returns where the role begins."""
        shapes = self.shapes
        at = role_first = office.head
        for _ in range(_MOST_MODIFIERS):
            if at <= reached or at in shapes.line_starts:
                if at == reached and at and shapes.possessive(at - 1):
                    office.owner = shapes.words[at - 1]  # "the Prime Minister's adviser"
                break
            previous = at - 1
            if owner := self.by_last.get(at):
                office.body = owner
                office.country = office.country or owner.country
                at = owner.first
                if (
                    not shapes.possessive(previous)
                    and at > reached
                    and at not in shapes.line_starts
                    and self._modifies(at - 1)
                ):
                    role_first = at  # "Deputy United Nations Police Adviser"
                    continue
                break
            if office.body:
                if not self._modifies(previous):
                    break
                at = role_first = previous
                continue
            size, country = country_before(shapes, at)
            if size:
                office.country = office.country or country
                at -= size
                break
            if shapes.possessive(previous):
                at = self._owner(office, at)
                break
            if shapes.capital[previous] and not shapes.capital[office.head] and self._is_body(previous):
                office.body = Found(previous, at, kind=shapes.lexicon.kinds[shapes.lowers[previous]].kind)
                at = previous  # "Customs assistant director"
                break
            if self._modifies(previous) or self._capital_modifier(previous, at):
                at = role_first = previous
                continue
            if self._is_proper(previous, at):
                office.body = Found(previous, at, kind="body")
                at = previous  # "Kripos officer"
                break
            back = self._plain_modifiers(at, reached)
            if back == at:
                break
            at = role_first = back
        if at > reached and at not in shapes.line_starts and shapes.lowers[at - 1] in shapes.grammar.determiners:
            office.determiner = shapes.lowers[at - 1]
            at -= 1
            if office.determiner in shapes.grammar.owner_people | shapes.grammar.owner_things:
                office.owner = office.determiner
        office.first = at
        return role_first

    def _modifies(self, index: int) -> bool:
        classes = self.shapes.classes[index]
        return bool(classes & Is.MODIFIER) and not self.shapes.possessive(index)

    def _is_body(self, index: int) -> bool:
        """Whether a capital word alone is a body before a lower-case office: "Customs director", "Parliament speaker"."""
        shapes = self.shapes
        if not shapes.classes[index] & Is.KIND:
            return False
        opens = index in shapes.line_starts or shapes.words[index - 1] in ".!?"
        return not opens or shapes.lexicon.kinds[shapes.lowers[index]].kind != "police"

    def _is_proper(self, index: int, at: int) -> bool:
        """Whether a capital word before an office is the proper noun of a body: "Kripos officer", "Kelvarin CEO"."""
        shapes = self.shapes
        if not shapes.capital[index] or shapes.classes[index] or shapes.possessive(index):
            return False
        if shapes.capital[at] and not (shapes.words[at].isupper() or shapes.words[index].isupper()):
            return False
        inside = index and shapes.capital[index - 1] and shapes.joined(index)
        if inside and not shapes.classes[index - 1] & Is.FUNCTION:
            return False
        word = shapes.words[index]
        known = word in given_names() or shapes.lowers[index] in shapes.seen
        return not known and word.replace("-", "").isalpha() and word[-1].isalpha()

    def _owner(self, office: Office, at: int) -> int:
        """Reads the possessor that ends before a token: "the country's", "Mr Brandt's"."""
        shapes = self.shapes
        start = at - 1
        if shapes.lowers[start] in shapes.grammar.of_time:
            return at
        while start and start not in shapes.line_starts and shapes.capital[start - 1] and start > at - 5:
            start -= 1
        if start and start not in shapes.line_starts and shapes.lowers[start - 1] in shapes.grammar.determiners:
            start -= 1
        if start == at - 1 and shapes.words[start].isupper() and not shapes.classes[start]:
            office.body = Found(start, at, kind="body")  # "NASA's administrator"
            return start
        office.owner = shapes.slice(start, at)
        return start

    def _capital_modifier(self, index: int, at: int) -> bool:
        """A capital word that belongs to a capital office: "Central Director", "First Degree Police Chief"."""
        shapes = self.shapes
        classes = shapes.classes[index]
        if not shapes.capital[index] or not shapes.capital[at] or classes & (Is.HONORIFIC | Is.FUNCTION):
            return False
        return bool(classes & (Is.NOT_NAME | Is.KIND | Is.OFFICE | Is.OFFICES | Is.RANK)) and not classes & Is.TIME

    def _plain_modifiers(self, at: int, reached: int) -> int:
        """Lower-case words between a determiner, demonym or possessor and the head: "a mountain rescuer"."""
        shapes = self.shapes
        index = at
        while index > reached and at - index < 4 and index not in shapes.line_starts:
            previous = index - 1
            if index < at and (
                shapes.lowers[previous] in shapes.grammar.determiners
                or shapes.possessive(previous)
                or index in self.by_last
                or country_at(shapes, previous)[0]
            ):
                return index
            if shapes.capital[previous] or not shapes.lowers[previous].replace("-", "").isalpha():
                break
            if shapes.classes[previous] & (Is.FUNCTION | Is.VERB | Is.TIME):
                break  # "in the afternoon Captain Brandt"
            index = previous
        return at
