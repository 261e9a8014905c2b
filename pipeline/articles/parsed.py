"""The parsed article: the row that is published and the canonical text that all later stages slice."""

from __future__ import annotations

from dataclasses import dataclass

from schemas import Article


@dataclass(frozen=True)
class ParsedArticle:
    """An article's row and its text. The text is made once and never edited after."""

    article: Article
    text: str
