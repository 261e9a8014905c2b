"""The steps of a run, as plain functions over one `Run`.

    with begin(settings) as run:
        read_articles(run)
        results = check(run, READ)
        extract_rows(run)
        results += check(run, FOUND)
        snapshot = publish(run)

Dagster runs these very functions (`assets.py`); tests and benchmarks call them without it. Belongs here: the order of the work
and what waits where. Stays out: how any of it is done, which the rooms know. Nothing here depends on the order in which
documents arrive, on how they are batched, or on who runs a batch.
"""

from pipeline.steps.checking import check
from pipeline.steps.extracting import FOUND, extract_rows
from pipeline.steps.publishing import publish
from pipeline.steps.reading import READ, read_articles

__all__ = ["FOUND", "READ", "check", "extract_rows", "publish", "read_articles"]
