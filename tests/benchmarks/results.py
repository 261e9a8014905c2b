"""A measured figure, and how figures are shown: a table for people, JSON for programs, a page for the docs.

Belongs here: formatting. Stays out: measuring.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version


@dataclass(frozen=True)
class Result:
    """One figure of one group; no value where it could not be measured, and then the name says why."""

    group: str
    name: str
    value: float | None
    unit: str

    @property
    def shown(self) -> str:
        if self.value is None:
            return "-"
        return f"{self.value:,.0f}" if abs(self.value) >= 100 else f"{self.value:.3g}"


def machine() -> str:
    """The machine in a line."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("dagster", "duckdb", "pyarrow", "pydantic"))
    return f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}, {libraries}"


def as_json(results: Sequence[Result]) -> str:
    return json.dumps({"machine": machine(), "results": [asdict(result) for result in results]}, indent=1) + "\n"


def as_markdown(results: Sequence[Result]) -> str:
    lines = ["| what | figure | unit |", "|---|---:|---|"]
    for group in dict.fromkeys(result.group for result in results):
        lines.append(f"| **{group}** | | |")
        lines += [f"| {one.name} | {one.shown} | {one.unit} |" for one in results if one.group == group]
    return "\n".join(lines) + "\n"
