"""Corrections and redactions: data with a reason and a guard; what was taken out stays out, and is not called damage."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from pipeline.release.amendments import AmendmentError, read_amendments
from pipeline.release.build import Request, build, redact, withdraw
from pipeline.release.get import FolderPlace, NoSuchReleaseError, get
from pipeline.release.layout import Folder
from pipeline.release.manifest import Status, read_index, read_manifest
from pipeline.release.publish import ReleaseError
from pipeline.release.verify import verify
from pipeline.settings import Outputs
from tests.release.tables import current, small, snapshot


def seeds_with(tmp_path: Path, corrections: str = "", redactions: str = "") -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir(exist_ok=True)
    (folder / "corrections.toml").write_text(corrections, encoding="utf-8")
    (folder / "redactions.toml").write_text(redactions, encoding="utf-8")
    return folder


def ids(table: str, **having: object) -> list[str]:
    key = {
        "statistics": "statistic_id",
        "articles": "article_id",
        "meetings": "meeting_id",
        "quotes": "quote_id",
        "people": "person_id",
    }[table]
    return [row[key] for row in small()[table] if all(row[column] == value for column, value in having.items())]


def rows(folder: Folder, table: str) -> list[dict[str, object]]:
    return list(pq.read_table(folder.root / "data" / f"{table}.parquet").to_pylist())


def everything(folder: Folder) -> str:
    """All that a reader could find in a release, in one text: every file, and every value of data and database."""
    texts = [
        (folder.root / path).read_bytes().decode(errors="replace")
        for path in folder.files()
        if not path.endswith((".parquet", ".gz", ".duckdb", ".xlsx"))
    ]
    texts += [
        str(pq.read_table(folder.root / path).to_pylist()) for path in folder.files() if path.endswith(".parquet")
    ]
    with duckdb.connect(str(folder.database), read_only=True) as connection:
        for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            texts.append(str(connection.execute(f'FROM "{table}"').fetchall()))
    return "\n".join(texts)


@pytest.fixture
def outputs(tmp_path: Path) -> Outputs:
    return snapshot(small(), tmp_path / "outputs")


def test_a_correction_changes_what_it_names_and_says_why(outputs: Outputs, tmp_path: Path) -> None:
    (row,) = ids("statistics", value=12.0)
    seeds = seeds_with(
        tmp_path,
        f"""[[correction]]
        table = "statistics"
        row = "{row}"
        expect = {{ measure = "officers" }}
        set = {{ measure = "police officers" }}
        reason = "The heading names the police."
        on = 2026-11-20
        """,
    )
    folder = build(current(outputs), outputs.releases, Request(seeds))
    assert [each["measure"] for each in rows(folder, "statistics") if each["statistic_id"] == row] == [
        "police officers"
    ]
    (told,) = json.loads((folder.root / "corrections.json").read_bytes())
    assert told["reason"] == "The heading names the police."
    assert verify(folder.root).sound


@pytest.mark.parametrize(
    ("expect", "set_", "message"),
    [
        ('{ measure = "officers" }', '{ measure = "officers" }', "no longer needed"),
        ('{ measure = "people" }', '{ measure = "police" }', "expects measure to be 'people', but it is 'officers'"),
        ('{ unit = "count" }', '{ unit = "" }', "not valid"),
    ],
)
def test_a_correction_that_does_not_fit_stops_the_build(
    outputs: Outputs, tmp_path: Path, expect: str, set_: str, message: str
) -> None:
    (row,) = ids("statistics", value=12.0)
    entry = f'[[correction]]\ntable = "statistics"\nrow = "{row}"\nexpect = {expect}\nset = {set_}\nreason = "It is so."\non = 2026-11-20\n'
    with pytest.raises(AmendmentError, match=message):
        build(current(outputs), outputs.releases, Request(seeds_with(tmp_path, entry)))
    assert not (outputs.releases / "index.json").exists()


def test_a_correction_of_a_row_that_is_gone_stops_the_build(outputs: Outputs, tmp_path: Path) -> None:
    entry = '[[correction]]\ntable = "statistics"\nrow = "s_gone"\nremove = true\nreason = "It is no figure."\non = 2026-11-20\n'
    with pytest.raises(AmendmentError, match="no longer needed"):
        build(current(outputs), outputs.releases, Request(seeds_with(tmp_path, entry)))


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (
            "corrections",
            "[[correction]]\ntable = 'nothing'\nrow = 'x'\nremove = true\nreason = 'because so'\non = 2026-01-01",
            "no table",
        ),
        (
            "corrections",
            "[[correction]]\ntable = 'quotes'\nrow = 'x'\nset = {loudness = 1}\nreason = 'because so'\non = 2026-01-01",
            "no column",
        ),
        (
            "corrections",
            "[[correction]]\ntable = 'quotes'\nrow = 'x'\nset = {cue = 'said'}\nreason = 'because so'\non = 2026-01-01",
            "`expect`",
        ),
        (
            "redactions",
            "[[redaction]]\ntable = 'quotes'\nrow = 'x'\nreason = 'whim'\nremove = true\non = 2026-01-01",
            "reason",
        ),
        (
            "redactions",
            "[[redaction]]\ntable = 'quotes'\nrow = 'x'\nreason = 'privacy'\non = 2026-01-01",
            "give one of",
        ),
        ("redactions", "[[redaction", "no TOML"),
        ("redactions", "[[correction]]\nrow = 'x'", "each entry begins"),
    ],
)
def test_an_amendment_that_is_written_wrongly_is_refused_with_its_place(
    tmp_path: Path, file: str, content: str, message: str
) -> None:
    seeds = seeds_with(tmp_path, **{file: content})
    with pytest.raises(AmendmentError, match=message):
        read_amendments(seeds)


def test_a_removed_article_takes_along_all_that_hangs_on_it(outputs: Outputs, tmp_path: Path) -> None:
    (article,) = ids("articles", source_path="riga-visit.txt")
    entry = f'[[redaction]]\ntable = "articles"\nrow = "{article}"\nremove = true\nreason = "court_order"\non = 2026-11-20\n'
    folder = build(current(outputs), outputs.releases, Request(seeds_with(tmp_path, redactions=entry)))
    found = everything(folder)
    for gone in ("Kalna", "Tamm", "We shared 40 files"):
        assert gone not in found
    for table in (
        "meetings",
        "meeting_participants",
        "quotes",
        "people",
        "organisations",
        "events",
        "article_revisions",
    ):
        assert rows(folder, table) == []
    assert verify(folder.root).sound


def test_masked_words_are_gone_wherever_the_article_repeats_them(outputs: Outputs, tmp_path: Path) -> None:
    (article,) = ids("articles", source_path="riga-visit.txt")
    text = next(row["text"] for row in small()["article_texts"] if row["article_id"] == article)
    start = text.index("Peeter Tamm")
    entry = f'[[redaction]]\ntable = "articles"\nrow = "{article}"\nchar_start = {start}\nchar_end = {start + 11}\nreason = "privacy"\non = 2026-11-20\n'
    folder = build(current(outputs), outputs.releases, Request(seeds_with(tmp_path, redactions=entry)))
    assert "Tamm" not in everything(folder)
    assert any("\u2588" * 11 in str(row["evidence"]) for row in rows(folder, "meetings"))
    assert verify(folder.root).problems == []


def test_a_redaction_revision_replaces_a_release_and_leaves_a_tombstone_that_points_on(
    outputs: Outputs, tmp_path: Path
) -> None:
    seeds = seeds_with(tmp_path)
    old = build(current(outputs), outputs.releases, Request(seeds))
    (quote,) = ids("quotes")
    seeds_with(
        tmp_path,
        redactions=f'[[redaction]]\ntable = "quotes"\nrow = "{quote}"\ncolumns = ["speaker_name", "speaker_raw"]\nreason = "privacy"\non = 2026-11-20\n',
    )
    new = redact(outputs.releases, "2024.05.0", "A person asked for it", Request(seeds))
    assert new.root.name == "2024.05.0+r1"
    assert [row["speaker_name"] for row in rows(new, "quotes")] == [None]
    verdict = verify(new.root)
    assert verdict.problems == []
    assert "were taken out by the publisher, not lost" in " ".join(verdict.notes)

    tomb = verify(old.root)
    assert (tomb.sound, tomb.withdrawn, tomb.replaced_by) == (True, True, "2024.05.0+r1")
    assert old.files() == ["README.md", "SHA256SUMS", "manifest.json"]
    index = read_index(outputs.releases)
    assert index.latest == "2024.05.0+r1"
    entry = index.entry("2024.05.0")
    assert entry is not None
    assert (entry.status, entry.replaced_by, entry.reason) == (
        Status.WITHDRAWN,
        "2024.05.0+r1",
        "A person asked for it",
    )

    changes = pq.read_table(new.root / "changes" / "since_2024.05.0.parquet").to_pylist()
    assert {(row["row_id"], row["op"], row["reason"]) for row in changes} == {(quote, "changed", "redaction")}

    got = get(FolderPlace(outputs.releases), tmp_path / "cache", "2024.05.0")
    assert got.manifest.version == "2024.05.0+r1"
    assert "A person asked for it" in got.notes[0]


def test_a_release_that_lacks_rows_without_saying_so_is_tampered_with(outputs: Outputs, tmp_path: Path) -> None:
    seeds = seeds_with(tmp_path)
    build(current(outputs), outputs.releases, Request(seeds))
    (quote,) = ids("quotes")
    seeds_with(
        tmp_path,
        redactions=f'[[redaction]]\ntable = "quotes"\nrow = "{quote}"\nremove = true\nreason = "privacy"\non = 2026-11-20\n',
    )
    new = redact(outputs.releases, "2024.05.0", "A person asked for it", Request(seeds))
    (new.root / "redactions.json").write_text("[]\n", encoding="utf-8")
    assert {finding.where for finding in verify(new.root).problems} == {"redactions.json"}


def test_a_redaction_that_touches_nothing_of_a_release_changes_nothing(outputs: Outputs, tmp_path: Path) -> None:
    seeds = seeds_with(tmp_path)
    build(current(outputs), outputs.releases, Request(seeds))
    seeds_with(
        tmp_path,
        redactions='[[redaction]]\ntable = "quotes"\nrow = "q_gone"\nremove = true\nreason = "privacy"\non = 2026-11-20\n',
    )
    with pytest.raises(ReleaseError, match="touches this release"):
        redact(outputs.releases, "2024.05.0", "A person asked for it", Request(seeds))
    with pytest.raises(AmendmentError, match="another id"):
        build(current(outputs), outputs.releases, Request(seeds))
    assert read_manifest(Folder(outputs.releases / "2024.05.0")).status is Status.ACTIVE


def test_a_withdrawn_release_says_why_wherever_it_is_asked_for(outputs: Outputs, tmp_path: Path) -> None:
    build(current(outputs), outputs.releases, Request(seeds_with(tmp_path)))
    withdraw(outputs.releases, "2024.05.0", "The wrong tables")
    assert verify(outputs.releases / "2024.05.0").withdrawn
    with pytest.raises(NoSuchReleaseError, match="The wrong tables"):
        get(FolderPlace(outputs.releases), tmp_path / "cache", "2024.05.0")
    assert read_index(outputs.releases).latest is None


def test_a_revision_of_an_older_release_leaves_the_latest_and_the_registry_as_they_are(
    outputs: Outputs, tmp_path: Path
) -> None:
    seeds = seeds_with(tmp_path)
    for _ in range(2):
        build(current(outputs), outputs.releases, Request(seeds))
    registry = read_index(outputs.releases).registry
    assert registry is not None
    before = (outputs.releases / registry.path).read_bytes()
    (quote,) = ids("quotes")
    entry = f'[[redaction]]\ntable = "quotes"\nrow = "{quote}"\nremove = true\nreason = "privacy"\non = 2026-11-20\n'
    seeds_with(tmp_path, redactions=entry)
    assert redact(outputs.releases, "2024.05.0", "A person asked for it", Request(seeds)).root.name == "2024.05.0+r1"
    index = read_index(outputs.releases)
    assert index.latest == "2024.05.1"
    assert index.registry is not None
    assert (outputs.releases / index.registry.path).read_bytes() == before
