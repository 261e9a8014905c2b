"""Which articles repeat the story of another one.

Belongs here: bringing what is known of all articles together. Stays out: the search itself (`articles/duplicates.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.articles.duplicates import STORIES, search
from pipeline.run import STORIES as KEPT
from pipeline.run import Run

REPEATED = ("duplicate_of", "duplicate_share")
"""The columns of `articles` that depend on all articles."""

Repeats = Mapping[str, tuple[str, float]]
"""By article that repeats another one: which, and how much of it."""


def find_repeated(run: Run) -> tuple[Repeats, set[int]]:
    """Which articles repeat another one; and the parts with carried articles for which this changed."""
    if run.unchanged:
        return {}, set()
    run.watcher.progress("Finding stories that are told twice")
    made = [rows.select(STORIES.names).cast(STORIES) for _, rows in run.spool.parts("stories")]
    before = gone = STORIES.empty_table()
    if run.carried is not None:
        all_before = run.carried.stories
        stay = pc.is_in(all_before["article_id"], value_set=pa.array(sorted(run.kept), pa.string()))
        before, gone = _kept(all_before, stay), all_before.filter(pc.invert(stay))
    stories = pa.concat_tables([STORIES.empty_table(), before, *made])
    found = search(stories, np.arange(stories.num_rows) < before.num_rows, gone)
    run.keep_for_next(KEPT, found)
    # Columns, not rows: few articles repeat another one, and fewer do so in another way than before.
    changed = pa.concat_arrays([pa.array([], pa.string())])
    for name in REPEATED:
        now, was = found[name].slice(0, before.num_rows), before[name]
        same = pc.or_(pc.fill_null(pc.equal(now, was), False), pc.and_(pc.is_null(now), pc.is_null(was)))
        ids = before["article_id"].filter(pc.invert(same)).combine_chunks()
        changed = pa.concat_arrays([changed, *(ids.chunks if isinstance(ids, pa.ChunkedArray) else [ids])])
    copies = found.select(["article_id", *REPEATED]).filter(pc.is_valid(found["duplicate_of"]))
    article, original, share = (copies.column(name).to_pylist() for name in copies.column_names)
    repeats = dict(zip(article, zip(original, share, strict=True), strict=True))
    return repeats, set(run.parts.of(changed).tolist())


def _kept(rows: pa.Table, stay: pa.ChunkedArray) -> pa.Table:
    """The rows that stay, as they lie in the file that is mapped into memory, save where many go."""
    stays = stay.to_numpy()
    edges = np.flatnonzero(np.diff(np.concatenate([[False], stays, [False]]).astype(np.int8)))
    if len(edges) > 2000:
        return rows.filter(stay)
    slices = [rows.slice(start, end - start) for start, end in edges.reshape(-1, 2).tolist()]
    return pa.concat_tables([rows.slice(0, 0), *slices])


def repeating(repeats: Repeats, rows: pa.Table) -> pa.Table:
    """Articles, each with the one whose story it repeats."""
    values = [repeats.get(one, (None, None)) for one in rows.column("article_id").to_pylist()]
    for nth, name in enumerate(REPEATED):
        field = rows.schema.field(name)
        column = pa.array([value[nth] for value in values], field.type)
        rows = rows.set_column(rows.schema.get_field_index(name), field, column)
    return rows
