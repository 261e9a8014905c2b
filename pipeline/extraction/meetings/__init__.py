"""Meetings: who met whom, when, where and about what.

The way of an article through this package:

    view        tokens with the mentions that cover them
    nouns, verbs, ellipses, general    -> sightings: every place where a meeting is named or told
    links       sightings of one clause that are one meeting
    attach      days and places to sightings; status: cues
    frames (talking, gathering, visiting), noun_parties, roles    -> parties: who takes part, in which function
    topics      what it was about
    distribution, starting, joining     sightings -> events: one for each real meeting
    when, lead, where, speakers, kinds    what an event's sightings say together
    rows        events -> rows

Belongs here: the order of the steps. Stays out: their rules.
"""

from __future__ import annotations

from pipeline.extraction.meetings.assemble import assemble
from pipeline.extraction.meetings.lexicon import meeting_lexicon
from pipeline.extraction.meetings.rows import rows_of
from pipeline.extraction.meetings.view import View
from pipeline.language.document import Document
from schemas import Meeting, Participant, Quote

__all__ = ["extract_meetings"]


def extract_meetings(document: Document, quotes: list[Quote]) -> tuple[list[Meeting], list[Participant]]:
    """The meetings of an article and their participants; `quotes` say who spoke there."""
    lexicon = meeting_lexicon(document.language)
    if lexicon is None:
        return [], []
    view = View(document, lexicon)
    return rows_of(view, assemble(view, lexicon, quotes))
