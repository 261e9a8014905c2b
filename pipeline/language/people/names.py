"""Personal names by their shape: "Philip J. Hargreaves-Osei", "Moussa HAROUNA", "Ignacio Arriaga de la Torre".

Belongs here: where a name begins and ends, and the forms of address and ranks before it. Stays out: offices, and who is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.places.gazetteer import more_places
from pipeline.language.places.lookups import country_at
from pipeline.language.shapes import NO_NAME, Is, Shapes, given_names

LONGEST = 7
_LONGEST_GAP = 2
"""Tokens from one word of a name to the next, over the full stop of an initial."""
LETTERS = frozenset(
    {"OBE", "MBE", "CBE", "KBE", "QPM", "KPM", "KC", "QC", "SC", "MP", "MEP", "MSP", "PhD", "MD", "Esq", "JP", "MLA"}
)
"""Letters behind a name that are no part of it."""
SUFFIXES = frozenset(["Jr", "Sr", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"])
_SHORTENED = frozenset({"Sta", "Sto", "Ma", "Md", "Mohd", "Abd"})
"""Parts of names that are written in short."""
SHORTEST_CAPITALS = 4
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


@dataclass(slots=True, unsafe_hash=True)
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
    if word in SUFFIXES or (not word.isalpha() and (not word[-1].isalpha() or any(c.isdigit() for c in word))):
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
    if word.isupper() and len(word) < SHORTEST_CAPITALS and shapes.lowers[index] not in shapes.lexicon.particles:
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


def may_name(shapes: Shapes) -> bool:
    """Whether a text may hold a name of two words: the gate before its people are read."""
    before = -_LONGEST_GAP
    for index, word in enumerate(shapes.words):
        if word in SUFFIXES or shapes.classes[index] & Is.PARTICLE or is_name_word(shapes, index, trusted=True):
            part = True
        else:
            part = (len(word) == 1 and word.isupper()) or _is_initials(word)
        if part:
            if index - before <= _LONGEST_GAP or "-" in word or "." in word:
                return True
            before = index
    return False


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
        if word in LETTERS:
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
        if word in SUFFIXES and parts:
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
    if shapes.possessive(start - 1):
        return None  # "the Attorney General's Offices"
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
    if ends_in_region(shapes, after):
        return None  # "Commander ANF Balochistan"
    return Name(index, start, after, honorific, rank, gender)


def ends_in_region(shapes: Shapes, after: int) -> bool:
    """Whether the word before a token is a region that no city is called after, and so ends nobody's name."""
    region = more_places().get(shapes.words[after - 1])
    return region is not None and not region.city
