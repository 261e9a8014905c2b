"""Every verb that reports a meeting gives one in its example and none in its counterexample."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.meetings import extract_meetings
from pipeline.extraction.meetings.lexicon import MeetingVerb
from pipeline.language.document import Document
from pipeline.language.lexicon import languages_with, read_lexicon

VERBS = [
    (lang, v) for lang in languages_with("meeting_verbs") for v in read_lexicon("meeting_verbs", MeetingVerb, lang)
]


def rules_in(text: str, language: str) -> set[str]:
    document = Document(text, article_id="a_1", published_on=date(2019, 5, 15), language=language)
    return {meeting.rule for meeting in extract_meetings(document, [])[0]}


def verb_id(case: tuple[str, MeetingVerb]) -> str:
    return f"{case[0]}-{case[1].name}"


@pytest.mark.parametrize("case", VERBS, ids=verb_id)
def test_a_verb_reads_its_example_and_leaves_its_counterexample(case: tuple[str, MeetingVerb]) -> None:
    language, verb = case
    found = rules_in(verb.example, language)
    if verb.frame == "committee_sits":  # the committee's noun names the rule
        assert found
    else:
        assert f"verb.{verb.name}" in found
    if verb.counterexample:
        assert f"verb.{verb.name}" not in rules_in(verb.counterexample, language)
