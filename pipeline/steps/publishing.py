"""Checking the staged files, and making them the set that readers see.

Belongs here: the last steps. Stays out: the checks, and how a set becomes current.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from pipeline.checks import BEFORE, Result, all_checks, drift_checks, run_checks
from pipeline.run import Run
from pipeline.tables.ledger import keep_signatures, sweep, write_signatures
from pipeline.tables.reading import connect, show_as
from pipeline.tables.snapshot import Snapshot


def check(run: Run, tables: Iterable[str]) -> list[Result]:
    """The data checks about these tables on the staged files, before any reader sees them."""
    run.watcher.progress("Checking the tables")
    asked, before = set(tables), run.staging.previous
    with connect(run.staging.paths()) as connection:
        checks = list(all_checks())
        if before is not None and not run.unchanged:
            show_as(connection, BEFORE, {name: before.paths(name) for name in before.files})
            checks += drift_checks()
        results = run_checks(connection, [one for one in checks if one.table in asked])
    run.watcher.checked(results)
    return results


def publish(run: Run) -> Snapshot:
    """Make the staged set the one that readers see."""
    run.watcher.progress("Publishing")
    snapshot = run.staging.publish(partial(_keep_ledger, run))
    sweep(run.settings.outputs, snapshot.digest)
    return snapshot


def _keep_ledger(run: Run, digest: str) -> None:
    outputs, before = run.settings.outputs, run.staging.previous
    if run.signatures is not None:
        write_signatures(outputs, digest, run.signatures)
    elif before is not None:
        keep_signatures(outputs, before.digest, digest)
    run.now.write(outputs, digest)
