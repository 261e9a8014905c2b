"""`make bench`: measure, show a table, keep the figures as JSON; `--write` puts them into docs/benchmarks.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from pipeline.settings import OUTPUTS, PROJECT
from tests.benchmarks import commands, extraction, identity, releases
from tests.benchmarks.results import Result, as_json, as_markdown, machine

PAGE = PROJECT / "docs" / "benchmarks.md"
IDENTITY_ARTICLES = 10_000
RELEASE_ROWS = 1_000_000
_BEGIN, _END = "<!-- figures -->\n", "<!-- end of figures -->\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=["extraction", "identity", "commands", "releases"])
    parser.add_argument("--articles", type=int, nargs="+", default=[2_000], help="sizes of the runs, smallest first")
    parser.add_argument("--write", action="store_true", help=f"put the figures into {PAGE.relative_to(PROJECT)}")
    asked = parser.parse_args()
    results: list[Result] = []
    if asked.only in (None, "extraction"):
        print("Timing the extractors and the baselines ...", file=sys.stderr)
        results += extraction.run()
    if asked.only in (None, "identity"):
        print("Telling events apart ...", file=sys.stderr)
        results += identity.run(IDENTITY_ARTICLES)
    if asked.only in (None, "commands"):
        print(f"Timing runs over {', '.join(f'{size:,}' for size in asked.articles)} articles ...", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
            results += commands.run(Path(folder), tuple(asked.articles))
    if asked.only in (None, "releases"):
        print(f"Releasing {RELEASE_ROWS:,} rows ...", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
            results += releases.run(Path(folder), RELEASE_ROWS)
    show(results)
    OUTPUTS.mkdir(exist_ok=True)
    (OUTPUTS / "benchmarks.json").write_text(as_json(results), encoding="utf-8")
    if asked.write:
        before, rest = PAGE.read_text(encoding="utf-8").split(_BEGIN)
        after = rest.split(_END)[1]
        figures = f"Measured on {machine()}.\n\n{as_markdown(results)}"
        PAGE.write_text(f"{before}{_BEGIN}\n{figures}\n{_END}{after}", encoding="utf-8")


def show(results: list[Result]) -> None:
    """A table at a terminal, tab-separated lines in a pipe."""
    if not sys.stdout.isatty():
        for one in results:
            print(one.group, one.name, one.shown, one.unit, sep="\t")
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("what", "", "figure", "unit")
    for one in results:
        table.add_row(one.group, one.name, one.shown, one.unit)
    Console().print(table)


main()
