"""Getting a release: whole, checked, resumed where it broke off, from a folder or a server that misbehaves."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

import pytest

from pipeline.release.get import FolderPlace, NoSuchReleaseError, get
from pipeline.release.layout import Folder
from pipeline.release.manifest import BadReleaseError
from pipeline.release.verify import verify
from pipeline.settings import Outputs
from pipeline.sources.download import DownloadError, Downloads, MissingError


class Server(ThreadingHTTPServer):
    """A server that can be told to misbehave."""

    root: ClassVar[Path]

    def __init__(self, root: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = root
        self.cut_once: set[str] = set()
        self.fail_once: dict[str, int] = {}
        self.knows_ranges = True
        self.extra = b""
        self.asked: list[tuple[str, str | None]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = unquote(self.path).lstrip("/")
        asked = self.headers.get("Range")
        self.server.asked.append((path, asked))
        if path in self.server.fail_once:
            self.send_error(self.server.fail_once.pop(path))
            return
        file = self.server.folder / path
        if not file.is_file():
            self.send_error(404)
            return
        content = file.read_bytes() + self.server.extra
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and self.server.knows_ranges else 0
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        if path in self.server.cut_once:
            self.server.cut_once.remove(path)
            self.wfile.write(content[start : start + len(content) // 2])
            self.connection.close()
            return
        self.wfile.write(content[start:])


@pytest.fixture
def server(release: Folder, nasty_outputs: Outputs) -> Iterator[Server]:
    serving = Server(nasty_outputs.releases)
    thread = threading.Thread(target=serving.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield serving
    serving.shutdown()
    serving.server_close()
    thread.join()


def downloads(server: Server) -> Downloads:
    return Downloads(server.address, pause=lambda seconds: None)


def test_the_latest_release_comes_whole_and_sound(server: Server, release: Folder, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    got = get(downloads(server), tmp_path, progress=lambda path, done, total: seen.append((done, total)))
    assert got.folder.files() == release.files()
    assert verify(got.folder.root).problems == []
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_file_that_broke_off_is_resumed_where_it_ended(server: Server, release: Folder, tmp_path: Path) -> None:
    path = f"{release.root.name}/dateline.duckdb"
    server.cut_once = {path}
    get(downloads(server), tmp_path, only=["dateline.duckdb"])
    asked = [header for name, header in server.asked if name == path]
    assert asked[0] is None
    assert asked[1] is not None
    assert int(asked[1].removeprefix("bytes=").rstrip("-")) > 0


def test_a_server_that_knows_no_ranges_still_gives_the_right_bytes(
    server: Server, release: Folder, tmp_path: Path
) -> None:
    server.knows_ranges = False
    server.cut_once = {f"{release.root.name}/dateline.duckdb"}
    got = get(downloads(server), tmp_path, only=["dateline.duckdb"])
    assert got.folder.database.read_bytes() == release.database.read_bytes()


def test_an_interrupted_get_goes_on_with_what_is_there(server: Server, release: Folder, tmp_path: Path) -> None:
    get(downloads(server), tmp_path, only=["data/*"])
    before = len(server.asked)
    get(downloads(server), tmp_path)
    assert not any(path.startswith(f"{release.root.name}/data/") for path, _ in server.asked[before:])
    assert verify(tmp_path / "releases" / release.root.name).problems == []


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_in_trouble_is_asked_again(server: Server, release: Folder, tmp_path: Path, status: int) -> None:
    server.fail_once = {"index.json": status, f"{release.root.name}/README.md": status}
    assert get(downloads(server), tmp_path, only=["README.md"]).folder.manifest.is_file()


def test_a_file_that_is_larger_than_announced_is_refused(server: Server, release: Folder, tmp_path: Path) -> None:
    place = downloads(server)
    size = (release.root / "README.md").stat().st_size
    server.extra = b"more"
    with pytest.raises(DownloadError, match="larger than"):
        place.save(f"{release.root.name}/README.md", tmp_path / "x", size)


def test_other_bytes_than_those_of_the_manifest_are_thrown_away(
    release: Folder, nasty_outputs: Outputs, tmp_path: Path
) -> None:
    published = Path(shutil.copytree(nasty_outputs.releases, tmp_path / "published"))
    (published / release.root.name / "README.md").write_bytes(b"#" * (release.root / "README.md").stat().st_size)
    with pytest.raises(BadReleaseError, match=r"README\.md was changed"):
        get(FolderPlace(published), tmp_path / "cache")
    assert not (tmp_path / "cache" / "releases" / release.root.name / "manifest.json").exists()


def test_another_manifest_than_that_of_the_index_is_refused(
    release: Folder, nasty_outputs: Outputs, tmp_path: Path
) -> None:
    published = Path(shutil.copytree(nasty_outputs.releases, tmp_path / "published"))
    manifest = published / release.root.name / "manifest.json"
    manifest.write_bytes(manifest.read_bytes() + b" ")
    with pytest.raises(BadReleaseError, match="not the one that the index lists"):
        get(FolderPlace(published), tmp_path / "cache")


@pytest.mark.parametrize("path", ["../outside", "/etc", "a/../../b"])
def test_an_index_cannot_lead_outside_its_place(
    nasty_outputs: Outputs, release: Folder, tmp_path: Path, path: str
) -> None:
    index = json.loads((nasty_outputs.releases / "index.json").read_bytes())
    index["releases"][0]["path"] = path
    (tmp_path / "index.json").write_text(json.dumps(index), encoding="utf-8")
    with pytest.raises(BadReleaseError, match="damaged"):
        get(FolderPlace(tmp_path), tmp_path / "cache")


def test_what_is_not_there_is_said_with_what_is(server: Server, release: Folder, tmp_path: Path) -> None:
    with pytest.raises(NoSuchReleaseError, match=release.root.name):
        get(downloads(server), tmp_path, "1999.01.0")
    with pytest.raises(MissingError):
        get(Downloads(server.address + "nowhere/", pause=lambda seconds: None), tmp_path)


def test_a_server_that_is_gone_is_a_download_error_after_some_tries(tmp_path: Path) -> None:
    pauses: list[float] = []
    with pytest.raises(DownloadError, match="tries"):
        get(Downloads("http://127.0.0.1:9/", pause=pauses.append), tmp_path)
    assert pauses == sorted(pauses)
    assert len(pauses) == 4


def test_only_web_addresses_are_downloaded_from() -> None:
    for address in ("file:///etc/passwd", "ftp://x/y", "nothing"):
        with pytest.raises(DownloadError, match="no http"):
            Downloads(address)
