"""What scales a number from outside it: a letter apart from its digits, a currency's prefix, a scale word behind a currency.

Belongs here: "8 B people", "30 MEUR", "75 USD million". Stays out: scale words right behind a number (`cardinals.py`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.numbers.number_words import NumberWords
from pipeline.language.numbers.numbers import Number
from pipeline.language.quantities.unit_lexicon import Unit
from pipeline.language.words import Words

_LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "G": 1e9, "T": 1e12}


def spaced_scale(atoms: Atoms, at: int, words: Words) -> float | None:
    """What a letter apart from its digits scales them by: "8 B people", "1,674.5 G" at the end; null where it is none."""
    scale = _LETTERS.get(atoms.words[at])
    if scale is None or atoms.glued(at):
        return None
    counts = atoms.words[at] in ("M", "B") and words.is_plural(atoms.lows[at + 1])
    return scale if at + 1 == atoms.count or counts else None


def scaled_by_unit(atoms: Atoms, number: Number, unit: Unit | None, numbers: NumberWords) -> tuple[Number, Unit | None]:
    """A number and its currency, with the number scaled by what stands in or behind the currency."""
    if unit is None or unit.kind is not QuantityKind.MONEY or number.scaled:
        return number, unit
    factor, after = unit.factor, unit.after
    kind, scale = numbers.kinds.get(atoms.lows[after], ("", 1.0))
    if kind == "scale" and after > number.after:
        factor, after = factor * scale, after + 1
    if factor < 1000:
        return number, unit
    return replace(number, value=number.value * factor, scaled=True), replace(unit, factor=1.0, after=after)
