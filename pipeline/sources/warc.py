"""Web archives (WARC): each page that the crawler kept is a document, with its address.

Digests and declared lengths are checked, because readers give the short bytes of a truncated file without a word.
Belongs here: records to documents. Stays out: gzip (`compressed.py`), crawling.
"""

from __future__ import annotations

import contextlib
import io
from typing import Any, BinaryIO

from pipeline.sources.compressed import BombError, CorruptError
from pipeline.sources.entries import Entry, Found
from pipeline.sources.records import hints_with
from schemas.vocabularies import RejectCode

_PAGES = ("text/html", "application/xhtml", "text/plain", "application/json", "application/ld+json", "text/xml",
          "application/xml", "application/rss", "application/atom", "application/feed")  # fmt: skip
"""Media types that can be articles. Images, styles and scripts are parts of pages, no documents."""


def warc_records(entry: Entry, stream: BinaryIO) -> Found:
    """The pages of a web archive."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    silenced = io.StringIO()  # warcio writes to the terminal
    iterator = ArchiveIterator(stream, check_digests=True)
    number = 0
    while True:
        try:
            with contextlib.redirect_stderr(silenced):
                record = next(iterator)
        except StopIteration:
            break
        except (
            ArchiveLoadFailed,
            CorruptError,
            BombError,
            OSError,
            EOFError,
            ValueError,
            KeyError,
            AttributeError,
        ) as error:
            yield entry.refuse(RejectCode.CORRUPT, f"The web archive is damaged after {number} records: {error}."[:300])
            return
        number += 1
        if record.rec_type in ("response", "resource", "conversion"):
            yield from _page(entry, record, number, silenced)
    if not number:
        yield entry.refuse(RejectCode.CORRUPT, "The web archive has no record that can be read.")


def _page(entry: Entry, record: Any, number: int, silenced: io.StringIO) -> Found:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    path = f"{entry.path}/{url[:1000] or number}"
    headers = record.http_headers
    media_type = (
        headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    ) or ""
    kind = media_type.split(";")[0].strip().lower()
    if headers and headers.get_statuscode() != "200":
        if kind.startswith("text/html"):
            yield entry.refuse(
                RejectCode.FETCH_FAILED, f"The server answered {headers.get_statuscode()[:10]}.", path=path
            )
        return
    if kind and not kind.startswith(_PAGES):
        return
    try:
        with contextlib.redirect_stderr(silenced):
            content = record.content_stream().read(entry.limits.document + 1)
            rest = record.raw_stream.read(1) if len(content) <= entry.limits.document else b"x"
    except Exception as error:  # decoders of HTTP bodies raise what they like
        yield entry.refuse(RejectCode.CORRUPT, f"The record's body is damaged: {error}."[:200], path=path)
        return
    if len(content) > entry.limits.document:
        yield entry.refuse(RejectCode.TOO_LARGE, f"The page has more than {entry.limits.document} bytes.", path=path)
        return
    if _is_cut_off(record) or rest:
        yield entry.refuse(
            RejectCode.CORRUPT, "The record is cut off or changed: its digest or length does not fit.", path=path
        )
        return
    hints = hints_with(
        entry.hints,
        url=url if url.startswith(("http://", "https://")) else None,
        media_type=kind or None,
        charset=_charset(media_type),
    )
    yield entry.document(content, hints, path=path)


def _is_cut_off(record: Any) -> bool:
    checker = record.digest_checker
    if checker is not None and checker.passed is False:
        return True
    left = getattr(record.raw_stream, "limit", 0)
    return isinstance(left, int) and left > 0


def _charset(media_type: str) -> str | None:
    for part in media_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'")[:40] or None
    return None
