"""Offices as noun phrases: "the Organization's acting Director of Operational Support", "head of the Harare Bureau".

Belongs here: how far the phrase goes, and its role, organisation and country apart. Stays out: whose office it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.organisations import Found, city_at, country_at
from pipeline.language.shapes import Is, OfficeNoun, Shapes

DETERMINERS = frozenset(
    {"the", "a", "an", "one", "its", "his", "her", "their", "our", "this", "that", "another", "your", "my"}
)
_POSTPOSED = frozenset({"general", "designate", "elect", "emeritus", "in-chief"})
_PREPOSITIONS = frozenset({"of", "for", "at", "to", "on", "with", "from", "in", "under"})
_STAYS_OUT = frozenset({"to", "on", "with", "from", "in", "under"})
_MOST_MODIFIERS = 6


@dataclass(slots=True)
class Office:
    """An office on tokens. `first` to `after` is the whole phrase, with determiner and possessor."""

    first: int
    head: int
    after: int
    role: str
    noun: OfficeNoun
    plural: bool
    determiner: str | None = None
    owner: str | None = None
    """The possessor in the words of the text, where it is neither a country nor an organisation: "the country's"."""
    organisation: str | None = None
    country: str | None = None


class OfficeFinder:
    """Reads offices off the tokens of one text, whose organisations are known."""

    def __init__(self, shapes: Shapes, organisations: list[Found]) -> None:
        self.shapes = shapes
        self.by_first = {o.first: o for o in organisations}
        self.by_last = {o.after: o for o in organisations}
        self.inside = {i for o in organisations for i in range(o.first, o.after + o.brackets)}

    def find(self) -> list[Office]:
        """Every office of the text, by first token; of two that overlap the one that starts first."""
        shapes = self.shapes
        wanted = int(Is.OFFICE | Is.OFFICES)
        found: list[Office] = []
        reached = 0
        for index, classes in enumerate(shapes.classes):
            if not classes & wanted or index < reached or index in self.inside:
                continue
            office = self._at(index)
            if office and (not found or office.first >= found[-1].after):
                found.append(office)
                reached = office.head + 1
        return found

    def _at(self, head: int) -> Office | None:
        shapes = self.shapes
        head = self._last_head(head)
        lower = shapes.lowers[head]
        plural = lower in shapes.lexicon.plural_offices and lower not in shapes.lexicon.offices
        noun = (shapes.lexicon.plural_offices if plural else shapes.lexicon.offices)[lower]
        core = head + 1
        if core < shapes.count and shapes.lowers[core] in _POSTPOSED and shapes.joined(core):
            core += 1
        office = Office(head, head, core, "", noun, plural)
        role_first = self._left(office)
        role_after = self._right(office, core)
        office.role = shapes.slice(role_first, role_after)
        office.after = max(office.after, role_after)
        if self._is_bare(office, role_first, role_after):
            return None
        return office

    def _last_head(self, head: int) -> int:
        """The last of several office nouns in a row: "chief superintendent", "Prosecutor General", "police commander"."""
        shapes = self.shapes
        while (
            head + 1 < shapes.count
            and shapes.joined(head + 1)
            and shapes.classes[head + 1] & (Is.OFFICE | Is.OFFICES)
            and shapes.lowers[head + 1] not in _POSTPOSED
            and shapes.capital[head + 1] == shapes.capital[head]
        ):
            head += 1
        return head

    def _is_bare(self, office: Office, first: int, after: int) -> bool:
        """A lone lower-case noun with nothing around it names nobody ("officer training", "head")."""
        shapes = self.shapes
        if office.determiner or office.owner or office.organisation or office.country or after - first > 1:
            return False
        return not shapes.capital[office.head] and not office.plural

    def _left(self, office: Office) -> int:
        """Extends the phrase to the left of its head; returns where the role begins."""
        shapes = self.shapes
        at = role_first = office.head
        for _ in range(_MOST_MODIFIERS):
            if at == 0 or at in shapes.line_starts:
                break
            previous = at - 1
            if owner := self.by_last.get(at):
                office.organisation = shapes.span(owner.first, owner.after).of(shapes.text)
                office.country = office.country or owner.country
                at = owner.first
                if at != role_first and not shapes.possessive(previous) and self._precedes(at, Is.MODIFIER):
                    role_first = at
                    continue
                break
            size, country = self._country_before(at)
            if size:
                office.country = office.country or country
                at -= size
                if at and shapes.classes[at - 1] & Is.MODIFIER and at not in shapes.line_starts:
                    continue
                break
            if shapes.possessive(previous):
                if shapes.lowers[previous] in ("today", "yesterday", "week", "year"):
                    break
                start = previous
                while (
                    start > 0 and start not in shapes.line_starts and shapes.capital[start - 1] and start > previous - 4
                ):
                    start -= 1
                if start > 0 and shapes.lowers[start - 1] in DETERMINERS and start not in shapes.line_starts:
                    start -= 1
                office.owner = shapes.slice(start, at)
                at = start
                break
            classes, lower = shapes.classes[previous], shapes.lowers[previous]
            if lower in DETERMINERS or (classes & Is.FUNCTION and not classes & Is.MODIFIER):
                break
            if classes & Is.MODIFIER or (shapes.capital[previous] and self._capital_modifier(previous, at)):
                at = role_first = previous
                continue
            back = self._plain_modifiers(at)
            if back == at:
                break
            at = role_first = back
        if at and at not in shapes.line_starts and shapes.lowers[at - 1] in DETERMINERS:
            office.determiner = shapes.lowers[at - 1]
            at -= 1
        office.first = at
        if office.determiner in ("its", "his", "her", "their"):
            office.owner = office.determiner
        return role_first

    def _precedes(self, at: int, flag: Is) -> bool:
        return at > 0 and at not in self.shapes.line_starts and bool(self.shapes.classes[at - 1] & flag)

    def _capital_modifier(self, index: int, at: int) -> bool:
        """A capital word that belongs to a capital office: "Central Director", "First Degree Police Chief"."""
        shapes = self.shapes
        known = Is.NOT_NAME | Is.KIND | Is.OFFICE | Is.OFFICES | Is.RANK
        if shapes.classes[index] & Is.HONORIFIC or (index in shapes.line_starts and not shapes.classes[index] & known):
            return False
        return bool(shapes.classes[index] & known) and shapes.capital[at]

    def _country_before(self, at: int) -> tuple[int, str | None]:
        shapes = self.shapes
        for size in (1, 2, 3):
            first = at - size
            if first < 0 or not shapes.capital[first]:
                break
            found, country = country_at(shapes, first)
            if found == size:
                return size, country
        if shapes.capital[at - 1]:
            for size in (1, 2, 3):
                first = at - size
                if first < 0 or not shapes.capital[first] or shapes.classes[first] & ~Is.SURNAME_WORD:
                    break
                found, country = city_at(shapes, first)
                if found == size:
                    return size, country
        return 0, None

    def _plain_modifiers(self, at: int) -> int:
        """Lower-case words between a determiner, demonym or possessor and the head: "a mountain rescuer"."""
        shapes = self.shapes
        index = at
        while index > 0 and at - index < 4 and index not in shapes.line_starts:
            previous = index - 1
            lower = shapes.lowers[previous]
            if index < at and (
                lower in DETERMINERS
                or shapes.possessive(previous)
                or index in self.by_last
                or country_at(shapes, previous)[0]
            ):
                return index
            if shapes.capital[previous] or not lower.replace("-", "").isalpha():
                break
            if shapes.classes[previous] & (Is.FUNCTION | Is.VERB):
                break
            index = previous
        return at

    def _right(self, office: Office, core: int) -> int:
        """Reads the phrases behind the head; returns where the role ends. Sets where the whole phrase ends."""
        shapes = self.shapes
        role_after = at = office.after = core
        if self._bracketed(core):
            role_after = at = office.after = core + 3
        in_role: bool = True
        for _ in range(4):
            if at + 1 >= shapes.count or not shapes.joined(at) or shapes.lowers[at] not in _PREPOSITIONS:
                break
            preposition = shapes.lowers[at]
            if preposition in _STAYS_OUT and not self._allows(office, preposition, at):
                break
            start = at + 1
            if shapes.lowers[start] in ("the", "its", "his", "her", "their"):
                start += 1
            if start >= shapes.count or start in shapes.line_starts:
                break
            organisation = self.by_first.get(start) or self._owned(start)
            if organisation:
                after = organisation.after + organisation.brackets
                if office.organisation is None:
                    office.organisation = shapes.span(organisation.first, after).of(shapes.text)
                if office.country is None:
                    office.country = organisation.country
                if self._goes_on(after):
                    end = self._plain(after)
                    if in_role:
                        role_after = end
                    after = end
                office.after = at = after
                in_role = False
                continue
            size, country = country_at(shapes, start)
            if size and not self._goes_on(start + size):
                office.country = office.country or country
                office.after = at = start + size
                if preposition == "to" and in_role:
                    role_after = at
                in_role = in_role and preposition == "to"
                continue
            end = self._domain(start)
            if end == start:
                break
            if office.country is None:
                office.country = self._place_inside(start, end)
            if in_role:
                role_after = end
            office.after = at = end
        return role_after

    def _owned(self, start: int) -> Found | None:
        """The organisation of another: "of INTERPOL's Cybercrime unit" is read as one, "of the country's Agency" as the last."""
        shapes = self.shapes
        for index in range(start, min(start + 4, shapes.count)):
            if shapes.possessive(index):
                return self.by_first.get(index + 1)
            if not (shapes.capital[index] or shapes.lowers[index].isalpha()) or shapes.classes[index] & Is.FUNCTION:
                break
        return None

    def _bracketed(self, core: int) -> bool:
        words = self.shapes.words
        return (
            core + 2 < self.shapes.count and words[core] == "(" and words[core + 2] == ")" and words[core + 1].islower()
        )

    def _allows(self, office: Office, preposition: str, at: int) -> bool:
        """Whether a preposition after the office can belong to it: "adviser on", "ambassador to", "officer at"."""
        following = at + 1
        if preposition == "in":
            return self.shapes.lowers[following] == "charge" or (
                (self.shapes.capital[following] and bool(city_at(self.shapes, following)[0]) and office.plural is False)
                and False
            )
        if preposition == "to":
            return office.noun.word in (
                "ambassador",
                "envoy",
                "adviser",
                "advisor",
                "delegate",
                "representative",
                "attaché",
            )
        if preposition == "on":
            return office.noun.word in ("adviser", "advisor", "rapporteur", "expert", "specialist", "envoy")
        if preposition in ("with", "from", "under"):
            return (
                self.shapes.lowers[following] == "the" or following in self.by_first or self.shapes.capital[following]
            )
        return True

    def _goes_on(self, after: int) -> bool:
        """Whether lower-case nouns carry a phrase on: "the UNODC programme", "the Costa Rican delegation"."""
        shapes = self.shapes
        if after >= shapes.count or not shapes.tokens.words[after][0].islower() or after in shapes.line_starts:
            return False
        return not shapes.classes[after] & (Is.FUNCTION | Is.VERB) and shapes.lowers[after].isalpha()

    def _plain(self, start: int) -> int:
        """The token after the lower-case nouns from `start`, with a phrase in "on", "for" or "of" behind them."""
        shapes = self.shapes
        at = start
        while at < shapes.count and at - start < 8 and at not in shapes.line_starts:
            lower, classes = shapes.lowers[at], shapes.classes[at]
            if not lower.replace("-", "").isalpha() or classes & Is.VERB:
                break
            if classes & Is.FUNCTION:
                joins = lower in ("on", "for", "of") and at > start and at + 1 < shapes.count
                if not joins or shapes.classes[at + 1] & (Is.FUNCTION | Is.VERB):
                    break
            elif lower.endswith("ed") and at > start and not shapes.classes[at - 1] & Is.FUNCTION:
                break
            at += 1
        return at

    def _domain(self, start: int) -> int:
        """The token after what an office is for: "Public Security", "the Interior", "crime prevention and justice"."""
        shapes = self.shapes
        if not shapes.capital[start]:
            return self._plain(start)
        at = start
        while at < shapes.count and (at == start or (shapes.joined(at) and at not in shapes.line_starts)):
            classes = shapes.classes[at]
            if shapes.capital[at]:
                if at > start and classes & (Is.HONORIFIC | Is.RANK) and not classes & Is.NOT_NAME:
                    break
                if at > start and self._name_begins(at):
                    break
                at += 1
                continue
            joins = shapes.lowers[at] in ("and", "of", "for", "&") and at > start and at + 1 < shapes.count
            if not joins or not shapes.capital[at + 1]:
                following = at + 1 < shapes.count and shapes.lowers[at] in ("and", "of", "for")
                if following and shapes.lowers[at + 1] == "the" and at + 2 < shapes.count and shapes.capital[at + 2]:
                    if self._is_office(at + 2) or shapes.lowers[at] != "and":
                        break
                    at += 2
                    continue
                break
            if self._is_office(at + 1) or at + 1 in self.by_first or country_at(shapes, at + 1)[0]:
                break
            at += 1
        return at

    def _is_office(self, index: int) -> bool:
        return bool(self.shapes.classes[index] & (Is.OFFICE | Is.OFFICES | Is.MODIFIER | Is.HONORIFIC))

    def _name_begins(self, index: int) -> bool:
        shapes = self.shapes
        no = Is.NOT_NAME | Is.KIND | Is.MODIFIER | Is.OFFICE | Is.FUNCTION
        return not shapes.classes[index] & no and not country_at(shapes, index)[0] and index not in self.by_first

    def _place_inside(self, start: int, end: int) -> str | None:
        for index in range(start, end):
            if self.shapes.capital[index]:
                _, country = country_at(self.shapes, index)
                if country is None and not self.shapes.classes[index]:
                    _, country = city_at(self.shapes, index)
                if country:
                    return country
        return None
