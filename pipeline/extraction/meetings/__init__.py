"""Meetings: who met whom, when, where and about what."""

from __future__ import annotations

from pipeline.language.document import Document
from schemas import Meeting, Participant, Quote


def extract_meetings(document: Document, quotes: list[Quote]) -> tuple[list[Meeting], list[Participant]]:
    """The meetings of an article and their participants; `quotes` say who spoke there."""
    return [], []
