"""Heads of pages as many countries print them: months in their languages, datelines with regions, days without a year."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.vocabularies import PublishedPrecision
from tests.articles.pages import BODY, article

TITLE = "Engines found in a barge near the lock"


@pytest.mark.parametrize(
    "line",
    [
        "5 Oketopa 2018",
        "5 Oktoba 2018",
        "Jumat, 5 Oktober 2018 14:20 WIB",
        "Oktubre 5, 2018",
        "Ngày 5 tháng 10 năm 2018",
        "2018年10月5日",
        "2018년 10월 5일",
        "5 أكتوبر 2018",
        "5 tetor 2018",
        "5 ოქტომბერი 2018",
        "05 oktyabr 2018 | 14:20",
        "5. október 2018",
        "5.X.2018",
    ],
)
def test_months_of_many_languages_are_read(line: str) -> None:
    row = article(f"{TITLE}\n\n{line}\n\n{BODY}").article
    assert (row.title, row.published_on) == (TITLE, date(2018, 10, 5))


@pytest.mark.parametrize(
    ("dateline", "place", "country"),
    [
        ("Port of Spain, Trinidad, 5th October 2018: ", "Port of Spain", "TT"),
        ("St. John's, Antigua, 5 October 2018 – ", "St. John's", "AG"),
        ("Semarang, Central Java (Kabar News) - ", "Semarang", "ID"),
        ("LAHORE, Punjab (Wire) — ", "Lahore", "PK"),
        ("Letterkenny, Co. Donegal - ", "Letterkenny", "IE"),
        ("VANCOUVER, British Columbia — ", "Vancouver", "CA"),
        ("BASSETERRE, St. Kitts (WINN): ", "Basseterre", "KN"),
        ("Riyadh, Muharram 25, 1440, October 05, 2018, SPA -- ", "Riyadh", "SA"),
        ("Suva | ", "Suva", "FJ"),
    ],
)
def test_a_region_or_island_behind_a_city_tells_its_country(dateline: str, place: str, country: str) -> None:
    row = article(f"{TITLE}\n\n{dateline}{BODY}").article
    assert (row.dateline_place, row.dateline_country) == (place, country)


@pytest.mark.parametrize(
    "head",
    [
        "Ministry of Home Affairs, Rabat, Friday 5 October 2018\n\n" + TITLE,
        TITLE + "\n\nRabat, Morocco | October 5, 2018, Friday @ 14:07 in National » GENERAL | Views: 5204",
    ],
)
def test_the_place_stands_behind_the_office_or_before_the_date(head: str) -> None:
    row = article(f"{head}\n\n{BODY}").article
    assert (row.title, row.dateline_place, row.dateline_country) == (TITLE, "Rabat", "MA")
    assert row.published_on == date(2018, 10, 5)


@pytest.mark.parametrize(
    ("dateline", "more", "day"),
    [
        (
            "LAHORE, Oct 2 (Wire): ",
            "It was the first find since 2011; there were 30 in 2017 and 41 in 2018.",
            (2018, 10, 2),
        ),
        ("LAGOS, Nigeria, Oct. 2 — ", "Nothing was found in 2009.\n\n© 2018 Canal Wire", (2018, 10, 2)),
        ("DHAKA, 2 Oct (BW) - ", "In 2017 they had found none.", (2018, 10, 2)),
    ],
)
def test_a_day_without_a_year_takes_the_one_that_rights_or_weekday_speak_for(
    dateline: str, more: str, day: tuple[int, int, int]
) -> None:
    row = article(f"{TITLE}\n\n{dateline}{BODY}\n\n{more}").article
    assert (row.published_on, row.published_precision) == (date(*day), PublishedPrecision.INFERRED)
