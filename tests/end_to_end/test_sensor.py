"""The drop folder: when it asks for a run, and when it waits."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from pipeline.definitions import build_defs
from pipeline.run import RunSettings
from pipeline.settings import Outputs


class Looking:
    """A sensor that looks again and again, with its cursor kept between the looks."""

    def __init__(self, inputs: Path, outputs: Path) -> None:
        self._sensor = build_defs(RunSettings((inputs,), Outputs(outputs))).resolve_sensor_def("drop_folder")
        self._cursor: str | None = None

    def look(self) -> list[str | None]:
        """The keys of the runs that this look asks for."""
        found = self._sensor.evaluate_tick(dg.build_sensor_context(cursor=self._cursor))
        self._cursor = found.cursor or self._cursor
        return [request.run_key for request in found.run_requests or []]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "drop"
    made.mkdir()
    (made / "one.txt").write_text("One.")
    return made


@pytest.fixture
def sensor(folder: Path, tmp_path: Path) -> Looking:
    return Looking(folder, tmp_path / "outputs")


def test_asks_for_a_run_once_what_came_lies_still(sensor: Looking) -> None:
    asked = [len(sensor.look()) for _ in range(4)]
    assert asked == [0, 1, 0, 0]


def test_waits_while_files_are_being_written(sensor: Looking, folder: Path) -> None:
    asked = []
    for size in range(1, 4):
        (folder / "two.txt").write_text("x" * size)
        asked.append(len(sensor.look()))
    assert asked == [0, 0, 0]
    assert len(sensor.look()) == 1


@pytest.mark.parametrize("change", ["add", "edit", "remove"])
def test_asks_again_after_each_change_with_a_key_of_its_own(sensor: Looking, folder: Path, change: str) -> None:
    first = [key for _ in range(3) for key in sensor.look()]
    if change == "add":
        (folder / "inner").mkdir()
        (folder / "inner" / "two.txt").write_text("Two.")
    elif change == "edit":
        (folder / "one.txt").write_text("One, edited.")
    else:
        (folder / "one.txt").unlink()
    second = [key for _ in range(3) for key in sensor.look()]
    assert len(first) == len(second) == 1
    assert first != second


def test_does_not_mind_hidden_files_and_a_folder_that_is_not_there(
    sensor: Looking, folder: Path, tmp_path: Path
) -> None:
    before = [key for _ in range(3) for key in sensor.look()]
    (folder / ".half-written").write_text("x")
    assert len(before) == 1
    assert [key for _ in range(3) for key in sensor.look()] == []
    missing = Looking(tmp_path / "nowhere", tmp_path / "outputs")
    assert len([key for _ in range(3) for key in missing.look()]) == 1
