"""Runs a function over many batches: in this process, or on a pool of processes. Results come in the order of the batches.

Belongs here: the two local runners and the choice between them. Stays out: what the function does.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from typing import Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

AHEAD = 2
"""Batches handed out per worker before the oldest result is waited for: keeps workers busy and memory bounded."""


class Runner(Protocol):
    """Something that runs a module-level function over batches."""

    def map(self, function: Callable[[In], Out], batches: Iterable[In]) -> Iterator[Out]:
        """The results, in the order of the batches."""
        ...

    def close(self) -> None:
        """Let go of whatever the runner holds."""
        ...


class Inline:
    """Runs batches one after another in this process."""

    def map(self, function: Callable[[In], Out], batches: Iterable[In]) -> Iterator[Out]:
        return map(function, batches)

    def close(self) -> None:
        pass


@dataclass
class Pool:
    """Runs batches on a pool of processes that starts with the first batch that needs it.

    Processes are spawned, not forked: they inherit neither threads nor the lock of the run. They end when this process ends,
    whatever way it ends.
    """

    workers: int
    _executor: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[In], Out], batches: Iterable[In]) -> Iterator[Out]:
        rest = iter(batches)
        opening = list(islice(rest, 2))
        # A single batch is less work than starting a process.
        return map(function, opening) if len(opening) < 2 else self._results(function, chain(opening, rest))

    def _results(self, function: Callable[[In], Out], batches: Iterable[In]) -> Iterator[Out]:
        executor = self._started()
        waiting: deque[Future[Out]] = deque()
        for batch in batches:
            waiting.append(executor.submit(function, batch))
            if len(waiting) >= AHEAD * self.workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            spawn = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self.workers, mp_context=spawn, initializer=_end_with_parent)
        return self._executor

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _end_with_parent() -> None:
    """In a worker: end this process as soon as the one that started it is gone, even if it was killed."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def usable_cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def runner_for(workers: int | None = None) -> Runner:
    """The runner for a number of workers; as many as there are processors where none is given."""
    count = usable_cores() if workers is None else workers
    return Inline() if count <= 1 else Pool(count)
