"""Names behind an office: "INTERPOL President Meng Hongwei", "the head of the unit, Colonel Brandt", "Detectives A and B".

Belongs here: whether a name behind an office is its holder's. Stays out: what stands behind the name (`appositions.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.language.people.bare_names import introduced_name
from pipeline.language.people.names import Name, addressed_name, ends_in_region, is_name_word, name_from
from pipeline.language.people.offices import Office
from pipeline.language.people.phrases import OPENERS, Phrase, Scene
from pipeline.language.people.titles import title_in_short
from pipeline.language.places.lookups import city_at, country_at
from pipeline.language.shapes import Is, given_names


class OfficeNames:
    """Reads the names behind the offices of one text."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.shapes = scene.shapes

    def find(self, take: Callable[[Phrase], Phrase]) -> list[Phrase]:
        """Names that stand right behind an office, each given to `take` when it is found."""
        people = []
        shapes = self.shapes
        for office in self.scene.offices:
            if self.scene.is_taken(office.first, office.after):
                continue
            if office.plural:
                people += self._several(office, take)
                continue
            titled = shapes.classes[office.first] & (Is.RANK | Is.HONORIFIC) and shapes.capital[office.first]
            ranked = addressed_name(shapes, office.first) if titled else None
            if ranked and ranked.start >= office.after:
                people.append(take(Phrase(ranked.first, ranked.after, ranked, [])))
            elif name := self.behind(office):
                offices = [*self._joint(office), office]
                people.append(take(Phrase(offices[0].first, name.after, name, offices)))
        return people

    def _several(self, office: Office, take: Callable[[Phrase], Phrase]) -> list[Phrase]:
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
            if name is None or not self.scene.is_free(at, name.after):
                break
            found.append(take(Phrase(at, name.after, name, [], shared=office.noun.word)))
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
        before = self.scene.office_after.get(office.first - 1)
        if before is None or before.plural or self.shapes.lowers[office.first - 1] not in self.shapes.grammar.and_:
            return []
        alone = office.determiner or office.owner or office.body or office.country or before.body
        return [] if alone or before.first in self.scene.taken else [before]

    def behind(self, office: Office) -> Name | None:
        shapes = self.shapes
        at = office.after
        if at >= shapes.count or at in shapes.line_starts:
            return None
        if shapes.possessive(at - 1):
            return None
        if shapes.joined(at) and shapes.words[at] not in OPENERS:
            if shapes.classes[at] & Is.NAMING and shapes.words[at] not in given_names():
                return None  # "the Coast Guard cutter Northwind"
            if name := addressed_name(shapes, at):
                return name
            if (start := title_in_short(shapes, at)) and (after := name_from(shapes, start, trusted=True)) > start:
                if ends_in_region(shapes, after):
                    return None  # "Commander ANF Balochistan"
                whole = not all(c & Is.MODIFIER for c in shapes.classes[office.first : office.after])
                return Name(at, start, after, rank=shapes.slice(at, start)) if whole else None  # "Deputy IG Brandt"
            after = name_from(shapes, at, trusted=True)
            if after > at and not self.scene.org_inside.intersection(range(at, after)) and self._is_name(at, after):
                return Name(at, at, after)
            return None
        if shapes.words[at] in OPENERS and at + 1 < shapes.count and not self._is_apposed(office):
            if at + 1 in shapes.line_starts:
                return None
            at += bool(shapes.grammar.head_first) and shapes.lowers[at + 1] in shapes.grammar.articles
            second = self.scene.office_first.get(at + 1)
            name = addressed_name(shapes, at + 1)
            if name is None and second and office.noun.rank != "job" and not (second.plural or second.determiner):
                name = self.behind(second)  # "the Chair, Judge Ada Brandt"
            name = name or introduced_name(shapes, at + 1) or self._behind_body(office, at + 1)
            if name and name.first not in self.scene.org_first and self._introduces(office):
                return name
        return None

    def _behind_body(self, office: Office, at: int) -> Name | None:
        """The name behind the body of an office: "the Inspector General, National Police, Mr Bo Lund"."""
        body = self.scene.org_first.get(at)
        comma = body.after + body.brackets if body else self.shapes.count
        if comma + 1 >= self.shapes.count or self.shapes.words[comma] != "," or comma in self.shapes.line_starts:
            return None
        name = addressed_name(self.shapes, comma + 1)
        office.body = office.body or (body if name else None)
        return name

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
        if ends_in_region(self.shapes, after):
            return False  # "the Chief Secretary Balochistan"
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
