"""Where things are. Belongs here: paths and their defaults. Stays out: anything that opens them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
"""The checkout: Dateline always runs from one."""

SEEDS = PROJECT / "seeds"
ARTICLES = SEEDS / "articles"
"""What a run reads where nothing else is asked for: the sample articles."""

OUTPUTS = PROJECT / "outputs"


def inputs() -> tuple[Path, ...]:
    """What scheduled runs read: the paths in `$DATELINE_INPUT`, separated as in `$PATH`; the sample articles without it."""
    chosen = os.environ.get("DATELINE_INPUT", "")
    return tuple(Path(one) for one in chosen.split(os.pathsep) if one) or (ARTICLES,)


@dataclass(frozen=True)
class Outputs:
    """The folders below one outputs folder."""

    root: Path = field(default_factory=lambda: Path(os.environ.get("DATELINE_OUTPUTS") or OUTPUTS))

    @property
    def tables(self) -> Path:
        return self.root / "tables"

    @property
    def sets(self) -> Path:
        """Complete sets of tables; `tables` is a link to one of them."""
        return self.root / ".sets"

    @property
    def staging(self) -> Path:
        """What the run that holds the lock is making."""
        return self.root / ".staging"

    @property
    def lock(self) -> Path:
        return self.state / "lock"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def state(self) -> Path:
        return self.root / "state"


def cache() -> Path:
    """Where releases that were got are kept: `$DATELINE_CACHE`, or `dateline` in the user's cache folder."""
    if chosen := os.environ.get("DATELINE_CACHE"):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"
