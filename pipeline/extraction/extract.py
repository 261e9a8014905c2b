"""One article to its rows.

Belongs here: what extraction knows of an article, and the order of the three extractors. Stays out: the extractors' rules,
and batches of articles (`runners/`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.language.document import Document
from schemas import Meeting, Participant, Quote, Statistic

DOCUMENT_COLUMNS = (
    "article_id", "title", "published_on", "language", "dateline_place", "dateline_country", "publisher",
)  # fmt: skip
"""What extraction knows of an article besides its text."""


@dataclass(frozen=True)
class Extracted:
    """The rows of one article, in the order of their evidence."""

    meetings: list[Meeting] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    statistics: list[Statistic] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


def document_of(article: Mapping[str, Any], text: str) -> Document:
    """The document of an article, from its row and its text."""
    return Document(text, **{name: article[name] for name in DOCUMENT_COLUMNS})


def extract(document: Document) -> Extracted:
    """The rows of one article. Quotes come first: statistics name the speaker, and speakers take part in meetings."""
    from pipeline.extraction.meetings import extract_meetings
    from pipeline.extraction.quotes import extract_quotes
    from pipeline.extraction.statistics import extract_statistics

    quotes = extract_quotes(document)
    statistics = extract_statistics(document, quotes)
    meetings, participants = extract_meetings(document, quotes)
    document.forget()
    return Extracted(meetings, participants, statistics, quotes)
