"""Mentions of people and bodies -> who they are, group by group.

Mentions that may decide about each other hang together: names by their ends and by their words, bodies by their name and by the
abbreviations that articles introduce for it. What hangs together with nothing that came or went keeps what it was found to be.
Belongs here: which groups are settled again, some at a time. Stays out: how a group is settled (`people.py`, `organisations.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.identity.columns import Bools, Numbers, codes, components, rows_of, taken
from pipeline.identity.organisations import Organisations, told_together
from pipeline.identity.people import Mention, People, is_surname, named_together
from schemas import Organisation, Person
from schemas.arrow import record_batch

ROWS_AT_ONCE = 4096
"""Mentions of the groups that are settled together: bounds memory."""


@dataclass(frozen=True)
class Changes:
    """What becomes of a table of identities: rows that go, by identifier, and rows that come."""

    gone: pa.Array
    rows: pa.Table


@dataclass(frozen=True)
class Settled:
    """Current mentions with their identifiers, what changes in the two tables, and the articles whose mentions are now
    of somebody else although they did not change."""

    mentions: pa.Table
    people: Changes
    organisations: Changes
    moved: pa.Array


def settle(mentions: pa.Table, old: Bools, current: Bools) -> Settled:
    """Settle who is who among `mentions`, of which the `old` ones were there before and the `current` ones are there now."""
    people = _again(mentions, ("person", "person_id"), old, current, _name_links, _people)
    organisations = _again(mentions, ("body", "organisation_id"), old, current, _body_links, _organisations)
    moved = old & current & (people.moved | organisations.moved)
    found = mentions
    for name, again in (("person_id", people), ("organisation_id", organisations)):
        found = found.set_column(found.schema.get_field_index(name), name, again.ids)
    return Settled(
        found if current.all() else found.filter(pa.array(current)),
        Changes(people.gone, people.rows),
        Changes(organisations.gone, organisations.rows),
        pc.unique(mentions.column("article_id").filter(pa.array(moved))),
    )


@dataclass(frozen=True)
class _Again:
    ids: pa.ChunkedArray
    moved: Bools
    gone: pa.Array
    rows: pa.Table


Links = Callable[[pa.Table, Numbers, pa.Array], Iterator[tuple[int, str]]]
"""Which marks each key shares with others: from the mentions, the key of each as a number, and the keys."""

Settle = Callable[[pa.Table], tuple[dict[str, str], pa.RecordBatch]]
"""Mentions of whole groups -> identifiers by key, and rows of the table."""


def _again(
    mentions: pa.Table, columns: tuple[str, str], old: Bools, current: Bools, links: Links, settle_groups: Settle
) -> _Again:
    key, name = columns
    code, keys = codes(mentions.column(key))
    marks: dict[str, int] = {}
    ones, others = [], []
    for number, mark in links(mentions, code, keys):
        ones.append(number)
        others.append(len(keys) + marks.setdefault(mark, len(marks)))
    # One more node, the last, is where -1 points: a mention without a key.
    label = components(len(keys) + len(marks) + 1, np.array(ones, np.int64), np.array(others, np.int64))
    dirty = np.zeros(len(label), np.bool_)
    dirty[label[code[(old != current) & (code >= 0)]]] = True
    again = (code >= 0) & dirty[label[code]]
    before = mentions.column(name)
    redone = np.flatnonzero(again & current)
    redone = redone[np.argsort(label[code[redone]], kind="stable")]
    found: dict[str, str] = {}
    batches = [settle_groups(mentions.slice(0, 0))[1]]
    for rows in _runs(redone, label[code[redone]]):
        ids, lines = settle_groups(taken(mentions, rows))
        found |= ids
        batches.append(lines)
    by_key = pa.array([found.get(one) for one in keys.to_pylist()] if found else [None] * len(keys), pa.string())
    fresh = by_key.take(pa.array(code, mask=code < 0))
    ids = pc.if_else(pa.array(again), fresh, before.combine_chunks())
    same = pc.fill_null(pc.equal(ids, before), False).to_numpy(zero_copy_only=False)
    both_null = pc.and_(pc.is_null(ids), pc.is_null(before)).to_numpy(zero_copy_only=False)
    return _Again(
        pa.chunked_array([ids]) if isinstance(ids, pa.Array) else ids,
        ~(same | both_null),
        pc.unique(before.filter(pa.array(old & again))).drop_null(),
        pa.Table.from_batches(batches),
    )


def _runs(rows: Numbers, labels: Numbers) -> Iterator[Numbers]:
    """Whole groups, so many at a time as are about `ROWS_AT_ONCE` mentions."""
    ends = np.flatnonzero(np.append(labels[1:] != labels[:-1], True)) + 1 if len(rows) else np.zeros(0, np.int64)
    start = 0
    for end in ends.tolist():
        if end - start >= ROWS_AT_ONCE or end == len(rows):
            yield rows[start:end]
            start = end


def _name_links(mentions: pa.Table, code: Numbers, keys: pa.Array) -> Iterator[tuple[int, str]]:
    for number, key in enumerate(keys.to_pylist()):
        if not is_surname(key):
            for mark in named_together(key):
                yield number, mark


def _body_links(mentions: pa.Table, code: Numbers, keys: pa.Array) -> Iterator[tuple[int, str]]:
    listed = keys.to_pylist()
    for number, key in enumerate(listed):
        for mark in told_together(key, None):
            yield number, mark
    introducing = np.flatnonzero(pc.is_valid(mentions.column("introduced")).to_numpy(zero_copy_only=False))
    shorts = mentions.column("introduced").take(pa.array(introducing)).to_pylist()
    for number, short in set(zip(code[introducing].tolist(), shorts, strict=True)):
        yield number, short


def _people(mentions: pa.Table) -> tuple[dict[str, str], pa.RecordBatch]:
    people = People()
    columns = ("person", "body", "name", "role", "organisation", "country", "published_on")
    for person, body, name, role, organisation, country, on, times in _counted(mentions, columns):
        people.add(person, body, Mention(name, role, organisation, country, "", None, on), times)
    people.settle()
    return people.ids(), record_batch(Person, people.rows())


def _organisations(mentions: pa.Table) -> tuple[dict[str, str], pa.RecordBatch]:
    organisations = Organisations()
    for mention in _counted(mentions, ("body", "introduced", "organisation", "country")):
        organisations.add(*mention)
    return organisations.ids(), record_batch(Organisation, organisations.rows())


def _counted(mentions: pa.Table, columns: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """Mentions in the same words, with how many there are."""
    counted = mentions.select(columns).group_by(list(columns)).aggregate([([], "count_all")])
    return rows_of(counted, *columns, "count_all")
