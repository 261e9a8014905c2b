"""Each rule for quantities that are no statistics holds for its own sentences and fails for the others."""

from __future__ import annotations

import pytest

from pipeline.extraction.statistics import extract_statistics
from pipeline.extraction.statistics.exclusions import RULES
from pipeline.language.document import Document


@pytest.mark.parametrize(("rule", "sentence"), [(r.name, s) for r in RULES for s in r.holds])
def test_a_quantity_of_this_kind_is_no_statistic(rule: str, sentence: str) -> None:
    rows = [row.evidence for row in extract_statistics(Document(sentence), [])]
    assert len(rows) <= sentence.count("Five")


@pytest.mark.parametrize(("rule", "sentence"), [(r.name, s) for r in RULES for s in r.fails])
def test_a_quantity_that_only_looks_like_this_kind_is_one(rule: str, sentence: str) -> None:
    assert extract_statistics(Document(sentence), []) != []
