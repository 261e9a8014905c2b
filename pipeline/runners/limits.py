"""What one article may cost, and how an article that costs more is stopped.

Belongs here: the limits, the alarm that stops Python code and regular expressions, and the ceiling of a worker's memory.
Stays out: what stops native code, which is killing its process (`pool.py`).
"""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS_PER_ARTICLE = 10.0
"""An article takes milliseconds; what takes a thousand times as long has no end."""

MEMORY_PER_WORKER = 2 << 30
"""Bytes of writable memory that a worker may map. An article takes a few megabytes."""


class TimeLimitReached(BaseException):
    """The work on one article took too long. No `except Exception` on its way holds it up."""


@contextmanager
def time_limit(seconds: float = SECONDS_PER_ARTICLE) -> Iterator[None]:
    """Raise `TimeLimitReached` in the block once it takes longer. Only a main thread can be stopped so; others run on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TimeLimitReached

    before = signal.signal(signal.SIGALRM, stop)
    # It rings again and again, in case the first one falls where an exception cannot get out, such as a finaliser.
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def limit_memory(size: int = MEMORY_PER_WORKER) -> None:
    """In a worker: from here on, an allocation past the ceiling fails with `MemoryError`."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))
