"""All declared web sources, as documents: fetched now, or as they were kept.

Belongs here: going through the sources of a catalogue. Stays out: one source's crawl (`crawl.py`), and what articles are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from pipeline.sources.catalogue import Catalogue, SourceSettings
from pipeline.sources.documents import Earlier, Known, RawDocument, Stamp
from pipeline.sources.read import Memory
from pipeline.sources.web.client import Failed
from pipeline.sources.web.crawl import crawl, refusal
from pipeline.sources.web.rules import WEB_KINDS, FetchRules
from pipeline.sources.web.store import Store, StoreError, Version
from schemas import Reject
from schemas.vocabularies import RejectCode


def web_sources(catalogue: Catalogue) -> list[tuple[SourceSettings, FetchRules]]:
    """The sources that are fetched, by their id."""
    found = [(one, one.fetch) for one in catalogue.sources if one.kind in WEB_KINDS and one.fetch is not None]
    return sorted(found, key=lambda each: each[0].source_id)


def gather(
    catalogue: Catalogue,
    store: Store,
    memory: Memory,
    *,
    fetch: bool,
    progress: Callable[[str], None] = lambda doing: None,
) -> Iterator[RawDocument | Reject | Known]:
    """Every article of the declared web sources: the latest version of each, with the earlier ones.

    With `fetch`, what is new or changed is fetched first, and what could not be fetched gives a refusal; an article that
    was fetched before stays, whatever its server says today.
    """
    for source, rules in web_sources(catalogue):
        if fetch:
            report = crawl(
                source.source_id, source.kind, rules, store, progress=lambda url: progress(f"Fetching {url}")
            )
            yield from (refusal(source.source_id, failed) for failed in report.failures)
        for versions in store.versions(source.source_id):
            yield from _latest(source, versions, store, memory)


def _latest(
    source: SourceSettings, versions: list[Version], store: Store, memory: Memory
) -> Iterator[RawDocument | Reject | Known]:
    latest = versions[-1]
    file = f"{source.source_id} {latest.url}"
    # Kept bytes have no file system's stamp; their hash says the same, and the count tells of a text that came back.
    stamp = Stamp(size=len(versions), modified_ns=0, changed_ns=0, inode=int(latest.sha256[:16], 16))
    memory.note(file, stamp)
    if (known := memory.recall(file, stamp)) is not None:
        yield from known
        return
    hints = replace(source.hints, url=latest.url, media_type=latest.media_type)
    if latest.charset:
        hints = replace(hints, charset=latest.charset)
    try:
        earlier = tuple(
            Earlier(store.read(old), datetime.fromisoformat(new.retrieved_at).date()) for old, new in pairwise(versions)
        )
        yield RawDocument(source.source_id, latest.url, store.read(latest), hints, file, earlier)
    except StoreError as error:
        memory.forget(file)
        yield refusal(source.source_id, Failed(latest.url, RejectCode.CORRUPT, str(error)))
