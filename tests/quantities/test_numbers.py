"""What numbers are worth, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.numbers.atoms import Atoms
from pipeline.language.numbers.numbers import number_reader


def worth(words: str, language: str = "en") -> float | None:
    number = number_reader(language).read(Atoms(words, 0, len(words)), 0)
    return number.value if number else None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("4,700", 4700),
        ("4 700", 4700),
        ("1.204.500", 1204500),
        ("3,5", 3.5),
        ("2.3", 2.3),
        ("12,34,567", 1234567),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("twenty-seven", 27),
        ("three hundred and fifty", 350),
        ("seven hundred twenty-one thousand and twelve", 721012),
        ("4 thousand 3 hundred and 21", 4321),
        ("one and a half million", 1.5e6),
        ("half a million", 5e5),
        ("two million and a half", 2.5e6),
        ("1.2 billion", 1.2e9),
        ("two dozen", 24),
        ("three quarters", 0.75),
        ("two thirds", 2 / 3),
        ("nine point nought four", 9.04),
        ("6.2e-4", 0.00062),
        ("3 lakh", 300000),
    ],
)
def test_english_numbers(words: str, value: float) -> None:
    assert worth(words) == pytest.approx(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("vingt et un", 21),
        ("soixante-dix-sept", 77),
        ("quatre-vingt-onze", 91),
        ("deux cent trente", 230),
        ("12.400", 12400),
        ("8,6 millions", 8.6e6),
        ("trois quarts", 0.75),
    ],
)
def test_french_numbers(words: str, value: float) -> None:
    assert worth(words, "fr") == pytest.approx(value)


@pytest.mark.parametrize(
    ("words", "value"), [("treinta y dos", 32), ("veintidós", 22), ("21.480,5", 21480.5), ("2.300 millones", 2.3e9)]
)
def test_spanish_numbers(words: str, value: float) -> None:
    assert worth(words, "es") == pytest.approx(value)


@given(st.integers(min_value=1000, max_value=10**12))
def test_grouping_never_changes_what_a_number_is_worth(value: int) -> None:
    plain = f"{value:,}"
    assert worth(plain) == worth(plain.replace(",", " ")) == worth(plain.replace(",", "\u00a0")) == value


@given(st.text(max_size=60))
def test_nothing_written_breaks_the_reader(text: str) -> None:
    atoms = Atoms(text, 0, len(text))
    for at in range(atoms.count):
        number = number_reader("en").read(atoms, at)
        assert number is None or number.first <= at < number.after <= atoms.count
