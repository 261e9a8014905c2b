"""What a meeting is called: its own words, in full from an earlier edition, and nothing for a plain encounter."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.meetings import extract_meetings
from pipeline.language.document import Document


def names(text: str) -> list[str | None]:
    document = Document(text.replace(" ¶ ", "\n\n"), article_id="a_1", published_on=date(2019, 5, 15), language="en")
    return [meeting.name for meeting in extract_meetings(document, [])[0]]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Commissioner Ada Brandt met Minister Olu Faye in Accra on Monday.", [None]),
        ("Commissioner Ada Brandt had breakfast with Minister Olu Faye on Monday.", [None]),
        ("A telephone call with Minister Olu Faye is planned for 20 May.", [None]),
        ("Commissioner Ada Brandt had a working breakfast with Minister Olu Faye on Monday.", ["working breakfast"]),
        ("Commissioner Ada Brandt paid a courtesy call on Minister Olu Faye on Monday.", ["courtesy call"]),
        ("A virtual round with the Customs Service of Peru is set for 25 May.", ["virtual round"]),
        ("A video conference with the Dutch police is set for 25 May.", ["video conference"]),
        ("The Eighth Meeting of Harbour Masters was held in Accra on 3 May.", ["Eighth Meeting of Harbour Masters"]),
        (
            "Minister Olu Faye spoke at a session of the Council of the River States on Monday.",
            ["Council of the River States"],
        ),
        (
            "The Council of the River States sat in Accra on Monday. ¶ The previous session of the council was held in Riga "
            "in 2017. ¶ The next one is slated for Porto in 2021.",
            ["Council of the River States"] * 3,
        ),
        (
            "The Annual General Meeting of the Harbour Guild was held in Accra on Monday. ¶ The previous AGM took place in "
            "Riga in 2017.",
            ["Annual General Meeting of the Harbour Guild", "Annual General Meeting"],
        ),
        (
            "A course on stolen boats began in Accra on Monday. ¶ The second edition was held in Riga in 2017.",
            ["course on stolen boats", "second edition"],
        ),
        (
            "A conference on stolen boats opened in Accra on Monday. ¶ The conference was last held in Riga in 2017.",
            ["conference on stolen boats"] * 2,
        ),
    ],
)
def test_a_meeting_has_the_name_that_its_article_gives(text: str, called: list[str | None]) -> None:
    assert names(text) == called


def test_a_day_that_ends_a_pause_is_when_it_last_took_place() -> None:
    text = "The Peru-Chile Joint Commission had not met since June 2016, when it gathered in Lima."
    document = Document(text, article_id="a_1", published_on=date(2019, 5, 15), language="en")
    [meeting] = extract_meetings(document, [])[0]
    assert (str(meeting.start_date), meeting.place, meeting.status.value) == ("2016-06-01", "Lima", "past")
