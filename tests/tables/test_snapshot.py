"""Readers see one complete set of tables, whatever dies when."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.settings import Outputs
from pipeline.tables import snapshot as module
from pipeline.tables.lock import BusyError, exclusive
from pipeline.tables.snapshot import Snapshot, SnapshotError, Staging, current
from schemas import TABLES
from tests.rows import arrow, row


@pytest.fixture
def outputs(tmp_path: Path) -> Outputs:
    return Outputs(tmp_path)


def staged(outputs: Outputs, value: float = 40.0) -> Staging:
    staging = Staging.start(outputs)
    for name in TABLES:
        staging.add(name, "0", arrow(name, row("statistics", value=value)) if name == "statistics" else arrow(name))
    return staging


def value_seen(outputs: Outputs) -> float:
    seen = current(outputs)
    assert seen is not None
    assert seen.damage() == []
    assert set(seen.files) == set(TABLES)
    import pyarrow.parquet as pq

    value = pq.read_table(next(outputs.tables.glob("statistics/*.parquet"))).column("value").to_pylist()[0]
    assert isinstance(value, float)
    return value


def test_nothing_is_seen_before_it_is_published(outputs: Outputs) -> None:
    staging = staged(outputs)
    assert current(outputs) is None
    assert not outputs.tables.exists()
    staging.publish()
    assert value_seen(outputs) == 40.0


def test_a_table_without_rows_has_a_file_with_its_columns(outputs: Outputs) -> None:
    published = Staging.start(outputs).publish()
    assert all(len(published.paths(name)) == 1 for name in TABLES)


def test_the_set_before_stays_readable_for_readers_who_are_in_it(outputs: Outputs) -> None:
    first = staged(outputs).publish()
    staged(outputs, 41.0).publish()
    assert first.damage() == []
    assert value_seen(outputs) == 41.0
    staged(outputs, 42.0).publish()
    assert not first.folder.exists()


def test_the_same_rows_are_the_same_set_and_unchanged_files_are_shared(outputs: Outputs) -> None:
    first = staged(outputs).publish()
    again = staged(outputs).publish()
    assert again.folder == first.folder
    changed = staged(outputs, 41.0).publish()
    same = [table for table in TABLES if first.paths(table)[0].samefile(changed.paths(table)[0])]
    assert set(same) == set(TABLES) - {"statistics"}


@pytest.mark.parametrize("moment", ["to_parquet", "_sync", "_sweep"])
def test_a_run_that_fails_leaves_the_old_or_the_new_set(
    outputs: Outputs, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged(outputs).publish()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Staging if moment == "_sweep" else module, moment, full)
    with pytest.raises(OSError, match="No space left"):
        staged(outputs, 41.0).publish()
    monkeypatch.undo()
    assert value_seen(outputs) == (41.0 if moment == "_sweep" else 40.0)
    staged(outputs, 42.0).publish()
    assert value_seen(outputs) == 42.0


def test_what_a_dead_run_left_is_swept_away(outputs: Outputs) -> None:
    staged(outputs)
    (outputs.staging / "work" / "rest.arrows").write_bytes(b"half a batch")
    staging = Staging.start(outputs)
    assert list(outputs.staging.rglob("*.arrows")) == []
    assert list(staging.folder.rglob("*.parquet")) == []


def test_a_damaged_file_is_found_and_the_next_run_mends_it(outputs: Outputs) -> None:
    first = staged(outputs).publish()
    path = first.paths("quotes")[0]
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert current(outputs).damage() == [f"quotes/{path.name} is not as it was written"]  # type: ignore[union-attr]
    staged(outputs).publish()
    assert value_seen(outputs) == 40.0


def test_a_missing_file_or_description_is_found_and_the_next_run_mends_it(outputs: Outputs) -> None:
    first = staged(outputs).publish()
    first.paths("quotes")[0].unlink()
    assert [one.split()[-1] for one in first.damage()] == ["missing"]
    staged(outputs).publish()
    assert value_seen(outputs) == 40.0
    (current(outputs).folder / "set.json").write_text("{")  # type: ignore[union-attr]
    with pytest.raises(SnapshotError, match="damaged"):
        current(outputs)
    staged(outputs).publish()
    assert value_seen(outputs) == 40.0


def test_a_folder_in_the_place_of_the_link_is_refused_before_any_work(outputs: Outputs) -> None:
    outputs.tables.mkdir()
    with pytest.raises(SnapshotError, match="Move it away"):
        Staging.start(outputs)


def test_the_whole_outputs_folder_may_be_moved(outputs: Outputs, tmp_path: Path) -> None:
    staged(outputs).publish()
    moved = tmp_path.parent / f"{tmp_path.name}-moved"
    shutil.move(tmp_path, moved)
    assert value_seen(Outputs(moved)) == 40.0


def test_one_run_at_a_time(outputs: Outputs) -> None:
    with exclusive(outputs.lock), pytest.raises(BusyError, match=str(os.getpid())), exclusive(outputs.lock):
        pass
    with exclusive(outputs.lock):
        pass


def test_the_lock_of_a_killed_process_is_free(outputs: Outputs) -> None:
    code = "import sys; from pathlib import Path; from pipeline.tables.lock import exclusive\nwith exclusive(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, outputs.lock],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(BusyError), exclusive(outputs.lock):
        pass
    holder.kill()
    holder.wait()
    with exclusive(outputs.lock):
        pass


def test_a_set_is_read_from_its_own_folder_so_that_a_new_one_does_not_mix_in(outputs: Outputs) -> None:
    first = staged(outputs).publish()
    paths = {table: first.paths(table) for table in TABLES}
    staged(outputs, 41.0).publish()
    assert isinstance(Snapshot.read(first.folder), Snapshot)
    assert all(path.is_file() and ".sets" in path.parts for of_table in paths.values() for path in of_table)
