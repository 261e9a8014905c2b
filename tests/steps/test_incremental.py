"""Runs after the first: what is read and extracted again, and that the tables are those of a run that starts from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.run import NothingToReadError, RunSettings, Watcher, begin
from pipeline.settings import Outputs
from pipeline.steps import FOUND, READ, check, extract_rows, publish, read_articles
from pipeline.tables import parts
from pipeline.tables.snapshot import Snapshot, current
from tests.benchmarks.variations import write


class Heard(Watcher):
    """Keeps what a run says."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def warn(self, message: str) -> None:
        self.warnings.append(message)


class Ran:
    """A finished run: its tables, and what it did to make them."""

    def __init__(self, inputs: Path, outputs: Path, *, full: bool = False, checked: bool = False) -> None:
        heard, failed = Heard(), []
        with begin(RunSettings((inputs,), Outputs(outputs), workers=0, full=full), heard) as run:
            read_articles(run)
            extract_rows(run)
            if checked:
                failed = [
                    one for one in check(run, (*READ, *FOUND)) if not one.passed and one.check.severity == "blocking"
                ]
            self.parsed = run.parsed
            self.extracted_again = set(run.stale)
            self.snapshot = publish(run)
        assert failed == []
        self.warnings = heard.warnings

    @property
    def digest(self) -> str:
        return self.snapshot.digest


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # Small parts, so that a handful of articles fills several.
    monkeypatch.setattr(parts, "ARTICLES_PER_PART", 3)
    folder = tmp_path / "articles"
    write(folder, 10)
    _settle(folder)
    return folder


def _settle(folder: Path) -> None:
    """Give every file a time that is past, as if it had been written long ago."""
    import os

    for file in folder.rglob("*"):
        if file.is_file():
            past = file.stat().st_mtime_ns - 10_000_000_000
            os.utime(file, ns=(past, past))


def _nothing(folder: Path) -> None:
    """The input stays as it is."""


def _add(folder: Path) -> None:
    write(folder, 5, first=100)


def _edit(folder: Path) -> None:
    file = folder / "0000" / "0000003.txt"
    file.write_text(
        file.read_text(encoding="utf-8").replace("All news", "All the news") + "\nMore.\n", encoding="utf-8"
    )


def _remove(folder: Path) -> None:
    (folder / "0000" / "0000005.txt").unlink()


def _touch(folder: Path) -> None:
    (folder / "0000" / "0000006.txt").touch()


def _copy(folder: Path) -> None:
    shutil.copyfile(folder / "0000" / "0000007.txt", folder / "0000" / "copy.txt")


def _spoil(folder: Path) -> None:
    (folder / "0000" / "0000008.txt").write_bytes(b"\x00\x01\x02 binary" * 50)


def _remove_most(folder: Path) -> None:
    for file in sorted(folder.rglob("*.txt"))[3:]:
        file.unlink()


@pytest.mark.parametrize(
    ("change", "read_again"),
    [(_nothing, 0), (_add, 5), (_edit, 1), (_remove, 0), (_touch, 0), (_copy, 1), (_spoil, 1), (_remove_most, 0)],
    ids=["nothing", "added", "edited", "removed", "touched", "copied", "spoilt", "most removed"],
)
def test_a_run_after_a_change_reads_only_what_changed_and_equals_a_clean_one(
    articles: Path, tmp_path: Path, change: Callable[[Path], None], read_again: int
) -> None:
    Ran(articles, tmp_path / "outputs")
    change(articles)
    again = Ran(articles, tmp_path / "outputs", checked=True)
    assert again.parsed == read_again
    assert again.digest == Ran(articles, tmp_path / "outputs", full=True).digest


def test_changes_one_after_the_other_end_where_a_clean_run_ends(articles: Path, tmp_path: Path) -> None:
    for change in (_nothing, _add, _edit, _copy, _remove, _spoil, _touch, _remove_most, _add):
        change(articles)
        last = Ran(articles, tmp_path / "outputs")
    assert last.digest == Ran(articles, tmp_path / "clean").digest


