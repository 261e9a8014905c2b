"""`make ui` for real: terminated, it leaves nothing behind. Slow because it starts Dagster's services."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.settings import PROJECT

pytestmark = pytest.mark.slow(reason="starts Dagster's web interface and daemon")


def in_session(session: int) -> dict[int, str]:
    """The living processes of a session with their command lines."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, its_session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(its_session) == session and state != "Z":
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


def test_terminating_the_interface_ends_all_that_it_started(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (tmp_path / "log").open("w") as log:
        service = subprocess.Popen(
            [sys.executable, "-m", "pipeline.ui", "-w", "workspace.yaml", "-h", "127.0.0.1", "-p", str(port)],
            cwd=PROJECT,
            env=os.environ | {"DAGSTER_HOME": str(tmp_path), "DAGSTER_DISABLE_TELEMETRY": "1"},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            until = time.monotonic() + 120
            wanted = ("dagster_webserver", "dagster._daemon")
            while not all(any(name in line for line in in_session(service.pid).values()) for name in wanted):
                assert service.poll() is None, (tmp_path / "log").read_text()
                assert time.monotonic() < until, (tmp_path / "log").read_text()
                time.sleep(0.5)
            time.sleep(3)
            service.send_signal(signal.SIGTERM)
            service.wait(timeout=120)
            until = time.monotonic() + 30
            while in_session(service.pid) and time.monotonic() < until:
                time.sleep(0.5)
            assert in_session(service.pid) == {}
        finally:
            for process in in_session(service.pid):
                os.kill(process, signal.SIGKILL)
