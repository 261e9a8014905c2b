"""What a run left: the figures and examples that `dateline run` ends with.

Belongs here: reading them from the published set, and showing them. Stays out: the run.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import duckdb

from pipeline.checks import Result
from pipeline.cli import printing
from pipeline.cli.check import show
from pipeline.settings import OUTPUTS, Outputs
from pipeline.tables.parts import part_of
from pipeline.tables.reading import connect
from pipeline.tables.snapshot import Snapshot, SnapshotError, current
from schemas import TABLES

EXAMPLES = {
    "quotes": """
        SELECT quote_id AS id, concat_ws(', ', speaker_name, speaker_role) AS who, quotes.text AS what, title AS article
        FROM quotes JOIN articles USING (article_id)
        ORDER BY kind <> 'direct', speaker_name IS NULL, speaker_role IS NULL, abs(length(quotes.text) - 90), id LIMIT 1""",
    "statistics": """
        SELECT statistic_id AS id, concat_ws(' ', comparator, format('{:,.15g}', value), unit) AS who, measure AS what, title AS article
        FROM statistics JOIN articles USING (article_id)
        ORDER BY measure IS NULL, comparator = 'eq', period_start IS NULL, abs(length(measure) - 40), id LIMIT 1""",
    "meetings": """
        SELECT id, who, what, article FROM (
            SELECT meeting_id AS id, concat_ws(', ', start_date::VARCHAR, place) AS who, title AS article,
                   coalesce(meetings.name, (SELECT string_agg(name, ', ' ORDER BY ordinal) FROM meeting_participants
                                            WHERE meeting_participants.meeting_id = meetings.meeting_id)) AS what,
                   start_date IS NULL AS undated, place IS NULL AS unplaced
            FROM meetings JOIN articles USING (article_id))
        ORDER BY what IS NULL, undated, unplaced, abs(length(what) - 50), id LIMIT 1""",
}
"""For each fact table the query that picks a telling row: the fullest one of a readable length."""


_PARTS = 8
"""Parts of articles from which examples are taken."""

_SMALL = 1 << 20
"""Bytes of files up to which they are read once for all questions."""


@dataclass(frozen=True)
class Summary:
    """The figures of a published set."""

    outputs: Outputs
    snapshot: Snapshot
    rejected: list[tuple[str, str, int, str]]
    """Stage, code, how many, and one of the reasons."""
    examples: list[dict[str, Any]]
    failed: Sequence[Result]

    @property
    def turned_away(self) -> int:
        return sum(count for stage, _, count, _ in self.rejected if stage in ("source", "article"))

    def record(self) -> dict[str, Any]:
        """The summary for a program."""
        return {
            "tables": str(self.outputs.tables),
            "set": self.snapshot.digest,
            "documents": self.snapshot.rows("articles") + self.turned_away,
            "articles": self.snapshot.rows("articles"),
            "rejected": [
                {"stage": stage, "code": code, "count": count, "example": example}
                for stage, code, count, example in self.rejected
            ],
            "rows": {name: self.snapshot.rows(name) for name in TABLES},
            "examples": self.examples,
            "warnings": [{"check": one.check.name, "failing": one.failing} for one in self.failed],
        }

    def show(self) -> None:
        """The summary for a person."""
        articles = self.snapshot.rows("articles")
        documents = articles + self.turned_away
        click.secho(f"{documents} documents read: {articles} articles, {self.turned_away} rejected.", bold=True)
        if self.rejected:
            printing.heading("Refused")
            printing.table(("stage", "code", "count", "for example"), self.rejected)
        printing.heading("Tables")
        rows = [(name, self.snapshot.rows(name), TABLES[name].description) for name in TABLES]
        printing.table(("table", "rows", "holds"), rows, width=120)
        if self.examples:
            printing.heading("For example")
            printing.table(list(self.examples[0]), [list(one.values()) for one in self.examples])
        if self.failed:
            printing.heading("Warnings")
            for result in self.failed:
                show(result)
        self._next()

    def _next(self) -> None:
        elsewhere = "" if self.outputs.root == OUTPUTS else f" --outputs {shlex.quote(str(self.outputs.root))}"
        dateline = _command()
        printing.heading("Next")
        click.echo(f"The files are {_short(self.outputs.tables)}/<table>/*.parquet. Ask them:")
        question = "SELECT speaker_name, count(*) FROM quotes GROUP BY ALL ORDER BY 2 DESC LIMIT 5"
        click.echo(f'  {dateline} sql "{question}"{elsewhere}')
        for one in self.examples[:1]:
            click.echo(f"  {dateline} explain {one['id']}{elsewhere}")
        click.echo(f"  {dateline} run --input FOLDER{elsewhere}    your own articles")


def summarise(outputs: Outputs, failed: Sequence[Result]) -> Summary:
    """Read the figures from the set that was just published."""
    snapshot = current(outputs)
    if snapshot is None:
        raise SnapshotError(f"There are no tables in {outputs.root}.")
    with connect(_some(snapshot), in_memory=_SMALL) as connection:
        rejected = connection.execute(
            "SELECT stage::VARCHAR, code::VARCHAR, count(*), min(source_path || ': ' || message) FROM rejects"
            " GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        examples = [found for table, sql in EXAMPLES.items() for found in _examples(connection, table, sql)]
    return Summary(outputs, snapshot, [(str(a), str(b), int(c), str(d)) for a, b, c, d in rejected], examples, failed)


def _some(snapshot: Snapshot) -> dict[str, list[Path]]:
    """The files of all tables; of articles those of some parts, for examples are not worth reading a large set once more."""
    some = {part_of(file.name) for file in snapshot.files["articles"][:_PARTS]}
    return {
        name: [path for path in snapshot.paths(name) if not table.per_article or part_of(path.name) in some]
        or snapshot.paths(name)[:1]
        for name, table in TABLES.items()
    }


def _examples(connection: duckdb.DuckDBPyConnection, table: str, sql: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql)
    columns = [column[0] for column in cursor.description or ()]
    return [{"table": table} | dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _short(path: Path) -> str:
    """The path from where the user stands, where that is shorter."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _command() -> str:
    """How this command was called, as the user can type it again from where they stand."""
    called = Path(sys.argv[0])
    if called.name != "dateline":
        return "python -m pipeline"
    return "dateline" if shutil.which("dateline") == str(called) else _short(called.absolute())
