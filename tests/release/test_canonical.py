"""The logical digest: the same rows, the same digest, whatever the order and the format."""

from __future__ import annotations

import hashlib
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.canonical import digest
from pipeline.release.engine import connect
from schemas import TABLES
from schemas.arrow import arrow_schema
from tests.release.tables import nasty

SCHEMA = pa.schema([
    ("words", pa.string()), ("number", pa.float64()), ("many", pa.list_(pa.string())),
    ("parts", pa.list_(pa.struct([("a", pa.int32()), ("b", pa.string())]))), ("day", pa.date32()), ("yes", pa.bool_()),
])  # fmt: skip
WORDS = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
ROWS = st.lists(
    st.fixed_dictionaries({
        "words": WORDS,
        "number": st.none() | st.floats(allow_nan=False, allow_infinity=False),
        "many": st.none() | st.lists(WORDS, max_size=3),
        "parts": st.none() | st.lists(st.fixed_dictionaries({"a": st.integers(0, 9), "b": WORDS}), max_size=2),
        "day": st.none() | st.dates(),
        "yes": st.none() | st.booleans(),
    }),
    max_size=6,
)  # fmt: skip


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return connect()


def by_hand(table: str, schema: pa.Schema, rows: list[dict[str, Any]]) -> str:
    """The algorithm as its description says it, in plain Python."""

    def framed(value: Any) -> str:
        if value is None:
            return "-:"
        if isinstance(value, list):
            written = "".join(framed(each) for each in value)
        elif isinstance(value, dict):
            written = framed(value["a"]) + framed(value["b"])
        elif isinstance(value, bool):
            written = str(value).lower()
        elif isinstance(value, float):
            written = "%.16e" % (value + 0.0)
        else:
            written = str(value)
        return f"{len(written.encode())}:{written}"

    hashes = sorted(hashlib.sha256("".join(framed(row[n]) for n in schema.names).encode()).hexdigest() for row in rows)
    whole = "".join(f"{len(part.encode())}:{part}" for part in (table, *schema.names))
    whole += "".join(hashes)
    return "dateline1:sha256:" + hashlib.sha256(whole.encode()).hexdigest()


@given(rows=ROWS)
@settings(max_examples=60, deadline=None)
def test_the_digest_is_the_documented_algorithm(
    connection: duckdb.DuckDBPyConnection, rows: list[dict[str, Any]]
) -> None:
    connection.register("some_rows", pa.Table.from_pylist(rows, schema=SCHEMA))
    assert digest(connection, "t", SCHEMA, "some_rows") == by_hand("t", SCHEMA, rows)


def test_the_order_of_rows_does_not_matter_but_their_number_does(connection: duckdb.DuckDBPyConnection) -> None:
    schema = arrow_schema(TABLES["quotes"].row)
    rows = nasty()["quotes"]

    def of(some: list[dict[str, Any]]) -> str:
        connection.register("quotes_now", pa.Table.from_pylist(some, schema=schema))
        return digest(connection, "quotes", schema, "quotes_now")

    assert of(rows) == of(rows[::-1])
    assert of(rows) != of([*rows, rows[0]])
    assert of(rows) != of(rows[1:])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"words": None}, {"words": ""}),
        ({"words": None}, {"words": "-"}),
        ({"many": ["a", "b"]}, {"many": ["ab"]}),
        ({"many": []}, {"many": None}),
        ({"many": [None]}, {"many": [""]}),
        ({"words": "1:x"}, {"words": "x"}),
        ({"number": 0.1}, {"number": 0.1 + 2**-56}),
    ],
)
def test_different_values_never_look_alike(
    connection: duckdb.DuckDBPyConnection, one: dict[str, Any], other: dict[str, Any]
) -> None:
    found = set()
    for row in (one, other):
        connection.register("one_row", pa.Table.from_pylist([row], schema=SCHEMA))
        found.add(digest(connection, "t", SCHEMA, "one_row"))
    assert len(found) == 2


def test_minus_zero_is_zero(connection: duckdb.DuckDBPyConnection) -> None:
    found = set()
    for value in (0.0, -0.0):
        connection.register("zero", pa.Table.from_pylist([{"number": value}], schema=SCHEMA))
        found.add(digest(connection, "t", SCHEMA, "zero"))
    assert len(found) == 1
