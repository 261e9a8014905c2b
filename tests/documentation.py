"""The README's examples: which commands it shows, and what they print.

`python -m tests.documentation` runs them on the sample articles and writes their output into the README, between the command
and the end of its block; `tests/commands/test_documentation.py` fails where they differ. Stays out: the README's words.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
README = PROJECT / "README.md"

_BLOCK = re.compile(r"^```console\n\$ (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
_INNER = re.compile(r"\$\((.+?)\)$")


def examples(text: str) -> list[tuple[str, str]]:
    """The commands that a page shows, with the output that it shows for each."""
    return [(block[1], block[2]) for block in _BLOCK.finditer(text)]


def output_of(command: str, outputs: Path) -> str:
    """What a command prints on these outputs, as a person would see it in a plain terminal."""
    if inner := _INNER.search(command):
        command = command.replace(inner[0], output_of(inner[1], outputs).split()[-1])
    _, name, *arguments = shlex.split(command)
    extra = ["--format", "table"] if name == "sql" else []
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", name, *arguments, *extra, "--outputs", str(outputs)],
        cwd=PROJECT, env=os.environ | {"DAGSTER_HOME": ""}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    # The last lines of a run name the folder that it wrote to.
    return done.stdout.split("\nNext\n")[0].rstrip() + "\n"


def refreshed(text: str, outputs: Path) -> str:
    """The page with the output of each of its commands as it is now."""
    return _BLOCK.sub(lambda block: f"```console\n$ {block[1]}\n{output_of(block[1], outputs)}```", text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        page = README.read_text(encoding="utf-8")
        README.write_text(refreshed(page, Path(folder)), encoding="utf-8")
