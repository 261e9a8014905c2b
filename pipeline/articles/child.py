"""Parses pages in a process of its own, for `isolated.py`: `python -m pipeline.articles.child`.

Reads requests on standard input, writes drafts on standard output, each a length and then its bytes. What libraries print
goes nowhere. A request may use so many processor seconds, after which the system ends the process.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import struct
import sys
from dataclasses import asdict
from typing import BinaryIO

from pipeline.articles.plain import Draft
from pipeline.sources.documents import Hints

LENGTH = struct.Struct(">I")
MEMORY = 1_500_000_000
"""Bytes of address space: a page that needs more ends the process."""


def received(stream: BinaryIO) -> bytes | None:
    """The next message, or None where the other side has gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def sent(stream: BinaryIO, message: bytes) -> None:
    stream.write(LENGTH.pack(len(message)) + message)
    stream.flush()


def _limit_seconds(seconds: int) -> None:
    """From now on, so many processor seconds."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _encoded(draft: Draft | None) -> bytes:
    return json.dumps(None if draft is None else asdict(draft), default=str).encode()


def main() -> None:
    from pipeline.articles.html import read_html

    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    while (message := received(requests)) is not None:
        page: str
        hints: Hints
        page, hints, seconds = pickle.loads(message)
        _limit_seconds(seconds)
        try:
            answer = b"+" + _encoded(read_html(page, hints))
        except MemoryError:
            answer = b"-MemoryError"
        except Exception as error:  # the parent makes a refusal of it
            answer = b"-" + f"{type(error).__name__}: {error}"[:300].encode(errors="replace")
        sent(answers, answer)


if __name__ == "__main__":
    sys.setrecursionlimit(3000)
    main()
