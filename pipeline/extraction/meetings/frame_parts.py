"""What several frames of meeting verbs share: the subject as parties, the objects, tests of them.

Belongs here: these small readings. Stays out: the frames (`talking`, `visiting`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.mention_parties import person_party
from pipeline.extraction.meetings.parties import (
    clause_start,
    fronted_subject,
    main_parties,
    object_items,
    parties_of,
    pronoun_party,
    subject_items,
)
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Person
from schemas.vocabularies import ParticipantType, Participation

P = Participation


def subject_of(sentence: Sentence, found: Sighting, participation: P) -> list[Party]:
    items = subject_items(sentence, found.start)
    if not items and found.start - sentence.first <= 1 and sentence.lowers[found.start].endswith("ing"):
        items = fronted_subject(sentence, found.end)  # 'Meeting the Minister in Lima, the Director promised ...'
    parties = parties_of(sentence, items, participation, found.rule)
    if not items and sentence.lowers[found.start].endswith("ing"):
        parties = main_parties(
            sentence, found.start - 1, participation, found.rule
        )  # 'she said after meeting the Minister'
    one = pronoun_party(sentence, found.start, participation, found.rule)
    if one is not None and (not parties or _is_joined(sentence, one, parties)):
        parties.append(one)
    return parties


def _is_joined(sentence: Sentence, one: Party, parties: list[Party]) -> bool:
    """Whether a pronoun and people are one subject: 'She and the Minister', 'Colonel Brandt and he'."""
    near = range(one.start - 1, one.end + 1, one.end - one.start + 1)
    joined = any(sentence.first <= t < sentence.last and sentence.has(t, "and") for t in near)
    return joined and all(party.key() != one.key() for party in parties)


def objects_of(sentence: Sentence, start: int, last: int) -> list[Item]:
    return list(object_items(sentence, start, last))


def people_of(items: list[Item]) -> list[Item]:
    return [item for item in items if item.kind in {"person", "organisation"}]


def is_pair(sentence: Sentence, found: Sighting) -> bool:
    """Whether a verb's subject is two of a kind: 'the two forces', 'both ministers', 'A and his opposite number'."""
    return sentence.tells("of_two", clause_start(sentence, found.start), found.start)


def plural_pronoun(sentence: Sentence, verb: int) -> bool:
    """Whether 'they', 'we' or a plural noun stands in front of a verb and its auxiliaries."""
    if sentence.tells("again", verb + 1, verb + 5):
        return True
    token = verb - 1
    while token > sentence.first and sentence.has(token, "auxiliary"):
        token -= 1
    if token >= sentence.first and token not in sentence.covering and sentence.lowers[token].endswith("s"):
        return True
    return any(sentence.has(t, "plural_pronoun") for t in range(max(sentence.first, verb - 4), verb))


def takes_pronoun(sentence: Sentence, found: Sighting, participation: P) -> bool:
    """'received her on 5 June': the subject, and whom the pronoun stands for; only with a day or a place."""
    found.parties = subject_of(sentence, found, participation)
    identity = sentence.view.document.identify(sentence.view.span(found.end, found.end + 1))
    other = person_party(identity, found.end, found.end + 1, P.PRINCIPAL, found.rule)
    if other is not None and all(p.key() != other.key() for p in found.parties):
        found.parties.append(other)
    return found.is_told and has_subject(sentence, found, found.parties)


def direct(sentence: Sentence, start: int, items: list[Item], reach: int) -> list[Item]:
    """The items, where the first of them follows within `reach` tokens that are no day or place."""
    if not items:
        return []
    gap = [t for t in range(start, items[0].start) if t not in sentence.dated and t not in sentence.covering]
    return items if len(gap) <= reach else []


def owns(sentence: Sentence, item: Item) -> bool:
    """Whether a mention only owns what follows: 'welcomed the Minister's decision'."""
    return sentence.lowers[item.end - 1].endswith(("'s", "’s"))


def is_named_pair(parties: list[Party]) -> bool:
    """Whether parties are two people with names, who have met even where no day and no place is given."""
    return len(parties) >= 2 and all(p.name for p in parties)


def is_told_as_news(sentence: Sentence, parties: list[Party]) -> bool:
    """Whether parties are more than a group without a name, a country or an organisation: 'officers', 'residents'."""
    return any(p.name or p.organisation or p.country or p.type is not ParticipantType.GROUP for p in parties)


def has_subject(sentence: Sentence, found: Sighting, subject: list[Party]) -> bool:
    """Whether somebody does what a verb tells: a party, or a team, the two sides, they, whom no name or office tells."""
    return bool(subject) or is_sent(sentence, clause_start(sentence, found.start), found.start)


def is_sent(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a delegation, a team or visitors stand in tokens `start:end`, whoever sent them."""
    return any(sentence.has(token, "sent") for token in range(start, end))


def is_object_pronoun(sentence: Sentence, token: int) -> bool:
    """Whether 'him' or 'them' is what a verb takes; 'her' only where no noun of hers follows."""
    if token >= sentence.last or not sentence.has(token, "object_pronoun"):
        return False
    after = token + 1
    return (
        not sentence.has(token, "possessive")
        or after >= sentence.last
        or after in sentence.dated
        or sentence.words[after] in {".", ",", ";"}
        or sentence.has(after, "preposition", "and", "with")
        or sentence.lowers[after] in sentence.lexicon.stops
    )


def leads_to_sent(sentence: Sentence, start: int) -> bool:
    """Whether a delegation, a team or a committee follows: 'received a group of', 'brief the security committee'."""
    reach = range(start, min(start + (16 if is_put_off(sentence, start) else 5), sentence.last))
    return is_sent(sentence, reach.start, reach.stop) or any(sentence.has(t, "body_word") for t in reach)


def is_put_off(sentence: Sentence, start: int) -> bool:
    """Whether a day or a place stands in front of what a verb takes: 'received at the port on Monday the heads of ...'."""
    return start < sentence.last and (start in sentence.dated or sentence.has(start, "locative"))


def to_premises(sentence: Sentence, start: int) -> bool:
    """Whether where somebody goes is a body's seat: 'drove to the headquarters of the customs service'."""
    reach = range(start, min(start + 7, sentence.last))
    return any(sentence.has(t, "premises") and not (t == start and sentence.has(t, "state")) for t in reach)


def is_named_or_one(item: Item) -> bool:
    return isinstance(item.mention, Person) and not item.mention.is_group


def is_passive(sentence: Sentence, start: int) -> bool:
    """Whether a form of 'be' stands before the verb, with at most an adverb between; not in 'is hosting'."""
    return not sentence.lowers[start].endswith("ing") and any(
        sentence.has(token, "be") for token in range(max(start - 2, sentence.first), start)
    )


def is_done_to(sentence: Sentence, verb: int) -> bool:
    """Whether a participle stands behind a form of 'be', over adverbs: not in 'is to take', nor in 'was in'."""
    token = verb - 1
    while token > sentence.first and (sentence.has(token, "adverb") or sentence.lowers[token].endswith("ly")):
        token -= 1
    return token >= sentence.first and sentence.has(token, "be")


def stands_outside(sentence: Sentence, verb: int) -> bool:
    """Whether those who never confer are a verb's subject: 'the victims met', 'fans of the two clubs met'."""
    token = verb - 1
    while token > sentence.first and token not in sentence.covering and sentence.has(token, "auxiliary"):
        token -= 1
    if token >= sentence.first and sentence.has(token, "no_party"):
        return True
    subject = range(clause_start(sentence, verb), verb)
    return any(sentence.has(t, "no_party") for t in subject) and not any(t in sentence.covering for t in subject)
