"""Shares and multiples in words: "one in five", "eight names in every ten", "two thirds", "tenfold", "twice as many".

Belongs here: recognising them on atoms, given the numbers. Stays out: plain numbers, and what is shared or multiplied.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.numbers.number_words import number_words
from pipeline.language.numbers.numbers import Form, Number
from pipeline.language.words import words_in
from schemas.vocabularies import Direction


@dataclass(slots=True)
class Share:
    """A part of a whole: atoms `first:after`, with the noun between its numbers, if there is one."""

    first: int
    after: int
    value: float
    noun: tuple[int, int] | None = None


@dataclass(slots=True)
class Multiple:
    """How many times: atoms `first:after`."""

    first: int
    after: int
    value: float
    direction: Direction | None
    is_verb: bool = False
    value_max: float | None = None


class MultipleWord(Entry):
    word: str
    value: float
    use: str
    """`verb` ("doubled"), `adverb` before a comparison ("twice as many"), `noun` ("double the")."""


_LINKS = frozenset(("in", "out", "of", "from", "sur", "de"))
SHARING = _LINKS | {"over"}
"""Without one of these words behind a number it is no part of another."""
_WHOLES = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 50, 100, 1000, 10000))
_COMPARATIVES = {
    "more": Direction.UP,
    "higher": Direction.UP,
    "larger": Direction.UP,
    "bigger": Direction.UP,
    "greater": Direction.UP,
    "longer": Direction.UP,
    "faster": Direction.UP,
    "less": Direction.DOWN,
    "fewer": Direction.DOWN,
    "lower": Direction.DOWN,
    "smaller": Direction.DOWN,
}


class Ratios:
    """Shares and multiples of one language."""

    def __init__(self, language: str) -> None:
        self._n = number_words(language)
        self._w = words_in(language)
        entries = read_lexicon("multiples", MultipleWord, language)
        self.multiples = {entry.word: entry for entry in entries}
        self._fold = {f"{word}fold": value for word, (_, value) in self._n.kinds.items()} if language == "en" else {}
        self.triggers = frozenset(self.multiples) | frozenset(self._fold)

    def share(self, atoms: Atoms, upper: Number, lower: Number) -> Share | None:
        """ "N [nouns] in|out of|of [every] M": a share where M is a round whole, N is less, and nothing but nouns stands between."""
        if upper.value >= lower.value or upper.value % 1 or lower.value % 1 or upper.scaled:
            return None
        step, nouns = upper.after, 0
        while step < lower.first and atoms.lows[step] not in _LINKS:
            if self._w.function.get(atoms.lows[step]) or not atoms.words[step][0].isalpha():
                return None
            step, nouns = step + 1, nouns + 1
        middle = " ".join(atoms.lows[step : lower.first])
        noun = (upper.after, upper.after + nouns) if nouns else None
        if nouns > 3 or middle not in (
            "sur",
            "de cada",
            "sobre",
            "en cada",
            "in",
            "out of",
            "in every",
            "of every",
            "out of every",
            "in each",
            "of each",
        ):
            return None
        every = middle.endswith(("every", "each", "cada"))
        sure = every or middle in ("out of", "sur")
        if (
            middle == "out of"
            and lower.value > 10
            and lower.value % 10
            and self._w.is_plural(self._counted(atoms, lower))
        ):
            return None  # "five out of 15 member countries" counts both
        if not sure and not self._plausible(atoms, upper, lower, bool(nouns)):
            return None
        return Share(upper.first, lower.after, upper.value / lower.value, noun)

    @staticmethod
    def _counted(atoms: Atoms, lower: Number) -> str:
        """The noun behind a number, over one modifier."""
        first, second = atoms.lows[lower.after], atoms.lows[lower.after + 1]
        return second if second[:1].isalpha() and second.endswith("s") else first

    def _plausible(self, atoms: Atoms, upper: Number, lower: Number, nouns: bool) -> bool:
        """Whether "N in M" is a share and not "arrests in ten countries" or "41 in 2005"."""
        spelled = upper.form is Form.WORDS or (upper.value == 1 and lower.form is Form.WORDS)
        if lower.value not in _WHOLES and not (upper.value == 1 and 2 < lower.value < 1000):
            return False
        if not spelled and not (upper.value <= 10 and lower.form is Form.DIGITS):
            return False
        follows = atoms.lows[lower.after]
        if self._w.singular(follows) in self._w.grammar("time"):
            return False  # "down to eight in ten years"
        if not nouns:
            return upper.value <= 10
        counted = follows[:1].isalpha() and follows not in self._w.function and self._w.is_plural(follows)
        verb = follows in self._w.finite or (self._w.is_plural(follows) and atoms.lows[lower.after + 1] == "the")
        return (not counted or verb) and (upper.value == 1 or lower.value in (3, 4, 5, 6, 8, 10, 100))

    def multiple(self, atoms: Atoms, number: Number | None, at: int) -> Multiple | None:
        """The multiple at atom `at`: a word for one, or a number with "-fold" or "times as many" after it."""
        if number is not None:
            step = number.after + (atoms.words[number.after] == "-")
            if atoms.lows[step] == "fold":
                return Multiple(number.first, step + 1, number.value, None)
            if atoms.lows[number.after] in ("times", "fois", "veces"):
                return self._times(atoms, number)
            return None
        low = atoms.lows[at]
        if low in self._fold:
            return Multiple(at, at + 1, self._fold[low], None)
        entry = self.multiples.get(low)
        if entry is None:
            return None
        follows = atoms.lows[at + 1]
        if entry.use == "verb":
            if atoms.hyphenated(at - 1) or follows == "down":
                return None  # "triple-doubles", "doubling down"
            return Multiple(at, at + 1, entry.value, Direction.UP if entry.value > 1 else Direction.DOWN, is_verb=True)
        if entry.use == "adverb" and (follows == "as" or follows in _COMPARATIVES):
            return Multiple(at, self._comparison(atoms, at + 1), entry.value, _COMPARATIVES.get(follows))
        multiplies = follows in ("the", "last", "that", "its", "their") and atoms.lows[at - 1] not in ("the", "a")
        if entry.use in ("noun", "adverb") and multiplies:
            return Multiple(at, at + 1, entry.value, None)
        return None

    def _times(self, atoms: Atoms, number: Number) -> Multiple | None:
        after = number.after + 1
        follows = atoms.lows[after]
        if follows in _COMPARATIVES or follows == "as" or follows in ("the", "plus", "más", "moins", "menos"):
            return Multiple(number.first, self._comparison(atoms, after), number.value, _COMPARATIVES.get(follows))
        return None

    @staticmethod
    def _comparison(atoms: Atoms, at: int) -> int:
        """After "as much", "as high as", "more", "the": what belongs to the multiple itself."""
        if atoms.lows[at] == "as":
            return min(at + 2, atoms.count)
        return at + 1 if atoms.lows[at] in _COMPARATIVES else at

    def fraction_with_article(self, atoms: Atoms, at: int) -> Number | None:
        """ "a third", "a quarter", "a fifth" where it is a share and no ordinal: "of" follows, or nothing that it could order."""
        low = atoms.lows[at]
        value = self._n.ordinals.get(low) or self._n.ordinals.get(f"{low[:-1]}o")
        kind = self._n.kinds.get(low, ("", 0.0))
        if kind[0] == "part" and kind[1] == 0.25:
            value = 4.0
        if value is None or value < 3 or at == 0 or atoms.lows[at - 1] not in self._n.articles:
            return None
        follows, before = atoms.lows[at + 1], atoms.lows[at - 2] if at > 1 else ""
        if follows == "parte":  # "una cuarta parte"
            return Number(at - 1, at + 2, 1 / value, Form.FRACTION)
        scale = self._n.kinds.get(atoms.lows[at + 3], ("", 0.0))
        if follows in self._n.of and atoms.lows[at + 2] in self._n.articles and scale[0] == "scale":
            return Number(at - 1, at + 4, scale[1] / value, Form.WORDS, scaled=True)  # "a quarter of a million"
        if follows in self._n.of or (follows in ("less", "fewer", "more", "higher", "lower", "as") and follows):
            return Number(at - 1, at + 1, 1 / value, Form.FRACTION)
        orders = follows[:1].isalpha() and follows not in self._w.function
        sure = before in ("by", "almost", "nearly", "about", "than", "over", "around", "roughly", "just", "up", "only")
        verb = self._w.is_verb(follows) or follows in self._w.finite
        inside = before in ("in", "on", "at", "for", "into")
        if (sure and not orders) or (verb and not inside) or (at == 1 and not follows):
            return Number(at - 1, at + 1, 1 / value, Form.FRACTION)
        return None


@cache
def ratios_of(language: str) -> Ratios:
    """The shares and multiples of a language, made once."""
    return Ratios(language)
