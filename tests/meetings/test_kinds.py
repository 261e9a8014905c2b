"""What kind of meeting it is, by its noun, its sides and what the article is about."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.meetings import extract_meetings
from pipeline.language.document import Document


def kinds(text: str, title: str) -> list[str]:
    document = Document(
        text.replace(" ¶ ", "\n\n"), article_id="a_1", title=title, published_on=date(2019, 5, 15), language="en"
    )
    return [meeting.kind.value for meeting in extract_meetings(document, [])[0]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Minister Lena Brandt received Minister Olu Faye in Accra on Monday.", "bilateral"),
        ("Minister Lena Brandt received the heads of the four visiting teams in Accra on Monday.", "multilateral"),
        ("The three delegations had talks about boats in Accra on Monday.", "multilateral"),
        ("The first tripartite encounter was held in Accra on Monday.", "multilateral"),
        ("The Ghana-Togo Border Committee sat in Accra on Monday.", "bilateral"),
        ("The ministers of the five countries are expected in Accra on 20 May for talks.", "multilateral"),
        ("A study tour of the Togolese police to Accra ended on Monday.", "bilateral"),
        ("A training course on stolen boats for officers from two countries began in Accra on Monday.", "working"),
        ("A meeting with her colleague from Togo, set for Friday, has been called off.", "bilateral"),
        ("Minister Lena Brandt spoke by telephone with her Togolese counterpart on Monday.", "call"),
        ("The General Assembly of the Harbour League opened in Accra on Monday.", "multilateral"),
    ],
)  # fmt: skip
def test_sides_that_are_counted_or_named_decide_with_the_noun(text: str, kind: str) -> None:
    assert kinds(text, "News from the port")[:1] == [kind]


def test_a_committee_is_of_as_many_sides_as_its_article() -> None:
    text = "The steering committee sat in Accra on Monday."
    assert kinds(f"Officers work side by side. ¶ {text}", "Ghana and Togo take stock") == ["bilateral"]
    assert kinds(f"Officers work side by side. ¶ {text}", "Ghana, Togo and Benin take stock") == ["multilateral"]
