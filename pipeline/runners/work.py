"""A function over batches, with what a runner needs to find the one item of a batch that kills its worker.

Belongs here: the noun. Stays out: the two functions that Dateline runs (`batches.py`) and how they are run (`run.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from schemas.vocabularies import RejectCode

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(frozen=True)
class Work(Generic[In, Out]):
    """`run` is pure, at module level, and raises for no single item; everything here can be pickled.

    The result of a batch is the `join` of the results of its halves, so a runner may cut a batch where it likes.
    """

    run: Callable[[In], Out]
    count: Callable[[In], int]
    """Items in a batch."""
    halves: Callable[[In], tuple[In, In]]
    """A batch of two or more items, cut in the middle."""
    join: Callable[[Sequence[Out]], Out]
    refuse: Callable[[In, RejectCode, str], Out]
    """The result of a batch of one item that could not be worked on, with the reason."""
