"""`dateline check`: the data checks on the tables that are there. Belongs here: printing the verdict."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.checks import Result, run_checks
from pipeline.cli import printing
from pipeline.cli.group import Stop, outputs_option
from pipeline.cli.opening import current_set
from pipeline.tables.reading import connect
from pipeline.tables.snapshot import Snapshot
from schemas import TABLES


@click.command()
@outputs_option
@click.option("--json", "as_json", is_flag=True, help="Print every check and what it found as JSON.")
def command(outputs: Path, as_json: bool) -> None:
    """Check the current tables: every file as it was written, then every data check.

    Ends with 1 where a blocking check fails or a file is damaged; a warning alone ends with 0.
    """
    snapshot = current_set(outputs)
    damage = snapshot.damage()
    results = [] if damage else _results(snapshot)
    failed = [result for result in results if not result.passed]
    if as_json:
        checks = [record(result) for result in results]
        click.echo(printing.to_json({"set": snapshot.digest, "damage": damage, "checks": checks}, indent=1))
    else:
        for one in damage:
            click.secho(f"DAMAGED   {one}", fg="red")
        for result in failed:
            show(result)
        blocking = sum(result.blocks for result in failed)
        click.echo(f"{len(results)} checks: {blocking} failed, {len(failed) - blocking} warnings.")
    if damage:
        raise Stop("The set is damaged. `dateline run --full` makes it anew.")
    if any(result.blocks for result in failed):
        raise Stop("A blocking check failed.")


def _results(snapshot: Snapshot) -> list[Result]:
    with connect({name: snapshot.paths(name) for name in TABLES}) as connection:
        return run_checks(connection)


def show(result: Result) -> None:
    """A failed check with some of the rows that fail it."""
    mark, colour = ("FAILED", "red") if result.blocks else ("WARNING", "yellow")
    click.secho(f"{mark:9} {result.check.name}: {result.failing} rows. {result.check.description}", fg=colour)
    printing.table(list(result.sample[0]), [list(row.values()) for row in result.sample])
    click.echo()


def record(result: Result) -> dict[str, object]:
    """What a check found, for a program."""
    return {
        "name": result.check.name,
        "table": result.check.table,
        "severity": result.check.severity,
        "description": result.check.description,
        "failing": result.failing,
        "rows": list(result.sample),
    }
