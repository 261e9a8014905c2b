"""Bytes: are the files of a release those that its manifest lists, and is the list signed?

Belongs here: sizes, hashes, `SHA256SUMS`, the signature. Stays out: what the files hold.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.release.layout import MANIFEST, SIGNATURE, SIGNERS, SUMS, UNLISTED, Folder
from pipeline.release.manifest import FileEntry, Manifest, sha256_of, sums, to_json
from pipeline.release.signature import wrong_with_signature


@dataclass(frozen=True)
class Finding:
    """One problem: the file or table, and what is wrong with it."""

    where: str
    what: str


def file_problems(folder: Folder, manifest: Manifest, *, partial: bool) -> list[Finding]:
    """Every file that is missing, was changed, or is not listed. A manifest that was changed itself is believed in nothing."""
    own = folder.manifest.read_bytes()
    if manifest.sealed().self_sha256 != manifest.self_sha256 or to_json(manifest) != own:
        return [Finding(MANIFEST, "was changed after it was written, so nothing that it lists can be believed")]
    found = list(_listed(folder, manifest, partial=partial))
    strangers = set(folder.files()) - {entry.path for entry in manifest.files} - UNLISTED
    found += [Finding(path, "is not part of the release; somebody added it") for path in sorted(strangers)]
    if len(manifest.files) != len({entry.path for entry in manifest.files}):
        found.append(Finding(MANIFEST, "lists a file twice"))
    if not (folder.root / SUMS).is_file():
        found.append(Finding(SUMS, "is missing"))
    elif (folder.root / SUMS).read_bytes() != sums(manifest, hashlib.sha256(own).hexdigest()):
        found.append(Finding(SUMS, "does not agree with the manifest and the files"))
    return found


def signature_note(folder: Folder, signers: Path | None) -> tuple[str | None, Finding | None]:
    """A note about the signature, or the problem with it."""
    if not (folder.root / SIGNATURE).is_file():
        if signers or (folder.root / SIGNERS).is_file():
            return None, Finding(SIGNATURE, "is missing, although the release should be signed")
        return "The release is not signed.", None
    if not (folder.root / SUMS).is_file():
        return None, Finding(SIGNATURE, "signs SHA256SUMS, which is missing")
    if wrong := wrong_with_signature(folder.root, signers or folder.root / SIGNERS):
        return None, Finding(SIGNATURE, wrong)
    if signers:
        return f"The signature is by a key of {signers}.", None
    return "The signature is by the key that the release itself names; to know whose it is, give --signers.", None


def _listed(folder: Folder, manifest: Manifest, *, partial: bool) -> Iterator[Finding]:
    for entry in manifest.files:
        path = folder.root / entry.path
        if not path.resolve().is_relative_to(folder.root.resolve()):
            yield Finding(entry.path, "lies outside the release")
        elif not path.is_file():
            if not partial:
                yield Finding(entry.path, "is missing")
        elif problem := wrong_bytes(path, entry):
            yield Finding(entry.path, problem)


def wrong_bytes(path: Path, entry: FileEntry) -> str | None:
    """Why a file is not the one that the manifest lists; None where it is."""
    size = path.stat().st_size
    if size != entry.bytes:
        return f"has {size:,} bytes, not {entry.bytes:,}"
    if sha256_of(path) != entry.sha256:
        return "was changed: its SHA-256 is not the one in the manifest"
    return None
