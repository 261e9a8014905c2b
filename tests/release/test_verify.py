"""Verifying: a stranger with the folder alone finds every damage, and is told which file it is."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from pipeline.release.build import Request, build
from pipeline.release.layout import MANIFEST, SIGNATURE, SUMS, Folder
from pipeline.release.manifest import Manifest, read_manifest, sha256_of, sums, to_json
from pipeline.release.signature import PUBLISHER
from pipeline.release.verify import verify
from pipeline.tables.parquet import to_parquet
from schemas import TABLES
from tests.release.tables import current, small, snapshot

Copied = Callable[[Folder], Folder]


def test_a_release_is_sound_with_nothing_else_at_hand(release: Folder, copy_of: Copied) -> None:
    verdict = verify(copy_of(release).root)
    assert verdict.problems == []
    assert verdict.notes == ["The release is not signed."]


def test_one_flipped_byte_in_any_file_is_found_and_the_file_named(release: Folder, copy_of: Copied) -> None:
    folder = copy_of(release)
    for path in folder.files():
        file = folder.root / path
        whole = file.read_bytes()
        place = len(whole) // 2
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        # Bytes alone: what the files mean is not looked at here, so that all of them can be tried.
        named = {finding.where for finding in verify_bytes(folder)}
        assert named == {path}, path
        file.write_bytes(whole)
    assert verify_bytes(folder) == []


def verify_bytes(folder: Folder) -> list[object]:
    from pipeline.release.manifest import BadReleaseError
    from pipeline.release.verify_files import Finding, file_problems

    try:
        return list(file_problems(folder, read_manifest(folder), partial=False))
    except BadReleaseError as error:
        return [Finding(MANIFEST, str(error))]


@pytest.mark.parametrize(
    "path", ["data/quotes.parquet", "csv/quotes.csv.gz", "dateline.duckdb", "README.md", MANIFEST, SUMS]
)
def test_the_whole_verdict_names_the_flipped_file(release: Folder, copy_of: Copied, path: str) -> None:
    folder = copy_of(release)
    file = folder.root / path
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 3] ^= 4
    file.write_bytes(whole)
    verdict = verify(folder.root)
    assert not verdict.sound
    assert {finding.where for finding in verdict.problems} == {path}


def test_missing_and_added_files_are_named(release: Folder, copy_of: Copied) -> None:
    folder = copy_of(release)
    (folder.root / "README.md").unlink()
    (folder.root / "data" / "extra.parquet").write_bytes(b"x")
    found = {finding.where: finding.what for finding in verify(folder.root).problems}
    assert found == {"README.md": "is missing", "data/extra.parquet": "is not part of the release; somebody added it"}


def reseal(folder: Folder) -> None:
    """Make the manifest agree with the files again, as somebody would who wants to hide a change."""
    manifest = read_manifest(folder)
    files = [
        entry.model_copy(
            update={"bytes": (folder.root / entry.path).stat().st_size, "sha256": sha256_of(folder.root / entry.path)}
        )
        for entry in manifest.files
    ]
    sealed = Manifest.model_validate(manifest.model_copy(update={"files": files}).model_dump()).sealed()
    folder.manifest.write_bytes(to_json(sealed))
    (folder.root / SUMS).write_bytes(sums(sealed, sha256_of(folder.manifest)))


def test_a_changed_value_is_found_even_where_all_hashes_were_made_anew(release: Folder, copy_of: Copied) -> None:
    folder = copy_of(release)
    table = TABLES["statistics"]
    rows = pq.read_table(folder.data(table))
    place = rows.schema.get_field_index("value")
    changed = rows.set_column(place, rows.schema.field(place), pc.add(rows["value"], pa.scalar(1.0)))
    about = {
        "version": folder_version(folder),
        "schema_version": "1.0.0",
        "released_on": "2024-05-07",
        "licence": "CC-BY-4.0",
    }
    folder.data(table).write_bytes(to_parquet(table, changed, about))
    reseal(folder)
    named = {finding.where for finding in verify(folder.root).problems}
    assert "data/statistics.parquet" in named
    assert "README.md" not in named


def test_a_changed_answer_is_found_even_where_all_hashes_were_made_anew(release: Folder, copy_of: Copied) -> None:
    folder = copy_of(release)
    path = "queries/01_what_is_in_it.expected.json"
    kept = json.loads((folder.root / path).read_bytes())
    kept["rows"][0][1] += 1
    (folder.root / path).write_bytes(to_json(kept))
    reseal(folder)
    assert [finding.where for finding in verify(folder.root).problems] == [path]


def test_a_descriptor_that_describes_other_files_is_found(release: Folder, copy_of: Copied) -> None:
    folder = copy_of(release)
    for path in ("datapackage.json", "croissant.json"):
        whole = (folder.root / path).read_text(encoding="utf-8")
        (folder.root / path).write_text(whole.replace('"quotes"', '"sayings"'), encoding="utf-8")
    reseal(folder)
    assert {finding.where for finding in verify(folder.root).problems} == {"datapackage.json", "croissant.json"}


def folder_version(folder: Folder) -> str:
    return read_manifest(folder).version


def test_a_part_is_sound_only_where_it_is_asked_for_as_a_part(release: Folder, copy_of: Copied) -> None:
    folder = copy_of(release)
    shutil.rmtree(folder.root / "csv")
    assert verify(folder.root, partial=True).problems == []
    assert {finding.what for finding in verify(folder.root).problems} == {"is missing"}


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"{" * 5000, b'{"format_version": 99}', b"\xff\xfe"])
def test_a_manifest_that_cannot_be_read_is_a_clear_problem(release: Folder, copy_of: Copied, content: bytes) -> None:
    folder = copy_of(release)
    folder.manifest.write_bytes(content)
    (problem,) = verify(folder.root).problems
    assert problem.where == MANIFEST


def test_a_manifest_cannot_point_outside_its_release(release: Folder, copy_of: Copied) -> None:
    folder = copy_of(release)
    for path in ("../x", "/etc/passwd", "a/../../x", "a//b", "C:x", "a\\b", "."):
        told = json.loads(folder.manifest.read_bytes())
        told["files"][0]["path"] = path
        folder.manifest.write_bytes(to_json(told))
        assert "no path inside a release" in verify(folder.root).problems[0].what


needs_ssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh-keygen to sign with")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Folder:
    root = tmp_path_factory.mktemp("signed")
    for name in ("key", "other"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(root / name)], check=True)
    outputs = snapshot(small(), root / "outputs")
    return build(current(outputs), outputs.releases, Request(seeds, key=root / "key"))


@needs_ssh
def test_a_signature_holds_for_the_publishers_key_and_for_no_other(signed: Folder) -> None:
    root = signed.root.parents[2]
    for name, sound in (("key", True), ("other", False)):
        kind, value = (root / f"{name}.pub").read_text(encoding="utf-8").split()[:2]
        signers = root / f"{name}.signers"
        signers.write_text(f"{PUBLISHER} {kind} {value}\n", encoding="utf-8")
        assert verify(signed.root, signers=signers).sound is sound
    assert verify(signed.root).sound


@needs_ssh
def test_a_signature_does_not_survive_new_sums(signed: Folder, copy_of: Copied) -> None:
    folder = copy_of(signed)
    (folder.root / "README.md").write_text("Another.", encoding="utf-8")
    reseal(folder)
    assert [finding.where for finding in verify(folder.root).problems] == [SIGNATURE]
    (folder.root / SIGNATURE).unlink()
    assert [finding.where for finding in verify(folder.root).problems] == [SIGNATURE]
