"""The same rows always give the same bytes, and the files say what they hold."""

from __future__ import annotations

import io
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.tables.parquet import FEW_VALUES, to_parquet
from schemas import TABLES
from schemas.arrow import arrow_schema
from schemas.rows import SCHEMA_VERSION
from tests.rows import arrow, row

MANY = [row("statistics", statistic_id=f"s_{nth:016x}", value=float(nth)) for nth in range(200)]


def test_the_order_of_rows_does_not_change_the_bytes() -> None:
    shuffled = random.Random(7).sample(MANY, len(MANY))
    assert to_parquet(TABLES["statistics"], arrow("statistics", *MANY)) == to_parquet(
        TABLES["statistics"], arrow("statistics", *shuffled)
    )


def test_chunks_do_not_change_the_bytes() -> None:
    pieces = pa.concat_tables(arrow("statistics", *MANY[at : at + 7]) for at in range(0, len(MANY), 7))
    assert to_parquet(TABLES["statistics"], pieces) == to_parquet(TABLES["statistics"], arrow("statistics", *MANY))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_comes_back_as_it_went_in(name: str) -> None:
    read = pq.read_table(io.BytesIO(to_parquet(TABLES[name], arrow(name))))
    assert read.to_pylist() == arrow(name).to_pylist()
    assert read.schema.names == arrow_schema(TABLES[name].row).names


@pytest.mark.parametrize("name", TABLES)
def test_a_file_carries_field_ids_and_its_description_and_no_clock(name: str) -> None:
    file = pq.ParquetFile(io.BytesIO(to_parquet(TABLES[name], arrow(name))))
    assert all(field.metadata[b"PARQUET:field_id"] for field in file.schema_arrow)
    kept = {key.decode(): value.decode() for key, value in file.metadata.metadata.items() if key != b"ARROW:schema"}
    assert kept == {
        "dateline.description": TABLES[name].description,
        "dateline.schema_version": SCHEMA_VERSION,
        "dateline.table": name,
    }


def test_rows_are_sorted_as_the_catalogue_says() -> None:
    read = pq.read_table(io.BytesIO(to_parquet(TABLES["statistics"], arrow("statistics", *reversed(MANY)))))
    assert read.column("statistic_id").to_pylist() == sorted(one.statistic_id for one in MANY)


def test_columns_of_few_values_exist_somewhere() -> None:
    assert {name for table in TABLES.values() for name in table.row.model_fields} >= FEW_VALUES
