"""What a release is made from: the tables of one run, or those of a release that is being redacted.

Belongs here: where the rows come from, held fast while they are read. Stays out: what becomes of them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import duckdb

from pipeline.release.csv_files import sql_type
from pipeline.release.engine import literally, name, text
from pipeline.release.layout import Folder
from pipeline.tables.snapshot import Snapshot
from schemas import TABLES
from schemas.arrow import arrow_schema


@dataclass(frozen=True)
class Inputs:
    """Parquet files by table. `digest` stands for all of them."""

    files: Mapping[str, list[Path]]
    digest: str

    @classmethod
    def of_snapshot(cls, snapshot: Snapshot, hold: Path) -> Self:
        """The tables of a run. The files are linked into the folder `hold`, so that later runs cannot sweep them away."""
        held: dict[str, list[Path]] = {}
        for table in TABLES:
            held[table] = []
            for path in snapshot.paths(table):
                link = hold / table / path.name
                link.parent.mkdir(parents=True, exist_ok=True)
                _link(path, link)
                held[table].append(link)
        return cls(held, snapshot.digest)

    @classmethod
    def of_release(cls, folder: Folder) -> Self:
        """The tables of a release."""
        files = {table.name: [folder.data(table)] for table in folder.tables()}
        whole = hashlib.sha256(folder.manifest.read_bytes()).hexdigest()
        return cls(files, whole)

    def open(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make a view of each table, with the columns of this schema version. A table without files has no rows."""
        for table in TABLES.values():
            files = self.files.get(table.name) or []
            fields = arrow_schema(table.row)
            if files:
                columns = ", ".join(name(field.name) for field in fields)
                rows = f"SELECT {columns} FROM read_parquet([{', '.join(text(literally(path)) for path in files)}])"
            else:
                columns = ", ".join(f"NULL::{sql_type(field.type)} AS {name(field.name)}" for field in fields)
                rows = f"SELECT {columns} WHERE false"
            connection.execute(f"CREATE OR REPLACE VIEW {name(table.name)} AS {rows}")


PASSED_ON = """(FROM article_texts WHERE article_id IN (
    SELECT article_id FROM articles JOIN sources USING (source_id) WHERE text_may_be_redistributed))"""
"""The texts that a release may carry: those of sources whose terms allow it."""


def _link(path: Path, link: Path) -> None:
    try:
        os.link(path, link)
    except OSError:  # another file system, or one without links
        shutil.copyfile(path, link)
