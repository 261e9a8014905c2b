"""Attributions -> rows.

Belongs here: text, segments, evidence and identifiers of a quote. Stays out: finding it.
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.extraction.quotes.attribution import Attribution
from pipeline.extraction.quotes.speakers import Speakers
from pipeline.language.document import Document
from pipeline.language.text import Span
from schemas import Quote, Segment
from schemas.identifiers import Identifiers


def rows_of(document: Document, attributions: list[Attribution]) -> list[Quote]:
    """The rows of an article's attributions, in the order of their evidence."""
    identifiers = Identifiers("q")
    speakers = Speakers(document)
    rows = [
        _row(document, made, identifiers, speakers) for made in sorted(attributions, key=lambda a: (a.start, a.end))
    ]
    return sorted(rows, key=lambda row: row.char_start)


def _row(document: Document, made: Attribution, identifiers: Identifiers, speakers: Speakers) -> Quote:
    text = text_of(document, made.content)
    speaker = speakers.of(made)
    evidence = evidence_of(document, made)
    cue = made.cue.of(document.text) if made.cue else None
    return Quote(
        quote_id=identifiers.of(document.article_id, made.kind, text, speaker.raw, cue),
        article_id=document.article_id,
        kind=made.kind,
        text=text,
        cue=cue,
        speaker_name=speaker.name,
        speaker_role=speaker.role,
        speaker_organisation=speaker.organisation,
        speaker_raw=speaker.raw,
        segments=[Segment(char_start=span.start, char_end=span.end) for span in made.content],
        evidence=evidence.of(document.text),
        char_start=evidence.start,
        char_end=evidence.end,
        rule=made.rule,
    )


def text_of(document: Document, content: list[Span]) -> str:
    """The segments as one text: a space joins those of one paragraph, a blank line those of different ones."""
    joined = content[0].of(document.text)
    for before, span in pairwise(content):
        apart = "\n" in document.text[before.end : span.start]
        joined += ("\n\n" if apart else " ") + span.of(document.text)
    return joined


def evidence_of(document: Document, made: Attribution) -> Span:
    """The whole sentence or sentences that hold source, cue and content."""
    spans = list(made.content)
    if made.cue is not None:
        spans.append(made.cue)
    start = min(span.start for span in spans)
    end = max(span.end for span in spans)
    return Span(document.sentence_at(start).start, max(document.sentence_at(end - 1).end, end))
