"""Quotes: words that an article attributes to a source."""

from __future__ import annotations

from schemas.rows import EvidenceRow, Row, column
from schemas.vocabularies import QuoteKind


class Segment(Row):
    """One continuous part of a quote's content."""

    char_start: int = column(1, "Where the part starts in the article's text.", term="oa:start", ge=0)
    char_end: int = column(2, "Where the part ends, exclusive.", term="oa:end", ge=1)


class Quote(EvidenceRow):
    """Source, cue and content of one quotation. Its evidence is the whole sentence or sentences."""

    quote_id: str = column(1, "Identifier of the quote.", term="schema:identifier")
    article_id: str = column(2, "The article that reports it.", term="schema:isPartOf")
    kind: QuoteKind = column(3, "Direct, mixed or indirect.", term="schema:additionalType")
    text: str = column(
        4, "The content, without outer marks and without the reporting clause.", term="schema:text", min_length=1
    )
    cue: str | None = column(5, "The reporting verb or phrase as written.", default=None)
    speaker_name: str | None = column(
        6, "The speaker's full name, or the title of a document.", term="schema:spokenByCharacter", default=None
    )
    speaker_role: str | None = column(7, "The speaker's office or function.", term="schema:roleName", default=None)
    speaker_organisation: str | None = column(
        8, "The speaker's organisation, or the body that is the source.", term="schema:affiliation", default=None
    )
    speaker_raw: str | None = column(9, "The words used for the speaker there.", default=None)
    person_id: str | None = column(10, "The same person across articles.", term="schema:sameAs", default=None)
    organisation_id: str | None = column(
        11, "The same organisation across articles.", term="schema:sameAs", default=None
    )
    segments: list[Segment] = column(
        12, "Offsets of each continuous part of the content.", term="oa:TextPositionSelector", min_length=1
    )
