"""A number in its sentence, as the rules see it that ask whether it states a quantity.

Belongs here: what those rules share. Stays out: the rules (`not_quantities.py` and the `number_*` modules).
"""

from __future__ import annotations

from pipeline.language.numbers.atoms import Atoms
from pipeline.language.numbers.numbers import Form, Number
from pipeline.language.quantities.unit_lexicon import Unit
from pipeline.language.words import Words


class Candidate:
    """A number in its sentence, with the unit found beside it. What many rules ask of it is looked up once."""

    __slots__ = (
        "atoms",
        "before",
        "currency_first",
        "digits",
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
