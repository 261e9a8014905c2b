"""Figures in tables: what their row and column say they measure."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.articles.rows import table_lines
from pipeline.extraction.statistics import extract_statistics
from pipeline.language.document import Document

BARRED = "Type | Fires in 2017 | Fires in 2018 | Damage in 2018\n\nBarn fires | 1,204 | 1,311 | EUR 4.5 million\n\nHay fires | 93 | 302 | EUR 1.1 million"
SPACED = "Type of fire 2017 2018\nBarn fires 93 302\nHay fires 1204 1311"


def rows(text: str) -> list[tuple[float, str, str | None, str]]:
    found = extract_statistics(Document(text, article_id="a_1", published_on=date(2019, 9, 20)), [])
    return [(row.value, row.unit, row.measure, str(row.period_start)[:4]) for row in found]


def test_a_cell_measures_its_column_and_its_row_in_the_year_of_the_heading() -> None:
    assert rows(BARRED) == [
        (1204, "count", "Fires, Barn fires", "2017"),
        (1311, "count", "Fires, Barn fires", "2018"),
        (4_500_000, "EUR", "Damage, Barn fires", "2018"),
        (93, "count", "Fires, Hay fires", "2017"),
        (302, "count", "Fires, Hay fires", "2018"),
        (1_100_000, "EUR", "Damage, Hay fires", "2018"),
    ]


def test_columns_without_bars_are_told_by_the_years_above_them() -> None:
    assert rows(SPACED) == [
        (93, "count", "Barn fires", "2017"),
        (302, "count", "Barn fires", "2018"),
        (1204, "count", "Hay fires", "2017"),
        (1311, "count", "Hay fires", "2018"),
    ]


@pytest.mark.parametrize("heading", ["Losses 2018 (2017)", "Losses in 2018 (2017):"])
def test_older_figures_stand_in_brackets(heading: str) -> None:
    found = rows(f"{heading}\n\nTea: 61.4 kg (109.8 kg)\n\nGoat kids sold: 38,211 (29,460)")
    assert found == [
        (61.4, "kg", "Tea", "2018"),
        (109.8, "kg", "Tea", "2017"),
        (38_211, "count", "Goat kids sold", "2018"),
        (29_460, "count", "Goat kids sold", "2017"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Call the office\n\nDesk 555 1204\n\nWorkshop 555 1311",
        "Home | News | Contact\n\nAbout us | 12 | 14",
        "Barn fires | 1,204 | 1,311",
    ],
)
def test_a_table_needs_a_heading_and_rows_alike(text: str) -> None:
    assert Document(text).cells == ()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Type | Fires in 2018", "Barn fires | 1,204", "Hay fires | 93"], [range(3)]),
        (["Type      2017      2018", "Barn fires      93      302", "Hay fires      1204      1311"], [range(3)]),
        (["A new barn opens | 3 June", "A fair closes | 4 June"], []),
        (["Annual report | 2017", "Annual report | 2018"], []),
        (["Home | News", "Barns | Fairs"], []),
    ],
)
def test_rows_of_figures_are_no_menu(lines: list[str], expected: list[range]) -> None:
    assert table_lines(lines) == expected
