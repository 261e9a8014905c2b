"""A meeting of the news has a place although its own words name none: the article's, or one that its sentence names anywhere."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.meetings import extract_meetings
from pipeline.language.document import Document
from schemas import Meeting

WEDNESDAY = date(2019, 5, 15)


def meeting_of(text: str, words: str, **dateline: str) -> Meeting:
    """The meeting whose evidence has these words."""
    document = Document(
        text.replace(" ¶ ", "\n\n"), article_id="a_1", published_on=WEDNESDAY, language="en", **dateline
    )
    [meeting] = [m for m in extract_meetings(document, [])[0] if words in m.evidence]
    return meeting


@pytest.mark.parametrize(
    ("text", "words", "place", "country"),
    [
        (  # the city that the article is at home in
            "The port of Mombasa has a new scanner. Officers in Mombasa tried it out. ¶ On Tuesday Director Ada Prell met "
            "Minister Bo Lund.",
            "Bo Lund",
            "Mombasa",
            "KE",
        ),
        (  # a name with a small word is a city as well
            "The Secretary, Ada Prell, met Minister Bo Lund in Port of Spain on Tuesday.",
            "Bo Lund",
            "Port of Spain",
            "TT",
        ),
        (  # what is told as background has the article's country and no city
            "Officers in Mombasa counted boats on Monday. ¶ In March 2015 Director Ada Prell had met Minister Bo Lund.",
            "Bo Lund",
            None,
            "KE",
        ),
        (  # where somebody comes from is not where the meeting was
            "On Tuesday Director Ada Prell met the mayor of Zadar, Luka Brun.",
            "Luka Brun",
            None,
            "HR",
        ),
    ],
)
def test_a_meeting_without_a_place_of_its_own(text: str, words: str, place: str | None, country: str | None) -> None:
    meeting = meeting_of(text, words)
    assert (meeting.place, meeting.country) == (place, country)


def test_the_news_of_a_dateline_stays_there_and_plans_do_not() -> None:
    text = (
        "Director Ada Prell met Minister Bo Lund on Tuesday. ¶ On Monday she had received Judge Ivo Reis. ¶ She will meet "
        "Governor Ines Paz next month."
    )
    dateline = {"dateline_place": "Accra", "dateline_country": "GH"}
    assert meeting_of(text, "Ivo Reis", **dateline).place == "Accra"
    assert meeting_of(text, "Ines Paz", **dateline).place is None


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        (
            "Officers in Mombasa counted boats. ¶ An open meeting on fisheries will be held at the National Theatre on 6 June.",
            "meeting",
            "Mombasa",
        ),
        (
            "Officers in Mombasa counted boats. Forty were moored. ¶ An open meeting on fisheries will be held on 6 June.",
            "meeting",
            None,
        ),
        (
            "The Director, Ada Prell, spent Tuesday in Vilnius with Minister Bo Lund. ¶ A conference on fisheries is planned "
            "there on 6 June.",
            "conference",
            "Vilnius",
        ),
        (  # where an ambassador is posted is not where he was received
            "On Tuesday Minister Bo Lund received Ilmar Saar, Ambassador of Estonia to the UAE.",
            "Ilmar Saar",
            None,
        ),
    ],
)
def test_a_house_and_there_tell_the_place_of_plans_too(text: str, words: str, place: str | None) -> None:
    assert meeting_of(text, words).place == place


def test_a_call_has_no_place() -> None:
    text = (
        "Officers in Mombasa counted boats. ¶ On Tuesday Director Ada Prell spoke by telephone with Minister Bo Lund."
    )
    meeting = meeting_of(text, "Bo Lund")
    assert (meeting.place, meeting.country) == (None, None)


def test_a_place_in_a_clause_of_its_own_is_not_that_of_the_meeting() -> None:
    meeting = meeting_of(
        "Heads of nine forces will discuss their lists during the two-day (12 and 13 June) Harbour meeting. ¶ The meeting comes at a "
        "time when the war in Syria has sent many yachts west.",
        "Harbour",
    )
    assert (meeting.place, meeting.country) == (None, None)


def test_places_that_stand_in_a_row_are_where_other_things_happened() -> None:
    meeting = meeting_of(
        "Returning fighters will be discussed at the Baltic Conference. ¶ Delegates at the three-day (13 – 15 May 2019) conference "
        "will also be told what was learned from the attacks in London and Brussels.",
        "Baltic Conference",
    )
    assert meeting.place is None


def test_a_meeting_owns_the_day_in_front_of_it() -> None:
    meeting = meeting_of(
        "Director Ada Prell has met with Minister Bo Lund to talk about yachts. ¶ “I am pleased with the talks held during today’s "
        "meeting,” said Ms Prell.",
        "Bo Lund",
    )
    assert (meeting.start_date, meeting.end_date) == (WEDNESDAY, WEDNESDAY)
