"""The page on releases says what there is, and nothing that there is not."""

from __future__ import annotations

import re

import click

from pipeline.cli.group import group
from pipeline.release.layout import Folder
from pipeline.release.sql_files import macros, views
from pipeline.settings import PROJECT
from schemas.vocabularies import ChangeReason

PAGE = (PROJECT / "docs" / "releases.md").read_text(encoding="utf-8")


def commands() -> dict[str, click.Command]:
    release = group.get_command(click.Context(group), "release")
    assert isinstance(release, click.Group)
    return release.commands


def test_every_command_about_releases_is_shown() -> None:
    assert [name for name in commands() if f"dateline release {name}" not in PAGE] == []


def test_every_option_that_is_shown_exists() -> None:
    for line in re.findall(r"^dateline release .*$", PAGE, re.MULTILINE):
        shown, _, comment = line.partition("#")
        command = commands()[shown.split()[2]]
        known = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", shown)) <= known, line
        assert set(re.findall(r"--[a-z-]+", comment)) <= known, line


def test_every_view_function_and_reason_is_named() -> None:
    for name in (
        *(view.name for view in views()),
        *(macro.signature for macro in macros()),
        *(reason.value for reason in ChangeReason),
    ):
        assert f"`{name}`" in PAGE


def test_every_path_of_the_table_is_in_a_release(release: Folder) -> None:
    table = PAGE.partition("| path | what |")[2].partition("\n\n")[0]
    files = release.files()
    for cell in re.findall(r"^\| (.+?) \|", table, re.MULTILINE):
        for path in re.findall(r"`([^`]+)`", cell):
            name = path.replace("*", "")
            assert any(file.startswith(name) or file.endswith(name.rpartition("/")[2]) for file in files), path
