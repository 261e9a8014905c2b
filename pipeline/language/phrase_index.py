"""Phrases of a lexicon on the tokens of a text.

Belongs here: the index and its two look-ups. Stays out: where the phrases come from (`lexicon.py`), and what they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress
from typing import Generic, TypeVar

V = TypeVar("V")


class PhraseIndex(Generic[V]):
    """Finds phrases of a lexicon on a text's tokens, longest first; one dictionary look-up a token where nothing matches."""

    def __init__(self, phrases: Iterable[tuple[str, V]], *, split: str = " ") -> None:
        self._alone: dict[str, tuple[int, V]] = {}
        """Phrases of one word, as `match` gives them."""
        self._longer: dict[str, dict[str, list[tuple[int, dict[tuple[str, ...], V]]]]] = {}
        """First word -> second word -> the phrases that begin with both, by how many words they have, the longest first."""
        by_size: dict[int, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in phrases:
            words = tuple(phrase.split(split))
            by_size.setdefault(len(words), []).append((words, value))
        for size, alike in sorted(by_size.items(), reverse=True):
            for words, value in alike:
                if size == 1:
                    self._alone.setdefault(words[0], (1, value))
                    continue
                sizes = self._longer.setdefault(words[0], {}).setdefault(words[1], [])
                if not sizes or sizes[-1][0] != size:
                    sizes.append((size, {}))
                sizes[-1][1].setdefault(words, value)
        self.firsts = frozenset(self._alone.keys() | self._longer.keys())
        """The first words of all phrases."""

    def match(self, words: list[str], at: int) -> tuple[int, V] | None:
        """The longest phrase that starts at token `at`: how many tokens it takes, and its value."""
        first = words[at]
        if (longer := self._longer.get(first)) and at + 1 < len(words):
            for size, phrases in longer.get(words[at + 1], ()):
                found = tuple(words[at : at + size])
                if found in phrases:
                    return size, phrases[found]
        return self._alone.get(first)

    def everywhere(self, words: list[str]) -> list[tuple[int, int, V]]:
        """The longest phrase at each token where one starts, overlapping ones too: token, token after the last, value."""
        found: list[tuple[int, int, V]] = []
        alone, longer, last = self._alone, self._longer, len(words) - 1
        for at in compress(range(last + 1), map(self.firsts.__contains__, words)):
            first = words[at]
            seconds = longer.get(first) if at < last else None
            # Most words that begin phrases are followed by none that goes on.
            one = self.match(words, at) if seconds and words[at + 1] in seconds else alone.get(first)
            if one is not None:
                found.append((at, at + one[0], one[1]))
        return found

    def stands_in(self, words: list[str], start: int, end: int) -> bool:
        """Whether `find` finds anything in `words[start:end]`."""
        if self.firsts.isdisjoint(words[start:end]):
            return False
        return next(self.find(words, start, end), None) is not None

    def find(self, words: list[str], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, V]]:
        """Every phrase in `words[start:end]`, left to right without overlap: first token, token after the last, value."""
        stop, done = len(words) if end is None else end, start
        known = map(self.firsts.__contains__, words[start:stop])
        for at in compress(range(start, stop), known):
            if at >= done and (found := self.match(words, at)) and at + found[0] <= stop:
                done = at + found[0]
                yield at, done, found[1]
