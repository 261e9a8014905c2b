"""Fixtures for tests that run the commands as commands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

PROJECT = Path(__file__).resolve().parents[2]


class Dateline(Protocol):
    def __call__(self, *arguments: str | Path, stdin: str | bytes = b"") -> subprocess.CompletedProcess[str]: ...


@pytest.fixture(scope="session")
def dateline() -> Dateline:
    """Runs `dateline ARGUMENTS` as its own process, as a pipe would, and gives what it printed and how it ended."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DAGSTER", "COLUMNS"))}

    def run(*arguments: str | Path, stdin: str | bytes = b"") -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", *map(str, arguments)],
            cwd=PROJECT,
            env=environment,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            check=False,
            timeout=300,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def ran(dateline: Dateline, tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """A run on the sample articles; its outputs folder is `ran.args[-1]`."""
    return dateline("run", "--outputs", tmp_path_factory.mktemp("ran"))


@pytest.fixture(scope="session")
def outputs(ran: subprocess.CompletedProcess[str]) -> Path:
    """The outputs folder of a run on the sample articles. Tests read it; they do not change it."""
    assert ran.returncode == 0, ran.stderr
    return Path(ran.args[-1])
