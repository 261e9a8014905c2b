"""Feed, listing page or sitemap -> addresses of articles, in the order in which they stand there.

Belongs here: finding links. Stays out: fetching them, and what an article is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

from lxml import etree, html

from pipeline.sources.web.rules import FetchRules
from schemas.vocabularies import SourceKind

_MAX_LINKS = 50_000
"""As many as a sitemap may hold by its protocol."""


class UnreadableError(ValueError):
    """The page is not the feed, listing or sitemap that it should be."""


@dataclass(frozen=True)
class Links:
    """What one page gives: articles, and further pages of the same kind."""

    articles: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


def links_of(kind: SourceKind, url: str, content: bytes, rules: FetchRules) -> Links:
    """The links of a feed, listing or sitemap that stay on declared hosts and match the source's patterns."""
    reader = {SourceKind.FEED: _feed, SourceKind.LISTING: _listing, SourceKind.SITEMAP: _sitemap}[kind]
    try:
        found = reader(url, content, rules)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(f"{url} cannot be read as a {kind}: {error}") from error
    return Links(
        articles=_kept(url, found.articles, rules, rules.include),
        pages=_kept(url, found.pages, rules, None),
    )


def _kept(base: str, links: list[str], rules: FetchRules, pattern: str | None) -> list[str]:
    absolute = (urldefrag(urljoin(base, link.strip())).url for link in links[:_MAX_LINKS])
    wanted = re.compile(pattern) if pattern else None
    return list(
        dict.fromkeys(u for u in absolute if u != base and rules.declares(u) and (not wanted or wanted.search(u)))
    )


def _xml(content: bytes) -> etree._Element:
    if re.search(rb"<!DOCTYPE|<!ENTITY", content[:4096], re.IGNORECASE):
        raise UnreadableError("it has a document type, which a feed or sitemap does not need")
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    if root is None:
        raise UnreadableError("it is empty")
    return root


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _feed(url: str, content: bytes, rules: FetchRules) -> Links:
    root = _xml(content)
    return Links(
        articles=[link for item in root.iter() if _local(item) in ("item", "entry") for link in _links_of_entry(item)]
    )


def _links_of_entry(item: etree._Element) -> Iterator[str]:
    for child in item:
        link = child.get("href") or child.text
        if link and _local(child) == "link" and child.get("rel", "alternate") == "alternate":
            yield link
            return


def _sitemap(url: str, content: bytes, rules: FetchRules) -> Links:
    root = _xml(content)
    found = [
        (_local(parent), child.text) for parent in root for child in parent if _local(child) == "loc" and child.text
    ]
    return Links(
        articles=[loc for parent, loc in found if parent == "url"],
        pages=[loc for parent, loc in found if parent == "sitemap"],
    )


def _listing(url: str, content: bytes, rules: FetchRules) -> Links:
    root = html.fromstring(content)
    links = [link for anchor in root.iter("a") if (link := anchor.get("href"))]
    pages = [link for link in links if rules.next_page and re.search(rules.next_page, urljoin(url, link))]
    return Links(articles=[link for link in links if link not in set(pages)], pages=pages)
