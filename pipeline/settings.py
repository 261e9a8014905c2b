"""Where things are. Belongs here: paths and their defaults. Stays out: anything that opens them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
"""The checkout: Dateline always runs from one."""

SEEDS = PROJECT / "seeds"
ARTICLES = SEEDS / "articles"
"""What a run reads where nothing else is asked for: the sample articles."""

OUTPUTS = PROJECT / "outputs"


@dataclass(frozen=True)
class Outputs:
    """The folders below one outputs folder."""

    root: Path = OUTPUTS

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
