"""The set of tables that readers see, and how a new set takes its place.

    outputs/tables            a symbolic link to the current set; the one thing that is ever replaced
    outputs/.sets/<digest>/   complete sets, each with `set.json` and <table>/<table>-<part>-<hash>.parquet; never changed
    outputs/.staging/         what the run that holds the lock is making

A set is written and checked in `.staging`, moved to `.sets` by one rename, and becomes current by one rename of a link, so a
reader sees the old set or the new one, whatever dies when. A file's name carries the hash of its content: a reader who listed
the old set never opens a file of the new one by mistake. Readers that combine tables resolve the link once (`current`).

Belongs here: staging, publishing, sweeping. Stays out: what the tables hold, and who holds the lock (`lock.py`).
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.settings import Outputs
from pipeline.tables.parquet import to_parquet
from pipeline.tables.parts import ALONE
from schemas import TABLES
from schemas.arrow import arrow_schema
from schemas.rows import SCHEMA_VERSION

DESCRIPTION = "set.json"
FORMAT = 1
"""Version of `set.json` and of the layout above."""


class SnapshotError(RuntimeError):
    """The outputs folder is not as Dateline left it; the message says what to do."""


@dataclass(frozen=True, order=True)
class File:
    """One file of a table."""

    name: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """A complete set of tables. `folder` is its own folder, never the link, so it stays the same set while it is read."""

    folder: Path
    files: dict[str, list[File]]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The set in a folder, by its description."""
        path = folder / DESCRIPTION
        try:
            described = json.loads(path.read_text(encoding="utf-8"))
            files = {name: [File(**file) for file in of_table] for name, of_table in described["tables"].items()}
        except FileNotFoundError:
            raise SnapshotError(f"{folder} is no complete set of tables: it has no {DESCRIPTION}.") from None
        except (ValueError, KeyError, TypeError) as error:
            raise SnapshotError(
                f"{path} is damaged ({error}). Run `dateline run --full` to make the set anew."
            ) from error
        return cls(folder, files)

    @property
    def digest(self) -> str:
        return _digest(self.files)

    def rows(self, table: str) -> int:
        return sum(file.rows for file in self.files.get(table, ()))

    def paths(self, table: str) -> list[Path]:
        return [self.folder / table / file.name for file in self.files.get(table, ())]

    def damage(self) -> list[str]:
        """What is missing or altered in the set: every file is read and hashed."""
        found = []
        for table, files in self.files.items():
            for file in files:
                path = self.folder / table / file.name
                if not path.is_file():
                    found.append(f"{table}/{file.name} is missing")
                elif hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
                    found.append(f"{table}/{file.name} is not as it was written")
        return found


def current(outputs: Outputs) -> Snapshot | None:
    """The set that readers see now; None before the first run."""
    if not outputs.tables.is_symlink():
        if outputs.tables.exists():
            raise SnapshotError(f"{outputs.tables} is no link to a set of tables. Move it away and run `dateline run`.")
        return None
    return Snapshot.read(outputs.tables.resolve())


