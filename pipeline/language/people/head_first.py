"""Names of bodies in languages whose head comes first: "Police nationale", "ministère de la Sécurité publique du Tchad".

Belongs here: how far such a name goes behind its head. Stays out: languages whose head comes last (`organisations.py`).
"""

from __future__ import annotations

from pipeline.language.people.bodies import Found
from pipeline.language.places.lookups import country_at
from pipeline.language.shapes import Is, Shapes

_MOST_ADJECTIVES = 2
_MOST_COMPLEMENTS = 3
_STOP = Is.FUNCTION | Is.VERB | Is.OFFICE | Is.OFFICES


def head_first(shapes: Shapes, head: int) -> Found | None:
    """The body whose head is a token, with its adjectives and complements; null for a bare common noun."""
    kind = shapes.lexicon.kinds[shapes.lowers[head]]
    if not shapes.capital[head] and not kind.lower:
        return None
    if head and shapes.capital[head - 1] and shapes.joined(head) and not shapes.capital[head]:
        return None
    if _in_rank(shapes, head):
        return None
    at, country = adjectives(shapes, head + 1)
    for _ in range(_MOST_COMPLEMENTS):
        end, of_state = _complement(shapes, at)
        if end == at:
            break
        at, country = end, country or of_state
    if at == head + 1 or (not shapes.capital[head] and not any(shapes.capital[head:at]) and country is None):
        return None
    return Found(head, at, kind=kind.kind, country=country)


def _in_rank(shapes: Shapes, head: int) -> bool:
    """Whether the noun is part of a rank: "général de division"."""
    for first in range(max(head - 2, 0), head):
        match = shapes.lexicon.ranks.match(shapes.words, first)
        if match and first + match[0] > head:
            return True
    return False


def adjectives(shapes: Shapes, start: int) -> tuple[int, str | None]:
    """The token behind adjectives and capital words, and the country of a demonym among them."""
    at, country, lower = start, None, 0
    while at < shapes.count and at not in shapes.line_starts and shapes.words[at][0].isalpha():
        if shapes.classes[at] & _STOP and not shapes.capital[at]:
            break
        stops = shapes.classes[at] & (Is.HONORIFIC | Is.RANK | _STOP)
        if shapes.capital[at] and stops and shapes.lowers[at] not in shapes.grammar.postposed:
            break
        if not shapes.capital[at]:
            lower += 1
            if lower > _MOST_ADJECTIVES or shapes.lowers[at].endswith(tuple(shapes.grammar.verb_endings)):
                break
        size, of_state = country_at(shapes, at)
        country = country or of_state
        at += max(size, 1)
    return at, country


def _complement(shapes: Shapes, start: int) -> tuple[int, str | None]:
    """The token behind "de la Sécurité publique", "pour l'Afrique", and the country that it names."""
    grammar = shapes.grammar
    if (
        start + 1 >= shapes.count
        or start in shapes.line_starts
        or shapes.lowers[start] not in grammar.name_inside | grammar.and_
    ):
        return start, None
    at = start + 1
    joined = shapes.lowers[start] in grammar.and_
    if joined:  # "et de l'Immigration"
        if shapes.lowers[at] not in grammar.name_inside:
            return start, None
        at += 1
    at += at < shapes.count and shapes.lowers[at] in grammar.articles
    if at >= shapes.count or at in shapes.line_starts or not shapes.words[at][0].isalpha():
        return start, None
    size, country = country_at(shapes, at)
    if size:
        return at + size, country
    if not shapes.capital[at] and (joined or shapes.classes[at] & (_STOP & ~Is.OFFICE)):
        return start, None
    end, country = adjectives(shapes, at)
    return (end, country) if end > at else (start, None)
