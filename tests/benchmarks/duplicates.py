"""Duplicates at scale: `python -m tests.benchmarks.duplicates [--articles 100000]`.

Makes articles from the samples by variation, a fifth of them copies (exact, with another site's furniture, shortened to the
lead, edited in places), and measures what the search finds of them, in which time and memory.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pipeline.articles.duplicates import Story, find_duplicates
from pipeline.articles.parse import parse
from pipeline.articles.parsed import ParsedArticle
from pipeline.articles.signatures import signature_of
from pipeline.settings import ARTICLES
from pipeline.sources.documents import RawDocument

COPIES = 0.2
SEED = 20170304
_WORD = re.compile(r"[^\W\d_]{4,}")
_FURNITURE = "Copyright of the republishing site. Read our terms, follow us and write to the editors of the news desk."


@dataclass(frozen=True)
class Measured:
    articles: int
    copies: int
    found: int
    right: int
    seconds_signatures: float
    seconds_search: float
    peak_megabytes: float

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.copies if self.copies else 1.0


def samples() -> list[str]:
    """The texts of the sample articles."""
    parsed = (
        parse(RawDocument("samples", path.name, path.read_bytes())) for path in sorted(Path(ARTICLES).glob("*.txt"))
    )
    return [each.text for each in parsed if isinstance(each, ParsedArticle)]


def vocabulary(texts: list[str]) -> list[str]:
    return sorted({word for text in texts for word in _WORD.findall(text)})


def varied(text: str, words: list[str], dice: random.Random) -> str:
    """Another article of the same shape: sentences in another order, a third of the words replaced."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    dice.shuffle(sentences)
    kept = sentences[: max(4, int(len(sentences) * dice.uniform(0.5, 1.0)))]
    return " ".join(_WORD.sub(lambda m: dice.choice(words) if dice.random() < 0.34 else m[0], each) for each in kept)


def copied(text: str, words: list[str], dice: random.Random) -> str:
    """A copy as other sites make them."""
    kind = dice.randrange(4)
    parts = text.split(" ")
    if kind == 0:
        return text
    if kind == 1:
        return f"{_FURNITURE} {text} {dice.choice(words)} {_FURNITURE}"
    if kind == 2:
        return " ".join(parts[: max(60, len(parts) // 5)])
    return " ".join(dice.choice(words) if dice.random() < 0.02 else part for part in parts)


def made(count: int) -> Iterator[tuple[Story, str | None]]:
    """`count` stories with the id of the original for copies. Copies come within two hundred articles of their original."""
    dice = random.Random(SEED)
    texts = samples()
    words = vocabulary(texts)
    recent: list[tuple[str, str, date]] = []
    for number in range(count):
        article_id = f"a_{number:016x}"
        if recent and dice.random() < COPIES:
            original, text, day = dice.choice(recent)
            text = copied(text, words, dice)
            yield (
                Story(article_id, day + timedelta(days=1 + dice.randrange(5)), len(text), signature_of(text)),
                original,
            )
        else:
            text = varied(dice.choice(texts), words, dice)
            day = date(2000, 1, 1) + timedelta(days=dice.randrange(9000))
            recent = [*recent[-199:], (article_id, text, day)]
            yield Story(article_id, day, len(text), signature_of(text)), None


def measure(count: int) -> Measured:
    started = time.process_time()
    stories, originals = [], {}
    for story, original in made(count):
        stories.append(story)
        if original is not None:
            originals[story.article_id] = original
    signed = time.process_time()
    found = find_duplicates(stories)
    ended = time.process_time()
    right = sum(
        1
        for copy, original in originals.items()
        if copy in found and _root(found[copy].duplicate_of, originals) == original
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(count, len(originals), len(found), right, signed - started, ended - signed, peak)


def _root(article_id: str, originals: dict[str, str]) -> str:
    """A copy of a copy repeats the original."""
    return originals.get(article_id, article_id)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=100_000)
    result = measure(arguments.parse_args().articles)
    print(
        f"{result.articles} articles, {result.copies} copies: precision {result.precision:.4f}, recall {result.recall:.4f}"
    )
    print(
        f"making and signing {result.seconds_signatures:.0f} CPU s, search {result.seconds_search:.1f} CPU s, peak {result.peak_megabytes:.0f} MB"
    )
