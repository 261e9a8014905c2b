"""Addresses that come twice: the same document again is refused, another one under the same address is kept and marked.

Belongs here: remembering which addresses were seen with which content. Stays out: reading.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO

from pipeline.sources.catalogue import SourceSettings
from pipeline.sources.documents import Hints, Known, RawDocument
from pipeline.sources.entries import Entry
from schemas import Reject
from schemas.vocabularies import RejectCode

_LENGTH = 16
"""Bytes of a hash that tell addresses and contents apart."""


class Names:
    """Which addresses were seen with which content."""

    def __init__(self) -> None:
        self._seen: dict[bytes, bytes] = {}
        """By address the contents, one after the other: nearly all have one, and a set of one would take four times as much."""

    def checked(self, found: RawDocument | Reject) -> RawDocument | Reject:
        """What was read, marked or refused where its address was seen before."""
        if isinstance(found, Reject):
            return found
        before = self._see(found)
        if before is None:
            return _read_before(found)
        return replace(found, hints=replace(found.hints, same_name=True)) if before else found

    def checked_known(self, found: Known) -> Known | Reject:
        """The same for a document that `agree_with` has passed."""
        return found if self._see(found) is not None else _read_before(found)

    def agree_with(self, found: Sequence[Known]) -> bool:
        """Whether documents would be marked now as they were; where they would not, their file must be read again."""
        met: dict[bytes, bytes] = {}
        for one in found:
            key, content = _keys(one)
            seen = met.get(key, self._seen.get(key, b""))
            if not _has(seen, content):
                if one.same_name != bool(seen):
                    return False
                seen += content
            met[key] = seen
        return True

    def _see(self, found: RawDocument | Known) -> bool | None:
        """Whether another document had the address before; None where it was this very one."""
        key, content = _keys(found)
        seen = self._seen.get(key, b"")
        if _has(seen, content):
            return None
        self._seen[key] = seen + content
        return bool(seen)


def _has(contents: bytes, content: bytes) -> bool:
    """Whether one of the contents, one after the other, is this one."""
    return any(contents.startswith(content, at) for at in range(0, len(contents), _LENGTH))


def _keys(found: RawDocument | Known) -> tuple[bytes, bytes]:
    return _short(f"{found.source_id}\x1f{found.address}".encode()), bytes.fromhex(found.raw_sha256)[:_LENGTH]


def _read_before(found: RawDocument | Known) -> Reject:
    entry = Entry(SourceSettings(source_id=found.source_id), found.source_path, _nothing, Hints())
    message = "The same bytes with the same address were already read."
    return entry.refuse(RejectCode.DUPLICATE_DOCUMENT, message, sha256=found.raw_sha256)


def _short(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_LENGTH).digest()


@contextmanager
def _nothing() -> Iterator[BinaryIO]:
    yield io.BytesIO()