def test_warnings_about_articles_that_did_not_change_are_carried_over(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.checks import Check, Severity
    from pipeline.steps import checking

    sql = "SELECT article_id, title FROM articles WHERE char_count > 0"
    noted = Check("articles_noted", "articles", Severity.WARN, "Every article is noted.", sql, "articles_noted")
    monkeypatch.setattr(checking, "all_checks", lambda: (noted,))

    def failing(*, full: bool = False) -> int:
        with begin(RunSettings((articles,), Outputs(tmp_path / "outputs"), workers=0, full=full)) as run:
            read_articles(run)
            (result,) = (one for one in check(run, READ) if one.check == noted)
            extract_rows(run)
            publish(run)
            return result.failing

    assert failing() == 10
    assert failing() == 10
    _add(articles)
    _remove(articles)
    assert failing() == failing(full=True) == 14


@pytest.mark.parametrize(
    ("name", "damage"),
    [("stories", "altered"), ("mentions", "altered"), ("edges", "cut"), ("checks", "cut"), ("reports", "lost")],
)
def test_what_is_kept_for_the_next_run_can_be_damaged(articles: Path, tmp_path: Path, name: str, damage: str) -> None:
    Ran(articles, tmp_path / "outputs", checked=True)
    (file,) = (tmp_path / "outputs" / "state" / "ledgers").glob(f"*.{name}*")  # one, whatever ran before
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.unlink()
    if damage != "lost":
        file.write_bytes(content if damage == "altered" else content[: len(content) // 2])
    _add(articles)
    again = Ran(articles, tmp_path / "outputs", checked=True)
    kept = sorted(path.name[17:].partition("-")[0] for path in file.parent.glob("*.*.*"))
    assert kept == ["checks.json", "edges", "mentions", "reports", "stories"]
    assert again.digest == Ran(articles, tmp_path / "outputs", full=True).digest


def test_parts_in_which_nothing_changed_are_the_same_files(articles: Path, tmp_path: Path) -> None:
    before = Ran(articles, tmp_path / "outputs").snapshot
    _edit(articles)
    after = Ran(articles, tmp_path / "outputs").snapshot
    same = set(_inodes(before, "articles")) & set(_inodes(after, "articles"))
    assert len(same) == len(before.files["articles"]) - 1


def _inodes(snapshot: Snapshot, table: str) -> list[int]:
    return [path.stat().st_ino for path in snapshot.paths(table)]


def test_a_rule_that_changed_extracts_again_without_reading_again(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Ran(articles, tmp_path / "outputs")
    monkeypatch.setattr("pipeline.run.extraction_version", lambda language: "new rules")
    monkeypatch.setattr("pipeline.steps.extracting.extraction_version", lambda language: "new rules")
    again = Ran(articles, tmp_path / "outputs")
    assert (again.parsed, len(again.extracted_again)) == (0, first.snapshot.rows("articles"))
    assert again.digest == first.digest


def test_a_parser_that_changed_reads_everything_again(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Ran(articles, tmp_path / "outputs")
    monkeypatch.setattr("pipeline.run.parsing_version", lambda: "new parser")
    again = Ran(articles, tmp_path / "outputs")
    assert (again.parsed, again.digest) == (10, first.digest)


@pytest.mark.parametrize("harm", [b"", b"not what was written"], ids=["emptied", "overwritten"])
def test_a_damaged_table_is_noticed_and_made_anew(articles: Path, tmp_path: Path, harm: bytes) -> None:
    first = Ran(articles, tmp_path / "outputs")
    path = first.snapshot.paths("quotes")[0]
    path.chmod(0o644)
    path.write_bytes(harm)
    again = Ran(articles, tmp_path / "outputs")
    assert "damaged" in again.warnings[0]
    assert again.digest == first.digest
    assert again.snapshot.damage() == []


def test_files_that_another_version_cut_in_another_way_are_made_anew(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Ran(articles, tmp_path / "outputs")
    monkeypatch.setattr(parts, "ARTICLES_PER_PART", 9)
    again = Ran(articles, tmp_path / "outputs")
    assert "in another way" in again.warnings[0]
    assert again.digest == Ran(articles, tmp_path / "clean").digest != first.digest


@pytest.mark.parametrize("harm", ["gone", "overwritten"])
def test_a_lost_or_damaged_ledger_costs_a_full_run_and_nothing_else(articles: Path, tmp_path: Path, harm: str) -> None:
    first = Ran(articles, tmp_path / "outputs")
    for file in (tmp_path / "outputs" / "state" / "ledgers").iterdir():
        file.unlink() if harm == "gone" else file.write_bytes(b"PAR1 and then nothing")
    again = Ran(articles, tmp_path / "outputs")
    assert "missing or damaged" in again.warnings[0]
    assert (again.parsed, again.digest) == (10, first.digest)


def test_an_input_that_became_empty_leaves_the_tables_as_they_were(articles: Path, tmp_path: Path) -> None:
    first = Ran(articles, tmp_path / "outputs")
    shutil.rmtree(articles / "0000")
    with pytest.raises(NothingToReadError):
        Ran(articles, tmp_path / "outputs")
    left = current(Outputs(tmp_path / "outputs"))
    assert left is not None
    assert left.digest == first.digest
