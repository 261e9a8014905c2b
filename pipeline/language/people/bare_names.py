"""Names that no form of address stands before, by their shape and what stands beside them: an office, a verb of speech, an age.

Belongs here: when words in capitals are a person's name by themselves. Stays out: where a name begins and ends (`names.py`).
"""

from __future__ import annotations

from pipeline.language.people.names import LETTERS, SHORTEST_CAPITALS, SUFFIXES, Name, is_name_word, name_from
from pipeline.language.places.gazetteer import more_places
from pipeline.language.places.lookups import city_at, country_at
from pipeline.language.shapes import NO_NAME, Is, Shapes, given_names

_SAINTS = frozenset({"St", "Saint", "Sainte"})
"""First words of the names of places."""


def bare_name(shapes: Shapes, index: int) -> Name | None:
    """A name of two words or more that nothing vouches for but its shape and place."""
    if not _goes_on(shapes, index + 1):
        return None
    after = name_from(shapes, index)
    words = [w for w in shapes.words[index:after] if w != "." and w not in SUFFIXES]
    if (
        len(words) < 2
        or _ends_in_common_noun(shapes, after, words)
        or (after < shapes.count and shapes.joined(after) and shapes.capital[after])
    ):
        return None
    if sum(len(w) > 1 and w[0].isupper() for w in words) < 2 and not _has_initials(words):
        return None
    if max(city_at(shapes, index)[0], country_at(shapes, index)[0]) >= after - index or words[0] in _SAINTS:
        return None
    before = shapes.lowers[index - 1] if index and index not in shapes.line_starts else ""
    if before in shapes.grammar.articles:
        return None  # "the Dolnik Foxes"
    capitals = all(w.isupper() for w in words) or (len(words[0]) > 1 and words[0].isupper())
    if words[0] not in given_names() and (capitals or before in shapes.grammar.located):
        return None
    return Name(index, index, after)


def _goes_on(shapes: Shapes, after: int) -> bool:
    """Whether a token may go on with a name: the gate before one is read."""
    if after >= shapes.count:
        return False
    return shapes.capital[after] or bool(shapes.classes[after] & Is.PARTICLE) or shapes.words[after] == "."


def _has_initials(words: list[str]) -> bool:
    """Whether a single surname stands behind two initials or more: "M K Brandt"."""
    return (
        len(words) > 2
        and all(len(w) == 1 for w in words[:-1])
        and "I" not in words
        and len(words[-1]) > SHORTEST_CAPITALS - 1
    )


def _ends_in_common_noun(shapes: Shapes, after: int, words: list[str]) -> bool:
    """Whether the surname is also a common noun and no known given name stands before it: "Arlen Rivers", "Dolnik Day"."""
    return bool(shapes.classes[after - 1] & Is.SURNAME_WORD) and words[0] not in given_names()


def introduced_name(shapes: Shapes, index: int) -> Name | None:
    """A name of two words or more that something beside it vouches for: an office before its comma, or behind it."""
    after = name_from(shapes, index, trusted=True)
    words = [w for w in shapes.words[index:after] if len(w) > 1]
    if len(words) < 2 or (shapes.classes[index] & (Is.NOT_NAME | Is.TIME) and words[0] not in given_names()):
        return None
    if after < shapes.count and shapes.joined(after) and shapes.capital[after] and shapes.words[after] not in LETTERS:
        return None
    return None if city_at(shapes, index)[0] >= after - index else Name(index, index, after)


def speaker_name(shapes: Shapes, index: int) -> Name | None:
    """A single name beside a verb of speech: "Obrecht said", "added Obrecht"."""
    after = index + 1
    near = shapes.classes[index - 1] | (shapes.classes[after] if after < shapes.count else 0)
    if not near & Is.SPEECH or shapes.classes[index] & ~Is.SURNAME_WORD or not is_name_word(shapes, index):
        return None
    if after < shapes.count and shapes.joined(after) and shapes.classes[after] & Is.SPEECH:
        beside = True
    else:
        beside = index not in shapes.line_starts and bool(shapes.classes[index - 1] & Is.SPEECH)
        beside = beside and not (after < shapes.count and shapes.joined(after) and shapes.capital[after])
    word = shapes.words[index]
    if not beside or (word.isupper() and len(word) > 1) or country_at(shapes, index)[0] or word in more_places():
        return None
    if index not in shapes.line_starts and shapes.lowers[index - 1] in shapes.grammar.articles:
        return None  # "the Parties noted"
    lower = shapes.lowers[index]
    if lower.endswith("s") and shapes.lexicon.classes.get(lower[:-1], 0) & (NO_NAME & ~Is.VERB):
        return None  # "Offices reported"
    size, _ = city_at(shapes, index)
    if size and shapes.words[index] not in given_names() and not shapes.classes[index] & Is.SURNAME_WORD:
        return None
    return Name(index, index, after)


def aged_name(shapes: Shapes, index: int) -> Name | None:
    """A single name with an age between commas: "Andre, 29, has a year left"."""
    following = shapes.words[index + 1 : index + 4]
    aged = (
        following[:1] == [","]
        and len(following) == 3
        and following[0] == following[2] == ","
        and following[1].isdigit()
        and len(following[1]) == 2
    )
    if not aged or shapes.classes[index] or not is_name_word(shapes, index):
        return None
    known = shapes.words[index] in given_names()
    return (
        Name(index, index, index + 1)
        if known or not (city_at(shapes, index)[0] or country_at(shapes, index)[0])
        else None
    )
