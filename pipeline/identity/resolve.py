"""Who and what is the same across articles. Belongs here: the order of the three resolutions. Stays out: each one's rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.identity.columns import FOUND_MENTIONS, FOUND_REPORTS, REPORTED, Bools, Known
from pipeline.identity.events import draw_together
from pipeline.identity.gathering import Rows, gather
from pipeline.identity.marks import Ids, marked
from pipeline.identity.mentions import Changes, settle


@dataclass(frozen=True)
class Identities:
    """Who and what is the same in a set of articles, against what was known before."""

    known: Known
    """Every row that has an identity, with its identifiers; what the next run starts from."""
    people: Changes
    organisations: Changes
    events: Changes
    moved: frozenset[str]
    """Articles that were there before, and some of whose rows are now about somebody or something else."""
    compared: int
    """Pairs of reports that were judged."""


def _held(name: str, rows: pa.Table) -> pa.Table:
    return rows


def resolve(
    fresh: Iterable[Rows],
    before: Known | None = None,
    gone: Iterable[str] = (),
    put_by: Callable[[str, pa.Table], pa.Table] = _held,
) -> Identities:
    """The identities in all articles: those known `before` without the articles that are `gone`, and those of `fresh`.

    An article that changed is gone, and fresh. The result is that of all articles at once, in any order: names, roles,
    organisations, countries, dates and places are read; of no table the evidence or the text. `put_by` takes what is found, by its
    name in `Known`, as soon as it is, and gives it back from where it takes no memory.
    """
    before = before or Known.nothing()
    mentions, reported = [], []
    for rows in fresh:
        gathered = gather(rows)
        mentions.append(gathered.mentions)
        reported.append(gathered.reported)
    left = pa.array(sorted(set(gone)), pa.string())
    settled = settle(*_together(before.mentions, mentions, FOUND_MENTIONS, left))
    ids = Ids.of_mentions(settled.mentions)
    moved = settled.moved
    settled = replace(settled, mentions=put_by("mentions", settled.mentions))
    # What a report is compared by hangs on who takes part: where that changed, the report is another one.
    article = before.reports.column("article_id")
    again = pc.and_(pc.is_in(article, value_set=moved), pc.invert(pc.is_in(article, value_set=left)))
    reported.append(before.reports.filter(again).select(REPORTED.names))
    out = pa.concat_arrays([left, moved])
    reports = [marked(pa.concat_tables([REPORTED.empty_table(), *reported]), ids)]
    reported.clear()
    found = draw_together(*_together(before.reports, reports, FOUND_REPORTS, out), before.edges, ids)
    moved_ids = {*moved.to_pylist(), *found.moved.to_pylist()}
    known = Known(settled.mentions, put_by("reports", found.reports), put_by("edges", found.edges))
    return Identities(known, settled.people, settled.organisations, found.events, frozenset(moved_ids), found.compared)


def _together(
    before: pa.Table, fresh: list[pa.Table], schema: pa.Schema, gone: pa.Array
) -> tuple[pa.Table, Bools, Bools]:
    """Old and fresh rows as one table, which of them were there before, and which are there now."""
    more = [pa.table([_column(each, field) for field in schema], schema) for each in fresh]
    fresh.clear()
    # What was there before stays in its file, mapped into memory.
    table = pa.concat_tables([before.cast(schema), *more])
    old = np.arange(table.num_rows) < before.num_rows
    out = pc.is_in(table.column("article_id"), value_set=gone).to_numpy(zero_copy_only=False)
    return table, old, ~(old & out)


def _column(table: pa.Table, field: pa.Field) -> pa.ChunkedArray | pa.Array:
    """A column of a table; nulls where it is still to be found."""
    return table.column(field.name) if field.name in table.column_names else pa.nulls(table.num_rows, field.type)
