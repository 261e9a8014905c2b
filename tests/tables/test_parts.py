"""Which file a row stands in follows from its article's id alone."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tables.parts import ARTICLES_PER_PART, bits_for, leading_bits, part_name
from pipeline.tables.spool import Spool

IDS = st.lists(st.integers(0, 2**64 - 1).map(lambda number: f"a_{number:016x}"), min_size=1, max_size=60)


def test_few_articles_are_one_part() -> None:
    assert [bits_for(count) for count in (0, 1, ARTICLES_PER_PART)] == [0, 0, 0]


def test_parts_double_where_they_would_grow_too_large() -> None:
    assert [bits_for(ARTICLES_PER_PART * count) for count in (2, 3, 4, 5, 200)] == [1, 2, 2, 3, 8]


@given(IDS, st.integers(1, 12))
def test_parts_stand_in_order_of_their_names(ids: list[str], bits: int) -> None:
    ordered = sorted(ids)
    names = [part_name(leading_bits(one, bits), bits) for one in ordered]
    assert names == sorted(names)


@settings(max_examples=40, deadline=None)
@given(IDS, st.integers(0, 12), st.sampled_from([0, 1 << 30]))
def test_a_spool_gives_back_every_row_in_its_part(ids: list[str], bits: int, budget: int) -> None:
    with TemporaryDirectory() as folder:
        spool = Spool(Path(folder), budget)
        for at in range(0, len(ids), 7):
            some = ids[at : at + 7]
            spool.add("t", pa.record_batch({"article_id": some, "nth": [*range(at, at + len(some))]}))
        parts = list(spool.parts("t", bits))
    assert [part for part, _ in parts] == sorted({leading_bits(one, bits) for one in ids})
    for part, rows in parts:
        assert {leading_bits(one, bits) for one in rows.column("article_id").to_pylist()} == {part}
    assert sorted(nth for _, rows in parts for nth in rows.column("nth").to_pylist()) == list(range(len(ids)))
    assert spool.rows["t"] == len(ids)
