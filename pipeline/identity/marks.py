"""Reports from columns, and what is worked out of each alone: where it stands among others, its blocks, and what identifies it.

Belongs here: one report at a time. Stays out: anything about two of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.identity.candidates import keys_of
from pipeline.identity.columns import MARKS, hash64
from pipeline.identity.reports import Report, Series
from schemas.identifiers import row_id

ROWS_AT_ONCE = 4096
"""Reports that are objects at the same time, about."""

_HELD = ("kind", "name", "called", "edition", "start_date", "end_date", "precision", "place", "country", "status")


@dataclass(frozen=True)
class Ids:
    """The identifiers of people and bodies by their keys, looked up a few at a time."""

    people: pa.Table
    bodies: pa.Table

    @classmethod
    def of_mentions(cls, mentions: pa.Table) -> Ids:
        """The identifiers that the mentions have."""
        pairs = (("person", "person_id"), ("body", "organisation_id"))
        return cls(*(mentions.select(pair).group_by(list(pair)).aggregate([]).drop_null() for pair in pairs))

    def of_people(self, keys: pa.Array) -> dict[str, str]:
        """The identifiers of some people."""
        return _some(self.people, keys)

    def of_bodies(self, keys: pa.Array) -> dict[str, str]:
        """The identifiers of some bodies; of those that have one."""
        return _some(self.bodies, keys)


def _some(pairs: pa.Table, keys: pa.Array) -> dict[str, str]:
    found = pairs.filter(pc.is_in(pairs.column(0), value_set=pc.unique(keys)))
    return dict(zip(found.column(0).to_pylist(), found.column(1).to_pylist(), strict=True))


def reports(rows: pa.Table, ids: Ids) -> Iterator[Report]:
    """The reports of these rows (`REPORTED`), some at a time."""
    for start in range(0, rows.num_rows, ROWS_AT_ONCE):
        yield from _reports(rows.slice(start, ROWS_AT_ONCE), ids)


def _reports(rows: pa.Table, ids: Ids) -> Iterator[Report]:
    people = ids.of_people(pc.list_flatten(rows.column("people")))
    bodies = ids.of_bodies(pc.list_flatten(rows.column("bodies")))
    columns = {name: rows.column(name).to_pylist() for name in rows.column_names if name not in MARKS.names}
    for at in range(rows.num_rows):
        line: dict[str, Any] = {name: values[at] for name, values in columns.items()}
        # A surname alone says too little to tell two meetings apart.
        known = [(people[key], own) for key, own in zip(line["people"], line["own"], strict=True) if "\t" not in key]
        series = Series(line["series"], line["series_name"], line["series_listed"]) if line["series"] else None
        there = (bodies.get(key) or key.replace("\t", "/") for key in line["bodies"])
        yield Report(
            **{
                name: line[name] for name in (*_HELD, "meeting_id", "article_id", "published_on", "language", "part_of")
            },
            series=series,
            people=frozenset(person for person, _ in known),
            principals=frozenset(person for person, principal in known if principal),
            others=frozenset((*line["groups"], *there)),
            nations=frozenset(line["nations"]),
            participant_count=line["participant_count"],
        )


def marked(rows: pa.Table, ids: Ids) -> pa.Table:
    """The rows with what is worked out of each (`MARKS`)."""
    batches = []
    for start in range(0, rows.num_rows, ROWS_AT_ONCE):
        some = rows.slice(start, ROWS_AT_ONCE)
        batches.append(pa.RecordBatch.from_pylist([_marks(one) for one in _reports(some, ids)], MARKS))
    marks = pa.Table.from_batches(batches, MARKS)
    for name in MARKS.names:
        rows = rows.append_column(MARKS.field(name), marks.column(name))
    return rows


def _marks(report: Report) -> dict[str, Any]:
    people = sorted(report.people)
    level, key = _identifying(report)
    return {
        "tie": hash64(report.meeting_id),
        "start": report.start or 0,
        "end": report.end or 0,
        "vagueness": report.vagueness,
        "tells": min(len(report.people) + len(report.others), 30_000),
        # The first person counts first, so that reports of one person stand side by side.
        "people_mark": (hash64(people[0]) & ~0xFFFFFFFF | hash64(*people) & 0xFFFFFFFF) if people else 0,
        "words_mark": hash64(*sorted(report.words)) if report.words else 0,
        "alike": hash64(*report.likeness_key),
        "keys": keys_of(report),
        "level": level,
        "base": row_id("e", *key),
    }


def _identifying(report: Report) -> tuple[int, tuple[object, ...]]:
    """What identifies the event of a report, and how well: lower is better."""
    when = report.start_date.isoformat() if report.start_date else None
    series = report.series.key if report.series else None
    if series and report.edition:
        return 0, ("edition", series, report.edition)
    if series and when:
        return 1, ("series", series, when, report.precision)
    if len(report.principals) > 1 and report.are_talks and when:
        return 2, ("people", *sorted(report.principals), when)
    if report.words and when and (report.city or report.country):
        return 3, ("name", *sorted(report.words), report.city or report.country, when)
    return 4, ("report", report.meeting_id)
