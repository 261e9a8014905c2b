"""Versions of the data: `YYYY.MM.N` by calendar, with `+rK` for the K-th redaction revision of one.

Belongs here: reading, ordering and choosing versions. Stays out: where releases are. No clock: the month is that of the
release's date, which the publisher gives, or else that of the newest article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

_FORM = re.compile(r"(\d{4})\.(0[1-9]|1[0-2])\.(0|[1-9]\d{0,5})(?:\+r([1-9]\d{0,3}))?")


class NotAVersionError(ValueError):
    """The text is no version of the data."""


@dataclass(frozen=True, order=True)
class Version:
    """A data version. It sorts by time; a redaction revision sorts right after what it replaces."""

    year: int
    month: int
    number: int
    revision: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026.11.0` or `2026.11.0+r1`; anything else raises `NotAVersionError`."""
        match = _FORM.fullmatch(text)
        if not match:
            raise NotAVersionError(
                f"{text!r} is no version; one looks like 2026.11.0, or 2026.11.0+r1 after a redaction"
            )
        return cls(*(int(part or 0) for part in match.groups()))

    def __str__(self) -> str:
        revision = f"+r{self.revision}" if self.revision else ""
        return f"{self.year:04d}.{self.month:02d}.{self.number}{revision}"

    def next_revision(self) -> Self:
        """The redaction revision that replaces this version."""
        return replace(self, revision=self.revision + 1)

    @classmethod
    def after(cls, published: Iterable[Version], on: date) -> Self:
        """The next version of the month of `on`, counting from 0."""
        numbers = [each.number for each in published if (each.year, each.month) == (on.year, on.month)]
        return cls(on.year, on.month, max(numbers, default=-1) + 1)
