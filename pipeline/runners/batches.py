"""The seam that scales: a batch in, record batches by table out. Every runner runs these two functions.

Both are pure and picklable, never raise for one bad document, and give the same rows for any batching. Belongs here: taking
one document of a batch after another, and keeping its failure to itself. Stays out: where batches come from and go to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from pipeline.articles.parse import parse
from pipeline.extraction.extract import Extracted, document_of, extract
from pipeline.sources.documents import RawDocument
from pipeline.tables.admission import admit
from schemas import TABLES, Article, ArticleText, Meeting, Participant, Reject
from schemas.arrow import arrow_schema, record_batch
from schemas.identifiers import row_id
from schemas.rows import Row
from schemas.vocabularies import RejectCode, RejectStage

Batches = dict[str, pa.RecordBatch]
"""Record batches by table. Each has a column `article_id`, `rejects` aside, so that its rows find their place."""

PARSED = ("articles", "article_texts")
"""The tables that parsing fills; `rejects` aside."""

EXTRACTED = ("meetings", "meeting_participants", "statistics", "quotes")
"""The tables that extraction fills; `rejects` aside."""

ORIGIN = ("source_id", "source_path", "raw_sha256")
"""Where a row of `rejects` says that something came from."""

_ADDRESS = re.compile(r"0x[0-9a-fA-F]{4,}")


@cache
def articles_schema() -> pa.Schema:
    """What `extract_batch` takes: the columns of `articles`, and the text."""
    return pa.schema([*arrow_schema(Article), arrow_schema(ArticleText).field("text")])


def parse_batch(documents: Sequence[RawDocument | Reject]) -> Batches:
    """Raw documents -> articles, article_texts, and rejects for what gave no article; refusals of the reader pass through."""
    rows: dict[str, list[Row]] = {name: [] for name in (*PARSED, "rejects")}
    for document in documents:
        if isinstance(document, Reject):
            rows["rejects"].append(document)
            continue
        origin = {name: getattr(document, name) for name in ORIGIN}
        try:
            parsed = parse(document)
            if isinstance(parsed, Reject):
                rows["rejects"].append(parsed)
                continue
            text = ArticleText(article_id=parsed.article.article_id, text=parsed.text)
            admitted = admit({"articles": [parsed.article], "article_texts": [text]}, text.article_id, text.text)
        except Exception as error:  # whatever a document does, it costs this document alone
            rows["rejects"].append(reject(origin, RejectStage.ARTICLE, RejectCode.INTERNAL_ERROR, _words(error)))
            continue
        if admitted.refused:
            message = "; ".join(admitted.refused)
            rows["rejects"].append(reject(origin, RejectStage.ARTICLE, RejectCode.INVALID_ROW, message))
            continue
        for name in PARSED:
            rows[name] += admitted.rows[name]
    return _batches(rows)


def extract_batch(batch: pa.RecordBatch) -> Batches:
    """Articles with their texts -> meetings, meeting_participants, statistics, quotes, and rejects for what failed."""
    rows: dict[str, list[Row]] = {name: [] for name in (*EXTRACTED, "rejects")}
    for article in batch.to_pylist():
        text = article["text"]
        try:
            found = extract(document_of(article, text))
            admitted = admit(_by_table(found), article["article_id"], text)
        except Exception as error:  # whatever an article does, it costs this article alone
            rows["rejects"].append(reject(article, RejectStage.EXTRACTION, RejectCode.INTERNAL_ERROR, _words(error)))
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


def _words(error: Exception) -> str:
    """An error as words that are the same on every run: without addresses in memory, and of bounded length."""
    return f"{type(error).__name__}: {_ADDRESS.sub('0x', str(error))}"[:500]
