"""Part by part: the rows that a run made and those it carries over, staged as files.

Belongs here: what all steps share. Stays out: any step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set

import pyarrow as pa

from pipeline.run import Run
from pipeline.tables.parts import part_name
from schemas import TABLES
from schemas.arrow import arrow_schema, record_batch
from schemas.rows import Row

UNSEEN_BY_IDENTITY = {"evidence", "text", "segments"}
"""Identity works on all articles at once, so what is long stays behind."""


def parts(run: Run, name: str) -> Iterator[tuple[int, pa.Table | None]]:
    """Every part with the rows that this run made for it, or None."""
    made = iter(run.spool.parts(name, run.bits))
    following = next(made, None)
    for part in range(1 << run.bits):
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
    before = run.carried
    if (
        before is not None
        and fresh is None
        and not moved
        and before.bits == run.bits
        and before.articles(part, run.bits) <= carried
    ):
        if (file := before.file(name, part)) is not None:
            run.staging.link(name, file)
        return
    names = arrow_schema(TABLES[name].row).names
    rows = [] if fresh is None else [fresh.select(names)]
    if before is not None:
        rows.append(before.rows(name, part, run.bits, carried))
    schema = arrow_schema(TABLES[name].row)
    together = pa.concat_tables([one.cast(schema) for one in rows]) if rows else schema.empty_table()
    if together.num_rows:
        run.staging.add(name, part_name(part, run.bits), amended(together))


def stage_rows(run: Run, name: str, rows: Iterable[Row]) -> None:
    run.staging.add(name, part_name(0, 0), pa.Table.from_batches([record_batch(TABLES[name].row, list(rows))]))


def all_rows(run: Run, name: str, carried: Set[str]) -> pa.Table:
    """A whole table without what is long: new rows, then carried ones."""
    schema = arrow_schema(TABLES[name].row)
    columns = [column for column in schema.names if column not in UNSEEN_BY_IDENTITY]
    narrow = pa.schema([schema.field(column) for column in columns])
    tables = [rows.select(columns).cast(narrow) for _, rows in run.spool.parts(name, 0)]
    if run.carried is not None:
        ids = run.kept if name == "articles" else carried
        tables.append(run.carried.all_rows(name, columns, ids).cast(narrow))
    return pa.concat_tables([narrow.empty_table(), *tables])
