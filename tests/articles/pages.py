"""Scrapes of our own for the tests of this room: invented places, people and words in the shapes that real pages have."""

from __future__ import annotations

from pipeline.articles.parse import parse
from pipeline.articles.parsed import ParsedArticle
from pipeline.sources.documents import Hints, RawDocument
from schemas import Reject

BODY = """\
A patrol of the river police of Ostrava found eleven stolen outboard engines on Tuesday in a barge near the old lock.

The owner of the barge, a man of 52, told the officers that he had taken the engines for scrap and paid for each of them.

"We had been looking for two engines and found a whole shop," said the head of the patrol, Hana Dolezelova."""


def document(text: str | bytes, name: str = "page.txt", **hints: object) -> RawDocument:
    content = text.encode() if isinstance(text, str) else text
    return RawDocument("tests", name, content, Hints(**hints))  # type: ignore[arg-type]


def article(text: str | bytes, **hints: object) -> ParsedArticle:
    parsed = parse(document(text, **hints))
    assert isinstance(parsed, ParsedArticle), parsed
    return parsed


def refusal(text: str | bytes, **hints: object) -> Reject:
    parsed = parse(document(text, **hints))
    assert isinstance(parsed, Reject), parsed.article
    return parsed
