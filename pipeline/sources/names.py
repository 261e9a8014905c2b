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


class Names:
    """Which addresses were seen with which content: thirty-two bytes a document."""

    def __init__(self) -> None:
        self._seen: dict[bytes, set[bytes]] = {}

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
        met: dict[bytes, set[bytes]] = {}
        for one in found:
            key, content = _keys(one)
            seen = met.setdefault(key, set(self._seen.get(key, ())))
            if content not in seen and one.same_name != bool(seen):
                return False
            seen.add(content)
        return True

    def _see(self, found: RawDocument | Known) -> bool | None:
        """Whether another document had the address before; None where it was this very one."""
        key, content = _keys(found)
        seen = self._seen.setdefault(key, set())
        if content in seen:
            return None
        again = bool(seen)
        seen.add(content)
        return again


def _keys(found: RawDocument | Known) -> tuple[bytes, bytes]:
    return _short(f"{found.source_id}\x1f{found.address}".encode()), bytes.fromhex(found.raw_sha256)[:16]


def _read_before(found: RawDocument | Known) -> Reject:
    entry = Entry(SourceSettings(source_id=found.source_id), found.source_path, _nothing, Hints())
    message = "The same bytes with the same address were already read."
    return entry.refuse(RejectCode.DUPLICATE_DOCUMENT, message, sha256=found.raw_sha256)


def _short(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


@contextmanager
def _nothing() -> Iterator[BinaryIO]:
    yield io.BytesIO()
