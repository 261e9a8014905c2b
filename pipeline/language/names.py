"""Personal names by their shape: "Philip J. Hargreaves-Osei", "Moussa HAROUNA", "Ignacio Arriaga de la Torre".

Belongs here: where a name begins and ends, and the forms of address and ranks before it. Stays out: offices, and who is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.gazetteer import more_places
from pipeline.language.lookups import city_at, country_at
from pipeline.language.shapes import NO_NAME, Is, Shapes, given_names

LONGEST = 7
_LETTERS = frozenset(
    {"OBE", "MBE", "CBE", "KBE", "QPM", "KPM", "KC", "QC", "SC", "MP", "MEP", "MSP", "PhD", "MD", "Esq", "JP", "MLA"}
)
"""Letters behind a name that are no part of it."""
_SUFFIXES = frozenset(["Jr", "Sr", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"])
_SHORTENED = frozenset({"Sta", "Sto", "Ma", "Md", "Mohd", "Abd"})
"""Parts of names that are written in short."""
_SHORTEST_CAPITALS = 4
"""Letters from which a word in capitals may be a surname that nothing vouches for."""
_NOT_NAME_ENDINGS = (
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ship",
    "ical",
    "ism",
    "ology",
    "ogram",
    "ware",
    "phobia",
)


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name on tokens. `first` includes forms of address and ranks, `start` does not."""

    first: int
    start: int
    after: int
    honorific: str | None = None
    rank: str | None = None
    gender: str | None = None


def address_at(shapes: Shapes, index: int) -> tuple[int, str | None, str | None, str | None]:
    """Forms of address and ranks from a token on: the token after them, honorific, rank, gender."""
    honorific = rank = gender = None
    at = index
    while at < shapes.count and (at == index or at not in shapes.line_starts):
        if shapes.classes[at] & Is.RANK and (match := shapes.lexicon.ranks.match(shapes.words, at)):
            size = match[0]
            rank = f"{rank} {match[1]}" if rank else match[1]
        elif (
            shapes.classes[at] & Is.HONORIFIC
            and not _is_initial(shapes, at)
            and (found := shapes.lexicon.honorific_index.match(shapes.words, at))
        ):
            size = found[0]
            honorific = honorific or shapes.slice(at, at + size)
            gender = gender or found[1]
        else:
            break
        at += size
        while at < shapes.count and shapes.words[at] in ".’'" and shapes.start(at) == shapes.end(at - 1):
            at += 1
    return at, honorific, rank, gender


def is_name_word(shapes: Shapes, index: int, *, trusted: bool = False) -> bool:
    """Whether a token can be part of a personal name. `trusted`: an office or form of address before it vouches."""
    if not shapes.capital[index]:
        return False
    word = shapes.words[index]
    if word in _SUFFIXES or (not word.isalpha() and (not word[-1].isalpha() or any(c.isdigit() for c in word))):
        return False
    classes = shapes.classes[index]
    if classes & Is.FUNCTION:
        return False
    if classes & Is.SURNAME_WORD:
        return True
    if classes & (Is.HONORIFIC | Is.RANK) and word not in given_names() and word not in shapes.lexicon.particles:
        return False
    if classes & (NO_NAME | (0 if trusted else Is.NAMING)) and word not in given_names():
        return False
    if _is_compound(word):
        return False
    if trusted:
        return True
    if word.isupper() and len(word) < _SHORTEST_CAPITALS and shapes.lowers[index] not in shapes.lexicon.particles:
        return False
    lower = shapes.lowers[index]
    if lower in shapes.seen and word not in given_names():
        return False
    return not lower.endswith(_NOT_NAME_ENDINGS)


def _is_compound(word: str) -> bool:
    """Whether a word with a hyphen is an adjective: "London-based", "Brandt-led"."""
    last = word.rpartition("-")[2]
    return (
        last != word and last[0].islower() and (last.endswith("ed") or last in ("born", "style", "run", "free", "wide"))
    )


def name_from(shapes: Shapes, start: int, *, trusted: bool = False) -> int:
    """The token after the personal name that starts at a token; `start` itself where none does."""
    at, parts = start, 0
    while at < shapes.count and at - start < LONGEST:
        if at > start and not shapes.joined(at) and not _after_initial(shapes, at):
            break
        word = shapes.words[at]
        if len(word) == 1 and word.isupper() and at + 1 < shapes.count and shapes.words[at + 1] == ".":
            at += 2  # an initial
            continue
        if len(word) == 1 and word.isupper() and _initial_follows(shapes, at):
            at += 1
            continue
        if _is_initials(word) and at + 1 < shapes.count and shapes.joined(at + 1) and shapes.capital[at + 1]:
            at += 1
            continue
        if word in _LETTERS:
            break
        if (
            parts
            and word in _SHORTENED
            and at + 2 < shapes.count
            and shapes.words[at + 1] == "."
            and shapes.capital[at + 2]
        ):
            at += 2  # "Jaime Sta. Ana"
            continue
        if word in _SUFFIXES and parts:
            at += 1
            continue
        if (parts and shapes.lowers[at] in shapes.lexicon.particles) or (
            parts == 0 and _opens_with_particle(shapes, at)
        ):
            end = at
            while end < shapes.count and shapes.lowers[end] in shapes.lexicon.particles and shapes.joined(end + 1):
                end += 1
            if end < shapes.count and end > at and is_name_word(shapes, end, trusted=trusted):
                at, parts = end + 1, parts + 1
                continue
            break
        if not is_name_word(shapes, at, trusted=trusted):
            break
        if parts == 0 and shapes.classes[at] & Is.SURNAME_WORD and not trusted:
            break
        if parts and shapes.classes[at] & NO_NAME and not shapes.classes[at] & Is.SURNAME_WORD:
            break
        if not trusted and country_at(shapes, at)[0] and word not in given_names():
            break
        at, parts = at + 1, parts + 1
        if shapes.possessive(at - 1):
            break
    while at > start and shapes.words[at - 1] in shapes.lexicon.particles and not shapes.capital[at - 1]:
        at -= 1
    return at if parts else start


