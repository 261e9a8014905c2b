"""Cardinals: digits with any grouping, number words and scales -> values.

Belongs here: whole numbers and decimals as written, and the denominators that end them. Stays out: fractions, mixed and
vague numbers (`numbers.py`).

Grouping follows what is written more than the language: "4 700", "4,700" and "4.700.000" group; "3,5" has a decimal sign
in English too. One mark with three digits after it is the language's own mark; the other reading is kept in `regrouped`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from pipeline.language.numbers.atoms import Atoms
from pipeline.language.numbers.number_words import NumberWords, digits_value

_SPACES = frozenset(" \u00a0\u2009\u202f")
_SCIENTIFIC = re.compile(r"[eE]([+\-−]?\d{1,3})\b|\s?[x×*]\s?10\s?\^?\s?([+\-−⁻]?\d{1,2})\b")
_POWER = re.compile(r"\^([+-]?)[+-]?(\d{1,2})\b")
_GROUP_END = re.compile(r"\d{3}(?:[.,]\d+)?")
GLYPHS = dict(zip("¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", (1 / 4, 1 / 2, 3 / 4, 1 / 3, 2 / 3, 0.2, 0.4, 0.6, 0.8, 1 / 6, 5 / 6, 1 / 8, 3 / 8, 5 / 8, 7 / 8), strict=True))  # fmt: skip
LETTER_SCALES = {"k": 1e3, "m": 1e6, "mm": 1e6, "b": 1e9, "t": 1e12, "g": 1e9}


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    VAGUE = "vague"
    ORDINAL = "ordinal"


@dataclass(slots=True)
class Number:
    """A number and the atoms `first:after` that write it."""

    first: int
    after: int
    value: float
    form: Form
    regrouped: float | None = None
    """The other reading of "1.240" or "1,240": the one that the language's own marks do not give."""
    letter: float | None = None
    """What a glued letter would scale by ("13m", "10k"): it is a scale after a currency, else perhaps a unit."""
    top: float | None = None
    """Upper end of a vague number's order of magnitude: 120 of "dozens"."""
    scaled: bool = False
    rounds: bool = False
    """True for nouns of number that round: "une trentaine"."""


