"""Work over lists of words that misbehaves on cue; at module level, because workers import it."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import itertools
import re
import time
from collections.abc import Sequence

from pipeline.runners.limits import TimeLimitReached, time_limit
from pipeline.runners.work import Work
from schemas.vocabularies import RejectCode

SECONDS = 0.5


def shout(words: list[str]) -> list[str]:
    return [_shout(word) for word in words]


def _shout(word: str) -> str:
    try:
        with time_limit(SECONDS):
            if word == "crash":
                ctypes.string_at(0)
            if word == "native loop":
                sum(itertools.repeat(0))  # in C from end to end: no handler of a signal ever runs
            if word == "endless pattern":
                re.match(r"(a+)+$", "a" * 64 + "b")
            if word == "swallows":
                _swallow()
            if word == "memory":
                return str(len(bytearray(8 << 30)))
            if word == "garbage":
                return str(gc.get_threshold()[0])
            return word.upper()
    except TimeLimitReached:
        return "refused: timeout"
    except MemoryError:
        return "refused: out_of_memory"


def _swallow() -> None:
    end = time.process_time() + 30
    while time.process_time() < end:
        with contextlib.suppress(Exception):
            sum(range(1000))


def _refuse(words: list[str], code: RejectCode, message: str) -> list[str]:
    return [f"refused: {code}" for _ in words]


def _halves(words: list[str]) -> tuple[list[str], list[str]]:
    return words[: len(words) // 2], words[len(words) // 2 :]


def _join(parts: Sequence[list[str]]) -> list[str]:
    return [word for part in parts for word in part]


SHOUTING: Work[list[str], list[str]] = Work(shout, len, _halves, _join, _refuse)
