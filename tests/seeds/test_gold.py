"""The gold of the samples points at exact words, and speaks the vocabularies of the tables."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.settings import SEEDS
from schemas.vocabularies import (
    Comparator,
    DatePrecision,
    MeetingKind,
    MeetingStatus,
    Participation,
    PublishedPrecision,
    QuoteKind,
    RatePer,
)

GOLD = sorted((SEEDS / "gold").glob("*.json"))
EVERY = pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)


def squeezed(text: str) -> str:
    """One blank for each run of white space: the body joins lines that the page breaks."""
    return " ".join(text.split())


def read(path: Path) -> tuple[dict[str, Any], str]:
    page = (SEEDS / "articles" / f"{path.stem}.txt").read_text(encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8")), squeezed(page)


def body(gold: dict[str, Any], page: str) -> str:
    article = gold["article"]
    first = page.index(squeezed(article["body_first"]))
    end = page.rindex(squeezed(article["body_last"])) + len(squeezed(article["body_last"]))
    return page[first:end]


def test_every_sample_has_its_gold() -> None:
    assert [p.stem for p in GOLD] == sorted(p.stem for p in (SEEDS / "articles").glob("*.txt"))


@EVERY
def test_evidence_and_segments_are_exact_words_of_the_body(path: Path) -> None:
    gold, page = read(path)
    words = [row["evidence"] for row in (*gold["meetings"], *gold["statistics"])]
    words += [segment for quote in gold["quotes"] for segment in quote["segments"]]
    text = body(gold, page)
    assert [w for w in words if squeezed(w) not in text] == []


@EVERY
def test_title_captions_and_furniture_are_on_the_page(path: Path) -> None:
    gold, page = read(path)
    article = gold["article"]
    there = [article["title"] or "", *article["captions"], *article["boilerplate"]]
    assert [words for words in there if squeezed(words) not in page] == []


@EVERY
def test_furniture_stays_out_of_every_row(path: Path) -> None:
    gold, _ = read(path)
    rows = [*gold["meetings"], *gold["statistics"]]
    for furniture in gold["article"]["boilerplate"]:
        assert all(squeezed(furniture) not in squeezed(row["evidence"]) for row in rows)


@EVERY
def test_terms_and_dates_are_those_of_the_tables(path: Path) -> None:
    gold, _ = read(path)
    PublishedPrecision(gold["article"]["published_precision"])
    for meeting in gold["meetings"]:
        MeetingKind(meeting["kind"])
        MeetingStatus(meeting["status"])
        DatePrecision(meeting["date_precision"])
        assert date.fromisoformat(meeting["start_date"]) <= date.fromisoformat(meeting["end_date"])
        for participant in meeting["participants"]:
            Participation(participant["participation"])
            assert any(participant[key] for key in ("name", "role", "organisation", "country"))
    for statistic in gold["statistics"]:
        Comparator(statistic["comparator"])
        assert statistic["rate_per"] is None or RatePer(statistic["rate_per"])
        assert (statistic["value_max"] is not None) == (statistic["comparator"] == "range")
    for quote in gold["quotes"]:
        QuoteKind(quote["kind"])


@EVERY
def test_people_who_speak_or_meet_are_named_in_the_article(path: Path) -> None:
    gold, page = read(path)
    names = {p["name"] for m in gold["meetings"] for p in m["participants"]} | {
        q["speaker_name"] for q in gold["quotes"]
    }
    assert [name for name in names if name and name not in page] == []


@EVERY
def test_quotes_join_their_segments(path: Path) -> None:
    gold, _ = read(path)
    for quote in gold["quotes"]:
        assert squeezed(quote["text"]) == squeezed(" ".join(quote["segments"]))
        assert quote["speaker_raw"] or quote["cue"] is None
