"""Identifiers of rows: hashes of content, so that an edit elsewhere in the article changes none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def row_id(prefix: str, *content: object) -> str:
    """`prefix` and 16 hex digits of the SHA-256 of the content's parts, as in `q_3f09c2d7a1b45e60`."""
    joined = "\x1f".join("" if part is None else str(part) for part in content)
    return f"{prefix}_{hashlib.sha256(joined.encode()).hexdigest()[:16]}"


class Identifiers:
    """Gives the rows of one article their ids; a second row with the same content gets its own, by order of appearance."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._seen: dict[tuple[object, ...], int] = {}

    def of(self, *content: object) -> str:
        nth = self._seen[content] = self._seen.get(content, 0) + 1
        parts: Iterable[object] = content if nth == 1 else (*content, nth)
        return row_id(self._prefix, *parts)
