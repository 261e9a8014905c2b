"""What is told of single words, remembered: most words of a text have been asked about before.

Belongs here: the memory. Stays out: what is told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

_MOST = 1 << 16
"""Words. Articles never end; a memory that is full starts anew."""


class _ByWord(dict[str, V]):
    def __init__(self, tell: Callable[[str], V]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> V:
        if len(self) >= _MOST:
            self.clear()
        told = self[word] = self._tell(word)
        return told


def by_word(tell: Callable[[str], V]) -> Callable[[str], V]:
    """A function of one word that remembers what it told, at the cost of one look-up in a plain dictionary.

    `functools.lru_cache` keeps its entries in order of use as well, which touches far more memory for each word of a text.
    """
    return _ByWord(tell).__getitem__
