"""`dateline run`, run as a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.checks import Result
from pipeline.checks.check import Check, Severity
from pipeline.cli.run import command
from pipeline.run import BlockedError, RunSettings, Watcher
from pipeline.settings import ARTICLES, Outputs
from pipeline.tables.lock import exclusive
from pipeline.tables.snapshot import current
from schemas import TABLES
from tests.commands.conftest import PROJECT, Dateline

ARTICLE = """River police count boats

4 May 2019

ZUBROWKA – Inspector Ilsa Grau of the River Police met Marshal Odo Venn in Zubrowka on 3 May to discuss stolen boats.

“We have counted 40 boats on the river in a single month,” said Inspector Grau after the meeting with her colleague.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "boats.txt").write_text(ARTICLE)
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.txt").write_text("")
    return folder


def test_it_ends_by_showing_what_it_made_and_what_to_type_next(
    ran: subprocess.CompletedProcess[str], outputs: Path
) -> None:
    count = sum(1 for _ in ARTICLES.glob("*.txt"))
    assert f"{count} documents read: {count} articles, 0 rejected." in ran.stdout
    assert all(name in ran.stdout for name in TABLES)
    examples = ran.stdout.split("For example")[1].split("\n\n")[0]
    assert all(f"\n{name} " in examples for name in ("quotes", "statistics", "meetings"))
    assert "sql " in ran.stdout
    assert "explain q_" in ran.stdout
    assert str(outputs / "tables") in ran.stdout


def test_a_pipe_gets_plain_text(ran: subprocess.CompletedProcess[str]) -> None:
    assert "\x1b" not in ran.stdout
    assert ran.stderr == ""


def test_it_leaves_one_complete_set(outputs: Path) -> None:
    snapshot = current(Outputs(outputs))
    assert snapshot is not None
    assert snapshot.damage() == []
    assert all(
        snapshot.rows(name) for name in ("articles", "article_texts", "meetings", "statistics", "quotes", "sources")
    )
    assert sorted(path.name for path in outputs.iterdir()) == [".sets", "state", "tables"]


def test_what_gives_no_article_is_told_and_kept(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    done = dateline("run", "--input", folder, "--outputs", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "3 documents read: 1 articles, 2 rejected." in done.stdout
    refused = done.stdout.split("Refused")[1].split("Tables")[0]
    assert "empty" in refused
    assert "binary" in refused


def test_several_inputs_may_be_given_in_any_order(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.txt"
    more.write_text(ARTICLE.replace("40 boats", "41 boats"))
    digests = []
    for inputs in ((folder, more), (more, folder)):
        options = [part for path in inputs for part in ("--input", path)]
        done = dateline("run", *options, "--json", "--outputs", tmp_path / "out")
        record = json.loads(done.stdout)
        assert record["articles"] == 2
        digests.append(record["set"])
    assert digests[0] == digests[1]


def test_a_program_reads_json(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    done = dateline("run", "--input", folder, "--outputs", tmp_path / "out", "--json", "--workers", "2", "--full")
    record = json.loads(done.stdout)
    assert record["documents"] == 3
    assert record["rows"]["articles"] == 1
    assert {one["code"] for one in record["rejected"]} == {"binary", "empty"}


def test_a_missing_input_changes_nothing(dateline: Dateline, tmp_path: Path) -> None:
    done = dateline("run", "--input", tmp_path / "nowhere", "--outputs", tmp_path / "out")
    assert done.returncode == 3
    assert "nowhere" in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_changes_nothing(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    dateline("run", "--input", folder, "--outputs", tmp_path / "out")
    before = (tmp_path / "out" / "tables").resolve()
    (tmp_path / "none").mkdir()
    done = dateline("run", "--input", tmp_path / "none", "--outputs", tmp_path / "out")
    assert done.returncode == 3
    assert "No document" in done.stderr
    assert (tmp_path / "out" / "tables").resolve() == before


def test_a_second_run_at_the_same_time_is_refused_and_told_who_runs(
    dateline: Dateline, folder: Path, tmp_path: Path
) -> None:
    with exclusive(Outputs(tmp_path / "out").lock):
        done = dateline("run", "--input", folder, "--outputs", tmp_path / "out")
    assert done.returncode == 1
    assert "Another run is writing" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_sources_file_with_a_mistake_is_told_by_name(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    (folder / "sources.toml").write_text('[[source]]\nsource_id = "river"\npath = "."\ncolour = "blue"\n')
    done = dateline("run", "--input", folder, "--outputs", tmp_path / "out")
    assert done.returncode == 1
    assert "sources.toml" in done.stderr
    assert "colour" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_failing_check_keeps_readers_on_the_set_before_and_shows_the_rows(folder: Path, tmp_path: Path) -> None:
    code = f"""
import sys
from dataclasses import replace
from pipeline.checks import run, Severity
made = run.derived_checks()
made[0] = replace(made[0], sql="SELECT 'gazette' AS source_id")
run.derived_checks = lambda: made
sys.argv = ["dateline", "run", "--input", {str(folder)!r}, "--outputs", {str(tmp_path / "out")!r}]
from pipeline.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "FAILED    sources_key: 1 rows." in done.stdout
    assert "gazette" in done.stdout
    assert "The tables are as they were before." in done.stderr
    assert current(Outputs(tmp_path / "out")) is None
    assert not (tmp_path / "out" / ".staging").exists()


def test_neither_hash_seed_nor_time_zone_nor_locale_matter(folder: Path, tmp_path: Path) -> None:
    digests = set()
    for nth, (seed, zone, locale) in enumerate((("1", "Pacific/Auckland", "C"), ("77", "America/Lima", "C.UTF-8"))):
        command = [
            sys.executable,
            "-m",
            "pipeline",
            "run",
            "--input",
            folder,
            "--outputs",
            tmp_path / str(nth),
            "--json",
        ]
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "DAGSTER_HOME": ""}
        done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True)
        digests.add(json.loads(done.stdout)["set"])
    assert len(digests) == 1


def test_a_program_is_told_which_check_stopped_the_tables(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Check("quotes_key", "quotes", Severity.BLOCKING, "No two rows are one.", "select 1", "quotes_integrity")

    def execute(settings: RunSettings, watcher: Watcher) -> None:
        watcher.checked([Result(check, 2, ({"quote_id": "q_1"},))])
        raise BlockedError

    monkeypatch.setattr("pipeline.definitions.execute", execute)
    done = CliRunner().invoke(command, ["--input", str(folder), "--outputs", str(tmp_path / "out"), "--json"])
    record = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (record["tables"], [one["name"] for one in record["checks"]]) == (None, ["quotes_key"])
    assert "A blocking check failed" in done.stderr
