"""What users of other extractors complain of, each with a case of our own."""

from __future__ import annotations

import pytest

from pipeline.extraction.quotes import extract_quotes
from pipeline.language.document import Document

Told = list[tuple[str, str, str | None]]


def told(text: str) -> Told:
    """Kind, text and speaker of each quote."""
    return [(q.kind.value, q.text, q.speaker_name or q.speaker_raw) for q in extract_quotes(Document(text))]


CASES: dict[str, tuple[str, Told]] = {
    "an odd number of marks": (
        "“The mill is shut,” said Ida Orle. “It will stay so.\n\nThe mayor left.",
        [("direct", "The mill is shut, It will stay so.", "Ida Orle")]),
    "marks taken in pairs across the narration": (
        'The "Anchor" café was full. "We are late," Ida Orle said. The "Anchor" emptied.',
        [("direct", "We are late,", "Ida Orle")]),
    "an apostrophe taken for a mark": (
        "The millers’ union met. ‘The millers’ pay is late,’ said Ida Orle.",
        [("direct", "The millers’ pay is late,", "Ida Orle")]),
    "stray guillemets as bullets": ("» Opening hours\n\nIda Orle met the millers.", []),
    "a quotation, then a dash and a name": (
        "“The mill is shut.” - Ida Orle, miller", [("direct", "The mill is shut.", "Ida Orle")]),
    "from X, then a new paragraph": (
        "From the millers' union:\n\n“The mill is shut.”", [("direct", "The mill is shut.", "the millers' union")]),
    "an opening mark at every paragraph": (
        "“The mill is shut.\n\n“It will stay so,” said Ida Orle.",
        [("direct", "The mill is shut.\n\nIt will stay so,", "Ida Orle")]),
    "a description after the name": (
        "“The mill is shut,” said Ida Orle, who has run it since the flood and knows its every wheel.",
        [("direct", "The mill is shut,", "Ida Orle")]),
    "a nickname in marks": ("Ida “The Wheel” Orle opened the mill.", []),
    "two speakers in a paragraph": (
        "“The mill is shut,” said Ida Orle. “It is not,” countered Tom Brandt.",
        [("direct", "The mill is shut,", "Ida Orle"), ("direct", "It is not,", "Tom Brandt")]),
    "verbs beyond said": (
        "“The mill is shut,” quipped Ida Orle.", [("direct", "The mill is shut,", "Ida Orle")]),
    "a pronoun": (
        "Ms Ida Orle runs the mill. “It is shut,” she said.", [("direct", "It is shut,", "Ida Orle")]),
    "single marks": ("'The mill is shut,' said Ida Orle.", [("direct", "The mill is shut,", "Ida Orle")]),
    "a quotation inside one with the same marks": (
        '"He said "shut it" and left," said Ida Orle.', [("direct", 'He said "shut it" and left,', "Ida Orle")]),
    "marks of two typographies": (
        '“The mill is shut," said Ida Orle.', [("direct", "The mill is shut,", "Ida Orle")]),
    "the narration between two quotations": (
        '"The mill," said Ida Orle, and she sat down, "is shut."', [("direct", "The mill, is shut.", "Ida Orle")]),
    "a sentence that ends inside the marks": (
        "“Is the mill shut? It is.” That was all. Ida Orle said: “Go home. Please.”",
        [("direct", "Go home. Please.", "Ida Orle")]),
    "no cue verb": (
        "Ida Orle turned to the wheel. “It is shut.”", [("direct", "It is shut.", "Ida Orle")]),
    "he said in brackets of commas": (
        "The mill, Ida Orle said, was shut.", [("indirect", "The mill, was shut", "Ida Orle")]),
    "a verb that only seems to report": ("The maps show the mill. Ida Orle showed the wheel.", []),
    "two single marks for a double one": (
        "''The mill is shut,'' said Ida Orle.", [("direct", "The mill is shut,", "Ida Orle")]),
    "name, title, said, and the quotation in the next paragraph": (
        "Ida Orle, head of the mill, said:\n\n“It is shut.”", [("direct", "It is shut.", "Ida Orle")]),
    "a source known by office alone": (
        "“The mill is shut,” said the mayor.", [("direct", "The mill is shut,", "the mayor")]),
    "a document as source": (
        "“The mill is unsafe,” the report says.", [("direct", "The mill is unsafe,", "the report")]),
    "a quotation in two parts": (
        "“The mill,” Ida Orle said, “is shut.”", [("direct", "The mill, is shut.", "Ida Orle")]),
    "scare quotes": ("The ‘mill’ is a shed, and its ‘wheel’ a toy.", []),
    "a motto": ("The fair has the motto “Shut no mill”.", []),
    "told somebody": (
        "Ida Orle told the council that the mill was shut.", [("indirect", "the mill was shut", "Ida Orle")]),
    "a transcript": ("Ida Orle: “The mill is shut.”", [("direct", "The mill is shut.", "Ida Orle")]),
    "a pull quote that repeats": (
        "“The mill is shut,” said Ida Orle.\n\n“The mill is shut.”", [("direct", "The mill is shut,", "Ida Orle")]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_known_failure_of_others_does_not_happen(case: str) -> None:
    text, expected = CASES[case]
    assert told(text) == expected
