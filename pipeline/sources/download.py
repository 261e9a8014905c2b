"""Files of a release over HTTP: resumed where they broke off, retried with backoff, never more than was announced.

Belongs here: one file from one base address to a place on disk. Stays out: which files a release has, and whether they are right;
`release/get.py` knows. The address is one that the user gave, so unlike `web/` it may be any host, this machine too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urljoin, urlsplit

import httpx

TRIES = 5
TIMEOUT = httpx.Timeout(30.0)
MAX_REDIRECTS = 5
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_MISSING = frozenset({404, 410})
_CHUNK = 1 << 18
_T = TypeVar("_T")

Progress = Callable[[int], None]
"""Is told how many more bytes have come."""


class DownloadError(RuntimeError):
    """The server did not give the file; the message names it and says why."""


class MissingError(DownloadError):
    """The server has no such file."""


class _Again(Exception):  # noqa: N818
    """Worth another try."""


def _client() -> httpx.Client:
    return httpx.Client(timeout=TIMEOUT, follow_redirects=True, max_redirects=MAX_REDIRECTS)


@dataclass
class Downloads:
    """Files below one address."""

    base: str
    pause: Callable[[float], None] = time.sleep
    client: httpx.Client = field(default_factory=_client)

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise DownloadError(f"{self.base} is no http or https address")
        self.base = self.base.rstrip("/") + "/"

    def close(self) -> None:
        self.client.close()

    def read(self, path: str, most: int) -> bytes:
        """A small file, of at most `most` bytes."""

        def attempt() -> bytes:
            with self._answer(path, {}) as response:
                content = bytearray()
                for chunk in response.iter_raw(_CHUNK):
                    content += chunk
                    if len(content) > most:
                        raise DownloadError(
                            f"{self._address(path)} is larger than the {most:,} bytes that such a file may have"
                        )
                return bytes(content)

        return self._tried(path, attempt)

    def save(self, path: str, target: Path, size: int, progress: Progress = lambda count: None) -> None:
        """A file of `size` bytes to `target`; what is there already of it is kept, and only the rest asked for."""

        def attempt() -> None:
            there = target.stat().st_size if target.exists() else 0
            if there > size:
                target.unlink()
                there = 0
            if there == size:
                return
            with self._answer(path, {"Range": f"bytes={there}-"} if there else {}) as response:
                if there and not _continues(response, there):
                    progress(-there)
                    there = 0
                with target.open("ab" if there else "wb") as file:
                    for chunk in response.iter_raw(_CHUNK):
                        there += len(chunk)
                        if there > size:
                            raise DownloadError(
                                f"{self._address(path)} is larger than the {size:,} bytes of the manifest"
                            )
                        file.write(chunk)
                        progress(len(chunk))
            if there < size:
                raise _Again(f"it ended after {there:,} of {size:,} bytes")

        self._tried(path, attempt)

    def _tried(self, path: str, attempt: Callable[[], _T]) -> _T:
        problem = ""
        for number in range(TRIES):
            if number:
                self.pause(min(30.0, 0.5 * 2.0**number))
            try:
                return attempt()
            except (_Again, httpx.TransportError) as error:
                problem = str(error) or type(error).__name__
        raise DownloadError(f"{self._address(path)} did not come after {TRIES} tries: {problem}")

    @contextmanager
    def _answer(self, path: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
        address = self._address(path)
        # Stored bytes are wanted as they are: a coding on the way would change their number and their ranges.
        with self.client.stream("GET", address, headers={"Accept-Encoding": "identity"} | headers) as response:
            if response.status_code in _RETRIED:
                raise _Again(f"the server answers {response.status_code}")
            if response.status_code in _MISSING:
                raise MissingError(f"{address} is not there ({response.status_code})")
            if response.status_code not in (200, 206):
                raise DownloadError(f"{address}: the server answers {response.status_code}")
            yield response

    def _address(self, path: str) -> str:
        return urljoin(self.base, quote(path))


def _continues(response: httpx.Response, there: int) -> bool:
    """Whether the answer is the rest of the file; a server that knows no ranges sends all of it."""
    return response.status_code == 206 and response.headers.get("Content-Range", "").startswith(f"bytes {there}-")
