"""Units that the words around them tell apart, and figures that take their unit from an earlier one."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.mentions import QuantityKind
from pipeline.language.quantities.quantities import as_record
from schemas.vocabularies import Comparator


def units(sentence: str) -> list[str]:
    return [q.unit for q in Document(sentence).quantities if q.kind is not QuantityKind.ORDINAL]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They hauled in 900 pounds of hay.", ["[lb_av]"]),
        ("They hauled in 900 pounds of debt.", ["GBP"]),
        ("The calf weighed 90 pounds.", ["[lb_av]"]),
        ("The lamp cost 90 pounds.", ["GBP"]),
        ("They drank 300 cups a week.", ["count"]),
        ("Add two cups of flour.", ["[cup_us]"]),
        ("The mill cost 46 million denars.", ["MKD"]),
        ("The pier costs 6 million Pula a year.", ["BWP"]),
        ("They gave N4,500 a head.", ["NGN"]),
        ("They set aside Sh12 million.", ["KES"]),
    ],
)
def test_a_unit_is_told_by_what_stands_around_it(sentence: str, expected: list[str]) -> None:
    assert units(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They poured away 90 litres, compared to 60 in 2018.", ["L", "L"]),
        ("A reply takes 40 days, against a target of 25.", ["d", "d"]),
        ("Mills stood still for 31 hours, whereas a year earlier it had been 50.", ["h", "h"]),
        ("Five people drowned along the 80-kilometre coast, down from 12.", ["count", "km", "count"]),
        ("The tank held 9 litres in 2018 and 11 last year.", ["L", "L"]),
        ("The mean life expectancy of goats is around 15.", ["a"]),
        ("Rents are 4% lower than in May, when they stood at 1 250.", ["percent", "count"]),
    ],
)
def test_a_bare_figure_goes_on_in_the_unit_of_an_earlier_one(sentence: str, expected: list[str]) -> None:
    assert units(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("The number of thefts had gone up from nine to 15.", [(9, None), (15, None)]),
        ("Thefts rose by 20 per cent over the first half of the year, from 40 to 48.", [(20, None), (40, None), (48, None)]),
        ("Plots run from nine to 15 acres.", [(9, 15)]),
        ("Deaths fell to 4.3 per 100,000.", [(4.3, None)]),
    ],
)  # fmt: skip
def test_both_ends_of_a_change_are_no_range(sentence: str, values: list[tuple[float, float | None]]) -> None:
    found = [(q.value, q.value_max) for q in Document(sentence).quantities if q.kind is not QuantityKind.ORDINAL]
    assert found == values


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("The widow handed over 84,000 euros.", Comparator.EQ),
        ("The widow lost over 84,000 euros.", Comparator.GT),
        ("Hay with an estimated market value of 9,000 euros burnt.", Comparator.APPROX),
        ("> 71 per cent said that they had eaten.", Comparator.EQ),
    ],
)
def test_words_that_only_look_like_a_comparator(sentence: str, comparator: Comparator) -> None:
    assert Document(sentence).quantities[0].comparator is comparator


def test_the_level_of_an_index_is_in_points() -> None:
    found = Document(
        "The pear index rose 12.5 points to 960.3, while the plum index lost 2% to end at 1,204.6."
    ).quantities
    assert [printed["unit"] for printed in map(as_record, found)] == ["point", "point", "percentage", "point"]


def test_a_figure_inside_a_name_in_capitals_is_part_of_what_is_counted() -> None:
    [quantity] = Document("They bought thousands of RADON -19 lamps.").quantities
    assert quantity.measure == "RADON -19 lamps"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A ticket cost 150 kn then.", ["HRK"]),
        ("A ticket cost 90 litas then.", ["LTL"]),
        ("They lost 14,000 convertible marks.", ["BAM"]),
    ],
)
def test_currencies_that_are_gone_or_rare(sentence: str, expected: list[str]) -> None:
    assert units(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bakers may come from 12.30 to 13.00.", []),
        ("Come to the shop at any time (9.15-10.45).", []),
        ("A loaf rose from 2.10 to 3.20.", ["count", "count"]),
    ],
)
def test_hours_with_full_stops_are_no_figures(sentence: str, expected: list[str]) -> None:
    assert units(sentence) == expected
