"""Numbers as written: cardinals with what may follow or scale them; fractions, mixed and vague numbers -> values.

Belongs here: what a run of atoms is worth. Stays out: plain cardinals (`cardinals.py`); what a number counts, its qualifier
and its unit (`drafts.py`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.language.numbers.atoms import Atoms
from pipeline.language.numbers.cardinals import GLYPHS, CardinalReader, Form, Number
from pipeline.language.numbers.number_words import number_words

_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 32, 40, 64, 100, 1000))


class NumberReader(CardinalReader):
    """Reads the number that starts at an atom. One reader a language; it holds no state of a text."""

    def read(self, atoms: Atoms, at: int) -> Number | None:
        """The longest number that starts at atom `at`, or null."""
        digits = atoms.lows[at][:1].isdigit()
        number = (None if digits else self._vague(atoms, at)) or self._cardinal(atoms, at)
        if number is None:
            return self._fraction_word(atoms, at)
        return self._extended(atoms, number)

    def _vague(self, atoms: Atoms, at: int) -> Number | None:
        """ "dozens", "hundreds of thousands", "several hundred": the order of magnitude is all that is said."""
        base, after = self._w.plurals.get(atoms.lows[at], 0.0), at + 1
        if atoms.lows[at] in self._w.few:
            factor = self._w.kinds.get(atoms.lows[after], ("", 0.0))
            if factor[0] not in ("hundred", "scale", "collective") or atoms.lows[at] == "couple":
                return None
            return Number(at, after + 1, 2 * factor[1], Form.VAGUE, top=10 * factor[1])
        if not base:
            if atoms.lows[at] in ("millions", "billions", "trillions"):
                base = self._w.kinds[atoms.lows[at]][1]
            else:
                return None
        while atoms.lows[after] in self._w.of and (
            factor_ := self._w.plurals.get(atoms.lows[after + 1]) or self._plural_scale(atoms.lows[after + 1])
        ):
            base, after = base * factor_, after + 2
        if base == 10:
            return None
        return Number(at, after, 2 * base, Form.VAGUE, top=10 * base)

    def _plural_scale(self, low: str) -> float:
        return self._w.kinds[low][1] if low in ("millions", "billions", "trillions") and low in self._w.kinds else 0.0

    def _fraction_word(self, atoms: Atoms, at: int) -> Number | None:
        """ "half" and "quarter" standing alone, with what they may scale: "half a million"."""
        kind, value = self._w.kinds.get(atoms.lows[at], ("", 0.0))
        if kind != "part" or atoms.lows[at].endswith("s"):
            return None
        after = at + 1
        if atoms.lows[after] in self._w.of and atoms.lows[after + 1] in self._w.articles:
            after += 1
        step = after + 1 if atoms.lows[after] in self._w.articles else after
        scaled_to, end, scaled = self._scaled(atoms, step, value)
        if scaled:
            return Number(at, end, scaled_to, Form.WORDS, scaled=True)
        return Number(at, at + 1, value, Form.FRACTION)

    def _extended(self, atoms: Atoms, number: Number) -> Number:
        """With what may follow a cardinal: "point five", "/8", "thirds", "and a half", "and three quarters million"."""
        at, words = number.after, self._w
        if words.kinds.get(atoms.lows[at], ("",))[0] == "point" and not number.scaled | (number.value % 1 > 0):
            if tail := self._point(atoms, at + 1):
                value, after, scaled = self._scaled(atoms, tail[0], float(f"{number.value:.0f}.{tail[1]}"))
                return replace(number, after=after, value=value, scaled=scaled, letter=None)
        elif number.form is Form.DIGITS and atoms.words[at] == "/" and atoms.glued(at) and atoms.glued(at + 1):
            below = atoms.words[at + 1]
            if below.isdigit() and int(below) in _DENOMINATORS and number.value < int(below) and number.value % 1 == 0:
                return Number(number.first, at + 2, number.value / int(below), Form.FRACTION)
        elif number.form is Form.DIGITS and not number.scaled and (mixed := self._mixed(atoms, number)):
            return mixed
        step = at + 1 if atoms.words[at] == "-" else at
        divisible = number.form is Form.WORDS or (number.form is Form.DIGITS and not number.scaled)
        if divisible and (found := self._denominator(atoms, step, plural=number.value != 1)):
            value, after = self._divided(atoms, number, found[1]), found[0]
            if atoms.lows[after] in words.of and atoms.lows[after + 1] in words.articles:
                value, end, scaled = self._scaled(atoms, after + 2, value)
                if scaled:
                    return Number(number.first, end, value, Form.WORDS, scaled=True)
            value, end, scaled = self._scaled(atoms, after, value)
            return Number(number.first, end, value, Form.WORDS if scaled else Form.FRACTION, scaled=scaled)
        if words.kinds.get(atoms.lows[at], ("",))[0] == "join" and number.form is not Form.VAGUE:
            return self._and_part(atoms, number, at + 1)
        return number

    def _divided(self, atoms: Atoms, number: Number, below: float) -> float:
        """ "one hundred thirty-fifths" is 100/35, "two hundred and fifty-four hundredths" 200 and 54/100."""
        words = atoms.lows[number.first : number.after]
        tens = self._w.kinds.get(words[-1], ("", 0.0))
        if number.form is Form.WORDS and tens[0] == "ten" and below < 10 and number.value >= 100:
            return (number.value - tens[1]) / (tens[1] + below)
        part = number.value % 100
        if (
            below == 100
            and number.value > 100
            and part
            and any(self._w.kinds.get(w, ("",))[0] == "join" for w in words)
        ):
            return number.value - part + part / below
        return number.value / below

    def _point(self, atoms: Atoms, at: int) -> tuple[int, str] | None:
        """Digits after "point", spoken one by one ("zero three") or as a number ("seventy-one")."""
        digits = ""
        while True:
            kind, value = self._w.kinds.get(atoms.lows[at], ("", 0.0))
            if kind == "unit" and (value < 10 or not digits):
                at, digits = at + 1, f"{digits}{value:.0f}"
            elif kind == "ten" and not digits:
                at, value = self._plus_unit(atoms, at + 1, value)
                digits = f"{value:.0f}"
            elif atoms.words[at].isdigit() and not digits:
                return at + 1, atoms.words[at]
            else:
                return (at, digits) if digits else None

    def _mixed(self, atoms: Atoms, number: Number) -> Number | None:
        """ "2 1/2" and "2½"."""
        at = number.after
        if atoms.words[at] in GLYPHS:
            return replace(number, after=at + 1, value=number.value + GLYPHS[atoms.words[at]], letter=None)
        if atoms.words[at].isdigit() and atoms.words[at + 1] == "/" and atoms.glued(at + 1) and atoms.glued(at + 2):
            above, below = atoms.words[at], atoms.words[at + 2]
            if below.isdigit() and int(below) in _DENOMINATORS and int(above) < int(below) and number.value % 1 == 0:
                return replace(number, after=at + 3, value=number.value + int(above) / int(below), letter=None)
        return None

    def _and_part(self, atoms: Atoms, number: Number, at: int) -> Number:
        """ "and a half", "and three quarters": a part of one, or of the scale word before it ("two million and a half")."""
        if atoms.lows[at] in self._w.articles:
            above, step = 1.0, at + 1
        else:
            group = self._below_thousand(atoms, at)
            if group is None or group.form is Form.FRACTION:
                return number
            above, step = group.value, group.after
        found = self._denominator(atoms, step, plural=above != 1)
        if not found:
            return number
        part, after = above / found[1], found[0]
        base = 1.0
        if number.scaled and atoms.lows[number.after - 1] in self._w.kinds:
            kind, factor = self._w.kinds[atoms.lows[number.after - 1]]
            base = factor if kind == "scale" else 1.0
        value, end, scaled = self._scaled(atoms, after, part)
        if scaled and not number.scaled:
            factor = value / part
            return replace(number, after=end, value=(number.value + part) * factor, scaled=True, letter=None)
        total = number.value + (value if scaled else part * base)
        return replace(number, after=end, value=total, letter=None)


__all__ = ["Form", "Number", "NumberReader", "number_reader"]


@cache
def number_reader(language: str) -> NumberReader:
    """The reader of a language, made once."""
    return NumberReader(number_words(language))
