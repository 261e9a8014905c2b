"""What one article may cost, and how an article that costs more is stopped.

Belongs here: the limits, the alarm that stops Python code and regular expressions, the ceiling of a worker's memory, and how
often it looks for garbage.
Native code hears no alarm: the kernel ends its process. Stays out: what follows from that (`pool.py`).
"""

from __future__ import annotations

import gc
import multiprocessing
import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS_PER_ARTICLE = 10.0
"""Of processor time: an article takes milliseconds, and what takes a thousand times as long has no end. The clock on the
wall is not asked, so that a busy machine refuses nothing that an idle one would take."""

MEMORY_PER_WORKER = 2 << 30
"""Bytes of writable memory that a worker may map. An article takes a few megabytes."""


NEW_OBJECTS = 30_000
"""Between two searches for garbage, some articles' worth: at Python's 700 a tenth of the time goes into looking through what
the article at hand still uses. Measured on made articles: 10 % less processor time for 6 MB more memory."""


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

    before = signal.signal(signal.SIGPROF, stop)
    # It rings again and again, in case the first one falls where an exception cannot get out, such as a finaliser.
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.5)
    _end_of_processor_time(2 * seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        _end_of_processor_time(None)


def _end_of_processor_time(seconds: float | None) -> None:
    """In a worker: have the kernel end this process after so much more processor time, for native code hears no alarm."""
    if multiprocessing.parent_process() is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = hard if seconds is None else int(used.ru_utime + used.ru_stime + seconds) + 1
    if hard == resource.RLIM_INFINITY or soft <= hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def limit_memory(size: int = MEMORY_PER_WORKER) -> None:
    """In a worker: from here on, an allocation past the ceiling fails with `MemoryError`."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def collect_rarely() -> None:
    """In a worker: look for garbage after `NEW_OBJECTS`."""
    gc.set_threshold(NEW_OBJECTS)
