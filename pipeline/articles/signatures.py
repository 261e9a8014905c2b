"""The signature of a text: hashes of its word sequences, by which the same story is found again (`duplicates.py`).

A signature is one to two kilobytes and never changes with other articles: it can be stored, and only new articles need one.
Belongs here: making and reading signatures. Stays out: comparing them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

SEQUENCE = 8
"""Words of a sequence."""

SAMPLE = 2
"""One in this many sequences is kept, by its hash: the same ones in every article."""

FEWEST = 4
"""Sequences that a story must share; ten words in a row are a quotation, not a story."""

AT_ONCE = 4096
"""Signatures that are looked at together: bounds memory."""

_WORD = re.compile(r"\w+")
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_POWERS = np.array([pow(0x100000001B3, nth, 1 << 64) for nth in range(SEQUENCE)], dtype=np.uint64)


def signature_of(text: str) -> bytes:
    """The hashes of a text's kept sequences: sorted, eight bytes each, the same on every machine."""
    words = _WORD.findall(text.casefold())
    if not words:
        return b""
    hashed = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    hashed = _mixed(hashed)
    if len(hashed) < SEQUENCE:
        hashed = np.resize(hashed, SEQUENCE)
    count = len(hashed) - SEQUENCE + 1
    sums = np.zeros(count, dtype=np.uint64)
    for nth in range(SEQUENCE):
        sums += hashed[nth : nth + count] * _POWERS[nth]
    sums = np.unique(_mixed(sums))
    kept = sums[sums % np.uint64(SAMPLE) == 0]
    return bytes((kept if len(kept) >= FEWEST else sums).astype("<u8").tobytes())


def sizes_of(signatures: pa.ChunkedArray) -> Numbers:
    """How many hashes each signature has."""
    sizes = [np.diff(_offsets(chunk)) // 8 for chunk in signatures.chunks]
    return np.concatenate([np.zeros(0, np.int64), *sizes]).astype(np.int64)


def hashes_of(signatures: pa.ChunkedArray) -> Iterator[tuple[Hashes, Numbers]]:
    """The hashes of all signatures and the row of each, some rows at a time."""
    first = 0
    for chunk in signatures.chunks:
        for start in range(0, len(chunk), AT_ONCE):
            some = chunk.slice(start, AT_ONCE)
            offsets = _offsets(some)
            content = some.buffers()[2]
            hashes = np.frombuffer(content, np.uint8) if content is not None else np.zeros(0, np.uint8)
            rows = np.repeat(np.arange(first, first + len(some)), np.diff(offsets) // 8)
            yield hashes[offsets[0] : offsets[-1]].view("<u8"), rows
            first += len(some)


def _offsets(chunk: pa.BinaryArray) -> Numbers:
    return np.frombuffer(chunk.buffers()[1], np.int32)[chunk.offset : chunk.offset + len(chunk) + 1].astype(np.int64)


def _mixed(values: Hashes) -> Hashes:
    """A bijection that spreads values over all 64 bits (the finaliser of SplitMix64, Steele and others 2014)."""
    values = (values + _PRIME).astype(np.uint64)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
