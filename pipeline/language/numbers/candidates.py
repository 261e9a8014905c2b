"""A number in its sentence, as the rules see it that ask whether it states a quantity.

Belongs here: what those rules share. Stays out: the rules (`not_quantities.py` and the `number_*` modules).
"""

from __future__ import annotations

from typing import Final

from pipeline.language.numbers.atoms import Atoms
from pipeline.language.numbers.numbers import Form, Number
from pipeline.language.quantities.unit_lexicon import Unit
from pipeline.language.words import Words

PER = frozenset({"per", "par", "por"})


class Has:
    """What a number has of what rules ask for, as bits of a plain integer: most numbers have nothing that most rules need."""

    DIGITS: Final = 1
    WORDS: Final = 2
    PART: Final = 4
    """A fraction, or a number that is vague."""
    BARE: Final = 8
    """Digits alone, without a scale word or a unit."""
    GLUED: Final = 16
    """Something against it, or nothing before it."""
    SIGN: Final = 32
    PER: Final = 64
    ONE: Final = 128
    SOMETHING: Final = 255


_FORMS = {Form.DIGITS: Has.DIGITS, Form.WORDS: Has.WORDS, Form.FRACTION: Has.PART, Form.VAGUE: Has.PART}


class Candidate:
    """A number in its sentence, with the unit found beside it. What many rules ask of it is looked up once."""

    __slots__ = (
        "atoms",
        "before",
        "currency_first",
        "digits",
        "has",
        "language",
        "months",
        "number",
        "plain",
        "unit",
        "words",
    )

    def __init__(
        self, atoms: Atoms, number: Number, unit: Unit | None, currency_first: int | None, language: str, words: Words
    ) -> None:
        self.atoms = atoms
        self.number = number
        self.unit = unit
        self.currency_first = currency_first
        """First atom of the currency sign before it."""
        self.language = language
        self.words = words
        self.months = words.grammar("month")
        self.before = (number.first if currency_first is None else currency_first) - 1
        """The atom before the number and its currency sign."""
        self.digits = atoms.words[number.first]
        self.plain = number.form is Form.DIGITS and not number.scaled and unit is None
        """Digits alone, without a scale word or a unit."""
        first, low = number.first, atoms.lows[number.first]
        before = atoms.lows[first - 1] if first else ""
        has = _FORMS[number.form]
        if self.plain:
            has |= Has.BARE
        if not before or atoms.glued(first) or atoms.glued(self.before + 1) or atoms.glued(number.after):
            has |= Has.GLUED
        if before in ("±", "-"):
            has |= Has.SIGN
        elif before in PER:
            has |= Has.PER
        if low == "one":
            has |= Has.ONE
        self.has = has

    @property
    def counts_plural(self) -> bool:
        """Whether a plural noun stands within three words after the number."""
        atoms, at = self.atoms, self.number.after
        for step in range(at, at + 3):
            low = atoms.lows[step]
            if not low or not low[0].isalpha() or low in self.words.function:
                return False
            named = step > at and atoms.words[step][0].isupper() and atoms.words[step - 1][0].isupper()
            if self.words.is_plural(low) and low not in self.words.finite and not named:
                return True
        return False
