"""What lies in a folder now, as one short text: two listings are the same text exactly where nothing came, went or changed.

Belongs here: looking at names, sizes and times. Stays out: reading files.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def fingerprint(inputs: Iterable[Path]) -> str:
    """A hash of the names, sizes and times of all files below these paths; hidden files do not count."""
    digest = hashlib.sha256()
    for path in sorted(inputs):
        for line in _lines(path):
            digest.update(line)
    return digest.hexdigest()


def _lines(path: Path) -> Iterator[bytes]:
    try:
        found = path.lstat()
        entries = sorted(os.scandir(path), key=lambda entry: entry.name) if path.is_dir() else []
    except OSError:
        return
    if not entries and not path.is_dir():
        yield os.fsencode(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n")
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _lines(Path(entry.path))
        else:
            status = entry.stat(follow_symlinks=False)
            yield os.fsencode(f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}\n")
