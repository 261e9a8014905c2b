"""The columns that identity works on, and what it keeps of them from run to run.

Belongs here: their schemas, and small helpers over Arrow and NumPy. Stays out: what they mean for who is who.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Bools = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

N = TypeVar("N", np.int64, np.uint64)

MENTIONS = pa.schema(
    [
        ("row_id", pa.string()),
        ("article_id", pa.string()),
        ("person", pa.string()),
        ("body", pa.string()),
        ("introduced", pa.string()),
        ("name", pa.string()),
        ("role", pa.string()),
        ("organisation", pa.string()),
        ("country", pa.string()),
        ("published_on", pa.date32()),
    ]
)
"""A participant or quote: the keys of the person and body that it mentions, and the words."""

REPORTED = pa.schema(
    [
        *((name, pa.string()) for name in ("meeting_id", "article_id", "part_of")),
        ("published_on", pa.date32()),
        *((name, pa.string()) for name in ("language", "kind", "name", "called", "series", "series_name")),
        ("series_listed", pa.bool_()),
        ("edition", pa.int32()),
        ("start_date", pa.date32()),
        ("end_date", pa.date32()),
        *((name, pa.string()) for name in ("precision", "place", "country", "status")),
        ("people", pa.list_(pa.string())),
        ("own", pa.list_(pa.bool_())),
        *((name, pa.list_(pa.string())) for name in ("bodies", "groups", "nations")),
        ("participant_count", pa.int32()),
    ]
)
"""A meeting of an article, with the keys of those who take part."""

MARKS = pa.schema(
    [
        ("tie", pa.uint64()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("vagueness", pa.int8()),
        ("tells", pa.int16()),
        ("people_mark", pa.uint64()),
        ("words_mark", pa.uint64()),
        ("alike", pa.uint64()),
        ("keys", pa.list_(pa.uint64())),
        ("level", pa.int8()),
        ("base", pa.string()),
    ]
)
"""What is worked out of one report alone, once its people and bodies have identifiers."""

FOUND_MENTIONS = pa.schema([*MENTIONS, ("person_id", pa.string()), ("organisation_id", pa.string())])
FOUND_REPORTS = pa.schema(
    [*REPORTED, *MARKS, ("apart", pa.bool_()), ("event_base", pa.string()), ("event_id", pa.string())]
)
EDGES = pa.schema([("one", pa.int64()), ("other", pa.int64()), ("sure", pa.int8()), ("score", pa.float64())])
"""Two reports, by their rows, that were compared and found alike or contradictory."""


@dataclass(frozen=True)
class Known:
    """What identity found for a set of articles; kept, it saves the next run all that a change does not touch."""

    mentions: pa.Table
    reports: pa.Table
    edges: pa.Table

    @classmethod
    def nothing(cls) -> Known:
        return cls(*(schema.empty_table() for schema in (FOUND_MENTIONS, FOUND_REPORTS, EDGES)))


def taken(table: pa.Table, rows: Numbers) -> pa.Table:
    """Some rows, in this order. Arrow joins all batches of a table before it takes anything; here each gives what is its own."""
    order = np.argsort(rows, kind="stable")
    ordered, pieces, first = rows[order], [table.schema.empty_table()], 0
    for batch in table.to_batches():
        start, end = np.searchsorted(ordered, [first, first + batch.num_rows])
        if end > start:
            pieces.append(pa.Table.from_batches([batch.take(pa.array(ordered[start:end] - first))]))
        first += batch.num_rows
    found = pa.concat_tables(pieces).combine_chunks()
    if (order[1:] > order[:-1]).all():
        return found
    back = np.empty(len(order), np.int64)
    back[order] = np.arange(len(order))
    return found.take(pa.array(back))


def distinct(values: npt.NDArray[N]) -> npt.NDArray[N]:
    """The values in order, each once: for many of them sorting is several times as fast as `np.unique`, which hashes."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def rows_of(table: pa.Table, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns, a batch at a time."""
    for batch in table.select(columns).to_batches(max_chunksize=8192):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def hash64(*values: object) -> int:
    """A hash of plain values that is the same on every machine."""
    return int.from_bytes(blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def codes(column: pa.ChunkedArray) -> tuple[Numbers, pa.Array]:
    """A column as numbers (-1 for null) and the value of each number."""
    encoded = column.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    return pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64), encoded.dictionary


def numbers(column: pa.ChunkedArray, fill: int = 0) -> npt.NDArray[Any]:
    """A column of numbers, days or truth values for NumPy."""
    if pa.types.is_date(column.type):
        column = column.cast(pa.int32())
    if pa.types.is_boolean(column.type):
        column = column.cast(pa.int8())
    found: npt.NDArray[Any] = pc.fill_null(column, fill).combine_chunks().to_numpy(zero_copy_only=False)
    return found


def lists(column: pa.ChunkedArray) -> tuple[npt.NDArray[Any], Numbers]:
    """The items of a column of lists, and the row of each."""
    array = column.combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks() if array.num_chunks else pa.array([], column.type)
    items = array.flatten().to_numpy(zero_copy_only=False)
    return items, np.repeat(np.arange(len(array)), array.value_lengths().to_numpy(zero_copy_only=False))


def components(count: int, ones: Numbers, others: Numbers) -> Numbers:
    """The connected components of a graph: for each of `count` nodes the least node of its component."""
    label = np.arange(count)
    while True:
        one, other = label[ones], label[others]
        apart = one != other
        if not apart.any():
            return label
        ones, others, one, other = ones[apart], others[apart], one[apart], other[apart]
        low, high = np.minimum(one, other), np.maximum(one, other)
        np.minimum.at(label, high, low)
        while True:
            above = label[label]
            if (above == label).all():
                break
            label = above
