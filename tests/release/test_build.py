"""Building a release: whole or not at all, the same twice, and only what may be passed on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from pipeline.release.build import Request, build
from pipeline.release.layout import DATABASE, Folder
from pipeline.release.manifest import read_index, read_manifest
from pipeline.release.publish import ReleaseError
from pipeline.release.verify import verify
from pipeline.release.version import Version
from pipeline.settings import Outputs
from schemas import TABLES
from tests.release.tables import article, current, empty, nasty, quote, small, snapshot

PROMISED = [
    "README.md", "START_HERE.html", "CITATION.cff", "LICENSE.md", "LICENSES.csv", "ATTRIBUTION.md", "SHA256SUMS", "manifest.json",
    "datapackage.json", "croissant.json", "dateline.duckdb", "facts.xlsx", "redactions.json", "corrections.json",
    "quality/checks.json", "quality/coverage.csv", "quality/accuracy.csv", "quality/report.html", "changes/CHANGELOG.md",
    "changes/changes.json", "dictionary/index.html", "dictionary/columns.csv", "dictionary/vocabularies.csv",
    "sample/datapackage.json", "articles/index.html",
]  # fmt: skip


def test_a_release_holds_what_it_promises(release: Folder) -> None:
    files = set(release.files())
    assert [path for path in PROMISED if path not in files] == []
    for name in TABLES:
        for path in (
            f"data/{name}.parquet",
            f"csv/{name}.csv.gz",
            f"sample/csv/{name}.csv",
            f"schemas/{name}.schema.json",
        ):
            assert path in files


def test_the_same_tables_give_the_same_release_whatever_the_number_of_workers(tmp_path: Path, seeds: Path) -> None:
    trees = []
    for workers, parts in ((1, 1), (2, 3)):
        outputs = snapshot(nasty(), tmp_path / str(workers), parts=parts)
        trees.append(build(current(outputs), outputs.releases, Request(seeds, threads=workers)))
    one, other = trees
    assert one.files() == other.files()
    differing = {path for path in one.files() if (one.root / path).read_bytes() != (other.root / path).read_bytes()}
    assert differing <= {DATABASE, "manifest.json", "SHA256SUMS"}
    assert told(one) == told(other)


def told(folder: Folder) -> dict[str, Any]:
    """The manifest without what says that the database is another file, and the inputs in other parts."""
    plain = read_manifest(folder).model_dump()
    plain["files"] = [entry for entry in plain["files"] if entry["path"] != DATABASE]
    return plain | {"self_sha256": "", "made_with": {}}


def test_data_and_schema_version_stand_inside_every_data_file(release: Folder) -> None:
    manifest = read_manifest(release)
    for name in TABLES:
        metadata = pq.read_schema(release.root / "data" / f"{name}.parquet").metadata
        assert metadata[b"dateline.version"].decode() == manifest.version
        assert metadata[b"dateline.schema_version"].decode() == manifest.schema_version
        assert metadata[b"dateline.licence"] == b"CC-BY-4.0"
    with duckdb.connect(str(release.database), read_only=True) as connection:
        about = dict(connection.execute("FROM _release").fetchall())
    assert about["version"] == manifest.version


def test_the_month_comes_from_the_newest_article_unless_the_publisher_gives_a_date(tmp_path: Path, seeds: Path) -> None:
    outputs = snapshot(small(), tmp_path)
    made = [
        build(current(outputs), outputs.releases, request).root.name
        for request in (
            Request(seeds),
            Request(seeds, released_on=date(2026, 11, 21)),
            Request(seeds, version=Version.parse("2027.01.5")),
        )
    ]
    assert made == ["2024.05.0", "2026.11.0", "2027.01.5"]
    assert read_index(outputs.releases).latest == "2027.01.5"


def test_a_published_version_is_never_built_again(tmp_path: Path, seeds: Path) -> None:
    outputs = snapshot(small(), tmp_path)
    build(current(outputs), outputs.releases, Request(seeds))
    with pytest.raises(ReleaseError, match="never change"):
        build(current(outputs), outputs.releases, Request(seeds, version=Version.parse("2024.05.0")))


def test_a_release_never_slips_in_before_the_latest_unless_its_version_is_given(tmp_path: Path, seeds: Path) -> None:
    outputs = snapshot(small(), tmp_path)
    build(current(outputs), outputs.releases, Request(seeds, released_on=date(2026, 11, 21)))
    with pytest.raises(ReleaseError, match="before the latest release"):
        build(current(outputs), outputs.releases, Request(seeds))


def test_without_any_date_the_publisher_must_say_one(tmp_path: Path, seeds: Path) -> None:
    rows = empty()
    article(rows, "undated", "Words.", published_on=None, published_precision="unknown")
    outputs = snapshot(rows, tmp_path)
    with pytest.raises(ReleaseError, match="--date"):
        build(current(outputs), outputs.releases, Request(seeds))


def test_tables_that_fail_a_check_are_never_seen(tmp_path: Path, seeds: Path) -> None:
    rows = small()
    quote(rows, rows["articles"][0]["article_id"], "met Peeter Tamm", char_start=3, char_end=18)
    outputs = snapshot(rows, tmp_path)
    with pytest.raises(ReleaseError, match="quotes_evidence"):
        build(current(outputs), outputs.releases, Request(seeds))
    assert read_index(outputs.releases).releases == []
    assert [path.name for path in outputs.releases.iterdir()] == [".lock"]


def test_what_a_build_left_that_died_is_swept_by_the_next(tmp_path: Path, seeds: Path) -> None:
    outputs = snapshot(small(), tmp_path)
    for left in (".staging/2024.05.0", "2024.05.0"):
        (outputs.releases / left).mkdir(parents=True)
        (outputs.releases / left / "half.parquet").write_bytes(b"half")
    folder = build(current(outputs), outputs.releases, Request(seeds))
    assert verify(folder.root).problems == []
    assert not (outputs.releases / ".staging").exists()


def test_texts_are_passed_on_only_where_their_source_allows_it(release: Folder, nasty_outputs: Outputs) -> None:
    rows = pq.read_table(release.root / "data" / "articles.parquet", columns=["article_id", "source_id"]).to_pylist()
    texts = pq.read_table(release.root / "data" / "article_texts.parquet").to_pylist()
    closed = {row["article_id"] for row in rows if row["source_id"] == "closed"}
    assert closed
    assert {row["article_id"] for row in texts} == {row["article_id"] for row in rows} - closed


def test_every_row_of_the_sample_finds_what_it_refers_to(release: Folder) -> None:
    connection = duckdb.connect()
    for name, table in TABLES.items():
        connection.execute(f"CREATE VIEW {name} AS FROM '{release.root}/sample/data/{name}.parquet'")
        assert (
            pq.read_metadata(release.root / "sample" / "data" / f"{name}.parquet").num_rows
            or name == "article_revisions"
        )
        assert table.key
    for name, table in TABLES.items():
        for column, (other, key) in table.references.items():
            lost = connection.execute(
                f"SELECT count(*) FROM {name} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {other})"
            ).fetchone()
            assert lost == (0,), (name, column)


def test_the_manifest_lists_every_file_as_it_is(release: Folder) -> None:
    manifest = read_manifest(release)
    assert {entry.path for entry in manifest.files} == set(release.files()) - {"manifest.json", "SHA256SUMS"}
    assert {table.name: table.rows for table in manifest.tables} == {
        name: pq.read_metadata(release.root / "data" / f"{name}.parquet").num_rows for name in TABLES
    }
    assert all(set(table.formats) == {"parquet", "csv", "duckdb"} for table in manifest.tables)


def test_the_index_points_at_what_is_there(release: Folder, nasty_outputs: Outputs) -> None:
    index = json.loads((nasty_outputs.releases / "index.json").read_bytes())
    assert index["latest"] == release.root.name
    assert (nasty_outputs.releases / index["releases"][0]["path"] / "manifest.json").is_file()
    registry = pq.read_table(nasty_outputs.releases / index["registry"]["path"])
    rows = sum(table.rows for table in read_manifest(release).tables)
    assert registry.num_rows == rows
