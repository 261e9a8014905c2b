"""The seeds are complete, documented, and true to themselves."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from pipeline.settings import SEEDS

ARTICLES = sorted((SEEDS / "articles").glob("*.txt"))


def pages() -> dict[str, dict[str, str]]:
    lines = [
        line for line in (SEEDS / "articles.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    header, *rows = [line.split("\t") for line in lines]
    return {cells[0]: dict(zip(header, cells, strict=False)) for cells in rows}


def seeds_files() -> list[Path]:
    return sorted(p for p in SEEDS.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


@pytest.mark.parametrize("path", seeds_files(), ids=lambda p: str(p.relative_to(SEEDS)))
def test_every_file_is_named_in_the_readme_with_its_origin_and_licence(path: Path) -> None:
    rows = re.findall(r"^\| `([^`]+)` \|(.*)\|$", (SEEDS / "README.md").read_text(encoding="utf-8"), re.M)
    name = path.relative_to(SEEDS).as_posix()
    named = [cells for pattern, cells in rows if fnmatch(name, pattern)]
    assert len(named) == 1, f"{name} has {len(named)} rows in seeds/README.md: `python seeds/describe.py` adds one"
    (cells,) = named
    assert all(cell.strip() for cell in cells.split("|")), "what it holds, origin and licence"
    assert len(cells.split("|")) == 3


def test_the_readme_names_no_file_that_is_gone() -> None:
    named = re.findall(r"^\| `([^`]+)` \|", (SEEDS / "README.md").read_text(encoding="utf-8"), re.M)
    names = [p.relative_to(SEEDS).as_posix() for p in seeds_files()]
    assert [pattern for pattern in named if not any(fnmatch(name, pattern) for name in names)] == []


def test_every_sample_names_the_page_that_it_goes_back_to() -> None:
    index = pages()
    assert set(index) == {p.name for p in ARTICLES}
    for name, row in index.items():
        assert row["url"].startswith(("http://", "https://")), name
        assert row["publisher"], name


def test_there_are_samples_enough_in_three_languages() -> None:
    languages = [row["language"] for row in pages().values()]
    assert len(languages) >= 24
    assert set(languages) == {"en", "fr", "es"}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_samples_are_of_readable_length(path: Path) -> None:
    assert 100 <= len(path.read_text(encoding="utf-8").split()) <= 560
