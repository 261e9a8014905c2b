"""The people of one article, and when two forms of a name are one name.

Belongs here: the plain data, and the comparison of names. Stays out: what the article says of them (`identities.py`).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.language.mentions import Identity, Person


@dataclass
class Individual:
    """One person of the article, with all mentions that name them."""

    name: str
    words: tuple[str, ...]
    mentions: list[Person] = field(default_factory=list)
    gender: str | None = None
    identity: Identity | None = None
    """Null until it is asked for (`Identities.identity_of`)."""

    @property
    def start(self) -> int:
        return self.mentions[0].span.start


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """A name for comparison: without diacritics, case, marks."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(bare.casefold().replace("-", " ").replace(".", " ").replace("’", "'").split())


def part_of(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a shorter form of a name belongs to a longer one: its words in order, without gaps but for middle names."""
    size = len(words)
    if size > len(whole):
        return False
    if any(whole[i : i + size] == words for i in range(len(whole) - size + 1)):
        return True
    rest = iter(whole)
    return size > 1 and words[0] == whole[0] and all(word in rest for word in words)
