"""Which file of a table a row stands in: decided by its article's day and id, so that an unchanged file stays the same file.

Articles in the order of their days, and of their ids within a day, are cut in halves of the calendar until no part has more than
`ARTICLES_PER_PART`: a part is a run of days, or a share of one day that has many. Where the cuts are follows from the set of
articles alone, however they came. Articles of a few days therefore change a few files, wherever they fall in no more than one
each, and a part that grows too large splits in two without touching any other. (A binary trie over day and hash; Fredkin 1960.)

Belongs here: the rule. Stays out: writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

ARTICLES_PER_PART = 512
"""How many articles a part holds at most: about a megabyte of compressed text."""

ALONE = "0"
"""The part of a table that is not cut into parts."""

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

_BITS = 64
_OF_HASH = 42
"""Bits of a key that are of the id's hash; those before them are the day's ordinal, which ends in the year 9999 below 2 ** 22."""
_UNDATED = (1 << _BITS - _OF_HASH) - 1
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Part:
    """All articles whose keys begin with the same `bits` bits as `start`."""

    start: int
    bits: int

    @property
    def end(self) -> int:
        """The first key behind it."""
        return self.start + (1 << _BITS - self.bits)

    @property
    def name(self) -> str:
        """The first day that may be in it, and where it is a share of a day the leading digits of its first hash. Parts in order
        also stand in order of their names."""
        day, of_hash = self.start >> _OF_HASH, self.start & (1 << _OF_HASH) - 1
        digits = f"{of_hash << _BITS - _OF_HASH:016x}".rstrip("0")
        return ".".join(filter(None, (_named(day), digits)))


def _named(day: int) -> str:
    if day > date.max.toordinal():
        return "undated"
    return date.fromordinal(day).isoformat().replace("-", "") if day else "00000000"


class Parts:
    """A set of articles, cut into parts."""

    def __init__(self, article_id: pa.ChunkedArray, published_on: pa.ChunkedArray) -> None:
        hashes = hashes_of(article_id)
        day = pc.add(published_on.cast(pa.int32()), _EPOCH)
        days = pc.fill_null(day, _UNDATED).to_numpy().astype(np.uint64)
        keys = days << np.uint64(_OF_HASH) | hashes >> np.uint64(_BITS - _OF_HASH)
        order = np.lexsort((hashes, keys))
        self._keys: Hashes = keys[order]
        self._ids = article_id.take(pa.array(order)).combine_chunks()
        self.parts = list(_cut(self._keys))
        self._starts = np.array([part.start for part in self.parts], np.uint64)
        self._by_hash = np.argsort(hashes[order], kind="stable")
        self._hashes: Hashes = hashes[order][self._by_hash]

    def __len__(self) -> int:
        return len(self.parts)

    def of(self, article_id: pa.ChunkedArray | pa.Array) -> Numbers:
        """The number of each article's part. All are of the set."""
        encoded = article_id.combine_chunks() if isinstance(article_id, pa.ChunkedArray) else article_id
        if not len(encoded):
            return np.zeros(0, np.int64)
        encoded = encoded.dictionary_encode()
        place = self._by_hash[np.searchsorted(self._hashes, hashes_of(encoded.dictionary))]
        part = np.searchsorted(self._starts, self._keys[place], side="right") - 1
        found: Numbers = part[encoded.indices.to_numpy()].astype(np.int64)
        return found

    def name_of(self, article_id: str) -> str:
        """The name of the part of one article of the set."""
        return self.parts[int(self.of(pa.array([article_id]))[0])].name

    def ids(self, part: Part) -> list[str]:
        """The articles of the set that fall into a part, be it one of these or not."""
        first = np.searchsorted(self._keys, np.uint64(part.start))
        last = np.searchsorted(self._keys, np.uint64(part.end - 1), side="right")
        found: list[str] = self._ids.slice(first, last - first).to_pylist()
        return found

    def overlapping(self, part: Part) -> Sequence[Part]:
        """The parts that have articles in common with a part of another set: it, one that holds it, or those that it holds."""
        first = int(np.searchsorted(self._starts, np.uint64(part.start), side="right")) - 1
        if first < 0 or self.parts[first].end <= part.start:
            first += 1
        last = int(np.searchsorted(self._starts, np.uint64(part.end - 1), side="right"))
        return self.parts[first:last]


def _cut(keys: Hashes) -> Iterator[Part]:
    """The parts of sorted keys; none of them is empty."""

    def cut(first: int, last: int, part: Part) -> Iterator[Part]:
        if first == last:
            return
        if last - first <= ARTICLES_PER_PART or part.bits == _BITS:
            yield part
            return
        halves = Part(part.start, part.bits + 1), Part(part.start + (1 << _BITS - part.bits - 1), part.bits + 1)
        middle = first + int(np.searchsorted(keys[first:last], np.uint64(halves[1].start)))
        yield from cut(first, middle, halves[0])
        yield from cut(middle, last, halves[1])

    yield from cut(0, len(keys), Part(0, 0))


def hashes_of(article_id: pa.ChunkedArray | pa.Array) -> Hashes:
    """The hashes in ids such as `a_3f09c2d7a1b45e60`."""
    return np.array([int(one[-16:], 16) for one in article_id.to_pylist()], np.uint64)


def part_of(file: str) -> str:
    """The name of the part in the name of a file of a table."""
    return file.split("-")[-2]
