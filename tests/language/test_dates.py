"""Dates are found where they stand, resolved against the article's date, and never invented."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.language.dates.frames import FRAMES
from pipeline.language.dates.grammar import DateRule, date_grammar
from pipeline.language.document import Document
from pipeline.language.lexicon import languages_with, read_lexicon
from pipeline.language.mentions import DateMention

WEDNESDAY = date(2019, 5, 15)
LANGUAGES = languages_with("date_patterns")
RULES = [(language, rule) for language in LANGUAGES for rule in read_lexicon("date_patterns", DateRule, language)]


def dates_in(text: str, *, published: date | None = WEDNESDAY, language: str = "en") -> tuple[DateMention, ...]:
    return Document(text, published_on=published, language=language).dates


def written(mention: DateMention) -> str:
    return f"P{mention.days}D" if mention.days else f"{mention.start}/{mention.end}"


def rule_id(case: tuple[str, DateRule]) -> str:
    return f"{case[0]}-{case[1].name}"


@pytest.mark.parametrize("case", RULES, ids=rule_id)
def test_a_rule_reads_its_example_and_leaves_its_counterexample(case: tuple[str, DateRule]) -> None:
    language, rule = case
    found = dates_in(rule.example, language=language)
    assert ";".join(map(written, found)) == rule.dates
    assert not rule.dates or rule.name in {mention.rule for mention in found}
    if rule.counterexample:
        assert rule.name not in {mention.rule for mention in dates_in(rule.counterexample, language=language)}


def rules_tried(text: str, at: str) -> set[str]:
    """The rules that are tried at a word of a sentence."""
    grammar = date_grammar("en")
    return {pattern.rule.name for pattern in grammar.patterns_for(text.split())[grammar.opening(at)]}


def test_a_sentence_is_read_only_by_rules_that_have_all_they_need_in_it() -> None:
    text = "They met yesterday, three days after."
    assert {"offset", "duration"} <= rules_tried(text, "yesterday") | rules_tried(text, "three")
    assert not {"day_month", "year", "weekday"} & rules_tried(text, "three")


def test_a_rule_is_tried_only_where_its_first_word_may_stand() -> None:
    text = "On 3 May, between 5 June and the 9 July 2018, last week."
    assert {"day_month", "on_month_day"} <= rules_tried(text, "on")
    assert "day_month" in rules_tried(text, "3")
    assert not {"on_month_day", "between_days", "relative_unit"} & rules_tried(text, "3")
    assert "between_days" in rules_tried(text, "between")
    assert "relative_unit" in rules_tried(text, "last")
    assert not rules_tried(text, "kestrel")


def test_every_frame_is_known_and_used() -> None:
    assert {rule.frame for _, rule in RULES} == set(FRAMES)
