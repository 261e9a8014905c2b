"""The ledger: which documents the current set of tables was made from, so that the next run reads only what changed.

It belongs to one set, by its digest, and is written before the set becomes current, so that whichever set is current has its
own. A damaged ledger is as good as none, and then the next run reads everything. Belongs here: keeping and finding documents. Stays out: what
is carried over (`carried.py`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from sys import intern

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.settings import Outputs
from pipeline.sources.documents import Known, RawDocument, Stamp

_FORMAT = "1"
_FILES_AT_ONCE = 8192
_SCHEMA = pa.schema(
    [
        ("file", pa.string()),
        ("size", pa.int64()),
        ("modified_ns", pa.int64()),
        ("changed_ns", pa.int64()),
        ("inode", pa.uint64()),
        ("source_id", pa.string()),
        ("source_path", pa.string()),
        ("address", pa.string()),
        ("raw_sha256", pa.string()),
        ("same_name", pa.bool_()),
        ("article_id", pa.string()),
    ]
)


@dataclass
class Ledger:
    """Documents by the file that holds them, each file with its stamp; and the versions under which they were read."""

    versions: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    documents: dict[str, tuple[Known, ...]] = field(default_factory=dict)

    def recall(self, file: str, stamp: Stamp) -> Sequence[Known] | None:
        """The documents of a file whose stamp is as it was; None where it must be read."""
        return self.documents.get(file) if self.stamps.get(file) == stamp else None

    def find(self, document: RawDocument) -> Known | None:
        """The document as it was read before, where its file was touched but this document has not changed."""
        for known in self.documents.get(document.file or "", ()):
            if (known.source_id, known.source_path, known.raw_sha256, known.same_name) == (
                document.source_id,
                document.source_path,
                document.raw_sha256,
                document.hints.same_name,
            ):
                return known
        return None

    def add(self, known: Known) -> None:
        self.documents[known.file] = (*self.documents.get(known.file, ()), known)

    def _rows(self) -> pa.Table:
        """The documents with the stamps of their files, some at a time: as rows they take ten times the memory."""
        files = iter([file for file in self.documents if file in self.stamps])
        batches = []
        while some := list(islice(files, _FILES_AT_ONCE)):
            lines = [(self.stamps[file], known) for file in some for known in self.documents[file]]
            columns = [[getattr(known, name) for _, known in lines] for name in Known.__slots__]
            stamps = [[getattr(stamp, name) for stamp, _ in lines] for name in Stamp.__slots__]
            named = dict(zip((*Known.__slots__, *Stamp.__slots__), (*columns, *stamps), strict=True))
            batches.append(
                pa.RecordBatch.from_arrays([pa.array(named[f.name], f.type) for f in _SCHEMA], schema=_SCHEMA)
            )
        return pa.Table.from_batches(batches, _SCHEMA)

    def write(self, outputs: Outputs, digest: str) -> None:
        """Keep it as the ledger of the set with this digest."""
        metadata = {"format": _FORMAT, "digest": digest, "versions": json.dumps(self.versions, sort_keys=True)}
        path = _path(outputs, digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.tmp")
        pq.write_table(
            self._rows().replace_schema_metadata(metadata),
            temporary,
            compression="zstd",
            compression_level=3,
        )
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(path)


def read(outputs: Outputs, digest: str) -> Ledger | None:
    """The ledger of the set with this digest; None where there is none that can be read."""
    try:
        rows = pq.read_table(_path(outputs, digest))
        metadata = {key.decode(): value.decode() for key, value in (rows.schema.metadata or {}).items()}
        versions = json.loads(metadata.get("versions", "{}"))
        batches = rows.select(_SCHEMA.names).to_batches(max_chunksize=_FILES_AT_ONCE)
    except (OSError, ValueError, KeyError, pa.ArrowException):
        return None
    if metadata.get("format") != _FORMAT or metadata.get("digest") != digest:
        return None
    ledger = Ledger(versions)
    for batch in batches:
        lines = zip(*(column.to_pylist() for column in batch.columns), strict=True)
        for name, size, modified, changed, inode, source, path, address, *said in lines:
            ledger.stamps[name] = Stamp(size, modified, changed, inode)
            # Equal words are one object.
            ledger.add(Known(name, intern(source), path, path if path == address else address, *said))
    return ledger


def _path(outputs: Outputs, digest: str) -> Path:
    return outputs.state / "ledgers" / f"{digest[:16]}.parquet"
