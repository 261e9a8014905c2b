"""When two texts mean the same thing: the definitions that the published accuracy rests on.

Belongs here: comparing words, names and measures, and pairing two lists by likeness. Stays out: rows and tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

_A = TypeVar("_A")
_B = TypeVar("_B")

_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "for",
        "and",
        "to",
        "s",
        "its",
        "de",
        "la",
        "le",
        "les",
        "des",
        "du",
        "el",
        "los",
        "las",
        "del",
        "et",
        "y",
        "en",
    ]
)
"""Words that say nothing about whether two phrases mean the same."""


@lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, without case and compatibility forms."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def content(text: str | None) -> set[str]:
    """The words that carry meaning."""
    return set(words(text or "")) - _SMALL


def shared_words(one: str, other: str) -> float:
    """Jaccard index of the two multisets of words, 0 to 1."""
    a, b = Counter(words(one)), Counter(words(other))
    union = sum((a | b).values())
    return sum((a & b).values()) / union if a and b else 0.0


def overlap(one: str | None, other: str | None) -> float:
    """Dice coefficient of the two sets of content words, 0 to 1."""
    a, b = content(one), content(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def same_name(one: str | None, other: str | None) -> bool:
    """The same last word, or all words of the one among those of the other."""
    a, b = words(one or ""), words(other or "")
    return bool(a and b) and (a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a))


def same_measure(one: str | None, other: str | None) -> bool:
    """A third of all content words shared, number aside, or one phrase inside the other."""
    a, b = {_singular(word) for word in content(one)}, {_singular(word) for word in content(other)}
    if not a or not b:
        return not a and not b
    return len(a & b) / len(a | b) >= 1 / 3 or a <= b or b <= a


def squeezed(text: str | None) -> str:
    """The text with every run of white space as one space."""
    return " ".join((text or "").split())


def paired(
    ones: Sequence[_A], others: Sequence[_B], likeness: Callable[[_A, _B], float], least: float
) -> list[tuple[int, int]]:
    """Pairs of positions, best likeness first, each used once; none below `least`."""
    scored = sorted(((likeness(a, b), i, j) for i, a in enumerate(ones) for j, b in enumerate(others)), reverse=True)
    left, right = set(range(len(ones))), set(range(len(others)))
    pairs = []
    for score, i, j in scored:
        if score < least:
            break
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
