"""The ledger: which documents the current set of tables was made from, so that the next run reads only what changed.

It belongs to one set, by its digest, and is written before the set becomes current, so that whichever set is current has its
own. A damaged ledger is as good as none, and then the next run reads everything. Documents stay columns, and few are objects at the
same time. Belongs here: keeping and finding documents. Stays out: what is carried over (`carried.py`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from sys import intern
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.settings import Outputs
from pipeline.sources.documents import Known, RawDocument, Stamp

_FORMAT = "2"
_AT_ONCE = 4096
"""Documents that are objects at the same time."""

_STAMPS = pa.schema(
    [
        ("file", pa.binary()),
        ("size", pa.int64()),
        ("modified_ns", pa.int64()),
        ("changed_ns", pa.int64()),
        ("inode", pa.uint64()),
    ]
)
_DOCUMENTS = pa.schema(
    [
        ("file", pa.binary()),
        ("source_id", pa.string()),
        ("source_path", pa.string()),
        ("address", pa.string()),  # null where it is the path
        ("raw_sha256", pa.string()),
        ("same_name", pa.bool_()),
        ("article_id", pa.string()),
    ]
)
_LINES = pa.schema([*_DOCUMENTS, *list(_STAMPS)[1:]])
"""The ledger's file: in order of the files, a line for each document."""

_Line = tuple[Known, Stamp]


class Ledger:
    """The documents of the run before, and the versions under which they were read."""

    def __init__(self, versions: Mapping[str, str] | None = None, lines: pa.Table | None = None) -> None:
        self.versions = dict(versions or {})
        self._lines = _LINES.empty_table() if lines is None else lines
        self._next = 0
        """Where the following file most likely is: files come in much the same order every time."""
        self._first, self._some = 0, list[_Line]()
        """Lines that are objects just now, and the number of the first."""

    def recall(self, file: str, stamp: Stamp) -> Sequence[Known] | None:
        """The documents of a file whose stamp is as it was; None where it must be read."""
        found = list(self._of(file))
        return [known for known, _ in found] if found and found[0][1] == stamp else None

    def find(self, document: RawDocument) -> Known | None:
        """The document as it was read before, where its file was touched but this document has not changed."""
        for known, _ in self._of(document.file or ""):
            if (known.source_id, known.source_path, known.raw_sha256, known.same_name) == (
                document.source_id,
                document.source_path,
                document.raw_sha256,
                document.hints.same_name,
            ):
                return known
        return None

    def let_go(self) -> None:
        """Forget all documents: the memory is needed for others."""
        self._lines, self._some = _LINES.empty_table(), []

    def _of(self, file: str) -> Iterator[_Line]:
        """The lines of a file."""
        if self._name(self._next) != file:
            self._next = self._search(os.fsencode(file))
        for nth in range(self._next, self._lines.num_rows):
            line = self._line(nth)
            if line[0].file != file:
                return
            yield line
            self._next = nth + 1

    def _name(self, nth: int) -> str | None:
        return self._line(nth)[0].file if nth < self._lines.num_rows else None

    def _search(self, file: bytes) -> int:
        """Where the lines of a file begin, or would."""
        first, last = 0, self._lines.num_rows
        names = self._lines.column("file")
        while first < last:
            middle = (first + last) // 2
            if names[middle].as_py() < file:
                first = middle + 1
            else:
                last = middle
        return first

    def _line(self, nth: int) -> _Line:
        if not 0 <= nth - self._first < len(self._some):
            self._first = nth - nth % _AT_ONCE
            columns = (column.to_pylist() for column in self._lines.slice(self._first, _AT_ONCE).columns)
            self._some = [_objects(*line) for line in zip(*columns, strict=True)]
        return self._some[nth - self._first]


def _objects(
    file: bytes,
    source: str,
    path: str,
    address: str | None,
    sha256: str,
    same_name: bool,
    article_id: str | None,
    *stamp: int,
) -> _Line:
    name = os.fsdecode(file)
    return Known(name, intern(source), path, address or path, sha256, same_name, article_id), Stamp(*stamp)


class Journal:
    """What this run reads, for the ledger of the next one."""

    def __init__(self) -> None:
        self._stamps, self._documents = _Columns(_STAMPS), _Columns(_DOCUMENTS)
        self._forgotten: set[bytes] = set()

    def note(self, file: str, stamp: Stamp) -> None:
        """A file was found with this stamp."""
        self._stamps.add((os.fsencode(file), stamp.size, stamp.modified_ns, stamp.changed_ns, stamp.inode))

    def forget(self, file: str) -> None:
        """A file is to be read again next time."""
        self._forgotten.add(os.fsencode(file))

    def add(self, known: Known) -> None:
        """A document was read, or is carried over."""
        address = None if known.address == known.source_path else known.address
        said = (known.source_id, known.source_path, address, known.raw_sha256, known.same_name, known.article_id)
        self._documents.add((os.fsencode(known.file), *said))

    def documents(self) -> pa.Table:
        """All documents, with the columns of `Known`."""
        return self._documents.table()

    def write(self, outputs: Outputs, digest: str, versions: Mapping[str, str]) -> None:
        """Keep it as the ledger of the set with this digest."""
        metadata = {"format": _FORMAT, "digest": digest, "versions": json.dumps(versions, sort_keys=True)}
        path = _path(outputs, digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.tmp")
        pq.write_table(
            self._lines().replace_schema_metadata(metadata), temporary, compression="zstd", compression_level=3
        )
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(path)

    def _lines(self) -> pa.Table:
        """The documents of all files whose stamps are known, each with its file's."""
        stamps, documents = self._stamps.table(), self.documents()
        known = pc.invert(pc.is_in(stamps.column("file"), value_set=pa.array(sorted(self._forgotten), pa.binary())))
        stamps = stamps.filter(known)
        at = pc.index_in(documents.column("file"), value_set=stamps.column("file"))
        together = documents.filter(pc.is_valid(at))
        stamp = stamps.take(at.drop_null())
        for name in stamp.column_names[1:]:
            together = together.append_column(name, stamp.column(name))
        return together.sort_by("file").cast(_LINES)


class _Columns:
    """Rows that become columns some at a time."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema, self._waiting, self._batches = schema, list[tuple[Any, ...]](), list[pa.RecordBatch]()

    def add(self, row: tuple[Any, ...]) -> None:
        self._waiting.append(row)
        if len(self._waiting) == _AT_ONCE:
            self._flush()

    def table(self) -> pa.Table:
        self._flush()
        return pa.Table.from_batches(self._batches, self._schema)

    def _flush(self) -> None:
        columns = list(zip(*self._waiting, strict=True)) or [()] * len(self._schema)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._batches.append(pa.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._waiting.clear()


def read(outputs: Outputs, digest: str) -> Ledger | None:
    """The ledger of the set with this digest; None where there is none that can be read."""
    try:
        lines = pq.read_table(_path(outputs, digest))
        metadata = {key.decode(): value.decode() for key, value in (lines.schema.metadata or {}).items()}
        versions = json.loads(metadata.get("versions", "{}"))
        lines = lines.select(_LINES.names).replace_schema_metadata(None).cast(_LINES)
    except (OSError, ValueError, KeyError, pa.ArrowException):
        return None
    if metadata.get("format") != _FORMAT or metadata.get("digest") != digest:
        return None
    return Ledger(versions, lines)


def _path(outputs: Outputs, digest: str) -> Path:
    return outputs.state / "ledgers" / f"{digest[:16]}.parquet"
