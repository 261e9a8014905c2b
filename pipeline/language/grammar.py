"""The words of a language that hold noun phrases together: prepositions, determiners, pronouns, by what they do.

Belongs here: reading `grammar.tsv`. Stays out: the phrases that the recognisers build with these words.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon


class GrammarWords(Entry):
    """A line of `grammar.tsv`: the words, parted by |, that do one thing."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words in lower case, by what they do; a kind that a language does without is empty."""

    of: frozenset[str]
    """Prepositions whose phrase belongs to any office: "of", "for", "at"."""
    source: frozenset[str]
    """Prepositions whose phrase tells where a person comes from and is no part of the role: "from", "under"."""
    affiliated: frozenset[str]
    """Prepositions between a person and a body: "of", "from"."""
    affiliated_after_comma: frozenset[str]
    about: frozenset[str]
    """Prepositions inside the names of some bodies only: "Working Group on Gangs"."""
    name_inside: frozenset[str]
    """Prepositions inside the names of any body."""
    within: frozenset[str]
    located: frozenset[str]
    articles: frozenset[str]
    possessors: frozenset[str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    """First words of a phrase that calls nobody back."""
    owner_things: frozenset[str]
    owner_people: frozenset[str]
    joining: frozenset[str]
    """Prepositions that join lower-case nouns into one phrase."""
    and_: frozenset[str]
    postposed: frozenset[str]
    """Words of an office behind its head: "Secretary General"."""
    before_verbs: frozenset[str]
    behalf: frozenset[str]
    relative: frozenset[str]
    by: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    """Pronouns for a person as the object of a verb."""
    things: frozenset[str]
    plurals: frozenset[str]
    oblique: frozenset[str]
    """Words behind which a mention is no subject."""
    subordinate: frozenset[str]
    """Words that open a clause in which a pronoun may stand before its name."""
    locative: frozenset[str]
    weak_locative: frozenset[str]
    venue: frozenset[str]
    """Prepositions behind which an unknown name in capitals is a place: "at Brezje"."""
    going_to: frozenset[str]
    going: frozenset[str]
    """Verbs and nouns of going, behind which "to" leads to a place."""
    visiting: frozenset[str]
    """Verbs whose object, an unknown name in capitals, is a place: "toured the Dravec checkpoint"."""
    place_nouns: frozenset[str]
    """Nouns behind which "of" leads to a place: "the town of Brezje"."""
    no_sites: frozenset[str]
    """First nouns of names that are no places: "Operation Nightfall"."""
    buildings: frozenset[str]
    stations: frozenset[str]
    """Nouns that end the names of buildings: "Harbour House"."""
    site_nouns: frozenset[str]
    """Nouns of places that a name stands before: "the Dravec checkpoint"."""
    name_openers: frozenset[str]
    """Particles with which a surname alone may begin: "von der Heyde"."""
    never_in_bodies: frozenset[str]
    any_body: frozenset[str]
    """Nouns for any body: "the Organization" is INTERPOL where INTERPOL is the subject."""
    country_nouns: frozenset[str]
    guests: frozenset[str]
    of_time: frozenset[str]
    capital: frozenset[str]
    elided: frozenset[str]
    """Words that elide into the next one, without their apostrophe: "l", "d"."""
    head_first: frozenset[str]
    """Not empty where the head of a name stands first: "Police nationale"."""
    counterparts: frozenset[str]
    """Nouns for who holds the same office elsewhere."""
    vague_modifiers: frozenset[str]
    """Words before an office that say little of it: "the senior officer"."""
    verb_endings: frozenset[str]
    """Endings that tell a verb from an adjective behind a noun."""

    @property
    def pronouns(self) -> frozenset[str]:
        return self.masculine | self.feminine | self.things | self.plurals | self.relative

    def gender_of(self, pronoun: str) -> str | None:
        """`m` or `f` for a pronoun that tells it."""
        return "m" if pronoun in self.masculine else "f" if pronoun in self.feminine else None


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar words of a language; raises KeyError for a kind that none knows."""
    by_kind = {
        entry.kind: frozenset(entry.words.split("|")) for entry in read_lexicon("grammar", GrammarWords, language)
    }
    names = {field.name: field.name.rstrip("_") for field in fields(Grammar)}
    unknown = set(by_kind) - set(names.values())
    if unknown:
        raise KeyError(f"grammar.tsv of {language}: no such kind: {', '.join(sorted(unknown))}")
    return Grammar(**{name: by_kind.get(kind, frozenset()) for name, kind in names.items()})
