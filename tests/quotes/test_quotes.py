"""Quotes of an article: source, cue and content, joined and cut as the definition says."""

from __future__ import annotations

import pytest

from pipeline.extraction.quotes import explain_quote, extract_quotes
from pipeline.language.document import Document
from schemas import Quote


def quotes(text: str) -> list[Quote]:
    return extract_quotes(Document(text, article_id="a_1"))


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, text, cue and source words of each quote."""
    return [(q.kind.value, q.text, q.cue, q.speaker_raw) for q in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is shut,” said Ida Orle, head of the harbour office.",
         [("direct", "The bridge is shut,", "said", "Ida Orle, head of the harbour office")]),
        ("“The bridge is shut,” Ida Orle told reporters.", [("direct", "The bridge is shut,", "told", "Ida Orle")]),
        ("Ida Orle said: “The bridge is shut.”", [("direct", "The bridge is shut.", "said", "Ida Orle")]),
        ("“The bridge,” said Ida Orle, “is shut.”", [("direct", "The bridge, is shut.", "said", "Ida Orle")]),
        ("“The bridge is shut,” said Ida Orle. “It will stay so.”",
         [("direct", "The bridge is shut, It will stay so.", "said", "Ida Orle")]),
        ("Ida Orle said that the bridge was shut.", [("indirect", "the bridge was shut", "said", "Ida Orle")]),
        ("Ida Orle said the bridge was shut and that the ferry would run, adding that tickets were free.",
         [("indirect", "the bridge was shut and that the ferry would run", "said", "Ida Orle"),
          ("indirect", "tickets were free", "adding", "Ida Orle")]),
        ("Ida Orle told the council that the bridge was shut.", [("indirect", "the bridge was shut", "told", "Ida Orle")]),
        ("The report calls the bridge ‘a patient on leave’.", [("mixed", "a patient on leave", "calls", "The report")]),
        ("Ida Orle said the bridge was “a patient on leave”.", [("mixed", "a patient on leave", "said", "Ida Orle")]),
        ("Ida Orle said the bridge was late and called it “a gift to nobody at all”.",
         [("indirect", "the bridge was late", "said", "Ida Orle"),
          ("mixed", "a gift to nobody at all", "called", "Ida Orle")]),
        ("Ida Orle visited Operation ‘Low Tide’ and the café ‘Anchor’.", []),
    ],
)  # fmt: skip
def test_who_said_what(text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text) == expected


def test_a_quotation_over_paragraphs_is_one_quote() -> None:
    text = "“The bridge is shut.\n\n“The ferry runs,” she said."
    found = quotes(text)
    assert [q.text for q in found] == ["The bridge is shut.\n\nThe ferry runs,"]
    assert [text[s.char_start : s.char_end] for s in found[0].segments] == ["The bridge is shut.", "The ferry runs,"]


def test_evidence_is_the_whole_sentence() -> None:
    text = "It rained. On Monday, Ida Orle said the bridge was shut. Nobody minded."
    assert [q.evidence for q in quotes(text)] == ["On Monday, Ida Orle said the bridge was shut."]


def test_a_quote_explains_itself_by_its_spans() -> None:
    text = "It rained. “The bridge is shut,” said Ida Orle, head of the harbour office. “It will stay so.”"
    document = Document(text)
    (quote,) = extract_quotes(document)
    spans = explain_quote(document, quote)
    assert spans.cue is not None
    assert spans.source is not None
    assert [span.of(text) for span in (*spans.content, spans.cue, spans.source)] == [
        "The bridge is shut,",
        "It will stay so.",
        "said",
        "Ida Orle, head of the harbour office",
    ]


def test_a_quote_that_the_text_no_longer_holds_says_what_to_do() -> None:
    (quote,) = extract_quotes(Document("“The bridge is shut,” said Ida Orle."))
    with pytest.raises(LookupError, match="extract the article again"):
        explain_quote(Document("The bridge is shut."), quote)
