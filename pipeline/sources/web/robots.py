"""Robots rules of a host (RFC 9309), asked once a run.

A missing file allows all; a server error or no answer forbids all until the next run, as the standard says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from pipeline.sources.web.client import Client, Failed, Fetched


@dataclass
class Robots:
    """Answers whether an address may be fetched, and hands the host's crawl delay to the client."""

    client: Client
    _by_host: dict[str, Protego | None] = field(default_factory=dict)

    def allow(self, url: str) -> bool:
        if not self.client.rules.obey_robots:
            return True
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._by_host:
            self._by_host[host] = self._read(host)
        rules = self._by_host[host]
        return rules is not None and bool(rules.can_fetch(url, self.client.rules.user_agent))

    def _read(self, host: str) -> Protego | None:
        answer = self.client.get(f"{host}/robots.txt")
        if isinstance(answer, Fetched):
            rules = Protego.parse(answer.content.decode("utf-8", errors="replace"))
        elif (
            isinstance(answer, Failed)
            and answer.status is not None
            and 400 <= answer.status < 500
            and answer.status != 429
        ):
            rules = Protego.parse("")
        else:
            return None
        if delay := rules.crawl_delay(self.client.rules.user_agent):
            self.client.delays[urlsplit(host).netloc] = float(delay)
        return rules
