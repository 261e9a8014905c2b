"""What is derived from the row models: dictionary, JSON Schema, data package, Croissant."""

from __future__ import annotations

from datetime import date

import jsonschema
import pytest

from schemas import TABLES, Quote, Segment, Table
from schemas.arrow import arrow_schema
from schemas.croissant import CONTEXT, ParquetFile, croissant
from schemas.data_package import resource, table_schema
from schemas.dictionary import columns, terms, vocabularies
from schemas.json_schema import json_schema
from schemas.vocabularies import QuoteKind

ALL = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)


@ALL
def test_the_dictionary_has_every_column_in_the_order_in_which_it_is_stored(table: Table) -> None:
    assert [column.name for column in columns(table)] == arrow_schema(table.row).names


def test_the_dictionary_names_references_vocabularies_and_inner_columns() -> None:
    by_name = {column.name: column for column in columns(TABLES["quotes"])}
    assert by_name["article_id"].references == "articles.article_id"
    assert by_name["kind"].vocabulary == "QuoteKind"
    assert [inner.name for inner in by_name["segments"].inner] == ["char_start", "char_end"]
    assert by_name["quote_id"].is_key
    assert by_name["evidence"].term_address == "http://www.w3.org/ns/oa#exact"


def test_every_vocabulary_term_is_described() -> None:
    assert vocabularies()
    assert all(term.description.endswith(".") for each in vocabularies().values() for term in each)
    assert [term.value for term in terms(TABLES["quotes"], "kind")] == ["direct", "mixed", "indirect"]


@ALL
def test_the_json_schema_is_itself_valid_and_requires_what_may_not_be_empty(table: Table) -> None:
    schema = json_schema(table)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(table.key) <= set(schema["required"])
    assert schema["x-primaryKey"] == list(table.key)


def test_the_json_schema_accepts_a_row_and_refuses_an_unknown_term() -> None:
    row = Quote(
        quote_id="q_1", article_id="a_1", kind=QuoteKind.DIRECT, text="We go on", segments=[Segment(char_start=0, char_end=8)],
        evidence="We go on", char_start=0, char_end=8, rule="r",
    ).model_dump(mode="json")  # fmt: skip
    validator = jsonschema.Draft202012Validator(json_schema(TABLES["quotes"]))
    validator.validate(row)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(row | {"kind": "shouted"})


@ALL
def test_the_data_package_says_keys_references_and_terms(table: Table) -> None:
    schema = table_schema(table)
    assert schema["primaryKey"] == list(table.key)
    assert "fieldsMatch" not in schema
    assert len(schema.get("foreignKeys", [])) == len(table.references)
    for key in schema.get("foreignKeys", []):
        # A reference into its own table names no resource.
        assert key["reference"].get("resource") != table.name


def test_a_resource_carries_what_is_known_of_its_file() -> None:
    described = resource(
        TABLES["quotes"], path="data/quotes.parquet", format_="parquet", mediatype="x", bytes=7, hash="sha256:0"
    )
    assert (described["bytes"], described["hash"], described["type"]) == (7, "sha256:0", "table")


def test_croissant_has_a_record_set_for_each_file_with_the_columns_that_are_flat() -> None:
    files = [ParquetFile(table, f"data/{table.name}.parquet", 1, "0" * 64) for table in TABLES.values()]
    described = croissant(files, name="dateline", datePublished=date(2024, 5, 7).isoformat())
    assert described["@context"] == CONTEXT
    assert [each["@id"] for each in described["recordSet"]] == list(TABLES)
    fields = {field["@id"]: field for each in described["recordSet"] for field in each["field"]}
    assert fields["articles/captions"]["repeated"]
    assert "quotes/segments" not in fields
