"""Rows become Arrow columns without losing anything."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from schemas import Article, OfficeHeld, Person, Quote, Segment
from schemas.arrow import arrow_schema, record_batch
from schemas.vocabularies import PublishedPrecision, QuoteKind


def article(**given: object) -> Article:
    known = {
        "article_id": "a_0000000000000001", "source_id": "s", "source_path": "p", "published_precision": PublishedPrecision.DAY,
        "paragraph_count": 1, "char_count": 1, "word_count": 1, "text_sha256": "", "raw_sha256": "",
    }  # fmt: skip
    return Article.model_validate(known | given)


def test_a_row_comes_back_as_it_went_in() -> None:
    row = article(published_on=date(2020, 2, 29), captions=["One", "Two"])
    (back,) = record_batch(Article, [row]).to_pylist()
    assert back == row.model_dump()


def test_a_list_of_rows_comes_back_as_it_went_in() -> None:
    quote = Quote(
        quote_id="q_1", article_id="a_1", kind=QuoteKind.DIRECT, text="Yes", segments=[Segment(char_start=0, char_end=3)],
        evidence="Yes", char_start=0, char_end=3, rule="r",
    )  # fmt: skip
    person = Person(person_id="p_1", name="Ilsa Grau", offices=[OfficeHeld(role="Inspector")])
    for row in (quote, person):
        assert record_batch(type(row), [row]).to_pylist() == [row.model_dump()]


def test_no_rows_still_have_all_columns() -> None:
    assert record_batch(Quote, []).schema.equals(arrow_schema(Quote), check_metadata=True)


def test_batches_share_their_dictionaries_whatever_rows_they_hold() -> None:
    rows = [article(published_precision=precision) for precision in reversed(PublishedPrecision)]
    batches = [record_batch(Article, [row]) for row in rows]
    terms = pa.Table.from_batches(batches).column("published_precision").combine_chunks()
    assert terms.to_pylist() == [str(row.published_precision) for row in rows]
    assert {str(batch.column("published_precision").dictionary) for batch in batches} == {
        str(pa.array([str(term) for term in PublishedPrecision]))
    }
