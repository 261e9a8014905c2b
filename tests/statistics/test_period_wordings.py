"""The wordings in which English bounds a figure in time, one a line of `periods.tsv`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.extraction.statistics import extract_statistics
from pipeline.language.document import Document

LINES = (Path(__file__).parent / "periods.tsv").read_text(encoding="utf-8").splitlines()[2:]


@pytest.mark.parametrize("line", LINES)
def test_each_figure_has_the_period_that_its_sentence_gives(line: str) -> None:
    sentence, expected = line.replace("\\n", "\n").split("\t")
    found = extract_statistics(Document(sentence, article_id="a_1", published_on=date(2019, 9, 20)), [])
    assert "; ".join(told(row.period_start, row.period_end) for row in found) == expected


def told(start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return "-"
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year
    return str(start.year) if whole else f"{start}/{end}"
