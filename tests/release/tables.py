"""Tables for the tests of this room: small consistent ones, ones full of nasty values, and large ones for the benchmark."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.settings import Outputs
from pipeline.tables.snapshot import Snapshot, Staging
from schemas import TABLES
from schemas.arrow import arrow_schema

NASTY = [
    "plain words",
    "",
    " ",
    "a comma, and another,",
    'a "quoted" word and """three"""',
    "two\nlines",
    "carriage\rreturn",
    "both\r\nends\r\n",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A2)",
    "\t=tabbed",
    "\uff1dfull width",
    "'apostrophe in front",
    "''two in front",
    "\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "emoji \U0001f9d1\u200d\U0001f692 flag \U0001f1eb\U0001f1f7 e\u0301",
    "\x01\x02\x1b[31mred\x7f\x85",
    "\\N",
    "NULL",
    "null",
    "nan",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %}",
    "a; DROP TABLE quotes; --",
    "trailing space ",
    "\ufeffmark first",
    "\u2028line separator",
    "_x0041_ looks escaped",
    'https://example.org/?a=1&b="2"',
    "javascript:alert(1)",
    "\ufffe\uffff",
    "1e5",
    "007",
    "2024-01-01",
]
"""Texts that break careless writers: separators, quotes, line ends, formulas, controls, directions, look-alikes of null."""

Rows = dict[str, list[dict[str, Any]]]


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def key(prefix: str, *parts: object) -> str:
    return f"{prefix}_{sha('/'.join(map(str, parts)))[:16]}"


def article(
    rows: Rows, stem: str, text: str, *, source: str = "open", published_on: date | None = date(2024, 5, 7), **more: Any
) -> str:
    """Add an article with its text; its id."""
    article_id = key("a", source, stem)
    rows["articles"].append({
        "article_id": article_id, "source_id": source, "source_path": f"{stem}.txt", "url": f"https://police.example/{stem}",
        "publisher": "Example Police", "title": stem.replace("-", " ").capitalize(), "published_on": published_on,
        "published_precision": "day", "dateline_place": "Riga", "dateline_country": "LV", "language": "en", "captions": [],
        "paragraph_count": 1 + text.count("\n\n"), "char_count": len(text), "word_count": len(text.split()),
        "text_sha256": sha(text), "duplicate_of": None, "duplicate_share": None, "raw_sha256": sha("raw" + text), "flags": [], **more,
    })  # fmt: skip
    rows["article_texts"].append({"article_id": article_id, "text": text})
    return article_id


def words(rows: Rows, article_id: str, evidence: str) -> dict[str, Any]:
    """The evidence columns of a row that rests on these words of an article."""
    text = next(each["text"] for each in rows["article_texts"] if each["article_id"] == article_id)
    start = text.index(evidence)
    return {"evidence": evidence, "char_start": start, "char_end": start + len(evidence), "rule": "test.rule"}


def quote(rows: Rows, article_id: str, content: str, **more: Any) -> str:
    where = words(rows, article_id, content)
    quote_id = key("q", article_id, content)
    rows["quotes"].append({
        "quote_id": quote_id, "article_id": article_id, "kind": "direct", "text": content, "cue": "said",
        "speaker_name": None, "speaker_role": None, "speaker_organisation": None, "speaker_raw": None, "person_id": None,
        "organisation_id": None, "segments": [{"char_start": where["char_start"], "char_end": where["char_end"]}], **where, **more,
    })  # fmt: skip
    return quote_id


def statistic(rows: Rows, article_id: str, evidence: str, value: float, **more: Any) -> str:
    statistic_id = key("s", article_id, evidence, value)
    rows["statistics"].append({
        "statistic_id": statistic_id, "article_id": article_id, "value": value, "value_max": None, "comparator": "eq",
        "approximator": None, "is_vague": False, "unit": "count", "measure": "officers", "measure_head": "officer",
        "direction": None, "rate_per": None, "period_start": None, "period_end": None, "place": None, "country": None,
        "attributed_to": None, "quote_id": None, **words(rows, article_id, evidence), **more,
    })  # fmt: skip
    return statistic_id


def meeting(
    rows: Rows, article_id: str, evidence: str, participants: Sequence[Mapping[str, Any]] = (), **more: Any
) -> str:
    meeting_id = key("m", article_id, evidence)
    rows["meetings"].append({
        "meeting_id": meeting_id, "article_id": article_id, "event_id": None, "kind": "bilateral", "name": None, "series": None,
        "edition": None, "start_date": date(2024, 5, 6), "end_date": date(2024, 5, 6), "date_precision": "day", "date_edtf": "2024-05-06",
        "date_basis": "explicit", "place": "Riga", "country": "LV", "place_source": "text", "host": None, "status": "held",
        "part_of_meeting_id": None, "topics": [], "plover_mode": "visit", **words(rows, article_id, evidence), **more,
    })  # fmt: skip
    for ordinal, participant in enumerate(participants, start=1):
        rows["meeting_participants"].append({
            "participant_id": key("mp", meeting_id, ordinal), "meeting_id": meeting_id, "ordinal": ordinal,
            "participant_type": "person", "name": None, "name_as_written": None, "role": None, "organisation": None,
            "country": None, "participation": "principal", "person_id": None, "organisation_id": None,
            **words(rows, article_id, evidence), **participant,
        })  # fmt: skip
    return meeting_id


def empty() -> Rows:
    rows: Rows = {name: [] for name in TABLES}
    for source, allowed in (("open", True), ("closed", False)):
        rows["sources"].append({
            "source_id": source, "publisher": "Example Police", "kind": "folder", "licence": "CC-BY-4.0" if allowed else None,
            "text_may_be_redistributed": allowed, "terms_url": None, "attribution": None,
        })  # fmt: skip
    return rows


def small() -> Rows:
    """Three articles, of two sources, with rows in every table and every reference in use."""
    rows = empty()
    person = key("p", "Ilze Kalna")
    body = key("o", "State Police")
    rows["people"].append(
        {
            "person_id": person,
            "name": "Ilze Kalna",
            "aliases": ["Ms Kalna"],
            "offices": [
                {
                    "role": "Director",
                    "organisation": "State Police",
                    "country": "LV",
                    "first_seen_on": date(2024, 5, 7),
                    "last_seen_on": None,
                }
            ],
        }
    )
    rows["organisations"].append(
        {"organisation_id": body, "name": "State Police", "aliases": [], "country": "LV", "kind": "police"}
    )
    event = key("e", "riga")
    rows["events"].append({
        "event_id": event, "kind": "bilateral", "name": None, "series": None, "edition": None, "start_date": date(2024, 5, 6),
        "end_date": date(2024, 5, 6), "date_precision": "day", "place": "Riga", "country": "LV", "status": "held",
        "participant_count": 2, "article_count": 1, "conflicts": [],
    })  # fmt: skip
    first = article(
        rows, "riga-visit",
        "Director Ilze Kalna met Peeter Tamm in Riga on Monday.\n\n“We shared 40 files,” Kalna said. Some 12 officers took part.",
    )  # fmt: skip
    said = quote(
        rows,
        first,
        "We shared 40 files",
        speaker_name="Ilze Kalna",
        speaker_raw="Kalna",
        person_id=person,
        organisation_id=body,
    )
    statistic(
        rows, first, "40 files", 40.0, measure="files", measure_head="file", quote_id=said, attributed_to="Ilze Kalna"
    )
    statistic(rows, first, "12 officers", 12.0)
    main = meeting(
        rows, first, "Ilze Kalna met Peeter Tamm in Riga on Monday",
        [{"name": "Ilze Kalna", "country": "LV", "person_id": person, "organisation_id": body}, {"name": "Peeter Tamm", "country": "EE"}],
        event_id=event,
    )  # fmt: skip
    meeting(rows, first, "took part", part_of_meeting_id=main)
    second = article(
        rows, "closed-report", "Officers seized 3.5 tonnes in =2024.", source="closed", published_on=date(2024, 4, 1)
    )
    statistic(rows, second, "3.5 tonnes", 3.5, unit="t", measure="drugs, seized")
    article(
        rows,
        "copy-of-it",
        "Officers seized 3.5 tonnes in =2024.",
        source="open",
        duplicate_of=second,
        duplicate_share=1.0,
    )
    rows["article_revisions"].append({
        "article_id": first, "revision": 1, "seen_on": date(2024, 5, 9), "text_sha256_before": sha("before"),
        "text_sha256_after": sha("after"), "words_changed_share": 0.25,
    })  # fmt: skip
    rows["rejects"].append({
        "reject_id": key("r", "x"), "source_id": "open", "source_path": "x.txt", "raw_sha256": None, "stage": "source",
        "code": "empty", "message": "Nothing in it.",
    })  # fmt: skip
    return rows


def nasty() -> Rows:
    """The small tables, and articles whose every text is one that breaks careless writers."""
    rows = small()
    for number, value in enumerate(NASTY):
        text = f"Before {value}{value}x after."
        spoken = f"{value}x"
        article_id = article(
            rows, f"nasty-{number}", text, title=value, publisher=value, captions=NASTY if number % 2 else [value]
        )
        quote(
            rows,
            article_id,
            spoken,
            speaker_name=value,
            speaker_role=value or None,
            speaker_raw=None if number % 3 else value,
        )
        statistic(
            rows,
            article_id,
            "after",
            -0.1 * 7.0 ** (number - 20),
            measure=value,
            value_max=None if number % 2 else 1e308,
            comparator="eq" if number % 2 else "range",
        )
        rows["rejects"].append({
            "reject_id": key("r", number), "source_id": "open", "source_path": value or "-", "raw_sha256": None, "stage": "article",
            "code": "no_body", "message": value,
        })  # fmt: skip
    return rows


def snapshot(rows: Rows, root: Path, *, parts: int = 1) -> Outputs:
    """Write rows as the current tables of an outputs folder, each table in `parts` files."""
    outputs = Outputs(root)
    staging = Staging.start(outputs)
    for name, table in TABLES.items():
        for part in range(parts):
            some = rows[name][part::parts]
            if some or not part:
                staging.add(name, f"{part:x}", pa.Table.from_pylist(some, schema=arrow_schema(table.row)))
    staging.publish()
    return outputs


def current(outputs: Outputs) -> Snapshot:
    return Snapshot.read(outputs.tables.resolve())
