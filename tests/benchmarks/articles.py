"""Articles from raw bytes: `python -m tests.benchmarks.articles`. How many a processor second, plain text and HTML.

The scrapes are made from the samples, every one another; the pages are the same scrapes as HTML.
"""

from __future__ import annotations

import html
import time
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.articles.parse import parse
from pipeline.articles.parsed import ParsedArticle
from pipeline.sources.documents import RawDocument
from tests.benchmarks.variations import scrapes

COUNT, ROUNDS = 1000, 5


@dataclass(frozen=True)
class Measured:
    name: str
    articles: int
    a_second: float


def page(text: str) -> str:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line)
    return f"<!DOCTYPE html><html><head><title>News</title></head><body><article>{paragraphs}</article></body></html>"


def measure(name: str, documents: Sequence[RawDocument], rounds: int = ROUNDS) -> Measured:
    """The best of some rounds: what the machine can do when nothing else runs. The lists are loaded before."""
    assert all(isinstance(parse(document), ParsedArticle) for document in documents[:20])
    best = 0.0
    for nth in range(rounds):
        mine = documents[nth::rounds]
        started = time.process_time()
        for document in mine:
            parse(document)
        best = max(best, len(mine) / (time.process_time() - started))
    return Measured(name, len(documents), best)


def measurements(count: int = COUNT) -> list[Measured]:
    texts = list(scrapes(count))
    plain = [RawDocument("bench", name, text.encode()) for name, text in texts]
    pages = [RawDocument("bench", name, page(text).encode()) for name, text in texts[: count // 10]]
    return [measure("plain text", plain), measure("HTML", pages)]


if __name__ == "__main__":
    for result in measurements():
        print(
            f"{result.name}: {result.a_second:.0f} articles a processor second (best of {ROUNDS} rounds, {result.articles} articles)"
        )
