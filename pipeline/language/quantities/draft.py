"""A draft: a quantity in the making.

Belongs here: the noun that the reading of quantities passes along. Stays out: how it is filled (`drafts.py`, `measures.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.measures.phrases_before import Phrase
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.numbers import Form, Number
from pipeline.language.quantities.unit_lexicon import COUNT, Unit
from schemas.vocabularies import Comparator, Direction, RatePer


@dataclass(slots=True)
class Draft:
    """A quantity in the making. Positions are atoms: `first:after` has qualifier and unit, the rest is inside."""

    first: int
    after: int
    number: Number
    value: float
    unit: Unit
    kind: QuantityKind
    value_max: float | None = None
    comparator: Comparator = Comparator.EQ
    approximator: str | None = None
    noun: Phrase | None = None
    antecedent: bool = False
    """True where a pronoun or nothing stands for the noun: "41 of them", "nearly 20,000 were confiscated"."""
    attribute: bool = False
    """True for a hyphenated attribute: "three-day", "5-litre"."""
    direction: Direction | None = None
    rate_per: RatePer | None = None
    measure: str | None = None
    head: str | None = None
    rule: str = ""
    between: bool = False
    currency_first: int | None = None
    lone: bool = False
    """True for an article and a unit: "a kilo"."""
    joined: bool = False
    """True where "and" or "or" follows at once."""
    in_phrase: bool = False
    """True where a preposition stands before it: "from nine sellers"."""

    @property
    def is_vague(self) -> bool:
        return self.number.form is Form.VAGUE


def ordinal_draft(first: int, after: int, value: float) -> Draft:
    """The draft of an ordinal, which counts nothing."""
    return Draft(first, after, Number(first, after, value, Form.ORDINAL), value, COUNT, QuantityKind.ORDINAL)
