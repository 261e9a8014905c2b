"""Who spoke at a meeting: the people that the article quotes.

Belongs here: from quotes to parties, and which meeting a quote was spoken at. Stays out: finding quotes and their speakers.
"""

from __future__ import annotations

from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.mention_parties import person_party
from pipeline.extraction.meetings.sections import Sections
from pipeline.extraction.meetings.sightings import Party
from pipeline.extraction.meetings.view import Sentence, View
from pipeline.language.mentions import Identity
from schemas import Quote
from schemas.vocabularies import MeetingStatus, Participation

RULE = "speaker"
_TWO_SIDED = frozenset({"talks", "visit", "call"})
"""Families of meetings of two sides."""
_OF_MANY = frozenset({"conference", "assembly", "course", "body", "meeting"})
"""Families of meetings at which many speak."""
_LEAD = 3
"""Sentences in which a visit or talks are told that whoever the article quotes may have been at."""


def add_speakers(view: View, news: Event | None, events: list[Event], quotes: list[Quote], sections: Sections) -> None:
    """Add the named speakers of an article's quotes to the meeting that they spoke at, mostly the article's own.

    Who takes part in another meeting of the article spoke there, and who spoke to the press spoke at none.
    """
    to_press = {_by_paragraph(view, quote) for quote in quotes if _is_for_the_press(view, quote)}
    elsewhere = _elsewhere(news, events)
    complete = [e for e in events if e.family in _TWO_SIDED and _has_both_sides(e)]
    for quote in quotes:
        if quote.speaker_name is None or any(c.isdigit() for c in quote.speaker_name):
            continue
        for event in events:
            takes_part = _tells_of_herself(view, event, quote) or _stands_for_side(view, event, quote, news)
            if takes_part and (party := _speaker(view, quote)) is not None:
                event.add_party(party)
        if _by_paragraph(view, quote) in to_press:
            continue
        token = view.tokens.at(quote.char_start)
        owner = _spoken_at(view, news, events, sections, token)
        if owner is None or owner.status is not MeetingStatus.HELD:
            continue
        many = owner.family in _OF_MANY
        first = elsewhere.get(quote.speaker_name)
        if first is not None and not (many and token < first) and not _is_at_the_event(view, quote):
            continue
        if not many and owner.first.sentence > _LEAD and not _is_at_the_event(view, quote):
            continue
        if owner in complete and not _is_at_the_event(view, quote):
            continue
        party = _speaker(view, quote)
        if party is not None and (many or party.role or party.organisation):
            owner.add_party(party)


def _speaker(view: View, quote: Quote) -> Party | None:
    """The speaker of a quote as a party."""
    start, end = _words(view, quote)
    identity = Identity(quote.speaker_name, quote.speaker_role, quote.speaker_organisation)
    for item in view.between(start, end):
        if item.kind == "person" and (known := view.document.identify(item.mention)).name == quote.speaker_name:  # type: ignore[arg-type]
            identity = known
            break
    return person_party(identity, start, end, Participation.PRINCIPAL, RULE)


def _tells_of_herself(view: View, event: Event, quote: Quote) -> bool:
    """Whether a speaker tells of a meeting of her own: '“We met in Lima in May,” said Brandt'."""
    if event.status not in {MeetingStatus.HELD, MeetingStatus.SCHEDULED}:
        return False
    first, last = view.tokens.at(quote.char_start), view.tokens.at(quote.char_end - 1) + 1
    told = [s for s in event.sightings if not s.is_noun and first <= s.start < last and s.start in view.quoted]
    return any(
        "first_person" in view.cues[token] or "with_us" in view.cues[token]
        for found in told[:1]
        for token in range(*view.sentences[found.sentence])
        if token in view.quoted
    )


def _stands_for_side(view: View, event: Event, quote: Quote, news: Event | None) -> bool:
    """Whether a speaker is of a body that met somebody and of which nobody is named: 'a team of the Customs Service'."""
    body = quote.speaker_organisation
    if body is None or event.status is not MeetingStatus.HELD or event.family not in _TWO_SIDED:
        return False
    if event is not news and event.first.start > view.tokens.at(quote.char_start):
        return False
    same = view.document.identities.same
    sides = [p for p in event.parties.values() if p.organisation and same(p.organisation, body)]
    return bool(sides) and all(p.name is None for p in sides)


def _elsewhere(news: Event | None, events: list[Event]) -> dict[str, int]:
    """Who takes part in another meeting than the article's own, each with the token from which the first such is told."""
    first: dict[str, int] = {}
    for event in events:
        for party in event.parties.values() if event is not news else ():
            if party.name:
                first[party.name] = min(first.get(party.name, event.first.phrase_start), event.first.phrase_start)
    return first


def _has_both_sides(event: Event) -> bool:
    """Whether two of those who met are named, so that whoever else is quoted need not have been there."""
    sides = {Participation.PRINCIPAL, Participation.HOST}
    return sum(party.name is not None and party.participation in sides for party in event.parties.values()) >= 2


def _spoken_at(view: View, news: Event | None, events: list[Event], sections: Sections, token: int) -> Event | None:
    """The meeting that a quote at a token was spoken at: the latest of its section before it, where the article's own is
    not told there; in a diary none of another day."""
    section = sections.of(token)
    here = [e for e in events if any(sections.of(s.start) == section for s in e.sightings)]
    if news is not None and news in here:
        return news
    held = [e for e in here if e.status is MeetingStatus.HELD and e.first.start <= token]
    if held:
        return held[-1]
    return None if sections.is_diary else news


def _by_paragraph(view: View, quote: Quote) -> tuple[str | None, int]:
    """Who is quoted, and in which paragraph."""
    return quote.speaker_name, view.document.paragraph_at(quote.char_start).start


def _is_for_the_press(view: View, quote: Quote) -> bool:
    """Whether a quote was given to journalists or in writing, and so at no meeting: 'told reporters', 'in a statement'."""
    sentence = _sentence(view, quote)
    return sentence.tells("for_the_press", sentence.first, sentence.last)


def _is_at_the_event(view: View, quote: Quote) -> bool:
    """Whether the words say that it was spoken at the event: 'at the closing', 'told the graduates'."""
    sentence = _sentence(view, quote)
    return sentence.tells("in_speech", sentence.first, sentence.last)


def _sentence(view: View, quote: Quote) -> Sentence:
    """The sentence that names the speaker of a quote."""
    position = quote.char_start
    if quote.speaker_raw and (at := quote.evidence.find(quote.speaker_raw)) >= 0:
        position += at
    token = view.tokens.at(position)
    number = next(i for i, (_, last) in enumerate(view.sentences) if token < last or i == len(view.sentences) - 1)
    return Sentence(view, view.lexicon, number)


def _words(view: View, quote: Quote) -> tuple[int, int]:
    """The tokens of the words that name the speaker; the whole evidence where they are not in it."""
    raw = quote.speaker_raw or ""
    at = quote.evidence.find(raw) if raw else -1
    start = quote.char_start + max(at, 0)
    end = start + len(raw) if at >= 0 else quote.char_end
    return view.tokens.at(start), view.tokens.at(end - 1) + 1
