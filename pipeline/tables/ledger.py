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
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.settings import Outputs
from pipeline.sources.documents import Known, RawDocument, Stamp

_FORMAT = "1"
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
    documents: dict[str, list[Known]] = field(default_factory=dict)

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
        self.documents.setdefault(known.file, []).append(known)

    def write(self, outputs: Outputs, digest: str) -> None:
        """Keep it as the ledger of the set with this digest."""
        rows = [
            {**_fields(self.stamps[file]), **_fields(known)}
            for file, of_file in self.documents.items()
            if file in self.stamps
            for known in of_file
        ]
        metadata = {"format": _FORMAT, "digest": digest, "versions": json.dumps(self.versions, sort_keys=True)}
        path = _path(outputs, digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.tmp")
        pq.write_table(
            pa.Table.from_pylist(rows, _SCHEMA.with_metadata(metadata)),
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
        columns = [rows.column(name).to_pylist() for name in _SCHEMA.names]
    except (OSError, ValueError, KeyError, pa.ArrowException):
        return None
    if metadata.get("format") != _FORMAT or metadata.get("digest") != digest:
        return None
    ledger = Ledger(versions)
    for name, size, modified, changed, inode, *document in zip(*columns, strict=True):
        ledger.stamps[name] = Stamp(size, modified, changed, inode)
        ledger.add(Known(name, *document))
    return ledger


def _fields(one: Stamp | Known) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}


def _path(outputs: Outputs, digest: str) -> Path:
    return outputs.state / "ledgers" / f"{digest[:16]}.parquet"
