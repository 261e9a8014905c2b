"""A thousand hostile inputs, made the same way every time: damaged, lying, endless, nested and misnamed files."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import random
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.articles.pages import BODY

COUNT = 1000
SEED = 1000

STORY = f"Engines found in a barge\n\n4 March 2017\n\n{BODY}\n"
PAGE = f"<html><head><title>Engines</title></head><body><h1>Engines found</h1>{''.join(f'<p>{p}</p>' for p in BODY.split(chr(10) * 2))}</body></html>"
FEED = f"<rss version='2.0'><channel><title>River</title><item><title>Engines</title><description>{BODY}</description></item></channel></rss>"
LINES = "\n".join(json.dumps({"id": n, "text": BODY}) for n in range(3))


def zipped(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("story.txt", content)
        archive.writestr("more/story.html", PAGE)
    return buffer.getvalue()


def tarred(content: bytes, name: str = "story.txt", kind: bytes = tarfile.REGTYPE) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, "/etc/hosts" if kind != tarfile.REGTYPE else ""
        info.size = len(content) if kind == tarfile.REGTYPE else 0
        archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def crawled(content: bytes) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
    url = "https://river.example/1"
    writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(content), http_headers=headers))
    return buffer.getvalue()


Make = Callable[[random.Random], bytes]

WHOLE: list[bytes] = [
    STORY.encode(), PAGE.encode(), FEED.encode(), LINES.encode(), zipped(STORY.encode()), tarred(STORY.encode()),
    crawled(PAGE.encode()), gzip.compress(STORY.encode()), lzma.compress(PAGE.encode()), zstandard.compress(STORY.encode()),
    gzip.compress(crawled(PAGE.encode())), gzip.compress(tarred(zipped(STORY.encode()))),
]  # fmt: skip


def cut(dice: random.Random) -> bytes:
    content = dice.choice(WHOLE)
    return content[: dice.randrange(1, len(content))]


def flipped(dice: random.Random) -> bytes:
    content = bytearray(dice.choice(WHOLE))
    for _ in range(dice.randrange(1, 30)):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    return bytes(content)


def spliced(dice: random.Random) -> bytes:
    one, other = dice.choice(WHOLE), dice.choice(WHOLE)
    return one[: dice.randrange(len(one))] + other[dice.randrange(len(other)) :]


def noise(dice: random.Random) -> bytes:
    return dice.choice([b"", b"\x00", b"\x89PNG\r\n", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08"]) + dice.randbytes(
        dice.randrange(3000)
    )


def misread(dice: random.Random) -> bytes:
    text = dice.choice([STORY, PAGE]).replace("Ostrava", "Ústí nad Labem – «Žižkov»")
    charset = dice.choice(["utf-16", "utf-16-be", "utf-32", "cp1250", "cp1252", "iso-8859-2", "utf-7", "cp037"])
    return text.encode(charset, errors="replace")


def nested(dice: random.Random) -> bytes:
    depth = dice.choice([300, 600, 5_000, 40_000])
    return dice.choice(
        [
            f"<html><body>{'<div>' * depth}{BODY}".encode(),
            f"{'[' * depth}{']' * depth}".encode(),
            ('{"a":' * depth + "1" + "}" * depth).encode(),
            f"<html><body>{'<table><tr><td>' * depth}{BODY}".encode(),
            f"<rss><channel>{'<item>' * depth}{BODY}</channel></rss>".encode(),
        ]
    )


def endless(dice: random.Random) -> bytes:
    piece = dice.choice(
        ["a", "word ", ". ", "-", "/\n", "\n\nx", '"', "<", "<b>", "&amp;", "3 May 2014 ", "By A B\n", "|", "# ", "("]
    )
    return (dice.choice(["", STORY, "<html><body><p>"]) + piece * dice.choice([1_000, 20_000, 60_000])).encode()


def attributes(dice: random.Random) -> bytes:
    many = " ".join(f"a{n}='{n}'" for n in range(dice.choice([100, 6_000])))
    return f"<html><body><p {many}>{BODY}</p></body></html>".encode()


def bomb(dice: random.Random) -> bytes:
    zeros = b"0" * 8_000_000
    return dice.choice([gzip.compress, zipped, zstandard.compress, lambda c: gzip.compress(gzip.compress(c))])(zeros)


def entities(_: random.Random) -> bytes:
    declared = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    return (
        f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>{declared}]><rss><channel>&a9;</channel></rss>".encode()
    )


def outside(dice: random.Random) -> bytes:
    name = dice.choice(
        ["/etc/story", "../../story", "a/../../story", "C:\\story", "..\\story", "story\x00.txt", "s" * 900]
    )
    kind = dice.choice([tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
    return tarred(STORY.encode(), name, kind)


def records(dice: random.Random) -> bytes:
    values = [
        None,
        1,
        [],
        {},
        [[]],
        {"text": None},
        {"text": 7},
        {"text": [BODY, 3]},
        {"text": BODY, "date": 9},
        {"id": {}},
    ]
    return dice.choice(["\n", ",\n"]).join(json.dumps(dice.choice(values)) for _ in range(6)).join("{}").encode()


def empty(dice: random.Random) -> bytes:
    return dice.choice(
        [b"", b"\n\n\n", b" " * 5000, b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 100, gzip.compress(b""), b"{}", b"[]"]
    )


MAKERS: list[tuple[int, Make]] = [
    (6, cut), (6, flipped), (4, spliced), (2, noise), (2, misread), (2, nested), (2, endless), (1, attributes), (1, bomb),
    (1, entities), (2, outside), (2, records), (1, empty),
]  # fmt: skip


def made(count: int = COUNT) -> Iterator[tuple[str, bytes]]:
    """Names and contents. Some names lie about what the file is."""
    dice = random.Random(SEED)
    for number in range(count):
        [make] = dice.choices([each for _, each in MAKERS], [weight for weight, _ in MAKERS])
        ending = dice.choice([".txt", ".html", ".zip", ".gz", ".json", "", ".tar.gz", ".pdf"])
        yield f"{number:04}-{make.__name__}{ending}", make(dice)


def write(folder: Path, count: int = COUNT) -> list[str]:
    """Write the inputs into a folder, with links among them; their names."""
    names = []
    for name, content in made(count):
        (folder / name).write_bytes(content)
        names.append(name)
    for number, target in enumerate(["/etc/hosts", "/dev/zero", ".", "nowhere", names[0]]):
        (folder / f"link-{number}").symlink_to(target)
        names.append(f"link-{number}")
    return names
