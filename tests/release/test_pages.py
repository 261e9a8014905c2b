"""Pages: self-contained, every value escaped, readable by anybody."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from pipeline.release.browse import Browser
from pipeline.release.layout import Folder
from pipeline.release.opening import open_release
from pipeline.release.pages import figure, in_script, percent
from tests.release.tables import NASTY, small

LOADS = {"src", "srcset", "poster", "data", "background", "manifest", "action", "formaction", "ping"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """What a page loads, links to and says, and whether its elements are closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.loads: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.scripts: list[str] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.heads_without_scope = 0
        self.lang: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID and tag not in ("rect",):
            self.open.append(tag)
        self.loads += [f"{tag} {key}" for key in given if key in LOADS or key.startswith("on")]
        self.loads += [f"link {given.get('href')}"] if tag == "link" else []
        self.links += [given["href"] or ""] if tag == "a" and "href" in given else []
        self.ids |= {given["id"] or ""} if "id" in given else set()
        self.scripts += [given.get("type") or "text/javascript"] if tag == "script" else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.heads_without_scope += tag == "th" and "scope" not in given
        self.lang = given.get("lang") if tag == "html" else self.lang

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def pages(folder: Folder) -> list[Path]:
    return [folder.root / path for path in folder.files() if path.endswith(".html")]


def test_no_page_asks_anything_of_anybody(release: Folder) -> None:
    assert len(pages(release)) > 30
    for path in pages(release):
        html = path.read_text(encoding="utf-8")
        page = Page(html)
        assert page.loads == [], path
        assert set(page.scripts) <= {"application/ld+json"}, path
        assert "url(" not in html
        assert "@import" not in html
        assert "default-src 'none'" in html


def test_every_link_leads_somewhere_and_none_runs_anything(release: Folder) -> None:
    for path in pages(release):
        for link in Page(path.read_text(encoding="utf-8")).links:
            where, _, anchor = link.partition("#")
            if link.startswith(("http://", "https://")):
                continue
            assert not re.match(r"[a-z]+:", link), (path, link)
            target = (path.parent / where).resolve() if where else path
            assert target.is_file(), (path, link)
            if anchor and target.suffix == ".html":
                assert anchor in Page(target.read_text(encoding="utf-8")).ids, (path, link)


def test_what_articles_say_is_never_taken_for_markup(release: Folder) -> None:
    for path in pages(release):
        html = path.read_text(encoding="utf-8")
        assert "<script>alert(1)</script>" not in html, path
        assert 'href="javascript:' not in html, path
        assert "49" not in re.findall(r"\{\{ 7 \* 7 \}\}|>49 <", html)
    everything = "".join(path.read_text(encoding="utf-8") for path in pages(release))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in everything
    assert "{{ 7 * 7 }}" in everything


def test_pages_are_built_for_everybody(release: Folder) -> None:
    for path in pages(release):
        page = Page(path.read_text(encoding="utf-8"))
        assert page.lang == "en", path
        assert page.open == [], path
        assert page.heads_without_scope == 0, path
        assert page.headings[0] == 1, path
        assert page.headings.count(1) == 1, path
        assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), path
        assert "main" in page.ids, path


def test_the_first_page_tells_search_engines_what_it_is(release: Folder) -> None:
    html = (release.root / "START_HERE.html").read_text(encoding="utf-8")
    embedded = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert embedded is not None
    assert json.loads(embedded[1]) == json.loads((release.root / "croissant.json").read_bytes())


def test_json_inside_a_page_cannot_end_its_element() -> None:
    hostile = {"x": "</script><!--\u2028 & 'quoted'"}
    written = str(in_script(hostile))
    assert "<" not in written
    assert json.loads(written) == hostile


def test_the_readme_takes_nothing_for_markup(release: Folder) -> None:
    readme = (release.root / "README.md").read_text(encoding="utf-8")
    tables = [line for line in readme.splitlines() if line.startswith("|")]
    assert not any("<script>" in line for line in tables)
    assert all(line.endswith("|") for line in tables)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1234567, "1,234,567"), (12.0, "12"), (0.333, "0.333"), (float("nan"), "nan"), (1e300, "1e+300")],
)
def test_figures_are_written_for_people(value: float, shown: str) -> None:
    assert figure(value) == shown


def test_a_share_that_is_not_known_is_left_empty() -> None:
    assert (percent(None), percent(1 / 3)) == ("", "33.3")


