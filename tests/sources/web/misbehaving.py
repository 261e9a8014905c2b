"""A web server on loopback that can misbehave in the ways that real ones do."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Page:
    """What a path answers. `script` takes precedence: it may write to the socket as it likes."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    fails_first: int = 0
    """How many requests get `failing_status` before the page is served."""
    failing_status: int = 503
    script: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Site:
    """The server's pages, and what was asked of it."""

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def count(self) -> Counter[str]:
        return Counter(self.asked)


@contextmanager
def serving() -> Iterator[Site]:
    """A running site; it stops with the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            page = site.pages.get(self.path)
            if page is None:
                self._send(404, b"", {})
            elif page.fails_first > 0:
                page.fails_first -= 1
                self._send(page.failing_status, b"", page.headers)
            elif page.script:
                self.close_connection = True
                page.script(self)
            elif page.headers.get("ETag") and self.headers.get("If-None-Match") == page.headers["ETag"]:
                self._send(304, b"", page.headers)
            else:
                self._send(page.status, page.content, page.headers)

        def _send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # clients that hang up are part of the tests

    server = Server(("127.0.0.1", 0), Handler)
    site = Site(server.server_address[1])
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def slowly(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for longer than any client waits."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(50):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Fewer bytes than promised."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly the beginning")


def endless(handler: BaseHTTPRequestHandler) -> None:
    """No length and no end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    try:
        while True:
            handler.wfile.write(b"x" * 65536)
    except OSError:
        return
