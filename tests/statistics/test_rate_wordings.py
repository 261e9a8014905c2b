"""The wordings in which English makes a figure a rate, or does not, one a line of `rates.tsv`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.extraction.statistics import extract_statistics
from pipeline.language.document import Document

LINES = (Path(__file__).parent / "rates.tsv").read_text(encoding="utf-8").splitlines()[2:]


@pytest.mark.parametrize("line", LINES)
def test_each_figure_is_per_what_its_sentence_says(line: str) -> None:
    sentence, expected = line.split("\t")
    found = extract_statistics(Document(sentence, article_id="a_1", published_on=date(2019, 9, 20)), [])
    assert "; ".join(row.rate_per.value if row.rate_per else "-" for row in found) == expected
