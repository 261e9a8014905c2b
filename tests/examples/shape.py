"""The examples: articles of our own in scrape shape, each with the rows that a reader made by reading it.

`<set>/articles/<stem>.txt` is the page as a scraper would give it, `<set>/gold/<stem>.json` its rows by the definitions of the
tables. The rows were made before any extractor had read the articles; a row is corrected only where the reading itself was
wrong. There are three sets: from `learnt` anybody may learn kinds of error; `unseen` is only ever scored, so that its figures
say how the extractors do on articles that nobody tuned to; `pages` are short and say what is headline, date, caption and body.

Belongs here: where the examples are and the shape of their gold. Stays out: scoring (`test_examples.py`).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

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

HERE = Path(__file__).resolve().parent
LEARNT, UNSEEN, PAGES = "learnt", "unseen", "pages"
SETS = (LEARNT, UNSEEN, PAGES)


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Head(_Strict):
    title: str
    published_on: date | None
    published_precision: PublishedPrecision
    language: str = Field(pattern="^[a-z]{2}$")
    dateline_place: str | None
    dateline_country: str | None = Field(pattern="^[A-Z]{2}$")
    captions: list[str]
    body_first: str = Field(min_length=10)
    body_last: str = Field(min_length=10)
    boilerplate: list[str]


class Participant(_Strict):
    name: str | None
    role: str | None
    organisation: str | None
    country: str | None = Field(pattern="^[A-Z]{2}$")
    participation: Participation


class Meeting(_Strict):
    kind: MeetingKind
    name: str | None
    start_date: date | None
    end_date: date | None
    date_precision: DatePrecision
    place: str | None
    country: str | None = Field(pattern="^[A-Z]{2}$")
    status: MeetingStatus
    host: str | None
    participants: list[Participant]
    topics: list[str]
    evidence: str


class Statistic(_Strict):
    value: float
    value_max: float | None
    comparator: Comparator
    approximator: str | None
    unit: str
    measure: str
    rate_per: RatePer | None
    period_start: date | None
    period_end: date | None
    attributed_to: str | None = None
    is_vague: bool = False
    evidence: str


class Quote(_Strict):
    kind: QuoteKind
    text: str
    segments: list[str] = Field(min_length=1)
    speaker_name: str | None
    speaker_role: str | None
    speaker_organisation: str | None
    speaker_raw: str | None
    cue: str | None


class Example(_Strict):
    id: str
    article: Head
    meetings: list[Meeting]
    statistics: list[Statistic]
    quotes: list[Quote]


def gold_of(name: str) -> Path:
    """The folder with the gold of a set."""
    return HERE / name / "gold"


def stems_of(name: str) -> list[str]:
    """The articles of a set, sorted."""
    return sorted(path.stem for path in (HERE / name / "articles").glob("*.txt"))


def read_text(name: str, stem: str) -> str:
    """The page of an example, as it was scraped."""
    return (HERE / name / "articles" / f"{stem}.txt").read_text(encoding="utf-8")


def read_example(name: str, stem: str) -> Example:
    """The gold of an example. Raises `ValidationError` where a field is missing, unknown or of another type."""
    return Example.model_validate_json((gold_of(name) / f"{stem}.json").read_bytes())
