"""Folders, archives, dumps, feeds and web archives become documents, or refusals that say why."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.sources.catalogue import Catalogue
from pipeline.sources.documents import RawDocument
from pipeline.sources.limits import Limits
from pipeline.sources.read import read
from schemas import Reject
from schemas.vocabularies import RejectCode

STORY = b"The river police of Ostrava found eleven engines in a barge on Tuesday.\n"
OTHER = b"Two boats collided below the weir, and nobody was hurt.\n"


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(members: dict[str, bytes], change: Callable[[tarfile.TarInfo], None] = lambda info: None) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            change(info)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def crawled(pages: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for url, content in pages.items():
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(content), http_headers=headers)
        )
    return buffer.getvalue()


def found_in(path: Path, **limits: int) -> list[RawDocument | Reject]:
    return list(read([path], Catalogue(), Limits(**limits)))


def documents(path: Path) -> dict[str, bytes]:
    found = found_in(path)
    assert all(isinstance(each, RawDocument) for each in found), found
    return {each.source_path: each.content for each in found if isinstance(each, RawDocument)}


def codes(path: Path, **limits: int) -> list[RejectCode]:
    return [each.code for each in found_in(path, **limits) if isinstance(each, Reject)]


def test_a_folder_is_read_by_name_with_its_folders_and_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1.txt").write_bytes(STORY)
    (tmp_path / "a.txt").write_bytes(OTHER)
    (tmp_path / ".hidden").write_bytes(OTHER)
    assert list(documents(tmp_path)) == ["a.txt", "b/1.txt"]


@pytest.mark.parametrize(
    ("name", "compress"),
    [("s.gz", gzip.compress), ("s.xz", lzma.compress), ("s.bz2", bz2.compress), ("s.zst", zstandard.compress)],
)
def test_single_compressed_files_are_read_by_what_they_are(
    tmp_path: Path, name: str, compress: Callable[[bytes], bytes]
) -> None:
    (tmp_path / name).write_bytes(compress(STORY))
    assert documents(tmp_path) == {"s": STORY}


@pytest.mark.parametrize("pack", [zipped, tarred, lambda members: gzip.compress(tarred(members))])
def test_archives_give_their_members(tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    (tmp_path / "dump").write_bytes(pack({"x/1.txt": STORY, "2.txt": OTHER}))
    assert documents(tmp_path) == {"dump/x/1.txt": STORY, "dump/2.txt": OTHER}


def test_archives_within_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    content = zipped({"story.txt": STORY})
    for _ in range(3):
        content = zipped({"inner.zip": content})
    (tmp_path / "a.zip").write_bytes(content)
    assert list(documents(tmp_path).values()) == [STORY]
    for _ in range(3):
        content = zipped({"inner.zip": content})
    (tmp_path / "a.zip").write_bytes(content)
    assert codes(tmp_path) == [RejectCode.TOO_DEEP]


@pytest.mark.parametrize("name", ["/etc/story.txt", "../story.txt", "a/../../story.txt", "C:/story.txt"])
def test_members_that_point_outside_are_refused_and_the_others_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.tar").write_bytes(tarred({name: OTHER, "good.txt": STORY}))
    found = found_in(tmp_path)
    assert [each.code for each in found if isinstance(each, Reject)] == [RejectCode.UNSAFE_PATH]
    assert [each.content for each in found if isinstance(each, RawDocument)] == [STORY]


def test_links_and_devices_in_archives_are_refused(tmp_path: Path) -> None:
    def link(info: tarfile.TarInfo) -> None:
        info.type, info.linkname, info.size = tarfile.SYMTYPE, "/etc/hosts", 0

    (tmp_path / "a.tar").write_bytes(tarred({"story.txt": b""}, link))
    assert codes(tmp_path) == [RejectCode.UNSAFE_PATH]


def test_links_in_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("/etc/hosts")
    (tmp_path / "round").symlink_to(tmp_path)
    assert codes(tmp_path) == [RejectCode.UNSAFE_PATH, RejectCode.UNSAFE_PATH]


def test_pipes_are_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert codes(tmp_path) == [RejectCode.UNSAFE_PATH]


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped({"a.txt": content}), zstandard.compress])
def test_bombs_are_noticed_before_they_burst(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    (tmp_path / "bomb").write_bytes(pack(b"0" * 40_000_000))
    assert codes(tmp_path) == [RejectCode.COMPRESSION_BOMB]


def test_damaged_archives_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(os.urandom(5000))[:2000])
    (tmp_path / "b.zip").write_bytes(zipped({"a.txt": STORY * 50})[:100])
    (tmp_path / "c.xz").write_bytes(lzma.compress(os.urandom(5000))[:2000])
    assert codes(tmp_path) == [RejectCode.CORRUPT] * 3


def test_a_large_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY * 100)
    assert codes(tmp_path, document=1000) == [RejectCode.TOO_LARGE]


def test_json_lines_give_a_document_a_line_with_its_hints(tmp_path: Path) -> None:
    lines = [
        {"id": "a1", "text": STORY.decode(), "title": "Engines", "date": "2017-03-07T23:30:00-05:00", "lang": "en-GB"},
        {"headline": "no text here"},
    ]
    (tmp_path / "dump.jsonl").write_text("\n".join([*map(json.dumps, lines), "{broken"]))
    document, missing, broken = found_in(tmp_path)
    assert isinstance(document, RawDocument)
    assert (document.source_path, document.hints.title, document.hints.language) == ("dump.jsonl/a1", "Engines", "en")
    assert str(document.hints.published_on) == "2017-03-07"
    assert isinstance(missing, Reject)
    assert isinstance(broken, Reject)
    assert (missing.code, broken.code) == (RejectCode.MISSING_KEY, RejectCode.MALFORMED)
    assert "[source.keys]" in missing.message


@pytest.mark.parametrize("wrap", [list, lambda rows: {"articles": rows}])
def test_json_documents_give_their_records(tmp_path: Path, wrap: Callable[[list[object]], object]) -> None:
    rows: list[object] = [{"body": STORY.decode()}, {"content": ["One paragraph.", "And another."]}]
    (tmp_path / "dump.json").write_text(json.dumps(wrap(rows), indent=1))
    assert list(documents(tmp_path).values()) == [STORY.strip(), b"One paragraph.\n\nAnd another."]


def test_a_source_maps_the_keys_of_its_dump(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nsource_id = "river"\npath = "dump.json"\nlanguage = "en"\n'
        '[source.keys]\nrecords = "data.hits"\ntext = "doc.words"\ntitle = "doc.head"\n'
    )
    record = {"doc": {"words": STORY.decode(), "head": "Engines"}}
    (tmp_path / "dump.json").write_text(json.dumps({"data": {"hits": [record]}}, indent=1))
    [document] = read([tmp_path])
    assert isinstance(document, RawDocument)
    assert (document.source_id, document.hints.title, document.content) == ("river", "Engines", STORY.strip())


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>River Police</title><language>en</language>
<item><title>Engines &amp; a barge</title><link>https://river.example/1</link>
<pubDate>Tue, 07 Mar 2017 23:30:00 -0500</pubDate><description>&lt;p&gt;Eleven engines were found.&lt;/p&gt;</description>
</item></channel></rss>"""


