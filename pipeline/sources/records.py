"""JSON and JSON Lines dumps: one record an article, its keys mapped by the source or by the usual names.

Belongs here: records to documents. Stays out: what an article's text looks like.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from email.utils import parsedate_tz
from typing import Any, BinaryIO

from pipeline.sources.catalogue import Keys
from pipeline.sources.documents import Hints, RawDocument
from pipeline.sources.entries import Entry, Found, RefusedError, read_all
from schemas import Reject
from schemas.vocabularies import RejectCode

_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "articleBody", "article_body", "content", "plain_text", "html", "raw", "article"),
    "title": ("title", "headline", "name"),
    "url": ("url", "link", "canonical_url", "uri", "permalink"),
    "published_on": ("published_on", "published", "datePublished", "date_published", "pubDate", "publish_date", "date"),
    "language": ("language", "lang", "inLanguage"),
    "publisher": ("publisher", "site_name", "site"),
    "id": ("id", "_id", "guid", "identifier"),
}
"""Keys that are tried in this order where the source maps none: those of schema.org, of feeds and of common crawlers."""

_LISTS = ("articles", "records", "items", "results", "documents", "data", "entries", "@graph")
_ISO = re.compile(r"\s*((?:19|20)\d\d)-(\d\d)-(\d\d)")
_DEEPEST = 200


def json_lines(entry: Entry, stream: BinaryIO) -> Found:
    """A record a line. A line that is no record is refused, and the others are read."""
    number = 0
    while line := stream.readline(entry.limits.line + 1):
        number += 1
        path = f"{entry.path}/{number}"
        if len(line) > entry.limits.line:
            yield entry.refuse(RejectCode.TOO_LARGE, f"The line has more than {entry.limits.line} bytes.", path=path)
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            continue
        if line.strip():
            loaded = _loaded(entry, line, path)
            listed = _listed(loaded, entry.source.keys) if number == 1 else [loaded]
            yield from _records(entry, listed, number)


def json_document(entry: Entry, stream: BinaryIO) -> Found:
    """One record, a list of records, or an object that holds such a list."""
    content = read_all(stream, entry.limits.container, "JSON document (JSON Lines has no limit)")
    if not content.rstrip().endswith((b"}", b"]")) and content.count(b"\n") > 1:
        first = content.split(b"\n", 1)[0].strip()
        if first.endswith(b"}"):
            raise RefusedError(RejectCode.CORRUPT, "The JSON document is cut off.")
    loaded = _loaded(entry, content, entry.path)
    if isinstance(loaded, Reject):
        yield loaded
        return
    records = _listed(loaded, entry.source.keys)
    yield from _records(entry, records, None if records is loaded or len(records) != 1 else 0)


def _loaded(entry: Entry, content: bytes, path: str) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=lambda _: None)
    except UnicodeDecodeError as error:
        return entry.refuse(RejectCode.UNDECODABLE, f"JSON must be UTF-8: {error.reason}.", path=path)
    except RecursionError:
        return entry.refuse(RejectCode.TOO_DEEP, "The JSON is nested too deeply.", path=path)
    except ValueError as error:
        return entry.refuse(RejectCode.MALFORMED, f"This is not JSON: {error}."[:200], path=path)


def _listed(loaded: Any, keys: Keys) -> list[Any]:
    if keys.records:
        found = value_at(loaded, keys.records)
        return found if isinstance(found, list) else []
    if isinstance(loaded, list):
        return loaded
    if isinstance(loaded, dict):
        for name in _LISTS:
            if isinstance(found := loaded.get(name), list) and found and isinstance(found[0], dict):
                return found
    return [loaded]


def _records(entry: Entry, records: Iterable[Any], first: int | None) -> Iterator[RawDocument | Reject]:
    for number, record in enumerate(records, start=1 if first is None else first):
        if isinstance(record, Reject):
            yield record
            continue
        path = f"{entry.path}/{number}" if number else entry.path
        yield _document(entry, record, path)


def _document(entry: Entry, record: Any, path: str) -> RawDocument | Reject:
    if not isinstance(record, dict):
        return entry.refuse(RejectCode.MALFORMED, "The record is no JSON object.", path=path)
    keys = entry.source.keys
    values = {name: _value(record, getattr(keys, name), names) for name, names in _USUAL.items()}
    if (
        isinstance(identifier := values["id"], str | int)
        and not isinstance(identifier, bool)
        and str(identifier).strip()
    ):
        path = f"{entry.path}/{str(identifier).strip()[:200]}"
    text = _text(values["text"])
    if not text:
        wanted = keys.text or ", ".join(_USUAL["text"])
        message = f"The record has no text under {wanted}; map its key under [source.keys] in sources.toml."
        return entry.refuse(RejectCode.MISSING_KEY, message, path=path)
    hints = replace(
        entry.hints,
        title=_words(values["title"]) or entry.hints.title,
        url=_address(values["url"]) or entry.hints.url,
        published_on=day_of(values["published_on"]) or entry.hints.published_on,
        language=_language(values["language"]) or entry.hints.language,
        publisher=_words(values["publisher"]) or entry.hints.publisher,
        charset="utf-8",
    )
    content = text.encode("utf-8", errors="replace")
    if len(content) > entry.limits.document:
        return entry.refuse(RejectCode.TOO_LARGE, f"The text has more than {entry.limits.document} bytes.", path=path)
    return entry.document(content, hints, path=path)


def _value(record: dict[str, Any], mapped: str | None, usual: tuple[str, ...]) -> Any:
    if mapped is not None:
        return value_at(record, mapped)
    return next((record[name] for name in usual if record.get(name)), None)


def value_at(record: Any, path: str) -> Any:
    """The value at a path of keys with dots; a number takes an item of a list."""
    for key in path.split("."):
        if isinstance(record, dict):
            record = record.get(key)
        elif isinstance(record, list) and key.isdigit() and int(key) < len(record):
            record = record[int(key)]
        else:
            return None
    return record


def _text(value: Any) -> str:
    """A text, or a list of paragraphs."""
    if isinstance(value, list):
        return "\n\n".join(part for part in value if isinstance(part, str)).strip()
    return value.strip() if isinstance(value, str) else ""


def _words(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split())[:500] or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    return value.strip()[:2000] if isinstance(value, str) and re.match(r"\s*https?://\S", value) else None


def _language(value: Any) -> str | None:
    return value[:2].lower() if isinstance(value, str) and re.match(r"[A-Za-z]{2}(?:[-_]|$)", value) else None


def day_of(value: Any) -> date | None:
    """The calendar day that a date's own words name: an offset or time zone never moves it to the next."""
    if not isinstance(value, str):
        return None
    if found := _ISO.match(value):
        parts: tuple[int, ...] = tuple(map(int, found.groups()))
    else:
        parsed = parsedate_tz(value[:100])
        if parsed is None:
            return None
        parts = parsed[:3]
    try:
        return date(parts[0], parts[1], parts[2])
    except ValueError:
        return None


def hints_with(hints: Hints, **known: Any) -> Hints:
    """The hints with what is known besides; None changes nothing."""
    return replace(hints, **{name: value for name, value in known.items() if value is not None})
