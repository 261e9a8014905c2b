"""Identity at scale: `python -m tests.benchmarks.identity [--articles 100000]`.

Makes articles in small worlds of events (`tests/identity/worlds.py`), three articles an event, and measures how well events are
drawn together, in which time and memory, and with how many comparisons.
"""

from __future__ import annotations

import argparse
import resource
import time
from datetime import date, timedelta
from random import Random

from pipeline.identity import resolve
from tests.benchmarks.results import Result
from tests.identity.pairs import f1, pairwise
from tests.identity.rows import Articles, Resolved
from tests.identity.worlds import world

ARTICLES_PER_WORLD = 60
APART = timedelta(days=900)
"""From one world to the next, so that what is near each other is of one world."""


def run(articles: int) -> list[Result]:
    """Measure over about this many articles."""
    told, truth = Articles(), {}
    for number in range(max(1, articles // ARTICLES_PER_WORLD)):
        _, more = world(Random(number), told=told, since=date(1950, 1, 1) + number * APART)
        truth.update(more)
    tables = told.tables()
    told = Articles()
    before, start = _peak(), time.process_time()
    found = Resolved.of(resolve([tables]))
    seconds = time.process_time() - start
    right, wrong, missed = pairwise(truth, found.event_of)
    figures = [
        ("articles", tables.articles.num_rows, ""),
        ("pairwise F1", f1(right, wrong, missed), ""),
        ("pairs wrongly joined", wrong, ""),
        ("pairs wrongly kept apart", missed, ""),
        ("articles per CPU second", tables.articles.num_rows / seconds, "1/s"),
        ("peak memory above the tables", _peak() - before, "MB"),
    ]
    return [Result("identity", name, value, unit) for name, value, unit in figures]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.identity", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    for one in run(parser.parse_args().articles):
        print(one.name, one.shown, one.unit, sep="\t")
