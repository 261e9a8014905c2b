"""Lexicons: language knowledge as data, read once and checked on load.

A lexicon is a tab-separated file under `seeds/lexicons/<language>/` or `seeds/reference/`. Its first line that is no
comment names the columns; `#` starts a comment line; an empty cell takes the model's default.

Belongs here: reading and checking those files. Stays out: what any lexicon is used for, and finding its phrases on a text
(`phrase_index.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import GenericAlias
from typing import TypeVar, cast

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from pipeline.settings import SEEDS


class Entry(BaseModel):
    """A line of a lexicon. Subclasses declare the columns; a column may be a string, a number, a bool or a vocabulary."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


E = TypeVar("E", bound=Entry)


class LexiconError(ValueError):
    """A lexicon file that does not fit its model; the message names file and line."""


@cache
def read_lexicon(name: str, model: type[E], language: str = "en") -> tuple[E, ...]:
    """The entries of `seeds/lexicons/<language>/<name>.tsv`, in file order; none where only other languages have it."""
    path = _path(name, language)
    return _read(path, model) if path else ()


@cache
def read_reference(name: str, model: type[E]) -> tuple[E, ...]:
    """The entries of `seeds/reference/<name>.tsv`, in file order."""
    return _read(SEEDS / "reference" / f"{name}.tsv", model)


@cache
def languages_with(name: str) -> tuple[str, ...]:
    """The languages that have a lexicon of this name, sorted."""
    return tuple(sorted(path.parent.name for path in (SEEDS / "lexicons").glob(f"*/{name}.tsv")))


@cache
def words_of(name: str, language: str = "en") -> frozenset[str]:
    """A lexicon of single column `word`, as a set."""
    path = _path(name, language)
    lines = list(_lines(path)) if path else []
    for number, cells in lines:
        if cells.keys() != {"word"}:
            raise LexiconError(f"{path}:{number}: not a list of words: it has {', '.join(cells)}")
    return frozenset(cells["word"] for _, cells in lines)


def _path(name: str, language: str) -> Path | None:
    path = SEEDS / "lexicons" / language / f"{name}.tsv"
    return None if not path.is_file() and languages_with(name) else path


def _read(path: Path, model: type[E]) -> tuple[E, ...]:
    lines = list(_lines(path))
    entries = TypeAdapter(cast("type[tuple[E, ...]]", GenericAlias(tuple, (model, ...))))
    try:
        return entries.validate_python(tuple(cells for _, cells in lines))  # in one call, which takes half as long
    except ValidationError as error:
        problem = error.errors()[0]
        line, *column = problem["loc"]
        number = lines[int(line)][0]
        raise LexiconError(f"{path}:{number}: column {'.'.join(map(str, column))!r}: {problem['msg']}") from error


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Number and filled cells, by column, of each line."""
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = [cell.strip() for cell in cells]
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{path}:{number}: {len(cells)} cells, but {len(header)} columns")
        yield number, {key: cell for key, cell in zip(header, map(str.strip, cells), strict=False) if cell}


@cache
def read_pairs(name: str) -> dict[str, str]:
    """A large derived reference of two columns, first -> second, unchecked: the script that derives it is what to trust."""
    text = (SEEDS / "reference" / f"{name}.tsv").read_text(encoding="utf-8")
    while text.startswith("#"):
        text = text.partition("\n")[2]
    cells = text.rstrip("\n").replace("\n", "\t").split("\t")  # one split is four times as fast as one a line
    return dict(zip(cells[2::2], cells[3::2], strict=True))


class SortedPairs(dict[str, dict[str, str]]):
    """A large derived reference of two columns, unchecked, of which a text needs little: first two characters -> pairs.

    The file is sorted by its first column. What begins with two characters is read when it is first asked for.
    """

    def __init__(self, name: str) -> None:
        self._content = (SEEDS / "reference" / f"{name}.tsv").read_bytes()
        header = 0
        while self._content.startswith(b"#", header):
            header = self._content.index(b"\n", header) + 1
        self._header_end = self._content.index(b"\n", header)

    def __missing__(self, start: str) -> dict[str, str]:
        sought = start.encode(errors="surrogatepass")
        lines = self._content[self._line_from(sought) : self._line_from(sought + b"\xff")].decode().splitlines()
        pairs = self[start] = dict(line.split("\t") for line in lines)
        return pairs

    def _line_from(self, start: bytes) -> int:
        """Where the first line begins that is not before `start`. UTF-8 sorts as its characters do."""
        content = self._content

        def line_after(at: int) -> bytes:
            begin = content.find(b"\n", at) + 1
            return content[begin : begin + len(start)] if 0 < begin < len(content) else b"\xff"

        ends = range(self._header_end, len(content))
        return content.find(b"\n", ends[0] + bisect_left(ends, start, key=line_after)) + 1 or len(content)


@cache
def read_sorted_pairs(name: str) -> SortedPairs:
    """`seeds/reference/<name>.tsv`, opened."""
    return SortedPairs(name)
