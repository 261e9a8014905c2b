"""Whatever a file does, it becomes articles or refusals that say why, and the next file is read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles.child import received
from pipeline.articles.isolated import CrashedError, TooSlowError, read_isolated
from pipeline.articles.parse import from_clean_text, parse
from pipeline.articles.parsed import ParsedArticle
from pipeline.sources.catalogue import Catalogue
from pipeline.sources.documents import Hints, RawDocument
from pipeline.sources.read import read
from schemas import Reject
from schemas.vocabularies import RejectCode
from tests.articles.hostile import write
from tests.articles.pages import BODY, article, refusal


@pytest.mark.slow  # a thousand files are made, read and parsed: some forty seconds
def test_a_thousand_hostile_files_end_as_articles_or_refusals(tmp_path: Path) -> None:
    names = write(tmp_path)
    seen: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for found in read([tmp_path], Catalogue()):
        outcome = parse(found) if isinstance(found, RawDocument) else found
        name = found.source_path.split("/")[0]
        seen[next((each for each in (name, f"{name}.gz") if each in names), name)] += 1
        codes[outcome.code if isinstance(outcome, Reject) else "article"] += 1
    assert [name for name in names if not any(other.startswith(name.removesuffix(".gz")) for other in seen)] == []
    assert codes[RejectCode.INTERNAL_ERROR] == 0
    assert codes["article"] > 100
    assert len(codes) >= 12


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_as_an_article_or_a_refusal(content: bytes) -> None:
    outcome = parse(RawDocument("tests", "x", content))
    assert isinstance(outcome, ParsedArticle) or outcome.code is not RejectCode.INTERNAL_ERROR


LINES = st.sampled_from(
    [
        *BODY.split("\n"),
        "",
        "/",
        "Home > News",
        "4 March 2017",
        "LYON, France – The barge was sold.",
        "By Ana Weiss",
        "• one",
        "ENDS",
        "Photo: X",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=25))
def test_any_lines_give_a_text_whose_counts_are_its_own(lines: list[str]) -> None:
    outcome = parse(RawDocument("tests", "x", "\n".join(lines).encode("utf-8", errors="replace")))
    if isinstance(outcome, ParsedArticle):
        assert outcome.article.char_count == len(outcome.text) > 0
        assert outcome.article.paragraph_count == len(outcome.text.split("\n\n"))
        assert "\n\n\n" not in outcome.text
        assert outcome.text == outcome.text.strip()
    else:
        assert outcome.code is not RejectCode.INTERNAL_ERROR


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_clean_text_is_canonical_once_and_for_all(text: str) -> None:
    first = from_clean_text(text, source_path="1")
    if isinstance(first, ParsedArticle):
        again = from_clean_text(first.text, source_path="1")
        assert isinstance(again, ParsedArticle)
        assert again.text == first.text


def test_a_large_page_is_read_in_a_process_of_its_own_with_the_same_result() -> None:
    page = f"<html><body><h1>Engines found in a barge</h1>{''.join(f'<p>{BODY} {n}.</p>' for n in range(7000))}</body></html>"
    parsed = article(page)
    assert parsed.article.title == "Engines found in a barge"
    assert parsed.article.word_count > 100_000


def test_a_page_that_takes_too_long_ends_only_itself() -> None:
    page = f"<html><body>{''.join(f'<p>{BODY} {n}.</p>' for n in range(15_000))}</body></html>"
    with pytest.raises(TooSlowError, match="0 processor seconds"):
        read_isolated(page, Hints(), seconds=0)
    assert read_isolated(f"<html><body><p>{BODY}</p></body></html>", Hints()) is not None


def test_a_message_that_is_cut_off_is_none() -> None:
    import io

    assert received(io.BytesIO(b"\x00\x00\x00\x09abc")) is None
    assert issubclass(CrashedError, Exception)


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html><body>" + "<div>" * 2000 + BODY, RejectCode.TOO_DEEP),
        (f"<html><body><p {' '.join(f'a{n}=1' for n in range(9000))}>{BODY}</p>", RejectCode.TOO_MANY_ATTRIBUTES),
        ("<html><body>" + "<p>x</p>" * 70_000, RejectCode.TOO_MANY_ATTRIBUTES),
        ("line\n" * 70_000, RejectCode.TOO_LARGE),
    ],
)
def test_limits_are_checked_before_any_parser(page: str, code: RejectCode) -> None:
    assert refusal(page).code is code
