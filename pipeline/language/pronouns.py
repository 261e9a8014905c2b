"""What a pronoun stands for: the nearest fitting subject before it.

Belongs here: choosing the antecedent of he, she, it, they. Stays out: who the antecedent is (`identities.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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


@dataclass(frozen=True, slots=True)
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
    """The antecedents of one article; `identify` tells who a mention is."""

    def __init__(self, document: Document, identify: Callable[[Person], Identity], grammar: Grammar) -> None:
        self.document = document
        self.grammar = grammar
        self.identify = identify
        self._known: dict[tuple[int, str], Identity | None] = {}

    def of(self, position: int, pronoun: str) -> Identity | None:
        """Who a pronoun at a character position stands for; null where nothing before it fits."""
        lower = pronoun.lower()
        key = (position, lower)
        if key not in self._known:
            self._known[key] = None  # a chain of pronouns that comes back to itself has no antecedent
            self._known[key] = self._resolved(position, lower)
        return self._known[key]

    def forget(self) -> None:
        """Drops what was resolved: somebody turned out to be more than was known."""
        self._known.clear()

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
            _Item(p.span.start, p, None, self._is_oblique(p.span.start)) for p in document.people if not p.is_group
        ]
        items += [
            _Item(tokens.starts[i], None, word, False) for i, word in enumerate(lowers) if word in self.grammar.subjects
        ]
        items = [item for item in items if not self._quoted(item.position)]
        items.sort(key=lambda item: item.position)
        return items

    @cached_property
    def _quotations(self) -> list[Span]:
        return [quotation.outer for quotation in self.document.quotations]

    def _quoted(self, position: int) -> bool:
        at = bisect_right(self._quotations, position, key=lambda span: span.start) - 1
        return at >= 0 and position < self._quotations[at].end

    def _is_oblique(self, position: int) -> bool:
        """Whether a mention stands behind a preposition, so that it is no subject."""
        tokens = self.document.tokens
        before = tokens.at(position) - 1
        return before >= 0 and tokens.lowers[before] in self.grammar.oblique

    def _someone(self, position: int, pronoun: str) -> Identity | None:
        gender = self.grammar.gender_of(pronoun)
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
                    if item.oblique == wanted and (found := self._fits(item, gender)):
                        return found
        return None

    def _several(self, position: int) -> Identity | None:
        """The people without names who are the subject nearest before a plural pronoun, else those nearest."""
        groups = [p for p in self.document.people if p.is_group and p.span.start < position]
        groups = [p for p in groups[-_GROUPS_BACK:] if not self._quoted(p.span.start)]
        begin = self.document.sentence_at(position).start
        for wanted in (False, True):
            for group in reversed(groups):
                if group.span.start < begin and self._is_oblique(group.span.start) == wanted:
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
        identity = self.identify(item.person)
        if identity.name is None and identity.role is None:
            return None
        return identity if gender is None or identity.gender in (None, gender) else None

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
            subject = [o for o in within if not self._is_oblique(o.span.start)]
            if within:
                body = (subject or within)[0]
                return Identity(None, None, body.name, body.country)
        return None
