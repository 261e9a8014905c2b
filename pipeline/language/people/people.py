"""People in a text: names with the offices that the same noun phrase gives, and offices that stand for a person.

Belongs here: joining names (`names.py`), offices (`offices.py`) and organisations into noun phrases for people. Stays out:
who a mention is in the rest of the article (`identities.py`).
"""

from __future__ import annotations

from itertools import compress

from pipeline.language.mentions import Person
from pipeline.language.people.affiliations import Affiliations
from pipeline.language.people.appositions import Appositions
from pipeline.language.people.bare_names import aged_name, bare_name, introduced_name, speaker_name
from pipeline.language.people.bodies import Found
from pipeline.language.people.initialisms import initialisms, without_initialisms
from pipeline.language.people.names import Name, addressed_name
from pipeline.language.people.office_names import OfficeNames
from pipeline.language.people.phrases import Phrase, Scene, Told, person_of
from pipeline.language.people.titles import titled_names, without_occupation
from pipeline.language.places.lookups import country_before
from pipeline.language.shapes import Is, Shapes, given_names


class PeopleFinder:
    """Reads people off the tokens of one text. `told` is filled by `find`."""

    def __init__(self, shapes: Shapes, organisations: list[Found]) -> None:
        self.shapes = shapes
        self.scene = Scene(shapes, organisations)
        self.names = OfficeNames(self.scene)
        self.appositions = Appositions(self.scene, self.names)
        self.told: list[Told] = []

    def find(self) -> list[Person]:
        shapes = self.shapes
        people = self.names.find(self._take)
        people += self._addressed()
        people += self._titled(people)
        people += self._bare()
        people += self._again(people)
        used = {id(office) for person in people for office in person.offices}
        free = {office.first: office for office in self.scene.offices if id(office) not in used}
        affiliations = Affiliations(shapes, self.scene.organisations, free)
        for person in people:
            affiliations.tie(person)
            if person.predicate:
                free.pop(person.predicate.first, None)
        self.told = [
            Told(shapes.start(token), shapes.words[token], office, body)
            for token, office, body in affiliations.told_of_pronouns()
        ]
        for office in free.values():
            if not self.scene.is_taken(office.first, office.after):
                affiliations.own(office)
                people.append(Phrase(office.first, office.after, None, [office]))
        letters = initialisms(self.scene, people)
        people = [*without_initialisms(people, letters), *letters]
        people.sort(key=lambda p: (p.first, -p.after))
        return [person_of(p, shapes) for p in people]

    def _take(self, person: Phrase) -> Phrase:
        self.appositions.read(person)
        self.scene.taken.update(range(person.first, person.after))
        return person

    def _addressed(self) -> list[Phrase]:
        """Names behind a form of address or a rank, wherever they stand."""
        people = []
        shapes = self.shapes
        for index in shapes.of(Is.HONORIFIC | Is.RANK):
            if not (shapes.capital[index] or shapes.grammar.head_first):
                continue
            if not self.scene.is_free(index, index + 1):
                continue
            inside = not shapes.classes[index] & Is.RANK and shapes.joined(index) and shapes.capital[index - 1]
            if inside and not shapes.classes[index - 1]:
                continue  # inside a longer name: "Bandar Seri Begawan"
            name = addressed_name(shapes, index)
            if name and not self.scene.is_taken(name.first, name.after) and not self._is_of_house(name):
                people.append(self._take(self._owned(self._with_determiner(Phrase(name.first, name.after, name, [])))))
        return people

    def _is_of_house(self, name: Name) -> bool:
        """Whether a title and name begin the name of a house or body: "the Sultan Qaboos Academy"."""
        shapes, after = self.shapes, name.after
        goes_on = after < shapes.count and shapes.joined(after) and shapes.capital[after]
        lower = shapes.lowers[after] if goes_on else ""
        return (
            goes_on
            and not shapes.possessive(after - 1)
            and (bool(shapes.classes[after] & Is.KIND) or lower in shapes.grammar.buildings | shapes.grammar.stations)
        )

    def _titled(self, people: list[Phrase]) -> list[Phrase]:
        """Names behind a title in short that no list holds."""
        shapes = self.shapes
        named = [person.name for person in people if person.name]
        known = frozenset(word for name in named for word in shapes.words[name.start : name.after])
        return [
            self._take(self._owned(self._with_determiner(Phrase(name.first, name.after, name, []))))
            for name in titled_names(shapes, known)
            if self.scene.is_free(name.first, name.after)
        ]

    def _with_determiner(self, person: Phrase) -> Phrase:
        """With "the" before a rank, or the country or region before a title: "Vermont Sen. Ada Brandt"."""
        shapes, first = self.shapes, person.first
        if not first or first in shapes.line_starts:
            return person
        if shapes.lowers[first - 1] in shapes.grammar.articles:
            person.first = first - 1
        elif shapes.capital[first - 1] and shapes.classes[first] & Is.RANK:
            size, country = country_before(shapes, first)
            person.first, person.country = first - size, country
        return person

    def _bare(self) -> list[Phrase]:
        """Names of two words or more with nothing before them."""
        people = []
        shapes = self.shapes
        reached = 0
        for index in compress(range(shapes.count), shapes.capital):
            if index < reached or index in self.scene.taken or index in self.scene.org_inside:
                continue
            if self._inside_capitals(index):
                continue
            name = self._apposed_name(index)
            if name is None and index not in shapes.title_case:
                name = bare_name(shapes, index) or speaker_name(shapes, index) or aged_name(shapes, index)
            if name is None or not self.scene.is_free(name.first, name.after):
                continue
            name = without_occupation(shapes, name)
            people.append(self._take(self._owned(Phrase(name.first, name.after, name, []))))
            reached = name.after
        return people

    def _apposed_name(self, index: int) -> Name | None:
        """A name that the office behind its comma vouches for: "Hope Rivers, head of the Stolen Art unit"."""
        shapes = self.shapes
        comma = index + 1
        while (
            comma < shapes.count
            and comma < index + 8
            and (shapes.capital[comma] or shapes.classes[comma] & Is.PARTICLE)
        ):
            comma += 1
        if comma < index + 2 or comma >= shapes.count or shapes.words[comma] != ",":
            return None
        office = self.scene.office_first.get(comma + 1)
        if office is None or office.plural:
            return None
        name = introduced_name(shapes, index)
        return name if name and name.after == comma else None

    def _inside_capitals(self, index: int) -> bool:
        """Whether a capital word before belongs to the same run, so that no name begins here."""
        shapes = self.shapes
        if not index or not shapes.joined(index) or not shapes.capital[index - 1] or index - 1 in self.scene.taken:
            return False
        classes = shapes.classes[index - 1]
        if classes & Is.NAMING:
            return True
        if index - 1 in self.scene.org_inside or classes & (Is.TIME | Is.FUNCTION | Is.OFFICE | Is.OFFICES):
            return False
        if shapes.words[index] in given_names() and classes & (Is.NOT_NAME | Is.KIND | Is.VERB | Is.MODIFIER):
            return False
        return not classes & ~Is.VERB or (
            bool(classes & (Is.NOT_NAME | Is.KIND)) and index - 1 not in shapes.line_starts
        )

    def _owned(self, person: Phrase) -> Phrase:
        """ "Europol's Joost Hendrickx-Marín": the organisation before the name is the person's."""
        owner = self.scene.org_last.get(person.first)
        if owner and self.shapes.possessive(person.first - 1):
            person.first, person.organisation = owner.first, owner
        return person

    def _again(self, people: list[Phrase]) -> list[Phrase]:
        """Further mentions of the people by a part of their names: "Stock", "added Jürgen", "Rosli Hakim"."""
        shapes = self.shapes
        parts: dict[str, list[tuple[str, ...]]] = {}
        for person in people:
            assert person.name is not None
            words = tuple(shapes.words[person.name.start : person.name.after])
            for first in range(len(words)):
                for after in range(first + 1, len(words) + 1):
                    if words[first][0].isupper() or words[first] in ("von", "van", "de", "al"):
                        parts.setdefault(words[first], []).append(words[first:after])
        again: list[Phrase] = []
        lexicon = shapes.lexicon
        for index in compress(range(shapes.count), map(parts.__contains__, shapes.words)):
            word = shapes.words[index]
            if index in self.scene.taken or index in self.scene.org_inside:
                continue
            if shapes.classes[index] & Is.FUNCTION or (word in lexicon.particles and len(parts[word]) < 1):
                continue
            best = max(
                (p for p in parts[word] if tuple(shapes.words[index : index + len(p)]) == p),
                key=len,
                default=None,
            )
            if best is None or best[-1] in lexicon.particles or len(best[-1]) < 3:
                continue
            after = index + len(best)
            if self.scene.is_taken(index, after) or not self._stands_alone(index, after):
                continue
            if len(best) == 1 and shapes.classes[index] & (Is.NOT_NAME | Is.KIND | Is.MODIFIER):
                continue
            again.append(self._take(self._owned(Phrase(index, after, Name(index, index, after), []))))
        return again

    def _stands_alone(self, first: int, after: int) -> bool:
        shapes = self.shapes
        if after < shapes.count and shapes.joined(after) and shapes.capital[after] and not shapes.possessive(after - 1):
            return False
        if first and shapes.joined(first) and shapes.capital[first - 1]:
            return bool(shapes.classes[first - 1] & (Is.FUNCTION | Is.TIME)) or first - 1 in self.scene.org_inside
        return True
