"""Statistics: which quantities count, and what they mean."""

from __future__ import annotations

from pipeline.language.document import Document
from schemas import Quote, Statistic


def extract_statistics(document: Document, quotes: list[Quote]) -> list[Statistic]:
    """The statistics of an article, in the order of their evidence; `quotes` say who a figure is attributed to."""
    return []
