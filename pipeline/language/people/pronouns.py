"""What a pronoun stands for: the nearest fitting subject before it.

Belongs here: choosing the antecedent of he, she, it, they. Stays out: who the antecedent is (`identities.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.language.grammar import Grammar
from pipeline.language.mentions import Identity, Organisation, Person
from pipeline.language.text import Span

if TYPE_CHECKING:
    from pipeline.language.document import Document

_SENTENCES_BACK = 8
_GROUPS_BACK = 4


@dataclass(slots=True, unsafe_hash=True)
class _Item:
    """A person or a personal pronoun, in the order of the text."""

    position: int
    person: Person | None
    pronoun: str | None
    oblique: bool

    @property
    def is_named(self) -> bool:
        return self.person is not None and self.person.name is not None


class Antecedents:
    """The antecedents of one article; `identify` tells who a mention is, `told_gender` what is sure of it."""

    def __init__(
        self,
        document: Document,
        identify: Callable[[Person], Identity],
        told_gender: Callable[[Person], str | None],
        grammar: Grammar,
    ) -> None:
        self.document = document
        self.told_gender = told_gender
        self.grammar = grammar
        self.identify = identify
        self._known: dict[tuple[int, str], Identity | None] = {}
        self._reached = 0

    def of(self, position: int, pronoun: str) -> Identity | None:
        """Who a pronoun at a character position stands for; null where nothing before it fits."""
        lower = pronoun.lower()
        key = (position, lower)
        if key not in self._known:
            self._catch_up(position)
            self._known[key] = None  # a chain of pronouns that comes back to itself has no antecedent
            self._known[key] = self._resolved(position, lower)
        return self._known[key]

    def forget(self) -> None:
        """Drops what was resolved: somebody turned out to be more than was known."""
        self._known.clear()
        self._reached = 0

    def _catch_up(self, position: int) -> None:
        """Resolves the pronouns before a position in order, so that a long chain of them is no deep recursion."""
        items = self._items
        while self._reached < len(items) and items[self._reached].position < position:
            item = items[self._reached]
            self._reached += 1
            if item.pronoun is not None:
                self.of(item.position, item.pronoun)

    def _resolved(self, position: int, pronoun: str) -> Identity | None:
        if pronoun in self.grammar.things:
            return self._thing(position)
        if pronoun in self.grammar.relative:
            return self._just_before(position)
        if pronoun in self.grammar.plurals:
            return self._several(position)
        return self._someone(position, pronoun)

    def _just_before(self, position: int) -> Identity | None:
        """The person that a relative pronoun follows."""
        begin = self.document.sentence_at(position).start
        before = [item for item in self._items if begin <= item.position < position and item.person]
        return self.identify(before[-1].person) if before and before[-1].person else None

    # -- people -------------------------------------------------------------------------------------------------------

    @cached_property
    def _items(self) -> list[_Item]:
        document = self.document
        tokens, lowers = document.tokens, document.tokens.lowers
        items = [
            _Item(p.span.start, p, None, self.is_oblique(p.span.start) or self._is_one_of_two(p))
            for p in document.people
            if not p.is_group
        ]
        items += [
            _Item(tokens.starts[i], None, word, False) for i, word in enumerate(lowers) if word in self.grammar.subjects
        ]
        items = [item for item in items if not (self._quoted(item.position) or self._is_label(item.person))]
        items.sort(key=lambda item: item.position)
        return items

    def _is_label(self, person: Person | None) -> bool:
        """Whether an office alone has no article or possessor and so stands for nobody: "Chair, ", "as head of"."""
        if person is None or person.name:
            return False
        tokens = self.document.tokens
        first = tokens.at(person.span.start)
        word = tokens.lowers[first]
        return word not in self.grammar.determiners and not word.endswith(("'s", "’s")) and person.organisation is None

    def _is_one_of_two(self, person: Person) -> bool:
        """Whether somebody else follows behind "and": "Minister Brandt and an expert were present. He ..." means neither."""
        tokens = self.document.tokens
        after = tokens.at(person.span.end - 1) + 1
        if after + 1 >= len(tokens) or tokens.lowers[after] not in self.grammar.and_:
            return False
        others = self._starts
        return any(tokens.starts[at] in others for at in (after + 1, after + 2) if at < len(tokens))

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(p.span.start for p in self.document.people)

    @cached_property
    def _quotations(self) -> list[Span]:
        return [quotation.outer for quotation in self.document.quotations]

    def _quoted(self, position: int) -> bool:
        at = bisect_right(self._quotations, position, key=lambda span: span.start) - 1
        return at >= 0 and position < self._quotations[at].end

    def is_oblique(self, position: int) -> bool:
        """Whether a mention stands behind a preposition, so that it is no subject."""
        tokens = self.document.tokens
        before = tokens.at(position) - 1
        return before >= 0 and tokens.lowers[before] in self.grammar.oblique

    def _someone(self, position: int, pronoun: str) -> Identity | None:
        """The nearest fitting subject, sentence by sentence back, then who fits but for the gender of a given name, then
        whom the article is about."""
        gender = self.grammar.gender_of(pronoun)
        aside = self._own_subject(position, pronoun)
        for fits in (self._fits, self._may_fit) if gender else (self._fits,):
            if found := self._nearest(position, gender, aside, fits):
                return found
        return self._protagonist(position, gender)

    def _nearest(
        self, position: int, gender: str | None, aside: int | None, fits: Callable[[_Item, str | None], Identity | None]
    ) -> Identity | None:
        document, sentences = self.document, self.document.sentences
        last = bisect_right(sentences, Span(position, 1 << 60)) - 1
        left = _SENTENCES_BACK
        for index in range(last, -1, -1):
            if left == 0:
                break
            left -= not self._quoted(sentences[index].start + 1)
            begin, end = sentences[index].start, min(sentences[index].end, position)
            first = bisect_left(self._items, begin, key=lambda item: item.position)
            after = bisect_left(self._items, end, key=lambda item: item.position)
            items = self._items[first:after]
            if self._subordinate(
                begin
            ):  # "After Holm had left, Brandt spoke": who the main clause is about, names first
                main = document.text.find(",", begin, end)
                items = sorted(items, key=lambda item: (item.position < main, not item.is_named))
            for wanted in (False, True):
                for item in items:
                    if item.oblique == wanted and item.position != aside and (found := fits(item, gender)):
                        return found
        return None

    def _own_subject(self, position: int, pronoun: str) -> int | None:
        """Where the subject of the clause of an object pronoun stands: in "Brandt thanked him", he is not Brandt."""
        tokens = self.document.tokens
        at = tokens.at(position)
        if pronoun not in self.grammar.objects or at + 1 >= len(tokens):
            return None
        following = tokens.words[at + 1]
        free = not following[0].isalpha() or tokens.lowers[at + 1] in self.grammar.oblique | self.grammar.before_verbs
        if not free:
            return None  # "her" of "her desk"
        begin = self.document.sentence_at(position).start
        first = bisect_left(self._items, begin, key=lambda item: item.position)
        after = bisect_left(self._items, position, key=lambda item: item.position)
        return next((item.position for item in reversed(self._items[first:after]) if not item.oblique), None)

    def _protagonist(self, position: int, gender: str | None) -> Identity | None:
        """Whom the article names most before a position, of those who fit."""
        counts: Counter[str] = Counter()
        known: dict[str, Identity] = {}
        for item in self._items:
            if item.position >= position:
                break
            if item.is_named and (found := self._may_fit(item, gender)) and found.name:
                counts[found.name] += 1
                known[found.name] = found
        return known[counts.most_common(1)[0][0]] if counts else None

    def _several(self, position: int) -> Identity | None:
        """The people without names who are the subject nearest before a plural pronoun, else those nearest."""
        groups = [p for p in self.document.people if p.is_group and p.span.start < position]
        groups = [p for p in groups[-_GROUPS_BACK:] if not self._quoted(p.span.start)]
        begin = self.document.sentence_at(position).start
        for wanted in (False, True):
            for group in reversed(groups):
                if group.span.start < begin and self.is_oblique(group.span.start) == wanted:
                    return self.identify(group)
        return None

    def _subordinate(self, begin: int) -> bool:
        tokens = self.document.tokens
        at = tokens.at(begin)
        return at < len(tokens) and (tokens.lowers[at] in self.grammar.subordinate or tokens.lowers[at].endswith("ing"))

    def _fits(self, item: _Item, gender: str | None) -> Identity | None:
        if item.pronoun is not None:
            if gender is None or self.grammar.gender_of(item.pronoun) == gender:
                return self.of(item.position, item.pronoun)
            return None
        assert item.person is not None
        if gender and item.person.name is None and self._owner_gender(item.person) == gender:
            return None  # "Her deputy ... She": whose deputy it is
        identity = self.identify(item.person)
        if identity.name is None and identity.role is None:
            return None
        return identity if gender is None or identity.gender in (None, gender) else None

    def _owner_gender(self, person: Person) -> str | None:
        """The gender of the pronoun that a person's phrase begins with: f of "her deputy"."""
        first = self.document.tokens.lowers[self.document.tokens.at(person.span.start)]
        return self.grammar.gender_of(first) if first in self.grammar.owner_people else None

    def _may_fit(self, item: _Item, gender: str | None) -> Identity | None:
        """Who is named, unless a form of address or noun tells another gender: that of a given name is only likely."""
        if item.person is None or not item.is_named or self.told_gender(item.person) not in (None, gender):
            return None
        return self.identify(item.person)

    # -- bodies -------------------------------------------------------------------------------------------------------

    def _thing(self, position: int) -> Identity | None:
        document = self.document
        bodies = [o for o in document.organisations if o.span.start < position and not self._quoted(o.span.start)]
        sentences = document.sentences
        last = bisect_right(sentences, Span(position, 1 << 60)) - 1
        for index in range(last, max(last - 4, -1), -1):
            within: list[Organisation] = [
                o for o in bodies if sentences[index].start <= o.span.start < min(sentences[index].end, position)
            ]
            subject = [o for o in within if not self.is_oblique(o.span.start)]
            if within:
                body = (subject or within)[0]
                return Identity(None, None, body.name, body.country)
        return None
