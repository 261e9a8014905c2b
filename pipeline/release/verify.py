"""Is a release what it says it is? Everything is checked against the release itself; nothing else is needed.

Belongs here: the order of the checks and the verdict. Stays out: each check (`verify_files.py`, `verify_content.py`).

A file whose bytes are not those of the manifest is named, and nothing that rests on it is believed. A row that is missing because it
was redacted is no damage: the release says so itself, in `redactions.json`, and the tombstone of what it replaces points to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.release.layout import MANIFEST, Folder
from pipeline.release.manifest import BadReleaseError, Manifest, Status, read_manifest
from pipeline.release.verify_content import content_problems
from pipeline.release.verify_files import Finding, file_problems, signature_note
from schemas.rows import SCHEMA_VERSION

Progress = Callable[[str], None]


@dataclass
class Verdict:
    """What was found. `notes` are worth knowing and no problem."""

    version: str
    problems: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    withdrawn: bool = False
    replaced_by: str | None = None

    @property
    def sound(self) -> bool:
        return not self.problems


def verify(
    root: Path,
    *,
    signers: Path | None = None,
    partial: bool = False,
    threads: int = 2,
    measured: Mapping[str, Mapping[str, str]] | None = None,
    progress: Progress = lambda step: None,
) -> Verdict:
    """Check a release. `signers` is the publisher's `allowed_signers`, got by another way than the release.

    `partial` allows files to be missing, as after a download of a part. `measured` are logical digests that the caller has just
    taken of these very files, by table and format, after asking them the data checks too; neither is done again.
    """
    folder = Folder(root)
    try:
        manifest = read_manifest(folder)
    except BadReleaseError as error:
        return Verdict("unknown", [Finding(MANIFEST, str(error))])
    verdict = Verdict(manifest.version)
    progress("sizes and hashes")
    verdict.problems += file_problems(folder, manifest, partial=partial)
    if any(finding.where == MANIFEST for finding in verdict.problems):
        return verdict
    note, problem = signature_note(folder, signers)
    verdict.problems += [problem] if problem else []
    verdict.notes += [note] if note else []
    if manifest.status is Status.WITHDRAWN:
        verdict.withdrawn, verdict.replaced_by = True, manifest.replaced_by
        verdict.notes.append(withdrawn_words(manifest))
        return verdict
    damaged = {finding.where for finding in verdict.problems}
    verdict.problems += content_problems(
        folder, manifest, damaged=damaged, partial=partial, threads=threads, measured=measured or {}, progress=progress
    )
    verdict.notes += _redaction_notes(manifest)
    if manifest.schema_version != SCHEMA_VERSION:
        verdict.notes.append(
            f"The release has schema {manifest.schema_version}, this Dateline {SCHEMA_VERSION}: bytes and digests were checked; "
            "keys, references and descriptions only a Dateline with that schema can check."
        )
    return verdict


def withdrawn_words(manifest: Manifest) -> str:
    """Why a release is no longer there, and where to go."""
    where = f" Use {manifest.replaced_by}." if manifest.replaced_by else ""
    return f"{manifest.version} was withdrawn: {manifest.reason or 'no reason was given'}.{where}"


def _redaction_notes(manifest: Manifest) -> list[str]:
    notes = []
    if manifest.replaces:
        notes.append(
            f"{manifest.version} replaces {manifest.replaces.version}: {manifest.redactions} redactions, listed in redactions.json. "
            "Rows that it lacks were taken out by the publisher, not lost."
        )
    elif manifest.redactions:
        notes.append(f"{manifest.redactions} redactions are listed in redactions.json.")
    return notes
