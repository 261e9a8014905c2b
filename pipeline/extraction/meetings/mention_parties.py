"""The party that a mention stands for: a person with name and office, a group, an organisation, a country, a delegation.

Belongs here: one mention, one party. Stays out: which mentions of a clause are its parties (`parties`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.locations import is_country
from pipeline.extraction.meetings.sightings import Party
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Identity, Organisation, Person, Place
from schemas.vocabularies import ParticipantType, Participation


def party_of(sentence: Sentence, item: Item, participation: Participation, rule: str) -> Party | None:
    """The party that a mention stands for; None for who never takes part, such as reporters, and for cities."""
    mention = item.mention
    if isinstance(mention, Person):
        return _person(sentence, item, mention, participation, rule)
    if isinstance(mention, Organisation):
        return Party(
            item.start,
            item.end,
            ParticipantType.ORGANISATION,
            participation,
            organisation=mention.name,
            country=mention.country,
            rule=rule,
        )
    if isinstance(mention, Place) and mention.city is None and is_country(mention.span.of(sentence.view.text)):
        return Party(item.start, item.end, ParticipantType.COUNTRY, participation, country=mention.country, rule=rule)
    return None


def delegation_of(sentence: Sentence, item: Item, rule: str) -> Party | None:
    """The delegation that a demonym names: 'the Chilean delegation'."""
    if not isinstance(item.mention, Place) or item.mention.city is not None or item.end >= sentence.last:
        return None
    if not sentence.has(item.end, "delegation"):
        return None
    return Party(
        item.start,
        item.end + 1,
        ParticipantType.COUNTRY,
        Participation.DELEGATION,
        country=item.mention.country,
        rule=rule,
    )


def _person(sentence: Sentence, item: Item, mention: Person, participation: Participation, rule: str) -> Party | None:
    role_words = (mention.role or "").lower().split()
    if not mention.name and any(word in sentence.lexicon.words("no_party") for word in role_words):
        return None
    if mention.is_group:
        return Party(
            item.start,
            item.end,
            ParticipantType.GROUP,
            participation,
            role=mention.role,
            organisation=mention.organisation,
            country=mention.country,
            rule=rule,
        )
    identity = sentence.view.document.identify(mention)
    if mention.name is None and _is_another(sentence, mention, identity):
        identity = Identity(None, mention.role, mention.organisation, mention.country)
    return person_party(identity, item.start, item.end, participation, rule)


def _is_another(sentence: Sentence, mention: Person, identity: Identity) -> bool:
    """Whether an office is not that of whoever it was taken to call back: of another body, or a higher or lower one."""
    body, its = mention.organisation, identity.organisation
    if body and its and body not in its and its not in body:
        return True
    words, known = (mention.role or "").lower().split(), (identity.role or "").lower().split()
    return bool(known) and any(w in sentence.lexicon.words("sets_apart") and w not in known for w in words)


def person_party(identity: Identity, start: int, end: int, participation: Participation, rule: str) -> Party | None:
    """The party of somebody who was identified; None where neither a name nor an office is known."""
    if not identity.name and not identity.role:
        return None
    return Party(
        start,
        end,
        ParticipantType.PERSON,
        participation,
        name=identity.name,
        role=identity.role,
        organisation=identity.organisation,
        country=identity.country,
        rule=rule,
    )
