"""The same articles give the same bytes: in any order, in any batches, on any number of processes."""

from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path

import pytest

from pipeline.checks import Result
from pipeline.run import RunSettings, begin
from pipeline.settings import ARTICLES, SEEDS, Outputs
from pipeline.steps import FOUND, READ, check, extract_rows, publish, read_articles
from pipeline.tables.snapshot import Snapshot


def run(outputs: Path, *inputs: Path, workers: int = 0, full: bool = True) -> tuple[Snapshot, list[Result]]:
    """A run without Dagster, in this process where `workers` is 0."""
    with begin(RunSettings(inputs, Outputs(outputs), workers=workers, full=full)) as under_way:
        read_articles(under_way)
        results = check(under_way, READ)
        extract_rows(under_way)
        results += check(under_way, FOUND)
        return publish(under_way), results


def files(snapshot: Snapshot) -> dict[str, str]:
    return {
        str(path.relative_to(snapshot.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(snapshot.folder.rglob("*.*"))
    }


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    snapshot, results = run(tmp_path_factory.mktemp("once"), ARTICLES)
    assert [result.check.name for result in results if result.blocks] == []
    return snapshot


def test_a_second_run_gives_the_same_files(once: Snapshot, tmp_path: Path) -> None:
    assert files(run(tmp_path, ARTICLES)[0]) == files(once)


def test_two_processes_and_another_order_give_the_same_files(once: Snapshot, tmp_path: Path) -> None:
    articles = sorted(ARTICLES.glob("*.txt"))
    random.Random(3).shuffle(articles)
    assert files(run(tmp_path, *articles, workers=2)[0]) == files(once)


def test_small_batches_and_a_spool_on_disk_give_the_same_files(
    once: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for constant, small in (("DOCUMENTS_PER_BATCH", 3), ("ARTICLES_PER_BATCH", 2)):
        for module in ("reading", "extracting", "parts"):
            monkeypatch.setattr(f"pipeline.steps.{module}.{constant}", small, raising=False)
    monkeypatch.setattr("pipeline.tables.spool.Spool.__init__.__defaults__", (0,))
    assert files(run(tmp_path, ARTICLES)[0]) == files(once)


def test_files_elsewhere_with_other_times_give_the_same_files(once: Snapshot, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(ARTICLES, seeds / "articles", copy_function=shutil.copyfile)
    for name in ("sources.toml", "articles.tsv"):
        shutil.copyfile(SEEDS / name, seeds / name)
    text = (seeds / "sources.toml").read_text().replace('"samples"', '"copies"')
    (seeds / "sources.toml").write_text(text)
    first = files(run(tmp_path / "a", seeds / "articles")[0])
    shutil.copytree(seeds, tmp_path / "moved", copy_function=shutil.copyfile)
    assert files(run(tmp_path / "b", tmp_path / "moved" / "articles")[0]) == first


def test_many_parts_hold_the_same_rows_as_one(once: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.tables.reading import connect
    from schemas import TABLES

    monkeypatch.setattr("pipeline.tables.parts.ARTICLES_PER_PART", 2)
    parted, _ = run(tmp_path, ARTICLES)
    assert len(parted.files["articles"]) > 8
    for name in TABLES:
        rows = []
        for snapshot in (once, parted):
            with connect({name: snapshot.paths(name)}) as connection:
                rows.append(connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall())
        assert rows[0] == rows[1]


def test_no_file_says_when_or_where_it_was_made(once: Snapshot) -> None:
    from datetime import date

    content = b"".join(path.read_bytes() for path in sorted(once.folder.rglob("*.*")))
    assert str(once.folder).encode() not in content
    assert date.today().isoformat().encode() not in content
