"""The commands of who publishes releases: build, redact, withdraw.

Belongs here: arguments and what is printed. Stays out: the work (`release/build.py`).
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from pipeline.cli.group import outputs_option
from pipeline.cli.opening import current_set
from pipeline.cli.release_manners import plainly, step
from pipeline.settings import PROJECT, SEEDS, Outputs


@click.command()
@outputs_option
@click.option("--version", metavar="YYYY.MM.N", help="The version; by default the next number of the month of --date.")
@click.option(
    "--date",
    "on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Date of the release; by default that of the newest article.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="Threads; the result is the same for any number.",
)
@click.option(
    "--sign", "key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Private SSH key to sign with."
)
@click.option(
    "--gold/--no-gold", default=True, help="Measure accuracy also on hand-made rows beside the project, where they are."
)
def build(outputs: Path, version: str | None, on: datetime | None, workers: int, key: Path | None, gold: bool) -> None:
    """Build a release of the current tables, and publish it once every check has passed.

    Neither version nor date come from the clock: the same tables give the same release on any day.
    """
    from pipeline.cli.gold import beside
    from pipeline.release.build import Request
    from pipeline.release.build import build as build_release

    with plainly():
        request = Request(
            SEEDS, _version(version), on.date() if on else None, workers, key, beside(PROJECT.parent / "shared") if gold else (), step
        )  # fmt: skip
        folder = build_release(current_set(outputs), Outputs(outputs).releases, request)
    click.echo(f"{folder.root.name} is published: {folder.root}")
    click.echo(f"Open {folder.root / 'START_HERE.html'}, or type: dateline browse {folder.root.name}")


@click.command()
@click.argument("version")
@click.option("--reason", required=True, help="Why, in words that may be published.")
@click.option(
    "--sign", "key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Private SSH key to sign with."
)
@outputs_option
def redact(version: str, reason: str, key: Path | None, outputs: Path) -> None:
    """Replace VERSION by a revision without what seeds/redactions.toml lists. A tombstone points on."""
    from pipeline.release.build import Request
    from pipeline.release.build import redact as redact_release

    with plainly():
        folder = redact_release(Outputs(outputs).releases, version, reason, Request(SEEDS, key=key, progress=step))
    click.echo(f"{folder.root.name} replaces {version}: {folder.root}")


@click.command()
@click.argument("version")
@click.option("--reason", required=True, help="Why, in words that may be published.")
@outputs_option
def withdraw(version: str, reason: str, outputs: Path) -> None:
    """Withdraw VERSION: its data go, a tombstone with the reason stays."""
    from pipeline.release.build import withdraw as withdraw_release

    with plainly():
        withdraw_release(Outputs(outputs).releases, version, reason)
    click.echo(f"{version} is withdrawn.")


def _version(text: str | None) -> Any:
    from pipeline.release.version import NotAVersionError, Version

    try:
        return Version.parse(text) if text else None
    except NotAVersionError as error:
        raise click.UsageError(str(error)) from error