class CardinalReader:
    """Reads cardinals of one language; `NumberReader` builds on it."""

    def __init__(self, words: NumberWords) -> None:
        self._w = words

    def _digits(self, atoms: Atoms, at: int) -> Number | None:
        word = atoms.words[at]
        if word in GLYPHS:
            return Number(at, at + 1, GLYPHS[word], Form.FRACTION)
        if not word[:1].isdigit() or not word.isascii():
            return None
        after, joined = at + 1, word
        if word.isdigit() and len(word) <= 3 and word[0] != "0":
            while self._groups_on(atoms, after):
                joined += atoms.words[after]
                after += 1
                if not atoms.words[after - 1].isdigit():
                    break
        if after > at + 1:
            value: float = float(joined.replace(",", "."))
            return Number(at, after, value, Form.DIGITS)
        if at and atoms.words[at - 1] == "." and atoms.glued(at) and not atoms.glued(at - 1) and word.isdigit():
            return Number(at - 1, at + 1, float(f"0.{word}"), Form.DIGITS)
        read = digits_value(word, self._w.decimal)
        if read is None:
            return None
        if (raised := _POWER.match(atoms.text, atoms.ends[at])) and read[0]:
            exponent = int(raised[2]) * (-1 if raised[1] == "-" else 1)
            while atoms.starts[after] < raised.end() and after < atoms.count:
                after += 1
            return Number(at, after, read[0] ** exponent, Form.DIGITS, scaled=True)
        if power := _SCIENTIFIC.match(atoms.text, atoms.ends[at]):
            exponent = int((power[1] or power[2]).replace("−", "-").replace("⁻", "-"))
            while atoms.starts[after] < power.end() and after < atoms.count:
                after += 1
            return Number(at, after, float(f"{read[0]}e{exponent}"), Form.DIGITS, scaled=True)
        return Number(at, after, read[0], Form.DIGITS, regrouped=read[1])

    @staticmethod
    def _groups_on(atoms: Atoms, at: int) -> bool:
        gap = atoms.text[atoms.ends[at - 1] : atoms.starts[at]]
        return len(gap) == 1 and gap in _SPACES and _GROUP_END.fullmatch(atoms.words[at]) is not None

    def _below_thousand(self, atoms: Atoms, at: int) -> Number | None:
        """Digits, or words up to "nine hundred and ninety-nine"."""
        if number := self._digits(atoms, at):
            return number
        kind, value = self._w.kinds.get(atoms.lows[at], ("", 0.0))
        after = at + 1
        if kind == "about":
            return Number(at, after, value, Form.WORDS, scaled=True, rounds=True)
        if value == 4 and atoms.lows[after + 1] in ("vingt", "vingts") and atoms.words[after] == "-":
            kind, value, after = "ten", 80.0, after + 2  # "quatre-vingt-onze"
        if kind == "ten":
            after, value = self._plus_unit(atoms, after, value)
        elif kind == "hundred" and not (at and atoms.glued(at) and not atoms.hyphenated(at - 1)):
            after, value = self._plus_rest(atoms, after, 100.0)
            return Number(at, after, value, Form.WORDS, scaled=True)
        elif kind != "unit":
            return None
        step = after + 1 if atoms.hyphenated(after) else after
        if value and self._w.kinds.get(atoms.lows[step], ("",))[0] == "hundred":
            after, value = self._plus_rest(atoms, step + 1, value * 100)
        return Number(at, after, value, Form.WORDS)

    def _plus_unit(self, atoms: Atoms, at: int, value: float) -> tuple[int, float]:
        step = at + 1 if atoms.words[at] in ("-", "‐", "‑") else at
        if atoms.lows[step] in ("y", "et") and self._w.kinds.get(atoms.lows[step + 1], ("",))[0] == "unit":
            step += 1  # "treinta y dos", "vingt et un"
        kind, unit = self._w.kinds.get(atoms.lows[step], ("", 0.0))
        if value in (60, 80) and kind == "ten" and unit == 10:  # "soixante-dix-sept"
            after, unit = self._plus_unit(atoms, step + 1, 10.0)
            return after, value + unit
        most = 20 if value in (60, 80) else 10
        return (step + 1, value + unit) if kind == "unit" and 0 < unit < most else (at, value)

    def _plus_rest(self, atoms: Atoms, at: int, value: float) -> tuple[int, float]:
        """After "hundred": "and fifty-two", "fifty two"; not "and two hundred"."""
        step = at
        if atoms.hyphenated(step):
            step += 1
        if self._w.kinds.get(atoms.lows[step], ("",))[0] == "join" or atoms.lows[step] == "&":
            step += 1
        kind, rest = self._w.kinds.get(atoms.lows[step], ("", 0.0))
        if step > at and kind == "unit" and self._denominator(atoms, step + 1, plural=rest != 1):
            return at, value  # "one hundred and three quarters"
        if atoms.words[step].isdigit() and len(atoms.words[step]) < 3 and step > at:
            kind, rest = "unit", float(atoms.words[step])
        if kind not in ("unit", "ten") or not rest:
            return at, value
        after = step + 1
        if kind == "ten":
            after, rest = self._plus_unit(atoms, after, rest)
        follows = self._w.kinds.get(atoms.lows[after], ("",))[0]
        if follows in ("hundred", "scale") and step > at and not self._joins(value, atoms, after):
            return at, value
        return after, value + rest

    def _joins(self, value: float, atoms: Atoms, at: int) -> bool:
        return self._w.kinds[atoms.lows[at]][0] == "scale" and value < 1000

    def _cardinal(self, atoms: Atoms, at: int) -> Number | None:
        group = self._below_thousand(atoms, at)
        if group is None and self._w.kinds.get(atoms.lows[at], ("",))[0] in ("scale", "collective"):
            group = Number(at, at, 1.0, Form.WORDS)  # "million", "dozen" without a numeral
            if atoms.lows[at] in ("mil", "mn", "bn", "tn", "millions", "billions", "trillions", "lac"):
                return None
        if group is None:
            return None
        value, after, scaled = self._scaled(atoms, group.after, group.value)
        if after == at:
            return None
        if not scaled:
            letter = self._letter(atoms, after) if group.form is Form.DIGITS else None
            return group if letter is None else replace(group, letter=letter)
        level = value / group.value if group.value else 1.0
        total = value
        while level > 1:  # "four thousand three hundred and 21"
            step = after
            if self._w.kinds.get(atoms.lows[step], ("",))[0] == "join" or atoms.lows[step] == "&":
                step += 1
            if atoms.words[step] == "," and self._w.kinds.get(atoms.lows[step + 1], ("",))[0] in ("unit", "ten"):
                step += 1
            part = self._below_thousand(atoms, step)
            if part is None or self._denominator(atoms, part.after, plural=part.value != 1):
                break  # "two million and three fifths"
            scaled_part = self._w.kinds.get(atoms.lows[part.after], ("",))[0] in ("hundred", "scale")
            if part.form is Form.DIGITS and (part.value < 1 or (step == after and not scaled_part)):
                break
            rest, end, multiplied = self._scaled(atoms, part.after, part.value)
            new_level = rest / part.value if multiplied and part.value else 1.0
            if rest >= level or (step > after and new_level >= level) or part.value == 0:
                break
            if part.form is Form.DIGITS and not multiplied and part.after < atoms.count and rest >= 1000:
                break
            total, after, level = total + rest, end, new_level
        return Number(at, after, total, Form.WORDS if group.form is Form.WORDS else Form.DIGITS, scaled=True)

    def _scaled(self, atoms: Atoms, at: int, value: float) -> tuple[float, int, bool]:
        """Multiplied by the scale words that follow: "million", "hundred thousand", "dozen"."""
        scaled = False
        while True:
            step = at + 1 if atoms.hyphenated(at) or (at and atoms.words[at] == "-" and not scaled) else at
            low = atoms.lows[step]
            kind, factor = self._w.kinds.get(low, ("", 0.0))
            if kind not in ("hundred", "scale", "collective"):
                factor = self._w.plurals.get(low, 0.0) if low != "tens" else 0.0
                if low in ("doz", "dozs", "dz", "dzs") and "dozen" in self._w.kinds:
                    factor = 12.0
            if not factor or (step > at and not atoms.glued(step)):
                return value, at, scaled
            value, at, scaled = value * factor, step + 1, True

    @staticmethod
    def _letter(atoms: Atoms, at: int) -> float | None:
        return LETTER_SCALES.get(atoms.lows[at]) if atoms.glued(at) else None

    def _denominator(self, atoms: Atoms, at: int, plural: bool) -> tuple[int, float] | None:
        """The value of "thirds", "twenty-fifth", "quarters": the atom after it, and by how much it divides."""
        low = atoms.lows[at]
        kind, value = self._w.kinds.get(low, ("", 0.0))
        if kind == "part":
            return (at + 1, 1 / value) if low.endswith("s") == plural else None
        if kind == "ten":
            step = at + 1
            step += atoms.words[step] == "-"
            unit = self._ordinal(atoms.lows[step], plural)
            return (step + 1, value + unit) if unit and unit < 10 else None
        factor = 1.0
        while kind in ("hundred", "scale") and at < atoms.count:
            step = at + 1 + (atoms.words[at + 1] == "-")
            if not self._ordinal(atoms.lows[step], plural):
                break
            factor, at = factor * value, step
            kind, value = self._w.kinds.get(atoms.lows[at], ("", 0.0))
        divisor = self._ordinal(atoms.lows[at], plural)
        return (at + 1, factor * divisor) if divisor and divisor > 2 else None

    def _ordinal(self, low: str, plural: bool) -> float:
        if plural:
            return self._w.ordinals.get(low[:-1], 0.0) if low.endswith("s") else 0.0
        return self._w.ordinals.get(low, 0.0)
