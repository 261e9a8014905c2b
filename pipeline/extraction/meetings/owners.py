"""Whose meeting it is where no subject says so: 'her talks with the Mayor', 'a meeting with his colleague', 'the visit which
Brandt was to pay'.

Belongs here: owners by pronoun and by relative clause. Stays out: possessors that are mentions (`nouns`), subjects of
clauses (`parties`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import is_named_or_one
from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.mention_parties import person_party
from pipeline.extraction.meetings.parties import parties_of
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import Participation

_P = Participation.PRINCIPAL
_FAMILIES = frozenset({"visit", "talks", "call", "meeting"})
"""Families of meetings that somebody has, pays or makes."""
_BEHIND = 4
"""Tokens behind the subject of 'which Brandt was to pay' in which its verb begins."""


def owners(sentence: Sentence, found: Sighting) -> list[Party]:
    """The parties that a meeting's noun has by a pronoun in front of it or behind 'with', or by its relative clause."""
    if not found.families & _FAMILIES:
        return []
    first = range(max(found.phrase_start - 1, sentence.first), found.start)
    behind = next(
        (t + 1 for t in range(found.end, min(found.phrase_end + 3, sentence.last - 1)) if sentence.has(t, "with")), None
    )
    for token in (*first, *(() if behind is None else (behind,))):
        if sentence.has(token, "owner") and token not in sentence.view.quoted:
            view = sentence.view
            identity = view.document.identities.antecedent(view.tokens.starts[token], sentence.lowers[token])
            one = None if identity is None else person_party(identity, token, token + 1, _P, found.rule)
            return [] if one is None or one.name is None else [one]
    return parties_of(sentence, _of_relative(sentence, found), _P, found.rule)


def _of_relative(sentence: Sentence, found: Sighting) -> list[Item]:
    """The subject of 'which Brandt was to pay', right behind a noun."""
    token = found.phrase_end
    if token + 2 >= sentence.last or not sentence.has(token, "relative_met"):
        return []
    item = sentence.covering.get(sentence.over_determiners_forward(token + 1))
    if item is None or not is_named_or_one(item):
        return []
    near = range(item.end, min(item.end + _BEHIND, sentence.last))
    return [item] if any(sentence.has(t, "auxiliary_verb", "light_verb") for t in near) else []
