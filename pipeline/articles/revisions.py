"""How an article's text changed after it was first read.

Belongs here: comparing the texts of the versions that were fetched. Stays out: fetching and keeping them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from pipeline.articles.parse import parse
from pipeline.articles.parsed import ParsedArticle
from pipeline.sources.documents import RawDocument
from schemas import ArticleRevision

_WORD = re.compile(r"\w+")


def revisions_of(document: RawDocument, latest: ParsedArticle) -> list[ArticleRevision]:
    """A row for each version whose text differs from that of the version before; changes of the page around it are none."""
    texts: list[ParsedArticle] = []
    days = []
    for earlier in document.earlier:
        parsed = parse(replace(document, content=earlier.content, earlier=()))
        if isinstance(parsed, ParsedArticle):
            texts.append(parsed)
            days.append(earlier.replaced_on)
    rows: list[ArticleRevision] = []
    for day, (before, after) in zip(days, pairwise([*texts, latest]), strict=True):
        if before.text == after.text:
            continue
        rows.append(
            ArticleRevision(
                article_id=latest.article.article_id,
                revision=len(rows) + 1,
                seen_on=day,
                text_sha256_before=before.article.text_sha256,
                text_sha256_after=after.article.text_sha256,
                words_changed_share=words_changed_share(before.text, after.text),
            )
        )
    return rows


def words_changed_share(before: str, after: str) -> float:
    """The share of all words of both texts that the other text does not have, 0 to 1; a word counts as often as it stands there."""
    one, other = (Counter(_WORD.findall(text.casefold())) for text in (before, after))
    total = one.total() + other.total()
    return round(1 - 2 * (one & other).total() / total, 4) if total else 0.0
