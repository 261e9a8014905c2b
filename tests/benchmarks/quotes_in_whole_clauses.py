"""Quotes of a corpus in the unit of PARC and PolNeAR, for comparison with other tools on their corpora.

    python tests/benchmarks/quotes_in_whole_clauses.py GOLD.jsonl > PRED.jsonl

Lines {"id", "text"} in, lines {"id", "quotes"} out. By our definition a mixed quote is its quoted words alone, and a clause
without marks under the same verb is a quote of its own. Those corpora take the whole reported clause, quoted words and all, as
one content, and join a speaker's next paragraph to it. The words found are the same; only their division differs.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.extraction.quotes import attributions_of
from pipeline.extraction.quotes.attribution import Attribution
from pipeline.extraction.quotes.rows import text_of
from pipeline.extraction.quotes.speakers import Speakers
from pipeline.language.document import Document
from schemas.vocabularies import QuoteKind


def whole_clauses(found: list[Attribution]) -> list[Attribution]:
    """One attribution for each cue and its whole clause, with the paragraphs that its speaker is carried on to."""
    joined: list[Attribution] = []
    for made in found:
        last = joined[-1] if joined else None
        same_cue = last is not None and made.cue is not None and made.cue == last.cue
        if last is None or not (
            made.rule == "speaker_carried_on" or (same_cue and made.rule != "quotation_after_source")
        ):
            joined.append(made)
            continue
        clause = sorted((last.clause or last.content) + (made.clause or made.content))
        kind = last.kind if last.kind is made.kind else QuoteKind.MIXED
        joined[-1] = replace(last, clause=clause, kind=kind)
    return joined


def predictions(identifier: str, text: str) -> dict[str, Any]:
    """The quotes of one document as the scorer reads them."""
    document = Document(text, article_id=identifier)
    speakers = Speakers(document)
    quotes = []
    for made in whole_clauses(sorted(attributions_of(document), key=lambda made: (made.start, made.end))):
        speaker = speakers.of(made)
        spans = made.clause or made.content
        quote: dict[str, Any] = {
            "text": text_of(document, spans),
            "spans": [[span.start, span.end] for span in spans],
            "speaker": speaker.name or speaker.raw,
            "speaker_mention": speaker.raw,
            "kind": made.kind.value,
        }
        if made.source is not None:
            quote["speaker_span"] = [made.source.span.start, made.source.span.end]
        quotes.append(quote)
    return {"id": identifier, "quotes": quotes}


if __name__ == "__main__":
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        print(json.dumps(predictions(article["id"], article["text"]), ensure_ascii=False))
