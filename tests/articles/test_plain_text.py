"""A plain-text scrape becomes title, date, dateline, captions and a body without furniture."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.articles.parse import from_clean_text
from pipeline.articles.parsed import ParsedArticle
from schemas.vocabularies import ArticleFlag, PublishedPrecision, RejectCode
from tests.articles.pages import BODY, article, refusal

PAGE = f"""\
Home > News > 2017
River Police
4 March 2017

Stolen engines found in a barge

{BODY}

Share this page
Related news
Two boats collide below the weir
"""


def test_the_body_stands_without_title_date_and_furniture() -> None:
    assert article(PAGE).text == BODY


def test_title_and_date_are_read_from_the_lines_above_the_body() -> None:
    row = article(PAGE).article
    assert row.title == "Stolen engines found in a barge"
    assert (row.published_on, row.published_precision) == (date(2017, 3, 4), PublishedPrecision.DAY)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("5 de abril de 2016", date(2016, 4, 5)),
        ("1er août 2019", date(2019, 8, 1)),
        ("Samstag, 3. März 2018", date(2018, 3, 3)),
        ("12 maggio 2020", date(2020, 5, 12)),
        ("Publicado em 7 de dezembro de 2021", date(2021, 12, 7)),
        ("Published: September 14, 2021 | By Ana Weiss", date(2021, 9, 14)),
        ("2023-03-22", date(2023, 3, 22)),
        ("18.11.2016", date(2016, 11, 18)),
        ("Last update: 13/07/2018", date(2018, 7, 13)),
        ("9 października 2015", date(2015, 10, 9)),
    ],
)
def test_dates_are_read_as_the_page_prints_them(line: str, day: date) -> None:
    assert article(f"Engines found in a barge\n\n{line}\n\n{BODY}").article.published_on == day


def test_a_date_that_can_be_read_two_ways_is_flagged_and_not_guessed() -> None:
    row = article(f"Engines found in a barge\n\n03/04/2017\n\n{BODY}").article
    assert row.published_on is None
    assert row.flags == [ArticleFlag.DATE_AMBIGUOUS]


def test_a_month_alone_is_stored_as_its_first_day_and_says_so() -> None:
    row = article(f"Engines found in a barge\n\nIssue: August 2015\n\n{BODY}").article
    assert (row.published_on, row.published_precision) == (date(2015, 8, 1), PublishedPrecision.MONTH)


def test_a_date_inside_the_story_is_only_inferred() -> None:
    text = BODY.replace("on Tuesday", "on 7 March 2017")
    row = article(f"Engines found in a barge\n\n{text}").article
    assert (row.published_on, row.published_precision) == (date(2017, 3, 7), PublishedPrecision.INFERRED)


def test_no_date_anywhere_is_unknown() -> None:
    row = article(f"Engines found in a barge\n\n{BODY}").article
    assert (row.published_on, row.published_precision) == (None, PublishedPrecision.UNKNOWN)


@pytest.mark.parametrize(
    ("dateline", "place", "country"),
    [
        ("LYON, France – ", "Lyon", "FR"),
        ("WASHINGTON DC, USA – ", "Washington DC", "US"),
        ("The Hague, the Netherlands – ", "The Hague", "NL"),
        ("VIENNA, 21 May (Agency) – ", "Vienna", "AT"),
        ("OSLO (NB) — ", "Oslo", "NO"),
        ("SINGAPORE - ", "Singapore", "SG"),
        ("KAMPALA: ", "Kampala", "UG"),
        ("Wiesbaden. ", "Wiesbaden", "DE"),
        ("Bogotá D.C. (Colombia), 2 June 2015.- ", "Bogotá D.C.", "CO"),
        ("ALGER- ", "Alger", "DZ"),
        ("JUL 11 -- (Istanbul) ", "Istanbul", "TR"),
        ("OSTRAVA, May 3, 2016 /RiverWire/ -- ", "Ostrava", "CZ"),
        ("5 May 2019 (Nairobi, Kenya) – ", "Nairobi", "KE"),
        ("WASHINGTON, D.C. (May 5, 2016) – ", "Washington, D.C.", "US"),
        ("SAN JOSÉ, Costa Rica – ", "San José", "CR"),
        ("(ANB) - ROMA, 5 MAG - ", "Roma", "IT"),
        ("Dakar, le 3 mai 2016 (ABC) – ", "Dakar", "SN"),
        ("PATROL – ", None, None),
        ("POLICE – ", None, None),
        ("Two men – one of them from Lyon – ", None, None),
        ("", None, None),
    ],
)
def test_a_dateline_gives_place_and_country(dateline: str, place: str | None, country: str | None) -> None:
    row = article(f"Engines found in a barge\n\n4 March 2017\n\n{dateline}{BODY}").article
    assert (row.dateline_place, row.dateline_country) == (place, country)


def test_the_lines_above_a_carousel_mark_are_captions() -> None:
    first, rest = BODY.split("\n\n", 1)
    parsed = article(
        f"Engines found\n\n4 March 2017\n\n{first}\n\nThe barge at its mooring.\nEngines on the quay\n/\n\n{rest}"
    )
    assert parsed.article.captions == ["The barge at its mooring.", "Engines on the quay"]
    assert parsed.text == BODY


def test_a_line_with_a_credit_is_a_caption_and_a_credit_alone_is_furniture() -> None:
    first, rest = BODY.split("\n\n", 1)
    parsed = article(
        f"Engines found\n\n4 March 2017\n\n{first}\n\nThe barge at its mooring (photo: River Police)\n\nPhoto: River Police\n\n{rest}"
    )
    assert parsed.article.captions == ["The barge at its mooring (photo: River Police)"]
    assert parsed.text == BODY


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = """\
A patrol of the river police found eleven stolen outboard engines on
Tuesday in a barge near the old lock, and two more in a shed behind the
boat yard that the owner had rented since the spring of the year before."""
    assert "\n" not in article(f"Engines found in a barge\n\n{wrapped}\n").text


def test_a_paragraph_printed_twice_stays_twice() -> None:
    first = BODY.split("\n\n", 1)[0]
    assert article(f"Engines found in a barge\n\n{first}\n\n{BODY}").text.count(first) == 2


def test_the_name_of_the_agency_after_the_last_sentence_is_left_out() -> None:
    text = BODY.replace(", Hana Dolezelova.", ", Hana Dolezelova. The engines are kept at the harbour.  - RiverNews")
    assert article(f"Engines found in a barge\n\n4 March 2017\n\n{text}").text.endswith("are kept at the harbour.")


def test_invisible_and_odd_characters_are_settled_once() -> None:
    text = (
        BODY.replace("stolen", "sto\u00adlen\u200b").replace("eleven", "eleven\u00a0").replace("the", "\u202ethe\u202c")
    )
    assert article(f"Engines found in a barge\n\n{text}").text == BODY


def test_the_identifier_follows_the_address_and_not_the_text() -> None:
    assert article(PAGE).article.article_id == article(PAGE.replace("eleven", "twelve")).article.article_id


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", RejectCode.EMPTY),
        (b" \n \n", RejectCode.EMPTY),
        (b"\x89PNG\r\n\x1a\n\x00\x00", RejectCode.BINARY),
        (b"%PDF-1.7 and so on", RejectCode.BINARY),
        (b"Home\nNews\nContact\n", RejectCode.NO_BODY),
        (b"a. " * 2_000_000, RejectCode.TOO_LARGE),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(content: bytes, code: RejectCode) -> None:
    assert refusal(content).code is code


def test_windows_1252_is_read_and_flagged() -> None:
    row = article(f"Engines found\n\n{BODY.replace('barge', 'bargé')}".encode("cp1252")).article
    assert row.flags == [ArticleFlag.CHARSET_GUESSED]


def test_a_clean_text_is_only_made_canonical() -> None:
    parsed = from_clean_text("Home\n\n" + BODY, source_path="1", published_on=date(2020, 1, 2))
    assert isinstance(parsed, ParsedArticle)
    assert parsed.text == "Home\n\n" + BODY
    assert parsed.article.language == "en"


@pytest.mark.parametrize(
    "caption",
    [
        "Officers of the patrol beside the barge. © River Police",
        "The barge at its mooring. / Ana Weiss",
        "[Photo] The barge at its mooring",
        "Photo: the barge at its old mooring by the lock",
        "The head of the patrol (left) with the owner of the barge",
        "2 of 5: Engines in rows on the quay",
        "Les agents devant la péniche (crédit : Police fluviale)",
        "Bild 2: Die Motoren stehen am Kai",
        "De izquierda a derecha, la jefa de la patrulla y el alcalde",
    ],
)
def test_captions_are_known_by_their_marks(caption: str) -> None:
    first, rest = BODY.split("\n\n", 1)
    parsed = article(f"Engines found\n\n4 March 2017\n\n{first}\n\n{caption}\n\n{rest}")
    assert parsed.article.captions == [caption]
    assert parsed.text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Home > News > 2017",
        "Partager : Facebook | Twitter",
        "3 min read",
        "By Ana Weiss",
        "Por Ernesto Duarte",
        "Was this page useful? Yes No",
        "Notre site utilise des cookies pour compter les visites.",
        "Teilen   Drucken   Empfehlen",
        "Русский | English",
        "UNIT/PR/17/23",
        "press@river.example",
    ],
)
def test_furniture_between_paragraphs_is_left_out(line: str) -> None:
    first, rest = BODY.split("\n\n", 1)
    assert article(f"Engines found\n\n4 March 2017\n\n{first}\n\n{line}\n\n{rest}").text == BODY


@pytest.mark.parametrize(
    "tail",
    [
        "ENDS\n\nNotes to editors\nThe river has been patrolled since 1921, first by rowing boat and then by steam.",
        "###\n\nAbout the River Police\nThe River Police keeps the peace on forty kilometres of river.",
        "Contact presse : 01 23 45 67 89\nService de presse",
        "Related stories\nTwo boats collide\nA long dry summer has left the river at its lowest for years.",
        "Leave a Reply\nYour email address will not be published.",
        "© 2017 River Police. All rights reserved.",
    ],
)
def test_what_follows_the_story_is_left_out(tail: str) -> None:
    assert article(f"Engines found\n\n4 March 2017\n\n{BODY}\n\n{tail}\n").text == BODY


def test_a_list_in_the_story_stays() -> None:
    text = f"{BODY}\n\nFound in the barge:\n\n• eleven engines\n\n• two anchors\n\n• 40 metres of rope"
    assert article(f"Engines found\n\n4 March 2017\n\n{text}\n\nShare this page\n").text == text


def test_dated_entries_of_one_page_stay_with_their_dates() -> None:
    entries = "\n".join(
        f"Visit of the mayor of {town}\n{day} May 2017 – The mayor of {town} saw the new boats and the workshop of the river police.\n/"
        for day, town in [(9, "Opava"), (4, "Karvina"), (2, "Havirov")]
    )
    parsed = article(
        f"Home > Visits\n\nOfficial visits\n\nThe latest visits to the river police come first.\n\n{entries}\n"
    )
    assert parsed.article.captions == []
    assert all(f"{day} May 2017 – The mayor" in parsed.text for day in (9, 4, 2))
    assert (parsed.article.published_on, parsed.article.published_precision) == (
        date(2017, 5, 9),
        PublishedPrecision.INFERRED,
    )


def test_markdown_loses_its_marks() -> None:
    first, rest = BODY.split("\n\n", 1)
    marked = f"# Engines found in a barge\n\n*4 March 2017*\n\n![The barge at its mooring](b.jpg)\n\n**OSTRAVA** – {first}\n\n[Read more](https://river.example)\n\n{rest}"
    parsed = article(marked)
    assert parsed.article.title == "Engines found in a barge"
    assert parsed.article.published_on == date(2017, 3, 4)
    assert parsed.text == f"OSTRAVA – {BODY}"


def test_a_page_in_a_script_without_spaces_is_read() -> None:
    story = "河川警察は火曜日、古い水門の近くの船で盗まれたエンジン十一台を見つけたと発表した。持ち主の男は代金を払ったと話している。"
    parsed = article(f"船から盗まれたエンジン\n\n2017年3月4日\n\n{story}\n\n{story}")
    assert parsed.text == f"{story}\n\n{story}"
    assert parsed.article.language == "ja"


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("Tuesday 03/04/2018", ""),
        ("Published: 03/04/2018", "OSTRAVA, 3 April – "),
        ("03/04/2018", "OSTRAVA, April 3 (RN) - "),
    ],
)
def test_a_day_of_the_week_or_the_dateline_settles_a_date_in_figures(line: str, dateline: str) -> None:
    row = article(f"Engines found in a barge\n\n{line}\n\n{dateline}{BODY}").article
    assert (row.published_on, row.flags) == (date(2018, 4, 3), [])


@pytest.mark.parametrize(
    "site",
    ["National Police of the Free Towns", "Ministry of the Interior", "THE OSTRAVA MORNING POST", "Policía Nacional"],
)
def test_the_name_of_the_site_is_not_the_headline(site: str) -> None:
    row = article(f"{site}\n\nEngines found in a barge near the lock\n\n4 March 2017\n\n{BODY}").article
    assert row.title == "Engines found in a barge near the lock"


def test_a_day_in_the_address_is_inferred_where_the_page_prints_none() -> None:
    row = article(f"Engines found in a barge\n\n{BODY}", url="https://river.example/news/2017/03/04/engines").article
    assert (row.published_on, row.published_precision) == (date(2017, 3, 4), PublishedPrecision.INFERRED)
