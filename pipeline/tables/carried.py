"""What a run carries over from the set before: the rows of articles that have not changed.

Belongs here: finding those rows, part by part, whatever parts the two sets have. Stays out: which articles they are, and
writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.tables.parts import bits_for, leading_bits, part_of
from pipeline.tables.snapshot import File, Snapshot
from schemas import TABLES
from schemas.arrow import arrow_schema


class Carried:
    """The set before, seen through the parts of the set that a run is making."""

    def __init__(self, before: Snapshot, stories: pa.Table) -> None:
        self.before = before
        self.stories = stories
        """The articles of the set before, with what is needed to tell which repeat another one, and what was found."""
        self.bits = bits_for(before.rows("articles"))
        self._files = {
            table: {int(part_of(file.name), 16): file for file in files} for table, files in before.files.items()
        }
        self._articles = cache(self._read_ids)

    def articles(self, part: int, bits: int) -> set[str]:
        """The articles that the set before has in a part."""
        return {
            one for old in self._sources(part, bits) for one in self._articles(old) if leading_bits(one, bits) == part
        }

    def all_articles(self) -> set[str]:
        return {one for old in self._files["articles"] for one in self._articles(old)}

    def file(self, table: str, part: int) -> File | None:
        """The file of a table's part; only where both sets have the same parts."""
        return self._files[table].get(part)

    def rows(self, table: str, part: int, bits: int, articles: Set[str], columns: list[str] | None = None) -> pa.Table:
        """The rows of these articles in a part, with the table's columns or only those named."""
        schema = arrow_schema(TABLES[table].row)
        wanted = pa.array(sorted(articles & self.articles(part, bits)), pa.string())
        key, values = "article_id", wanted
        if key not in schema.names:
            key = "meeting_id"
            values = (
                self.rows("meetings", part, bits, articles, ["article_id", "meeting_id"])
                .column("meeting_id")
                .combine_chunks()
            )
        names = columns or schema.names
        read = list(dict.fromkeys((*names, key)))
        found = [schema.empty_table().select(names)]
        for old in self._sources(part, bits):
            if (file := self._files[table].get(old)) is not None and len(values):
                rows = _read(self.before.folder / table / file.name, schema, read)
                found.append(rows.filter(pc.is_in(rows.column(key), value_set=values)).select(names))
        return pa.concat_tables(found)

    def all_rows(self, table: str, columns: list[str], articles: Set[str]) -> pa.Table:
        """Columns of the rows of these articles in the whole table."""
        schema = arrow_schema(TABLES[table].row)
        key, wanted = "article_id", articles
        if key not in schema.names:
            key = "meeting_id"
            wanted = set(self.all_rows("meetings", ["article_id", key], articles).column(key).to_pylist())
        read = list(dict.fromkeys((*columns, key)))
        rows = pa.concat_tables(_read(path, schema, read) for path in self.before.paths(table))
        if key == "article_id" and articles >= self.all_articles():
            return rows.select(columns)
        return rows.filter(pc.is_in(rows.column(key), value_set=pa.array(sorted(wanted), pa.string()))).select(columns)

    def articles_with_texts(self, part: int, bits: int, articles: Set[str]) -> pa.Table:
        """The rows of `articles` with a column `text`."""
        rows, texts = (
            self.rows(name, part, bits, articles).sort_by("article_id") for name in ("articles", "article_texts")
        )
        return rows.append_column(texts.schema.field("text"), texts.column("text"))

    def owners(self, table: str) -> dict[str, str]:
        """By key of a table's rows: the article that each belongs to."""
        (key,) = TABLES[table].key
        if "article_id" in TABLES[table].row.model_fields:
            rows = self.all_rows(table, [key, "article_id"], self.all_articles())
            return dict(zip(rows.column(key).to_pylist(), rows.column("article_id").to_pylist(), strict=True))
        of_meeting = self.owners("meetings")
        rows = self.all_rows(table, [key, "meeting_id"], self.all_articles())
        pairs = zip(rows.column(key).to_pylist(), rows.column("meeting_id").to_pylist(), strict=True)
        return {one: of_meeting[meeting] for one, meeting in pairs}

    def table(self, table: str) -> pa.Table:
        """A whole table that belongs to no article."""
        schema = arrow_schema(TABLES[table].row)
        files = [_read(path, schema, schema.names) for path in self.before.paths(table)]
        return pa.concat_tables([schema.empty_table(), *files])

    def _sources(self, part: int, bits: int) -> Iterator[int]:
        """The parts of the set before that hold what falls into a part now."""
        if self.bits <= bits:
            yield part >> (bits - self.bits)
        else:
            more = self.bits - bits
            yield from range(part << more, (part + 1) << more)

    def _read_ids(self, old: int) -> tuple[str, ...]:
        file = self._files["articles"].get(old)
        if file is None:
            return ()
        path = self.before.folder / "articles" / file.name
        rows = _read(path, arrow_schema(TABLES["articles"].row), ["article_id"])
        return tuple(rows.column("article_id").to_pylist())


def _read(path: Path, schema: pa.Schema, columns: list[str]) -> pa.Table:
    """Columns of one file: without the machinery for many files, which costs more than reading a small one."""
    narrow = pa.schema([schema.field(name) for name in columns])
    with pq.ParquetFile(path) as file:
        return file.read(columns=columns, use_threads=False).select(columns).cast(narrow)
