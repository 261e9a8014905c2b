"""What a sentence says of a person's office outside the noun phrase: "is the FBI's legal attaché", "who heads the unit",
"a delegation of the Ministry, led by", "its deputy chief", "the country's police chief".

Belongs here: tying people to offices, organisations and countries by such words. Stays out: the noun phrase itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.people.bodies import Found, lower_body
from pipeline.language.people.offices import Office
from pipeline.language.places.lookups import country_at
from pipeline.language.shapes import Is, Shapes

if TYPE_CHECKING:
    from pipeline.language.people.phrases import Phrase

_LOOK_BACK = 30
"""Tokens before "led by" or "its" in which its organisation is sought, within the sentence."""
_LOOK_FAR_BACK = 150
"""Tokens before "the country's" in which its country is sought."""
_CLAUSE = 15
"""Tokens behind a name's comma in which the organisation that the person works for is sought."""
_OBJECT = 9
"""Tokens behind "heads" in which the organisation is sought."""
_SENTENCE_ENDS = frozenset(".!?")


class AffiliationVerb(Entry):
    word: str
    ties: str


@cache
def _ties(language: str) -> dict[str, set[str]]:
    verbs = read_lexicon("affiliation_verbs", AffiliationVerb, language)
    return {kind: {v.word for v in verbs if v.ties == kind} for kind in ("is", "heads", "by", "at")}


