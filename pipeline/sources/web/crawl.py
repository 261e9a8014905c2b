"""One source, from its first page to its kept articles: discover, ask only what may be asked, fetch, keep.

Belongs here: the order of the steps and the counts. Stays out: how each step works.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pipeline.sources.web.client import Client, Failed, Fetched, Unchanged
from pipeline.sources.web.discover import UnreadableError, links_of
from pipeline.sources.web.robots import Robots
from pipeline.sources.web.rules import FetchRules
from pipeline.sources.web.store import Store
from schemas import Reject
from schemas.identifiers import row_id
from schemas.vocabularies import RejectCode, RejectStage, SourceKind


@dataclass
class CrawlReport:
    """What one crawl did, in counts of articles."""

    source_id: str
    discovered: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failures: list[Failed] = field(default_factory=list)


def crawl(
    source_id: str,
    kind: SourceKind,
    rules: FetchRules,
    store: Store,
    *,
    client: Client | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    progress: Callable[[str], None] = lambda url: None,
) -> CrawlReport:
    """Fetch what is new or changed in one source. Failures are in the report; the next crawl tries them again."""
    client = client or Client(rules)
    report, robots = CrawlReport(source_id), Robots(client)
    try:
        known = {versions[0].url for versions in store.versions(source_id)}
        for url in _discover(kind, rules, client, robots, report):
            progress(url)
            if not robots.allow(url):
                report.failures.append(
                    Failed(url, RejectCode.NOT_ALLOWED, "the robots rules of the host do not allow it")
                )
                continue
            answer = client.get(url, store.validators(source_id, url))
            if isinstance(answer, Failed):
                report.failures.append(answer)
            elif isinstance(answer, Unchanged) or not store.keep(source_id, url, answer, now()):
                report.unchanged += 1
            elif url in known:
                report.changed += 1
            else:
                report.new += 1
    finally:
        client.close()
    return report


def _discover(
    kind: SourceKind, rules: FetchRules, client: Client, robots: Robots, report: CrawlReport
) -> Iterator[str]:
    pages, asked, given = [rules.url], set[str](), set[str]()
    while pages and len(asked) < rules.max_pages:
        page = pages.pop(0)
        asked.add(page)
        if not robots.allow(page):
            report.failures.append(Failed(page, RejectCode.NOT_ALLOWED, "the robots rules of the host do not allow it"))
            continue
        answer = client.get(page)
        if isinstance(answer, Failed):
            report.failures.append(answer)
            continue
        assert isinstance(answer, Fetched), "a page asked for without validators is never 'unchanged'"
        try:
            links = links_of(kind, answer.url, answer.content, rules)
        except UnreadableError as error:
            report.failures.append(Failed(page, RejectCode.MALFORMED, str(error)))
            continue
        pages += [link for link in links.pages if link not in asked and link not in pages]
        for link in links.articles:
            if link not in given and link not in asked and len(given) < rules.max_documents:
                given.add(link)
                report.discovered += 1
                yield link


def refusal(source_id: str, failed: Failed) -> Reject:
    """A failed fetch as a row of `rejects`."""
    return Reject(
        reject_id=row_id("x", source_id, failed.url, failed.code),
        source_id=source_id,
        source_path=failed.url,
        stage=RejectStage.SOURCE,
        code=failed.code,
        message=failed.message,
    )
