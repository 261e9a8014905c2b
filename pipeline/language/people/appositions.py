"""What stands behind a name in its noun phrase: ", Head of the unit and ...", "of UN Police", "(Europol)", ", 46, a baker".

Belongs here: which of it belongs to the person. Stays out: what other sentences say (`affiliations.py`).
"""

from __future__ import annotations

from pipeline.language.people.bodies import lower_body
from pipeline.language.people.complements import proper_body
from pipeline.language.people.office_names import OfficeNames
from pipeline.language.people.offices import Office
from pipeline.language.people.phrases import OPENERS, Phrase, Scene
from pipeline.language.places.lookups import country_at


class Appositions:
    """Reads appositions into the phrases of one text."""

    def __init__(self, scene: Scene, names: OfficeNames) -> None:
        self.scene = scene
        self.shapes = scene.shapes
        self.names = names

    def read(self, person: Phrase) -> None:
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
        if word not in OPENERS or at + 1 in shapes.line_starts:
            return
        start = at + 1
        if shapes.words[start].isdigit() and start + 2 < shapes.count and shapes.words[start + 1] == ",":
            start += 2  # an age
        office = self.scene.office_first.get(start)
        if (
            office
            and not office.plural
            and not self.names.behind(office)
            and not self.scene.is_taken(start, office.after)
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
            and (found := self.scene.org_first.get(start))
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
        found = self.scene.org_first.get(start) or (lower_body(shapes, start) if start == at + 2 else None)
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
        found = self.scene.org_first.get(at + 1) or proper_body(shapes, at + 1)
        if found and self._ends_clause(found.after + found.brackets):
            office.body = found
            person.after = found.after + found.brackets

    def _coordinate(self, person: Phrase) -> None:
        """ "Central Director of X and President of Y": every office of the same person."""
        shapes = self.shapes
        while person.after + 1 < shapes.count and shapes.lowers[person.after] in shapes.grammar.and_:
            office = self.scene.office_first.get(person.after + 1)
            if office is None or office.plural or self.names.behind(office):
                return
            person.offices.append(office)
            person.after = office.after

    def _ends_clause(self, after: int) -> bool:
        shapes = self.shapes
        return after >= shapes.count or after in shapes.line_starts or not shapes.words[after][0].isalnum()
