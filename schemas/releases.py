"""Rows about releases: what changed from one to the next, and every identifier ever published.

They are tables of a release's own housekeeping, so they stand beside the catalogue of the data and not in it.
"""

from __future__ import annotations

from schemas.catalogue import Table
from schemas.rows import Row, column
from schemas.vocabularies import ChangeKind, ChangeReason, IdStatus


class Change(Row):
    """One row that differs between two releases. It never holds a value, so it cannot bring back what was redacted."""

    table_name: str = column(1, "The table.")
    row_id: str = column(2, "The row's key; the parts of a key of several columns are joined by `/`.")
    op: ChangeKind = column(3, "What became of the row.")
    reason: ChangeReason = column(4, "Why.")
    changed_columns: list[str] = column(5, "The columns that differ, where the row changed.", default_factory=list)
    article_id: str | None = column(6, "The article that the row belongs to.", default=None)
    superseded_by: str | None = column(
        7, "For a removed row: the one new row that rests on the same words.", default=None
    )


class PublishedId(Row):
    """One identifier that was ever published, and what became of it."""

    table_name: str = column(1, "The table.")
    row_id: str = column(2, "The row's key; the parts of a key of several columns are joined by `/`.")
    first_release: str = column(3, "The first release that had it.")
    last_release: str = column(4, "The last release that has it.")
    changed_release: str = column(5, "The last release in which the row's values changed.")
    status: IdStatus = column(6, "Whether it is in the latest release.")
    superseded_by: str | None = column(7, "The identifier to use instead.", default=None)


CHANGES = Table("changes", Change, ("table_name", "row_id"), ("table_name", "row_id"), per_article=False)
PUBLISHED_IDS = Table("id_registry", PublishedId, ("table_name", "row_id"), ("table_name", "row_id"), per_article=False)
