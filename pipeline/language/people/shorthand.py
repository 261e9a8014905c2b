"""Short ways back to an organisation: an abbreviation that the article introduces, and "the Agency", "the unit".

Belongs here: which earlier organisation such words mean. Stays out: full names (`organisations.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.language.grammar import grammar_of
from pipeline.language.people.bodies import Found
from pipeline.language.shapes import Is, Shapes


def abbreviations(shapes: Shapes, found: list[Found]) -> list[Found]:
    """Takes the abbreviation in brackets behind a name into it, and finds where it stands alone after that."""
    introduced: dict[str, Found] = {}
    words = shapes.words
    for one in found:
        at = one.after
        if at + 2 < shapes.count and words[at] == "(" and words[at + 2] == ")" and at not in shapes.line_starts:
            short = words[at + 1]
            if len(short) > 1 and sum(c.isupper() for c in short) > 1:
                one.brackets = 3
                introduced.setdefault(short, one)
    if not introduced:
        return []
    return list(_standing_alone(shapes, introduced))


def _standing_alone(shapes: Shapes, introduced: dict[str, Found]) -> Iterator[Found]:
    for index, word in enumerate(shapes.words):
        name = introduced.get(word)
        if name and not name.first <= index < name.after + name.brackets:
            listed = name.entry is not None and name.country == name.entry.country
            full = None if listed else name.text(shapes)
            yield replace(name, first=index, after=index + 1, brackets=0, full=full)


def shortened(shapes: Shapes, found: list[Found]) -> None:
    """Gives "the Programme Office" the name that it shortens: "the OSCE Programme Office in Vienna" before it."""
    full: list[tuple[frozenset[str], Found]] = []
    for one in found:
        words = frozenset(shapes.words[one.first : one.after])
        if (
            one.entry is None
            and one.full is None
            and one.first
            and shapes.lowers[one.first - 1] in shapes.grammar.articles
        ):
            longer = next((other for others, other in full if words < others), None)
            if longer:
                one.full, one.country, one.kind = longer.full or longer.text(shapes), longer.country, longer.kind
                continue
        if len(words) > 1:
            full.append((words, one))


def definite(shapes: Shapes, found: list[Found]) -> list[Found]:
    """ "The Agency", "the unit": definite descriptions of an organisation that stands before them."""
    inside = {i for one in found for i in range(one.first, one.after + one.brackets)}
    return [back for index in shapes.of(Is.KIND) if index not in inside and (back := _definite(shapes, index, found))]


def _definite(shapes: Shapes, index: int, found: list[Found]) -> Found | None:
    if index == 0 or index in shapes.line_starts or shapes.lowers[index - 1] not in shapes.grammar.articles:
        return None
    lower = shapes.lowers[index]
    if not shapes.capital[index] and lower == "police":
        return None  # "the police" is whoever polices
    after = index + 1
    if (
        after < shapes.count
        and shapes.joined(after)
        and (shapes.capital[after] or shapes.lowers[after] in shapes.grammar.joining or _is_compound(shapes, after))
    ):
        return None
    meant = next((one for one in reversed(found) if one.after <= index and _names(shapes, one, lower)), None)
    if meant is None and lower in shapes.grammar.any_body:
        meant = _subject(found, index)
    if meant is None:
        return None
    return replace(meant, first=index, after=after, brackets=0, full=meant.full or meant.text(shapes))


def _is_compound(shapes: Shapes, after: int) -> bool:
    """Whether a lower-case noun follows, so that the word is its modifier: "the police officer", "the team leader"."""
    return bool(shapes.classes[after] & (Is.OFFICE | Is.OFFICES | Is.KIND)) and not shapes.possessive(after - 1)


def _names(shapes: Shapes, one: Found, noun: str) -> bool:
    """Whether a noun is the head of an organisation's name, or of a name that the reference lists for it."""
    language, entry = shapes.lexicon.language, one.entry
    if noun in _heads(one.full or one.text(shapes), language):
        return True
    return entry is not None and any(noun in _heads(name, language) for name in (entry.name, *entry.aliases.split("|")))


@lru_cache(maxsize=1 << 14)  # by names of articles, which never end
def _heads(name: str, language: str) -> frozenset[str]:
    """The nouns that end a name, or stand before a preposition inside it."""
    grammar = grammar_of(language)
    words = name.split("(", maxsplit=1)[0].lower().replace("-", " ").split()
    inside = (words[at - 1] for at in range(1, len(words)) if words[at] in grammar.name_inside | grammar.within)
    return frozenset((*words[-1:], *inside))


def _subject(found: list[Found], index: int) -> Found | None:
    """The listed international body that the article names most before a token; the first of equals."""
    counts: dict[str, int] = {}
    for one in found:
        if one.after <= index and one.entry and not one.entry.country:
            counts[one.entry.key] = counts.get(one.entry.key, 0) + 1
    if not counts:
        return None
    key = max(counts, key=lambda k: counts[k])
    return next(one for one in found if one.entry and one.entry.key == key)
