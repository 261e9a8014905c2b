"""Where rows wait until a run has seen all articles: in memory while they are few, in files of the run when they are many.

Until it is known which parts there are, rows wait by the hash of their article; from `deal` on by its part. Belongs here: keeping rows
within a memory budget, and giving them back part by part. Stays out: validation, order, the final files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from pipeline.tables.parts import Numbers, Parts, hashes_of

MEMORY_BUDGET = 32 << 20
"""Bytes of rows kept in memory, over all tables, before they go to files."""

BUCKETS = 256
"""Into how many files the rows of a table go."""


class Spool:
    """Rows by table, in buckets by their article. Every batch has a column `article_id`, besides those of its table."""

    def __init__(self, folder: Path, budget: int = MEMORY_BUDGET) -> None:
        self._folder = folder
        self._budget = budget
        self._dealt: Parts | None = None
        # Whole batches wait, and are taken apart only when many come together: a batch of one row takes kilobytes.
        self._held: dict[str, list[pa.RecordBatch]] = defaultdict(list)
        self._bytes = 0
        self.rows: Counter[str] = Counter()
        """How many rows each table has so far."""

    def add(self, table: str, rows: pa.RecordBatch | pa.Table) -> None:
        """Keep some rows."""
        if not rows.num_rows:
            return
        self.rows[table] += rows.num_rows
        self._held[table] += [rows] if isinstance(rows, pa.RecordBatch) else rows.to_batches()
        self._bytes += rows.nbytes
        if self._bytes > self._budget:
            self._write_out()

    def buckets(self, table: str) -> Iterator[pa.Table]:
        """The rows of a table, some at a time; those of one article come together. Rows may be added meanwhile and are not seen."""
        held, written = self._by_bucket(table), self._written(table)
        for bucket in sorted(written.keys() | held):
            yield self._read(table, bucket, held, written)

    def deal(self, parts: Parts, kept: Callable[[str, pa.Table], pa.Table] = lambda table, rows: rows) -> None:
        """Have rows wait by their part, also those that are here; of them those that are `kept`, asked table by table, the
        rows of one article together."""
        waiting = {table: self._set_aside(table) for table in list(self.rows)}
        self._dealt, self._bytes = parts, 0
        self.rows.clear()
        for table, rows in waiting.items():
            for some in rows:
                self.add(table, kept(table, some))

    def parts(self, table: str) -> Iterator[tuple[int, pa.Table]]:
        """The rows of a table part by part, each with its number."""
        assert self._dealt is not None, "rows have parts once they are dealt"
        for rows in self.buckets(table):
            part = self._dealt.of(rows.column("article_id"))
            for number, places in _together(part):
                yield number, rows if len(places) == rows.num_rows else rows.take(pa.array(places))

    def _set_aside(self, table: str) -> Iterator[pa.Table]:
        """Take out all rows of a table, bucket by bucket."""
        held = self._by_bucket(table)
        self._held.pop(table, None)
        aside = f"{table}.aside"
        if (self._folder / table).exists():
            (self._folder / table).rename(self._folder / aside)

        def rows() -> Iterator[pa.Table]:
            written = self._written(aside)
            for bucket in sorted(written.keys() | held):
                yield self._read(aside, bucket, held, written)
                self._path(aside, bucket).unlink(missing_ok=True)

        return rows()

    def _by_bucket(self, table: str) -> dict[int, pa.Table]:
        if not self._held[table]:
            return {}
        rows = pa.Table.from_batches(self._held[table]).combine_chunks()
        return {bucket: rows.take(pa.array(places)) for bucket, places in _together(self._bucket_of(rows))}

    def _bucket_of(self, rows: pa.Table) -> Numbers:
        if self._dealt is None:
            return (hashes_of(rows.column("article_id")) % np.uint64(BUCKETS)).astype(np.int64)
        return self._dealt.of(rows.column("article_id")) * BUCKETS // max(BUCKETS, len(self._dealt))

    def _written(self, table: str) -> dict[int, int]:
        """The buckets in files, each with the bytes written so far: rows that are held now may go to the same files later."""
        return {int(file.stem): file.stat().st_size for file in (self._folder / table).glob("*.arrows")}

    def _read(self, table: str, bucket: int, held: dict[int, pa.Table], written: dict[int, int]) -> pa.Table:
        found = [held[bucket]] if bucket in held else []
        if bucket in written:
            found.insert(0, pa.Table.from_batches(_batches(self._path(table, bucket), written[bucket])))
        return pa.concat_tables(found)

    def _write_out(self) -> None:
        for table in self._held:
            for bucket, rows in self._by_bucket(table).items():
                path = self._path(table, bucket)
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("ab") as file, pa.ipc.new_stream(file, rows.schema) as stream:
                    stream.write_table(rows)
        self._held.clear()
        self._bytes = 0

    def _path(self, table: str, bucket: int) -> Path:
        return self._folder / table / f"{bucket}.arrows"


def _batches(path: Path, size: int) -> list[pa.RecordBatch]:
    """The batches in the first bytes of a file: it is as many streams as it was written at times."""
    batches: list[pa.RecordBatch] = []
    with path.open("rb") as file:
        while file.tell() < size:
            batches += pa.ipc.open_stream(file)
    return batches


def _together(numbers: Numbers) -> Iterator[tuple[int, Numbers]]:
    """Which rows have each number, in order of the numbers."""
    order = np.argsort(numbers, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(numbers[order])) + 1) if len(order) else ():
        yield int(numbers[places[0]]), places
