"""Making the staged files the set that readers see.

Belongs here: the last step. Stays out: how a set becomes current.
"""

from __future__ import annotations

from functools import partial

from pipeline.run import Run
from pipeline.steps.checking import VERDICTS, kept_verdicts
from pipeline.tables.kept import keep_file, keep_notes, keep_on, sweep
from pipeline.tables.snapshot import Snapshot


def publish(run: Run) -> Snapshot:
    """Make the staged set the one that readers see."""
    run.watcher.progress("Publishing")
    snapshot = run.staging.publish(partial(_keep_ledger, run))
    sweep(run.settings.outputs, snapshot.digest)
    return snapshot


def _keep_ledger(run: Run, digest: str) -> None:
    outputs, before = run.settings.outputs, run.staging.previous
    for name, path in run.keeping.items():
        keep_file(outputs, digest, name, path)
    keep_notes(outputs, digest, VERDICTS, kept_verdicts(run))
    run.now.write(outputs, digest, run.versions)
    if before is not None and run.carried is not None:
        keep_on(outputs, before.digest, digest)
