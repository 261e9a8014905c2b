"""Places that words give a meeting without 'in' or 'at' before them, and places that are not where it was."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.meetings import extract_meetings
from pipeline.language.document import Document

WEDNESDAY = date(2019, 5, 15)


def where(text: str, words: str, **dateline: str) -> tuple[str | None, str | None]:
    document = Document(
        text.replace(" ¶ ", "\n\n"), article_id="a_1", published_on=WEDNESDAY, language="en", **dateline
    )
    [meeting] = [m for m in extract_meetings(document, [])[0] if words in m.evidence]
    return meeting.place, meeting.country


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        (
            "Coast guards met in Accra on Monday. The directors will converge on Freetown in June.",
            "converge",
            ("Freetown", "SL"),
        ),
        ("The conference ended in Accra on Monday. Next year's conference: Lima.", "Next year", ("Lima", "PE")),
        (
            "The chief writes. Next week: Edinburgh, for the harbour conference on 22 May.",
            "conference",
            ("Edinburgh", "GB"),
        ),
        ("Director Ada Prell met Minister Bo Lund in Silverton, Pretoria, on Monday.", "Bo Lund", ("Pretoria", "ZA")),
        (
            "Ministers met in Santa Cruz de la Sierra in May. They met in Santa Cruz on 3 June 2017.",
            "3 June",
            ("Santa Cruz", "BO"),
        ),
        (
            "Talks with the Mongolian customs, due on Monday, were called off at Ulaanbaatar's request.",
            "Talks",
            (None, None),
        ),
    ],
)
def test_a_place_by_its_words(text: str, words: str, place: tuple[str | None, str | None]) -> None:
    assert where(text, words) == place


def test_what_was_agreed_on_is_elsewhere() -> None:
    text = "Minister Ada Prell and Minister Bo Lund agreed on Tuesday to open a post in Tema."
    assert where(text, "Bo Lund", dateline_place="Accra", dateline_country="GH") == ("Accra", "GH")


def test_a_house_here_is_in_the_city_of_the_dateline() -> None:
    text = "Director Ada Prell told reporters after a briefing for pilots at Wisma Morrow here on Tuesday that boats were late."
    assert where(text, "briefing", dateline_place="Accra", dateline_country="GH") == ("Accra", "GH")


def test_who_receives_a_visitor_where_she_went_is_at_the_same_meeting() -> None:
    text = "On Tuesday Director Ada Prell flew to Lima, where Mayor Juan Paz received her."
    document = Document(text, article_id="a_1", published_on=WEDNESDAY, language="en")
    meetings, participants = extract_meetings(document, [])
    assert [(m.place, str(m.start_date)) for m in meetings] == [("Lima", "2019-05-14")]
    assert {p.name for p in participants} == {"Ada Prell", "Juan Paz"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Minister Ada Prell met Minister Bo Lund at the Danish Embassy in Lima on Monday.", ("Lima", "PE")),
        ("A debrief set down for Suva on 22 May was abandoned.", ("Suva", "FJ")),
    ],
)
def test_the_town_of_a_body(text: str, place: tuple[str, str]) -> None:
    assert where(text, "") == place


def test_a_host_of_another_country_is_at_home_there() -> None:
    text = "Minister Ada Prell was received by the Chilean Interior Minister, Olu Faye, on Monday. She flew home from Santiago."
    assert where(text, "Olu Faye", dateline_place="Lima", dateline_country="PE") == ("Santiago", "CL")
