"""Who takes part, as a clause gives it: its subject, its object, what follows 'with', 'between' or 'by'.

Belongs here: which mentions around a verb or noun are its parties, and the party that a mention makes. Stays out: in which
function, where a verb other than the meeting's own says so (`roles`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.mention_parties import delegation_of, party_of, person_party
from pipeline.extraction.meetings.sightings import Party
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Person, Place
from schemas.vocabularies import ParticipantType, Participation

_RELATIVE = 24
"""Tokens that a relative clause inside a list of people may have."""
_MARKS = frozenset('.;:!?“”„»«…—–"')


def parties_of(sentence: Sentence, items: Iterable[Item], participation: Participation, rule: str) -> list[Party]:
    """The parties of a list of mentions; 'officials of Chad, Mali and Niger' are three."""
    found: list[Party] = []
    group: Party | None = None
    before: Item | None = None
    for item in items:
        party = party_of(sentence, item, participation, rule) or delegation_of(sentence, item, rule)
        if party is None:
            continue
        if before is not None and _is_introduced(sentence, before, item, found):
            found.pop()  # 'her Belgian colleague, Minister Bruno Claes' is one
        joined = before is not None and all(sentence.has(t, "list") for t in range(before.end, item.start))
        if party.type is ParticipantType.GROUP and (party.country or party.organisation):
            group = party
        elif group is not None and joined and party.type in {ParticipantType.COUNTRY, ParticipantType.ORGANISATION}:
            party = replace(
                group, start=party.start, end=party.end, organisation=party.organisation, country=party.country
            )
        else:
            group = None
        found.append(party)
        before = item
    return found


def _is_introduced(sentence: Sentence, before: Item, item: Item, found: list[Party]) -> bool:
    """Whether the party found last is an office, no more, and the name of who holds it follows behind a comma."""
    if not (found and found[-1].start == before.start and found[-1].type is ParticipantType.PERSON):
        return False
    named = isinstance(item.mention, Person) and item.mention.name is not None and not item.mention.is_group
    alone = found[-1].name is None and sentence.words[before.end : item.start] == [","]
    return named and alone


def subject_items(sentence: Sentence, verb: int) -> list[Item]:
    """The mentions that are the subject of a verb: those of its clause before it that no preposition governs."""
    token = verb - 1
    while token >= sentence.first and token not in sentence.covering and sentence.has(token, "auxiliary"):
        token -= 1
    if token > sentence.first and sentence.has(token, "relative"):
        end = token - 1 if sentence.words[token - 1] == "," else token
        return [i for i in sentence.between(sentence.first, token) if i.kind != "place" and i.end >= end - 1][-1:]
    start = clause_start(sentence, verb)
    if sentence.has(token, "and") and (of_who := _of_relative(sentence, token)):
        return of_who
    return [
        i
        for i in sentence.between(start, verb)
        if not _governed(sentence, i, start) and i.end <= verb and not _is_city(i)
    ]


def _of_relative(sentence: Sentence, conjunction: int) -> list[Item]:
    """The person whom a second verb of a relative clause is of: 'Brandt, who heads the unit and is travelling with'."""
    for token in range(conjunction - 1, max(conjunction - _RELATIVE, sentence.first), -1):
        if sentence.words[token] in _MARKS or sentence.words[token] == ",":
            return []
        if sentence.has(token, "person_relative") and sentence.words[token - 1] == ",":
            item = sentence.covering.get(token - 2)
            return [item] if item is not None and item.kind == "person" else []
    return []


def clause_subject(sentence: Sentence, token: int) -> list[Item]:
    """The people that are the subject of the clause that a token stands in: those before its first verb."""
    start = clause_start(sentence, token)
    verb = next((t for t in range(start, token) if t not in sentence.covering and _is_verb(sentence, t)), None)
    end = token if verb is None else verb
    items = [i for i in subject_items(sentence, end) if i.kind != "place"]
    if not items and start > sentence.first and sentence.has(start - 1, "saying"):
        return [i for i in subject_items(sentence, start - 1) if i.kind == "person"]  # 'Brandt said talks with ...'
    return items or (main_subject(sentence, start - 1) if start > sentence.first else [])


def main_subject(sentence: Sentence, opener: int) -> list[Item]:
    """The people who are the subject of the clause in front of a word that opens what they did before, after or meanwhile:
    'Brandt said here on Monday after talks with', 'The minister announced before leaving for'."""
    if not sentence.has(opener, "side_clause", "afterwards"):
        return []
    verb = main_verb(sentence, opener)
    return [] if verb is None else [i for i in subject_items(sentence, verb) if i.kind == "person"]


def main_parties(sentence: Sentence, opener: int, participation: Participation, rule: str) -> list[Party]:
    """The same subject as parties, also where it is a pronoun."""
    found = parties_of(sentence, main_subject(sentence, opener), participation, rule)
    if found or not sentence.has(opener, "side_clause", "afterwards") or (verb := main_verb(sentence, opener)) is None:
        return found
    one = pronoun_party(sentence, verb, participation, rule)
    return [] if one is None else [one]


def main_verb(sentence: Sentence, end: int) -> int | None:
    """The first verb of the clause that ends at a token."""
    for token in range(clause_start(sentence, end), end):
        if token in sentence.covering or token in sentence.dated:
            continue
        if sentence.has(token, "saying") or _is_verb(sentence, token):
            return token
    start = clause_start(sentence, end)
    return start - 1 if start > sentence.first and sentence.has(start - 1, "saying") else None


def fronted_subject(sentence: Sentence, token: int) -> list[Item]:
    """The people behind the comma that ends a fronted phrase, up to the verb of the sentence."""
    comma = next(
        (t for t in range(token, sentence.last) if sentence.words[t] == "," and _starts_subject(sentence, t + 1)), None
    )
    if comma is None:
        return []
    verb = next(
        (t for t in range(comma + 1, sentence.last) if t not in sentence.covering and _is_verb(sentence, t)),
        sentence.last,
    )
    return [i for i in sentence.between(comma + 1, verb) if i.kind != "place" and not _governed(sentence, i, comma + 1)]


def _starts_subject(sentence: Sentence, token: int) -> bool:
    """Whether people follow right behind a comma, over an article."""
    token = sentence.over_determiners_forward(token)
    item = sentence.covering.get(token)
    return item is not None and item.kind != "place"


def _is_verb(sentence: Sentence, token: int) -> bool:
    return sentence.lowers[token] in sentence.lexicon.verb_like or sentence.has(token, "auxiliary_verb")


def _is_city(item: Item) -> bool:
    return isinstance(item.mention, Place) and item.mention.city is not None


def clause_start(sentence: Sentence, verb: int) -> int:
    """The token that the clause of a verb starts with: behind a mark, a conjunction or a reporting verb."""
    comma = False
    words, cues, covering = sentence.words, sentence.cues, sentence.covering
    for token in range(verb - 1, sentence.first - 1, -1):
        item = covering.get(token)
        if item is not None and item.kind == "person":
            continue
        comma = comma or words[token] == ","
        if comma and "relative" in cues[token] and words[token - 1] == ",":
            continue
        if words[token] in _MARKS or "clause_opener" in cues[token]:
            return token + 1
    return sentence.first


def _governed(sentence: Sentence, item: Item, start: int) -> bool:
    """Whether a preposition stands right before a mention, over an article."""
    token = sentence.over_articles(item.start - 1)
    if token > start and sentence.has(token, "passive_by") and sentence.has(token - 1, "by_leader"):
        return False
    if token > start and sentence.has(token, "with") and sentence.has(token - 1, "along_word"):
        return False  # 'the Minister, together with the Ambassador, opened ...'
    return token >= start and sentence.has(token, "preposition")


def pronoun_party(sentence: Sentence, verb: int, participation: Participation, rule: str) -> Party | None:
    """The person that a pronoun before a verb stands for."""
    for token in range(verb - 1, clause_start(sentence, verb) - 1, -1):
        if sentence.has(token, "person_pronoun"):
            identity = sentence.view.document.identify(sentence.view.span(token, token + 1))
            return person_party(identity, token, token + 1, participation, rule)
    return None


def object_items(sentence: Sentence, start: int, last: int, *, stop_at_to: bool = True) -> Iterator[Item]:
    """The mentions behind a verb or noun that are its object: up to a mark, a verb, a purpose or a topic."""
    token = start
    while token < last:
        item = sentence.covering.get(token)
        if item is not None:
            if not _is_city(item) and not _located(sentence, item, start, but_to=not stop_at_to):
                yield item
            token = item.end
            continue
        if token not in sentence.dated:
            if (
                sentence.has(token, "person_relative")
                and (behind := _behind_relative(sentence, token, last)) is not None
            ):
                token = behind
                continue
            if sentence.words[token] == "." and token > start and len(sentence.words[token - 1]) == 1:
                token += 1  # an initial: 'H.E. Mr ...'
                continue
            if sentence.words[token] == ";" and token > start and _goes_on(sentence, token + 1, last):
                token += 1
                continue
            if sentence.words[token] in _MARKS or (
                sentence.has(token, "object_end") and token + 1 not in sentence.dated
            ):
                return
            if sentence.has(token, "with") and token > start and sentence.words[token - 1] == ",":
                return
            if stop_at_to and sentence.lowers[token] == "to" and not _leads_to_mention(sentence, token + 1):
                return
            if sentence.lowers[token] in sentence.lexicon.verb_like and not sentence.has(token, "party_verb"):
                return
        token += 1


def _goes_on(sentence: Sentence, token: int, last: int) -> bool:
    """Whether a list of people goes on behind a semicolon: '; and Colonel Ada Brandt', with no verb behind the name."""
    while token < last and (sentence.has(token, "and") or sentence.is_determiner(token)):
        token += 1
    item = sentence.covering.get(token)
    if item is None or item.kind != "person":
        return False
    return item.end >= last or sentence.lowers[item.end] not in sentence.lexicon.verb_like


def _behind_relative(sentence: Sentence, token: int, last: int) -> int | None:
    """The token behind 'who heads the unit', where ', and' goes on with somebody else; None where nobody follows."""
    for comma in range(token + 1, min(token + _RELATIVE, last - 2)):
        if sentence.words[comma] in _MARKS:
            return None
        if sentence.words[comma] == "," and sentence.has(comma + 1, "and"):
            item = sentence.covering.get(sentence.over_determiners_forward(comma + 2))
            if item is not None and item.kind == "person":
                return comma + 1
    return None


def _leads_to_mention(sentence: Sentence, token: int) -> bool:
    return token in sentence.covering or (token < sentence.last and sentence.is_article(token))


def _located(sentence: Sentence, item: Item, start: int, *, but_to: bool) -> bool:
    """Whether 'in', 'at' or the like stands before a mention, or a place that it is the country of: 'in Brezje, Slovenia'."""
    token = sentence.over_articles(item.start - 1)
    if item.kind == "place" and sentence.words[token] == ",":
        before = sentence.covering.get(token - 1)
        if before is not None and _is_city(before):
            return _located(sentence, before, start, but_to=but_to)
    if token < start or (but_to and sentence.has(token, "to")):
        return False
    if item.kind == "person" and sentence.has(token, "personal_object"):
        return False  # 'recibió a la fiscal'
    return sentence.has(token, "locative")
