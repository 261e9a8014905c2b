"""Figures written in several parts: amounts in two units, bounds, ranges whose ends share a unit, signs."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.mentions import Quantity, QuantityKind


def figures(sentence: str) -> list[Quantity]:
    return [quantity for quantity in Document(sentence).quantities if quantity.kind is not QuantityKind.ORDINAL]


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("The gate is 6 feet 4 inches high.", 76, "[in_i]"),
        ("The path is 3 km and 250 metres long.", 3250, "m"),
        ("The calf weighed 5 lb, 9 oz.", 89, "[oz_av]"),
        ("Callers waited 1 hour and 20 minutes.", 80, "min"),
        ("They ran it in 4 minutes 8 seconds.", 248, "s"),
        ("The jar costs 3 pounds and 40 pence.", 3.4, "GBP"),
        ("The jar costs $3 and 40c.", 3.4, "USD"),
        ("The jar costs 250p.", 2.5, "GBP"),
        ("The wall rises 30' above the moat.", 30, "[ft_i]"),
        ('They cut a 9" pipe.', 9, "[in_i]"),
        ("The cart did 14 m.p.h. at most.", 14, "[mi_i]/h"),
        ("It was 7 degrees below zero.", -7, "deg"),
        ("The fine was PS1.3m.", 1.3e6, "GBP"),
        ("The loan is Rs 40 cr.", 4e8, "INR"),
        ("The yard asked for 30 MEUR.", 3e7, "EUR"),
        ("The yard asked for kEUR 40.", 4e4, "EUR"),
        ("The yard asked for 75 USD million.", 7.5e7, "USD"),
    ],
)
def test_an_amount_told_in_parts_or_signs_is_one(sentence: str, value: float, unit: str) -> None:
    [figure] = figures(sentence)
    sign = 0.01 if unit in ("GBP", "USD") and figure.factor == 0.01 else 1
    assert (figure.value * sign, figure.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("They ran the 10 km and 1500 m races.", [10, 1500]),
        ("She served two years and six months.", [2, 6]),
        ("They paid $20 to 43 growers.", [20, 43]),
        ("It gave back lamps worth 20 million pounds to 15 abbeys.", [20e6, 15]),
        ("They saw 17 goats on Sunday, 22 on Monday and 9 on Tuesday.", [17, 22, 9]),
        ("It has a 720p screen.", []),
        ("They call it 'the 30' at home.", [30]),
    ],
)
def test_figures_that_only_stand_together_are_two(sentence: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("Plots run from 300 sq m up to 700 sq m.", 300, 700),
        ("Give it 2 -7 kg of hay.", 2, 7),
        ("The herd has 20~90 goats.", 20, 90),
        ("The count is above 300 and below 450.", 300, 450),
        ("A flow of 1.4 kg to 0.2 kg was seen.", 0.2, 1.4),
    ],
)
def test_a_range_however_its_ends_are_joined(sentence: str, low: float, high: float) -> None:
    [figure] = figures(sentence)
    assert (figure.value, figure.value_max) == (low, high)


def test_either_of_two_amounts_has_the_sign_of_the_second() -> None:
    assert [figure.unit for figure in figures("A jar costs 8 or $9.")] == ["USD", "USD"]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("several hundred goats came.", 200),
        ("More than a quarter of a million goats came.", 250_000),
        ("One and a half million goats came.", 1.5e6),
        ("one hundred thirty-fifths of it", 100 / 35),
        ("two hundred and forty-one hundredths", 200.41),
        ("The answer is minus one over eight", -0.125),
    ],
)
def test_vague_and_broken_numbers_in_words(sentence: str, value: float) -> None:
    [figure] = figures(sentence)
    assert figure.value == pytest.approx(value)


@pytest.mark.parametrize(
    "sentence",
    [
        "They led at six-nil-two.",
        "The fair starts at half past nine and ends at quarter to six.",
        "From 0900 to 1700 hours the desk is closed.",
        "Call 999.",
        "Leave by exit 12, see paras 3 to 7.",
        "The mill met the Group of 7.",
        "Mend kOS 17.2 first.",
        "He left at 14h.",
        "We leave at seven forty-five tomorrow.",
        "The shop shuts from two thirty to four ten.",
        "They open on Friday around 4.",
        "He wed in April of 87.",
        "They came in nineteen eighty-six.",
        "It was 2016s best film.",
        "The dam must hold until 2120.",
        "Pots were made between A.D. 900 and 1150.",
        "The gauge drifts, +/- 3e-4 at worst.",
        "A baker's dozen was enough.",
        "The star RX204+55 faded.",
    ],
)
def test_times_years_and_codes_are_no_quantities(sentence: str) -> None:
    assert figures(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["They sold two twenty-litre cans.", "They met twenty forty-year-old bakers.", "It holds 2120 goats."],
)
def test_numbers_side_by_side_that_count(sentence: str) -> None:
    assert figures(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("It rained for three consecutive days.", QuantityKind.DURATION),
        ("They asked for two more weeks.", QuantityKind.DURATION),
        ("He will be 35 in May.", QuantityKind.AGE),
        ("Lind, 52, chairs the guild.", QuantityKind.AGE),
        ("They bought two more lamps.", QuantityKind.CARDINAL),
    ],
)
def test_lengths_of_time_and_ages_are_marked(sentence: str, kind: QuantityKind) -> None:
    [figure] = figures(sentence)
    assert figure.kind is kind
