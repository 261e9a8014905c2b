"""First and last days that a meeting gets from words around it: what it was moved to, how long it lasted, whose day ', when' tells."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.meetings import extract_meetings
from pipeline.language.document import Document

WEDNESDAY = date(2019, 5, 15)


def days(text: str, words: str) -> str:
    document = Document(text, article_id="a_1", published_on=WEDNESDAY, language="en")
    [meeting] = [m for m in extract_meetings(document, [])[0] if words in m.evidence]
    return f"{meeting.start_date}/{meeting.end_date}"


@pytest.mark.parametrize(
    ("text", "words", "span"),
    [
        (
            "Today was the fourth and last day of the customs seminar in Riga.",
            "seminar",
            "2019-05-12/2019-05-15",
        ),
        (
            "The customs seminar ended in Riga this afternoon. Over three days, forty officers took part.",
            "seminar",
            "2019-05-13/2019-05-15",
        ),
        (
            "The diving course in Riga, put back from April because of storms, is now on 3–7 June.",
            "course",
            "2019-06-03/2019-06-07",
        ),
        (
            "Captain Ada Prell is due in Riga on 4 June, when the two coast guards hold their yearly seminar on ropes.",
            "seminar",
            "2019-06-04/2019-06-04",
        ),
        (
            "She made no journey after 9 May, when she met Minister Bo Lund in Riga.",
            "met",
            "2019-05-09/2019-05-09",
        ),
        (
            "Last year's conference was held in Riga in the last week of November.",
            "conference",
            "2018-11-26/2018-12-02",
        ),
        (
            "The seminar was held in Riga in October 2018, and Latvia is to host the next one from 6 to 17 August.",
            "next one",
            "2019-08-06/2019-08-17",
        ),
        (
            "The customs seminar, convened in Riga for 27 to 29 July, is full.",
            "seminar",
            "2019-07-27/2019-07-29",
        ),
        (
            "The conference was in Riga in June 2012. The experts met before that as well, in Oslo in May of the same year.",
            "experts met",
            "2012-05-01/2012-05-31",
        ),
        (
            "On 12 June the Mission runs a study day for forty prosecutors in Riga.",
            "study day",
            "2019-06-12/2019-06-12",
        ),
        (
            "Twenty divers are midway through a two-week course at the harbour school in Riga; it started on 6th May.",
            "course",
            "2019-05-06/2019-05-19",
        ),
        ("Minister Ada Prell returned last night from a two-day trip to Latvia.", "trip", "2019-05-13/2019-05-14"),
        (
            "She regretted that a seminar planned for Riga in December had fallen victim to the storm.",
            "seminar",
            "2018-12-01/2018-12-31",
        ),
        (
            "A three-day seminar on ropes, earlier slated for May 28 in Riga, will now run from June 11 in Oslo.",
            "seminar",
            "2019-06-11/2019-06-13",
        ),
        ("The customs seminar will open in Riga on May 24-25 owing to the strike.", "seminar", "2019-05-24/2019-05-25"),
    ],
)
def test_days_by_the_words_around(text: str, words: str, span: str) -> None:
    assert days(text, words) == span
