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


@pytest.mark.parametrize(
    "caption",
    [
        "© Canal Office / Officers lift the first engine from the barge",
        "04/10/2018. Photo: Canal Office - Officers lift the first engine.",
        "Officers lift the first engine. (Supplied)",
        "The lock on the day of the search. Courtesy of the Canal Office",
        "The barge below the lock [Elsa Rask/Canal Press]",
        "The opening of the lock, fot. archiwum KG",
        "Above: Officers lift the first engine.",
        "Hana Dolezelova, head of the river patrol",
    ],
)
def test_a_caption_is_known_by_its_credit_before_or_behind_it(caption: str) -> None:
    row = article(f"{TITLE}\n\n5 October 2018\n\n{caption}\n\n{BODY}").article
    assert (row.title, row.captions) == (TITLE, [caption])


def test_what_is_owed_to_somebody_by_courtesy_in_a_sentence_is_no_credit() -> None:
    told = "Twelve officers are to learn diving in July for two weeks, courtesy of the Harbour Academy."
    read = article(f"{TITLE}\n\n5 October 2018\n\n{BODY}\n\n{told}")
    assert (read.article.captions, read.text.endswith(told)) == ([], True)


@pytest.mark.parametrize(
    "tail",
    [
        "Canal Office of Ostrava is the public body that keeps the locks of the upper river.",
        "Canal Office of Ostrava, Customs House, Level 6, 12 Quay Street, Ostrava.",
        "Published by the Canal Office, 12 Quay Street. Editors: Jo B., Elsa R.",
        "Reprinted with the permission of the Lock Gazette.",
        "Karin Solberg can be reached at 218-555-0142.",
        "Pratik Ghale is a crime reporter for the Lock Gazette.",
        "Text and photo: Lind Rask",
        "This is a joint media release between the Canal Office and the River Guard.",
        "Reporter - Lock Gazette, Ostrava",
    ],
)
def test_who_publishes_and_who_wrote_stays_out(tail: str) -> None:
    read = article(f"Canal Office of Ostrava\nHome | News | Contact\n\n{TITLE}\n\n5 October 2018\n\n{BODY}\n\n{tail}")
    assert read.text == BODY
    assert (read.article.title, read.article.captions) == (TITLE, [])


@pytest.mark.parametrize(
    "head",
    [
        "Home / Media / Newsroom\n{title}\n\n08 JUL 2022\nNews\nSixth month of the search shows thieves turning to barges",
        "QUAY GUARD – the magazine for safety on rivers\nSubscribe | Back issues | Advertise\nJuly 2011\n{title}",
        "The Lock Courier\nPratik Ghale\n\n{title}",
        "{title}\n\nOfficers of three districts now search barges side by side\n\nJo Brandt, Ostrava\n5 October 2018 14:20",
        "Lock Gazette | {title}\n\n5 October 2018",
        "Interview\n{title}\n5 October 2018\nThe head of the patrol on nine years of waiting for a boat",
    ],
)
@pytest.mark.parametrize(
    "title", [TITLE, "“An engine has no owner, but its number has”", "Who is taking the engines of Ostrava?"]
)
def test_the_headline_stands_out_among_sections_names_and_standfirsts(head: str, title: str) -> None:
    assert article(head.format(title=title) + "\n\n" + BODY).article.title == title


@pytest.mark.parametrize(
    "head", ["5 October 2018\nNicosia\n\n{title}", "{title}\n\nJo Brandt\n5 October 2018\n\nNicosia"]
)
def test_a_city_alone_beside_the_date_or_above_the_story_is_its_place(head: str) -> None:
    row = article(head.format(title=TITLE) + "\n\n" + BODY).article
    assert (row.title, row.dateline_place, row.dateline_country) == (TITLE, "Nicosia", "CY")


def test_a_headline_on_two_lines_is_one() -> None:
    head = "Canal Office of Ostrava\n\nEleven stolen outboard engines found in a barge\nnear the old lock of the canal\n\n5 October 2018"
    row = article(f"{head}\n\n{BODY}").article
    assert row.title == "Eleven stolen outboard engines found in a barge near the old lock of the canal"


@pytest.mark.parametrize("kicker", ["Newsletter No. 14\nOctober 2018", "Check against delivery\n5 October 2018"])
def test_the_number_of_a_newsletter_is_not_the_headline(kicker: str) -> None:
    assert article(f"{kicker}\n\n{TITLE}\n\n{BODY}").article.title == TITLE


@pytest.mark.parametrize(
    "head",
    [
        "Subject: {title}\nDate: 5 October 2018\nFrom: Canal Office",
        "Title: {title}\nDate: 5 October 2018",
        "RE: {title}\n\n5 October 2018",
        "5 October 2018 - {title}",
        "# {title}\n\n*5 October 2018*",
        "Joint Communiqué\n\n{title}\nHeld at the Customs House, Ostrava, on 5 October 2018",
    ],
)
def test_a_headline_behind_a_label_or_a_day_is_read_without_it(head: str) -> None:
    assert article(f"{head.format(title=TITLE)}\n\n{BODY}").article.title == TITLE


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("No. 33/2018 - " + TITLE, "No. 33/2018 - " + TITLE),
        ("The Lock Post\nHandshake\n5 October 2018", "Handshake"),
        (
            "Transcript\nColonel Ada Prell on Radio Quay, 5 October 2018",
            "Colonel Ada Prell on Radio Quay, 5 October 2018",
        ),
    ],
)
def test_the_best_line_is_the_headline_where_none_looks_like_one(head: str, title: str) -> None:
    assert article(f"{head}\n\n{BODY}").article.title == title
