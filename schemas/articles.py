"""Articles: what was read, kept apart from its full text because the rights differ."""

from __future__ import annotations

from datetime import date

from schemas.rows import Row, column
from schemas.vocabularies import ArticleFlag, PublishedPrecision


class Article(Row):
    """One release or news story."""

    article_id: str = column(
        1, "Identifier of the article: a hash of its source and its address there.", term="schema:identifier"
    )
    source_id: str = column(2, "The source that it came from.", term="schema:isPartOf")
    source_path: str = column(3, "Path of the input inside its source.", term="prov:atLocation")
    url: str | None = column(4, "Address of the page, where it is known.", term="schema:url", default=None)
    publisher: str | None = column(5, "Who published the article.", term="schema:publisher", default=None)
    title: str | None = column(6, "The headline, without the site's name.", term="schema:headline", default=None)
    published_on: date | None = column(
        7, "The date that the publisher prints on the story.", term="schema:datePublished", default=None
    )
    published_precision: PublishedPrecision = column(8, "How exactly the publication date is known.")
    dateline_place: str | None = column(9, "City of the dateline.", term="schema:locationCreated", default=None)
    dateline_country: str | None = column(
        10, "Country of the dateline, ISO 3166-1 alpha-2.", term="schema:countryOfOrigin", default=None
    )
    language: str | None = column(11, "Language of the body, ISO 639-1.", term="schema:inLanguage", default=None)
    captions: list[str] = column(
        12, "Image captions in order; they are no part of the text.", term="schema:caption", default_factory=list
    )
    paragraph_count: int = column(13, "Paragraphs in the text.", ge=0)
    char_count: int = column(14, "Unicode code points in the text.", ge=0)
    word_count: int = column(
        15, "Words in the text, as runs of letters, digits and inner marks.", term="schema:wordCount", ge=0
    )
    text_sha256: str = column(16, "SHA-256 of the text in UTF-8.", term="schema:sha256")
    duplicate_of: str | None = column(
        17, "The article whose story this one repeats.", term="schema:sameAs", default=None
    )
    duplicate_share: float | None = column(
        18, "Share of this article's word sequences that the other one has, 0 to 1.", default=None
    )
    raw_sha256: str = column(19, "SHA-256 of the bytes as they came.", term="schema:sha256")
    flags: list[ArticleFlag] = column(
        20, "What a reader should know of how the article was read.", default_factory=list
    )


class ArticleText(Row):
    """The clean body of an article. A release carries it only where the source allows it."""

    article_id: str = column(1, "The article.", term="schema:identifier")
    text: str = column(2, "The body: paragraphs separated by one blank line.", term="schema:articleBody")


class ArticleRevision(Row):
    """An article whose text changed after it was first read."""

    article_id: str = column(1, "The article.", term="schema:identifier")
    revision: int = column(2, "1 for the first change seen, 2 for the next.", term="schema:version", ge=1)
    seen_on: date = column(3, "The day on which the change was fetched.", term="schema:dateModified")
    text_sha256_before: str = column(4, "SHA-256 of the text before.", term="schema:sha256")
    text_sha256_after: str = column(5, "SHA-256 of the text after.", term="schema:sha256")
    words_changed_share: float = column(6, "Share of words changed, 0 to 1.", ge=0, le=1)
