"""A pool of processes that loses at most one article to whatever that article does.

Python code and regular expressions are stopped inside the worker (`limits.py`). Native code that hangs or crashes costs the
worker: its batch is cut in halves until the article stands alone, and that one is refused. Belongs here: time limits of
batches, and what follows a worker's death. Stays out: processes themselves, which are Pebble's.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice

from pebble import ProcessExpired, ProcessPool

from pipeline.runners.limits import collect_rarely, limit_memory
from pipeline.runners.work import In, Out, Work
from schemas.vocabularies import RejectCode

AHEAD = 2
"""Batches handed out per worker before the oldest result is waited for: keeps workers busy and memory bounded."""

_WAITED = 1800.0
"""Seconds on the wall for a batch. Work that computes is ended by its processor time long before; this is for what sleeps."""


@dataclass
class Pool:
    """Runs batches on `workers` processes that start with the first batch.

    Processes are spawned, not forked: they inherit neither threads nor the lock of the run. They end when this process ends,
    whatever way it ends.
    """

    workers: int
    _pool: ProcessPool | None = None
    _processes: int = 0

    def map(self, work: Work[In, Out], batches: Iterable[In]) -> Iterator[Out]:
        rest = iter(batches)
        opening = list(islice(rest, AHEAD * self.workers))
        self._open(min(self.workers, len(opening)))
        waiting = deque((batch, self._start(work, batch)) for batch in opening)
        for batch in rest:
            yield self._result(work, *waiting.popleft())
            waiting.append((batch, self._start(work, batch)))
        while waiting:
            yield self._result(work, *waiting.popleft())

    def close(self) -> None:
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()
            self._pool, self._processes = None, 0

    def _open(self, processes: int) -> None:
        """Have at least that many processes: a run of one batch starts one, for starting costs more than the batch."""
        if processes > self._processes:
            self.close()
            self._pool = ProcessPool(processes, initializer=_begin, context=multiprocessing.get_context("spawn"))
            self._processes = processes

    def _start(self, work: Work[In, Out], batch: In) -> Future[Out]:
        if self._pool is None or not self._pool.active:
            self._mend()
        assert self._pool is not None, "work is started only through map"
        future: Future[Out] = self._pool.schedule(work.run, args=[batch], timeout=_WAITED)
        return future

    def _mend(self) -> None:
        """Start anew after the pool itself broke: a worker that dies before its first word leaves it without a culprit."""
        processes = self._processes
        self.close()
        self._open(processes)

    def _result(self, work: Work[In, Out], batch: In, started: Future[Out], *, again: bool = False) -> Out:
        try:
            return started.result()
        except BrokenProcessPool:
            # Every batch under way was lost with the pool. Most are innocent: only one that breaks it twice is cut.
            if not again:
                return self._result(work, batch, self._start(work, batch), again=True)
            code, message = RejectCode.CRASHED, "The process that worked on it died."
        except TimeoutError:
            code, message = RejectCode.TIMEOUT, "The work on it did not end and could not be stopped."
        except ProcessExpired as death:
            code, message = RejectCode.CRASHED, "The process that worked on it died."
            if death.exitcode == -signal.SIGXCPU:
                code, message = RejectCode.TIMEOUT, "The work on it did not end and could not be stopped."
        if work.count(batch) == 1:
            return work.refuse(batch, code, message)
        halves = work.halves(batch)
        # Both are started before either is waited for: with two workers the healthy half costs no time.
        pending = [(half, self._start(work, half)) for half in halves]
        return work.join([self._result(work, half, future) for half, future in pending])


def _begin() -> None:
    """In a worker: a ceiling for its memory, few searches for garbage, and the end of it as soon as the process that started it is gone."""
    limit_memory()
    collect_rarely()
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
