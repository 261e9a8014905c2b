"""Hand-made rows. Belongs here: their models and reading them. Stays out: comparing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldParticipant(_Gold):
    name: str | None = None
    role: str | None = None
    organisation: str | None = None

    @property
    def label(self) -> str | None:
        return self.name or self.organisation or self.role


class GoldMeeting(_Gold):
    kind: str
    name: str | None = None
    start_date: date | None = None
    end_date: date | None = None
    place: str | None = None
    country: str | None = None
    status: str
    evidence: str | None = None
    participants: list[GoldParticipant] = Field(default_factory=list)


class GoldStatistic(_Gold):
    value: float
    comparator: str
    unit: str
    measure: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    rate_per: str | None = None
    evidence: str | None = None


class GoldQuote(_Gold):
    kind: str
    text: str
    speaker_name: str | None = None
    speaker_role: str | None = None
    speaker_organisation: str | None = None
    speaker_raw: str | None = None


class GoldHead(_Gold):
    title: str | None = None
    published_on: date | None = None
    dateline_place: str | None = None
    language: str | None = None
    captions: list[str] = Field(default_factory=list)
    body_first: str | None = None
    body_last: str | None = None
    boilerplate: list[str] = Field(default_factory=list)


class GoldArticle(_Gold):
    """One article with all its rows. `id` is the stem of the article's `source_path`."""

    id: str
    article: GoldHead
    meetings: list[GoldMeeting] = Field(default_factory=list)
    statistics: list[GoldStatistic] = Field(default_factory=list)
    quotes: list[GoldQuote] = Field(default_factory=list)


class GoldError(ValueError):
    """A file of gold is damaged; the message names it."""


@dataclass(frozen=True)
class GoldSet:
    """Articles with hand-made rows. `source_id` says whose they are; a set of another source never meets them."""

    name: str
    description: str
    articles: Sequence[GoldArticle]
    source_id: str | None = None

    @classmethod
    def read(cls, name: str, description: str, folder: Path, source_id: str | None = None) -> Self:
        """Every `*.json` of a folder, by name."""
        return cls(name, description, [_article(path) for path in sorted(folder.glob("*.json"))], source_id)


def _article(path: Path) -> GoldArticle:
    try:
        return GoldArticle.model_validate(json.loads(path.read_bytes()))
    except (ValueError, ValidationError) as error:
        raise GoldError(f"{path} is no gold article: {str(error).splitlines()[0]}") from None
