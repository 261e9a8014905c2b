"""`dateline release`: versions of the dataset. The commands of who uses them; those of who publishes stand beside.

Belongs here: arguments, what a person or a program sees, exit codes. Stays out: the work (`release/`).
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from pipeline.cli import printing
from pipeline.cli.group import NotFound, Stop, outputs_option
from pipeline.cli.release_manners import bar_of, plainly, step
from pipeline.cli.release_publishing import build, redact, withdraw
from pipeline.settings import Outputs, cache
from pipeline.tables.shown import printable

json_option = click.option("--json", "as_json", is_flag=True, help="Print for programs.")
from_option = click.option(
    "--from", "source", metavar="URL|DIR", help="Where releases are published: an address or a folder."
)


@click.group()
def command() -> None:
    """Build, list, check, compare and get versions of the dataset."""


for each in (build, redact, withdraw):
    command.add_command(each)


@command.command("list")
@outputs_option
@from_option
@json_option
def list_(outputs: Path, source: str | None, as_json: bool) -> None:
    """List the releases of the outputs folder, or of --from, with those in the cache."""
    from pipeline.release.get import index_of, place_of
    from pipeline.release.manifest import read_index

    with plainly():
        if source:
            with closing(place_of(source)) as place:
                index = index_of(place)
        else:
            index = read_index(Outputs(outputs).releases)
    if as_json:
        click.echo(printing.to_json(index.model_dump(mode="json"), indent=2))
        return
    cached = {path.parent.name for path in (cache() / "releases").glob("*/manifest.json")}
    rows = [
        [e.version, e.status.value, e.released_on, e.schema_version, sum(e.rows.values()), e.bytes, "yes" if e.version in cached else "", _fate(e)]
        for e in reversed(index.releases)
    ]  # fmt: skip
    if not rows:
        click.echo("There is no release yet. `dateline release build` makes one.", err=True)
        return
    printing.table(["version", "status", "date", "schema", "rows", "bytes", "in cache", "note"], rows)


@command.command()
@click.argument("release", required=False)
@outputs_option
@click.option(
    "--signers",
    type=click.Path(path_type=Path, exists=True),
    help="The publisher's allowed_signers, got by another way.",
)
@click.option("--partial", is_flag=True, help="Files may be missing, as after getting a part.")
@json_option
def verify(release: str | None, outputs: Path, signers: Path | None, partial: bool, as_json: bool) -> None:
    """Check RELEASE, a folder or a version: sizes, hashes, signature, digests, keys, references, spans, descriptions, answers.

    Nothing but the release is needed.
    """
    from pipeline.release.verify import verify as verify_release

    with plainly():
        root = _folder(release, outputs)
        verdict = verify_release(root, signers=signers, partial=partial, progress=step)
    if as_json:
        problems = [{"where": finding.where, "what": finding.what} for finding in verdict.problems]
        told = {
            "version": verdict.version, "sound": verdict.sound, "withdrawn": verdict.withdrawn, "replaced_by": verdict.replaced_by,
            "problems": problems, "notes": verdict.notes,
        }  # fmt: skip
        click.echo(printing.to_json(told, indent=2))
    else:
        for finding in verdict.problems:
            click.echo(
                f"{click.style('WRONG', fg='red', bold=True)}  {printable(finding.where)} {printable(finding.what)}"
            )
        for note in verdict.notes:
            click.echo(printable(note))
        if verdict.sound and not verdict.withdrawn:
            click.secho(f"{verdict.version} is what it says it is.", fg="green")
    if not verdict.sound:
        raise Stop(f"{len(verdict.problems)} problems in {root}.")


@command.command()
@click.argument("before")
@click.argument("after")
@click.argument("table", required=False)
@outputs_option
@click.option("--id", "row_id", help="Show one row before and after.")
@click.option("--rows", is_flag=True, help="List the rows, not only how many.")
@json_option
def diff(
    before: str, after: str, table: str | None, outputs: Path, row_id: str | None, rows: bool, as_json: bool
) -> None:
    """What changed from BEFORE to AFTER, row by row, and why. Each is a version or a folder."""
    from pipeline.release.comparison import compared, one_row

    if table is not None:
        _known_table(table)
    with plainly():
        first, second = _folder(before, outputs), _folder(after, outputs)
        if row_id is not None:
            columns, found = one_row(first, second, row_id)
        else:
            summary, listed = compared(first, second, table, rows=rows or as_json)
    if row_id is not None:
        if not found:
            raise NotFound(f"Neither release has a row {printable(row_id)}.")
        printing.table(columns, found, None)
    elif as_json:
        click.echo(printing.to_json({"changes": summary, "rows": listed}, indent=2))
    elif not summary:
        click.echo("No row differs.")
    else:
        shown = [[e["table"], e["op"], e["reason"], e["rows"], ", ".join(e.get("columns", {}))] for e in summary]
        printing.table(["table", "rows were", "because", "rows", "columns"], shown)
        if rows:
            printing.heading("Rows")
            printing.table(
                ["table", "id", "op", "reason", "columns"],
                [[r[k] for k in ("table_name", "row_id", "op", "reason", "changed_columns")] for r in listed],
            )


@command.command()
@click.argument("version", required=False)
@from_option
@click.option(
    "--only", multiple=True, metavar="PATTERN", help="Only files like this, as 'data/*' or '*.duckdb'; may be repeated."
)
@click.option("--quiet", is_flag=True, help="Print the folder alone.")
def get(version: str | None, source: str | None, only: tuple[str, ...], quiet: bool) -> None:
    """Get VERSION, or the latest, from an address or folder into the cache. What is there is kept; every file is checked."""
    from pipeline.release.get import get as get_release
    from pipeline.release.get import place_of

    if source is None:
        raise click.UsageError("say where from: --from URL or --from DIR, which holds index.json")
    with plainly(), closing(place_of(source)) as place, bar_of(quiet) as progress:
        got = get_release(place, cache(), version, only=only, progress=progress)
    for note in got.notes:
        click.secho(printable(note), fg="yellow", err=True)
    click.echo(str(got.folder.root))
    if not quiet:
        click.echo(
            f"Open it with: dateline browse {got.manifest.version}, or in Python: open_release('{got.manifest.version}')",
            err=True,
        )


@command.command()
@click.argument("release", required=False)
@click.argument("table", required=False)
@outputs_option
def describe(release: str | None, table: str | None, outputs: Path) -> None:
    """What RELEASE holds: its tables, or the columns of TABLE."""
    from pipeline.release.opening import open_release

    if table is not None:
        _known_table(table)
    with plainly():
        click.echo(open_release(release, outputs=outputs).describe(table))


@command.command()
@click.argument("release", required=False)
@click.option(
    "--style", type=click.Choice(["text", "bibtex", "cff"]), default="text", show_default=True, help="In which form."
)
@outputs_option
def cite(release: str | None, style: Any, outputs: Path) -> None:
    """How to cite RELEASE, or the latest."""
    from pipeline.release.opening import open_release

    with plainly():
        click.echo(open_release(release, outputs=outputs).cite(style))


def _folder(release: str | None, outputs: Path) -> Path:
    """The folder of a release, which may be damaged or withdrawn: a path, a version of outputs, or one of the cache."""
    from pipeline.release.publish import folder_of

    return folder_of(release, Outputs(outputs).releases, cache())


def _known_table(table: str) -> None:
    from schemas import TABLES

    if table not in TABLES:
        raise click.UsageError(f"there is no table {printable(table)}; there are {', '.join(TABLES)}")


def _fate(entry: Any) -> str:
    if entry.reason is None:
        return ""
    return f"{entry.reason}" + (f"; use {entry.replaced_by}" if entry.replaced_by else "")
