"""Raw document -> article or refusal: the room's front door. Pure, deterministic, and it never raises.

Belongs here: choosing the reader, and making the row. Stays out: reading itself.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from pipeline.articles.canonical import canonical_text, clean_characters, count_words, lines_of, unwrapped
from pipeline.articles.datelines import dateline_of
from pipeline.articles.dates import day_in_address
from pipeline.articles.decoding import BinaryError, UndecodableError, decode
from pipeline.articles.guards import is_slow, reason_to_refuse
from pipeline.articles.parsed import ParsedArticle
from pipeline.articles.plain import Draft, read_plain
from pipeline.articles.publication import Published
from pipeline.articles.tongues import language_of
from pipeline.sources.documents import RawDocument
from pipeline.sources.sniff import HEAD, Format, format_of
from schemas import Article, Reject
from schemas.identifiers import row_id
from schemas.vocabularies import ArticleFlag, PublishedPrecision, RejectCode, RejectStage

MAX_BYTES = 5_000_000
"""A longer document is no article: the longest of two thousand real pages had 2.3 MB."""


MAX_LINES = 60_000
"""Lines of one document: more is a log or a table."""


class RefusedError(Exception):
    """A document that gives no article, with its code and a sentence that says why."""

    def __init__(self, code: RejectCode, message: str) -> None:
        super().__init__(message)
        self.code = code


def parse(document: RawDocument) -> ParsedArticle | Reject:
    """The article in a document of any format, or why there is none."""
    try:
        return _parse(document)
    except RefusedError as refusal:
        return refused(document, refusal.code, str(refusal))
    except Exception as error:
        return refused(document, RejectCode.INTERNAL_ERROR, f"{type(error).__name__} while reading: {error}"[:300])


def _parse(document: RawDocument) -> ParsedArticle:
    if not document.content.strip():
        raise RefusedError(RejectCode.EMPTY, "The document is empty.")
    if len(document.content) > MAX_BYTES:
        raise RefusedError(
            RejectCode.TOO_LARGE, f"The document has {len(document.content)} bytes; {MAX_BYTES} are read."
        )
    hints = document.hints
    try:
        decoded = decode(document.content, hints.charset)
    except BinaryError as error:
        raise RefusedError(RejectCode.BINARY, f"The document {error}.") from error
    except UndecodableError as error:
        raise RefusedError(RejectCode.UNDECODABLE, f"The document {error}.") from error
    draft = _read(document, decoded.text)
    if draft is None:
        raise RefusedError(RejectCode.NO_BODY, "No paragraph of prose was found.")
    return made(document, draft, decoded.flags)


def _read(document: RawDocument, text: str) -> Draft | None:
    hints = document.hints
    if hints.published_on is None and (day := day_in_address(hints.url)) is not None:
        hints = replace(hints, published_on=day)
    if text.count("\n") > MAX_LINES:
        raise RefusedError(RejectCode.TOO_LARGE, f"The document has more than {MAX_LINES} lines.")
    kind = format_of(text[:HEAD].encode("utf-8", errors="replace"))
    if kind is not Format.HTML:
        return read_plain(text, day_first=hints.day_first, hint=hints.published_on, title_hint=hints.title)
    from pipeline.articles.html import read_html

    if refusal := reason_to_refuse(text):
        raise RefusedError(*refusal)
    if not is_slow(text):
        return read_html(text, hints)
    from pipeline.articles.isolated import CrashedError, TooSlowError, read_isolated

    try:
        return read_isolated(text, hints)
    except TooSlowError as error:
        raise RefusedError(RejectCode.TIMEOUT, str(error)) from error
    except CrashedError as error:
        raise RefusedError(RejectCode.CRASHED, f"The page could not be parsed: {error}.") from error


def made(document: RawDocument, draft: Draft, flags: tuple[ArticleFlag, ...] = ()) -> ParsedArticle:
    """The article's row and text. The id hashes the address, so that an edit of the text keeps it."""
    hints, text = document.hints, draft.text
    again = (document.raw_sha256,) if hints.same_name else ()
    if hints.same_name:
        flags = (*flags, ArticleFlag.DUPLICATE_NAME)
    article = Article(
        article_id=row_id("a", document.source_id, hints.url or document.source_path, *again),
        source_id=document.source_id,
        source_path=document.source_path,
        url=hints.url or draft.url,
        publisher=hints.publisher or draft.publisher,
        title=draft.title,
        published_on=draft.published.day,
        published_precision=draft.published.precision,
        dateline_place=draft.place,
        dateline_country=draft.country,
        language=draft.language or hints.language,
        captions=list(draft.captions),
        paragraph_count=text.count("\n\n") + 1,
        char_count=len(text),
        word_count=count_words(text),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        raw_sha256=document.raw_sha256,
        flags=[*flags, *draft.published.flags],
    )
    return ParsedArticle(article, text)


def from_clean_text(
    text: str,
    *,
    source_path: str,
    source_id: str = "input",
    title: str | None = None,
    published_on: date | None = None,
    language: str | None = None,
) -> ParsedArticle | Reject:
    """An article whose `text` is already the clean body: characters and white space are made canonical, nothing is left out."""
    document = RawDocument(source_id, source_path, text.encode("utf-8", errors="replace"))
    try:
        body = canonical_text(unwrapped(lines_of(clean_characters(text.encode("utf-8", errors="replace").decode()))))
        if not body:
            return refused(document, RejectCode.EMPTY, "The text is empty.")
        dateline = dateline_of(body.split("\n\n", 1)[0], weak=True)
        day = published_on or (
            dateline.printed.day if dateline and dateline.printed and not dateline.printed.other else None
        )
        draft = Draft(
            text=body,
            title=title,
            published=Published(day, PublishedPrecision.DAY if day else PublishedPrecision.UNKNOWN),
            place=dateline.place if dateline else None,
            country=dateline.country if dateline else None,
            language=language or language_of(body),
        )
        return made(document, draft)
    except Exception as error:
        return refused(document, RejectCode.INTERNAL_ERROR, f"{type(error).__name__} while reading: {error}"[:300])


def refused(document: RawDocument, code: RejectCode, message: str, stage: RejectStage = RejectStage.ARTICLE) -> Reject:
    """The row of a document that gave no article."""
    return Reject(
        reject_id=row_id("x", document.source_id, document.source_path, document.raw_sha256, stage, code),
        source_id=document.source_id,
        source_path=document.source_path,
        raw_sha256=document.raw_sha256,
        stage=stage,
        code=code,
        message=message,
    )
