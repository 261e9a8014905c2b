"""A release in Python and on the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import open_release
from pipeline.release.layout import Folder
from pipeline.release.opening import ReleaseNotFoundError
from pipeline.release.sql_files import queries
from pipeline.settings import Outputs
from tests.release.tables import small


def test_a_release_opens_by_version_by_folder_and_as_the_latest(release: Folder, nasty_outputs: Outputs) -> None:
    for asked in (release.root.name, None):
        assert open_release(asked, outputs=nasty_outputs.root).folder == release
    assert open_release(release.root).version == release.root.name
    assert open_release(str(release.root)).schema_version == "1.0.0"


def test_it_gives_a_connection_tables_words_and_a_citation(release: Folder) -> None:
    opened = open_release(release.root)
    with opened.connect() as connection:
        assert connection.execute("SELECT count(*) FROM latest_quotes").fetchone() is not None
        with pytest.raises(Exception, match="read-only"):
            connection.execute("DELETE FROM quotes")
    assert opened.table("quotes").num_rows == len([1 for _ in opened.table("quotes").to_pylist()])
    assert "char_start" in opened.describe("quotes")
    assert all(table in opened.describe() for table in opened.tables)
    assert opened.version in opened.cite()
    assert opened.cite("bibtex").startswith("@misc{dateline_")
    assert "cff-version: 1.2.0" in opened.cite("cff")


def test_a_row_explains_itself_with_its_words_in_their_sentence(release: Folder) -> None:
    quote = small()["quotes"][0]["quote_id"]
    explained = open_release(release.root).explain(quote)
    assert explained.table == "quotes"
    assert explained.sentence is not None
    assert "“[[We shared 40 files]],” Kalna said." in explained.sentence
    assert explained.article is not None
    assert explained.article["publisher"] == "Example Police"
    assert "from" in str(explained)


def test_a_row_of_an_article_without_text_still_names_its_article(release: Folder) -> None:
    closed = next(row for row in small()["statistics"] if row["unit"] == "t")
    explained = open_release(release.root).explain(closed["statistic_id"])
    assert explained.sentence is None
    assert explained.article is not None


def test_what_is_not_there_is_said_plainly(release: Folder, tmp_path: Path) -> None:
    opened = open_release(release.root)
    with pytest.raises(KeyError, match="no row"):
        opened.explain("q_nothing")
    with pytest.raises(KeyError, match="no table"):
        opened.table("sayings")
    with pytest.raises(ReleaseNotFoundError, match="release get"):
        open_release("1999.01.0", outputs=tmp_path)
    with pytest.raises(ReleaseNotFoundError, match="neither a version"):
        open_release(tmp_path)


def test_importing_the_package_loads_no_engine() -> None:
    code = "import sys, pipeline; assert not {'duckdb', 'pyarrow', 'jinja2', 'pydantic'} & set(sys.modules); pipeline.open_release"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def dateline(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_every_question_of_the_readme_can_be_asked_as_it_stands(
    query: object, release: Folder, nasty_outputs: Outputs
) -> None:
    readme = (release.root / "README.md").read_text(encoding="utf-8")
    sql = query.sql  # type: ignore[attr-defined]
    assert f"```sql\n{sql};\n```" in readme
    with open_release(release.root).connect() as connection:
        assert connection.execute(sql).description


def test_the_commands_speak_with_their_exit_codes(release: Folder, nasty_outputs: Outputs, tmp_path: Path) -> None:
    outputs = ("--outputs", nasty_outputs.root)
    asked = dateline("sql", "FROM said_by('kalna')", "--release", release.root.name, "--format", "csv", *outputs)
    assert "We shared 40 files" in asked.stdout
    assert dateline("release", "verify", release.root.name, *outputs).returncode == 0
    assert dateline("release", "verify", "1999.01.0", *outputs).returncode == 3
    assert dateline("release", "get", "--from", "http://127.0.0.1:9/").returncode in (3, 4)
    assert dateline("release", "build", "--version", "soon", *outputs).returncode == 2
    assert dateline("release", "diff", release.root.name, release.root.name, *outputs).stdout == "No row differs.\n"
    listed = dateline("release", "list", "--json", *outputs)
    assert f'"latest": "{release.root.name}"' in listed.stdout
