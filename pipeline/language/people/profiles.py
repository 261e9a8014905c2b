"""What an article tells of a named person that a description may call back: offices, bodies, countries, age, gender.

Belongs here: gathering it from the mentions of one person, and from descriptions that turned out to be of that person.
Stays out: which person a description means (`callbacks.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.people.descriptions import Sort, callback_nouns
from pipeline.language.people.individuals import folded
from pipeline.language.places.lookups import country_at
from pipeline.language.shapes import Is

if TYPE_CHECKING:
    from pipeline.language.document import Document
    from pipeline.language.grammar import Grammar
    from pipeline.language.mentions import Person
    from pipeline.language.people.individuals import Individual
    from pipeline.language.shapes import Shapes

_AGE = range(10, 110)
_SHORTEST_RANK = 3
_OBJECT, _APPOSED = 6, 6
"""Tokens behind a verb or comma, or before one, in which its noun phrase is read."""


class AbbreviatedRank(Entry):
    """A rank in `short` and the `word` in full, both in lower case."""

    short: str
    word: str


@cache
def abbreviated_ranks(language: str) -> dict[str, str]:
    return {rank.short: rank.word for rank in read_lexicon("abbreviated_ranks", AbbreviatedRank, language)}


class HeadingWord(Entry):
    """A word beside a name that says what the person heads, and the nouns for who does."""

    word: str
    side: str
    heads: str


@cache
def _heading_words(language: str) -> dict[tuple[str, str], list[str]]:
    return {(w.side, w.word): w.heads.split("|") for w in read_lexicon("heading_words", HeadingWord, language)}


@dataclass
class Profile:
    """What is known of one person, in folded words."""

    one: Individual
    starts: list[int]
    """Where mentions by name begin, in order."""
    words: set[str] = field(default_factory=set)
    """Words of offices, ranks and forms of address; those in short are spelled out too."""
    heads: set[str] = field(default_factory=set)
    """Last words of offices and ranks."""
    deeds: set[str] = field(default_factory=set)
    """Nouns for what the person is told to do: "chairman" of who chairs."""
    letters: set[str] = field(default_factory=set)
    """First letters of offices: "ig" of "Inspector General"."""
    bodies: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    has_office: bool = False
    """Whether more than a rank or form of address is known: "the attaché" may be a corporal, but no minister."""
    gender: str | None = None
    """What a noun or form of address tells; a given name only suggests one."""

    def learn(self, person: Person, grammar: Grammar, language: str) -> None:
        """Takes what one mention says."""
        for text in (person.role, person.honorific):
            if text:
                self.learn_office(text, grammar, language)
        if person.organisation:
            self.bodies.append(person.organisation)
        if person.country:
            self.countries.add(person.country)
        self.gender = self.gender or person.gender
        if person.role and person.role != person.honorific:
            noun = callback_nouns(language).get(person.role.lower().split()[-1])
            self.has_office = self.has_office or noun is None or noun.sort != Sort.OTHER.value  # no office: "colleague"

    def learn_office(self, text: str, grammar: Grammar, language: str) -> None:
        in_short = abbreviated_ranks(language)
        words = folded(text).replace("/", " ").split()
        if not words:
            return
        joining = grammar.of | grammar.source | grammar.about
        of = next((at for at, word in enumerate(words) if at and word in joining), len(words))
        words = words[:of] + [word for word in words[of:] if word not in joining | grammar.determiners | grammar.and_]
        full = [spelled for word in words for spelled in folded(_spelled(word, in_short)).split()]
        self.words.update(words, full)
        in_full = folded(_spelled(words[of - 1], in_short))
        if of > 1 and words[of - 1] in grammar.postposed:
            self.heads.add(f"{words[of - 2]} {words[of - 1]}")  # "inspector general" is no general
        else:
            self.heads.update((words[of - 1], in_full.split()[-1]))
        self.letters.add("".join(word[0] for word in words))

    def learn_age(self, document: Document, first: int, after: int) -> None:
        """Reads the age beside the tokens of a mention: ", 41,", "(41)", "41-year-old"."""
        shapes = document.shapes
        if after + 1 < shapes.count and shapes.words[after] in ",(" and shapes.words[after + 1].isdigit():
            self._aged(shapes.words[after + 1])
        for index in range(max(first - 4, 0), first):
            if shapes.words[index].isdigit() and index + 2 < shapes.count and shapes.words[index + 1] in "-‐‑":
                self._aged(shapes.words[index])

    def learn_deed(self, document: Document, first: int, after: int, grammar: Grammar, language: str) -> None:
        """Reads what a mention heads: "under the chairmanship of", "chaired by" before it, "chairs" behind it."""
        shapes, words = document.shapes, _heading_words(language)
        at = first - 1
        while at > 0 and shapes.lowers[at] in grammar.articles:
            at -= 1
        if at > 0 and shapes.lowers[at] in grammar.of | grammar.by:
            self.deeds.update(words.get(("before", shapes.lowers[at - 1]), ()))
        if after < shapes.count and (heads := words.get(("after", shapes.lowers[after]))):
            self.deeds.update(heads)
            self.countries.update(  # "headed the Hungarian side"
                country
                for at in range(after + 1, min(after + _OBJECT, shapes.count))
                if (country := country_at(shapes, at)[1])
            )

    def learn_apposed(self, document: Document, first: int, after: int, grammar: Grammar, language: str) -> None:
        """Reads a noun that no list of offices holds beside a name: "the coroner, Ada Brandt", "Ada Brandt, a lockkeeper,"."""
        shapes = document.shapes
        if first > 2 and shapes.words[first - 1] == ",":
            start = next((at for at in range(first - 2, max(first - _APPOSED, 0), -1) if not _is_noun(shapes, at)), 0)
            if start < first - 2 and shapes.lowers[start] in grammar.articles:
                self.learn_office(shapes.slice(start + 1, first - 1), grammar, language)
        if after + 2 < shapes.count and shapes.words[after] == "," and shapes.lowers[after + 1] in grammar.determiners:
            end = next(
                (at for at in range(after + 2, min(after + _APPOSED, shapes.count)) if not _is_noun(shapes, at)), 0
            )
            if end > after + 2 and shapes.words[end] in ",.":
                self.learn_office(shapes.slice(after + 2, end), grammar, language)

    def _aged(self, digits: str) -> None:
        if len(digits) < 4 and int(digits) in _AGE:
            self.ages.add(digits)


def _is_noun(shapes: Shapes, index: int) -> bool:
    """Whether a token may be a noun or its modifier in lower case."""
    return shapes.words[index].islower() and not shapes.classes[index] & (Is.FUNCTION | Is.VERB | Is.SPEECH | Is.TIME)


def _spelled(word: str, in_short: dict[str, str]) -> str:
    """A rank in full by the longest known end of its letters: "colonel" of "PCol" and "LtCol"."""
    ends = (in_short[word[at:]] for at in range(len(word) - _SHORTEST_RANK + 1) if word[at:] in in_short)
    return in_short.get(word) or next(ends, word)


def profile_of(one: Individual, document: Document, grammar: Grammar, language: str) -> Profile:
    """The profile that the mentions of a person by name give."""
    profile = Profile(one, sorted(m.span.start for m in one.mentions))
    for mention in one.mentions:
        profile.learn(mention, grammar, language)
        if mention.name_span and mention.span.start >= 0:
            tokens = document.shapes.between(mention.name_span.start, mention.name_span.end)
            first = document.shapes.at(mention.span.start)
            profile.learn_age(document, first, tokens.stop)
            profile.learn_deed(document, first, tokens.stop, grammar, language)
            profile.learn_apposed(document, first, tokens.stop, grammar, language)
    return profile