def _after_initial(shapes: Shapes, index: int) -> bool:
    return shapes.words[index - 1] == "." and index not in shapes.line_starts and len(shapes.words[index - 2]) == 1


def _initial_follows(shapes: Shapes, at: int) -> bool:
    """Whether an initial without a full stop stands before another one or a name: "A K M Haque"."""
    following = at + 1
    return (
        shapes.words[at] != "I"
        and following < shapes.count
        and shapes.joined(following)
        and shapes.capital[following]
        and (len(shapes.words[following]) == 1 or not shapes.classes[following])
    )


def _is_initial(shapes: Shapes, at: int) -> bool:
    """Whether a form of address of one letter is the first of several initials: "M K Brandt"."""
    following = shapes.words[at + 1] if at + 1 < shapes.count else ""
    return len(shapes.words[at]) == len(following) == 1 and following.isupper()


def _is_initials(word: str) -> bool:
    return len(word) > 2 and word[1] == "." and word[0].isupper()


def _opens_with_particle(shapes: Shapes, at: int) -> bool:
    word = shapes.words[at]
    return (
        word in shapes.grammar.name_openers
        and at + 1 < shapes.count
        and at + 1 not in shapes.line_starts
        and (shapes.capital[at + 1] or shapes.words[at + 1] in shapes.lexicon.particles)
    )


def addressed_name(shapes: Shapes, index: int) -> Name | None:
    """A name behind a form of address or rank: "Mr Falcone", "Superintendent Fiona Mac Aonghusa"."""
    start, honorific, rank, gender = address_at(shapes, index)
    if start == index or start >= shapes.count or start in shapes.line_starts or country_at(shapes, index)[0]:
        return None
    after = name_from(shapes, start, trusted=True)
    if after == start:
        return None
    if (
        after == start + 1
        and not honorific
        and country_at(shapes, start)[0]
        and shapes.words[start] not in given_names()
    ):
        return None  # "Border Guard Kelvaria"
    return Name(index, start, after, honorific, rank, gender)


def bare_name(shapes: Shapes, index: int) -> Name | None:
    """A name of two words or more that nothing vouches for but its shape and place."""
    after = name_from(shapes, index)
    words = [w for w in shapes.words[index:after] if w != "." and w not in _SUFFIXES]
    if (
        len(words) < 2
        or _ends_in_common_noun(shapes, after, words)
        or (after < shapes.count and shapes.joined(after) and shapes.capital[after])
    ):
        return None
    if sum(len(w) > 1 and w[0].isupper() for w in words) < 2 and not _has_initials(words):
        return None
    size, _ = city_at(shapes, index)
    if size >= after - index:
        return None
    before = shapes.lowers[index - 1] if index and index not in shapes.line_starts else ""
    if before in shapes.grammar.articles:
        return None  # "the Dolnik Foxes"
    capitals = all(w.isupper() for w in words) or (len(words[0]) > 1 and words[0].isupper())
    if words[0] not in given_names() and (capitals or before in shapes.grammar.located):
        return None
    return Name(index, index, after)


def _has_initials(words: list[str]) -> bool:
    """Whether a single surname stands behind two initials or more: "M K Brandt"."""
    return (
        len(words) > 2
        and all(len(w) == 1 for w in words[:-1])
        and "I" not in words
        and len(words[-1]) > _SHORTEST_CAPITALS - 1
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
    if after < shapes.count and shapes.joined(after) and shapes.capital[after] and shapes.words[after] not in _LETTERS:
        return None
    return None if city_at(shapes, index)[0] >= after - index else Name(index, index, after)


def speaker_name(shapes: Shapes, index: int) -> Name | None:
    """A single name beside a verb of speech: "Obrecht said", "added Obrecht"."""
    after = index + 1
    if shapes.classes[index] & ~Is.SURNAME_WORD or not is_name_word(shapes, index):
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
    size, _ = city_at(shapes, index)
    if size and shapes.words[index] not in given_names() and not shapes.classes[index] & Is.SURNAME_WORD:
        return None
    return Name(index, index, after)


def aged_name(shapes: Shapes, index: int) -> Name | None:
    """A single name with an age between commas: "Andre, 29, has a year left"."""
    following = shapes.words[index + 1 : index + 4]
    aged = (
        len(following) == 3
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
