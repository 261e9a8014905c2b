"""Rows of statistics: what they carry, and when two figures are one row."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.extract import extract
from pipeline.extraction.statistics import extract_statistics
from pipeline.language.document import Document
from schemas import Statistic

PUBLISHED = date(2019, 9, 20)


def rows(text: str) -> list[Statistic]:
    return extract_statistics(Document(text, article_id="a_1", published_on=PUBLISHED), [])


def period(text: str) -> tuple[date | None, date | None]:
    row = rows(text)[0]
    return row.period_start, row.period_end


def test_a_row_points_at_its_exact_words() -> None:
    text = "Last May the ferry carried nearly 400 goats of the islands."
    [row] = rows(text)
    assert text[row.char_start : row.char_end] == row.evidence == "nearly 400 goats of the islands"
    assert (row.measure, row.measure_head, row.unit) == ("goats of the islands", "goat", "count")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("In 2016 the ferry carried 40 goats.", date(2016, 1, 1), date(2016, 12, 31)),
        ("The ferry has carried 40 goats since 2006.", date(2006, 1, 1), PUBLISHED),
        ("The ferry carried 40 goats between January and March 2019.", date(2019, 1, 1), date(2019, 3, 31)),
        ("Already in 2019 the ferry has carried 40 goats.", date(2019, 1, 1), PUBLISHED),
        ("Results for June 2018:\n\n• 40 goats carried;\n\n• 12 cows carried.", date(2018, 6, 1), date(2018, 6, 30)),
    ],
)
def test_a_period_comes_from_the_clause_or_the_lead_in_of_a_list(text: str, start: date, end: date) -> None:
    assert period(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry will carry 40 goats in June 2020.",
        "The ferry was founded in 1984 with five boats.",
        "The 40 ferries of the bay were painted in 2016.",
    ],
)
def test_a_date_that_bounds_no_figure_gives_no_period(text: str) -> None:
    assert period(text) == (None, None)


def test_a_period_does_not_reach_into_what_holds_now() -> None:
    found = rows("In the past four years thefts doubled at the port, which now has 14 guards.")
    assert [(row.value, row.period_start is not None) for row in found] == [(2, True), (14, False)]


def test_each_side_of_a_comparison_has_its_own_period() -> None:
    found = rows("Thefts fell from 3,300 in 2017 to 1,270 in 2018.")
    assert [(row.value, row.period_start) for row in found] == [(3300, date(2017, 1, 1)), (1270, date(2018, 1, 1))]


def test_the_same_figure_twice_is_one_row_and_a_rounded_one_another() -> None:
    found = rows("Nearly 1,000 goats came. In all, 975 goats came. The 975 goats slept.")
    assert [row.value for row in found] == [1000, 975]


def test_a_corrected_figure_wins() -> None:
    assert [row.value for row in rows("Six boats sank. Five boats sank, not six, as first reported.")] == [5]


def test_cents_are_published_in_the_currency_itself() -> None:
    [row] = rows("A pear costs 40 cents in town.")
    assert (row.value, row.unit) == (pytest.approx(0.4), "USD")


def test_a_shared_name_of_currencies_is_that_of_a_country_the_article_names() -> None:
    [row] = rows("Police in Algiers took 40 million dinars.")
    assert row.unit == "DZD"
    [row] = rows("The finder was paid 40 million dinars.")
    assert row.unit == "XXX"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Ferry crews in Auckland were paid $90,000.", "NZD"),
        ("Ferry crews in Auckland were paid US$90,000.", "USD"),
        ("Ferry crews from the United States and New Zealand were paid $90,000.", "USD"),
        ("Ferry crews were paid $90,000.", "USD"),
        ("Ferry crews were paid 20 euros per passenger.", "EUR"),
    ],
)
def test_a_bare_dollar_sign_is_that_of_the_country_the_article_is_about(text: str, unit: str) -> None:
    [row] = rows(text)
    assert row.unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Carts worth Rs 40,000 were burnt in Lahore.", "PKR"),
        ("Carts worth Rs. 40,000 were burnt in Colombo.", "LKR"),
        ("Carts worth Rs 40,000 were burnt in Pune.", "INR"),
        ("The weir at Kitwe cost K40 million.", "ZMW"),
        ("The weir at Lae cost K40 million.", "PGK"),
        ("The weir cost R$ 40 million.", "BRL"),
        ("The weir cost GH¢40 million.", "GHS"),
    ],
)
def test_a_sign_that_several_currencies_share_is_that_of_the_articles_country(text: str, unit: str) -> None:
    assert [row.unit for row in rows(text) if row.value >= 40_000] == [unit]


def test_place_and_country_come_from_the_same_clause() -> None:
    [row] = rows("They sold 40 goats in Dakar.")
    assert (row.place, row.country) == ("Dakar", "SN")


def test_a_figure_in_a_quote_names_its_speaker() -> None:
    document = Document("“We sold 40 goats this spring,” said Minister Mara Lindqvist.", published_on=PUBLISHED)
    extracted = extract(document)
    [row] = extracted.statistics
    assert row.quote_id == extracted.quotes[0].quote_id
    assert row.attributed_to == "Mara Lindqvist"


def test_a_length_of_time_is_a_row_only_where_it_is_a_finding() -> None:
    assert rows("The visit lasted three days.") == []
    [row] = rows("A reply takes an average of 94 minutes.")
    assert (row.value, row.unit) == (94, "min")
