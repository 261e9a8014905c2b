"""Where things are. Belongs here: paths and their defaults. Stays out: anything that opens them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
"""The checkout: Dateline always runs from one."""

SEEDS = PROJECT / "seeds"
OUTPUTS = PROJECT / "outputs"


@dataclass(frozen=True)
class Outputs:
    """The folders below one outputs folder."""

    root: Path = OUTPUTS

    @property
    def tables(self) -> Path:
        return self.root / "tables"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def state(self) -> Path:
        return self.root / "state"
