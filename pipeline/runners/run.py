"""Runs work over many batches: in this process, or elsewhere. Results come in the order of the batches.

Belongs here: what a runner is, the one that needs nothing, and the choice between them. Stays out: the others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Protocol

from pipeline.runners.work import In, Out, Work


class Runner(Protocol):
    """Something that runs work over batches."""

    def map(self, work: Work[In, Out], batches: Iterable[In]) -> Iterator[Out]:
        """The results, in the order of the batches."""
        ...

    def close(self) -> None:
        """Let go of whatever the runner holds."""
        ...


class Inline:
    """Runs batches one after another in this process. An article that crashes native code takes this process with it."""

    def map(self, work: Work[In, Out], batches: Iterable[In]) -> Iterator[Out]:
        return map(work.run, batches)

    def close(self) -> None:
        pass


def usable_cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def runner_for(workers: int | None = None, cluster: str | None = None) -> Runner:
    """The runner for a number of worker processes; as many as there are processors where none is given, none for 0.

    `cluster` is the address of a Dask scheduler, or `local` for a Dask cluster on this machine.
    """
    if cluster is not None:
        from pipeline.runners.cluster import Cluster

        return Cluster.connect(cluster, workers or usable_cores())
    count = usable_cores() if workers is None else workers
    if count == 0:
        return Inline()
    from pipeline.runners.pool import Pool

    return Pool(count)
