"""`dateline run`: articles in, tables out, by the very job that Dagster schedules.

Belongs here: arguments, progress, and what is said when it ended well or did not. Stays out: the steps, and the summary's
figures (`summary.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from pipeline.checks import Result
from pipeline.cli import printing
from pipeline.cli.check import record, show
from pipeline.cli.group import NotFound, Stop, outputs_option
from pipeline.cli.summary import summarise
from pipeline.run import BlockedError, NothingToReadError, RunSettings, Watcher
from pipeline.settings import Outputs
from pipeline.settings import inputs as default_inputs
from pipeline.sources.catalogue import CatalogueError
from pipeline.tables.lock import BusyError
from pipeline.tables.snapshot import SnapshotError
from pipeline.tables.versions import StaleError


@click.command()
@click.option(
    "--input",
    "inputs",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Folder or file of articles; may be given several times.  [default: the sample articles]",
)
@outputs_option
@click.option("--workers", type=click.IntRange(min=0), help="Processes; 0 for this one.  [default: one per processor]")
@click.option("--cluster", metavar="ADDRESS", help="Work on a Dask cluster: its scheduler's address, or `local`.")
@click.option(
    "--fetch/--no-fetch", default=True, help="Whether web sources are asked for what is new.  [default: they are]"
)
@click.option("--full", is_flag=True, help="Read and extract everything anew.")
@click.option("--json", "as_json", is_flag=True, help="Print what came out as JSON.")
def command(
    inputs: tuple[Path, ...],
    outputs: Path,
    workers: int | None,
    cluster: str | None,
    fetch: bool,
    full: bool,
    as_json: bool,
) -> None:
    """Read articles, extract their meetings, statistics and quotes, check the tables and publish them as one set.

    Readers keep the set of the run before until the new one is complete and every blocking check has passed. Where the
    environment names a DAGSTER_HOME, the run shows in Dagster's web interface.
    """
    for path in inputs:
        if not path.exists():
            raise NotFound(f"There is no {path} to read.")
    asked = tuple(path.absolute() for path in inputs) or default_inputs()
    settings = RunSettings(asked, Outputs(outputs.absolute()), workers, full, fetch, cluster)
    with _watcher() as watcher:
        failure = _execute(settings, watcher)
    failed = [result for result in watcher.results if not result.passed]
    if failure is not None:
        if as_json and failed:
            click.echo(printing.to_json({"tables": None, "checks": list(map(record, failed))}, indent=1))
        for result in () if as_json else failed:
            show(result)
        raise failure
    summary = summarise(settings.outputs, failed)
    if as_json:
        click.echo(printing.to_json(summary.record(), indent=1))
    else:
        summary.show()


def _execute(settings: RunSettings, watcher: Watcher) -> Stop | None:
    """Run the job. Where it could not be completed, why, in a sentence that says what to do."""
    from pipeline.definitions import execute

    kept = "The tables are as they were before."
    try:
        execute(settings, watcher)
    except BlockedError:
        return Stop(f"A blocking check failed. {kept}")
    except NothingToReadError as error:
        return NotFound(f"{error} {kept}")
    except (BusyError, SnapshotError, CatalogueError, StaleError) as error:
        return Stop(str(error))
    except OSError as error:
        return Stop(f"{error}. {kept}")
    return None


class _Collected(Watcher):
    """Keeps what the checks found."""

    def __init__(self) -> None:
        self.results: list[Result] = []

    def checked(self, results: Sequence[Result]) -> None:
        self.results += results

    def warn(self, message: str) -> None:
        click.echo(f"Note: {message}", err=True)


@contextmanager
def _watcher() -> Iterator[_Collected]:
    """Shows progress on standard error where a person watches."""
    if not sys.stderr.isatty():
        yield _Collected()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Starting", total=None)

        class Shown(_Collected):
            def progress(self, doing: str, done: int = 0, total: int | None = None) -> None:
                bar.update(task, description=doing, completed=done, total=total)

        yield Shown()
