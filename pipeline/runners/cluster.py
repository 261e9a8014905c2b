"""The same work on a Dask cluster: the extra `scale`.

Each worker of the cluster runs its batches in a process of its own (`pool.py`), so that an article that crashes or hangs costs
a row of `rejects` there too, and never a worker. A worker that dies for other reasons is Dask's business: its batches are done
again elsewhere, with the same rows. Belongs here: handing batches out and taking results in order. Stays out: everything that
makes a row.
"""

from __future__ import annotations

import atexit
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

import dask
from distributed import Client, Future, LocalCluster

from pipeline.runners.pool import AHEAD, Pool
from pipeline.runners.work import In, Out, Work

RETRIES = 3
"""How often a batch is started anew after the worker that had it died."""


@dataclass
class Cluster:
    """Runs batches on the workers of a Dask cluster."""

    client: Client

    @classmethod
    def connect(cls, address: str, workers: int) -> Cluster:
        """A running scheduler by its address, or with `local` a cluster of `workers` processes on this machine.

        Scheduler and workers have no login of their own: keep them on loopback or a private network, or give them TLS.
        """
        if address == "local":
            # A daemonic worker may have no child, and each batch runs in a child of its worker.
            dask.config.set({"distributed.worker.daemon": False})
            local = LocalCluster(
                n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, processes=True
            )
            return cls(Client(local))
        return cls(Client(address))

    def map(self, work: Work[In, Out], batches: Iterable[In]) -> Iterator[Out]:
        rest = iter(batches)
        ahead = AHEAD * max(1, len(self.client.scheduler_info(n_workers=-1)["workers"]))
        waiting: deque[Future[Out]] = deque(self._start(work, batch) for batch in islice(rest, ahead))
        for batch in rest:
            yield self._result(waiting.popleft())
            waiting.append(self._start(work, batch))
        while waiting:
            yield self._result(waiting.popleft())

    def close(self) -> None:
        cluster = self.client.cluster
        self.client.close()
        if cluster is not None:
            cluster.close()

    def _start(self, work: Work[In, Out], batch: In) -> Future[Out]:
        return self.client.submit(_run, work, batch, retries=RETRIES, pure=False)

    def _result(self, future: Future[Out]) -> Out:
        result = future.result()
        future.release()
        return result


def _run(work: Work[In, Out], batch: In) -> Out:
    """On a worker of the cluster: one batch in the worker's own child."""
    (result,) = _child().map(work, [batch])
    return result


@cache
def _child() -> Pool:
    pool = Pool(1)
    atexit.register(pool.close)
    return pool
