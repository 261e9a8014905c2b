"""What a run carries over from the set before: the rows of articles that have not changed.

Belongs here: finding those rows, part by part, whatever parts the two sets have. Stays out: which articles they are, and
writing.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.tables.parts import Part, Parts, part_of
from pipeline.tables.snapshot import File, Snapshot
from schemas import TABLES
from schemas.arrow import arrow_schema


class Carried:
    """The set before, seen through the parts of the set that a run is making."""

    def __init__(self, before: Snapshot, stories: pa.Table) -> None:
        self.before = before
        self.stories = stories
        """The articles of the set before, with what is needed to tell which repeat another one, and what was found."""
        self.parts = Parts(stories.column("article_id"), stories.column("published_on"))
        self._files = {table: {part_of(file.name): file for file in files} for table, files in before.files.items()}

    @property
    def dealt_alike(self) -> bool:
        """Whether the set before was dealt to parts by the rule of today: else its files cannot be told apart."""
        return self._files.get("articles", {}).keys() == {part.name for part in self.parts.parts}

    @cached_property
    def all_articles(self) -> frozenset[str]:
        """The articles of the set before."""
        return frozenset(self.stories.column("article_id").to_pylist())

    def let_go(self) -> None:
        """Forget the stories once they are searched: their file need not stay in memory."""
        assert self.all_articles is not None, "which articles there are is known from now on"
        self.stories = self.stories.schema.empty_table()

    def same(self, part: Part, articles: Set[str]) -> bool:
        """Whether the set before has this very part, and all its articles are among these."""
        return list(self.parts.overlapping(part)) == [part] and all(one in articles for one in self.parts.ids(part))

    def file(self, table: str, part: Part) -> File | None:
        """The file of a table's part; only where both sets have it."""
        return self._files[table].get(part.name)

    def rows(self, table: str, part: Part, articles: Set[str], columns: Sequence[str] | None = None) -> pa.Table:
        """The rows of these articles in a part, with the table's columns or only those named."""
        schema = arrow_schema(TABLES[table].row)
        names = columns or schema.names
        key = "article_id" if "article_id" in schema.names else "meeting_id"
        read = list(dict.fromkeys((*names, key)))
        found = [schema.empty_table().select(names)]
        for old in self.parts.overlapping(part):
            wanted = [one for one in self.parts.ids(part) if one in articles]
            file = self._files[table].get(old.name)
            if file is None or not wanted:
                continue
            rows = _read(self.before.folder / table / file.name, schema, read)
            if wanted != self.parts.ids(old):
                values = pa.array(wanted, pa.string())
                if key != "article_id":
                    meetings = self.rows("meetings", part, articles, ["article_id", key])
                    values = meetings.column(key).combine_chunks()
                rows = rows.filter(pc.is_in(rows.column(key), value_set=values))
            found.append(rows.select(names))
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
        if key == "article_id" and articles >= self.all_articles:
            return rows.select(columns)
        return rows.filter(pc.is_in(rows.column(key), value_set=pa.array(sorted(wanted), pa.string()))).select(columns)

    def articles_with_texts(self, part: Part, articles: Set[str]) -> pa.Table:
        """The rows of `articles` with a column `text`."""
        rows, texts = (self.rows(name, part, articles).sort_by("article_id") for name in ("articles", "article_texts"))
        return rows.append_column(texts.schema.field("text"), texts.column("text"))

    def table(self, table: str) -> pa.Table:
        """A whole table that belongs to no article."""
        schema = arrow_schema(TABLES[table].row)
        files = [_read(path, schema, schema.names) for path in self.before.paths(table)]
        return pa.concat_tables([schema.empty_table(), *files])


def _read(path: Path, schema: pa.Schema, columns: list[str]) -> pa.Table:
    """Columns of one file: without the machinery for many files, which costs more than reading a small one."""
    narrow = pa.schema([schema.field(name) for name in columns])
    with pq.ParquetFile(path) as file:
        return file.read(columns=columns, use_threads=False).select(columns).cast(narrow)
