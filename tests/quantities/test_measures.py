"""What a figure counts where noun and number stand apart, by the constructions of English prose."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from schemas.vocabularies import RatePer


def measures(sentence: str) -> list[str | None]:
    return [quantity.measure for quantity in Document(sentence).quantities]


def rates(sentence: str) -> list[RatePer | None]:
    return [quantity.rate_per for quantity in Document(sentence).quantities]


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("The number of leaks fell by 8 per cent to 40 last year.", "leaks"),
        ("Reports of lost lamps have grown: there were 31 last year against a mere three in 2010.", "Reports of lost lamps"),
        ("The barge is thought to be worth over 60 million dollars.", "barge"),
        ("The fund rose by 4 per cent and reached EUR 12 million.", "fund"),
        ("The time needed to sign a form fell from 36 days to 21.", "time needed to sign a form"),
        ("The plan would double the number of lamps, to 24.", "lamps"),
        ("9,400 letters came in, against 7,000 in 2017: an increase of 34 per cent.", "letters"),
        ("Of the letters opened, 4.5 per cent were empty.", "letters"),
    ],
)  # fmt: skip
def test_every_figure_of_a_sentence_measures_the_same_thing(sentence: str, measure: str) -> None:
    assert set(measures(sentence)) == {measure}


def test_a_breakdown_after_a_colon_counts_what_stands_before_it() -> None:
    found = measures("Thirty sailors took part: 14 from Malta, six from Cyprus and four from Spain.")
    assert found == ["sailors"] * 4


def test_a_level_named_by_its_figure_alone_is_of_what_was_counted() -> None:
    assert measures("The patrol found 40 snares, five times the 8 found in 2017.")[::2] == ["snares", "snares"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Each year the two clubs exchange 200 letters.", RatePer.YEAR),
        ("On an average working day the bureau answers 29 letters.", RatePer.DAY),
        ("Burglaries fell to 4.5 per 100,000 inhabitants.", None),
    ],
)
def test_the_last_figure_has_the_rate_of_its_clause(sentence: str, expected: RatePer | None) -> None:
    assert rates(sentence)[-1] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry has earmarked EUR 12 million for new radios.", ["new radios"]),
        ("The ministry spent EUR 12 million on new radios.", ["new radios"]),
        ("The radios cost EUR 12 million for good reason.", ["radios"]),
        ("Germany reported 88 leaks in 2018 and Italy 40.", ["leaks", "leaks"]),
        ("It is thought that 3 per cent of parcels contain fakes.", ["parcels"]),
    ],
)
def test_money_is_for_what_it_was_spent_on_and_a_gap_is_filled(sentence: str, expected: list[str]) -> None:
    assert measures(sentence) == expected


def test_the_levels_of_a_change_share_their_rate_and_are_no_percentages() -> None:
    found = Document("Burglaries dropped by 44 per cent, from 96 a year to 54.").quantities
    assert [(q.value, q.unit, q.rate_per) for q in found] == [
        (44, "percent", None),
        (96, "count", RatePer.YEAR),
        (54, "count", RatePer.YEAR),
    ]


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("The unit closed 40 stalls and recovered over EUR 1.4 million.", "money recovered"),
        ("A retired miller handed over 84,000 euros to a stranger.", "money handed over"),
        ("Millers in Oran lose 270 million euros per year.", "losses of Millers in Oran"),
        ("EUR 250,000 was stolen from a mill.", "money stolen from a mill"),
        ("Losses have reached 1.1 billion yen.", "Losses"),
    ],
)
def test_an_amount_that_is_moved_is_of_how_it_was_moved(sentence: str, measure: str) -> None:
    assert Document(sentence).quantities[-1].measure == measure


def test_what_is_said_of_a_share_is_not_of_who_says_it() -> None:
    [_, share] = Document(
        "Ms Brandt said that 786 guests were bakers and that one in four was below the age."
    ).quantities
    assert share.measure == "guests"


def test_a_week_that_they_spent_makes_no_rate() -> None:
    found = Document("Cooks from 19 towns leave Oran today after a week on soups.").quantities
    assert [quantity.rate_per for quantity in found] == [None]
