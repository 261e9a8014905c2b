"""Every check lets good tables pass and finds the row that it is there for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from pipeline.checks import Check, Severity, all_checks, run_checks
from pipeline.checks.files import CheckFileError, read_check
from schemas import TABLES
from schemas.arrow import arrow_schema
from tests.rows import ARTICLE, MEETING, TEXT, arrow, bent, row

CHECKS = {check.name: check for check in all_checks()}


@pytest.fixture
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    for name in TABLES:
        put(connection, name, arrow(name))
    yield connection
    connection.close()


def put(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Dictionaries become plain text, as they are once they have been through Parquet."""
    plain = pa.table(
        {
            field.name: rows.column(field.name).cast(pa.string())
            if pa.types.is_dictionary(field.type)
            else rows.column(field.name)
            for field in rows.schema
        }
    )
    connection.register("given", plain)
    connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM given')


def failing(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {result.check.name for result in run_checks(connection) if not result.passed}


def test_good_tables_pass_every_check(tables: duckdb.DuckDBPyConnection) -> None:
    assert failing(tables) == set()


def test_empty_tables_pass_every_check(tables: duckdb.DuckDBPyConnection) -> None:
    for name in TABLES:
        put(tables, name, arrow_schema(TABLES[name].row).empty_table())
    assert failing(tables) == set()


def changed(table: str, *others: Any, **columns: Any) -> tuple[str, pa.Table]:
    return table, arrow(table, row(table, **columns), *others)


BAD = {
    "articles_key": [("articles", arrow("articles", row("articles"), row("articles")))],
    "quotes_key": [("quotes", arrow("quotes", row("quotes"), row("quotes")))],
    "statistics_quote_id_refers": [changed("statistics", quote_id="q_00000000000000ff")],
    "quotes_person_id_refers": [changed("quotes", person_id="h_00000000000000ff")],
    "articles_duplicate_of_refers": [changed("articles", duplicate_of="a_00000000000000ff")],
    "meetings_vocabulary": [("meetings", bent("meetings", "kind", "party"))],
    "articles_required": [("articles", bent("articles", "raw_sha256", None))],
    "statistics_evidence": [changed("statistics", char_start=1, char_end=9)],
    "meeting_participants_evidence": [
        ("meeting_participants", arrow("meeting_participants", row("meeting_participants", char_start=0, char_end=19), row("meeting_participants", 1)))
    ],
    "statistics_country_form": [changed("statistics", country="Zubrowka")],
    "articles_dateline_country_form": [changed("articles", dateline_country="zu")],
    "articles_language_form": [changed("articles", language="English")],
    "articles_have_texts": [("article_texts", arrow_schema(TABLES["article_texts"].row).empty_table())],
    "articles_describe_their_texts": [changed("articles", text_sha256="0" * 64)],
    "rejects_are_no_articles": [changed("rejects", source_path="one.txt", raw_sha256="1" * 64)],
    "rejects_are_no_fault_of_ours": [changed("rejects", code="internal_error")],
    "rejects_are_few": [("rejects", arrow("rejects", *(row("rejects", reject_id=f"x_{nth:016x}") for nth in range(9))))],
    "articles_published_plausibly": [changed("articles", published_on=date(1066, 10, 14))],
    "articles_repeat_originals": [changed("articles", duplicate_of=ARTICLE)],
    "meetings_end_after_they_start": [changed("meetings", end_date=date(2019, 5, 2))],
    "meetings_dated_plausibly": [changed("meetings", start_date=date(2019, 6, 1), end_date=date(2019, 6, 1))],
    "meetings_dates_have_precision": [changed("meetings", date_precision="unknown")],
    "meetings_are_not_their_own_part": [changed("meetings", part_of_meeting_id=MEETING)],
    "meetings_have_participants": [("meeting_participants", arrow_schema(TABLES["meeting_participants"].row).empty_table())],
    "participants_are_numbered": [("meeting_participants", arrow("meeting_participants", row("meeting_participants", ordinal=2)))],
    "participants_are_somebody": [
        ("meeting_participants", arrow("meeting_participants", row("meeting_participants", name=None), row("meeting_participants", 1)))
    ],
    "statistics_values_are_numbers": [changed("statistics", value=float("inf"))],
    "statistics_units_have_a_form": [changed("statistics", unit="boats a day")],
    "statistics_periods_end_after_they_start": [
        changed("statistics", period_start=date(2019, 2, 1), period_end=date(2019, 1, 1))
    ],
    "statistics_shares_are_shares": [changed("statistics", unit="ratio")],
    "statistics_stand_in_their_quote": [changed("statistics", char_start=0, char_end=8, evidence=TEXT[:8])],
    "quotes_segments_lie_in_the_text": [changed("quotes", segments=[{"char_start": 5, "char_end": 9999}])],
    "quotes_say_what_stands_there": [changed("quotes", text="We counted 41 boats,")],
    "quotes_have_a_source": [changed("quotes", kind="indirect", speaker_name=None, speaker_raw=None)],
    "events_are_reported": [changed("events", article_count=2)],
    "people_appear": [changed("people", row("people"), person_id="h_00000000000000ff")],
}  # fmt: skip
"""For a check the tables with a row that fails it."""


@pytest.mark.parametrize("name", BAD)
def test_a_check_finds_its_bad_row(tables: duckdb.DuckDBPyConnection, name: str) -> None:
    for table, rows in BAD[name]:
        put(tables, table, rows)
    results = {result.check.name: result for result in run_checks(tables)}
    assert not results[name].passed
    assert results[name].failing == len(results[name].sample)


def test_every_written_check_and_every_derived_kind_has_a_bad_row() -> None:
    written = {name for name, check in CHECKS.items() if check.family == name}
    kinds = {name.removeprefix(f"{check.table}_") for name, check in CHECKS.items() if check.family != name}
    assert written <= BAD.keys()
    assert {kind for kind in kinds if not kind.endswith("_refers")} <= {
        name.removeprefix(f"{CHECKS[name].table}_") for name in BAD
    }


def test_only_blocking_failures_block(tables: duckdb.DuckDBPyConnection) -> None:
    put(tables, *changed("statistics", unit="ratio"))
    (result,) = [result for result in run_checks(tables) if not result.passed]
    assert result.check.severity is Severity.WARN
    assert not result.blocks


def test_the_catalogue_is_checked_without_a_line_here() -> None:
    for table in TABLES.values():
        assert {f"{table.name}_key", f"{table.name}_required"} <= CHECKS.keys()
        assert {f"{table.name}_{column}_refers" for column in table.references} <= CHECKS.keys()
        assert (f"{table.name}_evidence" in CHECKS) == table.has_evidence


def test_checks_describe_themselves_and_do_not_look_at_the_clock() -> None:
    for check in all_checks():
        assert check.description.endswith(".")
        assert not any(word in check.sql.lower() for word in ("current_date", "now()", "today()", "random("))


def test_a_check_of_articles_needs_no_table_that_is_made_later() -> None:
    from pipeline.steps import READ

    connection = duckdb.connect()
    for name in READ:
        put(connection, name, arrow(name))
    run_checks(connection, [check for check in all_checks() if check.table in READ])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("SELECT 1", "lacks description, severity, table"),
        ("-- table: boats\n-- severity: warn\n-- description: x.\nSELECT 1", "no table"),
        ("-- table: quotes\n-- severity: dire\n-- description: x.\nSELECT 1", "severity 'dire'"),
    ],
)
def test_a_check_file_that_lacks_its_header_is_refused(text: str, why: str) -> None:
    with pytest.raises(CheckFileError, match=why):
        read_check("new", text)


def test_a_check_is_its_file() -> None:
    check = read_check("new", "-- table: quotes\n-- severity: warn\n-- description: Words.\nSELECT 1;\n")
    assert check == Check("new", "quotes", Severity.WARN, "Words.", "SELECT 1", family="new")


def test_a_warning_within_articles_says_which_article_it_is_about(tables: duckdb.DuckDBPyConnection) -> None:
    for check in CHECKS.values():
        if check.within_articles and check.severity is Severity.WARN:
            assert "article_id" in [name for name, *_ in tables.execute(check.sql).description or ()], check.name
