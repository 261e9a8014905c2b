"""What the commands about releases share: errors as one sentence, and progress for a person at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from pipeline.cli.group import NotFound, Stop, Unreachable
from pipeline.tables.shown import printable


@contextmanager
def plainly() -> Iterator[None]:
    """Every error that a user can do something about, as one sentence and the right exit code."""
    from pipeline.release.amendments import AmendmentError
    from pipeline.release.get import NoSuchReleaseError
    from pipeline.release.manifest import BadReleaseError
    from pipeline.release.opening import ReleaseNotFoundError
    from pipeline.release.publish import NoSuchFolderError, ReleaseError
    from pipeline.release.signature import SigningError
    from pipeline.sources.download import DownloadError, MissingError
    from pipeline.tables.lock import BusyError

    try:
        yield
    except (MissingError, NoSuchFolderError, NoSuchReleaseError, ReleaseNotFoundError) as error:
        raise NotFound(printable(str(error))) from error
    except DownloadError as error:
        raise Unreachable(printable(str(error))) from error
    except (ReleaseError, AmendmentError, BadReleaseError, SigningError, BusyError) as error:
        raise Stop("\n".join(map(printable, str(error).splitlines()))) from error


def step(step: str) -> None:
    """Progress is for a person at a terminal."""
    if sys.stderr.isatty():
        click.secho(f"  {step} ...", dim=True, err=True)


@contextmanager
def bar_of(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    if quiet or not sys.stderr.isatty():
        yield lambda path, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("getting", total=None)
        yield lambda path, done, total: shown.update(task, completed=done, total=total, description=path)
