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

MEMORY_BUDGET = 32 << 20
"""Bytes of rows kept in memory, over all tables, before they go to files."""


class Spool:
    """Rows by table, in buckets by their article. Every batch has a column `article_id`, besides those of its table."""

    def __init__(self, folder: Path, budget: int = MEMORY_BUDGET) -> None:
        self._folder = folder
        self._budget = budget
        # Whole batches wait, and are taken apart only when many come together: a batch of one row takes kilobytes.
        self._held: dict[str, list[pa.RecordBatch]] = defaultdict(list)
        self._bytes = 0
        self.rows: Counter[str] = Counter()
        """How many rows each table has so far."""

    def add(self, table: str, batch: pa.RecordBatch) -> None:
        """Keep a batch."""
        if not batch.num_rows:
            return
        self.rows[table] += batch.num_rows
        self._held[table].append(batch)
        self._bytes += batch.nbytes
        if self._bytes > self._budget:
            self._write_out()

    def parts(self, table: str, bits: int) -> Iterator[tuple[int, pa.Table]]:
        """The rows of a table part by part, where `bits` leading bits of an article's id name its part."""
        held = self._by_bucket(table)
        shift = BUCKET_BITS - bits
        if shift >= 0:
            for part, buckets in groupby(self._buckets(table, held), key=lambda bucket: bucket >> shift):
                yield part, pa.concat_tables([rows for bucket in buckets for rows in self._read(table, bucket, held)])
            return
        for bucket in self._buckets(table, held):
            rows = pa.concat_tables(self._read(table, bucket, held)).combine_chunks()
            for part, places in sorted(_places(rows, bits).items()):
                yield part, rows.take(pa.array(places))

    def _by_bucket(self, table: str) -> dict[int, pa.Table]:
        if not self._held[table]:
            return {}
        rows = pa.Table.from_batches(self._held[table]).combine_chunks()
        return {bucket: rows.take(pa.array(places)) for bucket, places in _places(rows, BUCKET_BITS).items()}

    def _buckets(self, table: str, held: dict[int, pa.Table]) -> list[int]:
        written = {int(file.stem) for file in (self._folder / table).glob("*.arrows")}
        return sorted(written | set(held))

    def _read(self, table: str, bucket: int, held: dict[int, pa.Table]) -> list[pa.Table]:
        batches: list[pa.RecordBatch] = []
        if (path := self._path(table, bucket)).exists():
            with path.open("rb") as file:
                size = path.stat().st_size
                while file.tell() < size:
                    batches += pa.ipc.open_stream(file)
        found = [pa.Table.from_batches(batches)] if batches else []
        return [*found, held[bucket]] if bucket in held else found

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


def _places(rows: pa.RecordBatch | pa.Table, bits: int) -> dict[int, list[int]]:
    """Which rows fall into which bucket or part."""
    places: dict[int, list[int]] = defaultdict(list)
    for row, article_id in enumerate(rows.column("article_id").to_pylist()):
        places[leading_bits(article_id, bits)].append(row)
    return places
