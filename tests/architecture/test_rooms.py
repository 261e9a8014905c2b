"""The doors of the house: who may import whom, and that every module says what belongs in it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
MODULES = sorted([*PROJECT.glob("pipeline/**/*.py"), *PROJECT.glob("schemas/**/*.py")])
RING = {"assets.py", "asset_checks.py", "definitions.py", "ui.py"}
DOORS = {
    "sources": set(),
    "articles": {"sources", "language"},
    "language": set(),
    "extraction": {"language"},
    "identity": {"language"},
    "tables": {"sources", "articles", "extraction", "identity", "language"},
    "checks": {"tables"},
    "release": {"tables", "checks", "sources"},
    "runners": {"sources", "articles", "language", "extraction", "tables"},
}
DOORS["steps"] = {*DOORS, "run"}
DOORS["cli"] = {*DOORS, "definitions", "run", "steps"}
"""What each room may import of `pipeline` besides itself and `settings`; `schemas` is open to all."""

NETWORK = {"httpx", "requests", "socket", "urllib.request", "http.client"}


def imports_of(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def name_of(module: Path) -> str:
    return str(module.relative_to(PROJECT))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_module_opens_with_what_it_is(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", [m for m in MODULES if m.parts[-2] != "pipeline"], ids=name_of)
def test_a_room_imports_only_through_its_doors(module: Path) -> None:
    room = module.relative_to(PROJECT).parts[1] if "pipeline" in module.parts else "schemas"
    allowed = DOORS.get(room, set()) | {room, "settings"}
    for name in imports_of(module):
        parts = name.split(".")
        if parts[0] == "pipeline" and len(parts) > 1:
            assert room != "schemas", f"schemas imports {name}"
            assert parts[1] in allowed, f"{room} imports {name}"


@pytest.mark.parametrize("module", [m for m in MODULES if m.name not in RING], ids=name_of)
def test_only_the_ring_imports_dagster(module: Path) -> None:
    assert not any(name.split(".")[0] == "dagster" for name in imports_of(module))


@pytest.mark.parametrize("module", [m for m in MODULES if m.name in RING], ids=name_of)
def test_the_ring_evaluates_its_annotations_eagerly(module: Path) -> None:
    assert "__future__" not in imports_of(module), "Dagster cannot read postponed annotations"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_sources_opens_the_network(module: Path) -> None:
    if "sources" not in module.parts:
        assert not NETWORK & imports_of(module)


TOUCHES_DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rmtree", "rename"}
MAY_TOUCH_DISK = {"sources", "tables", "release", "cli"}
READ_OWN_DATA = {"pipeline/language/lexicon.py", "pipeline/checks/files.py"}
"""Modules that read what comes with the code: lexicons and the checks' SQL."""


@pytest.mark.parametrize(
    "module", [m for m in MODULES if "schemas" in m.parts or m.parts[-2] != "pipeline"], ids=name_of
)
def test_only_some_rooms_touch_the_disk(module: Path) -> None:
    parts = module.relative_to(PROJECT).parts
    if parts[1] in MAY_TOUCH_DISK or name_of(module) in READ_OWN_DATA:
        return
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute | ast.Name)
        and "devnull" not in ast.unparse(node)
    }
    assert not TOUCHES_DISK & called


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_row_is_made_without_validation(module: Path) -> None:
    assert "model_construct" not in module.read_text(encoding="utf-8")
