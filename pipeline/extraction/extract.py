"""The seam that scales: one article, or a batch of articles, to rows. Pure functions; one bad article never stops a batch.

Belongs here: the order of the three extractors and the isolation of each article. Stays out: the extractors' rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.language.document import Document
from schemas import Article, Meeting, Participant, Quote, Statistic


@dataclass(frozen=True)
class Extracted:
    """The rows of one article, in the order of their evidence."""

    meetings: list[Meeting] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    statistics: list[Statistic] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


def document_of(article: Article, text: str) -> Document:
    """The document of a parsed article."""
    return Document(
        text,
        article_id=article.article_id,
        title=article.title,
        published_on=article.published_on,
        language=article.language,
        dateline_place=article.dateline_place,
        dateline_country=article.dateline_country,
        publisher=article.publisher,
    )


def extract(document: Document) -> Extracted:
    """The rows of one article. Quotes come first: statistics name the speaker, and speakers take part in meetings."""
    from pipeline.extraction.meetings import extract_meetings
    from pipeline.extraction.quotes import extract_quotes
    from pipeline.extraction.statistics import extract_statistics

    quotes = extract_quotes(document)
    statistics = extract_statistics(document, quotes)
    meetings, participants = extract_meetings(document, quotes)
    return Extracted(meetings, participants, statistics, quotes)
