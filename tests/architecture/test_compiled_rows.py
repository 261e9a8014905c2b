"""Compiled rules write the rows that the sources write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.compiled import copied, why_not_compilable

_ROWS = """
import sys
from pathlib import Path
from pipeline.articles.parse import parse
from pipeline.articles.parsed import ParsedArticle
from pipeline.extraction import extract as rules
from pipeline.settings import ARTICLES
from pipeline.sources.documents import RawDocument
from tests.benchmarks.variations import scrapes

texts = [(file.name, file.read_bytes()) for file in sorted(Path(ARTICLES).glob("*.txt"))]
texts += [(name, text.encode()) for name, text in scrapes(100)]
print(rules.__file__, file=sys.stderr)
for name, text in texts:
    article = parse(RawDocument("test", name, text))
    if isinstance(article, ParsedArticle):
        found = rules.extract(rules.document_of(article.article.model_dump(), article.text))
        for rows in (found.meetings, found.participants, found.statistics, found.quotes):
            for row in rows:
                print(name, row.model_dump_json())
"""


@pytest.mark.slow  # a C compiler reads every module
@pytest.mark.skipif(why_not_compilable() is not None, reason=str(why_not_compilable()))
def test_compiled_rules_write_the_same_rows(tmp_path: Path) -> None:
    folder = copied(tmp_path / "compiled", compiled=True, optimise=0)
    rows, loaded = _rows_of(folder)
    assert loaded.strip().endswith(".so")
    assert rows == _rows_of(copied(tmp_path / "sources", compiled=False))[0]
    assert rows.count("\n") > 100


def _rows_of(folder: Path) -> tuple[str, str]:
    done = subprocess.run([sys.executable, "-c", _ROWS], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr
