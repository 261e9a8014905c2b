"""How a benchmark is timed: processor seconds, in turns, so that a machine that slows down slows all contenders alike.

Belongs here: timing functions and whole commands. Stays out: what is timed, and how it is shown.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Timed:
    """One contender: processor seconds of each round."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.seconds)

    def times_faster_than(self, other: Timed) -> float:
        """The median over the rounds of how many times longer the other one took in the same round."""
        return median(theirs / ours for ours, theirs in zip(self.seconds, other.seconds, strict=True))


def in_turns(contenders: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Timed]:
    """Run every contender once in each round, after a round that does not count.

    A contender that works in another process gives the processor seconds of its work; other results are not looked at.
    """
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for counted in (False, *[True] * rounds):
        for name, run in contenders.items():
            start = time.process_time()
            told = run()
            if counted:
                taken[name].append(told if isinstance(told, float) else time.process_time() - start)
    return {name: Timed(name, tuple(seconds)) for name, seconds in taken.items()}


@dataclass(frozen=True)
class Command:
    """A finished command, with what it and its children used."""

    cpu_seconds: float
    wall_seconds: float
    peak_mb: float
    """Memory of the largest single process, in 10^6 bytes."""


def command(arguments: Sequence[str], **environment: str) -> Command:
    """Run a command to its end. Raises `CalledProcessError` where it fails."""
    start = time.monotonic()
    process = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=os.environ | environment
    )
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments, output)
    return Command(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss * 1024 / 1e6)
