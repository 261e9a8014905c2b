"""The rules can be compiled, and what was compiled is never older than its source."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.compile_rules import is_compilable, modules
from pipeline.tables.versions import StaleError, refuse_stale
from tests.documentation import PROJECT


@pytest.mark.parametrize(
    "source",
    [
        "def read() -> None:\n    class Line(Entry):\n        word: str",
        "class Harbour:\n    @cached_property\n    def sail(self) -> Callable[[], None]: ...",
        "class Entry(BaseModel):\n    word: str",
        "from pipeline.language.document import Document\n\n__all__ = ['Document']",
    ],
)
def test_what_mypyc_does_not_take_stays_a_source(source: str) -> None:
    assert not is_compilable(source)


@pytest.mark.parametrize(
    "source",
    [
        "def ships() -> int: ...",
        "class Harbour:\n    @cached_property\n    def ships(self) -> int: ...",
        "class Line(Entry):\n    word: str\n    kind: Kind | None = None",
    ],
)
def test_plain_modules_are_compiled(source: str) -> None:
    assert is_compilable(source)


@pytest.mark.slow  # mypyc reads every module once
def test_mypyc_takes_every_module_that_is_compiled() -> None:
    assert sum(is_compilable(module.read_text(encoding="utf-8")) for module in modules()) > 100
    check = [sys.executable, "-m", "deploy.compile_rules", "--check"]
    done = subprocess.run(check, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_library_younger_than_its_source_runs(tmp_path: Path) -> None:
    refuse_stale(_library(tmp_path, source_age=10))


def test_a_library_older_than_its_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StaleError, match=r"make compile"):
        refuse_stale(_library(tmp_path, source_age=-10))


def test_a_library_without_its_source_is_refused(tmp_path: Path) -> None:
    library = _library(tmp_path, source_age=10)
    (tmp_path / "rules.py").unlink()
    with pytest.raises(StaleError):
        refuse_stale(library)


def test_the_library_of_all_modules_has_no_source_of_its_own(tmp_path: Path) -> None:
    shared = tmp_path / "compiled__mypyc.cpython-311.so"
    shared.touch()
    refuse_stale(shared)


def _library(folder: Path, source_age: float) -> Path:
    """A compiled module beside its source, which is so many seconds older."""
    source, library = folder / "rules.py", folder / "rules.cpython-311.so"
    source.touch()
    library.touch()
    made = library.stat().st_mtime
    os.utime(source, (made - source_age, made - source_age))
    return library
