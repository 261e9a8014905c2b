"""Drafts of quantities: the numbers of one sentence with unit, range and qualifier, before their nouns are read.

Belongs here: putting numbers, units and comparators together. Stays out: what is counted (`measures.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from functools import cache
from itertools import compress

from pipeline.language.by_word import by_word
from pipeline.language.measures.phrases_before import Phrase
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import HYPHENS, ORDINAL_ENDINGS, Atoms
from pipeline.language.numbers.candidates import Candidate
from pipeline.language.numbers.not_quantities import why_no_quantity
from pipeline.language.numbers.number_words import number_words
from pipeline.language.numbers.numbers import Form, Number, number_reader
from pipeline.language.numbers.ranges import Ranges
from pipeline.language.numbers.ratios import SHARING, Multiple, Share, ratios_of
from pipeline.language.numbers.scales import scaled_by_unit, spaced_scale
from pipeline.language.quantities.ages import mark_age
from pipeline.language.quantities.draft import Draft, ordinal_draft
from pipeline.language.quantities.qualifiers import Qualifiers
from pipeline.language.quantities.signs import is_negative
from pipeline.language.quantities.unit_lexicon import COUNT, Unit
from pipeline.language.quantities.units import units_of
from pipeline.language.text import Tokens
from pipeline.language.words import words_in

_DIGITS = frozenset("0123456789")
_GLYPHS = frozenset("¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


class DraftReader:
    """Reads the drafts of sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._n = number_words(language)
        self._read = number_reader(language).read
        self._units = units_of(language)
        self._ratios = ratios_of(language)
        self._ranges = Ranges(language)
        self._qualifiers = Qualifiers(language)
        self._w = words_in(language)
        self._lengthening = self._w.grammar("lengthening")
        self._lone = self._units.singulars()
        self._priced = self._n.triggers | frozenset(("dollars", "euros", "pounds", "cents", "per"))
        self.triggers = self._n.triggers | self._ratios.triggers | self._lone
        self.telling = self.triggers - self._n.few
        """Words that tell a sentence with a number: "several" alone does not."""
        self.starts = by_word(self._starts)
        self.gates = by_word(self._gates)

    def _starts(self, low: str) -> bool:
        """Whether a number can start at a word: the gate that keeps the other words cheap."""
        return low in self.triggers or low[:1].isdigit() or low[:1] in _GLYPHS

    def _gates(self, low: str) -> bool:
        """Whether a token makes its sentence worth a look; digits do in any case."""
        return low in self.telling or ("-" in low and low.partition("-")[0] in self.telling)

    def drafts(self, atoms: Atoms, dated: Set[int] = frozenset()) -> list[Draft]:
        """The quantities of a sentence in order, ordinals included; numbers that state no quantity are left out.

        `dated`: where in the text numbers stand that belong to dates.
        """
        found = self._ranges.joined(atoms, self._ranges.whole_amounts(atoms, list(self._single(atoms, dated))))
        for draft in found:
            self._qualifiers.qualify(atoms, draft)
        return self._ranges.bounds(atoms, found)

    def _single(self, atoms: Atoms, dated: Set[int]) -> Iterator[Draft]:
        after = 0
        starts = map(self.starts, atoms.lows[: atoms.count])
        for at in compress(range(atoms.count), starts):
            if at < after or atoms.starts[at] in dated:
                continue
            draft = self._draft(atoms, at)
            if draft is None:
                continue
            if draft.value == draft.value:  # a number that is no quantity is NaN and passed over
                yield draft
            after = max(draft.after, at + 1)

    def is_bare(self, tokens: Tokens, at: int) -> bool:
        """Whether a token of digits alone has neither a currency, a unit nor another number beside it."""
        words, after = tokens.words, min(at + 1, len(tokens) - 1)
        beside = self.starts(tokens.lowers[after]) or words[after] in HYPHENS or self._units.begins(words[after])
        return words[at].isdigit() and not beside and not (at and self._units.ends(words[at - 1]))

    def _lone_unit(self, atoms: Atoms, at: int) -> Draft | None:
        """ "a tonne of powder": the article counts one."""
        if not at or atoms.lows[at - 1] not in self._n.articles:
            return None
        priced = at > 1 and (atoms.words[at - 2][:1].isdigit() or atoms.lows[at - 2] in self._priced)
        unit = self._units.after(atoms, at)
        if unit is None or priced or atoms.hyphenated(unit.after) or atoms.hyphenated(at + 1):
            return None
        follows = atoms.lows[unit.after]
        if follows[:1].isalpha() and follows not in self._w.function:
            return None
        number = Number(at - 1, at, 1.0, Form.WORDS)
        return Draft(at - 1, unit.after, number, 1.0, unit, unit.kind, lone=True)

    def _draft(self, atoms: Atoms, at: int) -> Draft | None:
        if atoms.lows[at] in self._lone:
            return self._lone_unit(atoms, at)
        if atoms.lows[at][0] in _DIGITS:  # what most numbers are written in, and only words are anything else
            number = self._read(atoms, at)
        else:
            multiple = self._ratios.multiple(atoms, None, at)
            if multiple is not None:
                return self._of_multiple(Number(multiple.first, multiple.after, multiple.value, Form.WORDS), multiple)
            number = self._ratios.fraction_with_article(atoms, at) or self._read(atoms, at)
        if number is None:
            return self._ordinal(atoms, at)
        if ordinal := self._ordinal_after(atoms, number):
            return ordinal
        if multiple := self._ratios.multiple(atoms, number, at):
            return self._of_multiple(number, multiple)
        if share := self._share(atoms, number):
            return share
        return self._quantity(atoms, number)

    @staticmethod
    def _of_multiple(number: Number, multiple: Multiple) -> Draft:
        kind = QuantityKind.RATIO if multiple.value < 1 else QuantityKind.FOLD
        unit = Unit(kind.value, "fold" if kind is QuantityKind.FOLD else "", kind, multiple.after)
        draft = Draft(multiple.first, multiple.after, number, multiple.value, unit, kind)
        draft.direction = multiple.direction
        draft.rule = "multiplied" if multiple.is_verb else "multiple"
        return draft

    def _ordinal(self, atoms: Atoms, at: int) -> Draft | None:
        value = self._n.ordinals.get(atoms.lows[at])
        if value is None:
            return None
        if value > 1 and at and atoms.lows[at - 1] in ("every", "each") and self._orders(atoms, at + 1):
            unit = Unit("ratio", "", QuantityKind.RATIO, at + 1)  # "every third container"
            number = Number(at - 1, at + 1, 1 / value, Form.FRACTION)
            return Draft(at - 1, at + 1, number, 1 / value, unit, QuantityKind.RATIO, rule="share")
        return ordinal_draft(at, at + 1, value)

    def _orders(self, atoms: Atoms, at: int) -> bool:
        """Whether a noun that is no time stands at an atom: "every second ticket", not "every second counts"."""
        low = atoms.lows[at]
        if not low[:1].isalpha() or low in self._w.function or self._w.is_plural(low):
            return False
        return low not in self._w.grammar("time")

    def _ordinal_after(self, atoms: Atoms, number: Number) -> Draft | None:
        """ "100th", "twenty-first"."""
        after = number.after
        if number.form is Form.DIGITS:
            glued = atoms.lows[after] in ORDINAL_ENDINGS and atoms.glued(after)
            return ordinal_draft(number.first, after + 1, number.value) if glued else None
        step = after + 1 if atoms.hyphenated(after) else after
        if number.form is Form.WORDS and atoms.lows[after] in ("hundredth", "thousandth", "millionth"):
            return ordinal_draft(number.first, after + 1, number.value * self._n.ordinals[atoms.lows[after]])
        if number.form is Form.WORDS and number.value % 10 == 0 and (step > after or number.value >= 100):
            unit = self._n.ordinals.get(atoms.lows[step])
            if unit and unit < 10:
                return ordinal_draft(number.first, step + 1, number.value + unit)
        return None

    def _share(self, atoms: Atoms, upper: Number) -> Draft | None:
        if SHARING.isdisjoint(atoms.lows[upper.after : upper.after + 8]):
            return None
        for at in range(upper.after + 1, min(upper.after + 8, atoms.count)):
            if not self.starts(atoms.lows[at]):
                continue
            lower = self._read(atoms, at)
            if lower is None:
                return None
            share = self._ratios.share(atoms, upper, lower)
            over = atoms.lows[upper.after : lower.first] == ["over"] and not atoms.words[lower.after][:1].isalnum()
            if share is None and over and self._units.before(atoms, upper.first) is None:
                share = Share(
                    upper.first, lower.after, upper.value / lower.value if lower.value else 0.0
                )  # "one over three"
            if share is None:
                return None
            unit = Unit("ratio", "", QuantityKind.RATIO, share.after)
            number = replace(upper, after=share.after)
            value = -share.value if is_negative(atoms, share.first) else share.value
            draft = Draft(share.first, share.after, number, value, unit, QuantityKind.RATIO)
            if share.noun:
                draft.noun = Phrase(share.noun[0], share.noun[1], share.noun[1] - 1, share.noun[1])
            draft.rule = "share"
            return draft
        return None

    def _quantity(self, atoms: Atoms, number: Number) -> Draft | None:
        number = self._with_article(atoms, number)
        before = self._units.before(atoms, number.first)
        first = number.first
        if before is not None:
            first = before[0]
        negative = is_negative(atoms, first)
        if negative and atoms.words[first - 1] == "-" and atoms.lows[first - 2] in ("minus", "negative"):
            first -= 1
        if before is None and negative and (before := self._units.before(atoms, first - 1)):
            first = before[0] + 1
        number, unit = scaled_by_unit(atoms, *self._with_unit(atoms, number, before[1] if before else None), self._n)
        candidate = Candidate(atoms, number, unit, before[0] if before else None, self.language, self._w)
        reason = why_no_quantity(candidate)
        if reason is not None:
            return Draft(first, number.after, number, float("nan"), COUNT, QuantityKind.CARDINAL, rule=reason)
        after = max(number.after, unit.after if unit else 0)
        if atoms.lows[after : after + 2] == ["below", "zero"]:
            number, negative, after = replace(number, value=-number.value), False, after + 2
        elif not negative and first == 1 and after == atoms.count and atoms.words[0] in ("-", "−"):
            negative = True  # a figure alone in its line: "- 1,200"
        value = -number.value if negative else number.value
        chosen = unit or COUNT
        kind = chosen.kind
        if unit is None and number.form is Form.FRACTION:
            kind, chosen = QuantityKind.RATIO, Unit("ratio", "", QuantityKind.RATIO)
        draft = Draft(first - negative, after, number, value, chosen, kind)
        draft.currency_first = before[0] if before else None
        if unit is not None and not (unit.is_sign and before):
            draft.attribute = atoms.hyphenated(number.after)
        mark_age(atoms, draft)
        return draft

    def _with_article(self, atoms: Atoms, number: Number) -> Number:
        """ "a dozen", "a hundred", "half a million": the article is part of the number."""
        if number.form is Form.WORDS and number.first and atoms.lows[number.first - 1] in self._n.articles:
            kind = self._n.kinds.get(atoms.lows[number.first], ("",))[0]
            if kind in ("hundred", "scale", "collective", "about"):
                return replace(number, first=number.first - 1)
        return number

    def _with_unit(self, atoms: Atoms, number: Number, currency: Unit | None) -> tuple[Number, Unit | None]:
        """The unit of a number; a letter glued to the digits is read as a scale or a unit by its surroundings."""
        after = number.after
        if atoms.words[after] == "K" and "°" in atoms.words[max(0, number.first - 6) : number.first]:
            return replace(number, letter=None), self._units.after(atoms, after)  # "20 °C (293K)"
        if number.letter is not None:
            beyond = self._units.after(atoms, after + 1)
            letter = atoms.words[after]
            is_money = currency is not None or (beyond is not None and beyond.kind is QuantityKind.MONEY)
            last = after + 1 >= atoms.count - 1
            ends = last and (letter in "GKMT" or (letter == "b" and number.value % 1 > 0))
            counts = (
                atoms.lows[after + 1][:1].isalpha()
                and letter in "kKmMB"
                and atoms.lows[after + 1] not in ("apart", "from", "long", "wide", "high", "deep", "tall", "in", "to")
            )
            if (
                is_money
                or ends
                or letter == "k"
                or (letter in "KM" and beyond is None)
                or (counts and letter != "m")
                or (letter == "m" and counts and atoms.lows[after + 1] not in ("and", "or"))
            ):
                number = replace(number, after=after + 1, value=number.value * number.letter, letter=None, scaled=True)
                after += 1
        elif number.form is Form.DIGITS and (scale := spaced_scale(atoms, after, self._w)):
            number = replace(number, after=after + 1, value=number.value * scale, scaled=True)
            after += 1
        if currency is not None:
            if atoms.lows[after] in ("u.s.", "us"):
                after += 1
            follows = self._units.after(atoms, after, compound=True)
            if follows is not None and follows.code.split("/")[0] == currency.code and follows.after > after:
                return number, follows
            per = self._units._per(atoms, replace(currency, after=after))
            return number, per or replace(currency, after=after)
        unit = self._units.after(atoms, after)
        if unit is None and atoms.lows[after] in self._lengthening:
            unit = self._units.after(atoms, after + 1)  # "three consecutive days"
            unit = unit if unit is not None and unit.kind is QuantityKind.DURATION else None
        if unit is None and (number.form is Form.VAGUE or number.scaled) and atoms.lows[after] in self._n.of:
            return number, self._units.after(atoms, after + 1)  # "tens of thousands of dollars"
        halves = number.form is Form.FRACTION and (atoms.lows[after] == "of" or atoms.lows[after] in self._n.articles)
        if unit is None and halves:
            step = after + 1 if atoms.lows[after] != "of" else after + 2
            unit = self._units.after(atoms, step)  # "half an hour", "a quarter of an hour"
            if unit is not None and atoms.lows[step - 1] not in self._n.articles:
                unit = None
        if unit is not None and atoms.lows[after] in ("pound", "pounds") and unit.code == "GBP":
            unit = self._units.weight(atoms, number.first, unit) or unit
        walks = atoms.lows[after] in ("foot", "night") and self._w.is_plural(
            atoms.lows[after + 1]
        )  # "six foot patrols"
        if walks or (unit is not None and unit.kind is QuantityKind.PERCENT and unit.after == after):
            return number, None
        return number, unit


@cache
def draft_reader(language: str) -> DraftReader:
    """The draft reader of a language, made once."""
    return DraftReader(language)
