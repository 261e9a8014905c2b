"""Menus above a story, agencies' signatures below it, and captions without a mark between its paragraphs."""

from __future__ import annotations

import pytest

from tests.articles.pages import BODY, article

TITLE = "Engines found in a barge near the lock"
STORY = (
    "The chief of the river squad, Hana Dolezelova, told reporters that the engines came from a boat yard near the lock.",
    "Deputy mayor Pavel Krupka-Zeman visited the barge on Tuesday with officers of the squad and thanked the owner of the yard.",
)


@pytest.mark.parametrize(
    "menu",
    [
        "News Sport Farming Death Notices Jobs",
        "Home News Press releases Speeches Contact",
        "Home About Us Media Contact",
        "Notices for the media",
    ],
)
def test_a_menu_is_not_the_headline(menu: str) -> None:
    parsed = article(f"River Police\n{menu}\n4 March 2017\n{TITLE}\n\n{BODY}")
    assert (parsed.article.title, parsed.text) == (TITLE, BODY)


@pytest.mark.parametrize("title", ["News agencies leave the harbour", "Police Contact With Smugglers Grows"])
def test_a_headline_of_words_that_menus_have_too_stays(title: str) -> None:
    assert article(f"{title}\n4 March 2017\n\n{BODY}").article.title == title


@pytest.mark.parametrize("tail", ["(RENA) S. R.", "(RENA), Š.R.", "RENA, S. R."])
def test_the_initials_after_an_agency_are_left_out(tail: str) -> None:
    assert article(f"{TITLE}\n4 March 2017\n\n{BODY}\n\n{tail}\nRelated news").text == BODY


@pytest.mark.parametrize(
    "caption",
    [
        "Chief Hana Dolezelova and Deputy Mayor Pavel Krupka-Zeman on the quay near the barge.",
        "Hana Dolezelova speaks to reporters at the lock",
        "Pavel Krupka-Zeman shakes hands with Hana Dolezelova.",
        "Officers of the river squad carry engines out of the barge near the lock",
        "Some of the engines recovered by the river squad",
        "Hana Dolezelova during the briefing for reporters",
        "Pavel Krupka-Zeman, left, thanks the officers of the squad.",
        "The engines in a row beside the barge (photo)",
        "The squad and its guests on the barge. © H. Novy",
    ],
)
def test_a_scene_between_paragraphs_is_a_caption(caption: str) -> None:
    parsed = article(f"{TITLE}\n4 March 2017\n\n{STORY[0]}\n\n{caption}\n\n{STORY[1]}")
    assert parsed.article.captions == [caption]
    assert parsed.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "The squad and its work near the lock",
        "Officers of the squad found the engines on Tuesday.",
        "Hana Dolezelova has led the river squad near the lock since 2011.",
        "Hana Dolezelova met Pavel Krupka-Zeman in the yard near the barge.",
        "Hana Dolezelova speaks for many officers of the river squad.",
        "The river squad works with officers of the boat yard.",
        "Safety on the river during the floods",
        "Some of the engines were found in the boat yard.",
    ],
)
def test_a_sub_heading_or_a_short_sentence_stays_in_the_story(line: str) -> None:
    parsed = article(f"{TITLE}\n4 March 2017\n\n{STORY[0]}\n\n{line}\n\n{STORY[1]}")
    assert (parsed.article.captions, line in parsed.text) == ([], True)


@pytest.mark.parametrize(
    "head",
    [
        "Press Release\nLower Basin Coast Guard 4th District Public Affairs\nContact: Duty Desk Selm\nAfter hours: (305) 555-0177",
        '"Trust and Courage"',
        "LOWER BASIN POLICE FEDERATION",
        "RIVER POLICE\nVol. 6, No. 12",
        "Press release by the Office of the Deputy Mayor",
        "Monday, the sixth of March",
    ],
)
def test_the_office_that_publishes_and_its_motto_are_not_the_headline(head: str) -> None:
    assert article(f"{head}\n{TITLE}\n4 March 2017\n\n{BODY}").article.title == TITLE


def test_the_days_of_a_diary_are_sub_headings() -> None:
    parsed = article(
        f"THE WEEK ON THE WATER\nSunday, 5 March 2017\n\nMonday: At the lock\n\n{BODY}\n\nTuesday: At sea\n\n{BODY}"
    )
    assert parsed.article.title == "THE WEEK ON THE WATER"
    assert [line for line in parsed.text.split("\n\n") if "day: " in line] == ["Monday: At the lock", "Tuesday: At sea"]


