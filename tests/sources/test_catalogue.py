"""`sources.toml` says what a source is, and a mistake in it is told with file, source and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.settings import SEEDS
from pipeline.sources.catalogue import CatalogueError, load_catalogue

GOOD = """
[[source]]
source_id = "river"
kind = "folder"
path = "pages"
publisher = "River Police"
language = "cs"
day_first = true
licence = "CC0-1.0"
text_may_be_redistributed = true
[[source.layout]]
since = 2016-01-01
body = "//div[@id='story']"
drop = ["//aside"]
"""


def written(folder: Path, content: str) -> Path:
    file = folder / "sources.toml"
    file.write_text(content)
    return file


def test_a_source_becomes_its_row(tmp_path: Path) -> None:
    [row] = load_catalogue([written(tmp_path, GOOD)]).rows(["river"])
    assert (row.publisher, row.licence, row.text_may_be_redistributed) == ("River Police", "CC0-1.0", True)


def test_a_path_belongs_to_the_source_that_is_nearest_above_it(tmp_path: Path) -> None:
    more = GOOD + '[[source]]\nsource_id = "inner"\npath = "pages/inner"\n'
    catalogue = load_catalogue([written(tmp_path, more)])
    assert catalogue.source_of(tmp_path / "pages" / "inner" / "x.txt")[0].source_id == "inner"
    assert catalogue.source_of(tmp_path / "pages" / "x.txt")[0].source_id == "river"
    assert catalogue.source_of(tmp_path / "x.txt")[0].source_id == "input"


def test_what_no_file_describes_has_a_row_too(tmp_path: Path) -> None:
    [row] = load_catalogue([]).rows(["input"])
    assert not row.text_may_be_redistributed


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ('kind = "folder"', 'kind = "heap"'),
        ('source_id = "river"', 'source_id = "River Police"'),
        ('language = "cs"', 'language = "Czech"'),
        ("body = \"//div[@id='story']\"", 'body = "//div["'),
        ("path =", "paht ="),
        ("since = 2016-01-01", 'since = "some day"'),
    ],
)
def test_a_mistake_is_told_with_file_source_and_key(tmp_path: Path, change: str, words: str) -> None:
    with pytest.raises(CatalogueError, match=r"sources\.toml: source '[^']+': \w"):
        load_catalogue([written(tmp_path, GOOD.replace(change, words))])


def test_a_source_cannot_be_declared_twice(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="declared twice"):
        load_catalogue([written(tmp_path, GOOD + GOOD)])


def test_the_sources_that_come_with_dateline_are_in_order() -> None:
    catalogue = load_catalogue([SEEDS / "sources.toml"])
    assert catalogue.source_of(SEEDS / "articles" / "x.txt")[0].source_id == "samples"
    assert catalogue.urls_of(catalogue.sources[0])
