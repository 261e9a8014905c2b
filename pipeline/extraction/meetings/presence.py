"""Who else was there, where a sentence of its own says so: 'Also present were', 'With him were', 'There the Prefect showed',
'where she and the Governor'.

Belongs here: these sentences and clauses. Stays out: subjects and objects of a meeting's own verb (`frames`), role verbs
(`roles`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.extraction.meetings.frame_parts import is_named_or_one
from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.parties import fronted_subject, object_items, parties_of, pronoun_party, subject_items
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Person
from schemas.vocabularies import Participation

_LISTING = ("presence", "delegation", "company")
"""Cues without which a sentence lists nobody."""
_OPENING = 9
"""Tokens at the start of a sentence in which the verb of a list of those present stands."""
_CLAUSE = 30
"""Tokens of ', where she and the Governor' up to its verb."""

Found = Iterator[tuple[Sighting | None, Party]]


def read_presence(sentence: Sentence, sightings: list[Sighting]) -> Found:
    """Those who were there, each with the meeting of the sentence; None for the meeting that was told before."""
    if sentence.has_any(*_LISTING):
        yield from _listed(sentence, sightings)
    if sentence.has_any("in_the_room"):
        yield from _in_the_room(sentence)
    yield from _guests(sentence)
    yield from _speeches(sentence, sightings)
    yield from _fronted(sentence)
    if sentence.has_any("officiating"):
        yield from _absolute(sentence, sightings)
    yield from _there(sentence)
    if sightings and sentence.has_any("where"):
        yield from _where(sentence, sightings)


def _listed(sentence: Sentence, sightings: list[Sighting]) -> Found:
    """Those named behind 'Also present were', 'The delegation included', 'Accompanying her were', over semicolons too."""
    for first in (sentence.first, *(t + 1 for t in range(sentence.first, sentence.last) if sentence.words[t] == ";")):
        yield from _listed_from(sentence, sightings, first)


def _listed_from(sentence: Sentence, sightings: list[Sighting], first: int) -> Found:
    """Those named in the clause that begins at a token."""
    opening = range(first, min(first + _OPENING, sentence.last))
    verb = next((t for t in opening if sentence.has(t, "presence_verb") and t not in sentence.covering), None)
    if verb is None:
        return
    before = range(first, verb)
    if any(sentence.has(t, "no_party") for t in before):
        return  # "Among the suspects was ..."
    company = sentence.has(first, "company") or sentence.has(min(first + 1, verb), "company")
    if not company and not any(sentence.has(t, "presence", "delegation") for t in before):
        return
    follows = min(verb + 1, sentence.last - 1)
    if sentence.lowers[follows].endswith("ed") and not sentence.has(follows, "by_leader"):
        return  # "The police were joined by ..."
    participation = Participation.ACCOMPANYING if company else Participation.PRINCIPAL
    nouns = [s for s in sightings if s.is_noun and s.start < verb]
    named = [i for i in sentence.between(verb + 1, sentence.last) if _is_somebody(sentence, i)]
    for party in parties_of(sentence, named, participation, "role.listed"):
        yield (nouns[-1] if nouns else None), party


def _is_somebody(sentence: Sentence, item: Item) -> bool:
    mention = item.mention
    if not isinstance(mention, Person) or not mention.name:
        return False
    return not sentence.lowers[item.end - 1].endswith(("'s", "’s"))


def _in_the_room(sentence: Sentence) -> Found:
    """'The Mayor was also in the room', 'Brandt, who was in the chair, said', 'with Brandt in the chair'."""
    for start, _ in sentence.phrases("in_the_room"):
        be = start - 1
        while be > sentence.first and not sentence.has(be, "be", "with") and sentence.has(be, "adverb", "auxiliary"):
            be -= 1
        items: Iterable[Item] = ()
        if sentence.has(be, "be") and not sentence.has(be - 1, "negation"):
            items = subject_items(sentence, be)
        elif (item := sentence.covering.get(start - 1)) is not None and sentence.has(item.start - 1, "with"):
            items = (item,)
        people = [i for i in items if is_named_or_one(i)]
        for party in parties_of(sentence, people, Participation.PRINCIPAL, "role.in_the_room"):
            yield None, party


def _guests(sentence: Sentence) -> Found:
    """'The chief guest was the Mayor', 'the Mayor was the guest of honour'."""
    for start, end in sentence.phrases("guest"):
        copula = next((t for t in range(end, min(end + 3, sentence.last)) if sentence.has(t, "be")), None)
        items: Iterable[Item] = ()
        if copula is not None:
            items = object_items(sentence, copula + 1, sentence.last)
        elif sentence.has(sentence.over_determiners(start - 1), "be", "as_guest"):
            items = subject_items(sentence, sentence.over_determiners(start - 1))
        people = [i for i in items if is_named_or_one(i)]
        for party in parties_of(sentence, people, Participation.PRINCIPAL, "role.guest"):
            yield None, party


def _speeches(sentence: Sentence, sightings: list[Sighting]) -> Found:
    """'with presentations by the head of customs and Professor Terk'."""
    for start, end in sentence.phrases("speech_by"):
        people = [i for i in object_items(sentence, end, sentence.last) if is_named_or_one(i)]
        nouns = [s for s in sightings if s.is_noun and s.start < start]
        for party in parties_of(sentence, people, Participation.PRINCIPAL, "role.speech"):
            yield (nouns[-1] if nouns else None), party


def _fronted(sentence: Sentence) -> Found:
    """'Delivering the keynote address, the Minister ...', 'In her closing remarks, Director Brandt ...'."""
    if not (
        sentence.has(sentence.first, "fronted_speech")
        or sentence.tells("in_speech", sentence.first, sentence.first + 7)
    ):
        return
    people = [i for i in fronted_subject(sentence, sentence.first + 1) if is_named_or_one(i)]
    for party in parties_of(sentence, people, Participation.PRINCIPAL, "role.fronted"):
        yield None, party


def _absolute(sentence: Sentence, sightings: list[Sighting]) -> Found:
    """', with the Minister handing out certificates'."""
    for item in sentence.between(sentence.first + 1, sentence.last - 1):
        with_ = sentence.over_articles(item.start - 1)
        if not (is_named_or_one(item) and sentence.has(with_, "with") and sentence.has(item.end, "officiating")):
            continue
        nouns = [s for s in sightings if s.is_noun and s.start < item.start]
        for party in parties_of(sentence, [item], Participation.PRINCIPAL, "role.absolute"):
            yield (nouns[-1] if nouns else None), party


def _there(sentence: Sentence) -> Found:
    """'There the Prefect, Olga Brandt, showed them the port': at the place of the meeting told before."""
    if not sentence.has(sentence.first, "there"):
        return
    item = sentence.covering.get(sentence.over_determiners_forward(sentence.first + 1))
    if item is not None and is_named_or_one(item):
        for party in parties_of(sentence, [item], Participation.PRINCIPAL, "role.there"):
            yield None, party


def _where(sentence: Sentence, sightings: list[Sighting]) -> Found:
    """', where she and the Governor spent the day', ', where the Governor showed her round'."""
    where = next((t for t in range(sentence.first + 1, sentence.last) if sentence.has(t, "where")), None)
    told = [s for s in sightings if where is not None and s.start < where]
    if where is None or not told or sentence.words[where - 1] != ",":
        return
    verb = next(
        (
            t
            for t in range(where + 1, min(where + _CLAUSE, sentence.last))
            if t not in sentence.covering
            and (sentence.lowers[t] in sentence.lexicon.verb_like or sentence.lexicon.is_verb(sentence.lowers[t]))
        ),
        None,
    )
    if verb is None:
        return
    people = [i for i in subject_items(sentence, verb) if i.start > where and is_named_or_one(i)]
    with_pronoun = sentence.has(where + 1, "person_pronoun", "plural_pronoun_far") and bool(people)
    shown = any(sentence.has(t, "object_pronoun") for t in range(verb + 1, min(verb + 3, sentence.last)))
    if not (with_pronoun or shown):
        return
    if with_pronoun and (one := pronoun_party(sentence, where + 2, Participation.PRINCIPAL, "role.where")) is not None:
        yield told[-1], one
    for party in parties_of(sentence, people, Participation.PRINCIPAL, "role.where"):
        yield told[-1], party
