"""Part by part: the rows that a run made and those it carries over, staged as files.

Belongs here: what all steps share. Stays out: any step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.run import Run
from pipeline.runners.batches import ORIGIN
from pipeline.tables.parts import ALONE
from schemas import TABLES
from schemas.arrow import arrow_schema, record_batch
from schemas.rows import Row


def parts(run: Run, name: str) -> Iterator[tuple[int, pa.Table | None]]:
    """Every part with the rows that this run made for it, or None."""
    made = iter(run.spool.parts(name))
    following = next(made, None)
    for part in range(len(run.parts)):
        if following is not None and following[0] == part:
            yield following
            following = next(made, None)
        else:
            yield part, None


def stage_part(
    run: Run,
    name: str,
    part: int,
    fresh: pa.Table | None,
    carried: Set[str],
    amended: Callable[[pa.Table], pa.Table] = lambda rows: rows,
    *,
    moved: bool = False,
) -> None:
    """Write one part: new rows and carried ones. A part in which nothing changed is the file that it was."""
    before, place = run.carried, run.parts.parts[part]
    if before is not None and fresh is None and not moved and before.same(place, carried):
        if (file := before.file(name, place)) is not None:
            run.staging.link(name, file)
        return
    names = arrow_schema(TABLES[name].row).names
    rows = [] if fresh is None else [fresh.select(names)]
    if before is not None:
        rows.append(before.rows(name, place, carried))
    schema = arrow_schema(TABLES[name].row)
    together = pa.concat_tables([one.cast(schema) for one in rows]) if rows else schema.empty_table()
    if together.num_rows:
        run.staging.add(name, place.name, amended(together))


def stage_rows(run: Run, name: str, rows: Iterable[Row]) -> None:
    run.staging.add(name, ALONE, pa.Table.from_batches([record_batch(TABLES[name].row, list(rows))]))


def once(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The articles, each id once, and those whose id was taken. Which one is kept depends on content alone."""
    ordered = articles.sort_by([(name, "ascending") for name in ("article_id", *ORIGIN)])
    ids = ordered.column("article_id").to_pylist()
    first = pa.array([nth == 0 or ids[nth - 1] != one for nth, one in enumerate(ids)])
    return ordered.filter(first), ordered.filter(pc.invert(first)).select(ORIGIN)
