"""Checking the staged files before any reader sees them.

What a check says of rows within their articles it says of the same files again: those checks run over changed parts alone, a few
parts at a time, and the verdict on the others is that of the run before. Checks that compare articles with each other, or with
who and what they are about, run over everything. Belongs here: what is checked again. Stays out: the checks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.checks import BEFORE, COMPARED, FILLED, Check, Result, all_checks, drift_checks, run_checks
from pipeline.checks.run import SAMPLE
from pipeline.run import Run, Verdict, Verdicts
from pipeline.tables.kept import kept_notes
from pipeline.tables.memory import give_back
from pipeline.tables.parts import part_of
from pipeline.tables.reading import connect, loaded, show_as, show_filled
from pipeline.tables.snapshot import File
from pipeline.tables.versions import checks_version

BYTES_AT_ONCE = 8 << 20
"""Bytes of files that are loaded into memory and checked together."""

VERDICTS = "checks"
"""Under which name verdicts are kept."""

Parts = Mapping[str, Sequence[tuple[str, File]]]
"""By part: each of its files with its table."""


def check(run: Run, tables: Iterable[str]) -> list[Result]:
    """The data checks about these tables on the staged files."""
    run.watcher.progress("Checking the tables")
    give_back()
    asked = set(tables)
    checks = [one for one in all_checks() if one.table in asked]
    before = _verdicts_before(run)
    if before is not None and run.unchanged:
        run.verdicts.update(before)
        results = [_result(one, before.get(one.name, {}).values()) for one in checks]
    else:
        inside = [one for one in checks if one.within_articles]
        _check_parts(run, inside, before)
        results = [_result(one, run.verdicts.get(one.name, {}).values()) for one in inside]
        results += _check_across(run, asked, [one for one in checks if not one.within_articles])
    run.watcher.checked(results)
    return results


def _check_parts(run: Run, checks: Sequence[Check], before: Verdicts | None) -> None:
    """Check the parts that changed, a few at a time; for the others take the verdicts of the run before."""
    named = sorted(frozenset[str]().union(*(one.tables for one in checks)))
    staged = _by_part(run.staging.files, named)
    previous = run.staging.previous
    old = _by_part(previous.files, named) if previous is not None and before is not None else {}
    same = {part for part, files in staged.items() if old.get(part) == files}
    for one in checks:
        verdicts = (before or {}).get(one.name, {})
        run.verdicts[one.name] = {part: verdicts[part] for part in sorted(same & verdicts.keys())}
    paths = run.staging.paths()
    shapes = {name: paths[name][0] for name in named}
    for group in _groups(staged, sorted(staged.keys() - same)):
        files: dict[str, list[Path]] = {name: [] for name in named}
        for name, file in (found for part in group for found in staged[part]):
            files[name].append(run.staging.folder / name / file.name)
        with loaded(files, shapes) as connection:
            for result in run_checks(connection, checks):
                if not result.passed:
                    run.verdicts[result.check.name] |= _by_article(run, connection, result, group[0])


def _by_article(
    run: Run, connection: duckdb.DuckDBPyConnection, result: Result, anywhere: str
) -> Mapping[str, Verdict]:
    """What a check found, by the part of each row's article; a check that blocks need not say whose rows they are."""
    if result.blocks:
        return {anywhere: (result.failing, result.sample)}
    found: defaultdict[str, tuple[int, list[Mapping[str, Any]]]] = defaultdict(lambda: (0, []))
    counted = f"SELECT article_id, count(*) FROM ({result.check.sql}) GROUP BY ALL"
    sample = {one["article_id"]: one for one in result.sample}
    counts = connection.execute(counted).fetchall()
    parts = run.parts.of(pa.array([article_id for article_id, _ in counts], pa.string())).tolist()
    for (article_id, failing), number in zip(counts, parts, strict=True):
        part = run.parts.parts[number].name
        count, rows = found[part]
        found[part] = (count + failing, [*rows, sample[article_id]] if article_id in sample else rows)
    return found


def _check_across(run: Run, asked: Set[str], checks: Sequence[Check]) -> list[Result]:
    before = run.staging.previous
    with connect(run.staging.paths(), in_memory=0) as connection:
        if before is not None:
            drifts = [one for one in drift_checks() if one.table in asked]
            named = [name for name in COMPARED if any(name in (one.table, "articles") for one in drifts)]
            try:
                show_as(connection, BEFORE, {"rejects": before.paths("rejects")})
                for schema, files in (
                    ("main", run.staging.paths()),
                    (BEFORE, {name: before.paths(name) for name in named}),
                ):
                    show_filled(connection, schema, FILLED, {name: files.get(name, []) for name in named})
            except (OSError, pa.ArrowException, duckdb.Error):
                drifts = []  # The set before is damaged: there is nothing to compare with.
            checks = [*checks, *drifts]
        results = run_checks(connection, checks)
    for result in results:
        if not result.passed and result.check in all_checks():
            run.verdicts[result.check.name] = {"": (result.failing, result.sample)}
    return results


def _by_part(files: Mapping[str, Sequence[File]], named: Iterable[str]) -> Parts:
    """The files of some tables by their part."""
    parts: dict[str, list[tuple[str, File]]] = {}
    for name in named:
        for file in files.get(name, ()):
            parts.setdefault(part_of(file.name), []).append((name, file))
    return parts


def _groups(staged: Parts, changed: Iterable[str]) -> Iterator[list[str]]:
    """Parts to load together."""
    group: list[str] = []
    size = 0
    for part in changed:
        more = sum(file.bytes for _, file in staged[part])
        if group and size + more > BYTES_AT_ONCE:
            yield group
            group, size = [], 0
        group.append(part)
        size += more
    if group:
        yield group


def _verdicts_before(run: Run) -> Verdicts | None:
    """What the checks of the run before found; None where they were others, or nothing is known of it."""
    if run.carried is None or run.staging.previous is None:
        return None
    notes = kept_notes(run.settings.outputs, run.staging.previous.digest, VERDICTS)
    if not isinstance(notes, dict) or notes.get("version") != checks_version():
        return None
    found: Verdicts = notes["verdicts"]
    return found


def _result(check: Check, verdicts: Iterable[Verdict]) -> Result:
    """The verdicts on all parts as one."""
    found = list(verdicts)
    sample = [row for _, rows in found for row in rows]
    return Result(check, sum(failing for failing, _ in found), tuple(map(dict, sample[:SAMPLE])))


def kept_verdicts(run: Run) -> dict[str, object]:
    """What the next run may take over."""
    verdicts = {name: of_parts for name, of_parts in run.verdicts.items() if of_parts}
    return {"version": checks_version(), "verdicts": verdicts}
