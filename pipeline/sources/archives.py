"""Zip and tar archives: members by name, in memory, in the archive's order. Nothing is ever extracted to disk.

Belongs here: members and what makes one unsafe. Stays out: what is in them.
"""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from pipeline.sources.compressed import BombError, CorruptError
from pipeline.sources.entries import Entry, RefusedError
from schemas import Reject
from schemas.vocabularies import RejectCode

Members = Iterator[Entry | Reject]
_SKIPPED = ("__MACOSX", ".DS_Store", "Thumbs.db")
"""What operating systems leave in archives and folders."""


def is_left_by_a_system(name: str) -> bool:
    return any(part in _SKIPPED or part.startswith("._") for part in name.split("/"))


def unsafe_reason(name: str) -> str | None:
    """Why a member's name could lead outside its archive, or None."""
    if not name or "\x00" in name:
        return "The member has no usable name."
    clean = name.replace("\\", "/")
    if clean.startswith("/") or clean[1:3] == ":/" or clean[1:2] == ":":
        return "The member has an absolute path."
    if ".." in PurePosixPath(clean).parts:
        return "The member's path leads out of its archive by '..'."
    return None


def zip_members(entry: Entry, stream: BinaryIO) -> Members:
    """Members of a zip archive. Raises RefusedError for an archive that cannot be opened."""
    limits = entry.limits
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise RefusedError(RejectCode.CORRUPT, f"The zip archive is damaged: {error}.") from error
    with archive:
        infos = archive.infolist()
        if len(infos) > limits.members or sum(info.file_size for info in infos) > limits.expanded:
            raise RefusedError(
                RejectCode.COMPRESSION_BOMB, "The zip archive declares more content than the limits allow."
            )
        for info in infos:
            if info.is_dir() or is_left_by_a_system(info.filename):
                continue
            path = f"{entry.path}/{_shown(info.filename)}"
            if reason := unsafe_reason(info.orig_filename) or unsafe_reason(info.filename):
                yield entry.refuse(RejectCode.UNSAFE_PATH, reason, path=path)
            elif stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
                yield entry.refuse(RejectCode.UNSAFE_PATH, "The member is a link or a device.", path=path)
            elif info.flag_bits & 1:
                yield entry.refuse(RejectCode.UNSUPPORTED, "The member is encrypted.", path=path)
            elif info.file_size > limits.ratio_floor and info.file_size > limits.ratio * max(info.compress_size, 1):
                message = f"The member grows more than {limits.ratio}-fold when decompressed."
                yield entry.refuse(RejectCode.COMPRESSION_BOMB, message, path=path)
            else:
                yield entry.within(_shown(info.filename), partial(_zip_member, archive, info), size=info.file_size)


@contextmanager
def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    try:
        with archive.open(info) as member:
            yield cast(BinaryIO, _Checked(member, info.file_size))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise CorruptError(f"The member is damaged: {error}.") from error


class _Checked(io.RawIOBase):
    """A member that must not be longer than it says."""

    def __init__(self, stream: IO[bytes], size: int) -> None:
        self._stream, self._left = stream, size

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        data = self._stream.read(self._left + 1 if size is None or size < 0 else size)
        self._left -= len(data)
        if self._left < 0:
            raise BombError("The member is longer than it says.")
        return data

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)


def tar_members(entry: Entry, stream: BinaryIO) -> Members:
    """Members of a tar archive, read from start to end. Raises RefusedError where it is damaged at its head."""
    limits = entry.limits
    try:
        archive = tarfile.open(fileobj=stream, mode="r|", errorlevel=0)  # noqa: SIM115 - closed below
    except (tarfile.TarError, OSError) as error:
        raise RefusedError(RejectCode.CORRUPT, f"The tar archive is damaged: {error}.") from error
    total = 0
    with archive:
        try:
            for number, info in enumerate(archive):
                total += max(info.size, 0)
                if number >= limits.members or total > limits.expanded:
                    raise RefusedError(RejectCode.COMPRESSION_BOMB, "The tar archive holds more than the limits allow.")
                if info.isdir() or is_left_by_a_system(info.name):
                    continue
                path = f"{entry.path}/{_shown(info.name)}"
                if reason := unsafe_reason(info.name):
                    yield entry.refuse(RejectCode.UNSAFE_PATH, reason, path=path)
                elif not info.isreg():
                    yield entry.refuse(RejectCode.UNSAFE_PATH, "The member is a link or a device.", path=path)
                else:
                    yield entry.within(_shown(info.name), partial(_tar_member, archive, info), size=info.size)
        except (tarfile.TarError, OSError, ValueError, OverflowError) as error:
            yield entry.refuse(RejectCode.CORRUPT, f"The tar archive is damaged or cut off: {error}.")


@contextmanager
def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[BinaryIO]:
    try:
        member = archive.extractfile(info)
        if member is None:
            raise CorruptError("The member cannot be read.")
        with member:
            yield cast(BinaryIO, _Checked(member, info.size))
    except tarfile.TarError as error:
        raise CorruptError(f"The member is damaged or cut off: {error}.") from error


def _shown(name: str) -> str:
    """A member's name as a source path: slashes, no control characters, and of bounded length."""
    clean = "".join(c if c.isprintable() else "?" for c in name.replace("\\", "/"))
    return clean.removeprefix("./")[:1000]
