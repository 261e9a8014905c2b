"""`dateline browse`: a release in a browser. Stays out: the server (`release/browse.py`)."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.group import Stop, outputs_option
from pipeline.cli.release_manners import plainly


@click.command()
@click.argument("release", required=False)
@outputs_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port on 127.0.0.1; any that is free by default."
)
@click.option("--open/--no-open", "open_it", default=True, help="Open the browser.")
def command(release: str | None, outputs: Path, port: int, open_it: bool) -> None:
    """Show RELEASE, a version or folder, or the latest, on 127.0.0.1. /row/ID leads to any row in its article."""
    from pipeline.release.browse import Browser
    from pipeline.release.opening import open_release

    with plainly():
        opened = open_release(release, outputs=outputs)
    try:
        browser = Browser(opened, port)
    except OSError as error:
        raise Stop(f"Port {port} cannot be used: {error.strerror}. Leave --port out for any that is free.") from error
    click.echo(f"{opened.version} at {browser.address}  (Ctrl-C ends it)")
    if open_it and sys.stdout.isatty():
        click.launch(browser.address)
    try:
        browser.serve()
    except KeyboardInterrupt:
        click.echo()
