"""What Dagster loads: the assets and what they are made from, their checks, the job and its schedule."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from pipeline.checks import all_checks, drift_checks
from pipeline.definitions import JOB, RELEASE_JOB, build_defs
from pipeline.run import RunSettings
from pipeline.settings import Outputs
from pipeline.tables.snapshot import current
from schemas import TABLES

GRAPH = """\
article_revisions <- raw_documents
article_texts <- raw_documents
articles <- raw_documents
events <- meeting_participants, meetings
meeting_participants <- article_texts, meetings
meetings <- article_texts, articles
organisations <- meeting_participants, quotes
people <- meeting_participants, quotes
quotes <- article_texts, articles
raw_documents <-
rejects <- articles, raw_documents
release <- tables
sources <- raw_documents
statistics <- article_texts, articles
tables <- article_revisions, article_texts, articles, events, meeting_participants, meetings, organisations, people, quotes, \
rejects, sources, statistics"""

ARTICLE = (
    "Boats\n\n4 May 2019\n\nZUBROWKA – Inspector Ilsa Grau of the River Police counted 40 boats on the river in May.\n"
)


def test_the_graph_is_as_it_was() -> None:
    """A change here is a change of what people see in Dagster: make it on purpose."""
    graph = build_defs().resolve_asset_graph()
    lines = [
        f"{key.to_user_string()} <- {', '.join(sorted(parent.to_user_string() for parent in graph.get(key).parent_keys))}".rstrip()
        for key in sorted(graph.get_all_asset_keys())
    ]
    assert "\n".join(lines) == GRAPH


def test_every_table_is_an_asset_with_its_columns() -> None:
    graph = build_defs().resolve_asset_graph()
    for table in TABLES.values():
        asset = graph.get(dg.AssetKey(table.name))
        columns = asset.metadata["dagster/column_schema"].columns
        assert {column.name for column in columns} == set(table.row.model_fields)
        assert all(column.description for column in columns)
        assert asset.description == table.description


def test_every_check_is_an_asset_check_of_its_table_and_blocks_where_it_must() -> None:
    graph = build_defs().resolve_asset_graph()
    specs = {key.name: graph.get_check_spec(key) for key in graph.asset_check_keys}
    checks = (*all_checks(), *drift_checks())
    assert specs.keys() == {check.family for check in checks}
    for check in checks:
        assert specs[check.family].asset_key == dg.AssetKey(check.table)
        assert specs[check.family].blocking == (check.severity == "blocking")


def test_the_definitions_load() -> None:
    dg.Definitions.validate_loadable(build_defs())


def test_the_daily_schedule_is_off_and_asks_for_the_job() -> None:
    defs = build_defs()
    schedule = defs.resolve_schedule_def("daily")
    assert schedule.job_name == JOB
    assert schedule.default_status == dg.DefaultScheduleStatus.STOPPED
    context = dg.build_schedule_context(scheduled_execution_time=datetime(2030, 1, 1, 5, tzinfo=UTC))
    assert len(schedule.evaluate_tick(context).run_requests or []) == 1


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[dg.ExecuteInProcessResult, Outputs]:
    folder = tmp_path_factory.mktemp("job")
    (folder / "boats.txt").write_text(ARTICLE)
    settings = RunSettings((folder / "boats.txt",), Outputs(folder / "out"), workers=0)
    return build_defs(settings).resolve_job_def(JOB).execute_in_process(), settings.outputs


def test_a_run_records_rows_lineage_preview_and_version(outcome: tuple[dg.ExecuteInProcessResult, Outputs]) -> None:
    result, outputs = outcome
    assert result.success
    snapshot = current(outputs)
    assert snapshot is not None
    made = {
        event.asset_key.to_user_string(): event.materialization
        for event in result.all_events
        if event.is_step_materialization
    }
    assert made.keys() == {*TABLES, "raw_documents", "tables"}
    for name in TABLES:
        metadata = made[name].metadata
        assert metadata["dagster/row_count"].value == snapshot.rows(name)
        assert all(f" {column} |" in metadata["preview"].value for column in TABLES[name].row.model_fields)
        assert made[name].tags["dagster/data_version"]
    assert "boats" in made["statistics"].metadata["preview"].value
    lineage = made["statistics"].metadata["dagster/column_lineage"].value.deps_by_column
    assert lineage["quote_id"] == [dg.TableColumnDep(asset_key=dg.AssetKey("quotes"), column_name="quote_id")]


def test_the_same_input_has_the_same_versions(
    outcome: tuple[dg.ExecuteInProcessResult, Outputs], tmp_path: Path
) -> None:
    (tmp_path / "boats.txt").write_text(ARTICLE)
    settings = RunSettings((tmp_path / "boats.txt",), Outputs(tmp_path / "out"), workers=0)
    again = build_defs(settings).resolve_job_def(JOB).execute_in_process()

    def versions(result: dg.ExecuteInProcessResult) -> dict[str, str]:
        return {
            event.asset_key.to_user_string(): event.materialization.tags["dagster/data_version"]
            for event in result.all_events
            if event.is_step_materialization
        }

    assert versions(again) == versions(outcome[0])


def test_some_tables_alone_are_refused_because_they_are_one_set(tmp_path: Path) -> None:
    facts = dg.AssetSelection.assets("meetings").required_multi_asset_neighbors()
    job = dg.define_asset_job("facts", selection=facts)
    defs = dg.Definitions.merge(
        build_defs(RunSettings(outputs=Outputs(tmp_path), workers=0)), dg.Definitions(jobs=[job])
    )
    result = defs.resolve_job_def("facts").execute_in_process(raise_on_error=False)
    assert not result.success
    failure = next(event for event in result.all_events if event.is_step_failure)
    assert "materialise all assets together" in str(failure.event_specific_data)
    assert current(Outputs(tmp_path)) is None


def test_the_job_may_be_pointed_elsewhere_in_the_launchpad(tmp_path: Path) -> None:
    (tmp_path / "boats.txt").write_text(ARTICLE)
    config = {
        "resources": {
            "run": {"config": {"inputs": [str(tmp_path / "boats.txt")], "outputs": str(tmp_path / "out"), "workers": 0}}
        }
    }
    assert build_defs().resolve_job_def(JOB).execute_in_process(run_config=config).success
    assert current(Outputs(tmp_path / "out")) is not None


def test_a_release_is_made_of_the_current_tables_by_a_job_of_its_own(
    outcome: tuple[dg.ExecuteInProcessResult, Outputs],
) -> None:
    outputs = outcome[1]
    config = {"ops": {"release": {"config": {"outputs": str(outputs.root), "date": "2030-01-02"}}}}
    result = build_defs().resolve_job_def(RELEASE_JOB).execute_in_process(run_config=config)
    assert result.success
    (made,) = [event.materialization for event in result.all_events if event.is_step_materialization]
    assert made.metadata["version"].value == "2030.01.0"
    assert (outputs.releases / "2030.01.0" / "START_HERE.html").is_file()
    assert current(outputs) is not None


def test_a_release_without_tables_fails_with_what_to_do(tmp_path: Path) -> None:
    config = {"ops": {"release": {"config": {"outputs": str(tmp_path)}}}}
    result = build_defs().resolve_job_def(RELEASE_JOB).execute_in_process(run_config=config, raise_on_error=False)
    assert not result.success
    failure = next(event for event in result.all_events if event.is_step_failure)
    assert "run the job `dateline` first" in str(failure.event_specific_data)
