"""Whatever text comes in: no exception, every span exact, every row valid, and the same rows for any batching."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.runners.batches import PARSED, Batches, articles_schema, extract_batch, parse_batch
from pipeline.sources.documents import RawDocument

WORDS = st.sampled_from(
    [
        "said", "met", "Inspector", "Ilsa", "Grau", "Odo Venn", "in", "Zubrowka", "on", "3 May", "2019", "nearly", "40", "boats",
        "per cent", "USD", "2.5 million", "“", "”", "‘", "’", '"', "that", "according to", ",", ".", ":", "–", "(", ")", "the",
        "General Assembly", "INTERPOL", "hosted", "and", "of", "conference", "will", "said.", "\n\n", "\n", "ZUBROWKA –", "\u202e", "\x00",
        "👮", "ﬁ", "e\u0301", "1/2", "‰", "%", "dozens", "twice", "Mr", "Dr.", "U.S.", "/", "All news", "le", "a déclaré", "«", "»",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(WORDS, min_size=5, max_size=60).map(" ".join), st.text(max_size=200), st.binary(max_size=200)
)

quick = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def documents(texts: Sequence[str | bytes]) -> list[RawDocument]:
    return [
        RawDocument("any", f"{nth}.txt", text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
        for nth, text in enumerate(texts)
    ]


def extracted(parsed: Batches) -> Batches:
    return extract_batch(
        parsed["articles"].append_column(articles_schema().field("text"), parsed["article_texts"].column("text"))
    )


@quick
@given(TEXTS)
def test_a_document_is_an_article_or_a_reject_and_never_an_error(text: str | bytes) -> None:
    parsed = parse_batch(documents([text]))
    assert parsed["articles"].num_rows + parsed["rejects"].num_rows == 1
    assert "internal_error" not in parsed["rejects"].column("code").to_pylist(), parsed["rejects"].to_pylist()


@quick
@given(TEXTS)
def test_every_row_has_its_words_at_its_span(text: str | bytes) -> None:
    parsed = parse_batch(documents([text]))
    if not parsed["articles"].num_rows:
        return
    (body,) = parsed["article_texts"].column("text").to_pylist()
    found = extracted(parsed)
    assert found["rejects"].to_pylist() == []
    for name in ("meetings", "meeting_participants", "statistics", "quotes"):
        for row in found[name].to_pylist():
            assert body[row["char_start"] : row["char_end"]] == row["evidence"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=2, max_size=6), st.integers(1, 5))
def test_rows_do_not_depend_on_batches(texts: list[str | bytes], size: int) -> None:
    given_documents = documents(texts)
    whole = parse_batch(given_documents)
    pieces = [parse_batch(given_documents[at : at + size]) for at in range(0, len(given_documents), size)]
    for name in (*PARSED, "rejects"):
        assert [row for piece in pieces for row in piece[name].to_pylist()] == whole[name].to_pylist()
    found = [extracted(piece) for piece in pieces]
    for name in ("meetings", "meeting_participants", "statistics", "quotes", "rejects"):
        assert [row for piece in found for row in piece[name].to_pylist()] == extracted(whole)[name].to_pylist()
