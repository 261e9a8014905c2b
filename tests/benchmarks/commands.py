"""Whole commands on many articles: processor seconds with all children, and memory.

Belongs here: runs, runs with nothing new or a little new, one worker against two, SQL. Stays out: text in memory.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from pipeline.extraction import extract
from tests.benchmarks.measure import Command, command
from tests.benchmarks.results import Result
from tests.benchmarks.variations import write

DATELINE = [sys.executable, "-m", "pipeline"]
QUERY = (
    "SELECT a.publisher, q.kind, count(*) FROM quotes q JOIN articles a USING (article_id) "
    "JOIN statistics s USING (article_id) GROUP BY ALL ORDER BY 3 DESC LIMIT 10"
)
SOME_NEW, TODAY = 100, date(2025, 12, 28)
_COMPILED = ", compiled rules" if extract.__file__.endswith(".so") else ""


def run(folder: Path, sizes: tuple[int, ...]) -> list[Result]:
    """Time runs over each number of articles, in new folders below `folder`."""
    results: list[Result] = []
    for size in sizes:
        articles, outputs = folder / f"articles-{size}", folder / f"outputs-{size}"
        write(articles, size)
        label = f"{size:,} articles{_COMPILED}"
        first = _run(articles, outputs)
        results += [
            Result(label, "run", first.cpu_seconds, "CPU s"),
            Result(label, "run, per article", 1000 * first.cpu_seconds / size, "CPU ms"),
            Result(label, "run, largest process", first.peak_mb, "MB"),
            Result(label, "run with nothing new", _run(articles, outputs).cpu_seconds, "CPU s"),
        ]
        for nth, (what, on) in enumerate({"of one day": TODAY, "of fifteen years": None}.items()):
            write(articles, SOME_NEW, first=size + nth * SOME_NEW, on=on)
            more = _run(articles, outputs)
            results += [
                Result(label, f"run with {SOME_NEW} new {what}", more.cpu_seconds, "CPU s"),
                Result(label, f"run with {SOME_NEW} new {what}, largest process", more.peak_mb, "MB"),
            ]
        asked = command([*DATELINE, "sql", QUERY, "--outputs", str(outputs)])
        results.append(Result(label, "a query over three tables, with its start", asked.cpu_seconds, "CPU s"))
    size = sizes[0]
    walls = [
        _run(folder / f"articles-{size}", folder / f"workers-{n}", "--workers", str(n)).wall_seconds for n in (1, 2)
    ]
    results.append(
        Result("ratio", f"two workers: times faster than one, {size:,} articles", walls[0] / walls[1], "times")
    )
    if len(sizes) > 1:
        per_article = {one.group: one.value for one in results if one.name == "run, per article" and one.value}
        small, large = (per_article[f"{size:,} articles{_COMPILED}"] for size in (sizes[0], sizes[-1]))
        name = f"cost of an article among {sizes[-1]:,}, against one among {sizes[0]:,}"
        results.append(Result("ratio", name, large / small, "times"))
    return results


def _run(articles: Path, outputs: Path, *more: str) -> Command:
    return command([*DATELINE, "run", "--input", str(articles), "--outputs", str(outputs), "--json", *more])
