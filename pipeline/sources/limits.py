"""How much of anything is read. A document past a limit becomes a row of `rejects` that names the limit.

Belongs here: numbers and their reasons. Stays out: enforcing them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Sizes are bytes."""

    document: int = 5_000_000
    """One article. The largest of two thousand real pages had 2.3 MB."""
    container: int = 64_000_000
    """An archive inside an archive, or a JSON array or feed, which are held in memory whole. Files on disk are streamed."""
    line: int = 20_000_000
    """One line of JSON Lines: a document, escaped, with its metadata."""
    expanded: int = 20_000_000_000
    """What all members of one archive may come to."""
    ratio: int = 200
    """Growth by decompression, once `ratio_floor` is passed. Text rarely shrinks to less than a thirtieth."""
    ratio_floor: int = 1_000_000
    members: int = 1_000_000
    depth: int = 4
    """Archives within archives."""
    entries: int = 100_000
    """Entries of one feed."""


LIMITS = Limits()
