"""What a check is and what it finds. Belongs here: the nouns. Stays out: running them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from schemas import TABLES

_WORD = re.compile(r"\w+")


class Severity(StrEnum):
    """What a failure means."""

    BLOCKING = "blocking"
    """The set is wrong: readers stay on the old one."""
    WARN = "warn"
    """Somebody should look; the set is published."""


@dataclass(frozen=True)
class Check:
    """One check. `sql` returns the rows of `table` that fail it, each with enough columns to be found again."""

    name: str
    table: str
    severity: Severity
    description: str
    sql: str
    family: str
    """Checks of one family are one line in an overview: its own name, or `<table>_integrity` for what is derived."""
    across: bool = False
    """Whether it compares rows of different articles, although only tables of articles are in it."""

    @property
    def within_articles(self) -> bool:
        """Whether the rows of some articles can be checked without those of others: unchanged articles need no second check."""
        return not self.across and all(TABLES[name].per_article for name in self.tables)

    @property
    def tables(self) -> frozenset[str]:
        """The tables that the query names."""
        return frozenset(TABLES.keys() & _WORD.findall(self.sql))


@dataclass(frozen=True)
class Result:
    """What a check found: how many rows fail, and some of them."""

    check: Check
    failing: int
    sample: tuple[dict[str, Any], ...] = ()

    @property
    def passed(self) -> bool:
        return self.failing == 0

    @property
    def blocks(self) -> bool:
        return not self.passed and self.check.severity is Severity.BLOCKING
