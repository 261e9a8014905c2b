"""What was fetched: raw bytes by their hash, and each retrieval with its address, time and validators.

Belongs here: keeping and giving back. Stays out: fetching. The store is the record of the outside world: nothing can
recompute it, so it is append-only, and bytes are checked against their hash whenever they are read.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.sources.web.client import Fetched, Validators

_TABLES = """
create table if not exists retrievals (
    source_id text not null, url text not null, retrieved_at text not null, sha256 text not null,
    charset text, media_type text, etag text, last_modified text,
    primary key (source_id, url, retrieved_at));
"""


class StoreError(RuntimeError):
    """The store is damaged; the message names the file and what to do."""


@dataclass(frozen=True)
class Version:
    """One state of a document: what an address gave at a time."""

    source_id: str
    url: str
    retrieved_at: str
    """UTC, as `2026-03-01T06:00:00+00:00`."""
    sha256: str
    charset: str | None
    media_type: str | None


class Store:
    """The store of one outputs folder: `retrievals.sqlite` and `objects/` below `root`."""

    def __init__(self, root: Path) -> None:
        self._objects = root / "objects"
        self._objects.mkdir(parents=True, exist_ok=True)
        self._path = root / "retrievals.sqlite"
        try:
            self._db = sqlite3.connect(self._path, isolation_level=None)
            self._db.execute("pragma journal_mode = wal")
            self._db.executescript(_TABLES)
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self._path} is damaged ({error}): restore it from a backup, or move it away to fetch everything again"
            ) from error

    def close(self) -> None:
        self._db.close()

    def validators(self, source_id: str, url: str) -> Validators | None:
        """What to send with a conditional request; none where the bytes are no longer there."""
        row = self._db.execute(
            "select etag, last_modified, sha256 from retrievals where source_id = ? and url = ? order by retrieved_at desc limit 1",
            (source_id, url),
        ).fetchone()
        return Validators(row[0], row[1]) if row and self._object(row[2]).exists() else None

    def keep(self, source_id: str, url: str, fetched: Fetched, at: datetime) -> bool:
        """Keep what an address gave. Returns whether it is new or other bytes than last time."""
        digest = hashlib.sha256(fetched.content).hexdigest()
        self._write(digest, fetched.content)
        with closing(self._db.cursor()) as cursor:
            last = cursor.execute(
                "select sha256, retrieved_at from retrievals where source_id = ? and url = ? order by retrieved_at desc limit 1",
                (source_id, url),
            ).fetchone()
            etag, modified = fetched.validators.etag, fetched.validators.last_modified
            if last and last[0] == digest:
                cursor.execute(
                    "update retrievals set etag = ?, last_modified = ? where source_id = ? and url = ? and retrieved_at = ?",
                    (etag, modified, source_id, url, last[1]),
                )
                return False
            # A clock that jumped back must not put the newer version before the older one.
            when = max(at.isoformat(timespec="microseconds"), _just_after(last[1]) if last else "")
            cursor.execute(
                "insert into retrievals values (?, ?, ?, ?, ?, ?, ?, ?)",
                (source_id, url, when, digest, fetched.charset, fetched.media_type, etag, modified),
            )
            return True

    def versions(self, source_id: str) -> Iterator[list[Version]]:
        """Every address of a source with its versions, oldest first; addresses in their own order."""
        rows = self._db.execute(
            "select source_id, url, retrieved_at, sha256, charset, media_type from retrievals where source_id = ? order by url, retrieved_at",
            (source_id,),
        )
        group: list[Version] = []
        for row in rows:
            version = Version(*row)
            if group and group[-1].url != version.url:
                yield group
                group = []
            group.append(version)
        if group:
            yield group

    def read(self, version: Version) -> bytes:
        """The bytes of a version. Raises `StoreError` where they are gone or altered."""
        path = self._object(version.sha256)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path} cannot be read: {error}") from error
        if hashlib.sha256(content).hexdigest() != version.sha256:
            raise StoreError(
                f"{path} is damaged: its bytes do not have its name's hash; delete it to fetch {version.url} again"
            )
        return content

    def _object(self, digest: str) -> Path:
        return self._objects / digest[:2] / digest

    def _write(self, digest: str, content: bytes) -> None:
        path = self._object(digest)
        if path.exists() and path.stat().st_size == len(content):
            return
        path.parent.mkdir(exist_ok=True)
        temporary = path.with_name(f".{digest}.{os.getpid()}.tmp")
        try:
            with temporary.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _just_after(moment: str) -> str:
    from datetime import timedelta

    return (datetime.fromisoformat(moment) + timedelta(microseconds=1)).isoformat(timespec="microseconds")
