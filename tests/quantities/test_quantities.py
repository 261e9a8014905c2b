"""Figures with their unit, comparator and what they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.document import Document
from pipeline.language.mentions import Quantity, QuantityKind
from pipeline.language.quantities.quantities import printed
from schemas.vocabularies import Comparator, Direction, RatePer


def only(sentence: str) -> Quantity:
    [quantity] = Document(sentence).quantities
    return quantity


def measures(sentence: str) -> list[str | None]:
    return [quantity.measure for quantity in Document(sentence).quantities]


@pytest.mark.parametrize(
    ("words", "value", "top", "unit"),
    [
        ("EUR 13m was paid.", 13e6, None, "EUR"),
        ("RM20.5 million was paid.", 20.5e6, None, "MYR"),
        ("US$4bn was paid.", 4e9, None, "USD"),
        ("12 million Kenyan shillings was paid.", 12e6, None, "KES"),
        ("USD 1.5-2 million was paid.", 1.5e6, 2e6, "USD"),
        ("Between 20 and 30 kilos was sold.", 20, 30, "kg"),
        ("It held 9 to 11 tonnes.", 9, 11, "t"),
        ("It holds 40 square metres.", 40, None, "m2"),
        ("It ran at 90 km/h.", 90, None, "km/h"),
        ("It is 72 per cent full.", 72, None, "percent"),
        ("It rose fivefold.", 5, None, "fold"),
        ("It took half an hour.", 0.5, None, "h"),
    ],
)
def test_values_and_units(words: str, value: float, top: float | None, unit: str) -> None:
    quantity = only(words)
    assert (quantity.value, quantity.value_max, quantity.unit) == (pytest.approx(value), top, unit)


@pytest.mark.parametrize(
    ("words", "comparator", "approximator"),
    [
        ("More than 60 goats fled.", Comparator.GT, "More than"),
        ("At least 60 goats fled.", Comparator.GE, "At least"),
        ("Nearly 60 goats fled.", Comparator.APPROX, "Nearly"),
        ("Up to 60 goats fled.", Comparator.LE, "Up to"),
        ("Just under 60 goats fled.", Comparator.LT, "Just under"),
        ("Just over 60 goats fled.", Comparator.GT, "Just over"),
        ("Only 60 goats fled.", Comparator.EQ, None),
        ("Some 60 or more goats fled.", Comparator.GE, "or more"),
        ("60+ goats fled.", Comparator.GT, "+"),
        ("Dozens of goats fled.", Comparator.GT, "Dozens"),
    ],
)
def test_comparators(words: str, comparator: Comparator, approximator: str | None) -> None:
    quantity = only(words)
    assert (quantity.comparator, quantity.approximator) == (comparator, approximator)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("One in five lamps broke.", 0.2),
        ("Eight lamps in every ten broke.", 0.8),
        ("Two out of every three lamps broke.", 2 / 3),
        ("A third of the lamps broke.", 1 / 3),
        ("Every third lamp broke.", 1 / 3),
        ("More than half the lamps broke.", 0.5),
    ],
)
def test_shares(words: str, value: float) -> None:
    quantity = only(words)
    assert quantity.kind is QuantityKind.RATIO
    assert quantity.value == pytest.approx(value)
    assert quantity.measure_head == "lamp"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They found 14 crates of pears.", ["crates of pears"]),
        ("It has 17 air, sea and land links.", ["air, sea and land links"]),
        ("They checked 60 wagons, of which nearly 20 were full.", ["wagons", "wagons"]),
        ("Of the 80 wagons checked, 19 were full.", ["wagons", "wagons"]),
        ("Goats sold: 120", ["Goats sold"]),
        ("The number of goats reached 400.", ["goats"]),
        ("The flock, 85 in all, crossed the river.", ["flock"]),
        ("A rent of 300 euros was asked.", ["rent"]),
        ("Pears worth 900 dollars were lost.", ["Pears"]),
        ("They lost 700 euros in cash.", ["cash"]),
        ("Rents fell from 900 euros to 640.", ["Rents", "Rents"]),
        ("The rate was 4.1 per cent, compared to 1.7 per cent in May.", ["rate", "rate"]),
        ("Twelve goats came, nine of them kids, and then 16 more.", ["goats", "goats", "goats"]),
        ("Rents rose by 5 per cent and wages by 3.", ["Rents", "wages"]),
        ("A farmer who was asked earned 20 euros.", ["farmer"]),
        ("Kenya sent 14 and nine goats.", ["goats", "goats"]),
        ("A 22 percent drop in the price of pears was seen.", ["price of pears"]),
    ],
)
def test_measures_stand_beside_the_number_or_apart(sentence: str, expected: list[str]) -> None:
    assert measures(sentence) == expected


def test_a_pronoun_takes_the_measure_of_the_sentence_before() -> None:
    assert measures("They bought nine lamps. Seven were broken.") == ["lamps", "lamps"]


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("The desk takes 40 calls a day.", RatePer.DAY),
        ("Every week the desk takes 40 calls.", RatePer.WEEK),
        ("Some 40 calls are taken each month.", RatePer.MONTH),
        ("It burns 3 tonnes per year.", RatePer.YEAR),
        ("The desk takes 40 daily calls.", RatePer.DAY),
        ("The desk took 40 calls in a year.", None),
        ("The desk took 40 calls a year ago.", None),
    ],
)
def test_rates(words: str, rate: RatePer | None) -> None:
    assert Document(words).quantities[0].rate_per is rate


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("Rents rose by 5 per cent.", Direction.UP),
        ("Rents fell by a fifth.", Direction.DOWN),
        ("Rents: up 68%", Direction.UP),
        ("Rents are 6 per cent lower than before.", Direction.DOWN),
        ("Rents make up 6 per cent.", None),
        ("Rents rose to 900 euros.", None),
    ],
)
def test_direction_is_told_of_changes_and_not_of_levels(words: str, direction: Direction | None) -> None:
    assert only(words).direction is direction


def test_ordinals_ages_and_lengths_of_time_are_marked_as_such() -> None:
    kinds = [q.kind for q in Document("On his third visit a 44-year-old baker stayed 12 days.").quantities]
    assert kinds == [QuantityKind.ORDINAL, QuantityKind.AGE, QuantityKind.DURATION]


def test_what_is_printed_gives_units_in_words_and_leaves_ordinals_out() -> None:
    records = printed(Document("The third team sold 12 goats for 40 euros per head; dozens came.").quantities)
    assert [(r["value"], r["value_max"], r["unit"]) for r in records] == [
        (12, None, "goat"),
        (40, None, "euro per head"),
        (12, 120, "goat"),
    ]


@given(st.text(alphabet='abc 1234567890.,-–%€$()\n’"½xX/:', max_size=80))
def test_spans_slice_the_text_for_any_text(text: str) -> None:
    for quantity in Document(text).quantities:
        for span in (quantity.span, quantity.number, quantity.phrase, quantity.noun):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert quantity.span.covers(quantity.number)


def test_figures_in_french_and_spanish() -> None:
    french = Document("Près de 12.000 vélos et une soixantaine d'ânes ont été vendus.", language="fr").quantities
    assert [(q.value, q.comparator, q.measure_head) for q in french] == [
        (12000, Comparator.APPROX, "vélo"),
        (60, Comparator.APPROX, "âne"),
    ]
    spanish = Document("Se vendieron unos 1.600 kilos de peras y ocho de cada diez cajas.", language="es").quantities
    assert [(q.value, q.unit) for q in spanish] == [(1600, "kg"), (0.8, "ratio")]
