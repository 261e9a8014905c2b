"""What a page says of itself: JSON-LD, Open Graph, Dublin Core and `<time>`.

Belongs here: title, date, language, address, publisher. Stays out: what the page shows (`html.py`).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(
    r"(?:News|Blog|Scholarly|Tech|Reportage|Analysis|Opinion)?(?:Article|Posting|Report)$|^PressRelease$|^WebPage$"
)
_SITE_SEPARATOR = re.compile(r"\s+(?:[|»«•·]|[-–—])\s+")
_ISO = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dcterms.date", "pubdate", "publishdate", "publication_date", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published", "citation_publication_date",
)  # fmt: skip
_LONGEST_JSON = 500_000
_DEEPEST = 12


@dataclass(frozen=True)
class Metadata:
    title: str | None = None
    published_on: date | None = None
    language: str | None = None
    url: str | None = None
    publisher: str | None = None


def metadata_of(tree: HtmlElement) -> Metadata:
    """What is declared; what is declared twice is taken from JSON-LD first, from `<title>` last."""
    record = _linked_data(tree)
    metas = _metas(tree)
    site = metas.get("og:site_name") or _name(record.get("publisher"))
    return Metadata(
        title=_headline(tree, record, metas, site),
        published_on=_published(tree, record, metas),
        language=_language(tree, metas),
        url=_address(tree, metas),
        publisher=site,
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """`<meta>` by name or property, in lower case; the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _linked_data(tree: HtmlElement) -> dict[str, Any]:
    """The JSON-LD record of the article: the one with a headline and a body before others."""
    best: tuple[int, dict[str, Any]] = (0, {})
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _LONGEST_JSON:
            continue
        try:
            loaded = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for record in _records(loaded, _DEEPEST):
            types = record.get("@type")
            names = types if isinstance(types, list) else [types]
            if not any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names):
                continue
            score = 1 + 4 * ("headline" in record) + 2 * ("datePublished" in record) + ("articleBody" in record)
            score -= 3 * ("WebPage" in names)
            if score > best[0]:
                best = (score, record)
    return best[1]


def _records(loaded: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(loaded, list):
        for item in loaded[:100]:
            yield from _records(item, depth - 1)
    elif isinstance(loaded, dict):
        yield loaded
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(loaded.get(key), list | dict):
                yield from _records(loaded[key], depth - 1)


def _headline(tree: HtmlElement, record: dict[str, Any], metas: dict[str, str], site: str | None) -> str | None:
    """The headline that is shown and declared. A heading of the page decides between declared ones."""
    shown = [text for heading in islice(tree.iter("h1"), 20) if (text := _text(heading))]
    titles = [" ".join((title.text_content() or "").split()) for title in tree.iter("title")][:1]
    declared = [
        _string(record.get("headline")),
        metas.get("og:title"),
        metas.get("twitter:title"),
        metas.get("dc.title"),
        *titles,
    ]
    known = [clean for each in declared if each and (clean := _without_site(each, site))]
    for heading in shown:
        if any(_alike(heading, each) for each in known):
            return heading
    if len(shown) == 1 and len(shown[0].split()) >= 3:
        return shown[0]
    return known[0] if known else shown[0] if shown else None


def _alike(shown: str, declared: str) -> bool:
    """Half of the shown words or more are declared: editors shorten headlines for search engines."""
    first, second = set(shown.casefold().split()), set(declared.casefold().split())
    return len(first & second) * 2 >= max(len(first), 1) and len(first) >= 2


def _without_site(title: str, site: str | None) -> str:
    parts = _SITE_SEPARATOR.split(title)
    if len(parts) > 1:
        last = parts[-1]
        if (site and last.casefold() in site.casefold()) or len(last.split()) <= 3 < len(title.split()) - len(
            last.split()
        ):
            return title[: title.rfind(last)].rstrip(" |»«•·-–—")
    return title


def _published(tree: HtmlElement, record: dict[str, Any], metas: dict[str, str]) -> date | None:
    for key in ("datePublished", "dateCreated"):
        if day := _day(record.get(key)):
            return day
    for name in _PUBLISHED:
        if day := _day(metas.get(name)):
            return day
    for time in tree.iter("time"):
        marked = f"{time.get('itemprop') or ''} {time.get('class') or ''} {time.get('pubdate') or ''}".lower()
        if ("publish" in marked or "pubdate" in marked or "entry-date" in marked) and (
            day := _day(time.get("datetime"))
        ):
            return day
    return None


def shown_times(tree: HtmlElement) -> list[date]:
    """The days of all `<time>` elements, in order."""
    return [day for time in tree.iter("time") if (day := _day(time.get("datetime")))]


def _day(value: Any) -> date | None:
    found = _ISO.match(value) if isinstance(value, str) else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _language(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    root = tree.getroottree().getroot()
    for value in (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), metas.get("og:locale")):
        if value and re.match(r"[A-Za-z]{2}(?:[-_]|$)", value):
            return str(value[:2].lower())
    return None


def _address(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        href = (link.get("href") or "").strip()
        if (link.get("rel") or "").lower() == "canonical" and href.startswith(("http://", "https://")):
            return href[:2000]
    url = metas.get("og:url", "")
    return url[:2000] if url.startswith(("http://", "https://")) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _string(value)


def _string(value: Any) -> str | None:
    return " ".join(html.unescape(value).split())[:500] or None if isinstance(value, str) else None


def _text(element: HtmlElement) -> str:
    return " ".join((element.text_content() or "").split())[:500]
