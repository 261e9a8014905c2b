"""The seam that scales: a batch in, record batches by table out. Every runner runs these two functions.

Both are pure and picklable, never raise for one bad document, and give the same rows for any batching. Belongs here: taking
one document of a batch after another, and keeping its failure to itself; cutting and joining batches. Stays out: where
batches come from and go to, and what happens to a worker that dies (`pool.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from pipeline.articles.duplicates import STORIES
from pipeline.articles.parse import parse
from pipeline.articles.revisions import revisions_of
from pipeline.articles.signatures import signature_of
from pipeline.extraction.extract import Extracted, document_of, extract
from pipeline.runners.limits import TimeLimitReached, time_limit
from pipeline.runners.work import Work
from pipeline.sources.documents import RawDocument
from pipeline.tables.admission import admit
from schemas import TABLES, Article, ArticleText, Meeting, Participant, Reject
from schemas.arrow import arrow_schema, record_batch
from schemas.identifiers import row_id
from schemas.rows import Row
from schemas.vocabularies import RejectCode, RejectStage

Documents = Sequence[RawDocument | Reject]

Batches = dict[str, pa.RecordBatch]
"""Record batches by table. Each has a column `article_id`, `rejects` aside, so that its rows find their place."""

PARSED = ("articles", "article_texts", "article_revisions")
"""The tables that parsing fills; `rejects` aside."""


EXTRACTED = ("meetings", "meeting_participants", "statistics", "quotes")
"""The tables that extraction fills; `rejects` aside."""

ORIGIN = ("source_id", "source_path", "raw_sha256")
"""Where a row of `rejects` says that something came from."""

SIGNED = pa.schema([*STORIES, *((name, pa.string()) for name in ORIGIN)])
"""What parsing gives besides tables: what the search for repeated stories needs of each article."""

TOOK_TOO_LONG = "The work on it took longer than an article may take."
TOOK_TOO_MUCH = "The work on it took more memory than an article may take."

_ADDRESS = re.compile(r"0x[0-9a-fA-F]{4,}")


@cache
def articles_schema() -> pa.Schema:
    """What `extract_batch` takes: the columns of `articles`, and the text."""
    return pa.schema([*arrow_schema(Article), arrow_schema(ArticleText).field("text")])


def parse_batch(documents: Documents) -> Batches:
    """Raw documents -> articles, article_texts, and rejects for what gave no article; refusals of the reader pass through."""
    rows: dict[str, list[Row]] = {name: [] for name in (*PARSED, "rejects")}
    stories: list[dict[str, Any]] = []
    for document in documents:
        if isinstance(document, Reject):
            rows["rejects"].append(document)
            continue
        origin = {name: getattr(document, name) for name in ORIGIN}
        try:
            with time_limit():
                parsed = parse(document)
            if isinstance(parsed, Reject):
                rows["rejects"].append(parsed)
                continue
            text = ArticleText(article_id=parsed.article.article_id, text=parsed.text)
            admitted = admit({"articles": [parsed.article], "article_texts": [text]}, text.article_id, text.text)
            revisions = revisions_of(document, parsed)
        except (Exception, TimeLimitReached) as error:  # whatever a document does, it costs this document alone
            rows["rejects"].append(reject(origin, RejectStage.ARTICLE, *_verdict(error)))
            continue
        if admitted.refused:
            message = "; ".join(admitted.refused)
            rows["rejects"].append(reject(origin, RejectStage.ARTICLE, RejectCode.INVALID_ROW, message))
            continue
        for name, of_table in admitted.rows.items():
            rows[name] += of_table
        rows["article_revisions"] += revisions
        told = {"article_id": text.article_id, "published_on": parsed.article.published_on, "length": len(text.text)}
        stories.append(told | {"signature": signature_of(text.text)} | origin)
    return {**_batches(rows), "stories": pa.RecordBatch.from_pylist(stories, SIGNED)}


def extract_batch(batch: pa.RecordBatch) -> Batches:
    """Articles with their texts -> meetings, meeting_participants, statistics, quotes, and rejects for what failed."""
    rows: dict[str, list[Row]] = {name: [] for name in (*EXTRACTED, "rejects")}
    for article in batch.to_pylist():
        text = article["text"]
        try:
            with time_limit():
                found = extract(document_of(article, text))
            admitted = admit(_by_table(found), article["article_id"], text)
        except (Exception, TimeLimitReached) as error:  # whatever an article does, it costs this article alone
            rows["rejects"].append(reject(article, RejectStage.EXTRACTION, *_verdict(error)))
            continue
        for name in EXTRACTED:
            rows[name] += admitted.rows[name]
        for reason in admitted.refused:
            rows["rejects"].append(reject(article, RejectStage.VALUE, RejectCode.INVALID_ROW, reason))
    return _batches(rows)


def reject(origin: Mapping[str, Any], stage: RejectStage, code: RejectCode, message: str) -> Reject:
    """The line of `rejects` for what came from `origin`."""
    known = {name: origin[name] for name in ORIGIN}
    return Reject(
        reject_id=row_id("x", *known.values(), stage, code, message), stage=stage, code=code, message=message, **known
    )


def _batches(rows: dict[str, list[Row]]) -> Batches:
    batches = {name: record_batch(TABLES[name].row, of_table) for name, of_table in rows.items()}
    if "meeting_participants" in batches:
        article_of = {row.meeting_id: row.article_id for row in rows["meetings"] if isinstance(row, Meeting)}
        ids = [article_of[row.meeting_id] for row in rows["meeting_participants"] if isinstance(row, Participant)]
        participants = batches["meeting_participants"].append_column("article_id", pa.array(ids, pa.string()))
        batches["meeting_participants"] = participants
    return batches


def _by_table(found: Extracted) -> dict[str, list[Row]]:
    return {
        "meetings": list(found.meetings),
        "meeting_participants": list(found.participants),
        "statistics": list(found.statistics),
        "quotes": list(found.quotes),
    }


def _verdict(error: BaseException) -> tuple[RejectCode, str]:
    """Code and message for an error, the same on every run: without addresses in memory, and of bounded length."""
    if isinstance(error, TimeLimitReached):
        return RejectCode.TIMEOUT, TOOK_TOO_LONG
    if isinstance(error, MemoryError):
        return RejectCode.OUT_OF_MEMORY, TOOK_TOO_MUCH
    return RejectCode.INTERNAL_ERROR, f"{type(error).__name__}: {_ADDRESS.sub('0x', str(error))}"[:500]


def _refused_documents(documents: Documents, code: RejectCode, message: str) -> Batches:
    rows: dict[str, list[Row]] = {name: [] for name in (*PARSED, "rejects")}
    for document in documents:
        origin = {name: getattr(document, name) for name in ORIGIN}
        rows["rejects"].append(reject(origin, RejectStage.ARTICLE, code, message))
    return {**_batches(rows), "stories": pa.RecordBatch.from_pylist([], SIGNED)}


def _refused_articles(batch: pa.RecordBatch, code: RejectCode, message: str) -> Batches:
    rows: dict[str, list[Row]] = {name: [] for name in (*EXTRACTED, "rejects")}
    for origin in batch.select(ORIGIN).to_pylist():
        rows["rejects"].append(reject(origin, RejectStage.EXTRACTION, code, message))
    return _batches(rows)


def _joined(parts: Sequence[Batches]) -> Batches:
    return {name: pa.concat_batches([part[name] for part in parts]) for name in parts[0]}


def _halves_of_documents(documents: Documents) -> tuple[Documents, Documents]:
    middle = len(documents) // 2
    return documents[:middle], documents[middle:]


def _halves_of_articles(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    middle = batch.num_rows // 2
    return batch.slice(0, middle), batch.slice(middle)


PARSING: Work[Documents, Batches] = Work(parse_batch, len, _halves_of_documents, _joined, _refused_documents)
EXTRACTING: Work[pa.RecordBatch, Batches] = Work(extract_batch, len, _halves_of_articles, _joined, _refused_articles)
