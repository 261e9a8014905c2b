"""Quotation marks: what opens, what closes, what is an apostrophe, and how a lost mark is repaired."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.marks import quotations_of


def quoted(text: str, *, dialogue_dashes: bool = False) -> list[str]:
    return [q.span.of(text) for q in quotations_of(text, dialogue_dashes=dialogue_dashes)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is shut,” said Ms Orle.", ["The bridge is shut,"]),
        ('"The bridge is shut," said Ms Orle.', ["The bridge is shut,"]),
        ("‘The bridge is shut,’ said Ms Orle.", ["The bridge is shut,"]),
        ("'The bridge is shut,' said Ms Orle.", ["The bridge is shut,"]),
        ("« Le pont est fermé », a dit Mme Orle.", ["Le pont est fermé"]),
        ("«\u202fLe pont est fermé\u202f», a dit Mme Orle.", ["Le pont est fermé"]),
        ("»Die Brücke ist gesperrt«, sagte Frau Orle.", ["Die Brücke ist gesperrt"]),
        ("„Die Brücke ist gesperrt“, sagte Frau Orle.", ["Die Brücke ist gesperrt"]),
        ("„Most jest zamknięty”, powiedziała Orle.", ["Most jest zamknięty"]),
        ("”Bron är stängd”, sade Orle.", ["Bron är stängd"]),
        ("''The bridge is shut,'' said Ms Orle.", ["The bridge is shut,"]),
        ("``The bridge is shut,'' said Ms Orle.", ["The bridge is shut,"]),
        ('“The bridge is shut," said Ms Orle.', ["The bridge is shut,"]),
    ],
)
def test_every_style_of_mark_is_read(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The officers’ canteen and Orle’s boat weren’t searched.", []),
        ("The officers' canteen and Orle's boat weren't searched.", []),
        ("Trade in the ’90s and the '80s fell.", []),
        ("‘We don’t open the officers’ post,’ he said.", ["We don’t open the officers’ post,"]),
        ("'We don't open the officers' post,' he said.", ["We don't open the officers' post,"]),
        ("‘It’s the ferrymen’s turn’, he said, ‘isn’t it?’", ["It’s the ferrymen’s turn", "isn’t it?"]),
        ('He is 6\'2" tall and "quick".', ["quick"]),
    ],
)
def test_apostrophes_and_possessives_are_no_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘wait here’ and left,” she said.", ["He told me ‘wait here’ and left,"]),
        ("‘He told me “wait here” and left,’ she said.", ["He told me “wait here” and left,"]),
        ("“He told me “wait here” and left,” she said.", ["He told me “wait here” and left,"]),
        ('"He told me: "Wait here". Then he left", she said.', ['He told me: "Wait here". Then he left']),
        ("« Il m'a dit “attendez” et il est parti », dit-elle.", ["Il m'a dit “attendez” et il est parti"]),
    ],
)
def test_a_quotation_inside_a_quotation_belongs_to_it(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_narration_between_two_quotations_is_not_taken_for_one() -> None:
    assert quoted('"One," he said, and sat down. "Two."') == ["One,", "Two."]


def test_a_quotation_goes_on_where_the_next_paragraph_opens_again() -> None:
    text = "“The first night was quiet.\n\n“The second was not.\n\n“The third we slept,” he said."
    assert [q.continues for q in quotations_of(text)] == [True, True, False]


def test_a_quotation_goes_on_into_a_paragraph_that_only_closes_it() -> None:
    text = "She wrote: “The first night was quiet.\n\nThe second was not.”"
    assert [(q.span.of(text), q.continues) for q in quotations_of(text)] == [
        ("The first night was quiet.", True),
        ("The second was not.", False),
    ]


def test_single_marks_go_on_too() -> None:
    text = "‘It began here,’ he said. ‘Then it spread.\n\n‘It ended there.’"
    assert [(q.span.of(text), q.continues) for q in quotations_of(text)] == [
        ("It began here,", False),
        ("Then it spread.", True),
        ("It ended there.", False),
    ]


def test_a_lost_closing_mark_never_swallows_the_next_paragraph() -> None:
    text = "“The pier burned, he said.\n\nThe mayor left.\n\n“We rebuilt it,” she said."
    found = quotations_of(text)
    assert [(q.span.of(text), q.is_closed) for q in found] == [
        ("The pier burned, he said.", False),
        ("We rebuilt it,", True),
    ]


def test_a_lost_opening_mark_is_put_where_the_paragraph_starts() -> None:
    assert quoted("The pier burned,” he said.") == ["The pier burned,"]


def test_a_stray_guillemet_used_as_a_bullet_quotes_nothing() -> None:
    assert quoted("» Read more\n\n« Back to the list\n\nThe pier burned.") == []


def test_dialogue_dashes_quote_the_speech_and_not_the_clause() -> None:
    text = "—Ayer se quemó el muelle —dijo Orle—. Hoy ya hay barcos."
    assert quoted(text, dialogue_dashes=True) == ["Ayer se quemó el muelle", "Hoy ya hay barcos."]


@given(st.text(alphabet="“”\"'‘’„«» ,.\n aAb1—", max_size=60), st.booleans())
def test_spans_lie_inside_their_paragraph_in_order_whatever_the_marks(text: str, dashes: bool) -> None:
    end = 0
    for q in quotations_of(text, dialogue_dashes=dashes):
        assert end <= q.outer.start <= q.span.start <= q.span.end <= q.outer.end
        assert "\n" not in q.outer.of(text)
        end = q.outer.end
