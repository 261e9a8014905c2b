"""What a run keeps for the next one beside its ledger, by the digest of its set: columns and notes that save work.

Losing any of it costs time and nothing else. Belongs here: writing, reading and sweeping it. Stays out: which documents were read
(`ledger.py`), and what the columns mean.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from zlib import crc32

import pyarrow as pa

from pipeline.settings import Outputs

_ROWS_AT_ONCE = 8192


def write_rows(path: Path, rows: pa.Table) -> pa.Table:
    """Write columns into a file of their own, which `keep_file` makes one to keep, and give them back mapped into memory."""
    # Without compression a file is mapped into memory as it is.
    with path.open("wb") as file, pa.ipc.new_file(file, rows.schema) as writer:
        for start in range(0, rows.num_rows, _ROWS_AT_ONCE):
            writer.write_table(rows.slice(start, _ROWS_AT_ONCE).combine_chunks())
    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()


def keep_file(outputs: Outputs, digest: str, name: str, path: Path) -> None:
    """Keep the columns in a file for the run after the set with this digest. The file is gone from where it was."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    folder = outputs.state / "ledgers"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{digest[:16]}.{name}-{_sum(path):08x}.arrow"
    for other in _files(outputs, digest, name):
        if other != target:
            other.unlink()
    path.replace(target)


def kept_rows(outputs: Outputs, digest: str, name: str) -> pa.Table | None:
    """The columns that were kept, mapped into memory; None where there are none, or they are not as they were written."""
    for path in _files(outputs, digest, name):
        try:
            if path.stem.endswith(f"-{_sum(path):08x}"):
                return pa.ipc.open_file(pa.memory_map(str(path))).read_all()
        except (OSError, pa.ArrowException):
            continue
    return None


def keep_notes(outputs: Outputs, digest: str, name: str, notes: Any) -> None:
    """Keep what JSON can hold."""
    path = _path(outputs, digest, f"{name}.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(notes, file, sort_keys=True, default=str)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def kept_notes(outputs: Outputs, digest: str, name: str) -> Any:
    """The notes that were kept; None where there are none that can be read."""
    try:
        return json.loads(_path(outputs, digest, f"{name}.json").read_bytes())
    except (OSError, ValueError):
        return None


def keep_on(outputs: Outputs, before: str, digest: str) -> None:
    """What was kept for the set before holds for this one too, save what this run keeps itself."""
    folder = outputs.state / "ledgers"
    for old in folder.glob(f"{before[:16]}.*.*"):
        name, _, _ = old.name[17:].partition("-")
        if not any(folder.glob(f"{digest[:16]}.{name}*")):
            (folder / f"{digest[:16]}{old.name[16:]}").hardlink_to(old)


def sweep(outputs: Outputs, keep: str) -> None:
    """Remove what belongs to other sets than the one with this digest, and what a run that died left behind."""
    for file in (outputs.state / "ledgers").glob("*"):
        if not file.name.startswith(keep[:16]):
            file.unlink(missing_ok=True)


def _files(outputs: Outputs, digest: str, name: str) -> list[Path]:
    return sorted((outputs.state / "ledgers").glob(f"{digest[:16]}.{name}-*.arrow"))


def _sum(path: Path) -> int:
    """A checksum of a file's bytes: what is damaged is not used, and the name says what it should be."""
    found = 0
    with path.open("rb") as file:
        while some := file.read(1 << 20):
            found = crc32(some, found)
    return found


def _path(outputs: Outputs, digest: str, name: str) -> Path:
    return outputs.state / "ledgers" / f"{digest[:16]}.{name}"