@dataclass
class Staging:
    """The set that a run is making. Only one exists at a time: make it while holding the lock."""

    outputs: Outputs
    previous: Snapshot | None
    files: dict[str, list[File]] = field(default_factory=lambda: {name: [] for name in TABLES})

    @classmethod
    def start(cls, outputs: Outputs) -> Self:
        """An empty staging area; what a run that died left behind is swept away."""
        if outputs.tables.exists() and not outputs.tables.is_symlink():
            raise SnapshotError(f"{outputs.tables} is a folder of its own. Move it away and run again.")
        shutil.rmtree(outputs.staging, ignore_errors=True)
        (outputs.staging / "set").mkdir(parents=True)
        (outputs.staging / "work").mkdir()
        try:
            previous = current(outputs)
        except SnapshotError:
            # Whatever is wrong with the old set, it does not keep a new one from being made.
            previous = None
        return cls(outputs, previous)

    @property
    def folder(self) -> Path:
        return self.outputs.staging / "set"

    @property
    def work(self) -> Path:
        """A folder for what waits until the run has seen all articles."""
        return self.outputs.staging / "work"

    def add(self, table: str, part: str, rows: pa.Table) -> File:
        """Write one file of a table. The same file of the previous set is linked and not written again."""
        content = to_parquet(TABLES[table], rows)
        sha256 = hashlib.sha256(content).hexdigest()
        file = File(f"{table}-{part}-{sha256[:16]}.parquet", rows.num_rows, len(content), sha256)
        path = self.folder / table / file.name
        path.parent.mkdir(exist_ok=True)
        if not self._linked(table, file, path, content):
            with path.open("xb") as handle:
                handle.write(content)
                handle.flush()
                os.fsync(handle.fileno())
        self.files[table].append(file)
        return file

    def unchanged(self, table: str) -> list[File]:
        """The files that the previous set has for a table."""
        return self.previous.files.get(table, []) if self.previous is not None else []

    def link(self, table: str, file: File) -> None:
        """Take a file of the previous set over as it is."""
        assert self.previous is not None, "there is no previous set to take a file from"
        path = self.folder / table / file.name
        path.parent.mkdir(exist_ok=True)
        old = self.previous.folder / table / file.name
        try:
            path.hardlink_to(old)
        except OSError:
            shutil.copyfile(old, path)
        self.files[table].append(file)

    def _linked(self, table: str, file: File, path: Path, content: bytes) -> bool:
        if self.previous is None:
            return False
        old = self.previous.folder / table / file.name
        try:
            if old.read_bytes() != content:
                return False
            path.hardlink_to(old)
        except OSError:
            return False
        return True

    def complete(self, tables: Iterable[str]) -> None:
        """Give each of these tables a file without rows where it has none, so that readers find its columns."""
        for name in tables:
            if not self.files[name]:
                self.add(name, ALONE, arrow_schema(TABLES[name].row).empty_table())

    def paths(self) -> dict[str, list[Path]]:
        """The files staged so far, by table."""
        return {name: [self.folder / name / file.name for file in files] for name, files in self.files.items() if files}

    def preview(self, table: str, rows: int = 5) -> pa.Table:
        """The first rows of a staged table."""
        return pq.read_table(self.paths()[table][0]).slice(0, rows)

    def _finish(self) -> Snapshot:
        """Describe the set, complete on disk but not yet seen by readers."""
        self.complete(TABLES)
        files = {name: sorted(self.files[name]) for name in sorted(self.files)}
        described = {
            "format": FORMAT,
            "schema_version": SCHEMA_VERSION,
            "digest": _digest(files),
            "tables": {name: [asdict(file) for file in of_table] for name, of_table in files.items()},
        }
        path = self.folder / DESCRIPTION
        with path.open("w", encoding="utf-8") as handle:
            json.dump(described, handle, indent=1)
            handle.flush()
            os.fsync(handle.fileno())
        for folder in (*self.folder.iterdir(), self.folder):
            if folder.is_dir():
                _sync(folder)
        return Snapshot.read(self.folder)

    def publish(self, prepare: Callable[[str], None] = lambda digest: None) -> Snapshot:
        """Make the finished set the current one. The set before it stays for readers who are in the middle of it.

        `prepare` is called with the set's digest when it is complete and not yet current.
        """
        staged = self._finish()
        prepare(staged.digest)
        self.outputs.sets.mkdir(exist_ok=True)
        target = self._place(staged.digest[:16])
        if not target.exists():
            self.folder.replace(target)
        _sync(self.outputs.sets)
        link = self.outputs.staging / "link"
        link.symlink_to(Path(self.outputs.sets.name) / target.name)
        link.replace(self.outputs.tables)
        _sync(self.outputs.root)
        self._sweep(keep={target, self.previous.folder if self.previous else target})
        return Snapshot.read(target)

    def discard(self) -> None:
        """Remove the staging area; readers never saw it."""
        shutil.rmtree(self.outputs.staging, ignore_errors=True)

    def _place(self, name: str) -> Path:
        """Where the set goes: the folder of its digest, which may hold these very files from before. A damaged one is
        passed by and not touched, because readers may be in it."""
        candidates = (self.outputs.sets / (name if nth == 0 else f"{name}.{nth}") for nth in itertools.count())
        return next(folder for folder in candidates if not folder.exists() or _sound(folder))

    def _sweep(self, keep: set[Path]) -> None:
        for folder in self.outputs.sets.iterdir():
            if folder not in keep:
                shutil.rmtree(folder, ignore_errors=True)
        self.discard()


def _digest(files: dict[str, list[File]]) -> str:
    lines = [f"{table}/{file.name} {file.sha256}\n" for table in sorted(files) for file in sorted(files[table])]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _sound(folder: Path) -> bool:
    try:
        return not Snapshot.read(folder).damage()
    except SnapshotError:
        return False


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
