"""Which addresses may be asked at all: declared hosts only, and none that leads into a private network.

A name is resolved once, every address it gives is checked, and the connection goes to the very address that was checked:
a name that resolves to another address a moment later gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass

import httpx

from pipeline.sources.web.rules import FetchRules


class NotAllowedError(Exception):
    """The address may not be asked; the message says why."""


@dataclass(frozen=True)
class Guard:
    """Checks addresses against a source's rules."""

    rules: FetchRules

    def check(self, url: str) -> None:
        """Raise `NotAllowedError` unless the address is on a declared host."""
        if not self.rules.declares(url):
            raise NotAllowedError(f"{url} is not on a host that sources.toml declares")

    def resolve(self, host: str, port: int) -> str:
        """The address to connect to; raise `NotAllowedError` if any address of the name is private."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpx.ConnectError(f"{host} does not resolve: {error}") from error
        addresses = [str(info[4][0]) for info in found]
        for address in addresses:
            if not self.rules.allow_private_addresses and not ipaddress.ip_address(address.split("%")[0]).is_global:
                raise NotAllowedError(f"{host} leads to the private address {address}")
        return addresses[0]


class PinnedTransport(httpx.BaseTransport):
    """Connects to the address that the guard checked, with the name kept for TLS and the Host header."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._inner = httpx.HTTPTransport(retries=0, limits=httpx.Limits(max_connections=4))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        self._guard.check(str(request.url))
        request.extensions = {**request.extensions, "sni_hostname": host}
        request.url = request.url.copy_with(host=self._guard.resolve(host, port))
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()
