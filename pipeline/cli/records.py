"""Rows as JSON records: what `dateline extract` prints.

Belongs here: the two forms of a record. `plain` is the table's row as it is. `compact` is for programs that have the text
themselves: every stretch of text is a list of [start, end] and a meeting holds its participants. Stays out: extraction.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.extraction.extract import Extracted
from schemas.rows import EvidenceRow, Row

Record = dict[str, Any]


def plain(rows: Iterable[Row]) -> list[Record]:
    """The rows as they stand in the tables, dates as ISO 8601."""
    return [row.model_dump(mode="json") for row in rows]


def compact(extracted: Extracted) -> dict[str, list[Record]]:
    """Meetings with their participants inside, statistics, and quotes with `speaker`, `speaker_mention` and `spans`."""
    participants: dict[str, list[Record]] = {}
    for row in extracted.participants:
        participants.setdefault(row.meeting_id, []).append(_spanned(row))
    meetings = [_spanned(row) | {"participants": participants.get(row.meeting_id, [])} for row in extracted.meetings]
    quotes = [
        _spanned(row)
        | {
            # Who speaks, in the fullest words there are: a name, else the words used there, else the body.
            "speaker": row.speaker_name or row.speaker_raw or row.speaker_organisation or row.speaker_role,
            "speaker_mention": row.speaker_raw,
            "spans": [[segment.char_start, segment.char_end] for segment in row.segments],
        }
        for row in extracted.quotes
    ]
    return {"meetings": meetings, "statistics": [_spanned(row) for row in extracted.statistics], "quotes": quotes}


def _spanned(row: EvidenceRow) -> Record:
    record = row.model_dump(mode="json", exclude={"article_id", "char_start", "char_end", "segments"})
    return record | {"evidence": [[row.char_start, row.char_end]]}
