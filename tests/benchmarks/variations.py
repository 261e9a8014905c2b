"""Articles without end, made from the samples: as many as a benchmark needs, the same ones every time.

Each is a headline, a date line, and paragraphs drawn from all samples, in which names, numbers and most words that carry no
grammar are drawn anew: no two tell the same story, and every one reads like a release to the extractors. Belongs here: making
text. Stays out: measuring.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.articles.parse import parse
from pipeline.articles.parsed import ParsedArticle
from pipeline.settings import SEEDS
from pipeline.sources.documents import RawDocument

_WORD = re.compile(r"[^\W\d_]+|\d+")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAY = re.compile(
    rf"\b\d{{1,2}}(?= (?:{'|'.join(_MONTHS)})\b)|(?<=\b(?:{'|'.join(m[:3] for m in _MONTHS)}) )\d{{1,2}}\b"
)
_FURNITURE = "\n\nShare this page\nPrint\nThis website sets cookies to keep its pages working.\nFind out more\n"


def scrapes(count: int, first: int = 0, on: date | None = None) -> Iterator[tuple[str, str]]:
    """`count` articles as plain-text scrapes, each with a file name; article `n` is the same whatever is asked for, save its day
    where they are all `on` one."""
    for number in range(first, first + count):
        yield f"{number:07d}.txt", _article(random.Random(number), on)


def write(folder: Path, count: int, first: int = 0, on: date | None = None) -> int:
    """Write `count` articles below `folder`, a thousand to a folder. Returns their words."""
    words = 0
    for name, text in scrapes(count, first, on):
        path = folder / name[:4] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


@cache
def _samples() -> tuple[str, ...]:
    """The bodies of the English samples, each after its title."""
    index = (SEEDS / "articles.tsv").read_text(encoding="utf-8").splitlines()
    header, *lines = [line.split("\t") for line in index if line and not line.startswith("#")]
    language = header.index("language")
    bodies = []
    for name in sorted(line[0] for line in lines if line[language] == "en"):
        parsed = parse(RawDocument("samples", name, (SEEDS / "articles" / name).read_bytes()))
        if isinstance(parsed, ParsedArticle):
            bodies.append(f"{parsed.article.title}\n\n{parsed.text}")
    return tuple(bodies)


def _article(draw: random.Random, on: date | None) -> str:
    samples, renamed = _samples(), dict[str, str]()
    title, lead, *_ = draw.choice(samples).split("\n\n")
    paragraphs = [draw.choice(draw.choice(samples).split("\n\n")[2:] or [lead]) for _ in range(draw.randrange(4, 9))]
    day = f"{draw.randrange(1, 29)} {draw.choice(_MONTHS)} {draw.randrange(2010, 2026)}"
    if on is not None:
        day = f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
    title, *body = (_varied(text, draw, renamed) for text in (title, lead, *paragraphs))
    return f"All news\n{day}\n{title}\n\n" + "\n\n".join(body) + _FURNITURE


@cache
def _known() -> frozenset[str]:
    """Words that carry grammar for the extractors; most stay, and few enough change to leave no long run of words alike."""
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("lexicons/en", "reference")
        for path in sorted((SEEDS / folder).glob("*.tsv"))
        if path.stem not in ("cities", "places")
    )
    return frozenset(word.lower() for word in _WORD.findall(text)) | frozenset(month.lower() for month in _MONTHS)


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words to draw from: common ones, and those that only stand with a capital."""
    words = {word for sample in _samples() for word in _WORD.findall(sample) if len(word) > 3 and word.isalpha()}
    common = tuple(sorted(word for word in words if word.islower() and word not in _known()))
    syllables = ("ka", "mo", "ri", "ste", "lan", "do", "ve", "nor", "bi", "tal", "esh", "qui", "ra", "mün", "zá")
    names = tuple(a.capitalize() + b + c for a in syllables for b in syllables for c in ("n", "ski", "ro", "th"))
    return common, names


def _varied(text: str, draw: random.Random, renamed: dict[str, str]) -> str:
    common, names = _vocabulary()
    known = _known()
    days = {match.start() for match in _DAY.finditer(text)}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if match.start() in days:
            return str(draw.randrange(1, 29))
        if word.isdigit():
            return word if len(word) in (1, 4) else str(draw.randrange(10 ** (len(word) - 1), 10 ** len(word)))
        if len(word) < 4:
            return word
        if draw.random() < (0.15 if word.lower() in known else 0.9):
            return draw.choice(common) if word.islower() else renamed.setdefault(word, draw.choice(names))
        return word

    return _WORD.sub(other, text)
