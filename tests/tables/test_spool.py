"""Rows wait in memory or in files, and come back once each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.tables import parts
from pipeline.tables.parts import Parts
from pipeline.tables.spool import Spool

IDS = [f"a_{number * 0x9E3779B97F4A7C15 % (1 << 64):016x}" for number in range(1, 41)]


def _rows(ids: list[str], name: str) -> pa.RecordBatch:
    return pa.record_batch({"article_id": ids, "said": [f"{name} of {one}" for one in ids]})


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of few articles, so that there are many."""
    monkeypatch.setattr(parts, "ARTICLES_PER_PART", 3)


def _parts() -> Parts:
    days = pa.array([date(2020, 1, 1 + number % 28) for number in range(len(IDS))])
    return Parts(pa.chunked_array([IDS]), pa.chunked_array([days]))


@pytest.mark.parametrize("budget", [0, 2000, 1 << 20])
def test_rows_come_back_once(tmp_path: Path, budget: int) -> None:
    spool = Spool(tmp_path, budget)
    for one in IDS:
        spool.add("articles", _rows([one], "text"))
    spool.deal(_parts())
    found = [one for _, rows in spool.parts("articles") for one in rows.column("article_id").to_pylist()]
    assert sorted(found) == sorted(IDS)


@pytest.mark.parametrize("budget", [1, 2000, 3000, 5000])
def test_rows_that_are_added_while_others_are_read_do_not_bring_those_back_twice(tmp_path: Path, budget: int) -> None:
    spool = Spool(tmp_path, budget)
    for one in IDS:
        spool.add("articles", _rows([one], "text"))
    spool.deal(_parts())
    read = []
    for _, rows in spool.parts("articles"):
        read += rows.column("article_id").to_pylist()
        for one in rows.column("article_id").to_pylist():
            spool.add("quotes", _rows([one] * 5, "quote"))
    assert sorted(read) == sorted(IDS)
    again = [one for _, rows in spool.parts("articles") for one in rows.column("article_id").to_pylist()]
    assert sorted(again) == sorted(IDS)
    quoted = [one for _, rows in spool.parts("quotes") for one in rows.column("article_id").to_pylist()]
    assert sorted(quoted) == sorted(IDS * 5)
