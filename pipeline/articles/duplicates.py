"""The same story twice: which articles repeat another one, and how much of them it has.

Two articles tell the same story if half of the word sequences of the shorter one stand in the other. Sequences are of eight
words, so that common phrases do not count, and containment is asked rather than likeness, so that a copy with another
site's furniture and a copy of the lead alone are both found. On 1,225 made variants this linked all, where MinHash of the
usual libraries missed a third of the edited ones and every lead.

Nothing compares all pairs: articles meet where they share a sequence, and each meets only the first few that have it. The
original is the earliest published, then the longest, then the first by id, so that order of reading changes nothing.
After the first search only articles that what came or went may concern are looked at again, and those that hang on their outcome.

Belongs here: the search. Stays out: texts and tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.articles.signatures import FEWEST, Hashes, Numbers, hashes_of, sizes_of

Bools = npt.NDArray[np.bool_]

CONTAINED = 0.5
"""Share of the shorter article's sequences from which the two tell the same story."""

MET_FIRST, MET_LAST = 8, 6
"""Earlier articles that an article meets at one sequence: the first that have it, where the original of a story with many
copies is, and the last before it, where that of a text full of formulas is, because copies follow within days."""

STORIES = pa.schema(
    [
        ("article_id", pa.string()),
        ("published_on", pa.date32()),
        ("length", pa.int32()),
        ("signature", pa.binary()),
        ("duplicate_of", pa.string()),
        ("duplicate_share", pa.float64()),
    ]
)
"""What the search knows of articles, and what it found."""

_BLOCK = 4096
"""Articles whose meetings are counted together: memory is a block's, not the whole's."""

_AT_ONCE = 1 << 21
"""Hashes that are sorted together, about."""

_MOST = 0.1
"""Share of all articles above which all their hashes are gone through, rather than those of some sought among all."""

_BITS = 22
"""Leading bits of a hash by which most of those that are not asked for are passed over."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article to the search."""

    article_id: str
    published_on: date | None
    length: int
    signature: bytes


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The article whose story is repeated, and the share of the repeating article's sequences that it has, 0 to 1."""

    duplicate_of: str
    share: float


def find_duplicates(stories: Iterable[Story]) -> dict[str, Duplicate]:
    """By article that repeats another: which one, and how much of it. The order of `stories` changes nothing."""
    lines = [(each.article_id, each.published_on, each.length, each.signature, None, None) for each in stories]
    rows = pa.Table.from_pylist([dict(zip(STORIES.names, line, strict=True)) for line in lines], STORIES)
    found = search(rows, np.zeros(len(lines), np.bool_), STORIES.empty_table())
    columns = (found.column(name).to_pylist() for name in ("article_id", "duplicate_of", "duplicate_share"))
    return {copy: Duplicate(original, share) for copy, original, share in zip(*columns, strict=True) if original}


def search(stories: pa.Table, known: Bools, gone: pa.Table) -> pa.Table:
    """`stories` (`STORIES`) with what they repeat, where the `known` ones have what they were found to repeat when those that
    are `gone` were there too, and none of the others."""
    look = _Search(stories, _rank(stories))
    again = ~known
    if known.any():
        # Both those that came and those that went change what the others meet.
        everyone = pa.concat_tables([stories, gone])
        others = _Search(everyone, _rank(everyone))
        again |= others.affected(np.append(~known, np.ones(gone.num_rows, np.bool_)))[: len(known)]
    while True:
        changed = look.settle(again) & known
        more = look.affected(changed) & ~again if changed.any() else changed
        if not more.any():
            return look.found()
        again |= more


def _rank(stories: pa.Table) -> Numbers:
    """The rows from the earliest story to the latest."""
    day = pc.fill_null(stories.column("published_on").cast(pa.int32()), 2**31 - 1)
    columns = {"day": day, "length": pc.negate(stories.column("length")), "id": stories.column("article_id")}
    rank: Numbers = pc.sort_indices(pa.table(columns), [(name, "ascending") for name in columns]).to_numpy()
    return rank.astype(np.int64)


