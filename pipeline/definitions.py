"""What Dagster loads: the assets, their checks, one job over all of them, and its daily schedule.

Belongs here: putting the ring together. `build_defs` takes overrides, so that a command or a test runs the very same job on
other folders. Stays out: the work. No `from __future__ import annotations`, which Dagster cannot read.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.errors import DagsterAssetCheckFailedError

from pipeline.asset_checks import check_articles, check_facts
from pipeline.assets import RUN, extract, read, release, tables
from pipeline.run import BlockedError, Run, RunSettings, Watcher, begin
from pipeline.settings import Outputs
from pipeline.sources.listing import fingerprint

JOB = "dateline"
RELEASE_JOB = "publish"
LOOK_EVERY = 30
"""Seconds between two looks at the inputs."""

DAILY = "0 5 * * *"
"""Every morning at five, in UTC."""


def run_resource(settings: RunSettings, watcher: Watcher | None) -> dg.ResourceDefinition:
    """The run that a job's steps share. Its configuration may name other inputs, outputs or workers in the launchpad."""

    @dg.resource(
        config_schema={
            "inputs": dg.Field(
                [str], default_value=[str(path) for path in settings.inputs], description="Folders and files to read."
            ),
            "outputs": dg.Field(
                str, default_value=str(settings.outputs.root), description="Where tables and state go."
            ),
            "workers": dg.Field(
                dg.Noneable(int), default_value=settings.workers, description="Processes; all cores if null."
            ),
            "fetch": dg.Field(bool, default_value=settings.fetch, description="Ask web sources for what is new."),
            "cluster": dg.Field(
                dg.Noneable(str),
                default_value=settings.cluster,
                description="Dask scheduler that does the work, if any.",
            ),
            "full": dg.Field(bool, default_value=settings.full, description="Read and extract everything anew."),
        },
        description="One run under way: the lock, the staging area and the pool of processes.",
    )
    def run(context: dg.InitResourceContext) -> Iterator[Run]:
        given: dict[str, Any] = context.resource_config
        asked = RunSettings(
            inputs=tuple(map(Path, given["inputs"])),
            outputs=Outputs(Path(given["outputs"])),
            workers=given["workers"],
            full=given["full"],
            fetch=given["fetch"],
            cluster=given["cluster"],
        )
        with begin(asked, watcher) as under_way:
            yield under_way

    return run


def drop_folder(settings: RunSettings) -> dg.SensorDefinition:
    """A sensor that asks for a run when something came, went or changed in the inputs, and then lay still for one look."""

    @dg.sensor(
        name="drop_folder",
        job_name=JOB,
        minimum_interval_seconds=LOOK_EVERY,
        default_status=dg.DefaultSensorStatus.STOPPED,
        description="Runs when files of the inputs came, went or changed. Off until it is switched on.",
    )
    def look(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        seen = fingerprint(settings.inputs)
        last_seen, _, last_run = (context.cursor or "").partition(" ")
        if seen != last_seen:
            # Somebody may still be writing: what is half there now is another listing at the next look.
            return dg.SensorResult(skip_reason="The inputs are changing.", cursor=f"{seen} {last_run}")
        if seen == last_run:
            return dg.SensorResult(skip_reason="Nothing came, went or changed.")
        return dg.SensorResult([dg.RunRequest(run_key=seen)], cursor=f"{seen} {seen}")

    return look


def build_defs(
    settings: RunSettings | None = None, watcher: Watcher | None = None, **resources: object
) -> dg.Definitions:
    """The definitions, for a run with these settings; `resources` replaces resources by name, as tests do."""
    settings = settings or RunSettings()
    released = dg.AssetSelection.assets("release")
    job = dg.define_asset_job(
        JOB, selection=dg.AssetSelection.all() - released, description="Articles in, one checked set of tables out."
    )
    publishing = dg.define_asset_job(
        RELEASE_JOB,
        selection=released,
        description="The current tables as a version of the dataset. Never on a schedule.",
    )
    return dg.Definitions(
        assets=[read, extract, tables, release],
        asset_checks=[check_articles, check_facts],
        jobs=[job, publishing],
        schedules=[
            dg.ScheduleDefinition(
                name="daily",
                job=job,
                cron_schedule=DAILY,
                execution_timezone="UTC",
                description="Reads what is new every morning. Off until it is switched on.",
                default_status=dg.DefaultScheduleStatus.STOPPED,
            )
        ],
        sensors=[drop_folder(settings)],
        resources={RUN: run_resource(settings, watcher), **resources},
        # One process for all steps: they share the run's lock, and the parallel work happens inside them.
        executor=dg.in_process_executor,
    )


def execute(settings: RunSettings, watcher: Watcher) -> None:
    """Run the job in this process; it shows in Dagster's interface where the environment names a DAGSTER_HOME.

    Raises `BlockedError` where a blocking check failed, and otherwise what went wrong itself, without Dagster around it.
    """
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "1"
    job = build_defs(settings, watcher).resolve_job_def(JOB)
    instance = dg.DagsterInstance.get() if os.environ.get("DAGSTER_HOME") else None
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    try:
        job.execute_in_process(run_config=quiet, instance=instance)
    except DagsterAssetCheckFailedError as error:
        raise BlockedError(str(error)) from error
    except dg.DagsterError as error:
        raise error.__cause__ or error from None


defs = build_defs()
