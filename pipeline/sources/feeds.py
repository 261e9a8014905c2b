"""RSS and Atom files: each entry is a document of HTML or text, with the feed's title, address and date as hints.

feedparser reads them; it keeps dates as they are printed, and repairs what is broken. It is kept from document types, which
it would follow. Belongs here: entries to documents. Stays out: fetching feeds (`web/`).
"""

from __future__ import annotations

import io
import re
from typing import Any, BinaryIO

from pipeline.sources.entries import Entry, Found, RefusedError, read_all
from pipeline.sources.records import day_of, hints_with
from schemas.vocabularies import RejectCode

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BAD_REFERENCE = re.compile(rb"&#(?:x[0-9a-fA-F]{6,}|\d{7,});")


def feed_entries(entry: Entry, stream: BinaryIO) -> Found:
    """The entries of a feed, in its order."""
    content = read_all(stream, entry.limits.container, "feed")
    if _DOCTYPE.search(content, 0, 65_536):
        raise RefusedError(RejectCode.DOCTYPE, "The feed declares a document type or entities, which are not read.")
    content = _BAD_REFERENCE.sub(b"", content)  # feedparser raises on references past Unicode
    parsed = _parsed(content)
    if not parsed.entries:
        if parsed.get("bozo"):
            raise RefusedError(RejectCode.MALFORMED, f"The feed cannot be read: {parsed.get('bozo_exception')}."[:200])
        raise RefusedError(RejectCode.EMPTY, "The feed has no entries.")
    language = parsed.feed.get("language")
    publisher = parsed.feed.get("title")
    for number, item in enumerate(parsed.entries, start=1):
        path = f"{entry.path}/{number}"
        if number > entry.limits.entries:
            yield entry.refuse(RejectCode.TOO_LARGE, f"The feed has more than {entry.limits.entries} entries.")
            return
        body = _body(item)
        if not body.strip():
            yield entry.refuse(RejectCode.NO_BODY, "The entry has no text.", path=path)
            continue
        hints = hints_with(
            entry.hints,
            title=_plain(item.get("title")),
            url=_address(item.get("link")),
            published_on=day_of(item.get("published") or item.get("updated") or item.get("created")),
            language=language[:2].lower() if isinstance(language, str) and len(language) >= 2 else None,
            publisher=None if entry.hints.publisher else _plain(publisher),
            charset="utf-8",
        )
        encoded = body.encode("utf-8", errors="replace")
        if len(encoded) > entry.limits.document:
            yield entry.refuse(
                RejectCode.TOO_LARGE, f"The entry has more than {entry.limits.document} bytes.", path=path
            )
            continue
        yield entry.document(encoded, hints, path=path)
    if parsed.get("bozo") and b"</rss>" not in content and b"</feed>" not in content and b"RDF>" not in content[-200:]:
        yield entry.refuse(RejectCode.CORRUPT, "The feed is cut off: it does not end as it should.")


def _parsed(content: bytes) -> Any:
    import feedparser

    try:
        return feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except RecursionError as error:
        raise RefusedError(RejectCode.TOO_DEEP, "The feed is nested too deeply.") from error
    except Exception as error:  # feedparser raises whatever its inner parsers raise
        raise RefusedError(RejectCode.MALFORMED, f"The feed cannot be read: {error}."[:200]) from error


def _body(item: Any) -> str:
    """The longest of content and summary: some feeds repeat the summary as content, others the other way round."""
    contents = [part.get("value") or "" for part in item.get("content", [])]
    return str(max([*contents, item.get("summary") or ""], key=len))


def _plain(value: Any) -> str | None:
    return " ".join(re.sub(r"<[^<>]{0,200}>", " ", value).split())[:500] or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    return value[:2000] if isinstance(value, str) and value.startswith(("http://", "https://")) else None
