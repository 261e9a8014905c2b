"""SQL that ships with a release: views and macros of the database, and example queries. Each is a file under `sql/`.

Belongs here: reading those files. A file opens with a comment of one sentence or more, which users read; a macro's comment
begins with its signature. Stays out: running them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class SqlFile:
    """A statement with its name and what it says of itself."""

    name: str
    description: str
    sql: str

    @property
    def signature(self) -> str:
        """Of a macro: its name and parameters, as in `counted(noun)`."""
        return self.description.partition(":")[0]


@cache
def views() -> tuple[SqlFile, ...]:
    """The views, each after those that it uses."""
    return _read("views")


@cache
def macros() -> tuple[SqlFile, ...]:
    """The table macros; they may use any view."""
    return _read("macros")


@cache
def queries() -> tuple[SqlFile, ...]:
    """The example questions, in the order of their numbers."""
    return _read("queries")


def _read(kind: str) -> tuple[SqlFile, ...]:
    return tuple(read_sql_file(path) for path in sorted((_HERE / kind).glob("*.sql")))


def read_sql_file(path: Path) -> SqlFile:
    """One file, of ours or of a release."""
    lines = path.read_text(encoding="utf-8").splitlines()
    comment = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    statement = "\n".join(line for line in lines if not line.startswith("--")).strip().rstrip(";")
    return SqlFile(path.stem, " ".join(comment), statement)
