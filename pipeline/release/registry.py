"""The registry: every identifier ever published, in every table, and what became of it.

Belongs here: bringing the registry up to a release. Stays out: where it is kept. It is made from the registry before, the new
release, and the changes between, so making it twice gives the same.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.release.engine import name, parquet, text
from pipeline.release.layout import Folder
from schemas.arrow import arrow_schema
from schemas.releases import PUBLISHED_IDS


def registered(
    connection: duckdb.DuckDBPyConnection, folder: Folder, version: str, changes: str, before: Path | None
) -> pa.Table:
    """The registry after a release; `changes` names the table of changes since the release before."""
    ids = " UNION ALL ".join(
        f"SELECT {text(table.name)} AS table_name, concat_ws('/', {', '.join(map(name, table.key))}) AS row_id FROM {parquet(folder.data(table))}"
        for table in folder.tables()
    )
    if before is None:
        old = "(SELECT NULL::VARCHAR AS table_name, NULL::VARCHAR AS row_id, NULL::VARCHAR AS first_release, NULL::VARCHAR AS last_release, NULL::VARCHAR AS changed_release, NULL::VARCHAR AS status, NULL::VARCHAR AS superseded_by WHERE false)"
    else:
        old = parquet(before)
    this = text(version)
    listed = ", ".join(map(name, arrow_schema(PUBLISHED_IDS.row).names))
    return connection.sql(
        f"""WITH now AS ({ids}), joined AS (
              SELECT coalesce(n.table_name, o.table_name) AS table_name, coalesce(n.row_id, o.row_id) AS row_id,
                     o.first_release, o.last_release, o.changed_release, o.status, o.superseded_by, n.row_id IS NOT NULL AS here
              FROM now AS n FULL JOIN {old} AS o ON n.table_name = o.table_name AND n.row_id = o.row_id
            ), updated AS (
              SELECT j.table_name, j.row_id, coalesce(j.first_release, {this}) AS first_release,
                     CASE WHEN here THEN {this} ELSE j.last_release END AS last_release,
                     CASE WHEN j.first_release IS NULL OR (here AND c.op IN ('changed', 'added')) THEN {this} ELSE j.changed_release END AS changed_release,
                     CASE WHEN here THEN 'active' WHEN c.reason = 'redaction' THEN 'redacted' WHEN j.status = 'active' THEN 'gone' ELSE j.status END AS status,
                     CASE WHEN here THEN NULL ELSE coalesce(c.superseded_by, j.superseded_by) END AS superseded_by
              FROM joined AS j LEFT JOIN {changes} AS c ON c.table_name = j.table_name AND c.row_id = j.row_id
            )
            SELECT {listed} FROM updated"""
    ).to_arrow_table()
