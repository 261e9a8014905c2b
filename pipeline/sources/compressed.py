"""Single compressed files, read as streams that refuse to grow past the limits.

Belongs here: gzip, xz, bzip2 and zstd. Stays out: archives of many members (`archives.py`).
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from typing import BinaryIO, cast

from pipeline.sources.limits import Limits
from pipeline.sources.sniff import Format


class BombError(Exception):
    """A file that grows past the limits when decompressed."""


class CorruptError(Exception):
    """A compressed file that is damaged or cut off."""


def decompressed(stream: BinaryIO, kind: Format, limits: Limits) -> BinaryIO:
    """The content of a compressed file as a stream. Reading raises BombError or CorruptError."""
    counted = _Counted(stream)
    limited = _Limited(_decoder(cast(BinaryIO, counted), kind), counted, limits)
    return cast(BinaryIO, io.BufferedReader(limited, 1 << 16))


def _decoder(stream: BinaryIO, kind: Format) -> BinaryIO:
    if kind is Format.GZIP:
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
    if kind is Format.XZ:
        return cast(BinaryIO, lzma.LZMAFile(stream))
    if kind is Format.BZIP2:
        return cast(BinaryIO, bz2.BZ2File(stream))
    import zstandard

    return zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(stream, read_across_frames=True)


class _Counted(io.RawIOBase):
    """Counts the bytes that are read from the compressed file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        data = self._stream.read(-1 if size is None else size)
        self.count += len(data)
        return data

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def seekable(self) -> bool:
        return False


class _Limited(io.RawIOBase):
    """The decompressed bytes, with the ratio of growth watched and every decoder's error as one."""

    def __init__(self, stream: BinaryIO, source: _Counted, limits: Limits) -> None:
        self._stream, self._source, self._limits = stream, source, limits
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        try:
            data = self._stream.read(len(view))
        except (OSError, EOFError, lzma.LZMAError, ValueError) as error:
            raise CorruptError(f"The compressed data are damaged or cut off: {error}.") from error
        except Exception as error:  # zstandard has an error class of its own
            raise CorruptError(f"The compressed data are damaged: {error}.") from error
        self._count += len(data)
        limits = self._limits
        if self._count > limits.expanded or (
            self._count > limits.ratio_floor and self._count > limits.ratio * max(self._source.count, 1)
        ):
            raise BombError(
                f"It grows more than {limits.ratio}-fold, or past {limits.expanded} bytes, when decompressed."
            )
        view[: len(data)] = data
        return len(data)
