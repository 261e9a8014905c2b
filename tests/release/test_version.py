"""Versions of the data: by calendar, ordered, and never silently from the clock."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.release.version import NotAVersionError, Version


@pytest.mark.parametrize("text", ["2026.11.0", "2026.01.12", "2026.11.0+r1", "2026.11.3+r12"])
def test_a_version_is_written_as_it_was_read(text: str) -> None:
    assert str(Version.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "2026.13.0", "2026.1.0", "2026.11", "v2026.11.0", "2026.11.0+r0", "2026.11.01", "../x", "2026.11.0\n"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotAVersionError):
        Version.parse(text)


def test_versions_sort_by_time_and_a_redaction_right_after_what_it_replaces() -> None:
    texts = ["2026.02.0", "2026.11.0", "2026.11.0+r1", "2026.11.1", "2026.11.10", "2027.01.0"]
    assert [str(each) for each in sorted(map(Version.parse, reversed(texts)))] == texts


def test_the_next_version_counts_from_zero_in_each_month() -> None:
    known = [Version.parse("2026.11.0"), Version.parse("2026.11.1+r2")]
    assert str(Version.after(known, date(2026, 11, 30))) == "2026.11.2"
    assert str(Version.after(known, date(2026, 12, 1))) == "2026.12.0"
    assert str(Version.parse("2026.11.1").next_revision()) == "2026.11.1+r1"
