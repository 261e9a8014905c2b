"""The hand-made rows of the examples have the shape of the tables and point at words of their article."""

from __future__ import annotations

import pytest

from tests.examples.shape import SETS, Example, gold_of, read_example, read_text, stems_of


@pytest.mark.parametrize("name", SETS)
def test_every_article_has_gold_and_all_gold_an_article(name: str) -> None:
    assert sorted(path.stem for path in gold_of(name).glob("*.json")) == stems_of(name) != []


@pytest.fixture(params=[(name, stem) for name in SETS for stem in stems_of(name)], ids="/".join)
def place(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The set and the stem of an example."""
    name, stem = request.param
    return name, stem


@pytest.fixture
def example(place: tuple[str, str]) -> Example:
    return read_example(*place)


@pytest.fixture
def text(place: tuple[str, str]) -> str:
    return read_text(*place)


def test_the_id_is_the_stem(example: Example, place: tuple[str, str]) -> None:
    assert example.id == place[1]


def test_the_head_is_made_of_lines_of_the_page(example: Example, text: str) -> None:
    head = example.article
    lines = [line.strip() for line in text.splitlines()]
    assert head.title in lines
    assert all(any(piece in line for line in lines) for piece in [*head.captions, *head.boilerplate])
    assert text.index(head.body_first) <= text.index(head.body_last)


def test_evidence_is_in_the_article(example: Example, text: str) -> None:
    assert [row.evidence for row in [*example.meetings, *example.statistics] if row.evidence not in text] == []


def test_evidence_lies_within_a_paragraph(example: Example) -> None:
    assert [row.evidence for row in [*example.meetings, *example.statistics] if "\n" in row.evidence] == []


def test_quotes_are_made_of_segments_of_the_article_in_order(example: Example, text: str) -> None:
    for quote in example.quotes:
        places = [text.index(segment) for segment in quote.segments]
        assert places == sorted(places)
        assert " ".join(quote.text.split()) == " ".join(" ".join(quote.segments).split())


def test_speakers_and_cues_are_words_of_the_article(example: Example, text: str) -> None:
    for quote in example.quotes:
        assert quote.speaker_raw is None or quote.speaker_raw in text
        assert quote.cue is None or all(word in text for word in quote.cue.split())
        assert quote.speaker_name is None or all(word in text for word in quote.speaker_name.split())


def test_quoted_words_stand_in_marks_and_reported_ones_do_not(example: Example, text: str) -> None:
    opening, closing = "“\"‘'«„”’", "”\"’'»“"
    for quote in example.quotes:
        first, last = quote.segments[0], quote.segments[-1]
        before = text[text.index(first) - 1]
        after = text[text.index(last) + len(last)]
        assert (before in opening and after in closing) == (quote.kind != "indirect"), first


def test_people_are_named_in_the_article(example: Example, text: str) -> None:
    names = [person.name for meeting in example.meetings for person in meeting.participants if person.name]
    assert [name for name in names if not all(word in text for word in name.split())] == []


def test_dates_run_forward_and_a_scheduled_meeting_is_not_over(example: Example) -> None:
    for meeting in example.meetings:
        assert (meeting.start_date is None) == (meeting.end_date is None) == (meeting.date_precision == "unknown")
        if meeting.start_date and meeting.end_date:
            assert meeting.start_date <= meeting.end_date
            if meeting.status == "scheduled":
                assert meeting.end_date >= example.article.published_on
            if meeting.status in ("held", "past") and meeting.date_precision == "day":
                assert (
                    example.article.published_precision == "month" or meeting.start_date <= example.article.published_on
                )


def test_figures_agree_with_their_comparator(example: Example) -> None:
    for figure in example.statistics:
        assert (figure.value_max is not None) == (figure.comparator == "range"), figure.evidence
        assert figure.approximator is None or figure.approximator in figure.evidence, figure.evidence
        assert figure.comparator == "range" or (figure.approximator is None) == (figure.comparator == "eq"), (
            figure.evidence
        )
        assert figure.unit != "ratio" or 0 < figure.value < 1, figure.evidence
