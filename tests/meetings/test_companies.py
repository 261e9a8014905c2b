"""'The team', 'the pair', 'the two ministers' took part by name, where the article told before who they are."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.meetings import extract_meetings
from pipeline.language.document import Document


def people_at(text: str, words: str) -> set[str | None]:
    """The names of those at the meeting whose evidence has these words."""
    document = Document(text.replace(" ¶ ", "\n\n"), article_id="a_1", published_on=date(2019, 5, 15), language="en")
    meetings, participants = extract_meetings(document, [])
    [meeting] = [m for m in meetings if words in m.evidence]
    return {p.name for p in participants if p.meeting_id == meeting.meeting_id} - {None}


TWO = "Superintendent Lena Varga of the Latvian police met Sergeant Bo Lund in Ghent on Monday."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{TWO} ¶ Yesterday the pair drove up to Bruges, where Director Mira Claes gave them lunch.", "Bruges"),
        (f"{TWO} ¶ Yesterday the heads of the two groups lunched in Bruges with Director Mira Claes.", "Bruges"),
        (f"{TWO} ¶ Yesterday both officers travelled to Bruges for talks with Director Mira Claes.", "Bruges"),
    ],
)
def test_two_who_met_before_stand_behind_the_pair(text: str, words: str) -> None:
    assert people_at(text, words) == {"Lena Varga", "Bo Lund", "Mira Claes"}


def test_a_team_brings_whoever_was_said_to_lead_it() -> None:
    text = (
        "A team led by Director Fiona Okon of the Dutch police arrived in Accra on Sunday. ¶ On Monday it called on the "
        "Inspector General, Japhet Nkaari. The delegation went to Mombasa on Tuesday for talks with Governor Ines Paz."
    )
    assert people_at(text, "Ines Paz") == {"Fiona Okon", "Ines Paz"}


@pytest.mark.parametrize(
    "text",
    [
        f"{TWO} ¶ The welfare associations of the two forces got together in Bruges yesterday with Director Mira Claes.",
        f"{TWO} ¶ A team from Peru travelled to Bruges yesterday for talks with Director Mira Claes.",
    ],
)
def test_others_are_not_taken_for_them(text: str) -> None:
    assert people_at(text, "Bruges") <= {"Mira Claes"}
