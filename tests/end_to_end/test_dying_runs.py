"""A run may die at any moment: readers see one complete set throughout, and the next run is as if nothing had happened."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.run import RunSettings, begin
from pipeline.settings import Outputs
from pipeline.steps import FOUND, READ, check, extract_rows, publish, read_articles
from pipeline.tables.reading import connect
from pipeline.tables.snapshot import Snapshot, current
from schemas import TABLES

KILLS = int(os.environ.get("DATELINE_KILLS", "12"))
"""How many runs are killed; the project's own measure is 200."""

PLACES = ("Zubrowka", "Lutz", "Nebelsbad", "Gablonz")


def article(nth: int, boats: int) -> str:
    return (
        f"River police count boats\n\n{1 + nth % 28} May 2019\n\nZUBROWKA – Inspector Ilsa Grau met Marshal Odo Venn in"
        f" {PLACES[nth % 4]} on {1 + nth % 28} May 2019 to discuss stolen boats.\n\n“We have counted {boats} boats on the river"
        f" this month,” said Inspector Grau after the meeting.\n\nMore than {boats * 3} officers from {2 + nth} countries took"
        " part in the operation on the river.\n"
    )


def run(inputs: Path, outputs: Path, *, full: bool = False) -> Snapshot:
    with begin(RunSettings((inputs,), Outputs(outputs), workers=0, full=full)) as under_way:
        read_articles(under_way)
        results = check(under_way, READ)
        extract_rows(under_way)
        results += check(under_way, FOUND)
        assert not any(result.blocks for result in results)
        return publish(under_way)


def forked(work: Callable[[], object]) -> int:
    """Start work in a process of its own, which has everything imported already."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return child


def files(snapshot: Snapshot) -> dict[str, str]:
    return {file.name: file.sha256 for of_table in snapshot.files.values() for file in of_table}


def is_complete(outputs: Path) -> None:
    """What a reader finds: every file as it was written, and rows that belong together."""
    snapshot = current(Outputs(outputs))
    assert snapshot is not None
    assert snapshot.damage() == []
    with connect({name: snapshot.paths(name) for name in TABLES}) as tables:
        ((articles, texts, strays),) = tables.execute(
            """SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM article_texts),
                      (SELECT count(*) FROM quotes ANTI JOIN articles USING (article_id))"""
        ).fetchall()
    assert articles == texts
    assert strays == 0


def change(inputs: Path, chance: random.Random, step: int) -> None:
    """Add, edit and remove articles."""
    for nth in chance.sample(range(14), 4):
        path = inputs / f"{nth}.txt"
        if path.exists() and chance.random() < 0.3:
            path.unlink()
        else:
            path.write_text(article(nth, 40 + step))
    (inputs / "kept.txt").write_text(article(20, 40))


@pytest.mark.slow  # every killed run is followed by two whole ones
def test_killed_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(11)
    inputs, outputs = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    change(inputs, chance, 0)
    began = time.monotonic()
    run(inputs, outputs)
    whole = time.monotonic() - began
    survived = 0
    for step in range(1, KILLS + 1):
        change(inputs, chance, step)
        child = forked(lambda: run(inputs, outputs))
        moment = time.monotonic() + chance.random() * whole * 1.2
        while time.monotonic() < moment:
            is_complete(outputs)
        os.kill(child, signal.SIGKILL)
        survived += os.waitpid(child, 0)[1] == 0
        is_complete(outputs)
        after = run(inputs, outputs)
        is_complete(outputs)
        clean = run(inputs, tmp_path / f"clean{step}", full=True)
        assert files(after) == files(clean)
        shutil.rmtree(tmp_path / f"clean{step}")
        assert sorted(path.name for path in outputs.iterdir()) == [".sets", "state", "tables"]
        assert len(list((outputs / ".sets").iterdir())) <= 2
    assert survived < KILLS


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte, where this machine lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small file system here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_keeps_the_old_set_and_says_so(tmp_path: Path, small_disk: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "one.txt").write_text(article(1, 40))
    before = files(run(inputs, small_disk))
    chance = random.Random(5)
    for nth in range(400):
        words = " ".join("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=8)) for _ in range(400))
        (inputs / f"long{nth}.txt").write_text(article(nth, 40) + f"\nThe report of the police says {words}.\n")
    command = [sys.executable, "-m", "pipeline", "run", "--input", inputs, "--outputs", small_disk]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "The tables are as they were before." in done.stderr
    assert "Traceback" not in done.stderr
    is_complete(small_disk)
    assert files(current(Outputs(small_disk))) == before  # type: ignore[arg-type]
    for path in inputs.glob("long*.txt"):
        path.unlink()
    assert files(run(inputs, small_disk)) == before


def test_a_reader_inside_the_old_set_finishes_while_a_new_one_is_published(tmp_path: Path) -> None:
    inputs, outputs = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    (inputs / "one.txt").write_text(article(1, 40))
    snapshot = run(inputs, outputs)
    with connect({name: snapshot.paths(name) for name in TABLES}) as tables:
        (inputs / "one.txt").write_text(article(1, 41))
        run(inputs, outputs)
        assert "40 boats" in tables.execute("SELECT text FROM quotes ORDER BY text LIMIT 1").fetchall()[0][0]
    assert snapshot.damage() == []
    digest = hashlib.sha256(
        b"".join(path.read_bytes() for path in sorted(snapshot.folder.rglob("*.parquet")))
    ).hexdigest()
    assert digest


@pytest.mark.parametrize("name", ["set.json", "articles", "quotes", "link", "lock", "state"])
def test_whatever_is_damaged_the_next_run_is_right(tmp_path: Path, name: str) -> None:
    inputs, outputs = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    for nth in range(4):
        (inputs / f"{nth}.txt").write_text(article(nth, 40))
    snapshot = run(inputs, outputs)
    right = files(snapshot)
    if name == "link":
        (outputs / "tables").unlink()
        (outputs / "tables").symlink_to(".sets/nowhere")
    elif name == "lock":
        Outputs(outputs).lock.write_bytes(b"\xff\x00 not a number")
    elif name == "state":
        for path in (path for path in Outputs(outputs).state.rglob("*") if path.is_file()):
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] + b"\x00")
    else:
        path = snapshot.folder / name if name == "set.json" else snapshot.paths(name)[0]
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 0xFF
        path.write_bytes(content)
    assert files(run(inputs, outputs)) == right
    is_complete(outputs)
