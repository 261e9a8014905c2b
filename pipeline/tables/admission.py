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
    admitted = Admitted()
    for name, of_table in rows.items():
        taken: set[Any] = set()
        admitted.rows[name] = []
        for row in of_table:
            faults = list(_faults(row, TABLES[name], article_id, text, taken))
            if faults:
                admitted.refused.append(f"{name} {_id(row, TABLES[name])}: {'; '.join(faults)}")
            else:
                admitted.rows[name].append(row)
                taken.add(_id(row, TABLES[name]))
    while _drop_dangling(admitted):
        pass
    return admitted


def _drop_dangling(admitted: Admitted) -> bool:
    """Refuse the rows that point at no admitted row of this article; whether there were any."""
    ids = {name: {_id(row, TABLES[name]) for row in rows} for name, rows in admitted.rows.items()}
    before = len(admitted.refused)
    for name, rows in admitted.rows.items():
        for column, (other, _) in TABLES[name].references.items():
            if other in ids:
                dangling = [
                    row for row in rows if getattr(row, column) is not None and getattr(row, column) not in ids[other]
                ]
                for row in dangling:
                    rows.remove(row)
                    admitted.refused.append(
                        f"{name} {_id(row, TABLES[name])}: its {column} {getattr(row, column)} is no row of {other}"
                    )
    return len(admitted.refused) > before


def _faults(row: Row, table: Table, article_id: str, text: str, taken: set[Any]) -> Iterator[str]:
    """What is wrong with a row by itself."""
    try:
        table.row.model_validate(dict(row.__dict__))
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        yield f"{'.'.join(map(str, problem['loc'])) or 'row'}: {problem['msg']}"
        return
    values = row.__dict__
    if not _ID.fullmatch(values[table.key[0]]):
        yield "its id has not the form of an id"
    if values[table.key[0]] in taken:
        yield "its id is taken"
    if values.get("article_id", article_id) != article_id:
        yield "it belongs to another article"
    if isinstance(row, EvidenceRow) and text[row.char_start : row.char_end] != row.evidence:
        yield "its evidence is not what stands at its span"
    for segment in values.get("segments", ()):
        if isinstance(segment, Segment) and not segment.char_start < segment.char_end <= len(text):
            yield f"its segment {segment.char_start}:{segment.char_end} lies outside the text"


def _id(row: Row, table: Table) -> Any:
    return getattr(row, table.key[0], None)
