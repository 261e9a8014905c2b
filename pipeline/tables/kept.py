"""What a run keeps for the next one beside its ledger, by the digest of its set: columns and notes that save work.

Losing any of it costs time and nothing else. Belongs here: writing, reading and sweeping it. Stays out: which documents were read
(`ledger.py`), and what the columns mean.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from pipeline.settings import Outputs


_ROWS_AT_ONCE = 8192


def keep_rows(outputs: Outputs, digest: str, name: str, rows: pa.Table) -> None:
    """Keep columns for the run after the set with this digest."""

    def write(file: IO[bytes]) -> None:
        # Without compression a file is mapped into memory as it is.
        with pa.ipc.new_file(file, rows.schema) as writer:
            for start in range(0, rows.num_rows, _ROWS_AT_ONCE):
                writer.write_table(rows.slice(start, _ROWS_AT_ONCE).combine_chunks())

    _write(_path(outputs, digest, f"{name}.arrow"), write)


def kept_rows(outputs: Outputs, digest: str, name: str) -> pa.Table | None:
    """The columns that were kept, mapped into memory; None where there are none that can be read."""
    try:
        return pa.ipc.open_file(pa.memory_map(str(_path(outputs, digest, f"{name}.arrow")))).read_all()
    except (OSError, pa.ArrowException):
        return None


def keep_notes(outputs: Outputs, digest: str, name: str, notes: Any) -> None:
    """Keep what JSON can hold."""
    content = json.dumps(notes, sort_keys=True, default=str).encode()
    _write(_path(outputs, digest, f"{name}.json"), lambda file: file.write(content))


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
        new = old.with_name(f"{digest[:16]}{old.name[16:]}")
        if not new.exists():
            new.hardlink_to(old)


def sweep(outputs: Outputs, keep: str) -> None:
    """Remove what belongs to other sets than the one with this digest, and what a run that died left behind."""
    for file in (outputs.state / "ledgers").glob("*"):
        if not file.name.startswith(keep[:16]):
            file.unlink(missing_ok=True)


def _write(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _path(outputs: Outputs, digest: str, name: str) -> Path:
    return outputs.state / "ledgers" / f"{digest[:16]}.{name}"
