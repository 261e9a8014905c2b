"""`dateline explain`: from any row to its words, its rule and its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.settings import Outputs
from pipeline.tables.snapshot import Staging
from schemas import TABLES
from tests.commands.conftest import Dateline
from tests.rows import ARTICLE, EVENT, MEETING, PARTICIPANTS, PERSON, QUOTE, STATISTIC, TEXT, arrow, row


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made-up")
    staging = Staging.start(Outputs(folder))
    for name in TABLES:
        staging.add(name, "0", arrow(name))
    staging.publish()
    return folder


def test_a_quote_shows_source_cue_and_content(dateline: Dateline, made_up: Path) -> None:
    done = dateline("explain", QUOTE, "--outputs", made_up)
    assert done.returncode == 0, done.stderr
    assert "“[content: We counted 40 boats,]” [cue: said] [source: Grau]." in done.stdout
    for shown in ("made_up", "Ilsa Grau", "Boats counted", "one.txt", "1" * 64):
        assert shown in done.stdout
    assert "\x1b" not in done.stdout


def test_a_statistic_shows_its_whole_sentence_with_what_it_counts(dateline: Dateline, made_up: Path) -> None:
    out = dateline("explain", STATISTIC, "--outputs", made_up).stdout
    assert "We counted [value: 40] [measure: boats]," in out
    assert "said Grau." in out


@pytest.mark.parametrize("row_id", [MEETING, PARTICIPANTS[1]])
def test_meetings_and_participants_have_their_sentence(dateline: Dateline, made_up: Path, row_id: str) -> None:
    assert "met" in dateline("explain", row_id, "--outputs", made_up).stdout


@pytest.mark.parametrize(("row_id", "points"), [(ARTICLE, QUOTE), (PERSON, PARTICIPANTS[0]), (EVENT, MEETING)])
def test_other_rows_show_the_rows_that_rest_on_them(
    dateline: Dateline, made_up: Path, row_id: str, points: str
) -> None:
    assert points in dateline("explain", row_id, "--outputs", made_up).stdout


def test_spans_for_a_program_are_offsets_into_the_text(dateline: Dateline, made_up: Path) -> None:
    record = json.loads(dateline("explain", QUOTE, "--outputs", made_up, "--json").stdout)
    marked = {span["role"]: TEXT[span["start"] : span["end"]] for span in record["spans"]}
    assert marked["content"] == "We counted 40 boats,"
    assert marked["cue"] == "said"
    start = record["passage"]["char_start"]
    assert TEXT[start : start + len(record["passage"]["text"])] == record["passage"]["text"]


def test_an_unknown_row_is_not_found(dateline: Dateline, made_up: Path) -> None:
    done = dateline("explain", "q_none'; DROP TABLE quotes", "--outputs", made_up)
    assert done.returncode == 3
    assert "No row" in done.stderr


def test_words_of_an_article_obey_nobody(dateline: Dateline, tmp_path: Path) -> None:
    hostile = TEXT.replace("counted", "c\x1b[2Jed")
    assert len(hostile) == len(TEXT)
    staging = Staging.start(Outputs(tmp_path))
    for name in TABLES:
        staging.add(name, "0", arrow(name))
    evidence = hostile[row("quotes").char_start : row("quotes").char_end]  # type: ignore[attr-defined]
    staging.files["quotes"].clear()
    staging.files["article_texts"].clear()
    staging.add("quotes", "0", arrow("quotes", row("quotes", evidence=evidence, speaker_raw="Gr\x1b[31mau")))
    staging.add("article_texts", "0", arrow("article_texts", row("article_texts", text=hostile)))
    staging.publish()
    done = dateline("explain", QUOTE, "--outputs", tmp_path)
    assert "\x1b" not in done.stdout
    assert "\\x1b[2J" in done.stdout


def test_every_row_of_a_run_explains_itself(dateline: Dateline, outputs: Path) -> None:
    for table in ("quotes", "statistics", "meetings", "meeting_participants", "people", "events"):
        question = f"SELECT {TABLES[table].key[0]} FROM {table} ORDER BY 1 LIMIT 1"
        row_id = dateline("sql", question, "--outputs", outputs).stdout.split()[1]
        done = dateline("explain", row_id, "--outputs", outputs)
        assert done.returncode == 0, done.stderr
        assert row_id in done.stdout
