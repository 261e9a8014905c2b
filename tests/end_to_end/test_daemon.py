"""Dagster's own daemon, for real: the schedule and the sensor start runs, and a run whose process was killed is tried again.

Slow because it starts services: some two minutes. What it starts, it ends.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import dagster as dg
import pytest
from dagster import DagsterRunStatus, RunsFilter

from pipeline.settings import PROJECT, Outputs
from pipeline.tables.snapshot import current

pytestmark = pytest.mark.slow(reason="starts Dagster's daemon and waits for it")

QUICK = """
telemetry: {enabled: false}
concurrency: {runs: {max_concurrent_runs: 1}}
run_monitoring: {enabled: true, poll_interval_seconds: 2, start_timeout_seconds: 120}
run_retries: {enabled: true, max_retries: 1}
"""
"""As `deploy/dagster.yaml`, but looking every two seconds."""

EVERY_MINUTE = """
import dagster as dg
import pipeline.definitions as definitions

definitions.DAILY = "* * * * *"
definitions.LOOK_EVERY = 1
defs = definitions.build_defs()
"""


class Service:
    """A daemon on a home of its own, over a copy of two sample articles."""

    def __init__(self, folder: Path) -> None:
        self.inputs, self.home = folder / "inputs", folder / "home"
        self.outputs = Outputs(folder / "outputs")
        self.inputs.mkdir()
        self.home.mkdir()
        for name in ("interpol-2016-falcone.txt", "interpol-2018-sessions.txt"):
            shutil.copy(PROJECT / "seeds" / "articles" / name, self.inputs)
        (self.home / "dagster.yaml").write_text(QUICK)
        (folder / "quick.py").write_text(EVERY_MINUTE)
        (folder / "workspace.yaml").write_text(
            f"load_from:\n  - python_file: {{relative_path: {folder / 'quick.py'}, working_directory: {PROJECT}}}\n"
        )
        self.workspace = folder / "workspace.yaml"
        self.environment = os.environ | {
            "DAGSTER_HOME": str(self.home),
            "DATELINE_INPUT": str(self.inputs),
            "DATELINE_OUTPUTS": str(self.outputs.root),
            "PYTHONPATH": str(PROJECT),
            "DAGSTER_DISABLE_TELEMETRY": "1",
        }
        self.log = (folder / "daemon.log").open("w")
        self.process: subprocess.Popen[bytes] | None = None

    def dagster(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "dagster", *arguments, "-w", str(self.workspace)]
        subprocess.run(command, env=self.environment, check=True, capture_output=True, timeout=120)

    def start(self) -> None:
        command = [sys.executable, "-m", "dagster._daemon", "run", "-w", str(self.workspace)]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True
        )

    def stop(self) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        self.log.close()

    def runs(self, **tags: str) -> list[dg.DagsterRun]:
        with dg.DagsterInstance.from_config(str(self.home)) as instance:
            return list(instance.get_runs(RunsFilter(tags=tags)))


def until(met: Callable[[], bool], seconds: float, every: float = 0.5) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "the daemon did not do it in time"
        time.sleep(every)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(tmp_path)
    try:
        yield made
    finally:
        made.stop()


def test_the_schedule_fires_and_its_run_publishes_tables(service: Service) -> None:
    service.dagster("schedule", "start", "daily")
    service.start()
    until(
        lambda: any(
            run.status == DagsterRunStatus.SUCCESS for run in service.runs(**{"dagster/schedule_name": "daily"})
        ),
        240,
    )
    published = current(service.outputs)
    assert published is not None
    assert published.rows("articles") == 2


def test_the_sensor_fires_for_what_is_dropped_in(service: Service) -> None:
    service.dagster("sensor", "start", "drop_folder")
    service.start()

    def succeeded() -> int:
        runs = service.runs(**{"dagster/sensor_name": "drop_folder"})
        return sum(run.status == DagsterRunStatus.SUCCESS for run in runs)

    until(lambda: succeeded() == 1, 240)
    shutil.copy(PROJECT / "seeds" / "articles" / "interpol-2019-dialogue.txt", service.inputs)
    until(lambda: succeeded() == 2, 240)
    published = current(service.outputs)
    assert published is not None
    assert published.rows("articles") == 3


def test_a_killed_run_is_noticed_and_the_retry_succeeds(service: Service) -> None:
    service.dagster("sensor", "start", "drop_folder")
    service.start()

    def kill_whoever_holds_the_lock() -> bool:
        try:
            os.kill(int(service.outputs.lock.read_text()), signal.SIGKILL)
        except (OSError, ValueError):
            return False
        return True

    until(kill_whoever_holds_the_lock, 240, every=0.01)

    def retried() -> bool:
        return any(run.status == DagsterRunStatus.SUCCESS and run.parent_run_id for run in service.runs())

    until(retried, 240)
    assert any(run.status == DagsterRunStatus.FAILURE for run in service.runs())
    published = current(service.outputs)
    assert published is not None
    assert published.damage() == []
