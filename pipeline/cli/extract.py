"""`dateline extract`: one article on standard input, its rows as JSON on standard output.

Belongs here: reading the two forms of input and printing. Stays out: Dagster, the disk, tables. The imports are light on
purpose: a newsroom calls this once per article.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

import click

from pipeline.cli.group import Stop
from pipeline.cli.records import Record, compact, plain
from pipeline.extraction.extract import document_of, extract
from pipeline.language.document import Document
from pipeline.language.quantities.quantities import printed

PRINTED = {"quantities": printed}
"""What `--with` adds: the mentions of a document by name, and how they are printed."""


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--jsonl", is_flag=True, help='Lines {"id", "text"[, "title", "published_on", "language"]} in, rows out.')
@click.option(
    "--with", "extra", type=click.Choice(["quantities"]), multiple=True, help="Also give what extraction rests on."
)
def command(file: IO[bytes], jsonl: bool, extra: tuple[str, ...]) -> None:
    """Extract the rows of FILE, or of standard input where FILE is - or missing.

    FILE is one article as a plain-text scrape or HTML page. With --jsonl, it has one article a line, whose "text" is
    taken as the clean body; each line gives one line with "id", "meetings", "statistics" and "quotes", in which every
    stretch of text is a list of [start, end] in Unicode code points.
    """
    if jsonl:
        failed = 0
        for record in _lines(file, extra):
            failed += "error" in record
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        if failed:
            raise Stop(f"{failed} lines could not be extracted from; each says why under 'error'.")
        return
    indent = 2 if sys.stdout.isatty() else None
    sys.stdout.write(json.dumps(_one(file, extra), ensure_ascii=False, indent=indent) + "\n")


def _one(file: IO[bytes], extra: tuple[str, ...]) -> Record:
    from pipeline.articles.parse import parse
    from pipeline.articles.parsed import ParsedArticle
    from pipeline.sources.documents import RawDocument

    name = getattr(file, "name", "-")
    parsed = parse(RawDocument("input", "-" if file is sys.stdin.buffer else str(name), file.read()))
    if not isinstance(parsed, ParsedArticle):
        raise Stop(f"This is no article ({parsed.code}): {parsed.message}")
    document = document_of(parsed.article.model_dump(), parsed.text)
    rows = extract(document)
    return {
        "article": plain([parsed.article])[0],
        "text": parsed.text,
        "meetings": plain(rows.meetings),
        "meeting_participants": plain(rows.participants),
        "statistics": plain(rows.statistics),
        "quotes": plain(rows.quotes),
        **_extras(document, extra),
    }


def _lines(file: IO[bytes], extra: tuple[str, ...]) -> Iterator[Record]:
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        record: Record = {"id": number, "meetings": [], "statistics": [], "quotes": []}
        try:
            article = json.loads(line)
            record["id"] = article["id"]
            document = _document(article)
            yield record | compact(extract(document)) | _extras(document, extra)
        except KeyError as error:
            yield record | {"error": f"line {number} has no {error}"}
        except Exception as error:  # one bad line never stops the others
            yield record | {"error": f"line {number}: {type(error).__name__}: {error}"}


def _document(article: dict[str, Any]) -> Document:
    """The document of a line. Its text stays exactly as it came, so that spans are those of the caller's own text."""
    from pipeline.articles.parse import from_clean_text
    from pipeline.articles.parsed import ParsedArticle

    text, published_on = article["text"], article.get("published_on")
    if not isinstance(text, str):
        raise TypeError("'text' is not a string")
    parsed = from_clean_text(
        text,
        source_path=str(article["id"]),
        title=article.get("title"),
        published_on=date.fromisoformat(published_on) if published_on else None,
        language=article.get("language"),
    )
    if not isinstance(parsed, ParsedArticle):
        return Document(text, article_id=str(article["id"]))
    return document_of(parsed.article.model_dump() | {"article_id": str(article["id"])}, text)


def _extras(document: Document, extra: tuple[str, ...]) -> Record:
    return {name: PRINTED[name](getattr(document, name)) for name in extra}
