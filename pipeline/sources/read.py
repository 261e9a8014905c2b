"""Paths -> raw documents: folders, files, archives, dumps, feeds and web archives, whatever is in whatever.

What a file is, its bytes tell. Order is fixed: inputs and folders by name, archives and dumps in their own order. One
document is held in memory at a time, besides the archive or feed that it came in where that cannot be streamed.

Belongs here: which files there are, and which reader reads an entry. Stays out: any format; names that come twice (`names.py`).
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from pipeline.sources.archives import is_left_by_a_system, tar_members, zip_members
from pipeline.sources.catalogue import FILE_NAME, Catalogue, catalogue_for
from pipeline.sources.compressed import BombError, CorruptError, decompressed
from pipeline.sources.documents import Hints, Known, RawDocument, Stamp
from pipeline.sources.entries import Entry, Found, RefusedError, read_all
from pipeline.sources.feeds import feed_entries
from pipeline.sources.limits import LIMITS, Limits
from pipeline.sources.names import Names
from pipeline.sources.records import json_document, json_lines
from pipeline.sources.sniff import COMPRESSED, HEAD, Format, format_of
from pipeline.sources.warc import warc_records
from schemas import Reject
from schemas.vocabularies import RejectCode


class Memory(Protocol):
    """What is known of the files from the run before."""

    def recall(self, file: str, stamp: Stamp) -> Sequence[Known] | None:
        """The documents of a file whose stamp is as it was; None where it must be read."""
        ...

    def note(self, file: str, stamp: Stamp) -> None:
        """A file was found with this stamp."""
        ...

    def forget(self, file: str) -> None:
        """Something in a file was refused: it is read again next time, and refused again."""
        ...


def read(
    inputs: Iterable[Path],
    catalogue: Catalogue | None = None,
    limits: Limits = LIMITS,
    memory: Memory | None = None,
) -> Iterator[RawDocument | Reject | Known]:
    """Every document below these paths, or why it could not be read. Raises FileNotFoundError for an input that is not there.

    The same bytes under the same address are read once; another document of the same address is kept and marked. A document
    that `memory` knows comes back as `Known`.
    """
    paths = sorted({Path(each) for each in inputs})
    known = catalogue_for(paths) if catalogue is None else catalogue
    names = Names()
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise FileNotFoundError(f"There is no {path}.")
        for file in _files_of(path, known, limits):
            stamp = file.stamp
            if memory is not None and stamp is not None:
                memory.note(file.name, stamp)
                remembered = memory.recall(file.name, stamp)
                if remembered is not None and names.agree_with(remembered):
                    yield from map(names.checked_known, remembered)
                    continue
            for found in file.read():
                if memory is not None and isinstance(found, Reject):
                    memory.forget(file.name)
                yield names.checked(replace(found, file=file.name) if isinstance(found, RawDocument) else found)


@dataclass(frozen=True)
class _File:
    """A file of an input: its name on this machine, what the file system says of it, and how it is read."""

    name: str
    stamp: Stamp | None
    """None where it is no file that may be read."""
    read: Callable[[], Found]


def _files_of(path: Path, catalogue: Catalogue, limits: Limits) -> Iterator[_File]:
    pages: dict[str, dict[str, dict[str, str]]] = {}
    for file, status in _files(path):
        stamp = None
        if status is not None and stat.S_ISREG(status.st_mode):
            stamp = Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        yield _File(file, stamp, partial(_read_file, path, file, catalogue, limits, pages))


def _read_file(
    path: Path, name_here: str, catalogue: Catalogue, limits: Limits, pages: dict[str, dict[str, dict[str, str]]]
) -> Found:
    file = Path(name_here)
    source, place = catalogue.source_of(file)
    if source.source_id == "input":
        place = path.resolve()
    if source.source_id not in pages:
        pages[source.source_id] = catalogue.urls_of(source)
    relative = os.path.relpath(file.parent.resolve() / file.name, place)
    name = file.name if relative == "." else Path(relative).as_posix()
    hints = _with_page(source.hints, pages[source.source_id].get(name))
    entry = Entry(source, _utf8(name), partial(_open, file), hints, limits=limits)
    reason = _not_a_file(file)
    if reason is not None:
        yield entry.refuse(RejectCode.UNSAFE_PATH, reason)
        return
    yield from _guarded(replace(entry, size=file.stat().st_size))


def _with_page(hints: Hints, page: dict[str, str] | None) -> Hints:
    if page is None:
        return hints
    return replace(
        hints,
        url=page.get("url") or hints.url,
        publisher=page.get("publisher") or hints.publisher,
        language=page.get("language") or hints.language,
    )


def _files(path: Path) -> Iterator[tuple[str, os.stat_result | None]]:
    """The files of a folder and its folders, sorted, with what the file system says of each; links are given, but never followed.
    Hidden ones are left out. Plain strings: a run with nothing new does little else than this."""
    if not path.is_dir():
        yield str(path), _status(path)
        return
    with os.scandir(path) as entries:
        children = sorted(entries, key=lambda each: os.fsencode(each.name))
    for child in children:
        if child.name.startswith(".") or is_left_by_a_system(child.name) or child.name == FILE_NAME:
            continue
        if child.is_dir(follow_symlinks=False):
            yield from _files(Path(child.path))
        else:
            yield child.path, _status(child)


def _status(file: Path | os.DirEntry[str]) -> os.stat_result | None:
    try:
        return file.stat(follow_symlinks=False)
    except OSError:
        return None


def _not_a_file(path: Path) -> str | None:
    """Why a path is not read: a link could lead anywhere, a device or pipe might never end."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return f"The file cannot be read: {error.strerror}."
    if stat.S_ISLNK(mode):
        return "This is a symbolic link, and links are not followed."
    if not stat.S_ISREG(mode):
        return "This is a device, socket or pipe."
    return None


