"""Reports of meetings -> events, group by group.

Reports that some chain of likenesses connects are drawn together anew where anything in the chain came, went or changed; all
other events stay as they are.

An event's identifier hashes what identifies it, taken from the report that tells most: series and edition; else series and
dates; else the people who confer and the day; else name, place and day; else the report itself. Of reports that tell as much,
the earliest published one counts. So the identifier stays when later articles are added, and two sets of articles give the
same edition of a series the same identifier. It changes when an article tells more of what identifies the event (its edition),
or an earlier one turns up; when two events turn out to be one, the better identifier of the two stays and the other is gone.
It is never given to another meeting of the same set: of two events with equal keys the later reported one adds its own report.

Belongs here: what is drawn together again, and identifiers. Stays out: how (`comparing.py`, `drawing.py`), and an event's row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.identity.columns import EDGES, Bools, Numbers, codes, components
from pipeline.identity.comparing import Edges, Table, compared, runs, said_alike
from pipeline.identity.drawing import Compared, drawn
from pipeline.identity.event_rows import event_row
from pipeline.identity.marks import Ids
from pipeline.identity.mentions import Changes
from schemas import Event
from schemas.arrow import record_batch
from schemas.identifiers import row_id

ROWS_AT_ONCE = 4096
"""Reports of the events whose rows are made together: bounds memory."""


@dataclass(frozen=True)
class Drawn:
    """Current reports with their events, the pairs that were found alike, what changes in the table of events, the articles
    whose reports are now of another event although they did not change, and how many pairs were compared."""

    reports: pa.Table
    edges: pa.Table
    events: Changes
    moved: pa.Array
    compared: int


def draw_together(rows: pa.Table, old: Bools, current: Bools, edges: pa.Table, ids: Ids) -> Drawn:
    """Find the events of `rows`, of which the `old` ones were there before and the `current` ones are there now."""
    table = Table(rows, old, current, ids)
    apart_before = pc.fill_null(rows.column("apart"), False).to_numpy()
    before = Edges(*(edges.column(name).to_numpy() for name in EDGES.names))
    apart, before = said_alike(table, apart_before, before)
    kept, new, gone = compared(table, apart_before, apart, before)
    edges_now, changes = kept + new, new + gone
    sure = edges_now.sure > 0
    label = components(len(old), edges_now.one[sure], edges_now.other[sure])
    dirty = np.zeros(len(old), np.bool_)
    dirty[label[np.isin(table.alike, table.alike[old != current]) | (apart != apart_before)]] = True
    # That two contradict each other matters only where some chain connects them all the same.
    matters = (changes.sure > 0) | (label[changes.one] == label[changes.other])
    for ends in (changes.one, changes.other):
        dirty[label[ends[matters]]] = True
    again = dirty[label] & current
    group = _groups(table, edges_now, label, again)
    return _named(table, edges_now, apart, group, again)


def _groups(table: Table, edges: Edges, label: Numbers, again: Bools) -> Numbers:
    """For each current row the row that stands for its event: drawn together anew where `again`, else as it was."""
    group = np.arange(len(label))
    event, _ = codes(table.rows.column("event_id"))
    clean = table.by_order[(table.current & ~again)[table.by_order]]
    _, first, nth = np.unique(event[clean], return_index=True, return_inverse=True)
    group[clean] = clean[first][nth]
    rows = np.flatnonzero(again)
    rows = rows[np.lexsort((table.order[rows], label[rows]))]
    within = edges.take(again[edges.one] & again[edges.other] & (label[edges.one] == label[edges.other]))
    within = within.take(np.argsort(label[within.one], kind="stable"))
    starts = np.searchsorted(label[within.one], label[rows])
    ends = np.searchsorted(label[within.one], label[rows], side="right")
    at = 0
    for chain in runs(rows, label[rows]):
        if len(chain) > 1:
            group[chain] = chain[_drawn(table, chain, within.take(slice(starts[at], ends[at])))]
        at += len(chain)
    return group


def _drawn(table: Table, chain: Numbers, edges: Edges) -> list[int]:
    """For each report of a chain, in order, the place in it of the one that stands for its event."""
    order = np.argsort(chain)
    ones, others = (order[np.searchsorted(chain, end, sorter=order)] for end in (edges.one, edges.other))
    return drawn(table.nodes(chain), Compared.in_order(ones, others, edges.sure, edges.score))


def _named(table: Table, edges: Edges, apart: Bools, group: Numbers, again: Bools) -> Drawn:
    """The events by name, and what changes."""
    rows, old, current = table.rows, table.old, table.current
    changed = _changed(table, group, again)
    base = rows.column("event_base").to_pylist()
    told = np.flatnonzero(changed)
    told = told[np.lexsort((table.order[told], table.level[told], group[told]))]
    bases = rows.column("base").take(pa.array(told)).to_pylist()
    touched = {base[row] for row in np.flatnonzero(old & (changed | ~current)).tolist()}
    best: dict[int, str] = {}
    for row, own in zip(told.tolist(), bases, strict=True):
        base[row] = best.setdefault(int(group[row]), own)
    touched |= set(best.values())
    event = rows.column("event_id").to_pylist()
    renamed = _identified(table, group, base, event, touched)
    changed |= np.isin(group, np.array(sorted(renamed), np.int64)) & current
    was = rows.column("event_id")
    now = pa.array(event, pa.string())
    moved = (old & current) & ~pc.fill_null(pc.equal(now, was), False).to_numpy(zero_copy_only=False)
    gone = pc.unique(was.filter(pa.array(old & (changed | ~current)))).drop_null()
    made = [record_batch(Event, []), *_rows(table, group, changed, event)]
    number = np.cumsum(current) - 1
    ends = {"one": number[edges.one], "other": number[edges.other], "sure": edges.sure, "score": edges.score}
    found = rows
    for name, values in (("apart", pa.array(apart)), ("event_base", pa.array(base, pa.string())), ("event_id", now)):
        found = found.set_column(found.schema.get_field_index(name), name, values)
    return Drawn(
        found if current.all() else found.filter(pa.array(current)),
        pa.table(ends, EDGES),
        Changes(gone, pa.Table.from_batches(made)),
        pc.unique(rows.column("article_id").filter(pa.array(moved))),
        table.compared,
    )


def _changed(table: Table, group: Numbers, again: Bools) -> Bools:
    """The current rows of events that are not the very same reports as before."""
    event, names = codes(table.rows.column("event_id"))
    sizes_before = np.bincount(event[table.old], minlength=len(names) + 1)
    rows = np.flatnonzero(again)
    order = rows[np.argsort(group[rows], kind="stable")]
    changed = np.zeros(len(group), np.bool_)
    for members in runs(order, group[order]):
        first = event[members[0]]
        same = table.old[members].all() and (event[members] == first).all() and sizes_before[first] == len(members)
        changed[members] = not same
    return changed


def _identified(
    table: Table, group: Numbers, base: list[str | None], event: list[str | None], touched: set[str | None]
) -> set[int]:
    """Give the events of these bases their identifiers, the earliest reported one the base itself. Gives those whose
    identifier is another one now."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for row in table.by_order[table.current[table.by_order]].tolist():
        if base[row] in touched:
            members[int(group[row])].append(row)
    taken: set[str] = set()
    renamed: set[int] = set()
    for stands_for, rows in members.items():  # in the order of their first reports
        identifier = base[rows[0]]
        assert identifier is not None, "every report of an event has its base"
        if identifier in taken:
            identifier = row_id("e", identifier, table.rows.column("meeting_id")[rows[0]].as_py())
        taken.add(identifier)
        for row in rows:
            if event[row] != identifier:
                event[row] = identifier
                renamed.add(stands_for)
    return renamed


def _rows(table: Table, group: Numbers, changed: Bools, event: list[str | None]) -> Iterator[pa.RecordBatch]:
    """The rows of events that changed, some at a time."""
    rows = np.flatnonzero(changed)
    rows = rows[np.lexsort((table.order[rows], group[rows]))]
    waiting: list[Numbers] = []
    for members in [*runs(rows, group[rows]), None]:
        if members is not None:
            waiting.append(members)
        if waiting and (members is None or sum(map(len, waiting)) >= ROWS_AT_ONCE):
            found = table.reports(np.concatenate(waiting))
            lines = [event_row(str(event[of[0]]), [found[row] for row in of.tolist()]) for of in waiting]
            yield record_batch(Event, lines)
            waiting = []
