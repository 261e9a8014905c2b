"""Fetching articles from a server that misbehaves: what comes back, what is kept, and who is asked."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.sources.catalogue import Catalogue, SourceSettings
from pipeline.sources.documents import RawDocument
from pipeline.sources.web.client import Client, Failed, Fetched, Unchanged, Validators
from pipeline.sources.web.crawl import CrawlReport, crawl
from pipeline.sources.web.gather import gather
from pipeline.sources.web.rules import FetchRules
from pipeline.sources.web.store import Store, StoreError
from schemas import Reject
from schemas.vocabularies import RejectCode, SourceKind
from tests.sources.web.misbehaving import Page, Site, cut_off, endless, serving, slowly

ARTICLE = b"<html><body><article><p>The two chiefs met on Monday.</p></article></body></html>"
Answer = Fetched | Unchanged | Failed


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path)
    yield opened
    opened.close()


def rules(site: Site, start: str = "/feed.xml", **more: Any) -> FetchRules:
    return FetchRules(
        url=site.url(start), **{"delay": 0, "timeout": 1.0, "retries": 0, "allow_private_addresses": True} | more
    )


def fetch(
    site: Site, path: str, known: Validators | None = None, pauses: list[float] | None = None, **more: Any
) -> Answer:
    client = Client(rules(site, path, **more), pause=(pauses if pauses is not None else []).append)
    try:
        return client.get(site.url(path), known)
    finally:
        client.close()


def feed_of(*links: str) -> Page:
    items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    return Page(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())


def run(site: Site, store: Store, kind: SourceKind = SourceKind.FEED, day: int = 0, **more: Any) -> CrawlReport:
    given = rules(site, **more)
    moment = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=day)
    client = Client(given, pause=lambda seconds: None)
    return crawl("police", kind, given, store, client=client, now=lambda: moment)


class Forgetful:
    """A memory of nothing: every run is the first."""

    def recall(self, file: str, stamp: object) -> None:
        return None

    def note(self, file: str, stamp: object) -> None: ...

    def forget(self, file: str) -> None: ...


def documents(site: Site, store: Store) -> list[RawDocument | Reject]:
    source = SourceSettings(source_id="police", kind=SourceKind.FEED, fetch=rules(site))
    found = gather(Catalogue((source,)), store, Forgetful(), fetch=False)
    return [one for one in found if isinstance(one, RawDocument | Reject)]


class TestOneAddress:
    def test_gives_the_bytes_with_charset_and_validators(self, site: Site) -> None:
        site.pages["/a"] = Page(ARTICLE, headers={"Content-Type": "text/html; charset=latin-1", "ETag": '"1"'})
        answer = fetch(site, "/a")
        assert isinstance(answer, Fetched)
        assert (answer.content, answer.charset, answer.media_type) == (ARTICLE, "latin-1", "text/html")
        assert answer.validators.etag == '"1"'

    def test_is_not_sent_again_when_it_has_not_changed(self, site: Site) -> None:
        site.pages["/a"] = Page(ARTICLE, headers={"ETag": '"1"'})
        assert isinstance(fetch(site, "/a", Validators(etag='"1"')), Unchanged)

    def test_is_tried_again_after_server_errors(self, site: Site) -> None:
        site.pages["/a"] = Page(ARTICLE, fails_first=2, failing_status=500)
        pauses: list[float] = []
        assert isinstance(fetch(site, "/a", pauses=pauses, retries=2), Fetched)
        assert pauses == [1.0, 2.0]

    def test_waits_as_long_as_the_server_asks(self, site: Site) -> None:
        site.pages["/a"] = Page(ARTICLE, fails_first=1, failing_status=429, headers={"Retry-After": "7"})
        pauses: list[float] = []
        assert isinstance(fetch(site, "/a", pauses=pauses, retries=1), Fetched)
        assert pauses == [7.0]

    def test_is_left_for_the_next_run_when_the_server_asks_for_too_long(self, site: Site) -> None:
        site.pages["/a"] = Page(ARTICLE, fails_first=9, failing_status=429, headers={"Retry-After": "86400"})
        answer = fetch(site, "/a", retries=3)
        assert isinstance(answer, Failed)
        assert (answer.status, site.count()["/a"]) == (429, 1)

    def test_is_not_tried_again_when_it_is_gone(self, site: Site) -> None:
        answer = fetch(site, "/missing", retries=3)
        assert isinstance(answer, Failed)
        assert (answer.status, site.count()["/missing"]) == (404, 1)

    @pytest.mark.parametrize(
        ("script", "code"),
        [(slowly, RejectCode.TIMEOUT), (cut_off, RejectCode.FETCH_FAILED), (endless, RejectCode.TOO_LARGE)],
        ids=["slow", "cut off", "endless"],
    )
    def test_never_comes_back_in_part(self, site: Site, script: Any, code: RejectCode) -> None:
        site.pages["/a"] = Page(script=script)
        answer = fetch(site, "/a", max_bytes=1_000_000)
        assert isinstance(answer, Failed)
        assert answer.code == code

    def test_is_decompressed_up_to_the_limit_only(self, site: Site) -> None:
        site.pages["/a"] = Page(gzip.compress(ARTICLE), headers={"Content-Encoding": "gzip"})
        site.pages["/bomb"] = Page(zlib.compress(bytes(50_000_000), wbits=31), headers={"Content-Encoding": "gzip"})
        site.pages["/cut"] = Page(gzip.compress(ARTICLE)[:-9], headers={"Content-Encoding": "gzip"})
        assert isinstance(fetch(site, "/a"), Fetched)
        codes = [answer.code for answer in (fetch(site, "/bomb"), fetch(site, "/cut")) if isinstance(answer, Failed)]
        assert codes == [RejectCode.TOO_LARGE, RejectCode.FETCH_FAILED]

    def test_is_followed_to_where_it_moved(self, site: Site) -> None:
        site.pages["/old"] = Page(status=301, headers={"Location": "/new"})
        site.pages["/new"] = Page(ARTICLE)
        answer = fetch(site, "/old")
        assert isinstance(answer, Fetched)
        assert answer.url == site.url("/new")

    def test_that_redirects_in_a_circle_is_given_up(self, site: Site) -> None:
        site.pages["/a"] = Page(status=302, headers={"Location": "/b"})
        site.pages["/b"] = Page(status=302, headers={"Location": "/a"})
        assert isinstance(fetch(site, "/a", retries=3), Failed)
        assert site.count() == {"/a": 1, "/b": 1}

    def test_on_a_private_network_is_not_asked(self, site: Site) -> None:
        site.pages["/a"] = Page(ARTICLE)
        answer = fetch(site, "/a", allow_private_addresses=False)
        assert isinstance(answer, Failed)
        assert (answer.code, site.asked) == (RejectCode.NOT_ALLOWED, [])

    def test_that_redirects_to_an_undeclared_host_is_not_followed(self, site: Site) -> None:
        with serving() as other:
            other.pages["/a"] = Page(b"not yours")
            site.pages["/a"] = Page(status=302, headers={"Location": other.url("/a")})
            answer = fetch(site, "/a", retries=2)
            assert isinstance(answer, Failed)
            assert (answer.code, other.asked) == (RejectCode.NOT_ALLOWED, [])

    def test_that_cannot_be_reached_says_so(self) -> None:
        with serving() as stopped:
            pass
        answer = fetch(stopped, "/a")
        assert isinstance(answer, Failed)
        assert "ConnectError" in answer.message


def test_the_delay_between_requests_to_a_host_is_kept(site: Site) -> None:
    site.pages |= {"/a": Page(ARTICLE), "/b": Page(ARTICLE)}
    pauses: list[float] = []
    client = Client(rules(site, "/a", delay=2), pause=pauses.append, clock=lambda: 100.0)
    client.get(site.url("/a"))
    client.get(site.url("/b"))
    client.close()
    assert pauses == [2.0]


class TestCrawl:
    def test_fetches_what_is_new_and_then_only_what_changed(self, site: Site, store: Store) -> None:
        site.pages["/feed.xml"] = feed_of("/1", "/2")
        site.pages |= {"/1": Page(ARTICLE, headers={"ETag": '"1"'}), "/2": Page(ARTICLE)}
        assert (run(site, store).new, run(site, store, day=1).unchanged) == (2, 2)
        site.pages["/1"] = Page(b"<p>Edited.</p>", headers={"ETag": '"2"'})
        report = run(site, store, day=2)
        assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
        assert [len(versions) for versions in store.versions("police")] == [2, 1]

    def test_gives_the_latest_version_of_each_article(self, site: Site, store: Store) -> None:
        site.pages |= {"/feed.xml": feed_of("/1"), "/1": Page(ARTICLE)}
        run(site, store)
        site.pages["/1"] = Page(b"<p>Edited.</p>")
        run(site, store, day=1)
        (document,) = documents(site, store)
        assert not isinstance(document, Reject)
        assert (document.content, document.hints.url) == (b"<p>Edited.</p>", site.url("/1"))
        assert [one.content for one in document.earlier] == [ARTICLE]

    def test_keeps_versions_in_order_when_the_clock_jumps_back(self, site: Site, store: Store) -> None:
        site.pages |= {"/feed.xml": feed_of("/1"), "/1": Page(b"first")}
        run(site, store, day=10)
        site.pages["/1"] = Page(b"second")
        run(site, store, day=0)
        (versions,) = store.versions("police")
        assert [store.read(version) for version in versions] == [b"first", b"second"]

    def test_asks_no_host_that_is_not_declared(self, site: Site, store: Store) -> None:
        with serving() as other:
            other.pages["/1"] = Page(ARTICLE)
            site.pages |= {"/feed.xml": feed_of(other.url("/1"), "/1"), "/1": Page(ARTICLE)}
            assert run(site, store).new == 1
            assert other.asked == []

    def test_obeys_the_robots_rules(self, site: Site, store: Store) -> None:
        site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /private/\n")
        site.pages |= {"/feed.xml": feed_of("/private/1", "/1"), "/private/1": Page(ARTICLE), "/1": Page(ARTICLE)}
        report = run(site, store)
        assert (report.new, [f.code for f in report.failures]) == (1, [RejectCode.NOT_ALLOWED])
        assert site.count()["/private/1"] == 0

    def test_asks_nothing_while_the_robots_rules_cannot_be_read(self, site: Site, store: Store) -> None:
        site.pages |= {"/robots.txt": Page(status=500), "/feed.xml": feed_of("/1"), "/1": Page(ARTICLE)}
        assert run(site, store).new == 0
        assert set(site.asked) == {"/robots.txt"}

    def test_goes_on_after_a_failure_and_counts_it(self, site: Site, store: Store) -> None:
        site.pages |= {"/feed.xml": feed_of("/1", "/2", "/3"), "/1": Page(script=cut_off), "/3": Page(ARTICLE)}
        report = run(site, store)
        assert (report.discovered, report.new) == (3, 1)
        assert [f.url for f in report.failures] == [site.url("/1"), site.url("/2")]

    def test_reads_sitemaps_of_sitemaps(self, site: Site, store: Store) -> None:
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        index = f"<sitemapindex xmlns='{space}'><sitemap><loc>{site.url('/m1.xml')}</loc></sitemap></sitemapindex>"
        site.pages["/map.xml"] = Page(index.encode())
        urls = f"<urlset xmlns='{space}'><url><loc>{site.url('/1')}</loc></url></urlset>"
        site.pages |= {"/m1.xml": Page(urls.encode()), "/1": Page(ARTICLE)}
        assert run(site, store, SourceKind.SITEMAP, start="/map.xml").new == 1

    def test_reads_listings_page_by_page_and_only_what_matches(self, site: Site, store: Store) -> None:
        first = b"<a href='/news/1'>One</a> <a href='/about'>About</a> <a href='/news?page=2'>Next</a>"
        site.pages["/news"] = Page(first)
        site.pages["/news?page=2"] = Page(b"<a href='news/2'>Two</a><a href='/news?page=2'>Next</a>")
        site.pages |= {"/news/1": Page(ARTICLE), "/news/2": Page(ARTICLE), "/about": Page(ARTICLE)}
        report = run(site, store, SourceKind.LISTING, start="/news", include=r"/news/\d+$", next_page=r"\?page=")
        assert report.new == 2
        assert site.count()["/about"] == 0

    def test_refuses_a_feed_with_a_document_type(self, site: Site, store: Store) -> None:
        site.pages["/feed.xml"] = Page(b'<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>')
        assert [f.code for f in run(site, store).failures] == [RejectCode.MALFORMED]


class TestStore:
    def test_notices_altered_bytes(self, site: Site, store: Store, tmp_path: Path) -> None:
        site.pages |= {"/feed.xml": feed_of("/1"), "/1": Page(ARTICLE)}
        run(site, store)
        (kept,) = tmp_path.glob("objects/*/*")
        kept.write_bytes(b"altered")
        (row,) = documents(site, store)
        assert isinstance(row, Reject)
        assert row.code == RejectCode.CORRUPT

    def test_fetches_again_what_was_lost(self, site: Site, store: Store, tmp_path: Path) -> None:
        site.pages |= {"/feed.xml": feed_of("/1"), "/1": Page(ARTICLE, headers={"ETag": '"1"'})}
        run(site, store)
        (kept,) = tmp_path.glob("objects/*/*")
        kept.unlink()
        run(site, store, day=1)
        (document,) = documents(site, store)
        assert not isinstance(document, Reject)

    def test_a_damaged_store_says_what_to_do(self, tmp_path: Path) -> None:
        (tmp_path / "retrievals.sqlite").write_bytes(b"not a database" * 100)
        with pytest.raises(StoreError, match="restore it from a backup"):
            Store(tmp_path)


@pytest.mark.parametrize(
    "given",
    [
        {"url": "ftp://example.org/"},
        {"url": "https://example.org/", "hosts": ("other.example",)},
        {"url": "https://example.org/", "include": "("},
    ],
    ids=["other scheme", "start not declared", "no pattern"],
)
def test_rules_that_make_no_sense_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"url|hosts|expression"):
        FetchRules(**given)
