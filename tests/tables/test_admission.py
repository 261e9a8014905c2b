"""What may become a row of a table, and what becomes a line of rejects."""

from __future__ import annotations

import pytest

from pipeline.tables.admission import admit
from schemas import Quote, Segment
from schemas.rows import Row
from tests.rows import ARTICLE, TEXT, row, rows

FOUND = ("meetings", "meeting_participants", "statistics", "quotes")


def admitted(**changed: list[Row]) -> tuple[dict[str, list[Row]], list[str]]:
    result = admit({name: changed.get(name, rows(name)) for name in FOUND}, ARTICLE, TEXT)
    return result.rows, result.refused


def test_good_rows_are_admitted_in_any_order_of_tables() -> None:
    for names in (FOUND, FOUND[::-1]):
        result = admit({name: rows(name) for name in names}, ARTICLE, TEXT)
        assert result.refused == []
        assert {name: len(found) for name, found in result.rows.items()} == dict(zip(FOUND, (1, 2, 1, 1), strict=True))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (row("statistics", char_start=0, char_end=8), "evidence is not what stands"),
        (row("statistics", statistic_id="forty"), "has not the form of an id"),
        (row("statistics", article_id="a_00000000000000ff"), "belongs to another article"),
        (row("statistics", quote_id="q_00000000000000ff"), "is no row of quotes"),
        (row("statistics").model_copy(update={"value": "forty"}), "valid number"),
        (row("statistics").model_copy(update={"comparator": "roughly"}), "comparator"),
    ],
)
def test_a_wrong_statistic_is_refused_with_the_reason(wrong: Row, why: str) -> None:
    kept, refused = admitted(statistics=[wrong])
    assert kept["statistics"] == []
    assert len(refused) == 1
    assert why in refused[0]
    assert len(kept["quotes"]) == 1


def test_the_second_row_of_an_id_is_refused() -> None:
    kept, refused = admitted(statistics=[row("statistics"), row("statistics", value=41.0)])
    assert len(kept["statistics"]) == 1
    assert "its id is taken" in refused[0]


def test_rows_that_point_at_a_refused_row_are_refused_with_it() -> None:
    bad = row("quotes", char_start=0, char_end=len(row("quotes").evidence))  # type: ignore[attr-defined]
    kept, refused = admitted(quotes=[bad])
    assert kept["quotes"] == []
    assert kept["statistics"] == []
    assert len(refused) == 2


def test_a_segment_outside_the_text_is_refused() -> None:
    outside = row("quotes").model_copy(update={"segments": [Segment(char_start=90, char_end=9999)]})
    assert isinstance(outside, Quote)
    _, refused = admitted(quotes=[outside])
    assert any("outside the text" in reason for reason in refused)
