"""Which releases readers see: the index, the one step that makes a release visible, tombstones, and one builder at a time.

Belongs here: everything about the folder of releases as a whole. Stays out: what is in a release.

    <releases>/index.json               every release; swapped last
    <releases>/<version>/               a release, or the tombstone of one that was withdrawn
    <releases>/registry/<version>.parquet    every identifier ever published, as of that release
    <releases>/.staging/  .lock         the build at work
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from pipeline.release.layout import INDEX, MANIFEST, SUMS, Folder, media_type
from pipeline.release.manifest import (
    FileEntry,
    Index,
    IndexEntry,
    Manifest,
    Status,
    read_index,
    sha256_of,
    sums,
    to_json,
)
from pipeline.release.version import Version
from pipeline.tables.lock import exclusive

STAGING, LOCK, REGISTRY = ".staging", ".lock", "registry"


class ReleaseError(RuntimeError):
    """The release was not published; the message says why. Nothing that readers see has changed."""


class NoSuchFolderError(LookupError):
    """No such release on this machine; the message says which there are."""


@dataclass
class Releases:
    """The folder of releases, held by the one builder that is at work. `staging` is its own to use."""

    root: Path
    staging: Path
    index: Index

    @classmethod
    @contextmanager
    def at_work(cls, root: Path) -> Iterator[Self]:
        """Hold the folder. What builds that died left behind is swept, and what they had decided to bury is buried."""
        root.mkdir(parents=True, exist_ok=True)
        with exclusive(root / LOCK):
            staging = root / STAGING
            shutil.rmtree(staging, ignore_errors=True)
            staging.mkdir()
            try:
                self = cls(root, staging, read_index(root))
                self._bury_withdrawn()
                yield self
            finally:
                shutil.rmtree(staging, ignore_errors=True)

    def folder(self, version: str) -> Folder:
        """A release that the index lists as active; `ReleaseError` for any other."""
        entry = self.index.entry(version)
        if entry is None:
            known = ", ".join(each.version for each in self.index.releases) or "none yet"
            raise ReleaseError(f"There is no release {version}. Known: {known}.")
        if entry.status is Status.WITHDRAWN:
            raise ReleaseError(f"{version} was withdrawn already: {entry.reason}.")
        return Folder(self.root / entry.path)

    def latest(self) -> Folder | None:
        return self.folder(self.index.latest) if self.index.latest else None

    def choose(self, wanted: Version | None, on: date | None) -> Version:
        """The version to build: the one that is wanted, or the next of the month of `on`."""
        if wanted is None:
            if on is None:
                raise ReleaseError("No article has a date to take the version from; give --date or --version.")
            return self._next(on)
        if self.index.entry(str(wanted)):
            raise ReleaseError(
                f"{wanted} was published already, and releases never change. Leave --version out for the next number."
            )
        return wanted

    def _next(self, on: date) -> Version:
        version = Version.after((Version.parse(entry.version) for entry in self.index.releases), on)
        if self.index.latest and version < Version.parse(self.index.latest):
            raise ReleaseError(
                f"The next version of {on:%Y-%m} is {version}, before the latest release, {self.index.latest}. "
                "Give --date with the day of this release."
            )
        return version

    def registry(self) -> Path | None:
        return self.root / self.index.registry.path if self.index.registry else None

    def reveal(
        self, staged: Folder, manifest: Manifest, ids: bytes, *, replaces: str | None = None, reason: str | None = None
    ) -> Folder:
        """Make a staged and verified release visible; `replaces` is withdrawn in the same step."""
        target = Folder(self.root / manifest.version)
        # A folder that the index does not list is what a build left that died right here; nobody ever saw it.
        shutil.rmtree(target.root, ignore_errors=True)
        _sync_all(staged.root)
        staged.root.rename(target.root)
        registry = self.root / REGISTRY / f"{manifest.version}.parquet"
        registry.parent.mkdir(exist_ok=True)
        _replace(registry, ids)
        entry = IndexEntry(
            version=manifest.version,
            schema_version=manifest.schema_version,
            released_on=manifest.released_on,
            path=manifest.version,
            manifest_sha256=sha256_of(target.manifest),
            bytes=sum(file.bytes for file in manifest.files),
            files=len(manifest.files),
            rows={table.name: table.rows for table in manifest.tables},
        )
        path = f"{REGISTRY}/{manifest.version}.parquet"
        kept = FileEntry(path=path, bytes=len(ids), sha256=sha256_of(registry), media_type=media_type(path))
        index = self.index.model_copy(update={"releases": [*self.index.releases, entry], "registry": kept})
        self._write(_withdrawn(index, replaces, reason, manifest.version) if replaces else index)
        self._bury_withdrawn()
        return target

    def withdraw(self, version: str, reason: str) -> None:
        """Withdraw a release: its data go, a tombstone with the reason stays."""
        self.folder(version)
        self._write(_withdrawn(self.index, version, reason, None))
        self._bury_withdrawn()

    def _write(self, index: Index) -> None:
        active = [entry.version for entry in index.releases if entry.status is Status.ACTIVE]
        ordered = sorted(index.releases, key=lambda entry: Version.parse(entry.version))
        latest = max(active, key=Version.parse, default=None)
        self.index = index.model_copy(update={"releases": ordered, "latest": latest})
        _replace(self.root / INDEX, to_json(self.index))

    def _bury_withdrawn(self) -> None:
        """Put a tombstone in the place of every withdrawn release whose data are still there."""
        for entry in self.index.releases:
            folder = Folder(self.root / entry.path)
            if entry.status is Status.WITHDRAWN and (not folder.manifest.is_file() or folder.tables()):
                tomb = self._tombstone(entry)
                if folder.root.exists():
                    folder.root.rename(self.staging / f"buried-{entry.version}")
                tomb.rename(folder.root)
                buried = entry.model_copy(
                    update={"manifest_sha256": sha256_of(folder.manifest), "files": 1, "bytes": 0}
                )
                others = [each if each.version != entry.version else buried for each in self.index.releases]
                self._write(self.index.model_copy(update={"releases": others}))

    def _tombstone(self, entry: IndexEntry) -> Path:
        root = self.staging / f"tomb-{entry.version}"
        root.mkdir()
        where = f" It was replaced by {entry.replaced_by}." if entry.replaced_by else ""
        words = f"# Dateline {entry.version} was withdrawn\n\nReason: {entry.reason}.{where}\n"
        (root / "README.md").write_text(words, encoding="utf-8")
        note = FileEntry(
            path="README.md",
            bytes=len(words.encode()),
            sha256=sha256_of(root / "README.md"),
            media_type="text/markdown",
        )
        manifest = Manifest(
            version=entry.version, schema_version=entry.schema_version, released_on=entry.released_on, status=Status.WITHDRAWN,
            reason=entry.reason, replaced_by=entry.replaced_by, files=[note],
        ).sealed()  # fmt: skip
        (root / MANIFEST).write_bytes(to_json(manifest))
        (root / SUMS).write_bytes(sums(manifest, sha256_of(root / MANIFEST)))
        return root


def _withdrawn(index: Index, version: str, reason: str | None, replaced_by: str | None) -> Index:
    update: dict[str, object] = {"status": Status.WITHDRAWN, "reason": reason, "replaced_by": replaced_by, "rows": {}}
    releases = [each if each.version != version else each.model_copy(update=update) for each in index.releases]
    return index.model_copy(update={"releases": releases})


def folder_of(release: str | None, releases: Path, cache: Path) -> Path:
    """The folder of a release, be it damaged or withdrawn: by its path, by its version, or the latest one."""
    if release is None:
        latest = read_index(releases).latest
        if latest is None:
            raise NoSuchFolderError(f"There is no release in {releases} yet. `dateline release build` makes one.")
        return releases / latest
    for folder in (Path(release), releases / release, cache / "releases" / release):
        if (folder / MANIFEST).is_file():
            return folder
    known = ", ".join(each.version for each in read_index(releases).releases) or "none"
    raise NoSuchFolderError(
        f"{release} is neither the folder of a release nor a version that is here. There are: {known}."
    )


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _sync(path.parent)


def _sync_all(root: Path) -> None:
    for path in sorted(root.rglob("*")):
        _sync(path)
    _sync(root)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
