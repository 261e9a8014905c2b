"""A release in a browser, served to this machine alone: its files, by ranges too, and a page for every article and row.

Belongs here: the server. Stays out: the pages (`article_pages.py`). It answers only requests for the address it listens on, so no
page from elsewhere can read from it, and only files that the release's manifest lists.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from contextlib import closing
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import duckdb

from pipeline.release.article_pages import article_pages, file_name, listing
from pipeline.release.descriptors import Subject
from pipeline.release.layout import UNLISTED, media_type
from pipeline.release.opening import Release

HOST = "127.0.0.1"
PER_PAGE = 200
_CHUNK = 1 << 18
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class Browser:
    """A server for one release. `port` 0 takes any that is free."""

    def __init__(self, release: Release, port: int = 0) -> None:
        self._connection = release.connect()
        self._lock = threading.Lock()
        self._release = release
        self._subject = Subject.of(release.manifest, [])
        self._files = {entry.path for entry in release.manifest.files} | UNLISTED
        self.server = ThreadingHTTPServer((HOST, port), _handler(self))
        self.server.daemon_threads = True

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server.server_port}/"

    def serve(self) -> None:
        """Answer until `close` is called."""
        self.server.serve_forever(poll_interval=0.2)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self._connection.close()

    def file(self, path: str) -> Path | None:
        """The file of the release at a path; None for anything else, wherever it may point."""
        if path not in self._files:
            return None
        found = self._release.folder.root / path
        return (
            found if found.is_file() and found.resolve().is_relative_to(self._release.folder.root.resolve()) else None
        )

    def page(self, path: str, query: dict[str, list[str]]) -> str | None:
        """A page that is made when it is asked for."""
        with self._lock, closing(self._connection.cursor()) as connection:
            if path == "articles/index.html":
                return self._listing(connection, query)
            if match := re.fullmatch(r"articles/([A-Za-z0-9_-]{1,80})\.html", path):
                made = article_pages(connection, self._subject, [match[1]], up="../", index_href="articles/index.html")
                return next((page for _, page in made), None)
        return None

    def place_of_row(self, row_id: str) -> str | None:
        """The address of a row in the page of its article."""
        with self._lock, closing(self._connection.cursor()) as connection:
            found = connection.execute("SELECT article_id FROM evidence WHERE row_id = ? LIMIT 1", [row_id]).fetchone()
            if found:
                return f"/articles/{file_name(found[0])}.html#{file_name(row_id)}"
            article = connection.execute("SELECT article_id FROM articles WHERE article_id = ?", [row_id]).fetchone()
            return f"/articles/{file_name(row_id)}.html" if article else None

    def _listing(self, connection: duckdb.DuckDBPyConnection, query: dict[str, list[str]]) -> str:
        asked = query.get("page", ["0"])[0]
        page = int(asked) if asked.isdigit() and len(asked) < 9 else 0
        counted = connection.execute("SELECT count(*) FROM articles").fetchone()
        more = counted is not None and counted[0] > (page + 1) * PER_PAGE
        return listing(
            connection, self._subject, up="../", href="{}.html", limit=PER_PAGE, offset=page * PER_PAGE,
            previous=f"index.html?page={page - 1}" if page else None, following=f"index.html?page={page + 1}" if more else None,
        )  # fmt: skip


def _handler(browser: Browser) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version, sys_version = "Dateline", ""

        def do_GET(self) -> None:
            self._answer()

        def do_HEAD(self) -> None:
            self._answer()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing: the terminal belongs to the user."""

        def _answer(self) -> None:
            port = browser.server.server_port
            if self.headers.get("Host") not in (f"{HOST}:{port}", f"localhost:{port}"):
                # A page of another site that points its own name at this machine.
                self._send(HTTPStatus.MISDIRECTED_REQUEST, b"This server answers for 127.0.0.1 alone.\n", "text/plain")
                return
            split = urlsplit(self.path)
            path = unquote(split.path).lstrip("/")
            if path == "":
                self._move("/START_HERE.html")
            elif path.startswith("row/"):
                self._found(browser.place_of_row(path.removeprefix("row/")), self._move)
            elif file := browser.file(path):
                self._file(file)
            else:
                query = parse_qs(split.query)
                self._found(
                    browser.page(path, query), lambda page: self._send(HTTPStatus.OK, page.encode(), "text/html")
                )

        def _found(self, found: str | None, then: Callable[[str], None]) -> None:
            if found is None:
                self._send(HTTPStatus.NOT_FOUND, b"There is no such page in this release.\n", "text/plain")
            else:
                then(found)

        def _move(self, where: str) -> None:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", where)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
            self.send_response(status)
            self._headers(kind, len(content))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def _headers(self, kind: str, length: int) -> None:
            text = kind.startswith("text/") or kind == "application/json"
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
            self.send_header("Content-Length", str(length))
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Cross-Origin-Resource-Policy", "same-origin")
            self.send_header("Cache-Control", "no-cache")

        def _file(self, file: Path) -> None:
            size = file.stat().st_size
            wanted = _range(self.headers.get("Range"), size)
            if wanted is None:
                self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                self.send_header("Content-Range", f"bytes */{size}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            start, end = wanted
            whole = (start, end) == (0, size) and "Range" not in self.headers
            self.send_response(HTTPStatus.OK if whole else HTTPStatus.PARTIAL_CONTENT)
            self._headers(media_type(file.name), end - start)
            self.send_header("Accept-Ranges", "bytes")
            if not whole:
                self.send_header("Content-Range", f"bytes {start}-{end - 1}/{size}")
            self.end_headers()
            if self.command != "HEAD":
                self._copy(file, start, end)

        def _copy(self, file: Path, start: int, end: int) -> None:
            with file.open("rb") as content:
                content.seek(start)
                left = end - start
                while left and (chunk := content.read(min(_CHUNK, left))):
                    self.wfile.write(chunk)
                    left -= len(chunk)

    return Handler


def _range(header: str | None, size: int) -> tuple[int, int] | None:
    """The half-open range that a request asks for; all where it asks for none we serve; None where it lies outside."""
    match = _RANGE.fullmatch(header.strip()) if header else None
    if not match or match.groups() == ("", ""):
        return 0, size
    first, last = match.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
    return (start, end) if start < end else None
