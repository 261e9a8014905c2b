"""Reads the checks that are written as SQL files.

A file opens with comment lines `-- table:`, `-- severity:` and `-- description:`, and then has one query that returns the bad
rows; its name is the check's name. A line `-- across: articles` marks one that compares rows of different articles. Belongs here:
that form. Stays out: running.
"""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.checks.check import Check, Severity
from schemas import TABLES

FOLDER = Path(__file__).parent / "sql"

_HEADER = re.compile(r"^-- (table|severity|description|across): +(.+)$", re.MULTILINE)


class CheckFileError(ValueError):
    """A check's file does not have the form; the message names it."""


def written_checks() -> list[Check]:
    """The checks under `sql/`, by name."""
    return [read_check(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.sql"))]


def read_check(name: str, text: str) -> Check:
    """One check from the text of its file."""
    header = dict(_HEADER.findall(text))
    if missing := {"table", "severity", "description"} - header.keys():
        raise CheckFileError(f"{name}.sql lacks {', '.join(sorted(missing))} in its header")
    if header["table"] not in TABLES:
        raise CheckFileError(f"{name}.sql is about {header['table']!r}, which is no table")
    if header["severity"] not in set(Severity):
        raise CheckFileError(f"{name}.sql has severity {header['severity']!r}; known are {', '.join(Severity)}")
    sql = "\n".join(line for line in text.splitlines() if not line.startswith("--")).strip().rstrip(";")
    return Check(
        name, header["table"], Severity(header["severity"]), header["description"], sql, name, "across" in header
    )
