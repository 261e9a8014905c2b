"""Word lists of this room, by language. A language without a list has none of its words.

Belongs here: reading them. Stays out: what they are used for.
"""

from __future__ import annotations

from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon


class _Noun(Entry):
    noun: str
    frames: str


@cache
def reporting_nouns(language: str) -> dict[str, frozenset[str]]:
    """Nouns of speech with what they take: that, for."""
    entries = read_lexicon("reporting_nouns", _Noun, language)
    return {entry.noun: frozenset(entry.frames.split()) for entry in entries}


class _Pronoun(Entry):
    word: str
    gender: str = ""


@cache
def source_pronouns(language: str) -> dict[str, str]:
    """Pronouns that stand for a source: `m`, `f`, `thing`, `narrator`, `former`, `latter` or nothing."""
    entries = read_lexicon("source_pronouns", _Pronoun, language)
    return {entry.word: entry.gender for entry in entries}