@contextmanager
def _open(path: Path) -> Iterator[BinaryIO]:
    with path.open("rb") as stream:
        yield stream


@contextmanager
def _held(content: bytes) -> Iterator[BinaryIO]:
    yield io.BytesIO(content)


def _guarded(entry: Entry) -> Found:
    """What is in an entry; whatever goes wrong with it becomes a refusal, and the next entry is read."""
    anything = False
    try:
        for found in _read_entry(entry):
            anything = True
            yield found
        if not anything:
            yield entry.refuse(RejectCode.EMPTY, "Nothing in it is a document.")
    except RefusedError as refusal:
        yield entry.refuse(refusal.code, str(refusal))
    except BombError as error:
        yield entry.refuse(RejectCode.COMPRESSION_BOMB, str(error))
    except CorruptError as error:
        yield entry.refuse(RejectCode.CORRUPT, str(error))
    except RecursionError:
        yield entry.refuse(RejectCode.TOO_DEEP, "It is nested too deeply to be read.")
    except MemoryError:
        yield entry.refuse(RejectCode.TOO_LARGE, "It needs more memory than there is.")
    except OSError as error:
        yield entry.refuse(RejectCode.CORRUPT, f"It cannot be read: {error.strerror or error}.")


def _read_entry(entry: Entry) -> Found:
    with entry.open() as stream:
        yield from _read_stream(entry, stream)


def _read_stream(entry: Entry, stream: BinaryIO) -> Found:
    stream, head = _peeked(stream)
    kind = format_of(head)
    if entry.depth > entry.limits.depth and (kind in COMPRESSED or kind in (Format.ZIP, Format.TAR)):
        raise RefusedError(RejectCode.TOO_DEEP, f"More than {entry.limits.depth} archives within one another.")
    if kind is Format.EMPTY:
        yield entry.refuse(RejectCode.EMPTY, "The document is empty.")
    elif kind in COMPRESSED:
        inner = decompressed(stream, kind, entry.limits)
        yield from _read_stream(
            replace(entry, path=_without_ending(entry.path), size=None, depth=entry.depth + 1), inner
        )
    elif kind is Format.ZIP:
        yield from _members(zip_members(entry, _seekable(entry, stream)))
    elif kind is Format.TAR:
        yield from _members(tar_members(entry, stream))
    elif kind is Format.WARC:
        yield from warc_records(entry, stream)
    elif kind is Format.FEED:
        yield from feed_entries(entry, stream)
    elif kind is Format.JSON_LINES:
        yield from json_lines(entry, stream)
    elif kind is Format.JSON:
        yield from json_document(entry, stream)
    else:
        yield entry.document(read_all(stream, entry.limits.document))


def _members(members: Iterable[Entry | Reject]) -> Found:
    for member in members:
        if isinstance(member, Reject):
            yield member
        else:
            yield from _guarded(member)


def _peeked(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    """The first bytes, and the stream with them still to come."""
    if stream.seekable():
        head = stream.read(HEAD)
        stream.seek(0)
        return stream, head
    buffered = (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), HEAD * 16)
    )
    return cast(BinaryIO, buffered), buffered.peek(HEAD)[:HEAD]


def _seekable(entry: Entry, stream: BinaryIO) -> BinaryIO:
    """Zip archives are read from their end: one inside another archive is held in memory."""
    if stream.seekable():
        return stream
    return io.BytesIO(read_all(stream, entry.limits.container, "inner archive"))


def _without_ending(path: str) -> str:
    for ending in (".gz", ".xz", ".zst", ".bz2"):
        if path.lower().endswith(ending) and len(path) > len(ending):
            return path[: -len(ending)]
    return path


def _utf8(name: str) -> str:
    """A file name as text; bytes that are no UTF-8 are shown as such."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")
