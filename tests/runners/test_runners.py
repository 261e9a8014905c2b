"""Runners: results in order, and a poisoned item that costs itself alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.runners import Runner
from pipeline.runners.limits import NEW_OBJECTS
from pipeline.runners.pool import Pool
from pipeline.runners.run import Inline, runner_for
from tests.runners.works import SHOUTING

WORDS = [f"word{n}" for n in range(40)]


def batches_of(words: list[str], size: int = 8) -> Iterator[list[str]]:
    return (words[at : at + size] for at in range(0, len(words), size))


def shouted(runner: Runner, words: list[str]) -> list[str]:
    return [word for batch in runner.map(SHOUTING, batches_of(words)) for word in batch]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    made = Pool(2)
    yield made
    made.close()


def test_results_come_in_the_order_of_the_batches(pool: Pool) -> None:
    assert shouted(pool, WORDS) == shouted(Inline(), WORDS) == [word.upper() for word in WORDS]


def test_no_batches_give_no_results(pool: Pool) -> None:
    assert list(pool.map(SHOUTING, [])) == []


@pytest.mark.parametrize(
    ("poison", "verdict"),
    [
        ("crash", "refused: crashed"),
        ("endless pattern", "refused: timeout"),
        ("swallows", "refused: timeout"),
        ("native loop", "refused: timeout"),
        ("memory", "refused: out_of_memory"),
    ],
)
def test_a_poisoned_item_costs_itself_alone(pool: Pool, poison: str, verdict: str) -> None:
    words = [*WORDS[:13], poison, *WORDS[13:]]
    assert shouted(pool, words) == [verdict if word == poison else word.upper() for word in words]


def test_the_pool_works_on_after_several_crashes(pool: Pool) -> None:
    words = ["crash", *WORDS[:10], "crash", "crash"]
    verdicts = shouted(pool, words)
    assert verdicts.count("refused: crashed") == 3
    assert shouted(pool, WORDS) == [word.upper() for word in WORDS]


def test_a_worker_looks_for_garbage_rarely(pool: Pool) -> None:
    assert list(pool.map(SHOUTING, [["garbage"]])) == [[str(NEW_OBJECTS)]]


def test_an_alarm_stops_endless_patterns_in_this_process_too() -> None:
    assert shouted(Inline(), ["endless pattern", "next"]) == ["refused: timeout", "NEXT"]


def test_the_choice_of_a_runner() -> None:
    assert isinstance(runner_for(0), Inline)
    assert isinstance(runner_for(2), Pool)


@pytest.mark.slow(reason="starts a cluster of processes")
def test_a_cluster_gives_the_same_results_and_survives_the_same_poison() -> None:
    pytest.importorskip("distributed", reason="the extra `scale` is not installed")
    runner = runner_for(2, cluster="local")
    try:
        words = [*WORDS[:5], "crash", *WORDS[5:]]
        assert shouted(runner, words) == ["refused: crashed" if word == "crash" else word.upper() for word in words]
    finally:
        runner.close()
