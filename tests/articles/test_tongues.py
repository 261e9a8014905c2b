"""The language of a text: by its function words, by statistics, and what a few words are taken for."""

from __future__ import annotations

import pytest

from pipeline.articles.tongues import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("sixteen", "en"),
        ("1 trillion", "en"),
        ("I'll sail home tonight around 3", "en"),
        ("les polices de la région", "fr"),
        ("los delegados de la región", "es"),
        ("Συνάντηση στην Αθήνα", "el"),
    ],
)
def test_a_few_words_are_told_by_their_function_words_or_script_and_else_are_english(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_text_without_words_has_no_language() -> None:
    assert language_of("12 / 34") is None
