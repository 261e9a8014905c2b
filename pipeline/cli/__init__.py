"""The commands. Each is a module of its own that is imported only when it is asked for, so that every command starts fast.

Belongs here: arguments, what a person or a program sees, exit codes. Stays out: the work itself, which the rooms do.
"""

from __future__ import annotations

from pipeline.cli.group import main

__all__ = ["main"]
