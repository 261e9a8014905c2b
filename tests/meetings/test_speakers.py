"""Whoever an article quotes took part in its meeting, where many came; not in a visit told in passing."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.extract import extract
from pipeline.language.document import Document

WEDNESDAY = date(2019, 5, 15)


def named(text: str, words: str) -> set[str]:
    """The names of those at the meeting whose evidence has these words."""
    document = Document(text.replace(" ¶ ", "\n\n"), article_id="a_1", published_on=WEDNESDAY, language="en")
    found = extract(document)
    [meeting] = [m for m in found.meetings if words in m.evidence]
    return {p.name for p in found.participants if p.meeting_id == meeting.meeting_id and p.name}


@pytest.mark.parametrize(
    ("text", "words", "people"),
    [
        (  # without any office
            "The regional workshop on forged stamps opened in Accra on Monday. ¶ “Nobody looks at the glue,” said Lia Mornay.",
            "workshop",
            {"Lia Mornay"},
        ),
        (  # who later met somebody else spoke at the conference before
            "The annual conference of harbour police opened in Accra on Monday. ¶ “Nobody counts the boats,” said Director Lia "
            "Mornay. ¶ On Tuesday Mornay met Minister Jan Koss in Tema.",
            "conference",
            {"Lia Mornay"},
        ),
        (  # who had met somebody else before is not known to have come
            "The annual conference of harbour police opened in Accra on Monday. ¶ On Tuesday Director Lia Mornay met Minister "
            "Jan Koss in Tema. ¶ “Nobody counts the boats,” Mornay said.",
            "conference",
            set(),
        ),
        (  # the report is the news, and the visit only one of its sources
            "The committee published its report on stolen boats. ¶ It lists 40 boats. ¶ It finds that none was returned. ¶ Two "
            "harbours have no guard. ¶ A third has one. ¶ The report draws on a visit to Tema on Monday, 6 May. ¶ “The sea is "
            "wide,” said Senator Lia Mornay.",
            "visit",
            set(),
        ),
    ],
)
def test_speakers_at_a_meeting(text: str, words: str, people: set[str]) -> None:
    assert named(text, words) == people


def test_the_person_of_a_diary_is_at_meetings_that_name_no_subject() -> None:
    text = (
        "MONDAY. Commissioner Ada Brandt of the harbour police starts in Accra. ¶ TUESDAY. Breakfast with the mayor of Tema, "
        "Olu Faye, in Tema. ¶ WEDNESDAY. Brandt reads the report on nets. ¶ THURSDAY. Brandt rests."
    )
    assert named(text, "Breakfast") == {"Ada Brandt", "Olu Faye"}


def test_dated_entries_without_one_person_are_no_diary() -> None:
    text = (
        "MONDAY. Commissioner Ada Brandt of the harbour police starts in Accra. ¶ TUESDAY. Breakfast with the mayor of Tema, "
        "Olu Faye, in Tema. ¶ WEDNESDAY. The fleet rests. ¶ THURSDAY. The boats return."
    )
    assert "Ada Brandt" not in named(text, "Breakfast")
