"""From the text to the meetings of an article: the steps in their order, sentence by sentence, then for the whole.

Belongs here: the order and what passes between the steps. Stays out: the rules of each step.
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.extraction.meetings.attach import attach
from pipeline.extraction.meetings.companies import LEADING, name_companies
from pipeline.extraction.meetings.diaries import add_diarist
from pipeline.extraction.meetings.distribution import distribute
from pipeline.extraction.meetings.ellipses import ellipsis_sightings
from pipeline.extraction.meetings.event_nouns import event_noun_sightings
from pipeline.extraction.meetings.events import Event
from pipeline.extraction.meetings.frames import fill_parties
from pipeline.extraction.meetings.general import general_sightings
from pipeline.extraction.meetings.joining import join
from pipeline.extraction.meetings.lead import lead_days
from pipeline.extraction.meetings.lengths import read_following_lengths
from pipeline.extraction.meetings.lexicon import MeetingLexicon
from pipeline.extraction.meetings.links import is_told_that, link
from pipeline.extraction.meetings.loose import OF_LAST, add_loose
from pipeline.extraction.meetings.nouns import noun_sightings
from pipeline.extraction.meetings.pairs import name_pairs
from pipeline.extraction.meetings.roles import read_roles
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.speakers import add_speakers
from pipeline.extraction.meetings.starting import LEAD
from pipeline.extraction.meetings.status import read_status, status_by_day
from pipeline.extraction.meetings.subjects import add_subjects
from pipeline.extraction.meetings.topics import topics_of
from pipeline.extraction.meetings.usual_places import settle_places
from pipeline.extraction.meetings.verbs import is_no_meeting, verb_sightings
from pipeline.extraction.meetings.view import Sentence, View
from pipeline.extraction.meetings.when import inherit_days, set_days, week_of_article
from pipeline.extraction.meetings.where import place_of_last, set_place
from pipeline.extraction.meetings.years import settle_year
from pipeline.language.tense import looks_ahead
from schemas import Quote
from schemas.vocabularies import DatePrecision, MeetingKind, MeetingStatus, Participation, PlaceSource


def assemble(view: View, lexicon: MeetingLexicon, quotes: list[Quote]) -> list[Event]:
    """The meetings of an article, complete."""
    sightings: list[Sighting] = []
    loose: list[tuple[int, Party]] = []
    topics: list[tuple[int, str]] = []
    bound: list[tuple[Sighting, Party]] = []
    for number in range(len(view.sentences)):
        sentence = Sentence(view, lexicon, number)
        found, roles = _read_sentence(sentence)
        sightings += found
        for owner, topic in topics_of(sentence, found):
            if owner is None:
                topics.append((number, topic))
            else:
                owner.topics.append(topic)
        for target, party in roles:
            if target is None:
                loose.append((number, party))
            else:
                bound.append((target, party))
    for target, party in bound:
        if party.rule in OF_LAST:
            continue  # who else was there says nothing of whether two meetings are one
        target.parties.append(party)
        if party.participation is Participation.HOST and target.host is None:
            target.host = party.organisation or party.role or party.name
    parts = [part for found in sightings for part in distribute(view, found)]
    events = join(parts, view.document.published_on)
    told = {(s.sentence, s.start) for event in events for s in event.sightings}
    loose += [
        (target.sentence, party)
        for target, party in bound
        if (target.sentence, target.start) not in told and (target.family != "body" or party.rule in OF_LAST)
    ]
    for target, party in bound:
        if party.rule in OF_LAST:
            target.parties.append(party)
    _complete(view, events, loose, quotes)
    add_subjects(view, events)
    leaders = [party for _, party in (*bound, *loose) if party.rule in LEADING]
    name_companies(view, events, leaders)
    for number, topic in topics:
        near = [e for e in events if e.is_news or any(0 <= number - s.sentence <= 1 for s in e.sightings)]
        if near:
            near[-1].first.topics.append(topic)
    return events


def _read_sentence(sentence: Sentence) -> tuple[list[Sighting], list[tuple[Sighting | None, Party]]]:
    """The sightings of a sentence with their days, places and parties, and what its role verbs add.

    A verb that turns out to be no meeting must not keep a day or place from one that is: the sentence is then read again
    without it.
    """
    refused: set[tuple[str, int]] = set()
    while True:
        nouns = list(noun_sightings(sentence))
        verbs = [v for v in verb_sightings(sentence) if (v.rule, v.start) not in refused]
        nouns = [n for n in nouns if not _is_within(n, verbs)]
        nouns += event_noun_sightings(sentence, [*nouns, *verbs])
        verbs += [v for v in general_sightings(sentence, [*nouns, *verbs]) if (v.rule, v.start) not in refused]
        found = sorted((*nouns, *verbs, *ellipsis_sightings(sentence)), key=lambda s: (s.start, s.end))
        if not found:
            return [], read_roles(sentence, [], [])
        kept = _fill(sentence, link(sentence, found))
        failed = {(v.rule, v.start) for v in verbs}
        failed -= {(s.rule, s.start) for k in kept for s in (k, *k.linked, *k.also, *k.told_by)}
        if failed <= refused:
            return kept, read_roles(sentence, nouns, kept)
        refused |= failed


def _is_within(noun: Sighting, verbs: list[Sighting]) -> bool:
    """Whether a verb's words have a noun in them, whose name is then the verb's: 'paid a courtesy call on'."""
    verb = next((v for v in verbs if v.start <= noun.start < v.end), None)
    if verb is not None:
        verb.name = verb.name or noun.name
    return verb is not None


def _fill(sentence: Sentence, sightings: list[Sighting]) -> list[Sighting]:
    """The sightings of a sentence that are meetings, with what the sentence says of each."""
    attach(sentence, sightings)
    _take_day_of_entry(sentence, sightings)
    read_status(sentence, sightings)
    document = sentence.view.document
    kept: list[Sighting] = []
    for index, found in enumerate(sightings):
        end = sightings[index + 1].phrase_start if index + 1 < len(sightings) else sentence.last
        position = sentence.view.tokens.starts[found.end - 1]
        found.ahead = looks_ahead(document.tokens, document.sentences[sentence.number], position, document.language)
        if not found.ahead and found.is_noun:
            found.ahead = sentence.tells("to_come", found.phrase_end, min(end, found.phrase_end + 16))
        after = found.phrase_end + (22 if _is_described(sentence, found) else 10)
        found.occurs = found.occurs or sentence.tells("occurrence", found.phrase_start - 6, after)
        found.occurs = found.occurs or (found.family == "assembly" and sentence.governs(found, "at_sitting"))
        entered = found.is_noun and sentence.tells("remote_entry", found.phrase_start - 7, found.phrase_start)
        if (
            entered
            or sentence.tells("remote", found.start, end)
            or (found.family != "visit" and _opens_remotely(sentence))
        ):
            found.kind = MeetingKind.CALL
        found.same_place = sentence.tells("same_place", found.phrase_end, end + 4)
        found.is_two_sided = sentence.tells("two_sided", sentence.first, sentence.last)
        found.is_of_experts = sentence.tells("working_people", sentence.first, end + 8)
        found.is_beside = found.side_of is not None or sentence.tells("beside", sentence.first, sentence.last)
        found.is_same_day = sentence.tells("same_day", sentence.first, sentence.first + 4)
        found.is_along = found.frame is not None and sentence.tells("along", sentence.first, found.end + 2)
        found.is_here = sentence.tells("here", sentence.first if index == 0 else found.phrase_end, end + 2)
        if found.is_noun and sentence.governs(found, "telling") and is_told_that(sentence, found):
            found.support, found.dates, found.place = "reference", [], None  # 'told the gathering that in May ...'
        if found.status is None and is_no_meeting(sentence, found):
            if not found.is_noun:
                continue
            found.support, found.dates, found.place = "reference", [], None
        if fill_parties(sentence, found, max(end, found.end)):
            kept.append(found)
    return kept


def _take_day_of_entry(sentence: Sentence, sightings: list[Sighting]) -> None:
    """Give what is told in an entry of a diary the entry's day, where it has none of its own."""
    entry = sentence.view.sections.day_of(sentence.first)
    for found in sightings:
        told = not found.is_noun or (not found.definite and found.support in {"event", "plain", "weak"})
        if entry is not None and told and not found.dates:
            found.dates.append(entry)


