"""The manifest of a release: every file with its size and hash, every table with its rows and logical digest.

Belongs here: the models of `manifest.json` and `index.json`, how they are written, and `SHA256SUMS`. Stays out: what is checked
against them.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from pipeline.release.layout import FORMAT_VERSION, INDEX, MANIFEST, SIGNATURE, SUMS, Folder

_CHUNK = 1 << 20
_M = TypeVar("_M", bound=BaseModel)


class BadReleaseError(ValueError):
    """A folder or file is no release that this version of Dateline can read; the message says what to do."""


class Status(StrEnum):
    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


def _inside(path: str) -> str:
    """A path that stays inside its release, on any system."""
    plain = path.isprintable() and not set(path) & set('\\:*?"<>|')
    if not plain or any(part in ("", ".", "..") for part in path.split("/")):
        raise ValueError(f"{path!r} is no path inside a release")
    return path


class FileEntry(_Record):
    """One file of a release."""

    path: Annotated[str, AfterValidator(_inside)]
    bytes: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    media_type: str
    table: str | None = None
    rows: int | None = None


class TableEntry(_Record):
    """One table of a release: the same rows stand in each of `formats`."""

    name: str
    rows: int = Field(ge=0)
    digest: str
    licence: str
    formats: list[str]


class Replaces(_Record):
    """What a redaction revision replaces."""

    version: str
    manifest_sha256: str


class Manifest(_Record):
    """`manifest.json`. `status` is `withdrawn` in the tombstone that a replaced release leaves behind."""

    format_version: int = FORMAT_VERSION
    name: str = "dateline"
    version: str
    schema_version: str
    released_on: date | None
    status: Status = Status.ACTIVE
    reason: str | None = None
    replaced_by: str | None = None
    replaces: Replaces | None = None
    previous: str | None = None
    made_with: dict[str, str] = Field(default_factory=dict)
    tables: list[TableEntry] = Field(default_factory=list)
    files: list[FileEntry] = Field(default_factory=list)
    redactions: int = 0
    corrections: int = 0
    self_sha256: str = ""

    def sealed(self) -> Self:
        """With `self_sha256`: the hash of the manifest as it is written with that value empty."""
        bare = self.model_copy(update={"self_sha256": ""})
        return self.model_copy(update={"self_sha256": hashlib.sha256(to_json(bare)).hexdigest()})

    def table(self, name: str) -> TableEntry | None:
        return next((table for table in self.tables if table.name == name), None)


class IndexEntry(_Record):
    """One release in the index."""

    version: str
    schema_version: str
    released_on: date | None
    status: Status = Status.ACTIVE
    reason: str | None = None
    replaced_by: str | None = None
    path: Annotated[str, AfterValidator(_inside)]
    manifest_sha256: str
    bytes: int = 0
    files: int = 0
    rows: dict[str, int] = Field(default_factory=dict)


class Index(_Record):
    """`index.json`: every release ever published, oldest first. `latest` is the newest that is not withdrawn."""

    format_version: int = FORMAT_VERSION
    latest: str | None = None
    registry: FileEntry | None = None
    releases: list[IndexEntry] = Field(default_factory=list)

    def entry(self, version: str) -> IndexEntry | None:
        return next((entry for entry in self.releases if entry.version == version), None)


def to_json(value: BaseModel | dict[str, Any] | list[Any]) -> bytes:
    """The one way in which this room writes JSON: two spaces, UTF-8, a line end at the end."""
    plain = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(folder: Folder) -> Manifest:
    """The manifest of a release; `BadReleaseError` where there is none that can be read."""
    return parse_manifest(_read(folder.manifest, MANIFEST))


def parse_manifest(content: bytes) -> Manifest:
    """A manifest from its bytes."""
    return _parsed(Manifest, content, MANIFEST)


def parse_index(content: bytes) -> Index:
    """An index from its bytes."""
    return _parsed(Index, content, INDEX)


def read_index(releases: Path) -> Index:
    """The index of a folder of releases; an empty one where nothing was published yet."""
    path = releases / INDEX
    return parse_index(path.read_bytes()) if path.exists() else Index()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    hashed = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            hashed.update(chunk)
    return hashed.hexdigest()


def sums(manifest: Manifest, manifest_sha256: str) -> bytes:
    """The bytes of `SHA256SUMS`, as `sha256sum --check` reads them: every file but itself and its signature."""
    hashes = {entry.path: entry.sha256 for entry in manifest.files} | {MANIFEST: manifest_sha256}
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes) if path not in (SUMS, SIGNATURE)).encode()


def _read(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise BadReleaseError(f"{path.parent} holds no {what}, so it is no release") from None


def _parsed(model: type[_M], content: bytes, what: str) -> _M:
    try:
        plain = json.loads(content)
        newer = plain.get("format_version", 0) if isinstance(plain, dict) else 0
    except (ValueError, RecursionError):
        raise BadReleaseError(f"{what} is not JSON; it is damaged or was changed") from None
    if isinstance(newer, int) and newer > FORMAT_VERSION:
        raise BadReleaseError(
            f"{what} has format version {newer}, this Dateline reads up to {FORMAT_VERSION}; upgrade it"
        )
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadReleaseError(f"{what} is damaged: {where or 'it'}: {first['msg']}") from None
