"""The command `dateline`: which subcommands there are, and how any of them ends.

Belongs here: the table of commands and the exit codes. Stays out: every command's own arguments.
"""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from pipeline.settings import OUTPUTS

COMMANDS = {
    "run": "Articles in, tables out: the same job that Dagster schedules.",
    "extract": "One article in, its rows as JSON out. No files, no Dagster.",
    "sql": "Ask the tables a question; read-only.",
    "explain": "Why a row says what it says: its sentence, rule, values and source.",
    "check": "The data checks on what is there, with the rows that fail.",
    "release": "Versions of the dataset: build, list, verify, compare, get.",
    "browse": "A release in a browser, on 127.0.0.1.",
}
"""Every command with its line of help; `pipeline/cli/<name>.py` holds it as `command`."""


_COLLECTED = 100_000
"""New objects between two searches for garbage. A start makes many that stay; at 700 a tenth of it went into the search."""


class Stop(click.ClickException):
    """Ends a command with one clear sentence on standard error; a check failed, or the work could not be completed."""

    exit_code = 1


class NotFound(Stop):
    """What was asked for is not there."""

    exit_code = 3


class Unreachable(Stop):
    """The network did not give it."""

    exit_code = 4


outputs_option = click.option(
    "--outputs",
    type=click.Path(path_type=Path, file_okay=False),
    default=OUTPUTS,
    show_default="outputs/ of the checkout",
    help="Folder of tables and releases.",
)


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"pipeline.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="dateline", message="%(prog)s %(version)s")
def group() -> None:
    """Articles in, open tables of meetings, statistics and quotes out; every value with its exact words.

    Ends with 0 when done, 1 when a check failed, 2 for wrong usage, 3 when something was not found, 4 for the network.
    """


def main() -> NoReturn:
    """Run the command line. Text goes out as UTF-8 whatever the locale; what UTF-8 cannot hold is escaped, never fatal."""
    gc.set_threshold(_COLLECTED)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # none may have a say in what is valid
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    group(prog_name="dateline")
    raise AssertionError("click ends the process itself")