def _is_described(sentence: Sentence, found: Sighting) -> bool:
    """Whether a relative clause parts a noun from its verb: 'The training, which the academy designed, was held ...'."""
    comma = found.phrase_end
    return comma + 1 < sentence.last and sentence.words[comma] == "," and sentence.has(comma + 1, "relative")


def _opens_remotely(sentence: Sentence) -> bool:
    """Whether a sentence opens with 'By video link on Monday,', and not with 'Online fraud'."""
    return any(
        start < sentence.first + 3
        and (
            end in sentence.dated
            or end >= sentence.last
            or not sentence.words[end][0].isalpha()
            or sentence.has(end, "preposition")
        )
        for start, end in sentence.phrases("remote")
    )


def _complete(view: View, events: list[Event], loose: list[tuple[int, Party]], quotes: list[Quote]) -> None:
    """Days, status, place and parties of each event, those of the article's own meeting first."""
    published = view.document.published_on
    read_following_lengths(view, events)
    for event in events:
        set_days(event, published)
        settle_year(view, event)
    listed = _is_stacked(view, events, opening=True)
    news = None if listed else _news(view, events)
    if news is not None:
        news.is_news = True
        if news.start is None:
            lead_days(view, news, events)
        if news.start is None and news.parent is not None and news.parent.start is not None:
            inherit_days(news, news.parent)
        if news.start is None:
            week_of_article(news, published)
    stacked = news is None and _is_stacked(view, events)
    _same_day(events)
    for event in events:
        if event.start is None and news is not None and event.first.is_along and not event.first.ahead:
            inherit_days(event, news)
    for event in events:
        if event.start is None and event.parent is not None and event.parent.start is not None:
            inherit_days(event, event.parent)
        if event.start is None and (child := next((e for e in events if e.parent is event), None)) is not None:
            inherit_days(event, child)
        cancelled = any(s.status is MeetingStatus.CANCELLED and event.speaks_for(s) for s in event.sightings)
        background = event.first.contrast == "past" and (event.start is None or event.antecedent is not None)
        event.status = (
            MeetingStatus.CANCELLED
            if cancelled
            else status_by_day(
                event.start,
                event.end,
                published,
                story=news.end if news is not None else None,
                ahead=event.first.ahead,
                background=background,
                news=event.is_news or stacked,
            )
        )
        set_place(view, event, news)
        for found in event.sightings:
            for party in found.parties:
                event.add_party(party)
            event.host = event.host or found.host
    for event in events:
        set_place(view, event, news)
        if event.place is None:
            child = next((e for e in events if e.parent is event and e.place is not None), None)
            event.place, event.place_source = (child.place, child.place_source) if child else (None, None)
        if listed and (event.place is None or event.place.city is None):
            _place_of_list(view, event, events[0])
    for before, event in pairwise(sorted(events, key=lambda e: e.first.start)):
        place_of_last(before, event)
    settle_places(view, news, events)
    name_pairs(view, news, events)
    sections = view.sections
    add_loose(view, news, events, loose, sections)
    add_speakers(view, news, events, quotes, sections)
    add_diarist(view, events)


