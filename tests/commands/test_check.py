"""`dateline check`, run as a command."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.checks import all_checks
from pipeline.settings import Outputs
from pipeline.tables.snapshot import Staging, current
from schemas import TABLES
from tests.commands.conftest import Dateline
from tests.rows import arrow, row


def publish(folder: Path, **changed: object) -> None:
    staging = Staging.start(Outputs(folder))
    for name in TABLES:
        staging.add(name, "0", arrow(name, row("statistics", **changed)) if name == "statistics" else arrow(name))
    staging.publish()


def test_good_tables_pass(dateline: Dateline, outputs: Path) -> None:
    done = dateline("check", "--outputs", outputs)
    assert done.returncode == 0, done.stdout
    assert f"{len(all_checks())} checks: 0 failed" in done.stdout


def test_a_failed_check_shows_its_rows_and_ends_with_1(dateline: Dateline, tmp_path: Path) -> None:
    publish(tmp_path, value=float("inf"))
    done = dateline("check", "--outputs", tmp_path)
    assert done.returncode == 1
    assert "FAILED    statistics_values_are_numbers: 1 rows." in done.stdout
    assert "s_0000000000000001" in done.stdout


def test_a_warning_is_shown_and_ends_with_0(dateline: Dateline, tmp_path: Path) -> None:
    publish(tmp_path, unit="ratio")
    done = dateline("check", "--outputs", tmp_path)
    assert done.returncode == 0
    assert "WARNING   statistics_shares_are_shares: 1 rows." in done.stdout


def test_a_damaged_file_is_named(dateline: Dateline, tmp_path: Path) -> None:
    publish(tmp_path)
    path = current(Outputs(tmp_path)).paths("quotes")[0]  # type: ignore[union-attr]
    path.write_bytes(path.read_bytes()[:-9])
    done = dateline("check", "--outputs", tmp_path)
    assert done.returncode == 1
    assert path.name in done.stdout
    assert "dateline run --full" in done.stderr


def test_a_program_reads_json(dateline: Dateline, outputs: Path) -> None:
    record = json.loads(dateline("check", "--outputs", outputs, "--json").stdout)
    assert [one["name"] for one in record["checks"]] == [check.name for check in all_checks()]
