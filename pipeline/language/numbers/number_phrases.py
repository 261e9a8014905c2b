"""Number words that count nothing: set phrases, the pronoun "one", articles, parts by name ("first half").

Belongs here: one test a kind. Stays out: the table of rules, with their examples (`not_quantities.py`).
"""

from __future__ import annotations

from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.numbers.candidates import PER, Candidate
from pipeline.language.numbers.number_words import number_words
from pipeline.language.numbers.numbers import Form


class IdiomEntry(Entry):
    words: str


@cache
def _idioms(language: str) -> dict[str, list[tuple[str, ...]]]:
    by_number: dict[str, list[tuple[str, ...]]] = {}
    numbers = number_words(language)
    for entry in read_lexicon("number_idioms", IdiomEntry, language):
        parts = tuple(entry.words.split())
        for part in parts:
            if part in numbers.triggers or part.isdigit():
                by_number.setdefault(part, []).append(parts)
    return by_number


def idiom(c: Candidate) -> bool:
    atoms, first = c.atoms, c.number.first
    for parts in _idioms(c.language).get(atoms.lows[first], ()):
        for offset, part in enumerate(parts):
            start = first - offset
            if part == atoms.lows[first] and start >= 0 and tuple(atoms.lows[start : start + len(parts)]) == parts:
                return True
    return False


def pronoun_one(c: Candidate) -> bool:
    """ "one" that stands for a noun or a person: "the one", "one of the most", "one can"."""
    atoms, first, after = c.atoms, c.number.first, c.number.after
    if atoms.lows[first] != "one" or after != first + 1:
        return False
    before, follows = atoms.lows[first - 1] if first else "", atoms.lows[after]
    if before in c.words.grammar("one_before"):
        return True
    if before in ("minus", "negative"):
        return False
    if c.unit is not None or atoms.hyphenated(after):
        return False
    if follows == "of":
        return atoms.lows[after + 1] in ("them", "us", "those", "these", "you", "which", "whom")
    kind = c.words.function.get(follows)
    if follows in ("to", "or") and atoms.lows[after + 1] in number_words(c.language).triggers:
        return False
    if kind == "auxiliary" and any(low in number_words(c.language).triggers for low in atoms.lows[:first]):
        return False  # "seven were red, one was blue"
    if not follows or not follows[0].isalpha():
        return c.atoms.count > 2
    return kind is not None and kind != "adverb"


def article(c: Candidate) -> bool:
    """ "un", "una": the article, which English tells from "one"; and a bare scale after "per"."""
    atoms, first = c.atoms, c.number.first
    low = atoms.lows[first]
    if c.number.after == first + 1 and first and atoms.lows[first - 1] in PER:
        if c.number.scaled:
            return not c.digits[:1].isdigit()
        if c.number.value in (100, 1000, 10000, 100000, 1000000):
            return True  # "4.3 per 100,000"
    return (
        c.number.value == 1
        and c.number.after == first + 1
        and low in number_words(c.language).articles | c.words.grammar("article_one")
    )


def named_part(c: Candidate) -> bool:
    """ "first half", "half-brother", "quarter-final": a part by name."""
    atoms, number = c.atoms, c.number
    if (
        atoms.lows[number.after - 1] == "quarters"
        and number.first
        and atoms.lows[number.first - 1] in c.words.grammar("next")
    ):
        return True
    if number.form is not Form.FRACTION or number.after != number.first + 1 or c.digits.isdigit():
        return False
    low, before = atoms.lows[number.first], atoms.lows[number.first - 1] if number.first else ""
    if low not in ("half", "quarter", "moitié", "mitad"):
        return False
    if atoms.lows[number.after] in ("past", "to") and atoms.lows[number.after + 1] in number_words(c.language).kinds:
        return True  # "half past nine"
    if c.unit is not None and c.unit.after > number.after:
        return False  # "half-litre"
    if atoms.hyphenated(number.after) or before in ("first", "second", "last", "latter", "other", "next", "this", "that", "the", "each", "every", "third", "fourth", "and", "final", "previous", "same", "per", "-"):  # fmt: skip
        return not (before == "the" and atoms.lows[number.after] in ("a",))
    if before == "a" and number.first > 1 and atoms.lows[number.first - 2] == "and":
        return True  # "a decade and a half"
    if low == "quarter":
        return True
    follows = atoms.lows[number.after]
    if before == "a" and follows not in ("of", "million", "billion", ""):
        return follows[:1].isalpha()
    return False