def _place_of_list(view: View, event: Event, first: Event) -> None:
    """Where the visits of a list were, as the words in front of it say: 'received at headquarters in ...'."""
    places = [p for p in view.places_in(0, view.sentences[first.first.sentence][0]) if p.city]
    if places:
        event.place, event.place_source = places[0], PlaceSource.TEXT


def _same_day(events: list[Event]) -> None:
    """'That afternoon he sat down with ...': on the day of the meeting told before."""
    last: Event | None = None
    for event in events:
        vague = event.start is None or event.precision is DatePrecision.YEAR
        if vague and event.first.is_same_day and last is not None:
            inherit_days(event, last)
        last = event if event.start is not None else last


def _is_stacked(view: View, events: list[Event], *, opening: bool = False) -> bool:
    """Whether the article is a list of dated entries, each telling its meeting: then none is background to another."""
    starts = {view.tokens.at(p.start) for p in view.document.paragraphs}
    entries = [e for e in events if e.start is not None and view.sentences[e.first.sentence][0] in starts]
    if opening:  # each entry begins with its day
        entries = [e for e in entries if any(view.sentences[e.first.sentence][0] + t in view.dated for t in range(2))]
    count = len({e.first.sentence for e in entries})
    return count >= 3 and count >= len(view.document.paragraphs) // 2


def _news(view: View, events: list[Event]) -> Event | None:
    """The meeting that the article reports as its news: the first one told in its lead that is neither past nor called off."""
    published = view.document.published_on
    for event in events:
        if event.first.sentence > LEAD + 2 or event.first.contrast is not None or event.first.is_side:
            continue
        if event.start is not None and published is not None and abs((event.start - published).days) > 31:
            continue
        return event
    return None
