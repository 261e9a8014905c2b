"""Who spoke at the article's own meeting: the people that it quotes.

Belongs here: from quotes to parties. Stays out: finding quotes and their speakers.
"""

from __future__ import annotations

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.parties import person_party
from pipeline.extraction.meetings.view import View
from pipeline.language.mentions import Identity
from schemas import Quote
from schemas.vocabularies import Participation

RULE = "speaker"


def add_speakers(view: View, news: Event, quotes: list[Quote]) -> None:
    """Add the named speakers of an article's quotes to its own meeting."""
    for quote in quotes:
        if quote.speaker_name is None or any(c.isdigit() for c in quote.speaker_name):
            continue
        start, end = _words(view, quote)
        identity = Identity(quote.speaker_name, quote.speaker_role, quote.speaker_organisation)
        for item in view.between(start, end):
            if item.kind == "person" and (known := view.document.identify(item.mention)).name == quote.speaker_name:  # type: ignore[arg-type]
                identity = known
                break
        if identity.role is None and identity.organisation is None:
            continue
        party = person_party(identity, start, end, Participation.PRINCIPAL, RULE)
        if party is not None:
            news.add_party(party)


def _words(view: View, quote: Quote) -> tuple[int, int]:
    """The tokens of the words that name the speaker; the whole evidence where they are not in it."""
    raw = quote.speaker_raw or ""
    at = quote.evidence.find(raw) if raw else -1
    start = quote.char_start + max(at, 0)
    end = start + len(raw) if at >= 0 else quote.char_end
    return view.tokens.at(start), view.tokens.at(end - 1) + 1
