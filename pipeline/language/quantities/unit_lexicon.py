"""What is known of units and currencies: their names and signs, and how many of one make another.

Belongs here: the entries of those lexicons, and the unit as the other modules pass it along. Stays out: finding units on a
text (`units.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon, read_reference
from pipeline.language.mentions import QuantityKind


@dataclass(slots=True)
class Unit:
    """A unit as found: its code, its name in words, and the atom after it."""

    code: str
    name: str
    kind: QuantityKind
    after: int = 0
    factor: float = 1.0
    """What one of it is in the unit of `code`: 0.01 for cents, 14 for fortnights."""
    is_sign: bool = False


class UnitEntry(Entry):
    code: str
    name: str
    kind: QuantityKind
    words: str = ""
    symbols: str = ""
    factor: float = 1.0


class CurrencySigns(Entry):
    code: str
    symbols: str = ""


class SharedSign(Entry):
    sign: str
    codes: str


class CurrencyName(Entry):
    name: str
    code: str
    is_printed: bool = False
    """True for the one name of a currency by which its amounts are printed."""


class UnitPart(Entry):
    whole: str
    part: str
    times: float
    most: float | None = None


@cache
def unit_parts() -> dict[tuple[str, str], UnitPart]:
    """Units that are written one after the other as a single amount, by both codes."""
    return {(entry.whole, entry.part): entry for entry in read_reference("unit_parts", UnitPart)}


@cache
def shared_signs() -> dict[str, tuple[str, ...]]:
    """The currencies that a sign can stand for, by the sign."""
    return {entry.sign: tuple(entry.codes.split("|")) for entry in read_reference("shared_currency_signs", SharedSign)}


def currency_names(language: str) -> tuple[CurrencyName, ...]:
    """The names of currencies in a language; the English ones where it has none."""
    short, full = (read_lexicon(name, CurrencyName, language) for name in ("currency_words", "currencies"))
    return full + short if full else currency_names("en")


COUNT = Unit("count", "", QuantityKind.CARDINAL)
