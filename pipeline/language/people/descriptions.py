"""Definite descriptions of one person: "the RCMP corporal", "the 41-year-old", "the father of two", "her Thai colleague".

Belongs here: reading head, modifiers, body, country and age off the words. Stays out: who is meant (`callbacks.py`).
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.people.individuals import folded
from pipeline.language.shapes import Is, Shapes
from pipeline.language.text import Span

if TYPE_CHECKING:
    from pipeline.language.document import Document

_LONGEST = 12
_PEOPLES = ("ese", "sh", "ch", "ss", "s")
"""Endings of demonyms that behind "the" mean a people: "the Dutch", "the Japanese", "the Kenyans"."""
_ENDINGS = ("man", "woman", "ist", "person")


class Sort(Enum):
    """What a head noun says of whom it may mean."""

    TOP = "top"
    OFFICE = "office"
    JOB = "job"
    CASE = "case"
    FRAME = "frame"
    KIN = "kin"
    ANY = "any"
    OTHER = "other"
    LETTERS = "letters"


class CallbackNoun(Entry):
    noun: str
    sort: str
    gender: str = ""


@cache
def callback_nouns(language: str) -> dict[str, CallbackNoun]:
    return {noun.noun: noun for noun in read_lexicon("callback_nouns", CallbackNoun, language)}


@dataclass(slots=True, unsafe_hash=True)
class Description:
    """A description on tokens. `head` and `modifiers` are folded words; `noun` is the head as written in lower case."""

    position: int
    first: int
    determiner: str
    noun: str
    head: str
    sort: Sort
    modifiers: tuple[str, ...]
    complement: bool
    complement_body: bool
    """Whether the complement is a body: "the attaché of the RCMP"."""
    body: str | None
    country: str | None
    age: str | None
    gender: str | None
    is_lower: bool = True


def read_description(document: Document, span: Span, heads: AbstractSet[str]) -> Description | None:
    """The description at a span; null where the words are none of one person. `heads`: last words of known offices."""
    shapes = document.shapes
    tokens = shapes.between(span.start, span.end)
    if not tokens or len(tokens) > _LONGEST:
        return None
    first, at = tokens.start, tokens.start + 1
    determiner = shapes.lowers[first]
    if determiner not in shapes.grammar.articles and determiner not in shapes.grammar.owner_people:
        return None
    words: list[int] = []
    body = country = age = None
    demonym = False
    while at < tokens.stop:
        found = document.body_at(at)
        if found and found.after < tokens.stop:
            body, at = found.mention(shapes).name, found.after + found.brackets
            continue
        match = shapes.countries.match(shapes.words, at) if shapes.capital[at] else None
        if match and at + match[0] <= tokens.stop:
            country, demonym, at = match[1][0], match[1][1], at + match[0]
            continue
        if shapes.words[at].isdigit() and at + 2 < shapes.count and shapes.lowers[at + 2].endswith("-old"):
            age, at = shapes.words[at], at + 3
            continue
        if not shapes.words[at][0].isalpha() or shapes.classes[at] & Is.FUNCTION:
            break
        words.append(at)
        at += 1
    complement = at < tokens.stop and shapes.lowers[at] in shapes.grammar.of
    inner = at + 1 + (at + 1 < shapes.count and shapes.lowers[at + 1] in shapes.grammar.articles)
    of_body = complement and document.body_at(inner) is not None
    last = shapes.lowers[at - 1]
    if not words or words[-1] != at - 1:
        alone = not words and (age is not None or (demonym and not last.endswith(_PEOPLES)))
        if not alone or complement:
            return None
        return Description(span.start, first, determiner, "", "", Sort.ANY, (), False, False, body, country, age, None)
    sort, gender = _sort(shapes, words[-1], heads)
    if sort is None:
        return None
    folds = [folded(shapes.words[index]).split() for index in words]
    every = [word for fold in folds for word in fold]
    postposed = len(every) > 1 and every[-1] in shapes.grammar.postposed
    head, modifiers = " ".join(every[-1 - postposed :]), tuple(every[: len(every) - 1 - postposed])
    return Description(
        span.start,
        first,
        determiner,
        last,
        head,
        sort,
        modifiers,
        complement,
        of_body,
        body,
        country,
        age,
        gender,
        not shapes.capital[words[-1]],
    )


def _sort(shapes: Shapes, index: int, heads: AbstractSet[str]) -> tuple[Sort | None, str | None]:
    word, lower = shapes.words[index], shapes.lowers[index]
    lexicon = shapes.lexicon
    if noun := callback_nouns(lexicon.language).get(lower):
        return Sort(noun.sort), noun.gender or None
    if office := lexicon.offices.get(lower):
        return Sort(office.rank), office.gender or None
    if lower in lexicon.plural_offices:
        return None, None
    if word.isupper() and len(word) > 1:
        return (Sort.LETTERS, None) if lower.replace("-", "") in heads else (None, None)
    if shapes.classes[index] & Is.KIND:
        return None, None
    last = folded(lower).split()[-1:]
    if shapes.classes[index] & Is.RANK or (last and last[0] in heads):
        return Sort.OFFICE, None
    if not lower.endswith(_ENDINGS):
        return None, None
    return Sort.JOB, "m" if lower.endswith("sman") else "f" if lower.endswith("woman") else None
