"""The project holds together: locks fit the dependencies, and nothing in the tree names a machine or an index."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest

from tests.documentation import PROJECT

DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {"run": (), "dev": ("ui", "scale", "test", "fix"), "bench": ("ui", "scale", "test", "fix", "bench")}
LOCKS = {
    lock: [*DECLARED["dependencies"], *(one for extra in extras for one in DECLARED["optional-dependencies"][extra])]
    for lock, extras in EXTRAS.items()
}
TRACKED = subprocess.run(
    ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=False
).stdout.split("\0")


def name_of(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_every_dependency_with_its_hashes(lock: str) -> None:
    """After a change of dependencies: `make lock`."""
    locked = (PROJECT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", locked, re.MULTILINE))
    assert [one for one in LOCKS[lock] if name_of(one) not in pinned] == []
    blocks = re.split(r"\n(?=\S)", locked.strip())
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_file(lock: str) -> None:
    locked = (PROJECT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--find-links|--trusted-host|file:", locked)


def test_what_is_run_is_what_is_tested_and_measured() -> None:
    locks = ((PROJECT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8") for lock in EXTRAS)
    run, dev, bench = (set(re.findall(r"^[\w.-]+==[^\s;\\]+", lock, re.MULTILINE)) for lock in locks)
    assert run <= dev <= bench


@pytest.mark.skipif(len(TRACKED) < 2, reason="not a git checkout")
def test_no_file_names_a_registry() -> None:
    hosts = re.compile(
        "|".join(re.escape(".".join(parts)) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")))
    )
    found = []
    for name in filter(None, TRACKED):
        path = PROJECT / name
        if path.is_file() and path.stat().st_size < 2_000_000:
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            if hosts.search(text):
                found.append(name)
    assert found == []
