"""Lines that print the date of a story, in the shapes of real pages, and how a date in figures is settled."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.articles.date_lines import date_line
from schemas.vocabularies import ArticleFlag, PublishedPrecision
from tests.articles.pages import BODY, article

TITLE = "Engines found in a barge near the lock"


@pytest.mark.parametrize(
    "line",
    [
        "02.03.2020. / 14:37",
        "02.03.2020. u 14:37",
        "02. 03. 2020.",
        "2020. március 2.",
        "2020. 3. 2.",
        "2. marta 2020. godine",
        "2 марта 2020 г.",
        "02.03.2020 r.",
        "2 marca 2020 roku",
        "2020-03-02T14:37:00Z",
        "2020-Mar-02",
        "14:37 - 2 March 2020",
        "2 March 2020 | Reading time: 3 min",
        "2 March 2020 Press release",
        "By Press Office on 2 March 2020",
        "Published in News on 02 March 2020",
        "Last updated: 5 March 2020 | Published: 2 March 2020",
        "2 March 2020 (updated 5 March 2020)",
        "Monday 2 March 2020 / Lundi 2 mars 2020",
        "marzo 2 de 2020",
        "Gepubliceerd op 2 maart 2020",
        "Date: 2 March 2020 Source: Public Relations Section Views: 87",
        "Date: 02.03.2020 Reads: 4",
        "Mar 2,2020",
        "The Weir Online , Monday 2 March 2020 18:20 GMT+2",
        "March 2, 2020 18:20 GMT+530",
        "Monday 02/Mar/2020",
        "By Hana Dolezelova in Security on 2 March 2020",
        "News of the region of Monday, 2 March 2020",
    ],
)
def test_a_date_with_what_stands_beside_it_is_the_date_of_the_page(line: str) -> None:
    row = article(f"{TITLE}\n\n{line}\n\n{BODY.replace('on Tuesday', 'on 7 January 2018')}").article
    assert (row.title, row.published_on, row.captions) == (TITLE, date(2020, 3, 2), [])


@pytest.mark.parametrize(
    "line",
    [
        "Issue 4 | March 2020",
        "The Weir Bulletin - March 2020",
        "Issue No. 12 - March 2020",
        "Volume 3, Issue 4 | March 2020",
        "Bulletin n° 12 - mars 2020",
        "Newsletter – March 2020",
        "The Weir | What the river squads say | March 2020",
        "Ausgabe 4 | März 2020",
    ],
)
def test_the_number_of_a_periodical_is_no_day(line: str) -> None:
    row = article(f"{TITLE}\n\n{line}\n\n{BODY}").article
    assert (row.published_on, row.published_precision) == (date(2020, 3, 1), PublishedPrecision.MONTH)


@pytest.mark.parametrize(
    "line",
    [
        "The barge was searched on 2 March 2020",
        "Le préfet reçoit les agents, le 4 février 2014 à Brno",
        "Engines stolen in March 2020",
        "What the harbour remembers of 2 March 2020 and its flood",
    ],
)
def test_a_sentence_or_headline_with_a_date_is_no_date_line(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("line", "told", "day"),
    [
        ("08-09-2021", "The patrol will meet again on 22 September.", date(2021, 9, 8)),
        ("08-09-2021", "The engines were stolen on 5 August.", date(2021, 8, 9)),
        ("08/09/2021", "The lock was built after June 17 and November 2.", date(2021, 8, 9)),
    ],
)
def test_the_dates_of_the_body_settle_a_date_in_figures(line: str, told: str, day: date) -> None:
    assert article(f"{TITLE}\n\n{line}\n\n{BODY}\n\n{told}").article.published_on == day


@pytest.mark.parametrize(
    ("dateline", "day"),
    [("LYON, France – ", date(2021, 9, 8)), ("WASHINGTON DC, USA – ", date(2021, 8, 9))],
)
def test_the_country_of_the_dateline_settles_a_date_in_figures(dateline: str, day: date) -> None:
    assert article(f"{TITLE}\n\n08/09/2021\n\n{dateline}{BODY}").article.published_on == day


def test_a_dateline_from_canada_settles_nothing() -> None:
    row = article(f"{TITLE}\n\n08/09/2021\n\nTORONTO, Canada – {BODY}").article
    assert (row.published_on, row.flags) == (None, [ArticleFlag.DATE_AMBIGUOUS])


@pytest.mark.parametrize(
    ("publisher", "day"),
    [
        ("Ministry of Harbours - State of Kuwait", date(2023, 2, 8)),
        ("Barge Control Board of the United States", date(2023, 8, 2)),
    ],
)
def test_the_country_in_the_head_of_a_page_says_whether_the_day_comes_first(publisher: str, day: date) -> None:
    row = article(f"{publisher}\n{TITLE}\n\nDate: 08/02/2023   Views: 12\n\n{BODY}").article
    assert row.published_on == day


@pytest.mark.parametrize("line", ["23/03/20", "Posted: 23/03/20", "Source: Weir Wire   2020-03-23 20:47:31   [More]"])
def test_a_short_year_and_a_date_in_furniture_beside_the_headline_are_read(line: str) -> None:
    assert article(f"{TITLE}\n{line}\n\n{BODY}").article.published_on == date(2020, 3, 23)


def test_a_date_behind_the_headline_is_that_of_the_page() -> None:
    assert article(f"{TITLE} - 19th January 2022\n\n{BODY}").article.published_on == date(2022, 1, 19)


def test_a_file_number_is_no_date() -> None:
    assert article(f"{TITLE}\nFile 14/08/19-B\n\n{BODY}").article.published_on != date(2019, 8, 14)


def test_the_day_of_an_event_in_the_headline_is_not_that_of_the_page() -> None:
    headline = "River chiefs to meet on 19 January 2022 in Selm"
    assert article(f"{headline}\n\n{BODY}").article.published_on != date(2022, 1, 19)
