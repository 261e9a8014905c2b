"""Which files a command reads: the current set of tables, or a release.

Belongs here: finding them, and the message where there are none. Stays out: reading them.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.cli.group import NotFound, Stop
from pipeline.settings import Outputs
from pipeline.tables.snapshot import Snapshot, SnapshotError, current
from schemas import TABLES


def current_set(outputs: Path) -> Snapshot:
    """The set of tables that readers see now."""
    try:
        snapshot = current(Outputs(outputs))
    except SnapshotError as error:
        raise Stop(str(error)) from error
    if snapshot is None:
        raise NotFound(f"There are no tables in {outputs} yet. `dateline run` makes them.")
    return snapshot


def files_of(outputs: Path, release: str | None = None) -> dict[str, list[Path]]:
    """The files of each table, of the current set or of a release."""
    if release is None:
        snapshot = current_set(outputs)
        return {name: snapshot.paths(name) for name in TABLES}
    folder = release_at(outputs, release)
    return {path.stem: [path] for path in sorted((folder / "data").glob("*.parquet"))}


def release_at(outputs: Path, release: str) -> Path:
    """The folder of a release that can be read: a version of these outputs or of the cache, or a path."""
    from pipeline.cli.release_manners import plainly
    from pipeline.release.opening import open_release

    with plainly():
        return open_release(release, outputs=outputs).folder.root
