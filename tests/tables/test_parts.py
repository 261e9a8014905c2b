"""Which file a row stands in follows from the day and the id of its article."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tables import parts
from pipeline.tables.parts import ARTICLES_PER_PART, Part, Parts
from pipeline.tables.spool import Spool

Articles = dict[str, date | None]

ARTICLES = st.dictionaries(
    st.integers(0, 2**42 - 1).map(
        lambda number: f"a_{number << 22:016x}"
    ),  # no two ids begin alike, as those of articles
    st.none() | st.dates() | st.dates(date(2024, 3, 1), date(2024, 3, 4)),
    min_size=1,
    max_size=60,
)


def cut(articles: Articles) -> Parts:
    ids = list(articles)
    return Parts(*pa.table({"article_id": ids, "published_on": pa.array(articles.values(), pa.date32())}).columns)


def numbered(count: int, on: date | None, first: int = 0) -> Articles:
    return {f"a_{nth * 0x9E3779B97F4A7C15 % 2**64:016x}": on for nth in range(first, first + count)}


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "ARTICLES_PER_PART", 3)


def test_few_articles_are_one_part_whatever_their_days() -> None:
    articles = numbered(ARTICLES_PER_PART - 2, date(2024, 3, 1)) | {"a_" + "1" * 16: None, "a_" + "2" * 16: date.min}
    assert cut(articles).parts == [Part(0, 0)]
    assert cut({}).parts == []


@pytest.mark.usefixtures("three")
def test_days_that_lie_apart_are_parts_of_their_own() -> None:
    days = (date(2024, 3, 1), date(2010, 1, 1), None)
    articles = {one: day for nth, day in enumerate(days) for one in numbered(3, day, 3 * nth)}
    cuts = cut(articles)
    assert [sorted(cuts.ids(part)) for part in cuts.parts] == [
        sorted(numbered(3, None, 3)), sorted(numbered(3, None, 0)), sorted(numbered(3, None, 6))
    ]  # fmt: skip


@pytest.mark.usefixtures("three")
def test_a_day_with_many_articles_is_cut_by_their_ids() -> None:
    cuts = cut(numbered(40, date(2024, 3, 1)))
    assert all(len(cuts.ids(part)) <= 3 for part in cuts.parts)
    assert all(part.name.startswith("20240301") for part in cuts.parts[1:])


def test_further_articles_of_a_day_change_the_parts_of_that_day_alone() -> None:
    """However many there are: a part that grows too large splits, and no other one does."""
    years = {one: date(2020, 1, 1) + timedelta(nth % 1000) for nth, one in enumerate(numbered(9000, None))}
    before, after = cut(years), cut(years | numbered(2000, date(2021, 5, 5), first=9000))
    touched = set(before.parts) - set(after.parts)
    assert len(touched) == 1
    assert len(before) > 15
    assert [part.start <= before.parts[0].start for part in touched] == [False]


@pytest.mark.usefixtures("three")
@given(ARTICLES)
def test_parts_share_out_all_articles_in_the_order_of_their_names(articles: Articles) -> None:
    cuts = cut(articles)
    assert sorted(one for part in cuts.parts for one in cuts.ids(part)) == sorted(articles)
    assert all(0 < len(cuts.ids(part)) <= 3 for part in cuts.parts)
    names = [part.name for part in cuts.parts]
    assert names == sorted(set(names))
    assert [cuts.name_of(one) for one in articles] == [
        next(part.name for part in cuts.parts if one in cuts.ids(part)) for one in articles
    ]


@pytest.mark.usefixtures("three")
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_no_part(articles: Articles, random: object) -> None:
    other = dict(sorted(articles.items(), key=lambda _: random.random()))  # type: ignore[attr-defined]
    assert cut(other).parts == cut(articles).parts


@pytest.mark.usefixtures("three")
@given(ARTICLES, ARTICLES)
def test_parts_of_two_sets_overlap_where_they_have_articles_in_common(before: Articles, more: Articles) -> None:
    old, new = cut(before), cut(more | before)
    for part in new.parts:
        found = {one for each in old.overlapping(part) for one in old.ids(each)}
        assert found >= set(new.ids(part)) & before.keys()
        assert sorted(old.ids(part)) == sorted(set(new.ids(part)) & before.keys())


@settings(max_examples=40, deadline=None)
@given(ARTICLES, st.sampled_from([0, 1 << 30]), st.booleans())
def test_a_spool_gives_back_every_row_in_its_part(articles: Articles, budget: int, first: bool) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "ARTICLES_PER_PART", 3)
        cuts, ids = cut(articles), list(articles)
        spool = Spool(Path(folder), budget)
        if first:
            spool.deal(cuts)
        for at in range(0, len(ids), 7):
            some = ids[at : at + 7]
            spool.add("t", pa.record_batch({"article_id": some, "nth": [*range(at, at + len(some))]}))
        if not first:
            spool.deal(cuts, lambda table, rows: rows)
        found = list(spool.parts("t"))
    assert [part for part, _ in found] == list(range(len(cuts)))
    for part, rows in found:
        assert sorted(rows.column("article_id").to_pylist()) == sorted(cuts.ids(cuts.parts[part]))
    assert sorted(nth for _, rows in found for nth in rows.column("nth").to_pylist()) == list(range(len(ids)))
    assert spool.rows["t"] == len(ids)


def test_a_spool_keeps_what_it_is_told_to_when_it_is_dealt(tmp_path: Path) -> None:
    spool = Spool(tmp_path, budget=0)
    for nth in range(3):
        spool.add("t", pa.record_batch({"article_id": ["a_" + "1" * 16, "a_" + "2" * 16], "nth": [nth, nth]}))
    cuts = cut({"a_" + "1" * 16: None, "a_" + "2" * 16: None})
    spool.deal(cuts, lambda table, rows: rows.slice(0, 1))
    ((_, rows),) = spool.parts("t")
    assert rows.num_rows == spool.rows["t"] == 2
