"""A number in its sentence, as the rules see it that ask whether it states a quantity.

Belongs here: what those rules share. Stays out: the rules (`not_quantities.py` and the `number_*` modules).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.atoms import Atoms
from pipeline.language.numbers import Form, Number
from pipeline.language.unit_lexicon import Unit
from pipeline.language.words import Words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number in its sentence, with the unit found beside it."""

    atoms: Atoms
    number: Number
    unit: Unit | None
    currency_first: int | None
    """First atom of the currency sign before it."""
    language: str
    words: Words

    @property
    def before(self) -> int:
        """The atom before the number and its currency sign."""
        return (self.number.first if self.currency_first is None else self.currency_first) - 1

    @property
    def digits(self) -> str:
        return self.atoms.words[self.number.first]

    @property
    def months(self) -> frozenset[str]:
        return self.words.grammar("month")

    @property
    def plain(self) -> bool:
        """Digits alone, without a scale word or a unit."""
        return self.number.form is Form.DIGITS and not self.number.scaled and self.unit is None

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
