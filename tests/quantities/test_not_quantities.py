"""Each rule for numbers that state no quantity holds for its own sentences and fails for the others."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.not_quantities import RULES


def stated(sentence: str) -> list[str]:
    quantities = Document(sentence).quantities
    return [q.number.of(sentence) for q in quantities if q.kind is not QuantityKind.ORDINAL]


@pytest.mark.parametrize(("rule", "sentence"), [(r.name, s) for r in RULES for s in r.holds])
def test_a_number_of_this_kind_is_no_quantity(rule: str, sentence: str) -> None:
    assert stated(sentence) == []


@pytest.mark.parametrize(("rule", "sentence"), [(r.name, s) for r in RULES for s in r.fails])
def test_a_number_that_only_looks_like_this_kind_is_one(rule: str, sentence: str) -> None:
    assert stated(sentence) != []


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
