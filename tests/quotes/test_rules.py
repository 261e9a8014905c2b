"""The table of rules: every rule does what its examples say, and every row's rule is in the table."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pipeline.extraction.quotes import extract_quotes
from pipeline.extraction.quotes.rules import RULES, Rule
from pipeline.language.document import Document


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_matches_its_example(rule: Rule) -> None:
    found = [(q.rule, q.text) for q in extract_quotes(Document(rule.matches))]
    assert (rule.name, rule.content) in found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_its_counterexample_alone(rule: Rule) -> None:
    assert rule.name not in {q.rule for q in extract_quotes(Document(rule.misses))}


def test_the_patterns_of_the_table_are_patterns() -> None:
    assert all(re.compile(part) for rule in RULES for part in rule.pattern.split("  or  "))
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.shared
def test_no_row_carries_a_rule_that_is_not_in_the_table(shared: Path) -> None:
    names = {rule.name for rule in RULES}
    lines = (shared / "gold/quotes/polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        rules = {q.rule for q in extract_quotes(Document(json.loads(line)["text"]))}
        assert rules <= names
