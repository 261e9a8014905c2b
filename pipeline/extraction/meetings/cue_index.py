"""Where the phrases of all cues stand in one article: looked for once, then asked sentence by sentence.

Belongs here: that one look-up, and reading phrases off it. Stays out: what the cues mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Any, TypeVar

T = TypeVar("T", bound=tuple[Any, ...])

Stretches = Sequence[tuple[int, int]]
"""Phrases as tokens `start:end`, by start."""


class CueIndex:
    """The phrases of all cues by their first word, as a `PhraseIndex` of each cue would hold them.

    A cue of single words is not among them: the tokens know theirs, and such words stand everywhere ("the", "of").
    """

    def __init__(self, cues: Mapping[str, Sequence[str]]) -> None:
        several = [cue for cue, phrases in cues.items() if any(" " in phrase for phrase in phrases)]
        self._alone: dict[str, tuple[str, ...]] = {}
        """Word -> the cues that it is a phrase of."""
        self._longer: dict[str, dict[str, list[tuple[list[str], str]]]] = {}
        """First word -> second word -> the phrases that begin with both, each with its cue, the longest first."""
        phrases = [(phrase.split(), cue) for cue in several for phrase in sorted({*cues[cue]})]
        for words, cue in sorted(phrases, key=lambda phrase: -len(phrase[0])):
            if len(words) > 1:
                self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, cue))
            else:
                self._alone[words[0]] = (*self._alone.get(words[0], ()), cue)
        self._firsts = self._alone.keys() | self._longer.keys()

    def find(self, lowers: list[str], cues: list[frozenset[str]]) -> Told:
        """By cue, the longest of its phrases at each token where one starts, overlapping ones too.

        `cues` are those of each token.
        """
        # no `Told` yet: compiled code asks `__missing__` first where `setdefault` is called
        found: dict[str, list[tuple[int, int]]] = {}
        last = len(lowers) - 1
        for at in compress(range(len(lowers)), map(self._firsts.__contains__, lowers)):
            word = lowers[at]
            alone = self._alone.get(word, ())
            if at < last and (longer := self._longer.get(word)) and (phrases := longer.get(lowers[at + 1])):
                told: list[str] = []
                for words, cue in phrases:
                    if cue not in told and lowers[at : at + len(words)] == words:
                        told.append(cue)
                        found.setdefault(cue, []).append((at, at + len(words)))
                alone = tuple(cue for cue in alone if cue not in told) if told else alone
            for cue in alone:
                found.setdefault(cue, []).append((at, at + 1))
        return Told(found, cues)


class Told(dict[str, list[tuple[int, int]]]):
    """The phrases of each cue in one article, as tokens `start:end`, by start; a cue of single words is found when asked for."""

    def __init__(self, found: Mapping[str, list[tuple[int, int]]], cues: list[frozenset[str]]) -> None:
        super().__init__(found)
        self._cues = cues
        self._joint: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        self._present = frozenset[str]().union(*set(cues))

    def __missing__(self, cue: str) -> list[tuple[int, int]]:
        found = [(at, at + 1) for at, cues in enumerate(self._cues) if cue in cues] if cue in self._present else []
        self[cue] = found
        return found

    def any_of(self, cues: tuple[str, ...]) -> list[tuple[int, int]]:
        """The phrases of several cues, by start."""
        found = self._joint.get(cues)
        if found is None:
            wanted, found = self._present.intersection(cues), []
            if wanted:
                found = [(at, at + 1) for at, own in enumerate(self._cues) if not own.isdisjoint(wanted)]
            longer = [phrase for cue in cues for phrase in self.get(cue, ()) if phrase[1] > phrase[0] + 1]
            found = self._joint[cues] = sorted(found + longer) if longer else found
        return found


def stands_in(found: Stretches, start: int, end: int) -> bool:
    """Whether a phrase lies in tokens `start:end`."""
    for at in range(bisect_left(found, (start,)), len(found)):
        first, after = found[at]
        if first >= end:
            return False
        if after <= end:
            return True
    return False


def inside(found: Sequence[T], start: int, end: int) -> Iterator[T]:
    """The phrases that lie in tokens `start:end`, left to right without overlap; each begins with its two bounds."""
    done = start
    for at in range(bisect_left(found, (start,)), len(found)):
        one = found[at]
        if one[0] >= end:
            return
        if one[0] >= done and one[1] <= end:
            done = one[1]
            yield one