def test_a_feed_gives_its_entries_with_the_date_as_printed(tmp_path: Path) -> None:
    (tmp_path / "feed").write_text(RSS)
    [document] = found_in(tmp_path)
    assert isinstance(document, RawDocument)
    hints = document.hints
    assert (hints.title, hints.url, hints.publisher) == ("Engines & a barge", "https://river.example/1", "River Police")
    assert str(hints.published_on) == "2017-03-07"
    assert document.content == b"<p>Eleven engines were found.</p>"


def test_a_feed_with_a_document_type_is_refused(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hosts">]>'
    (tmp_path / "feed").write_text(RSS.replace("<rss", doctype + "<rss", 1))
    assert codes(tmp_path) == [RejectCode.DOCTYPE]


def test_a_web_archive_gives_its_pages_with_their_addresses(tmp_path: Path) -> None:
    page = b"<html><body><p>Eleven engines were found.</p></body></html>"
    (tmp_path / "crawl.warc.gz").write_bytes(
        crawled({"https://river.example/1": page, "https://river.example/2": page})
    )
    found = found_in(tmp_path)
    assert [each.hints.url for each in found if isinstance(each, RawDocument)] == [
        "https://river.example/1",
        "https://river.example/2",
    ]


def test_a_changed_page_of_a_web_archive_is_noticed_by_its_digest(tmp_path: Path) -> None:
    page = b"<html><body><p>Eleven engines were found.</p></body></html>"
    content = gzip.decompress(crawled({"https://river.example/1": page})).replace(b"Eleven", b"Twelve")
    (tmp_path / "crawl.warc").write_bytes(content)
    assert codes(tmp_path) == [RejectCode.CORRUPT]


def test_a_web_archive_that_is_cut_off_is_noticed(tmp_path: Path) -> None:
    page = b"<html><body><p>Eleven engines were found.</p></body></html>"
    content = gzip.decompress(crawled({"https://river.example/1": page}))
    (tmp_path / "crawl.warc").write_bytes(content[:-40])
    assert codes(tmp_path) == [RejectCode.CORRUPT]


def test_the_same_bytes_under_the_same_name_are_read_once_and_other_bytes_are_marked(tmp_path: Path) -> None:
    twice = tarred({"a.txt": STORY})[:1024] + tarred({"a.txt": STORY})[:1024] + tarred({"a.txt": OTHER})
    (tmp_path / "a.tar").write_bytes(twice)
    first, again, other = found_in(tmp_path)
    assert isinstance(first, RawDocument)
    assert not first.hints.same_name
    assert isinstance(again, Reject)
    assert again.code is RejectCode.DUPLICATE_DOCUMENT
    assert isinstance(other, RawDocument)
    assert other.hints.same_name


def test_inputs_are_read_in_one_order_however_they_are_named(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(STORY + name.encode())
    both = [tmp_path / "b", tmp_path / "a"]
    assert list(read(both, Catalogue())) == list(read(reversed(both), Catalogue()))


def test_an_input_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="There is no"):
        list(read([tmp_path / "nothing"], Catalogue()))
