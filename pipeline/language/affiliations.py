"""What a sentence says of a person's office outside the noun phrase: "is the FBI's legal attaché", "who heads the unit",
"a delegation of the Ministry, led by", "its deputy chief", "the country's police chief".

Belongs here: tying people to offices, organisations and countries by such words. Stays out: the noun phrase itself.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.offices import Office
from pipeline.language.organisations import Found, country_at, lower_body
from pipeline.language.shapes import Is, Shapes

if TYPE_CHECKING:
    from pipeline.language.people import Phrase

_LOOK_BACK = 30
"""Tokens before "led by" or "its" in which its organisation is sought, within the sentence."""
_LOOK_FAR_BACK = 150
"""Tokens before "the country's" in which its country is sought."""
_OBJECT = 9
"""Tokens behind "heads" in which the organisation is sought."""
_SENTENCE_ENDS = frozenset(".!?")


class AffiliationVerb(Entry):
    word: str
    ties: str


class Affiliations:
    """Ties the people of one text; `offices` by first token are those that no phrase has taken yet."""

    def __init__(self, shapes: Shapes, organisations: list[Found], offices: dict[int, Office], language: str) -> None:
        self.shapes = shapes
        self.organisations = organisations
        self.firsts = [o.first for o in organisations]
        self.offices = offices
        verbs = read_lexicon("affiliation_verbs", AffiliationVerb, language)
        self.ties = {kind: {v.word for v in verbs if v.ties == kind} for kind in ("is", "heads", "by")}

    def tie(self, phrase: Phrase) -> None:
        """Fills what the noun phrase of a person left open."""
        for held in phrase.offices:
            self.own(held)
        after = self._verb(phrase.after)
        word = self.shapes.lowers[after] if after < self.shapes.count else ""
        if word in self.ties["is"] and not phrase.offices:
            office = self.offices.get(after + 1)
            if office and not office.plural:
                self.own(office)
                phrase.predicate = office
        if phrase.body is None and word in self.ties["heads"]:
            phrase.organisation = self._headed(after + 1)
        elif self._is_led(phrase.first):
            self._led(phrase)
        elif phrase.body is None:
            phrase.organisation = self._spoken_for(phrase.first)

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
