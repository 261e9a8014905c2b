"""Where things are in a release, and what kind of file each is. Belongs here: names. Stays out: opening any of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from schemas import TABLES, Table

FORMAT_VERSION = 1
"""Version of the layout of a release and of `index.json`; a reader refuses a newer one."""

INDEX = "index.json"
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"
SIGNERS = "allowed_signers"
DATABASE = "dateline.duckdb"
WORKBOOK = "facts.xlsx"
DATA_PACKAGE = "datapackage.json"
CROISSANT = "croissant.json"
REDACTIONS = "redactions.json"
CORRECTIONS = "corrections.json"

UNLISTED = frozenset({MANIFEST, SUMS, SIGNATURE})
"""Files that the manifest cannot list: itself, and those made from it."""

_MEDIA_TYPES = {
    ".parquet": "application/vnd.apache.parquet",
    ".csv.gz": "application/gzip",
    ".csv": "text/csv",
    ".duckdb": "application/vnd.duckdb",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".html": "text/html",
    ".md": "text/markdown",
    ".sql": "application/sql",
    ".cff": "application/yaml",
    ".css": "text/css",
}


def media_type(path: str) -> str:
    """The media type of a file by its name."""
    return next((kind for suffix, kind in _MEDIA_TYPES.items() if path.endswith(suffix)), "text/plain")


@dataclass(frozen=True)
class Folder:
    """The paths of one release."""

    root: Path

    def data(self, table: Table) -> Path:
        return self.root / "data" / f"{table.name}.parquet"

    def csv(self, table: Table) -> Path:
        return self.root / "csv" / f"{table.name}.csv.gz"

    def sample_data(self, table: Table) -> Path:
        return self.root / "sample" / "data" / f"{table.name}.parquet"

    def sample_csv(self, table: Table) -> Path:
        return self.root / "sample" / "csv" / f"{table.name}.csv"

    @property
    def database(self) -> Path:
        return self.root / DATABASE

    @property
    def manifest(self) -> Path:
        return self.root / MANIFEST

    def files(self) -> list[str]:
        """Every file below, by its path with forward slashes, sorted."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())

    def tables(self) -> list[Table]:
        """The tables whose data is here, in the order of the catalogue."""
        return [table for table in TABLES.values() if self.data(table).is_file()]
