"""Who a source's words stand for: pronouns and their antecedents, in the order in which the grammar tries them."""

from __future__ import annotations

import pytest

from pipeline.extraction.quotes import extract_quotes
from pipeline.language.document import Document

CASES = {
    "the subject before the object": (
        "Minister Tom Brandt met Director Bo Lind in Oslo. He said the talks were good.", ["Tom Brandt"]),
    "the subject of a passive, not its agent": (
        "Tom Brandt was received by Bo Lind. He told his host that fog was normal.", ["Tom Brandt"]),
    "nobody from inside the quotation": ("Tom Brandt thanked Bo Lind. “He gave us boats,” he said.", ["Tom Brandt"]),
    "not who stands in an opening phrase": (
        "Together with Bo Lind, Tom Brandt opened the lock. He described it as “a door to the sea”.", ["Tom Brandt"]),
    "the son, not his father": ("Tom Brandt’s son Bo Lind opened the lock. He said it was heavy.", ["Bo Lind"]),
    "each by gender": (
        "The lock was built by Tom Brandt. Ida Orle paid for it. He said she was generous. She said he was slow.",
        ["Tom Brandt", "Ida Orle"]),
    "the subject past its relative clause": (
        "Tom Brandt, whose brother Bo Lind runs the port, keeps bees. “They are good company,” he says.", ["Tom Brandt"]),
    "the subject of the main clause": (
        "After Eva Holm had left, Ida Orle spoke to the crew. She said it was late.", ["Ida Orle"]),
    "the object where the subject is of another gender": (
        "Ida Orle interviewed Tom Brandt about the lock. “It leaks,” he told her.", ["Tom Brandt"]),
    "the last speaker, however the verb stands": (
        "“The lock leaks,” said Bo Lind. Tom Brandt was silent. “It always did,” he said.", ["Bo Lind", "Tom Brandt"]),
    "one of two subjects": (
        "Tom Brandt and Ida Orle run the port. He does the boats. “She does the rest,” he says.", ["Tom Brandt"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_pronoun_stands_for_its_antecedent(case: str) -> None:
    text, names = CASES[case]
    assert [quote.speaker_name for quote in extract_quotes(Document(text))] == names


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("The dockers' union says that nobody was paid.", "dockers' union"),
        ("According to figures from Ports North, nobody was paid.", "Ports North"),
        ("A survey by the harbour office found that nobody was paid.", "harbour office"),
        ("The company, Lund Cranes AB, denied that its cranes were unsafe.", "Lund Cranes AB"),
        ("The survey found that nobody was paid.", "survey"),
        ("The Dutch government announced that cranes would be sold.", "Dutch government"),
        ("Local fishermen said that cranes would be sold.", None),
    ],
)
def test_a_body_or_document_without_a_name_is_its_own_organisation(text: str, organisation: str | None) -> None:
    (quote,) = extract_quotes(Document(text))
    assert (quote.speaker_name, quote.speaker_organisation) == (None, organisation)
