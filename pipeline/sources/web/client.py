"""One address, fetched politely: pace, conditional request, retries with backoff, redirects by hand, limits of size and time.

Belongs here: everything between an address and its bytes. Stays out: robots rules, what the bytes are, keeping them.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx

from pipeline.sources.web.guard import Guard, NotAllowedError, PinnedTransport
from pipeline.sources.web.rules import FetchRules
from schemas.vocabularies import RejectCode

MAX_REDIRECTS = 5
MAX_WAIT = 60.0
"""Longest pause that a server may ask for, in seconds; one that asks for more is asked again in the next run."""

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Validators:
    """What the server gave last time to tell whether the document changed."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True)
class Fetched:
    """The bytes of an address, after redirects and content coding."""

    url: str
    content: bytes
    charset: str | None
    media_type: str | None
    validators: Validators


@dataclass(frozen=True)
class Unchanged:
    """The server says that the document is as it was."""

    url: str


@dataclass(frozen=True)
class Failed:
    """No bytes, and why."""

    url: str
    code: RejectCode
    message: str
    status: int | None = None


class _RefusedError(Exception):
    def __init__(self, code: RejectCode, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass
class Client:
    """Fetches the addresses of one source. `pause` and `clock` are there for tests."""

    rules: FetchRules
    pause: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    delays: dict[str, float] = field(default_factory=dict)
    """Pause per host in seconds, where its robots rules ask for a longer one than `rules.delay`."""
    _next_at: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._guard = Guard(self.rules)
        self._http = httpx.Client(
            transport=PinnedTransport(self._guard),
            headers={"User-Agent": self.rules.user_agent, "Accept-Encoding": "gzip"},
            timeout=httpx.Timeout(self.rules.timeout),
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        self._http.close()

    def get(self, url: str, known: Validators | None = None) -> Fetched | Unchanged | Failed:
        """Fetch one address. Never raises: what goes wrong comes back as `Failed`."""
        wait = 1.0
        for attempt in range(self.rules.retries + 1):
            try:
                outcome, asked_wait = self._follow(url, known or Validators())
            except NotAllowedError as refusal:
                return Failed(url, RejectCode.NOT_ALLOWED, str(refusal))
            except _RefusedError as refusal:
                return Failed(url, refusal.code, str(refusal))
            except httpx.TimeoutException:
                outcome, asked_wait = (
                    Failed(url, RejectCode.TIMEOUT, f"no complete answer within {self.rules.timeout:g} seconds"),
                    None,
                )
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
                outcome, asked_wait = Failed(url, RejectCode.FETCH_FAILED, f"{type(error).__name__}: {error}"), None
            if not isinstance(outcome, Failed) or (outcome.status is not None and outcome.status not in _RETRIED):
                return outcome
            if attempt == self.rules.retries or (asked_wait or 0) > MAX_WAIT:
                return outcome
            self.pause(max(asked_wait or 0.0, wait))
            wait *= 2
        raise AssertionError("unreachable")

    def _follow(self, url: str, known: Validators) -> tuple[Fetched | Unchanged | Failed, float | None]:
        at, seen = url, {url}
        for _ in range(MAX_REDIRECTS + 1):
            self._guard.check(at)
            self._keep_pace(at)
            with self._http.stream("GET", at, headers=known.headers()) as response:
                status = response.status_code
                if status in _REDIRECTS and (target := response.headers.get("Location")):
                    at = urljoin(at, target)
                    if at in seen:
                        raise _RefusedError(RejectCode.FETCH_FAILED, f"{url} redirects in a circle")
                    seen.add(at)
                    continue
                if status == 304:
                    return Unchanged(url), None
                if status != 200:
                    return Failed(url, RejectCode.FETCH_FAILED, f"the server answered {status}", status), _wait_asked(
                        response
                    )
                content = b"".join(self._read(response))
                headers = response.headers
                return Fetched(
                    url=at,
                    content=content,
                    charset=response.charset_encoding,
                    media_type=headers.get("Content-Type", "").partition(";")[0].strip().lower() or None,
                    validators=Validators(headers.get("ETag"), headers.get("Last-Modified")),
                ), None
        raise _RefusedError(RejectCode.FETCH_FAILED, f"{url} redirects more than {MAX_REDIRECTS} times")

    def _keep_pace(self, url: str) -> None:
        host = urlsplit(url).netloc
        now = self.clock()
        if (due := self._next_at.get(host, now)) > now:
            self.pause(due - now)
            now = max(due, self.clock())
        self._next_at[host] = now + max(self.rules.delay, self.delays.get(host, 0.0))

    def _read(self, response: httpx.Response) -> Iterator[bytes]:
        coding = response.headers.get("Content-Encoding", "identity").lower()
        if coding not in ("identity", "gzip", "x-gzip"):
            raise _RefusedError(RejectCode.UNSUPPORTED, f"content coding {coding!r}")
        inflate = zlib.decompressobj(wbits=31) if coding != "identity" else None
        deadline, size = self.clock() + self.rules.timeout, 0
        for chunk in response.iter_raw():
            if self.clock() > deadline:
                raise httpx.ReadTimeout("the answer did not end in time")
            # One byte past the limit is enough to know; a bomb is never inflated further than that.
            piece = inflate.decompress(chunk, self.rules.max_bytes - size + 1) if inflate else chunk
            size += len(piece)
            if size > self.rules.max_bytes:
                raise _RefusedError(RejectCode.TOO_LARGE, f"larger than {self.rules.max_bytes} bytes")
            yield piece
        if inflate and not inflate.eof:
            raise httpx.RemoteProtocolError("the compressed answer is cut off")


def _wait_asked(response: httpx.Response) -> float | None:
    """Seconds of a Retry-After header, which holds seconds or a date."""
    asked = response.headers.get("Retry-After", "")
    if asked.isdigit():
        return float(asked)
    try:
        return max(parsedate_to_datetime(asked).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError):
        return None