class Affiliations:
    """Ties the people of one text; `offices` by first token are those that no phrase has taken yet."""

    def __init__(self, shapes: Shapes, organisations: list[Found], offices: dict[int, Office]) -> None:
        self.shapes = shapes
        self.organisations = organisations
        self.firsts = [o.first for o in organisations]
        self.offices = offices
        self.ties = _ties(shapes.lexicon.language)

    def tie(self, phrase: Phrase) -> None:
        """Fills what the noun phrase of a person left open."""
        for held in phrase.offices:
            self.own(held)
        after = self._verb(phrase.after)
        word = self.shapes.lowers[after] if after < self.shapes.count else ""
        if not phrase.offices:
            phrase.predicate = self._predicate(word, after + 1) or self._inverse(phrase.first)
        if phrase.body is None and word in self.ties["heads"]:
            phrase.organisation = self._headed(after + 1)
        elif self._is_led(phrase.first):
            self._led(phrase)
        elif phrase.body is None:
            phrase.organisation = self._spoken_for(phrase.first) or self._works_for(phrase.after)

    def told_of_pronouns(self) -> Iterator[tuple[int, Office | None, Found | None]]:
        """What sentences that begin with a pronoun say: its token, and the office or organisation ("She heads the unit")."""
        shapes = self.shapes
        subjects = shapes.grammar.subjects
        for index in compress(range(shapes.count), map(subjects.__contains__, shapes.lowers)):
            if index + 2 >= shapes.count or not shapes.capital[index]:
                continue
            verb = self._verb(index + 1)
            word = shapes.lowers[verb] if verb < shapes.count else ""
            office = self._predicate(word, verb + 1)
            body = self._headed(verb + 1) if word in self.ties["heads"] else None
            if office or body:
                yield index, office, body

    def _predicate(self, word: str, start: int) -> Office | None:
        """The office behind a verb that gives it: "is the agency's legal adviser"."""
        office = self.offices.get(start) if word in self.ties["is"] else None
        if office is None or office.plural or (office.noun.rank == "job" and not office.body):
            return None
        self.own(office)
        return office

    def _inverse(self, first: int) -> Office | None:
        """ "The agency's legal adviser is Ada Brandt"."""
        if first < 2 or self.shapes.lowers[first - 1] not in self.ties["is"]:
            return None
        for office in self.offices.values():
            if office.after == first - 1 and not office.plural and (office.noun.rank != "job" or office.body):
                return office
        return None

    def own(self, office: Office) -> None:
        """Reads a possessor that is no name: "its", "the country's"."""
        owner = (office.owner or "").lower()
        if owner in self.shapes.grammar.owner_things and office.body is None:
            office.body = self._before(office.first) or self._opening(office.first)
            office.country = office.country or (office.body.country if office.body else None)
        elif owner and office.country is None and office.owner_noun in self.shapes.grammar.country_nouns:
            office.country = self._country_before(office.first)
        elif owner and office.body is None:
            start = office.first + (self.shapes.lowers[office.first] in self.shapes.grammar.determiners)
            noun = lower_body(self.shapes, start)
            office.body = noun if noun and self.shapes.possessive(noun.after - 1) else None

    def _verb(self, after: int) -> int:
        """The token of the verb behind a person: past a comma, "who", "has"."""
        shapes = self.shapes
        at = after
        while (
            at < shapes.count
            and at - after < 4
            and (shapes.words[at] == "," or shapes.lowers[at] in shapes.grammar.relative)
        ):
            if shapes.words[at] == "," and (
                at + 1 >= shapes.count or shapes.lowers[at + 1] not in shapes.grammar.relative
            ):
                return shapes.count
            at += 1
        return at

    def _headed(self, start: int) -> Found | None:
        shapes = self.shapes
        if start < shapes.count and shapes.lowers[start] in shapes.grammar.things:
            return self._before(start, far=True)
        for index in range(start, min(start + _OBJECT, shapes.count)):
            if index in shapes.line_starts or shapes.words[index] in ",.;:":
                return None
            at = bisect_left(self.firsts, index)
            if at < len(self.firsts) and self.firsts[at] == index:
                return self.organisations[at]
        return None

    def _spoken_for(self, first: int) -> Found | None:
        """ "For Europol, Ada Brandt said": the organisation on whose behalf a person speaks."""
        shapes = self.shapes
        if first < 2 or shapes.words[first - 1] != ",":
            return None
        body = self._before(first)
        if body is None or body.after + body.brackets != first - 1:
            return None
        before = body.first - 1 - (body.first > 1 and shapes.lowers[body.first - 1] in shapes.grammar.articles)
        return body if before >= 0 and self._behalf(before) else None

    def _works_for(self, after: int) -> Found | None:
        """The organisation in the clause behind a name's comma: ", who works for Eurojust,"."""
        shapes = self.shapes
        if after >= shapes.count or after in shapes.line_starts:
            return None
        if shapes.words[after] != "," and shapes.lowers[after] not in shapes.grammar.relative:
            return None
        works = False
        for index in range(after + 1, min(after + _CLAUSE, shapes.count)):
            if index in shapes.line_starts or shapes.words[index] in ",.;:”":
                return None
            works = works or shapes.lowers[index] in self.ties["at"]
            at = bisect_left(self.firsts, index)
            if works and at < len(self.firsts) and self.firsts[at] == index:
                before = index - 1 - (shapes.lowers[index - 1] in shapes.grammar.articles)
                is_tie = shapes.lowers[before] in shapes.grammar.of | shapes.grammar.source
                return self.organisations[at] if is_tie else None
        return None

    def _behalf(self, index: int) -> bool:
        lowers, behalf = self.shapes.lowers, self.shapes.grammar.behalf
        return lowers[index] in behalf or (index > 0 and lowers[index - 1] in behalf)

    def _is_led(self, first: int) -> bool:
        lowers = self.shapes.lowers
        return first > 1 and lowers[first - 1] in self.shapes.grammar.by and lowers[first - 2] in self.ties["by"]

    def _led(self, phrase: Phrase) -> None:
        """ "The Thai delegation was led by": the organisation, else the country, that stands before."""
        if phrase.body is None:
            phrase.organisation = self._before(phrase.first)
        country = phrase.country or next((o.country for o in phrase.offices if o.country), None)
        if country is None and (phrase.body is None or phrase.body.country is None):
            phrase.country = self._country_before(phrase.first, sentence=True)
        if phrase.body is None and not phrase.country:
            phrase.organisation = self._opening(phrase.first)

    def _before(self, token: int, *, far: bool = False) -> Found | None:
        """The last organisation before a token, in its sentence unless `far`."""
        at = bisect_left(self.firsts, token) - 1
        if at < 0:
            return None
        found = self.organisations[at]
        if far:
            return found
        begin = self._sentence_start(token)
        return found if found.first >= begin and found.after <= token else None

    def _opening(self, token: int) -> Found | None:
        """The first organisation of the sentence before that of a token: its subject, mostly."""
        end = self._sentence_start(token)
        begin = self._sentence_start(end - 1)
        at = bisect_left(self.firsts, begin)
        return self.organisations[at] if at < len(self.firsts) and self.firsts[at] < end else None

    def _sentence_start(self, token: int) -> int:
        at = token
        while at > 0 and token - at < _LOOK_BACK and self.shapes.words[at - 1] not in _SENTENCE_ENDS:
            at -= 1
        return at

    def _country_before(self, token: int, *, sentence: bool = False) -> str | None:
        shapes = self.shapes
        end = self._sentence_start(token) if sentence else max(token - _LOOK_FAR_BACK, 0)
        for index in range(token - 1, end - 1, -1):
            if shapes.capital[index] and not shapes.classes[index] & Is.FUNCTION:
                size, country = country_at(shapes, index)
                if size:
                    return country
        return None
