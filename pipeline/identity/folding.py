"""Names made comparable: what spelling, script variants and word order can change, taken away.

Belongs here: folds of strings, each a pure function of its words. Stays out: deciding that two names are the same.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache, lru_cache

from pipeline.language.lexicon import languages_with, words_of
from pipeline.language.numbers.number_words import number_words
from pipeline.language.places.gazetteer import cities_named, more_places

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h"}
)
_ALIKE = 0.8
"""Share of letters in common (Ratcliff and Obershelp) from which two spellings are one name."""
_STEM = 5
"""Letters of a word's beginning that are compared across languages."""
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"(?<=\w)['’](?:s\b|(?=\s|$))")
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_ELISION = re.compile(r"\b[dl]['’]")
_UMLAUT = re.compile(r"([aou])e")
_INITIAL = re.compile(r"(?<!\w)\w{1,2}\.(?=\s)")
_ARABIC_ARTICLES = frozenset({"al", "el", "ul"})
_ORDINAL = re.compile(r"\b(\d{1,3})\s?(?:st|nd|rd|th|er|re|e|ère|[èe]me|nde?|[ªºa]\.?|\.[ªº])(?!\w)", re.IGNORECASE)


def plain(text: str) -> str:
    """In lower case and without diacritics; letters that have no plain form are spelt out."""
    lowered = text.casefold().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def words_folded(text: str) -> tuple[str, ...]:
    """The words of a name, plain: `Vietnam’s Ministry` and `VIETNAM MINISTRY` are the same."""
    bare = _ELISION.sub(" ", _POSSESSIVE.sub("", text.casefold()))
    return tuple(_WORD.findall(plain(_APOSTROPHES.sub("", bare))))


@lru_cache(maxsize=4096)
def person_key(name: str) -> tuple[str, ...]:
    """The words that make a personal name, plain, without initials, and with umlauts in one spelling.

    `Jürgen`, `Juergen` and `Jurgen` give one key; so do `Al-Raisi`, `Al Raisi` and `Alraisi`, and a name with or without the
    `K.` in the middle.
    """
    joined: list[str] = []
    for word in words_folded(_INITIAL.sub(" ", name)):
        if joined and joined[-1] in _ARABIC_ARTICLES:
            joined[-1] += word
        else:
            joined.append(word)
    words = [word for word in joined if len(word) > 1] or joined
    return tuple(_UMLAUT.sub(r"\1", word) for word in words)


@cache
def function_words() -> frozenset[str]:
    """The commonest words of all languages that have such a list: they tell no two names apart."""
    return _all_languages("function_words")


@cache
def generic_organisation_words() -> frozenset[str]:
    """Words that many organisations share, as `ministry` and `national`."""
    return _all_languages("generic_organisation_words")


@cache
def generic_meeting_words() -> frozenset[str]:
    """Words for any meeting, as `conference`."""
    return _all_languages("generic_meeting_words")


@cache
def ordinal_words() -> dict[str, int]:
    """Ordinals in words, in all languages that have number words."""
    return {
        plain(word): int(number)
        for language in languages_with("number_words")
        for word, number in number_words(language).ordinals.items()
    }


@cache
def not_name_words() -> frozenset[str]:
    """Words that no personal name has, as `resolution`."""
    return _all_languages("not_names")


def _all_languages(lexicon: str) -> frozenset[str]:
    return frozenset(
        folded
        for language in languages_with(lexicon)
        for word in words_of(lexicon, language)
        for folded in words_folded(word)
    )


@lru_cache(maxsize=4096)
def content_words(name: str) -> frozenset[str]:
    """The words of an event's name that say which it is: no function words, numbers, ordinals or words for any meeting."""
    empty = function_words() | ordinal_words().keys() | generic_meeting_words()
    return frozenset(
        word
        for word in words_folded(_ORDINAL.sub(" ", name))
        if len(word) > 1 and not word.isdecimal() and word not in empty
    )


@lru_cache(maxsize=4096)
def without_ordinal(name: str) -> str:
    """A name without the edition: `4th Police Forum` and `fourth Police Forum` become `Police Forum`."""
    words = _ORDINAL.sub(" ", name).split()
    return " ".join(word for word in words if plain(word) not in ordinal_words())


@lru_cache(maxsize=4096)
def edition_in(name: str) -> int | None:
    """The edition that a name tells by its one ordinal (`89th`, `89ème`, `89.ª`, `third`)."""
    numbers = {int(number) for number in _ORDINAL.findall(name)}
    numbers.update(ordinal_words()[word] for word in words_folded(name) if word in ordinal_words())
    return numbers.pop() if len(numbers) == 1 else None


@lru_cache(maxsize=4096)
def cognates(words: frozenset[str]) -> frozenset[str]:
    """The words cut to their beginnings, which related languages share: `regional`, `régionale`; `seminar`, `séminaire`."""
    return frozenset(word[:_STEM] for word in words)


@lru_cache(maxsize=4096)
def city_key(place: str, country: str | None) -> str:
    """One key for a city under all its names: the gazetteer gives `Alger` and `Algiers` the same country and inhabitants."""
    listed = more_places().get(place)
    for city in cities_named((listed.city if listed else None) or place):
        if country is None or city.country == country:
            return f"{city.country}:{city.inhabitants}"
    return " ".join(words_folded(place))


@lru_cache(maxsize=4096)
def same_city(one: str, other: str, *, foreign: bool = False) -> bool:
    """Whether two keys of cities can be one city: names that the gazetteer lacks may differ in spelling or length.

    In two languages (`foreign`) a name that it lacks can be any city's.
    """
    if one == other:
        return True
    if ":" in one and ":" in other:
        return False
    if foreign or set(one.split()) & set(other.split()):
        return True
    letters = SequenceMatcher(None, one, other)
    # Two bounds from above that cost little come before the share itself.
    return all(share() >= _ALIKE for share in (letters.real_quick_ratio, letters.quick_ratio, letters.ratio))
