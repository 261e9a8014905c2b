"""Small valid rows of every table, made up, for tests to vary."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pyarrow as pa

from schemas import TABLES
from schemas.arrow import arrow_schema, record_batch
from schemas.rows import Row

TEXT = "ZUBROWKA – Inspector Ilsa Grau met Marshal Odo Venn on 3 May 2019.\n\n“We counted 40 boats,” said Grau."

ARTICLE, OTHER = "a_0000000000000001", "a_f000000000000002"
MEETING, QUOTE, STATISTIC = "m_0000000000000001", "q_0000000000000001", "s_0000000000000001"
PARTICIPANTS = ("p_0000000000000001", "p_0000000000000002")
EVENT, PERSON, ORGANISATION = "e_0000000000000001", "h_0000000000000001", "o_0000000000000001"


def span(words: str) -> dict[str, Any]:
    """Evidence columns for words of `TEXT`."""
    start = TEXT.index(words)
    return {"evidence": words, "char_start": start, "char_end": start + len(words), "rule": "made_up"}


_VALID: dict[str, list[dict[str, Any]]] = {
    "sources": [{"source_id": "gazette", "kind": "folder"}],
    "articles": [
        {
            "article_id": ARTICLE, "source_id": "gazette", "source_path": "one.txt", "title": "Boats counted",
            "published_on": date(2019, 5, 4), "published_precision": "day", "language": "en", "paragraph_count": 2,
            "char_count": len(TEXT), "word_count": 18, "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
            "raw_sha256": "1" * 64,
        }
    ],
    "article_texts": [{"article_id": ARTICLE, "text": TEXT}],
    "article_revisions": [],
    "events": [
        {
            "event_id": EVENT, "kind": "bilateral", "date_precision": "day", "start_date": date(2019, 5, 3),
            "end_date": date(2019, 5, 3), "status": "held", "participant_count": 2, "article_count": 1,
        }
    ],
    "people": [{"person_id": PERSON, "name": "Ilsa Grau"}],
    "organisations": [{"organisation_id": ORGANISATION, "name": "Zubrowka River Police"}],
    "meetings": [
        {
            "meeting_id": MEETING, "article_id": ARTICLE, "event_id": EVENT, "kind": "bilateral", "status": "held",
            "date_precision": "day", "start_date": date(2019, 5, 3), "end_date": date(2019, 5, 3),
            **span("Inspector Ilsa Grau met Marshal Odo Venn on 3 May 2019"),
        }
    ],
    "meeting_participants": [
        {
            "participant_id": PARTICIPANTS[0], "meeting_id": MEETING, "ordinal": 1, "participant_type": "person",
            "name": "Ilsa Grau", "participation": "principal", "person_id": PERSON, **span("Inspector Ilsa Grau"),
        },
        {
            "participant_id": PARTICIPANTS[1], "meeting_id": MEETING, "ordinal": 2, "participant_type": "person",
            "name": "Odo Venn", "participation": "principal", **span("Marshal Odo Venn"),
        },
    ],
    "statistics": [
        {
            "statistic_id": STATISTIC, "article_id": ARTICLE, "value": 40.0, "comparator": "eq", "unit": "count",
            "measure": "boats", "quote_id": QUOTE, **span("40 boats"),
        }
    ],
    "quotes": [
        {
            "quote_id": QUOTE, "article_id": ARTICLE, "kind": "direct", "text": "We counted 40 boats,", "cue": "said",
            "speaker_name": "Ilsa Grau", "speaker_raw": "Grau", "person_id": PERSON, "organisation_id": ORGANISATION,
            "segments": [{"char_start": TEXT.index("We counted"), "char_end": TEXT.index("” said")}],
            **span("“We counted 40 boats,” said Grau."),
        }
    ],
    "rejects": [
        {
            "reject_id": "x_0000000000000001", "source_id": "gazette", "source_path": "two.txt", "stage": "article",
            "code": "no_body", "message": "No paragraph of prose was found.", "raw_sha256": "2" * 64,
        }
    ],
}  # fmt: skip


def row(table: str, nth: int = 0, **changed: Any) -> Row:
    """A valid row of a table, with some columns changed."""
    return TABLES[table].row.model_validate(_VALID[table][nth] | changed, strict=False)


def rows(table: str) -> list[Row]:
    """The valid rows of a table."""
    return [row(table, nth) for nth in range(len(_VALID[table]))]


def arrow(table: str, *of: Row) -> pa.Table:
    """Rows as Arrow; the table's valid rows where none are given."""
    return pa.Table.from_batches([record_batch(TABLES[table].row, of or rows(table))])


def bent(table: str, column: str, *values: Any) -> pa.Table:
    """The valid rows with a column that no model would let through."""
    valid = arrow(table)
    field = arrow_schema(TABLES[table].row).field(column)
    kind = pa.string() if pa.types.is_dictionary(field.type) else field.type
    place = valid.schema.get_field_index(column)
    filled = [*values, *valid.column(column).to_pylist()[len(values) :]]
    return valid.set_column(place, pa.field(column, kind), pa.array(filled, kind))
