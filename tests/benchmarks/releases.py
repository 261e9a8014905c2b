"""Releases of many rows: building, verifying and comparing them, as commands.

Belongs here: timing. Stays out: the rows (`many_rows.py`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.many_rows import many_rows
from tests.benchmarks.measure import Command, command
from tests.benchmarks.results import Result

RELEASE = [sys.executable, "-m", "pipeline", "release"]


def run(folder: Path, rows: int) -> list[Result]:
    """Time two releases of `rows` rows, of which the second has other values in one article in a hundred."""
    outputs = folder / "releases-outputs"
    group = f"a release of {rows:,} rows"
    many_rows(outputs, rows)
    built = _release(outputs, "build", "--no-gold", "--version", "2026.01.0")
    many_rows(outputs, rows, edition=1)
    again = _release(outputs, "build", "--no-gold", "--version", "2026.02.0")
    verified = _release(outputs, "verify", "2026.02.0")
    compared = _release(outputs, "diff", "2026.01.0", "2026.02.0")
    return [
        Result(group, "build", built.cpu_seconds, "CPU s"),
        Result(group, "build, largest process", built.peak_mb, "MB"),
        Result(group, "build with a release before it", again.cpu_seconds, "CPU s"),
        Result(group, "build with a release before it, largest process", again.peak_mb, "MB"),
        Result(group, "verify", verified.cpu_seconds, "CPU s"),
        Result(group, "verify, largest process", verified.peak_mb, "MB"),
        Result(group, "diff", compared.cpu_seconds, "CPU s"),
        Result(group, "diff, largest process", compared.peak_mb, "MB"),
    ]


def _release(outputs: Path, *arguments: str) -> Command:
    return command([*RELEASE, *arguments, "--outputs", str(outputs)])
