"""`make ui`: Dagster's web interface and daemon, until somebody ends them.

`dagster dev` ends what it started when it is interrupted, and leaves it behind when it is terminated, as service managers and
`make` do. Here both are the same. Belongs here: that. Stays out: what is shown (`definitions.py`).
"""

import signal
import sys
from types import FrameType


def main(arguments: list[str]) -> None:
    """Run `dagster dev` with these arguments; a SIGTERM interrupts it, and only the first one."""
    from dagster._cli import cli

    signal.signal(signal.SIGTERM, _interrupt)
    cli.main(["dev", *arguments], prog_name="dagster")


def _interrupt(signum: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    main(sys.argv[1:])
