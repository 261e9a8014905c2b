"""Where rows wait until a run has seen all articles: in memory while they are few, in files of the run when they are many.

Belongs here: keeping rows by table and bucket within a memory budget, and giving them back part by part. Stays out:
validation, order, the final files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pyarrow as pa

from pipeline.tables.parts import BUCKET_BITS, leading_bits

MEMORY_BUDGET = 64 << 20
"""Bytes of rows kept in memory, over all tables, before they go to files."""


class Spool:
    """Rows by table, in buckets by their article. Every batch has a column `article_id`, besides those of its table."""

    def __init__(self, folder: Path, budget: int = MEMORY_BUDGET) -> None:
        self._folder = folder
        self._budget = budget
        self._held: dict[tuple[str, int], list[pa.RecordBatch]] = defaultdict(list)
        self._bytes = 0
        self.rows: Counter[str] = Counter()
        """How many rows each table has so far."""

    def add(self, table: str, batch: pa.RecordBatch) -> None:
        """Keep a batch."""
        if not batch.num_rows:
            return
        self.rows[table] += batch.num_rows
        for bucket, rows in _places(batch, BUCKET_BITS).items():
            taken = batch if len(rows) == batch.num_rows else batch.take(pa.array(rows))
            self._held[table, bucket].append(taken)
        self._bytes += batch.nbytes
        if self._bytes > self._budget:
            self._write_out()

    def parts(self, table: str, bits: int) -> Iterator[tuple[int, pa.Table]]:
        """The rows of a table part by part, where `bits` leading bits of an article's id name its part."""
        shift = BUCKET_BITS - bits
        if shift >= 0:
            for part, buckets in groupby(self._buckets(table), key=lambda bucket: bucket >> shift):
                yield part, pa.Table.from_batches([batch for bucket in buckets for batch in self._read(table, bucket)])
            return
        for bucket in self._buckets(table):
            rows = pa.Table.from_batches(self._read(table, bucket)).combine_chunks()
            for part, places in sorted(_places(rows, bits).items()):
                yield part, rows.take(pa.array(places))

    def _buckets(self, table: str) -> list[int]:
        written = {int(file.stem) for file in (self._folder / table).glob("*.arrows")}
        return sorted(written | {bucket for name, bucket in self._held if name == table})

    def _read(self, table: str, bucket: int) -> list[pa.RecordBatch]:
        batches: list[pa.RecordBatch] = []
        if (path := self._path(table, bucket)).exists():
            with path.open("rb") as file:
                size = path.stat().st_size
                while file.tell() < size:
                    batches += pa.ipc.open_stream(file)
        return batches + self._held.get((table, bucket), [])

    def _write_out(self) -> None:
        for (table, bucket), batches in self._held.items():
            path = self._path(table, bucket)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as file, pa.ipc.new_stream(file, batches[0].schema) as stream:
                for batch in batches:
                    stream.write(batch)
        self._held.clear()
        self._bytes = 0

    def _path(self, table: str, bucket: int) -> Path:
        return self._folder / table / f"{bucket}.arrows"


def _places(rows: pa.RecordBatch | pa.Table, bits: int) -> dict[int, list[int]]:
    """Which rows fall into which bucket or part."""
    places: dict[int, list[int]] = defaultdict(list)
    for row, article_id in enumerate(rows.column("article_id").to_pylist()):
        places[leading_bits(article_id, bits)].append(row)
    return places
