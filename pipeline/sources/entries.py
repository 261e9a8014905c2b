"""What the readers of this room pass to one another: an entry with a name and a stream, and refusals.

Belongs here: the nouns. Stays out: any format.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol

from pipeline.sources.catalogue import SourceSettings
from pipeline.sources.documents import Hints, RawDocument
from pipeline.sources.limits import LIMITS, Limits
from schemas import Reject
from schemas.identifiers import row_id
from schemas.vocabularies import RejectCode, RejectStage

Found = Iterator[RawDocument | Reject]


class Opener(Protocol):
    def __call__(self) -> AbstractContextManager[BinaryIO]: ...


class RefusedError(Exception):
    """An entry that cannot be read, with its code and a sentence that says why."""

    def __init__(self, code: RejectCode, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Entry:
    """A file, a member of an archive or a record: where it is in its source, and how to open it.

    `seekable` is false for members that can only be read once from start to end; `depth` counts archives around it.
    """

    source: SourceSettings
    path: str
    open: Opener
    hints: Hints
    size: int | None = None
    seekable: bool = True
    depth: int = 0
    limits: Limits = LIMITS

    def within(self, name: str, open_: Opener, *, size: int | None = None, hints: Hints | None = None) -> Entry:
        """A member of this entry."""
        path = f"{self.path}/{name}" if self.path else name
        return replace(
            self, path=path, open=open_, size=size, seekable=True, depth=self.depth + 1, hints=hints or self.hints
        )

    def document(self, content: bytes, hints: Hints | None = None, *, path: str | None = None) -> RawDocument:
        return RawDocument(self.source.source_id, path or self.path, content, hints or self.hints)

    def refuse(self, code: RejectCode, message: str, *, path: str | None = None, sha256: str | None = None) -> Reject:
        where = path or self.path
        return Reject(
            reject_id=row_id("x", self.source.source_id, where, sha256, RejectStage.SOURCE, code, message),
            source_id=self.source.source_id,
            source_path=where,
            raw_sha256=sha256,
            stage=RejectStage.SOURCE,
            code=code,
            message=message,
        )


def read_all(stream: BinaryIO, limit: int, what: str = "document") -> bytes:
    """The whole stream, or a refusal where it is longer than `limit`."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise RefusedError(RejectCode.TOO_LARGE, f"The {what} has more than {limit} bytes, which is the limit.")
    return content
