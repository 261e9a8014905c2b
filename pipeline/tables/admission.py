"""The door of the tables: every row of an article is checked here, and a row that fails becomes a line of `rejects`.

Belongs here: what one article and its rows can show alone: the row's model, its id, its evidence, its references inside the
article. Stays out: what needs all articles (`checks/`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from schemas import TABLES, Segment, Table
from schemas.rows import EvidenceRow, Row

_ID = re.compile(r"[a-z]+_[0-9a-f]{16}")


@dataclass(frozen=True)
class Admitted:
    """The rows that may be published, by table, and for each refused row a sentence that says why."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


def admit(rows: Mapping[str, Sequence[Row]], article_id: str, text: str) -> Admitted:
    """Check the rows of one article. A row that points at a refused row is refused too."""
    ids: dict[str, set[str]] = {name: set() for name in rows}
    admitted = Admitted()
    for name in (name for name in TABLES if name in rows):
        table = TABLES[name]
        (key,) = table.key
        admitted.rows[name] = []
        own = {getattr(row, key, None) for row in rows[name]}
        for row in rows[name]:
            row_id = getattr(row, key, None)
            # A meeting may point at one that comes later in the same table, so its own table counts as a whole.
            reasons = _reasons(row, table, article_id, text, {**ids, name: own})
            if row_id in ids[name]:
                reasons = "its id is taken"
            if reasons:
                admitted.refused.append(f"{name} {row_id}: {reasons}")
            else:
                admitted.rows[name].append(row)
                ids[name].add(str(row_id))
    return admitted


def _reasons(row: Row, table: Table, article_id: str, text: str, ids: Mapping[str, set[Any]]) -> str:
    return "; ".join(_faults(row, table, article_id, text, ids))


def _faults(row: Row, table: Table, article_id: str, text: str, ids: Mapping[str, set[Any]]) -> Iterator[str]:
    try:
        table.row.model_validate(dict(row.__dict__))
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        yield f"{'.'.join(map(str, problem['loc'])) or 'row'}: {problem['msg']}"
        return
    values = row.__dict__
    if not _ID.fullmatch(values[table.key[0]]):
        yield "its id has not the form of an id"
    if values.get("article_id", article_id) != article_id:
        yield "it belongs to another article"
    if isinstance(row, EvidenceRow) and text[row.char_start : row.char_end] != row.evidence:
        yield "its evidence is not what stands at its span"
    for segment in values.get("segments", ()):
        if isinstance(segment, Segment) and not segment.char_start < segment.char_end <= len(text):
            yield f"its segment {segment.char_start}:{segment.char_end} lies outside the text"
    for column, (other, _) in table.references.items():
        if other in ids and values[column] is not None and values[column] not in ids[other]:
            yield f"its {column} {values[column]} is no row of {other}"
