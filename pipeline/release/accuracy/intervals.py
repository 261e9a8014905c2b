"""How sure a share is. Belongs here: intervals. Stays out: what is counted (`score.py`)."""

from __future__ import annotations

from math import sqrt

Z = 1.959964
"""The normal quantile of a 95 % interval."""


def wilson(right: float, size: float) -> tuple[float, float] | None:
    """Wilson's 95 % interval of a share; None without any observation."""
    if size <= 0:
        return None
    share = right / size
    spread = Z * sqrt(share * (1 - share) / size + Z * Z / (4 * size * size))
    middle, scale = share + Z * Z / (2 * size), 1 + Z * Z / size
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