class _Search:
    """One search: stories by row and by rank, which is their place from the earliest to the latest."""

    def __init__(self, stories: pa.Table, rank: Numbers) -> None:
        self._stories, self._rank = stories, rank
        self._place = np.empty(len(rank), np.int64)
        self._place[rank] = np.arange(len(rank))
        self._signatures = stories.column("signature")
        self._sizes = sizes_of(self._signatures)
        before = pc.index_in(stories.column("duplicate_of"), value_set=stories.column("article_id"))
        # An original that is gone stands as -2, so that its copies are never found to be as they were.
        lost = pc.and_(pc.is_valid(stories.column("duplicate_of")), pc.is_null(before))
        self._original = pc.if_else(lost, -2, pc.fill_null(before, -1)).to_numpy().astype(np.int64)
        self._share = pc.fill_null(stories.column("duplicate_share"), 0.0).to_numpy().copy()

    def found(self) -> pa.Table:
        """The stories with what they repeat."""
        copies = self._original >= 0
        original = pa.array(self._original, mask=~copies)
        columns = {
            "duplicate_of": self._stories.column("article_id").take(original),
            "duplicate_share": pa.array(self._share, mask=~copies),
        }
        rows = self._stories
        for name, column in columns.items():
            rows = rows.set_column(rows.schema.get_field_index(name), name, column)
        return rows

    def hashes(self, which: Bools) -> Hashes:
        """All hashes of some stories, sorted, each once."""
        found = (hashes[which[rows]] for hashes, rows in hashes_of(self._signatures))
        return np.unique(np.concatenate([np.zeros(0, np.uint64), *found]))

    def affected(self, changed: Bools) -> Bools:
        """Which other stories may repeat something else, or no more, because these came, went, or repeat something else.

        That is who may tell the same story as one of them; and at a sequence that many have, who meets others than before.
        """
        found = np.zeros(len(changed), np.bool_)
        shared: Counter[tuple[int, int]] = Counter()
        hashes, rows = _together(self._entries(self.hashes(changed)))
        order = np.lexsort((self._place[rows], hashes))
        for group in np.split(rows[order], np.flatnonzero(np.diff(hashes[order])) + 1):
            came = changed[group]
            if len(group) < 2 or came.all():
                continue
            if len(group) <= MET_FIRST + MET_LAST + 1:
                shared.update(product(group[came].tolist(), group[~came].tolist()))
                continue
            others = group[~came]
            for before in np.flatnonzero(came) - np.arange(came.sum()):
                # So many others stand before it.
                found[others[before : None if before < MET_FIRST else before + MET_LAST]] = True
        for (one, other), count in shared.items():
            found[other] |= count >= CONTAINED * min(self._sizes[one], self._sizes[other])
        return found

    def settle(self, again: Bools) -> Bools:
        """Find anew what these stories repeat; which of all repeat something else than before."""
        original, share = self._original.copy(), self._share.copy()
        self._original[again], self._share[again] = -1, 0.0
        settled = np.zeros(len(again), np.bool_)
        for later, earlier, shared in self._meetings(again):
            if settled[later]:
                continue
            settled[later] = True
            root = int(self._original[earlier]) if self._original[earlier] >= 0 else earlier
            if root != earlier and not self._same(later, root):
                root = earlier
            both = shared if root == earlier else self._shared(later, root)
            self._original[later], self._share[later] = root, round(float(both / self._sizes[later]), 4)
        changed: Bools = (original != self._original) | (share != self._share)
        return changed

    def _meetings(self, again: Bools) -> Iterator[tuple[int, int, int]]:
        """Pairs that tell the same story: later, earlier, sequences shared. By the later one, then by the earlier one."""
        owners, place, by_owner, ends = _index(*self._shared_entries(again))
        ranks = self._place[again]
        ranks.sort()
        for start in range(0, len(ranks), _BLOCK):
            block = ranks[start : start + _BLOCK]
            mine = [by_owner[ends[one] : ends[one + 1]] for one in block] if len(ends) else []
            entries = np.concatenate([np.zeros(0, np.int64), *mine])
            pairs, counts = np.unique(_pairs(owners, place, entries), return_counts=True)
            later, earlier = self._rank[pairs >> 32], self._rank[pairs & 0xFFFFFFFF]
            smaller = np.minimum(self._sizes[later], self._sizes[earlier])
            alike = (counts >= np.minimum(FEWEST, smaller)) & (counts >= CONTAINED * smaller)
            yield from zip(later[alike].tolist(), earlier[alike].tolist(), counts[alike].tolist(), strict=True)

    def _shared_entries(self, again: Bools) -> tuple[Hashes, Numbers, int]:
        """Hashes that more than one story has, with the rank of each owner, as far as stories to settle have them; and how many
        ranks there are."""
        kept = [(np.zeros(0, np.uint64), np.zeros(0, np.int64))]
        wanted: Iterator[Iterator[tuple[Hashes, Numbers]]]
        if again.size and again.mean() > _MOST:
            passes = 1 << max(0, int(self._sizes.sum()) // _AT_ONCE).bit_length()
            wanted = (self._between(nth, passes) for nth in range(passes))
        else:
            wanted = iter([self._entries(self.hashes(again))])
        for entries in wanted:
            hashes, rows = _together(entries)
            order = np.argsort(hashes, kind="stable")
            hashes, rows = hashes[order], rows[order]
            same = hashes[1:] == hashes[:-1]
            several = np.append(same, False) | np.append(False, same) if len(hashes) else np.zeros(0, np.bool_)
            kept.append((hashes[several], self._place[rows[several]]))
        hashes, ranks = (np.concatenate(each) for each in zip(*kept, strict=True))
        return hashes, ranks, len(self._rank)

    def _between(self, nth: int, passes: int) -> Iterator[tuple[Hashes, Numbers]]:
        """The hashes of one of so many equal ranges, and their rows."""
        shift = np.uint64(64 - passes.bit_length() + 1)
        for hashes, rows in hashes_of(self._signatures):
            here = hashes >> shift == nth if passes > 1 else np.ones(len(hashes), np.bool_)
            yield hashes[here], rows[here]

    def _entries(self, wanted: Hashes) -> Iterator[tuple[Hashes, Numbers]]:
        """Where the wanted hashes stand."""
        if not len(wanted):
            return
        maybe, shift = np.zeros(1 << _BITS, np.bool_), np.uint64(64 - _BITS)
        maybe[wanted >> shift] = True
        for hashes, rows in hashes_of(self._signatures):
            some = np.flatnonzero(maybe[hashes >> shift])
            near = np.minimum(np.searchsorted(wanted, hashes[some]), len(wanted) - 1)
            some = some[wanted[near] == hashes[some]]
            yield hashes[some], rows[some]

    def _same(self, one: int, other: int) -> bool:
        smaller = int(min(self._sizes[one], self._sizes[other]))
        shared = self._shared(one, other)
        return shared >= min(FEWEST, smaller) and shared >= CONTAINED * smaller

    def _shared(self, one: int, other: int) -> int:
        mine, theirs = (np.frombuffer(self._signatures[row].as_py(), "<u8") for row in (one, other))
        return len(np.intersect1d(mine, theirs, assume_unique=True))


def _together(entries: Iterator[tuple[Hashes, Numbers]]) -> tuple[Hashes, Numbers]:
    parts = [(np.zeros(0, np.uint64), np.zeros(0, np.int64)), *entries]
    return np.concatenate([hashes for hashes, _ in parts]), np.concatenate([rows for _, rows in parts])


def _index(hashes: Hashes, ranks: Numbers, count: int) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """The same sequences side by side: whose each is, its place among the same ones (0 is the earliest owner's), and the entries
    of each owner, one owner after the other, with where each owner's begin."""
    order = np.lexsort((ranks, hashes))
    hashes, owners = hashes[order], ranks[order]
    starts = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1])) if len(hashes) else np.zeros(0, np.int64)
    lengths = np.diff(np.append(starts, len(owners)))
    place = np.arange(len(owners)) - np.repeat(starts, lengths)
    by_owner = np.argsort(owners, kind="stable")
    return owners, place, by_owner, np.searchsorted(owners[by_owner], np.arange(count + 1))


def _pairs(owners: Numbers, place: Numbers, entries: Numbers) -> npt.NDArray[Any]:
    """What these entries' owners meet, as `later << 32 | earlier`: the first that have the same sequence, and the last."""
    met = [np.zeros(0, np.int64)]
    behind = place[entries]
    for nth in range(MET_FIRST):
        mine = entries[behind > nth]
        met.append((owners[mine] << 32) | owners[mine - place[mine] + nth])
    for nth in range(1, MET_LAST + 1):
        mine = entries[behind - nth >= MET_FIRST]
        met.append((owners[mine] << 32) | owners[mine - nth])
    return np.concatenate(met)
