"""Getting a release from a folder or an address into the cache: what is there is kept, every file is checked, and only a whole
one is seen.

Belongs here: which files, in which order, and whether they are right. Stays out: the transport (`sources/download.py`).
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Protocol

from pipeline.release.layout import INDEX, MANIFEST, SIGNATURE, SUMS, Folder
from pipeline.release.manifest import (
    BadReleaseError,
    FileEntry,
    Index,
    IndexEntry,
    Manifest,
    Status,
    parse_index,
    parse_manifest,
    sums,
)
from pipeline.release.verify_files import wrong_bytes
from pipeline.sources.download import Downloads, MissingError
from pipeline.tables.lock import exclusive

_SMALL = 64 << 20
"""No index, manifest or signature is larger."""

ALWAYS = ("README.md", "LICENSE.md", "CITATION.cff", "redactions.json", "corrections.json")
"""What comes with every part of a release."""

Progress = Callable[[str, int, int], None]
"""Is told the file, how many bytes have come in all, and how many there are."""


class NoSuchReleaseError(LookupError):
    """The release is not there, or was withdrawn; the message says what is."""


class Place(Protocol):
    """Where releases are published."""

    def read(self, path: str, most: int) -> bytes:
        """A small file."""

    def save(self, path: str, target: Path, size: int, progress: Callable[[int], None]) -> None:
        """A file, to `target`."""

    def close(self) -> None:
        """Nothing more is wanted."""


@dataclass(frozen=True)
class FolderPlace:
    """A folder of releases on this machine, or one that is mounted."""

    root: Path

    def read(self, path: str, most: int) -> bytes:
        try:
            return (self.root / path).read_bytes()
        except FileNotFoundError:
            raise MissingError(f"{self.root / path} is not there") from None

    def save(self, path: str, target: Path, size: int, progress: Callable[[int], None]) -> None:
        try:
            shutil.copyfile(self.root / path, target)
        except FileNotFoundError:
            raise MissingError(f"{self.root / path} is not there") from None
        progress(size)

    def close(self) -> None:
        """Nothing is held open."""


def place_of(source: str) -> Place:
    """The place that a URL or a folder names."""
    return Downloads(source) if source.startswith(("http://", "https://")) else FolderPlace(Path(source))


@dataclass
class Got:
    """A release in the cache, and what the user should know."""

    folder: Folder
    manifest: Manifest
    notes: list[str] = field(default_factory=list)


def index_of(place: Place) -> Index:
    """The releases that a place has."""
    return parse_index(place.read(INDEX, _SMALL))


def get(
    place: Place,
    cache: Path,
    version: str | None = None,
    *,
    only: Sequence[str] = (),
    progress: Progress = lambda path, done, total: None,
) -> Got:
    """Bring a release into the cache; the latest where no version is named. `only` are patterns of files, as `data/*`.

    A withdrawn release that was replaced is followed, with a note. Raises `NoSuchReleaseError`, `BadReleaseError` where bytes are
    not what the manifest says, and `DownloadError` where they do not come.
    """
    index = index_of(place)
    entry, notes = _chosen(index, version)
    content = place.read(f"{entry.path}/{MANIFEST}", _SMALL)
    if hashlib.sha256(content).hexdigest() != entry.manifest_sha256:
        raise BadReleaseError(
            f"the manifest of {entry.version} is not the one that the index lists; do not use this copy"
        )
    manifest = parse_manifest(content)
    if manifest.version != entry.version:
        raise BadReleaseError(
            f"the manifest listed as {entry.version} says that it is {manifest.version}; do not use this copy"
        )
    folder = Folder(cache / "releases" / entry.version)
    folder.root.mkdir(parents=True, exist_ok=True)
    with exclusive(cache / "locks" / entry.version):
        _same_release(folder, content)
        wanted = [file for file in manifest.files if _is_wanted(file, only)]
        _bring(place, entry.path, folder, wanted, progress)
        _signature(place, entry.path, folder)
        (folder.root / SUMS).write_bytes(sums(manifest, entry.manifest_sha256))
        # Last of all: a folder without its manifest is no release yet.
        folder.manifest.write_bytes(content)
    return Got(folder, manifest, notes)


def _chosen(index: Index, version: str | None) -> tuple[IndexEntry, list[str]]:
    wanted = version or index.latest
    if wanted is None:
        raise NoSuchReleaseError("there is no release yet")
    notes: list[str] = []
    seen: set[str] = set()
    while True:
        entry = index.entry(wanted)
        if entry is None:
            known = ", ".join(each.version for each in index.releases) or "none"
            raise NoSuchReleaseError(f"there is no release {wanted}; there are: {known}")
        if entry.status is Status.ACTIVE:
            return entry, notes
        if not entry.replaced_by or entry.version in seen:
            raise NoSuchReleaseError(f"{entry.version} was withdrawn: {entry.reason}")
        notes.append(f"{entry.version} was withdrawn: {entry.reason}. This is {entry.replaced_by}, which replaces it.")
        seen.add(entry.version)
        wanted = entry.replaced_by


def _same_release(folder: Folder, content: bytes) -> None:
    if folder.manifest.exists() and folder.manifest.read_bytes() != content:
        raise BadReleaseError(
            f"{folder.root} holds another release of the same version; remove that folder to get this one"
        )


def _is_wanted(file: FileEntry, only: Sequence[str]) -> bool:
    return not only or file.path in ALWAYS or any(fnmatch(file.path, pattern) for pattern in only)


def _bring(place: Place, base: str, folder: Folder, wanted: list[FileEntry], progress: Progress) -> None:
    total = sum(file.bytes for file in wanted)
    done = 0
    for file in wanted:
        target = folder.root / file.path
        if not (target.is_file() and wrong_bytes(target, file) is None):
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(target.name + ".part")
            came = part.stat().st_size if part.exists() else 0

            def more(count: int, path: str = file.path, before: int = done) -> None:
                nonlocal came
                came += count
                progress(path, before + came, total)

            place.save(f"{base}/{file.path}", part, file.bytes, more)
            if problem := wrong_bytes(part, file):
                part.unlink()
                raise BadReleaseError(f"{file.path} {problem}; it was thrown away. Try again, or elsewhere.")
            part.replace(target)
        done += file.bytes
        progress(file.path, done, total)


def _signature(place: Place, base: str, folder: Folder) -> None:
    try:
        (folder.root / SIGNATURE).write_bytes(place.read(f"{base}/{SIGNATURE}", _SMALL))
    except MissingError:
        (folder.root / SIGNATURE).unlink(missing_ok=True)