@pytest.fixture(scope="module")
def browser(release: Folder) -> Iterator[Browser]:
    serving = Browser(open_release(release.root))
    thread = threading.Thread(target=serving.serve, daemon=True)
    thread.start()
    yield serving
    serving.close()
    thread.join()


def ask(browser: Browser, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    port = browser.server.server_port
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    for key, value in ({"Host": f"127.0.0.1:{port}"} | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        connection.putheader(key, value)
    connection.endheaders()
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


def test_browsing_begins_at_the_first_page(browser: Browser, release: Folder) -> None:
    response, _ = ask(browser, "/")
    assert (response.status, response.getheader("Location")) == (302, "/START_HERE.html")
    response, content = ask(browser, "/START_HERE.html")
    assert content == (release.root / "START_HERE.html").read_bytes()
    assert response.getheader("X-Content-Type-Options") == "nosniff"


def test_a_row_leads_to_its_place_in_its_article(browser: Browser) -> None:
    quote = small()["quotes"][0]
    response, _ = ask(browser, f"/row/{quote['quote_id']}")
    assert response.getheader("Location") == f"/articles/{quote['article_id']}.html#{quote['quote_id']}"
    _, content = ask(browser, f"/articles/{quote['article_id']}.html")
    assert b"<mark>We shared 40 files</mark>" in content
    assert ask(browser, "/row/q_nothing")[0].status == 404


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [("bytes=0-9", 0, 10), ("bytes=100-", 100, None), ("bytes=-50", -50, None), ("bytes=5-5", 5, 6)],
)
def test_parts_of_a_file_can_be_asked_for(
    browser: Browser, release: Folder, header: str, start: int, end: int | None
) -> None:
    whole = (release.root / "data" / "quotes.parquet").read_bytes()
    response, content = ask(browser, "/data/quotes.parquet", Range=header)
    assert response.status == 206
    assert content == whole[start:end]
    assert (response.getheader("Content-Range") or "").endswith(f"/{len(whole)}")


def test_a_part_outside_the_file_and_a_range_that_is_none(browser: Browser, release: Folder) -> None:
    whole = (release.root / "README.md").read_bytes()
    assert ask(browser, "/README.md", Range=f"bytes={len(whole)}-")[0].status == 416
    assert ask(browser, "/README.md", Range="lines=1-2")[1] == whole
    response, content = ask(browser, "/README.md", "HEAD")
    assert (response.status, content, response.getheader("Content-Length")) == (200, b"", str(len(whole)))


@pytest.mark.parametrize(
    "path",
    [
        "/../index.json", "/%2e%2e/index.json", "/data/../../index.json", "/..%2findex.json", "//etc/passwd", "/etc/passwd", "/data", "/data/",
        "/articles/..%2f..%2findex.json.html", "/row/..%2f..", "/nothing", "/%00", "/articles/index.html%00", "/row/%0d%0aSet-Cookie:x",
    ],
)  # fmt: skip
def test_nothing_but_the_release_is_served(browser: Browser, path: str) -> None:
    response, content = ask(browser, path)
    assert response.status == 404
    assert b"latest" not in content


def test_other_methods_and_other_names_for_this_machine_are_refused(browser: Browser) -> None:
    assert ask(browser, "/START_HERE.html", "POST")[0].status == 501
    assert ask(browser, "/START_HERE.html", Host="evil.example")[0].status == 421
    assert browser.address.startswith("http://127.0.0.1:")
    with socket.socket() as probe:
        probe.settimeout(1)
        assert probe.connect_ex(("127.0.0.1", browser.server.server_port)) == 0


def test_pages_are_made_when_they_are_asked_for_where_a_release_carries_none(
    release: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving = Browser(open_release(release.root))
    serving._files = {path for path in serving._files if not path.startswith("articles/")}
    thread = threading.Thread(target=serving.serve, daemon=True)
    thread.start()
    try:
        _, listing = ask(serving, "/articles/index.html?page=0")
        links = [link for link in Page(listing.decode()).links if link.startswith("a_")]
        assert len(links) == len(NASTY) + 3
        response, page = ask(serving, f"/articles/{links[0]}")
        assert response.status == 200
        assert page == (release.root / "articles" / links[0]).read_bytes()
        assert ask(serving, "/articles/index.html?page=nonsense")[0].status == 200
    finally:
        serving.close()
        thread.join()
