"""What changed between two releases, why, and what became of every identifier."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.release.build import Request, build
from pipeline.release.changelog import changelog
from pipeline.release.changes import compare, summary, written
from pipeline.release.comparison import compared, one_row
from pipeline.release.engine import connect
from pipeline.release.layout import Folder
from pipeline.release.manifest import read_index
from pipeline.release.registry import registered
from pipeline.settings import Outputs
from pipeline.tables.parquet import to_parquet
from schemas import TABLES
from schemas.arrow import arrow_schema
from schemas.releases import PUBLISHED_IDS
from tests.release.tables import Rows, article, current, sha, small, snapshot, statistic

Found = set[tuple[str, str, str]]
Edit = Callable[[Rows], object]


def folder_of(rows: Rows, root: Path, corrections: str = "[]", redactions: str = "[]") -> Folder:
    """The data of a release and what it says of amendments: all that a comparison reads."""
    folder = Folder(root)
    (root / "data").mkdir(parents=True)
    for name, table in TABLES.items():
        folder.data(table).write_bytes(
            to_parquet(table, pa.Table.from_pylist(rows[name], schema=arrow_schema(table.row)))
        )
    (root / "corrections.json").write_text(corrections, encoding="utf-8")
    (root / "redactions.json").write_text(redactions, encoding="utf-8")
    return folder


def changes(tmp_path: Path, edit: Edit, **amendments: str) -> list[dict[str, Any]]:
    after = small()
    edit(after)
    one, other = folder_of(small(), tmp_path / "before"), folder_of(after, tmp_path / "after", **amendments)
    with closing(connect()) as connection:
        return list(written(connection, compare(connection, one, other)).to_pylist())


def found(rows: list[dict[str, Any]]) -> Found:
    return {(row["table_name"], row["op"], row["reason"]) for row in rows}


def test_nothing_changed_is_nothing(tmp_path: Path) -> None:
    assert changes(tmp_path, lambda rows: None) == []


def test_a_new_article_is_the_reason_for_its_rows(tmp_path: Path) -> None:
    def edit(rows: Rows) -> None:
        added = article(rows, "harbour", "The harbour police count 7 boats.")
        statistic(rows, added, "7 boats", 7.0)

    assert found(changes(tmp_path, edit)) == {
        (table, "added", "new_article") for table in ("articles", "article_texts", "statistics")
    }


def test_an_article_that_is_gone_takes_its_rows_along(tmp_path: Path) -> None:
    def edit(rows: Rows) -> None:
        gone = rows["articles"][1]["article_id"]
        rows["articles"][2]["duplicate_of"] = None
        for table in ("articles", "article_texts", "statistics"):
            rows[table] = [row for row in rows[table] if row["article_id"] != gone]

    seen = found(changes(tmp_path, edit))
    assert {(table, "removed", "article_gone") for table in ("articles", "article_texts", "statistics")} <= seen
    assert ("articles", "changed", "links_changed") in seen


def test_the_publishers_edit_is_told_from_our_own_new_reading(tmp_path: Path) -> None:
    def edit(rows: Rows) -> None:
        rows["articles"][0]["raw_sha256"] = sha("edited")
        rows["quotes"][0]["cue"] = "added"
        closed = next(row for row in rows["statistics"] if row["unit"] == "t")
        closed["measure"] = "drugs"

    rows = changes(tmp_path, edit)
    assert found(rows) == {
        ("articles", "changed", "source_edited"),
        ("quotes", "changed", "source_edited"),
        ("statistics", "changed", "rules_changed"),
    }
    assert {row["table_name"]: row["changed_columns"] for row in rows} == {
        "articles": ["raw_sha256"], "quotes": ["cue"], "statistics": ["measure"],
    }  # fmt: skip


def test_a_correction_and_a_redaction_name_themselves(tmp_path: Path) -> None:
    quote, figure = small()["quotes"][0]["quote_id"], small()["statistics"][1]["statistic_id"]

    def edit(rows: Rows) -> None:
        rows["quotes"][0]["speaker_name"] = None
        rows["statistics"][1]["measure"] = "police officers"

    seen = changes(
        tmp_path, edit,
        corrections=f'[{{"table": "statistics", "row": "{figure}"}}]', redactions=f'[{{"table": "quotes", "row": "{quote}"}}]',
    )  # fmt: skip
    assert found(seen) == {("quotes", "changed", "redaction"), ("statistics", "changed", "correction")}


def test_participants_follow_the_article_of_their_meeting(tmp_path: Path) -> None:
    def edit(rows: Rows) -> None:
        rows["articles"][0]["raw_sha256"] = sha("edited")
        rows["meeting_participants"].pop()

    seen = changes(tmp_path, edit)
    assert ("meeting_participants", "removed", "source_edited") in found(seen)
    assert {row["article_id"] for row in seen} == {small()["articles"][0]["article_id"]}


def test_what_is_drawn_together_follows(tmp_path: Path) -> None:
    def edit(rows: Rows) -> None:
        rows["people"][0]["aliases"] = ["Kalna"]

    assert found(changes(tmp_path, edit)) == {("people", "changed", "follows")}


def test_a_removed_row_names_the_one_that_rests_on_the_same_words(tmp_path: Path) -> None:
    def edit(rows: Rows) -> None:
        old = rows["statistics"][1]
        rows["statistics"][1] = old | {"statistic_id": "s_new", "value": 13.0}

    by_op = {row["op"]: row for row in changes(tmp_path, edit)}
    assert by_op["removed"]["superseded_by"] == "s_new"
    assert by_op["added"]["row_id"] == "s_new"


def test_the_changelog_says_it_in_sentences(tmp_path: Path) -> None:
    def edit(rows: Rows) -> None:
        rows["quotes"][0]["cue"] = "added"

    after = small()
    edit(after)
    one, other = folder_of(small(), tmp_path / "a"), folder_of(after, tmp_path / "b")
    with closing(connect()) as connection:
        counted = summary(connection, compare(connection, one, other))
    words = changelog("2024.05.0", "2024.05.1", counted, {}, "1.0.0")
    assert "- 1 row changed (`rules_changed`), in `cue` (1)" in words
    assert "Dateline reads it differently" in words
    assert "No row of any table changed." in changelog("2024.05.0", "2024.05.1", [], {}, "1.0.0")
    assert "The first release." in changelog(None, "2024.05.0", [], {"quotes": 1}, None)


def test_one_row_can_be_seen_before_and_after(tmp_path: Path) -> None:
    after = small()
    after["quotes"][0]["cue"] = "added"
    one, other = folder_of(small(), tmp_path / "a"), folder_of(after, tmp_path / "b")
    columns, rows = one_row(one.root, other.root, after["quotes"][0]["quote_id"])
    assert columns == ["column", "before", "after", ""]
    assert ["cue", "said", "added", "changed"] in rows
    counted, listed = compared(one.root, other.root, "quotes", rows=True)
    assert [entry["rows"] for entry in counted] == [1]
    assert [row["changed_columns"] for row in listed] == [["cue"]]
    assert one_row(one.root, other.root, "q_nothing") == ([], [])


def test_changes_never_hold_a_value(tmp_path: Path) -> None:
    def edit(rows: Rows) -> None:
        rows["quotes"][0]["speaker_name"] = None

    assert "Kalna" not in str(changes(tmp_path, edit))


def registry_after(tmp_path: Path, steps: list[Rows]) -> dict[str, dict[str, Any]]:
    before: Path | None = None
    folder: Folder | None = None
    for number, rows in enumerate(steps):
        last, folder = folder, folder_of(rows, tmp_path / str(number))
        with closing(connect()) as connection:
            seen = compare(connection, last or Folder(tmp_path / "none"), folder)
            ids = registered(connection, folder, f"2024.05.{number}", seen, before)
        before = tmp_path / f"{number}.parquet"
        before.write_bytes(to_parquet(PUBLISHED_IDS, ids))
    assert before is not None
    return {f"{row['table_name']}/{row['row_id']}": row for row in pq.read_table(before).to_pylist()}


def test_the_registry_knows_every_identifier_of_every_table_and_what_became_of_it(tmp_path: Path) -> None:
    second, third = small(), small()
    second["statistics"][1] |= {"statistic_id": "s_new", "value": 13.0}
    third["statistics"][1] |= {"statistic_id": "s_new", "value": 14.0}
    known = registry_after(tmp_path, [small(), second, third])
    ids = {
        f"{name}/{'/'.join(str(row[k]) for k in table.key)}" for name, table in TABLES.items() for row in small()[name]
    }
    assert known.keys() == ids | {"statistics/s_new"}
    old = known[f"statistics/{small()['statistics'][1]['statistic_id']}"]
    assert (old["status"], old["last_release"], old["superseded_by"]) == ("gone", "2024.05.0", "s_new")
    new = known["statistics/s_new"]
    assert (new["first_release"], new["last_release"], new["changed_release"]) == (
        "2024.05.1",
        "2024.05.2",
        "2024.05.2",
    )
    kept = known[f"quotes/{small()['quotes'][0]['quote_id']}"]
    assert (kept["first_release"], kept["last_release"], kept["changed_release"]) == (
        "2024.05.0",
        "2024.05.2",
        "2024.05.0",
    )


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Outputs:
    root = tmp_path_factory.mktemp("two")
    outputs = snapshot(small(), root)
    build(current(outputs), outputs.releases, Request(seeds))
    rows = small()
    rows["quotes"][0]["cue"] = "added"
    outputs = snapshot(rows, root)
    build(current(outputs), outputs.releases, Request(seeds))
    return outputs


def test_a_release_carries_its_changes_and_the_index_the_registry(two: Outputs) -> None:
    folder = two.releases / "2024.05.1"
    rows = pq.read_table(folder / "changes" / "since_2024.05.0.parquet").to_pylist()
    assert [(row["table_name"], row["op"], row["reason"], row["changed_columns"]) for row in rows] == [
        ("quotes", "changed", "rules_changed", ["cue"])
    ]
    assert "`cue` (1)" in (folder / "changes" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "`cue` (1)" in (folder / "START_HERE.html").read_text(encoding="utf-8")
    index = read_index(two.releases)
    assert index.registry is not None
    assert index.registry.path == "registry/2024.05.1.parquet"
    assert [entry.version for entry in index.releases] == ["2024.05.0", "2024.05.1"]
