"""Memory that is free goes back to the system between the steps of a run, so that a step's peak is its own.

Belongs here: that. Stays out: what needs the memory.
"""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress

import pyarrow as pa


def give_back() -> None:
    """Give back what is free: Arrow's pool and the C library keep it for later, which in a long run is a third of the memory."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    with suppress(OSError, AttributeError):  # only the C library of GNU can
        ctypes.CDLL(None).malloc_trim(0)
