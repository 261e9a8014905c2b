"""Accuracy: computed, never typed in; what counts as right is as the definitions say."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.release.accuracy import GoldSet, Measure, Sample, score
from pipeline.release.accuracy.alike import overlap, paired, same_measure, same_name, shared_words
from pipeline.release.accuracy.gold import GoldError
from pipeline.release.accuracy.intervals import wilson
from pipeline.release.build import Request, build
from pipeline.settings import SEEDS
from tests.release.tables import current, small, snapshot

GOLD = {
    "id": "riga-visit",
    "article": {"title": "Riga visit", "published_on": "2024-05-07", "language": "en", "dateline_place": "Riga", "captions": []},
    "meetings": [
        {
            "kind": "bilateral", "name": None, "start_date": "2024-05-06", "end_date": "2024-05-06", "place": "Riga", "country": "LV",
            "status": "held", "evidence": "Ilze Kalna met Peeter Tamm",
            "participants": [{"name": "Ilze Kalna"}, {"name": "Peeter Tamm"}, {"name": "Anu Saar"}],
        }
    ],
    "statistics": [
        {"value": 40, "comparator": "eq", "unit": "count", "measure": "shared files", "evidence": "40 files"},
        {"value": 12, "comparator": "approx", "unit": "count", "measure": "officers", "evidence": "Some 12 officers"},
        {"value": 99, "comparator": "eq", "unit": "count", "measure": "boats", "evidence": "99 boats"},
    ],
    "quotes": [{"kind": "direct", "text": "We shared 40 files", "speaker_name": "Ilze Kalna", "speaker_raw": "Kalna"}],
}  # fmt: skip


def measures(tmp_path: Path, gold: dict[str, Any] = GOLD) -> dict[tuple[str, str], Measure]:
    (tmp_path / "g.json").write_text(json.dumps(gold), encoding="utf-8")
    rows = small()
    ids = {row["article_id"] for row in rows["articles"] if row["source_path"] == "riga-visit.txt"}
    texts = {row["article_id"]: row["text"] for row in rows["article_texts"] if row["article_id"] in ids}
    found = score(GoldSet.read("own", "Our own.", tmp_path), Sample(rows, texts))
    return {(measure.table, measure.what): measure for measure in found}


def test_rows_are_counted_as_found_right_and_known(tmp_path: Path) -> None:
    found = measures(tmp_path)
    rows = found["statistics", "rows"]
    assert (rows.gold, rows.ours, rows.right) == (3, 2, 2)
    assert (rows.precision, rows.recall, rows.f1) == (1.0, pytest.approx(2 / 3), pytest.approx(0.8))
    assert found["statistics", "unit_and_comparator"].right == 1
    assert found["statistics", "measure"].right == 2
    assert found["quotes", "with_speaker"].f1 == 1.0
    assert (found["meetings", "rows"].right, found["meetings", "rows"].ours) == (1, 2)
    assert (found["meeting_participants", "rows"].right, found["meeting_participants", "rows"].gold) == (2, 3)
    assert found["articles", "title"].recall == 1.0
    assert ("quotes", "indirect") in found


def test_an_article_that_was_never_read_counts_as_missed(tmp_path: Path) -> None:
    found = measures(tmp_path, GOLD | {"id": "elsewhere"})
    assert found["articles", "found"].recall == 0.0
    assert (found["quotes", "rows"].right, found["quotes", "rows"].gold) == (0, 1)


def test_an_interval_is_never_more_certain_than_its_sample() -> None:
    assert wilson(0, 0) is None
    low, high = wilson(10, 10) or (0, 0)
    assert (round(low, 3), round(high, 3)) == (0.722, 1.0)
    wide, narrow = wilson(8, 10) or (0, 0), wilson(800, 1000) or (0, 0)
    assert wide[1] - wide[0] > narrow[1] - narrow[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kalna", "Ilze Kalna", True),
        ("Ilze Kalna", "Kalna Ilze", True),
        ("Ilze Kalna", "Ilze Berzins", False),
        (None, "Kalna", False),
    ],
)
def test_names_are_the_same_by_their_words(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same


def test_measures_and_texts_are_alike_by_shared_words() -> None:
    assert same_measure("police officers", "the officer")
    assert not same_measure("boats", "officers")
    assert same_measure(None, "the")
    assert shared_words("We shared 40 files", "we shared 40 files.") == 1.0
    assert overlap("the city of Riga", "Riga city") == 1.0
    assert overlap("of the", "Riga") == 0.0


def test_pairs_are_made_best_first_and_each_only_once() -> None:
    assert sorted(paired([1, 2], [2, 1], lambda a, b: float(a == b), 1)) == [(0, 1), (1, 0)]
    assert paired([1], [2], lambda a, b: 0.5, 1) == []


def test_damaged_gold_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"id": 1}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"x\.json"):
        GoldSet.read("own", "Our own.", tmp_path)


def test_a_release_publishes_what_it_measured_with_the_size_of_the_sample(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "gold").mkdir(parents=True)
    (seeds / "gold" / "riga-visit.json").write_text(json.dumps(GOLD), encoding="utf-8")
    rows = small()
    for table in ("sources", "articles"):
        for row in rows[table]:
            row["source_id"] = {"open": "samples"}.get(row["source_id"], row["source_id"])
    for row in rows["rejects"]:
        row["source_id"] = "samples"
    outputs = snapshot(rows, tmp_path / "outputs")
    folder = build(current(outputs), outputs.releases, Request(seeds))
    with (folder.root / "quality" / "accuracy.csv").open(encoding="utf-8", newline="") as file:
        told = {(row["table"], row["what"]): row for row in csv.DictReader(file)}
    figures = told["statistics", "rows"]
    assert (figures["gold_rows"], figures["our_rows"], figures["right"], figures["recall"]) == ("3", "2", "2", "0.6667")
    assert float(figures["low"]) < float(figures["f1"]) < float(figures["high"])
    assert "66.7" in (folder.root / "README.md").read_text(encoding="utf-8")
    assert "66.7" in (folder.root / "START_HERE.html").read_text(encoding="utf-8")


def test_the_gold_of_the_samples_can_be_read() -> None:
    found = GoldSet.read("samples", "The samples.", SEEDS / "gold")
    assert len(found.articles) >= 24
    assert all(isinstance(each.article.published_on, date | None) for each in found.articles)


def test_the_scorer_agrees_with_the_one_beside_the_project(shared: Path, tmp_path: Path) -> None:
    """Both implement the same definitions, written apart; on the same tables they give the same figures."""
    import subprocess
    import sys

    from pipeline.cli.gold import scored
    from pipeline.release.engine import connect, text

    gold, corpus = shared / "gold" / "releases", shared / "corpus" / "releases"
    scorer = shared / "score" / "score_releases.py"
    if not (gold.is_dir() and corpus.is_dir() and scorer.is_file()):
        pytest.skip("no larger gold beside this checkout")
    tables = tmp_path / "tables"
    found = {(m.table, m.what): m for m in scored(GoldSet.read("releases", "Larger.", gold), corpus, keep=tables)}
    with closing(connect()) as connection:
        assert connection.execute(
            f"SELECT count(*) FROM read_parquet({text(str(tables / 'quotes' / '*.parquet'))})"
        ).fetchone()
    told = json.loads(
        subprocess.run(
            [sys.executable, str(scorer), str(gold), str(tables), "--json"], capture_output=True, text=True, check=True
        ).stdout
    )["f1"]
    for theirs, ours in {
        "meetings": ("meetings", "rows"), "participants": ("meeting_participants", "rows"), "stat_value": ("statistics", "rows"),
        "stat_value_unit_cmp": ("statistics", "unit_and_comparator"), "stat_value_measure": ("statistics", "measure"),
        "quotes": ("quotes", "rows"), "quotes_speaker": ("quotes", "with_speaker"), "quotes_indirect": ("quotes", "indirect"),
    }.items():  # fmt: skip
        assert round(100 * (found[ours].f1 or 0), 1) == told[theirs]["F1"], theirs
