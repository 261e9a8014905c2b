"""Every column is described, has a permanent id of its own, and an Arrow type."""

from __future__ import annotations

import pyarrow as pa
import pytest

from schemas import TABLES, Table
from schemas.arrow import arrow_schema, field_id

ALL = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)


@ALL
def test_every_column_is_described(table: Table) -> None:
    assert [name for name, info in table.row.model_fields.items() if not (info.description or "").endswith(".")] == []


@ALL
def test_no_two_columns_share_a_field_id(table: Table) -> None:
    ids = [field_id(info) for info in table.row.model_fields.values()]
    assert len(ids) == len(set(ids))


@ALL
def test_the_arrow_schema_has_every_column_with_its_description(table: Table) -> None:
    schema = arrow_schema(table.row)
    assert set(schema.names) == set(table.row.model_fields)
    assert all(field.metadata[b"description"] for field in schema)
    assert not any(pa.types.is_null(field.type) for field in schema)


@ALL
def test_keys_and_references_are_columns(table: Table) -> None:
    columns = set(table.row.model_fields)
    assert set(table.key) <= columns
    assert set(table.sorted_by) <= columns
    for column, (other, key) in table.references.items():
        assert column in columns
        assert (key,) == TABLES[other].key


@ALL
def test_a_table_stands_after_those_that_it_points_at(table: Table) -> None:
    before = list(TABLES)[: list(TABLES).index(table.name) + 1]
    assert {other for other, _ in table.references.values()} <= set(before)
