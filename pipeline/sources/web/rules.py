"""What a web source allows and asks for.

Belongs here: the `fetch` table of a source in `sources.toml`, and its defaults. Stays out: acting on it.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from schemas.vocabularies import SourceKind

USER_AGENT = "Dateline/0.1 (open dataset of press releases)"


class FetchRules(BaseModel):
    """How one source is fetched. Times are seconds, sizes bytes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    """The feed, listing page or sitemap to start from."""
    hosts: tuple[str, ...] = ()
    """The only hosts that are ever asked; the host of `url` where nothing is given. A host may carry a port."""
    include: str | None = None
    """Regular expression that an article's address must match (searched in the whole address)."""
    max_documents: int = Field(default=200, ge=1)
    """Articles fetched in one run."""
    max_pages: int = Field(default=20, ge=1)
    """Feeds, listing pages and sitemaps read in one run."""
    next_page: str | None = None
    """Regular expression that the link to a listing's next page must match."""
    delay: float = Field(default=2.0, ge=0)
    """Pause between two requests to a host; a longer crawl delay of its robots rules holds."""
    timeout: float = Field(default=30.0, gt=0)
    """For one request, from its first byte to its last."""
    max_bytes: int = Field(default=5_000_000, ge=1)
    retries: int = Field(default=3, ge=0)
    user_agent: str = USER_AGENT
    obey_robots: bool = True
    allow_private_addresses: bool = False
    """For a server of one's own on a private network, and for tests."""

    @field_validator("include", "next_page")
    @classmethod
    def _is_a_pattern(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                re.compile(value)
            except re.error as error:
                raise ValueError(f"not a regular expression: {error}") from None
        return value

    @model_validator(mode="after")
    def _starts_on_a_declared_host(self) -> FetchRules:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"url must be an http or https address: {self.url!r}")
        if self.hosts and not self.declares(self.url):
            raise ValueError(f"the host of url is not among hosts: {self.url!r}")
        return self

    def declares(self, url: str) -> bool:
        """Whether the address is on a declared host, with its port."""
        parts = urlsplit(url)
        hosts = self.hosts or (urlsplit(self.url).netloc,)
        return (
            parts.scheme in ("http", "https")
            and not parts.username
            and parts.netloc.lower() in {h.lower() for h in hosts}
        )


WEB_KINDS = frozenset({SourceKind.FEED, SourceKind.LISTING, SourceKind.SITEMAP})
"""The kinds of source that are fetched."""
