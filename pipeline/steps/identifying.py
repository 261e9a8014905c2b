"""Who and what is the same: the rows of articles that came, went or changed, against what was found before.

Belongs here: bringing those rows together, and the identifiers into the rows of a part. Stays out: identity itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.identity import Identities, Known, Rows, resolve
from pipeline.identity.columns import Numbers
from pipeline.run import Run
from pipeline.steps.parts import parts
from pipeline.tables.kept import kept_rows
from pipeline.tables.parts import ALONE, Parts
from pipeline.tables.versions import identity_version
from schemas import TABLES
from schemas.arrow import arrow_schema

IDENTIFIED = ("people", "organisations", "events")
"""The tables that identity makes."""

FROM = ("articles", "meetings", "meeting_participants", "quotes")
"""The tables whose rows say who and what they are about."""

UNSEEN = {"evidence", "text", "segments"}
"""Identity has no use for what is long."""

KNOWN = ("mentions", "reports", "edges")
"""Under which names is kept what identity found."""


def identify(run: Run, carried: Set[str]) -> Identities:
    """Find who and what is the same, and stage the tables of people, organisations and events."""
    run.watcher.progress("Finding who and what is the same")
    before = _known_before(run)
    gone = run.carried.all_articles - carried if run.carried is not None else set()
    found = resolve(_rows(run, carried if before is None else set()), before, gone, run.keep_for_next)
    for name in IDENTIFIED:
        changes = getattr(found, name)
        rows = [changes.rows]
        if before is not None and run.carried is not None:
            old = run.carried.table(name)
            (key,) = TABLES[name].key
            rows.append(old.filter(pc.invert(pc.is_in(old.column(key), value_set=changes.gone))))
        schema = arrow_schema(TABLES[name].row)
        run.staging.add(name, ALONE, pa.concat_tables([each.cast(schema) for each in rows]))
    run.versions["identity"] = identity_version()
    return found


def _known_before(run: Run) -> Known | None:
    """What was found before; None where rules have changed since, or it was lost."""
    previous = run.staging.previous
    if run.carried is None or previous is None or run.before.versions.get("identity") != identity_version():
        return None
    kept = [kept_rows(run.settings.outputs, previous.digest, name) for name in KNOWN]
    return None if any(each is None for each in kept) else Known(*kept)


def _rows(run: Run, carried: Set[str]) -> Iterator[Rows]:
    """Part by part the rows that this run made, and those of some articles that it carries over."""
    for together in zip(*(parts(run, name) for name in FROM), strict=True):
        rows = []
        for name, (part, made) in zip(FROM, together, strict=True):
            schema = arrow_schema(TABLES[name].row)
            columns = [column for column in schema.names if column not in UNSEEN]
            narrow = pa.schema([schema.field(column) for column in columns])
            found = [] if made is None else [made.select(columns).cast(narrow)]
            wanted = carried | run.stale if name == "articles" else carried
            if run.carried is not None and wanted:
                found.append(run.carried.rows(name, run.parts.parts[part], wanted, columns).cast(narrow))
            rows.append(pa.concat_tables([narrow.empty_table(), *found]))
        yield Rows(*rows)


class Identifiers:
    """The identifiers of who and what rows are about, part by part."""

    def __init__(self, found: Identities, parts: Parts) -> None:
        self._parts = parts
        self.moved = set(parts.of(pa.array(sorted(found.moved), pa.string())).tolist())
        """Parts with rows of unchanged articles that are now about somebody or something else."""
        self._mentions = self._by_part(
            found.known.mentions.select(["row_id", "article_id", "person_id", "organisation_id"])
        )
        self._reports = self._by_part(found.known.reports.select(["meeting_id", "article_id", "event_id"]))
        self._of_part = cache(self._read)

    def into(self, name: str, part: int, rows: pa.Table) -> pa.Table:
        """The rows of a table's part with their identifiers."""
        (key,) = TABLES[name].key
        ids = rows.column(key).to_pylist()
        for column, of in self._of_part(part).items():
            if column in rows.column_names:
                place = rows.schema.get_field_index(column)
                values = pa.array([of.get(one) for one in ids], pa.string())
                rows = rows.set_column(place, rows.schema.field(column), values)
        return rows

    def _read(self, part: int) -> Mapping[str, Mapping[str, str]]:
        mentions, reports = (_slice(*each, part) for each in (self._mentions, self._reports))
        rows, meetings = mentions.column("row_id").to_pylist(), reports.column("meeting_id").to_pylist()
        return {
            "person_id": dict(zip(rows, mentions.column("person_id").to_pylist(), strict=True)),
            "organisation_id": dict(zip(rows, mentions.column("organisation_id").to_pylist(), strict=True)),
            "event_id": dict(zip(meetings, reports.column("event_id").to_pylist(), strict=True)),
        }

    def _by_part(self, rows: pa.Table) -> tuple[pa.Table, Numbers]:
        """Rows in the order of their parts, and where each part begins."""
        part = self._parts.of(rows.column("article_id"))
        order = np.argsort(part, kind="stable")
        return rows.take(pa.array(order)), np.searchsorted(part[order], np.arange(len(self._parts) + 1))


def _slice(rows: pa.Table, starts: Numbers, part: int) -> pa.Table:
    return rows.slice(starts[part], starts[part + 1] - starts[part])