@pytest.mark.parametrize(
    "tail",
    [
        "-RPLB-",
        "-30-",
        "Follow River News on Facebook and never miss an update!",
        "PTQ NES RDK",
        "(This story is published from a syndicated feed. Nobody has edited it.)",
        "ISSUED BY THE RIVER COMMUNICATION SERVICE ON BEHALF OF THE CHAIRPERSON OF THE COMMITTEE ON LOCKS, MS HANA SKALICKA.",
    ],
)
def test_signatures_of_agencies_and_offices_are_left_out(tail: str) -> None:
    assert article(f"{TITLE}\n4 March 2017\n\n{BODY}\n\n{tail}").text == BODY


@pytest.mark.parametrize(
    "caption",
    [
        "Photo by Petty Officer 2nd Class Jana Rehor. Engines are lifted onto the quay near the lock.",
        "Officers with deputy mayor Krupka-Zeman at the boat yard.",
        "Participants examine engines found on the barge (RPLB)",
        "Chief Dolezelova and Mr. Krupka-Zeman share a joke after the tour of the boat yard.",
        "HATS OFF: Inspector Hana Dolezelova and Deputy Pavel Krupka-Zeman at the boat yard.",
        "A section of the officers at the boat yard near the lock.",
        "Chief Dolezelova and Deputy Krupka-Zeman on the quay at Selm",
        "Chief Dolezelova and the Moravian delegation at the opening of the boat yard",
        "Deputy Mayor Pavel Krupka-Zeman addressing the officers of the boat yard",
        "2/3 Chief Dolezelova at the boat yard",
        "The boat yard near the lock. Photo credit: river.example. Click to enlarge.",
    ],
)
def test_a_caption_between_paragraphs_is_kept_apart(caption: str) -> None:
    parsed = article(f"{TITLE}\n4 March 2017\n\n{BODY}\n\n{caption}\n\n{STORY[0]}\n\n{STORY[1]}")
    assert parsed.article.captions == [caption]
    assert caption not in parsed.text


def test_a_heading_right_under_a_caption_is_one_too() -> None:
    shown = "The chief of the river squad (left) on the barge\nThe engines at the boat yard"
    parsed = article(f"{TITLE}\n4 March 2017\n\n{shown}\n\n{BODY}")
    assert parsed.article.captions == shown.split("\n")
    assert parsed.text == BODY


@pytest.mark.parametrize(
    ("dateline", "place", "country"),
    [
        ("Cape Town, Wednesday, 24 August 2016 – ", "Cape Town", "ZA"),
        ("Haskovo, Southern Bulgaria, April 22 (RPLB) - ", "Haskovo", "BG"),
        ("Brussels, Wednesday 3 May – ", "Brussels", "BE"),
        ("JUBA, South Sudan – ", "Juba", "SS"),
        ("CAMP VERDE, Quezon City — ", "Camp Verde", "PH"),
        ("Fuchu, Tokyo. ", "Fuchu", "JP"),
    ],
)
def test_a_dateline_names_a_weekday_or_a_part_of_a_country(dateline: str, place: str, country: str) -> None:
    row = article(f"{TITLE}\n4 March 2017\n\n{dateline}{BODY}").article
    assert (row.dateline_place, row.dateline_country) == (place, country)


def test_the_headline_between_the_date_and_the_pictures_is_no_caption() -> None:
    parsed = article(
        f"RIVER POLICE\nMain | News | Contact\n4 March 2017\n{TITLE}\nThe engines on the quay\nThe barge at night\n/\n\n{BODY}"
    )
    assert (parsed.article.title, parsed.article.captions) == (TITLE, ["The engines on the quay", "The barge at night"])


def test_initials_and_name_of_a_publisher_are_not_the_headline() -> None:
    page = f"rplb – River Police of the Lower Basin\nMagazine for staff | No. 3 | March 2017\nDE FR EN\n«A barge with two names»\nWords and pictures: Jana Rehor\n\n{BODY}"
    parsed = article(page)
    assert (parsed.article.title, parsed.text) == ("«A barge with two names»", BODY)


def test_a_line_of_rights_is_no_caption() -> None:
    assert article(f"{TITLE}\n4 March 2017\n\n{BODY}\n\nCopyright © RPLB River Press").article.captions == []


@pytest.mark.parametrize(
    ("line", "place", "country"),
    [("ANKARA", "Ankara", "TR"), ("Suva, Fiji", "Suva", "FJ"), ("Location: KASANE", "Kasane", "BW")],
)
def test_a_place_on_a_line_of_its_own_is_the_dateline(line: str, place: str, country: str) -> None:
    row = article(f"{TITLE}\n4 March 2017\n{line}\n\n{BODY}").article
    assert (row.dateline_place, row.dateline_country) == (place, country)
