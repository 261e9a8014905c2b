"""Which articles repeat the story of another one.

Belongs here: bringing what is known of all articles together. Stays out: the search itself (`articles/duplicates.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.articles.duplicates import Duplicate, Story, find_duplicates
from pipeline.run import SIGNATURES as KEPT
from pipeline.run import Run
from pipeline.runners.batches import SIGNATURES
from pipeline.steps.parts import all_rows
from pipeline.tables.parts import leading_bits

REPEATED = ("duplicate_of", "duplicate_share")
"""The columns of `articles` that depend on all articles."""


def find_repeated(run: Run) -> tuple[dict[str, Duplicate], set[int]]:
    """Which articles repeat another one; and the parts with carried articles for which this changed."""
    if run.unchanged:
        return {}, set()
    run.watcher.progress("Finding stories that are told twice")
    told = all_rows(run, "articles", run.kept).select(["article_id", "published_on", "char_count", *REPEATED])
    made = [rows.cast(SIGNATURES) for _, rows in run.spool.parts("signatures", 0)]
    if run.carried is not None:
        before = run.carried.signatures
        kept = pa.array(sorted(run.kept), pa.string())
        made.append(before.filter(pc.is_in(before["article_id"], value_set=kept)))
    signatures = pa.concat_tables([SIGNATURES.empty_table(), *made])
    # Columns, not rows: a hundred thousand articles as dictionaries would take as much memory as their signatures.
    joined = told.join(signatures, "article_id", join_type="inner")
    ids = joined["article_id"].to_pylist()
    days, lengths = joined["published_on"].to_pylist(), joined["char_count"].to_pylist()
    stories = map(Story, ids, days, lengths, (one.as_py() for one in joined["signature"]))
    repeated = find_duplicates(stories)
    run.keeping[KEPT] = signatures
    before = zip(*(joined[name].to_pylist() for name in REPEATED), strict=True)
    changed = (one for one, was in zip(ids, before, strict=True) if was != _values(repeated.get(one)))
    return repeated, {leading_bits(one, run.bits) for one in changed}


def repeating(repeated: Mapping[str, Duplicate], rows: pa.Table) -> pa.Table:
    """Articles, each with the one whose story it repeats."""
    values = [_values(repeated.get(one)) for one in rows.column("article_id").to_pylist()]
    for nth, name in enumerate(REPEATED):
        field = rows.schema.field(name)
        column = pa.array([value[nth] for value in values], field.type)
        rows = rows.set_column(rows.schema.get_field_index(name), field, column)
    return rows


def _values(found: Duplicate | None) -> tuple[str | None, float | None]:
    return (found.duplicate_of, found.share) if found is not None else (None, None)
