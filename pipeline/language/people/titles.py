"""Titles that no list holds, by their shape: "PGen Brandt", "D/C Brandt", "SSP Brandt", "Grazier Ada Brandt".

Belongs here: which letters or noun right before a name are a title. Stays out: listed forms of address and ranks
(`names.py`), offices (`offices.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from pipeline.language.people.names import Name, address_at, is_name_word, name_from
from pipeline.language.places.lookups import city_at, country_at
from pipeline.language.shapes import Is, Shapes, given_names

_LONGEST = 6
"""Letters of a title in short."""
_SLASHED = 4
"""Letters on each side of the stroke of "D/C", "Det/Supt"."""
_LEAST = 3
"""Letters from which a single word may be a surname."""
_AGENTS = ("er", "or", "ar", "ist", "man", "woman", "ian", "aire", "yst", "eur")
"""Endings of English nouns for who does something."""


def titled_names(shapes: Shapes, known: frozenset[str]) -> Iterator[Name]:
    """The names behind titles in short, which are no part of them; `known` are words of people named elsewhere."""
    proven: set[str] = set()
    single: list[tuple[Name, str]] = []
    words, last = shapes.words, shapes.count - 1
    for index in compress(range(last), shapes.capital):
        if not words[index][:2].isupper() and words[index + 1] != "/":
            continue
        after = title_in_short(shapes, index)
        if not after:
            continue
        start, honorific, _, gender = address_at(shapes, after)
        if start >= shapes.count or start in shapes.line_starts or index in shapes.title_case:
            continue
        end = name_from(shapes, start)
        if end == start or not _is_plain(shapes, start, end):
            continue
        first = index
        while first and shapes.joined(first) and shapes.capital[first - 1] and shapes.classes[first - 1] & Is.MODIFIER:
            first -= 1  # "Deputy IG Brandt"
        title = shapes.slice(index, after)
        name = Name(first, start, end, honorific, shapes.slice(first, start), gender)
        if end - start > 1:
            proven.add(title)
            yield name
        else:
            single.append((name, title))
    yield from (name for name, title in single if title in proven or _is_surname(shapes, name, known))


def without_occupation(shapes: Shapes, name: Name) -> Name:
    """A name without the noun that opens its sentence: "Grazier Ada Brandt", where the capital tells nothing."""
    first = name.first
    opens = first in shapes.line_starts or not first or shapes.words[first - 1] in '.!?”"'
    long = sum(len(word) > 1 for word in shapes.words[first : name.after]) > 2
    if not (opens and long) or shapes.words[first] in given_names() or shapes.lexicon.language != "en":
        return name
    if not shapes.lowers[first].endswith(_AGENTS) or "-" in shapes.words[first]:
        return name
    return Name(first, first + 1, name.after, rank=shapes.words[first])


def title_in_short(shapes: Shapes, index: int) -> int:
    """The token after a title in short that begins at a token; 0 where none does."""
    words, after = shapes.words, index + 1
    word = words[index]
    if after >= shapes.count or not word.isalpha():
        return 0
    if words[after] == "/":
        size = index + 2
        tight = size < shapes.count and shapes.starts[size] == shapes.starts[index] + len(word) + 1
        other = words[size] if tight else ""
        if not other or not other.isalpha() or not other[0].isupper() or max(len(word), len(other)) > _SLASHED:
            return 0
        after = size + 1
    elif len(word) > _LONGEST or not word[:2].isupper() or len(word) < 2 or shapes.classes[index]:
        return 0
    elif word.isupper() and (word.capitalize() in given_names() or word.capitalize() in shapes.seen):
        return 0  # a surname in capitals: "LEE Wei Ming"
    if after < shapes.count and words[after] == ".":
        after += 1
    return after if after < shapes.count and shapes.joined(after) and shapes.capital[after] else 0


def _is_plain(shapes: Shapes, start: int, end: int) -> bool:
    """Whether words can be a name and no place, and nothing in capitals carries them on."""
    word = shapes.words[start]
    if word.isupper() and len(word) > 1:
        return False
    if end < shapes.count and shapes.joined(end) and shapes.capital[end]:
        return False
    if country_at(shapes, start)[0] and word not in given_names():
        return False
    return city_at(shapes, start)[0] < end - start or (end - start == 1 and word in given_names())


def _is_surname(shapes: Shapes, name: Name, known: frozenset[str]) -> bool:
    """Whether a single word behind letters is a person: known by a fuller name, or where people stand."""
    word, after = shapes.words[name.start], name.after
    if len(word) < _LEAST or shapes.classes[name.start] & ~Is.SURNAME_WORD or not is_name_word(shapes, name.start):
        return False
    if word in known or word in given_names():
        return True
    if name.first not in shapes.line_starts and shapes.lowers[name.first - 1] in shapes.grammar.articles:
        return False  # "the VIP Lounge"
    if after < shapes.count and shapes.joined(after):
        lower = shapes.lowers[after]
        if shapes.classes[after] & (Is.SPEECH | Is.VERB) or lower in shapes.grammar.relative or lower.endswith("ed"):
            return True
    before = name.first - 1
    return name.first not in shapes.line_starts and (
        bool(shapes.classes[before] & Is.SPEECH) or shapes.lowers[before] in shapes.grammar.by
    )
