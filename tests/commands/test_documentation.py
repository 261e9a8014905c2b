"""What the pages say is so: every command and option is shown, and every example prints what the README says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest

from pipeline.cli.group import COMMANDS, group
from schemas import TABLES
from tests.documentation import PROJECT, README, examples, output_of

PAGE = README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"| `dateline {name}` |" in PAGE


def commands_of(name: str) -> list[click.Command]:
    """A command, or those below it."""
    command = group.get_command(click.Context(group), name)
    assert command is not None
    assert command.help
    return list(command.commands.values()) if isinstance(command, click.Group) else [command]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    for command in commands_of(name):
        assert command.help
        options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
        assert [option.name for option in options if not option.help] == []


def test_the_readme_names_no_command_or_option_that_is_not_there() -> None:
    named = set(re.findall(r"`dateline (\w+)", PAGE)) | set(re.findall(r"^\$? ?dateline (\w+)", PAGE, re.MULTILINE))
    assert named <= COMMANDS.keys()
    known = {
        option
        for name in COMMANDS
        for command in commands_of(name)
        for one in command.params
        for option in (*one.opts, *one.secondary_opts)
    } | {"--help"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE)) <= known


def test_every_table_is_in_the_readme() -> None:
    assert [name for name in TABLES if f"`{name}`" not in PAGE] == []


def test_make_alone_lists_every_target_of_the_readme() -> None:
    shown = subprocess.run(["make"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    for target in set(re.findall(r"`?make ([a-z]+)", PAGE)) - {"alone"}:
        assert f"make {target} " in shown


@pytest.mark.parametrize(("command", "shown"), examples(PAGE), ids=[command[:40] for command, _ in examples(PAGE)])
def test_an_example_prints_what_the_readme_says(
    command: str, shown: str, ran: subprocess.CompletedProcess[str], outputs: Path
) -> None:
    """Where it does not, look whether the new output is right, and write it there with `make readme`."""
    now = ran.stdout.split("\nNext\n")[0].rstrip() + "\n" if command == "dateline run" else output_of(command, outputs)
    assert now == shown


def test_the_five_questions_are_there() -> None:
    assert sum(command.startswith("dateline sql") for command, _ in examples(PAGE)) >= 5


@pytest.mark.parametrize(
    "path", re.findall(r"\]\((?!http)([^)#]+)\)", PAGE) + re.findall(r"^\| `([a-z]+/[a-z/]*)`", PAGE, re.MULTILINE)
)
def test_every_link_leads_somewhere(path: str) -> None:
    assert (PROJECT / path).exists() or path.startswith("outputs/")
