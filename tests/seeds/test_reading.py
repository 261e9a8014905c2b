"""The samples are read as their gold says: headline, printed date, dateline, language, and the first words of the body."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.articles.parse import parse
from pipeline.articles.parsed import ParsedArticle
from pipeline.settings import SEEDS
from pipeline.sources.documents import RawDocument

GOLD = sorted((SEEDS / "gold").glob("*.json"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_a_sample_is_read_as_its_gold_says(gold: Path) -> None:
    [page] = (SEEDS / "articles").rglob(f"{gold.stem}.*")
    head = json.loads(gold.read_bytes())["article"]
    read = parse(RawDocument("samples", page.name, page.read_bytes()))
    assert isinstance(read, ParsedArticle)
    row = read.article
    assert (row.title, str(row.published_on), row.language) == (head["title"], head["published_on"], head["language"])
    assert (row.dateline_place, row.dateline_country) == (head["dateline_place"], head["dateline_country"])
    assert head["body_first"] in read.text
