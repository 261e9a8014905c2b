"""`dateline sql`: any question, and nothing else than a question."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from pipeline.tables.reading import NotReadOnlyError, connect_locked, require_read_only
from schemas import TABLES
from tests.commands.conftest import Dateline
from tests.rows import arrow, row


@pytest.fixture
def files(tmp_path: Path) -> dict[str, list[Path]]:
    path = tmp_path / "set" / "quotes.parquet"
    path.parent.mkdir()
    pq.write_table(arrow("quotes"), path)
    (tmp_path / "secret.csv").write_text("word\nswordfish\n")
    return {"quotes": [path]}


HOSTILE = [
    "SELECT * FROM '{there}/secret.csv'",
    "SELECT * FROM read_csv('{there}/secret.csv')",
    "SELECT * FROM read_text('{there}/secret.csv')",
    "SELECT * FROM read_blob('{there}/set/../secret.csv')",
    "SELECT * FROM glob('{there}/*')",
    "SELECT * FROM read_parquet('{there}/set/quotes.parquet')",
    "SELECT * FROM parquet_metadata('{there}/set/quotes.parquet')",
    "WITH out AS (COPY quotes TO '{there}/out.csv') SELECT 1",
    "WITH out AS (COPY quotes TO '{there}/set/quotes.parquet') SELECT 1",
    "COPY quotes TO '{there}/out.csv'",
    "EXPLAIN ANALYZE COPY quotes TO '{there}/out.csv'",
    "EXPORT DATABASE '{there}/out'",
    "ATTACH '{there}/out.duckdb' AS elsewhere",
    "INSTALL httpfs",
    "LOAD '{there}/evil.duckdb_extension'",
    "SET enable_external_access = true",
    "SET allowed_directories = ['/']",
    "RESET lock_configuration",
    "PRAGMA enable_profiling = 'json'",
    "SELECT * FROM 'http://127.0.0.1:9/x.parquet'",
    "SELECT * FROM query('COPY quotes TO ''{there}/out.csv''')",
    "SELECT * FROM sqlite_scan('{there}/x', 'y')",
    "CREATE SECRET (TYPE s3, KEY_ID 'a', SECRET 'b')",
    "SELECT * FROM which_secret('s3://a', 's3')",
    "SELECT getenv('HOME')",
    "SELECT * FROM files",
    "SELECT 1; COPY quotes TO '{there}/out.csv'",
]


@pytest.mark.parametrize("statement", HOSTILE)
def test_the_connection_itself_lets_nothing_out_and_nothing_in(
    statement: str, files: dict[str, list[Path]], tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    with connect_locked(files) as connection:
        try:
            answer = str(connection.execute(statement.format(there=tmp_path)).fetchall())
        except duckdb.Error as error:
            answer = str(error)
        assert "swordfish" not in answer
        assert connection.execute("SELECT count(*) FROM quotes").fetchall() == [(1,)]
        assert connection.execute("SELECT current_setting('enable_external_access')").fetchall() == [(False,)]
    assert {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()} == before


@pytest.mark.parametrize(
    "statement",
    ["DROP VIEW quotes", "INSERT INTO quotes SELECT * FROM quotes", "CREATE TABLE a AS SELECT 1", "SET threads = 1",
     "ATTACH ':memory:' AS a", "COPY quotes TO 'a.csv'", "INSTALL httpfs", "PRAGMA version", "SELECT 1; SELECT 2", ""],
)  # fmt: skip
def test_what_does_more_than_read_is_told_so(statement: str) -> None:
    with pytest.raises(NotReadOnlyError):
        require_read_only(statement)


@pytest.mark.parametrize(
    "statement",
    ["SELECT 1", "FROM quotes", "WITH a AS (SELECT 1) FROM a", "DESCRIBE quotes", "SUMMARIZE quotes", "SHOW TABLES",
     "EXPLAIN SELECT 1", "PIVOT quotes ON kind", "VALUES (1)", "-- why\nSELECT 1;"],
)  # fmt: skip
def test_what_reads_is_let_through(statement: str) -> None:
    require_read_only(statement)


def test_every_table_is_a_view(dateline: Dateline, outputs: Path) -> None:
    question = " UNION ALL ".join(f"SELECT '{name}' AS name, count(*) FROM {name}" for name in TABLES)
    done = dateline("sql", question, "--outputs", outputs)
    assert done.returncode == 0, done.stderr
    assert {line[0] for line in csv.reader(io.StringIO(done.stdout))} == {"name", *TABLES}


def test_a_pipe_gets_csv_and_the_formats_agree(dateline: Dateline, outputs: Path, tmp_path: Path) -> None:
    question = "SELECT quote_id, text, segments, speaker_name FROM quotes ORDER BY quote_id LIMIT 5"
    as_csv = list(csv.DictReader(io.StringIO(dateline("sql", question, "--outputs", outputs).stdout, newline="")))
    as_json = json.loads(dateline("sql", question, "--outputs", outputs, "--format", "json").stdout)
    file = tmp_path / "answer.parquet"
    dateline("sql", question, "--outputs", outputs, "--format", "parquet", "-o", file)
    as_parquet = pq.read_table(file).to_pylist()
    assert [one["text"] for one in as_csv] == [one["text"] for one in as_json] == [one["text"] for one in as_parquet]
    assert [json.loads(one["segments"]) for one in as_csv] == [one["segments"] for one in as_json]
    assert [one["segments"] for one in as_json] == [one["segments"] for one in as_parquet]


def test_an_answer_without_rows_is_an_answer(dateline: Dateline, outputs: Path) -> None:
    question = "SELECT quote_id FROM quotes WHERE false"
    assert dateline("sql", question, "--outputs", outputs).stdout.split() == ["quote_id"]
    assert dateline("sql", question, "--outputs", outputs, "--format", "json").stdout.strip() == "[]"
    assert "quote_id" in dateline("sql", question, "--outputs", outputs, "--format", "table").stdout


def test_the_statement_may_come_from_standard_input(dateline: Dateline, outputs: Path) -> None:
    assert "42" in dateline("sql", "-", "--outputs", outputs, stdin="SELECT 42 AS answer").stdout


def test_a_wrong_statement_is_told_where_it_is_wrong(dateline: Dateline, outputs: Path) -> None:
    done = dateline("sql", "SELECT speeker FROM quotes", "--outputs", outputs)
    assert done.returncode == 2
    assert "speaker" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_tables_it_says_what_makes_them(dateline: Dateline, tmp_path: Path) -> None:
    done = dateline("sql", "SELECT 1", "--outputs", tmp_path)
    assert done.returncode == 3
    assert "dateline run" in done.stderr


def test_an_unknown_release_is_told_with_those_there_are(dateline: Dateline, outputs: Path) -> None:
    done = dateline("sql", "SELECT 1", "--outputs", outputs, "--release", "1999.01.0")
    assert done.returncode == 3
    assert "1999.01.0" in done.stderr


def test_cells_of_a_table_obey_nobody(files: dict[str, list[Path]], tmp_path: Path, dateline: Dateline) -> None:
    from pipeline.settings import Outputs
    from pipeline.tables.snapshot import Staging

    staging = Staging.start(Outputs(tmp_path / "out"))
    staging.add("quotes", "0", arrow("quotes", row("quotes", speaker_name="=cmd()\x1b[31m\nGrau")))
    staging.publish()
    question = "SELECT speaker_name FROM quotes"
    table = dateline("sql", question, "--outputs", tmp_path / "out", "--format", "table").stdout
    assert "\\x1b[31m" in table
    assert "\x1b" not in table
    exact = dateline("sql", question, "--outputs", tmp_path / "out").stdout
    assert list(csv.reader(io.StringIO(exact, newline="")))[1] == ["=cmd()\x1b[31m\nGrau"]
