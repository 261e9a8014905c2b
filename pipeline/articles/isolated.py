"""Large pages are parsed in a child process with a limit of processor time, because no parser can be stopped from Python.

The child is started once, when the first large page comes, and again after it had to be ended. The limit counts processor
seconds, so that a busy machine changes no result. Belongs here: the child's life. Stays out: what it does (`child.py`).
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
from datetime import date
from typing import Any, BinaryIO, cast

from pipeline.articles.child import received, sent
from pipeline.articles.plain import Draft
from pipeline.articles.publication import Published
from pipeline.settings import PROJECT
from pipeline.sources.documents import Hints
from schemas.vocabularies import ArticleFlag, PublishedPrecision

CPU_SECONDS = 20
_WALL_SECONDS = 300
"""After this a child that uses no processor time, which cannot happen but might, is ended."""


class TooSlowError(Exception):
    """A page that takes longer than the limit."""


class CrashedError(Exception):
    """A page on which the parser died."""


class _Child:
    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._owner = os.getpid()

    def read(self, page: str, hints: Hints, seconds: int) -> Draft | None:
        with self._lock:
            process = self._started()
            requests, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
            try:
                sent(requests, pickle.dumps((page, hints, seconds)))
                ready, _, _ = select.select([answers], [], [], _WALL_SECONDS)
                answer = received(answers) if ready else None
            except (BrokenPipeError, OSError):
                answer = None
            if answer is None:
                self._fail(process, bool(process.poll() is None), seconds)
                raise AssertionError("a failed child always raises")
        if answer[:1] == b"+":
            return _decoded(json.loads(answer[1:]))
        raise CrashedError(answer[1:].decode(errors="replace"))

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None or self._owner != os.getpid():
            self._owner = os.getpid()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "pipeline.articles.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=PROJECT,
                env=os.environ | {"PYTHONPATH": str(PROJECT)},
            )
        return self._process

    def _fail(self, process: subprocess.Popen[bytes], alive: bool, seconds: int) -> None:
        """Say why the child did not answer: the system ended it for its time, or it died."""
        if alive:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1)
        ended = process.poll()
        self.close()
        if ended is None or ended in (-signal.SIGXCPU, -signal.SIGKILL):
            raise TooSlowError(f"Parsing took more than {seconds} processor seconds.")
        raise CrashedError(f"The parser died on it (exit code {ended}).")

    def close(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


_child = _Child()
atexit.register(_child.close)


def read_isolated(page: str, hints: Hints, seconds: int = CPU_SECONDS) -> Draft | None:
    """`read_html` in the child process. Raises TooSlowError or CrashedError."""
    return _child.read(page, hints, seconds)


def _decoded(fields: dict[str, Any] | None) -> Draft | None:
    if fields is None:
        return None
    printed = fields.pop("published")
    day = date.fromisoformat(printed["day"]) if printed["day"] else None
    flags = tuple(flag for flag in ArticleFlag if flag in printed["flags"])
    [precision] = [each for each in PublishedPrecision if each == printed["precision"]]
    return Draft(**{**fields, "captions": tuple(fields["captions"]), "published": Published(day, precision, flags)})
