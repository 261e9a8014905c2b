"""Where rows wait until a run has seen all articles: in memory while they are few, in files of the run when they are many.

Belongs here: keeping rows by table and bucket within a memory budget. Stays out: validation, order, the final files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

MEMORY_BUDGET = 64 << 20
"""Bytes of rows kept in memory, over all tables, before they go to files."""


class Spool:
    """Rows by table and bucket. Rows of one bucket come back in the order in which they were added."""

    def __init__(self, folder: Path, budget: int = MEMORY_BUDGET) -> None:
        self._folder = folder
        self._budget = budget
        self._held: dict[tuple[str, int], list[pa.RecordBatch]] = defaultdict(list)
        self._bytes = 0
        self.rows: Counter[str] = Counter()
        """How many rows each table has so far."""

    def add(self, table: str, batch: pa.RecordBatch, buckets: Sequence[int]) -> None:
        """Keep a batch; `buckets` names the bucket of each of its rows."""
        if not batch.num_rows:
            return
        self.rows[table] += batch.num_rows
        places: dict[int, list[int]] = defaultdict(list)
        for row, bucket in enumerate(buckets):
            places[bucket].append(row)
        for bucket, rows in places.items():
            taken = batch if len(rows) == batch.num_rows else batch.take(pa.array(rows))
            self._held[table, bucket].append(taken)
        self._bytes += batch.nbytes
        if self._bytes > self._budget:
            self._write_out()

    def buckets(self, table: str) -> list[int]:
        """The buckets that hold rows of a table, in order."""
        written = {int(file.stem) for file in (self._folder / table).glob("*.arrows")}
        return sorted(written | {bucket for name, bucket in self._held if name == table})

    def read(self, table: str, bucket: int) -> list[pa.RecordBatch]:
        """The rows of one bucket."""
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
