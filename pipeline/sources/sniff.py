"""What bytes are, told by the bytes and never by a file's ending.

Belongs here: the first look at a document. Stays out: opening or parsing it.
"""

from __future__ import annotations

import re
from enum import StrEnum

HEAD = 4096
"""Bytes that are looked at."""


class Format(StrEnum):
    EMPTY = "empty"
    GZIP = "gzip"
    XZ = "xz"
    ZSTD = "zstd"
    BZIP2 = "bzip2"
    ZIP = "zip"
    TAR = "tar"
    WARC = "warc"
    FEED = "feed"
    HTML = "html"
    JSON = "json"
    JSON_LINES = "jsonl"
    TEXT = "text"


COMPRESSED = frozenset({Format.GZIP, Format.XZ, Format.ZSTD, Format.BZIP2})
_MAGIC = (
    (b"\x1f\x8b", Format.GZIP),
    (b"\xfd7zXZ\x00", Format.XZ),
    (b"\x28\xb5\x2f\xfd", Format.ZSTD),
    (b"BZh", Format.BZIP2),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"WARC/", Format.WARC),
)
_PROLOGUE = re.compile(
    rb"(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,400}(?:\[[^\]]{0,3000}\]\s{0,9})?>)*",
    re.DOTALL | re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HTML_START = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h1|meta|table)\b", re.IGNORECASE
)
_TAGS = re.compile(rb"<(?:/?(?:p|div|a|br|span|h[1-6]|li|ul|em|strong|img|td|tr)\b|!--)", re.IGNORECASE)


def format_of(content: bytes) -> Format:
    """The format of a document, from its first bytes; TEXT where nothing tells, binary files included."""
    head = content[:HEAD]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return Format.TAR
    for mark, width in ((b"\xef\xbb\xbf", 1), (b"\xff\xfe", 2), (b"\xfe\xff", 2)):
        if head.startswith(mark):
            head = head[len(mark) :]
            head = head.replace(b"\x00", b"") if width == 2 else head
            break
    if not head.strip():
        return Format.EMPTY if len(content) <= HEAD else Format.TEXT
    start = _PROLOGUE.match(head)
    body = head[start.end() :] if start else head
    if _FEED.match(body):
        return Format.FEED
    if _HTML_START.match(body) or _HTML_START.match(head.lstrip()):
        return Format.HTML
    if body[:1] in (b"{", b"["):
        return _json_format(body)
    return Format.HTML if len(_TAGS.findall(head)) >= 3 else Format.TEXT


def _json_format(head: bytes) -> Format:
    """JSON, JSON Lines, or a text that happens to open with a bracket ("[Photo] ...")."""
    second = head[1:].lstrip()[:1]
    if head[:1] == b"{":
        if second not in (b'"', b"}"):
            return Format.TEXT
        first_line = head.split(b"\n", 1)[0].rstrip()
        return Format.JSON_LINES if first_line.endswith(b"}") or b"\n" not in head else Format.JSON
    return Format.JSON if second in (b"{", b"[", b'"', b"]") else Format.TEXT
