"""People in a text: names with the offices that the same noun phrase gives, and offices that stand for a person.

Belongs here: joining names (`names.py`), offices (`offices.py`) and organisations into noun phrases for people. Stays out:
who a mention is in the rest of the article (`identities.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.affiliations import Affiliations
from pipeline.language.complements import proper_body
from pipeline.language.mentions import Person
from pipeline.language.names import (
    Name,
    addressed_name,
    bare_name,
    introduced_name,
    is_name_word,
    name_from,
    speaker_name,
)
from pipeline.language.offices import Office, OfficeFinder, country_before
from pipeline.language.organisations import Found, city_at, country_at, lower_body
from pipeline.language.shapes import Is, Shapes, given_names

_OPENERS = frozenset({",", "–", "—", "("})


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


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says of the person whom a pronoun stands for: "She heads the Stolen Art unit"."""

    position: int
    pronoun: str
    office: Office | None
    body: Found | None


class PeopleFinder:
    """Reads people off the tokens of one text. `told` is filled by `find`."""

    def __init__(self, shapes: Shapes, organisations: list[Found]) -> None:
        self.shapes = shapes
        self.language = shapes.lexicon.language
        self.organisations = organisations
        self.org_first = {o.first: o for o in organisations}
        self.org_last = {o.after: o for o in organisations}
        self.org_inside = {i for o in organisations for i in range(o.first, o.after)}
        self.offices = OfficeFinder(shapes, organisations).find()
        self.office_first = {o.first: o for o in self.offices}
        self.office_after = {o.after: o for o in self.offices}
        self.taken: set[int] = set()
        self.told: list[Told] = []

    def find(self) -> list[Person]:
        shapes = self.shapes
        people = self._named_by_office()
        people += self._addressed()
        people += self._bare()
        people += self._again(people)
        used = {id(office) for person in people for office in person.offices}
        free = {office.first: office for office in self.offices if id(office) not in used}
        affiliations = Affiliations(self.shapes, self.organisations, free, self.language)
        for person in people:
            affiliations.tie(person)
            if person.predicate:
                free.pop(person.predicate.first, None)
        self.told = [
            Told(shapes.start(token), shapes.words[token], office, body)
            for token, office, body in affiliations.told_of_pronouns()
        ]
        for office in free.values():
            if not self.taken.intersection(range(office.first, office.after)):
                affiliations.own(office)
                people.append(Phrase(office.first, office.after, None, [office]))
        people.sort(key=lambda p: (p.first, -p.after))
        return [self._person(p) for p in people]

    def _take(self, person: Phrase) -> Phrase:
        self._appose(person)
        self.taken.update(range(person.first, person.after))
        return person

    def _named_by_office(self) -> list[Phrase]:
        """Names that stand right behind an office: "INTERPOL President Meng Hongwei", "the head of X, Colonel Y"."""
        people = []
        shapes = self.shapes
        for office in self.offices:
            if self.taken.intersection(range(office.first, office.after)):
                continue
            if office.plural:
                people += self._several(office)
                continue
            titled = shapes.classes[office.first] & (Is.RANK | Is.HONORIFIC) and shapes.capital[office.first]
            ranked = addressed_name(shapes, office.first) if titled else None
            if ranked and ranked.start >= office.after:
                people.append(self._take(Phrase(ranked.first, ranked.after, ranked, [])))
            elif name := self._name_behind(office):
                offices = [*self._joint(office), office]
                people.append(self._take(Phrase(offices[0].first, name.after, name, offices)))
        return people

    def _several(self, office: Office) -> list[Phrase]:
        """The people behind an office in the plural: "Detectives Ada Brandt and Bo Lund"."""
        shapes, at = self.shapes, office.after
        found: list[Phrase] = []
        apposed = at + 1 < shapes.count and shapes.words[at] == "," and office.body is not None
        if apposed:
            at += 1
            if not self._second_name(at):
                return []
        while at < shapes.count and (found or apposed or shapes.joined(at)) and at not in shapes.line_starts:
            name = introduced_name(shapes, at)
            if name is None or not self._is_free(at, name.after):
                break
            found.append(self._take(Phrase(at, name.after, name, [], shared=office.noun.word)))
            at = found[-1].after
            if at + 1 < shapes.count and shapes.words[at] == ",":
                at += 1
            at += at < shapes.count and shapes.lowers[at] in shapes.grammar.and_
        for one in found:
            if one.body is None:
                one.organisation = office.body
            one.country = one.country or office.country
        return found

    def _second_name(self, at: int) -> bool:
        """Whether two names stand here: "officers from the Coast Guard, Ada Brandt and Bo Lund"."""
        shapes = self.shapes
        name = introduced_name(shapes, at)
        if name is None or name.after + 1 >= shapes.count or shapes.lowers[name.after] not in shapes.grammar.and_:
            return False
        return introduced_name(shapes, name.after + 1) is not None

    def _joint(self, office: Office) -> list[Office]:
        """The office before "and" that the same person holds: "Deputy Prime Minister and Interior Minister Ada Brandt"."""
        before = self.office_after.get(office.first - 1)
        if before is None or before.plural or self.shapes.lowers[office.first - 1] not in self.shapes.grammar.and_:
            return []
        alone = office.determiner or office.owner or office.body or office.country or before.body
        return [] if alone or before.first in self.taken else [before]

    def _name_behind(self, office: Office) -> Name | None:
        shapes = self.shapes
        at = office.after
        if at >= shapes.count or at in shapes.line_starts:
            return None
        if shapes.possessive(at - 1):
            return None
        if shapes.joined(at) and shapes.words[at] not in _OPENERS:
            if name := addressed_name(shapes, at):
                return name
            after = name_from(shapes, at, trusted=True)
            if after > at and not self.org_inside.intersection(range(at, after)) and self._is_name(at, after):
                return Name(at, at, after)
            return None
        if shapes.words[at] in _OPENERS and at + 1 < shapes.count and not self._is_apposed(office):
            if at + 1 in shapes.line_starts:
                return None
            at += bool(shapes.grammar.head_first) and shapes.lowers[at + 1] in shapes.grammar.articles
            name = addressed_name(shapes, at + 1) or introduced_name(shapes, at + 1)
            if name and name.first not in self.org_first and self._introduces(office):
                return name
        return None

    def _is_apposed(self, office: Office) -> bool:
        """Whether the office stands behind the name of its holder: "Ada Brandt, Director, Kelvarin"."""
        shapes, first = self.shapes, office.first
        if first < 3 or first in shapes.line_starts or shapes.words[first - 1] != ",":
            return False
        last = first - 2
        return (
            is_name_word(shapes, last)
            and is_name_word(shapes, last - 1)
            and shapes.joined(last)
            and not city_at(shapes, last - 1)[0]
            and not (country_at(shapes, last)[0] or city_at(shapes, last)[0] > 0)
        )

    def _is_name(self, at: int, after: int) -> bool:
        """Whether words behind an office are its holder's name and no place or country ("Minister France")."""
        if after - at > 1:
            return True
        word = self.shapes.words[at]
        return word in given_names() or not country_at(self.shapes, at)[0]

    def _introduces(self, office: Office) -> bool:
        """Whether a name after "office," is its holder's: "the businessman, Mr Brandt" may name two."""
        return (
            office.noun.rank != "job"
            or office.determiner not in self.shapes.grammar.articles
            or bool(office.body or office.country)
        )

    def _addressed(self) -> list[Phrase]:
        """Names behind a form of address or a rank, wherever they stand."""
        people = []
        shapes = self.shapes
        wanted = Is.HONORIFIC | Is.RANK
        for index, classes in enumerate(shapes.classes):
            if not classes & wanted or not (shapes.capital[index] or shapes.grammar.head_first):
                continue
            if not self._is_free(index, index + 1):
                continue
            inside = not classes & Is.RANK and shapes.joined(index) and shapes.capital[index - 1]
            if inside and not shapes.classes[index - 1]:
                continue  # inside a longer name: "Bandar Seri Begawan"
            name = addressed_name(shapes, index)
            if name and not self.taken.intersection(range(name.first, name.after)):
                people.append(self._take(self._owned(self._with_determiner(Phrase(name.first, name.after, name, [])))))
        return people

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
        index = 0
        while index < shapes.count:
            if not shapes.capital[index] or index in self.taken or index in self.org_inside:
                index += 1
                continue
            if self._inside_capitals(index):
                index += 1
                continue
            name = self._apposed_name(index)
            if name is None and index not in shapes.title_case:
                name = bare_name(shapes, index) or speaker_name(shapes, index)
            if name is None or not self._is_free(name.first, name.after):
                index += 1
                continue
            people.append(self._take(self._owned(Phrase(name.first, name.after, name, []))))
            index = name.after
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
        office = self.office_first.get(comma + 1)
        if office is None or office.plural:
            return None
        name = introduced_name(shapes, index)
        return name if name and name.after == comma else None

    def _is_free(self, first: int, after: int) -> bool:
        return not any(i in self.taken or i in self.org_inside for i in range(first, after))

    def _inside_capitals(self, index: int) -> bool:
        """Whether a capital word before belongs to the same run, so that no name begins here."""
        shapes = self.shapes
        if not index or not shapes.joined(index) or not shapes.capital[index - 1] or index - 1 in self.taken:
            return False
        classes = shapes.classes[index - 1]
        if classes & Is.NAMING:
            return True
        if index - 1 in self.org_inside or classes & (Is.TIME | Is.FUNCTION | Is.OFFICE | Is.OFFICES):
            return False
        if shapes.words[index] in given_names() and classes & (Is.NOT_NAME | Is.KIND | Is.VERB | Is.MODIFIER):
            return False
        return not classes & ~Is.VERB or (
            bool(classes & (Is.NOT_NAME | Is.KIND)) and index - 1 not in shapes.line_starts
        )

    def _owned(self, person: Phrase) -> Phrase:
        """ "Europol's Joost Hendrickx-Marín": the organisation before the name is the person's."""
        owner = self.org_last.get(person.first)
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
        for index, word in enumerate(shapes.words):
            if word not in parts or index in self.taken or index in self.org_inside:
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
            if self.taken.intersection(range(index, after)) or not self._stands_alone(index, after):
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
            return bool(shapes.classes[first - 1] & Is.FUNCTION) or first - 1 in self.org_inside
        return True

    def _appose(self, person: Phrase) -> None:
        """Takes what stands behind the name into the phrase: ", Head of X", "of UN Police", ", French Gendarmerie"."""
        shapes = self.shapes
        at = person.after
        if at + 1 >= shapes.count or at in shapes.line_starts:
            return
        assert person.name is not None
        if shapes.possessive(at - 1):
            return
        word = shapes.words[at]
        if word in shapes.grammar.affiliated:
            self._come_from(person, at)
            return
        if word not in _OPENERS or at + 1 in shapes.line_starts:
            return
        start = at + 1
        if shapes.words[start].isdigit() and start + 2 < shapes.count and shapes.words[start + 1] == ",":
            start += 2  # an age
        office = self.office_first.get(start)
        if (
            office
            and not office.plural
            and not self._name_behind(office)
            and self._is_free_of_people(start, office.after)
        ):
            person.offices.append(office)
            person.after = office.after
            self._coordinate(person)
            self._body_behind(person, office)
        elif (
            shapes.words[start - 1] == ","
            and shapes.words[start] in shapes.grammar.affiliated_after_comma
            and not person.offices
        ):
            self._come_from(person, start)
        elif word == "(" and (country := self._bracketed_country(start)):
            person.country = country
        elif (
            person.body is None
            and (found := self.org_first.get(start))
            and self._ends_clause(found.after + found.brackets)
        ):
            person.organisation = found
            person.after = found.after + found.brackets
            if word == "(" and person.after < shapes.count and shapes.words[person.after] == ")":
                person.after += 1

    def _bracketed_country(self, start: int) -> str | None:
        size, country = country_at(self.shapes, start)
        after = start + size
        return country if size and after < self.shapes.count and self.shapes.words[after] == ")" else None

    def _come_from(self, person: Phrase, at: int) -> None:
        """ "of UN Police", "from the Coast Guard", "of Morocco" behind a name."""
        shapes = self.shapes
        start = at + 2 if shapes.lowers[at + 1] in shapes.grammar.determiners else at + 1
        found = self.org_first.get(start) or (lower_body(shapes, start) if start == at + 2 else None)
        if found and not any(o.body for o in person.offices):
            person.organisation = found
            person.after = found.after + found.brackets
            return
        size, country = country_at(shapes, start)
        if size and shapes.words[at] in shapes.grammar.joining:
            person.country = country
            person.after = start + size

    def _body_behind(self, person: Phrase, office: Office) -> None:
        """ "Ada Brandt, Deputy Director, Europol": the body behind a second comma."""
        shapes = self.shapes
        at = person.after
        if office.body or at + 1 >= shapes.count or shapes.words[at] != "," or at + 1 in shapes.line_starts:
            return
        found = self.org_first.get(at + 1) or proper_body(shapes, at + 1)
        if found and self._ends_clause(found.after + found.brackets):
            office.body = found
            person.after = found.after + found.brackets

    def _is_free_of_people(self, first: int, after: int) -> bool:
        return not any(i in self.taken for i in range(first, after))

    def _coordinate(self, person: Phrase) -> None:
        """ "Central Director of X and President of Y": every office of the same person."""
        shapes = self.shapes
        while person.after + 1 < shapes.count and shapes.lowers[person.after] in shapes.grammar.and_:
            office = self.office_first.get(person.after + 1)
            if office is None or office.plural or self._name_behind(office):
                return
            person.offices.append(office)
            person.after = office.after

    def _ends_clause(self, after: int) -> bool:
        shapes = self.shapes
        return after >= shapes.count or after in shapes.line_starts or not shapes.words[after][0].isalnum()

    def _person(self, found: Phrase) -> Person:
        shapes, name = self.shapes, found.name
        office = self._main(found)
        body = (office.body if office else None) or found.organisation
        country = office.country if office else None
        for other in found.offices:
            country = country or other.country
        role = found.shared or (name.rank if name else None)
        if office and not (
            role and office.owner in shapes.grammar.owner_people
        ):  # "her deputy, Captain Brandt" is a captain
            role = self._role(found, office)
        name_span = shapes.span(name.start, name.after) if name else None
        return Person(
            span=shapes.span(found.first, found.after),
            name=name_span.of(shapes.text) if name_span else None,
            name_span=name_span,
            honorific=(name.honorific or name.rank) if name else None,
            role=role,
            organisation=body.mention(shapes).name if body else None,
            country=country or found.country or (body.country if body else None),
            gender=(name.gender if name else None) or (office.noun.gender if office else None),
            is_group=bool(office and office.plural),
        )

    def _role(self, found: Phrase, office: Office) -> str:
        """The role in words; with the next one where the same person holds both and neither names a body."""
        first, after = office.role
        at = found.offices.index(office) if office in found.offices else -1
        if 0 <= at < len(found.offices) - 1:
            other = found.offices[at + 1]
            if (
                not (office.body or other.body)
                and self.shapes.lowers[after] in self.shapes.grammar.and_
                and other.role[0] == after + 1
            ):
                after = other.role[1]
        return self.shapes.slice(first, after)

    def _main(self, found: Phrase) -> Office | None:
        """The office that a row carries: the one before the name, else the first with an organisation, else the first."""
        offices = found.offices or ([found.predicate] if found.predicate else [])
        if found.name and offices and offices[0].first < found.name.first:
            return offices[0]
        return next((o for o in offices if o.body), offices[0] if offices else None)
