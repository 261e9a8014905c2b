"""Releases that several tests read: built once, never changed by a test (take `copy_of` to change one)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.release.build import Request, build
from pipeline.release.layout import Folder
from pipeline.settings import Outputs
from tests.release.tables import current, nasty, snapshot


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seeds without corrections, redactions or gold."""
    return tmp_path_factory.mktemp("seeds")


@pytest.fixture(scope="session")
def nasty_outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    return snapshot(nasty(), tmp_path_factory.mktemp("outputs"), parts=3)


@pytest.fixture(scope="session")
def release(nasty_outputs: Outputs, seeds: Path) -> Folder:
    """A release of the nasty tables."""
    return build(current(nasty_outputs), nasty_outputs.releases, Request(seeds, threads=1))


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[Folder], Folder]:
    """Gives a copy of a release that a test may spoil."""

    def copied(folder: Folder) -> Folder:
        return Folder(Path(shutil.copytree(folder.root, tmp_path / "copy")))

    return copied
