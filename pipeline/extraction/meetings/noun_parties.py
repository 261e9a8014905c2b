"""Who takes part in a meeting that a noun names: what stands behind it, who has it as an occasion, who owns it.

Belongs here: the parties around a noun. Stays out: those of verbs (`frames`) and of role verbs (`roles`).
"""

from __future__ import annotations

from pipeline.extraction.meetings.frame_parts import is_named_or_one, owns
from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.owners import owners
from pipeline.extraction.meetings.parties import (
    clause_subject,
    fronted_subject,
    main_verb,
    object_items,
    parties_of,
    subject_items,
)
from pipeline.extraction.meetings.sightings import Party, Sighting
from pipeline.extraction.meetings.view import Sentence
from schemas.vocabularies import Participation

P = Participation
_FRONTED = 8
"""Tokens in front of a noun that opens its sentence: 'Speaking at the opening of the workshop'."""


def fill_noun(sentence: Sentence, found: Sighting, last: int) -> None:
    """What stands behind a noun ('with', 'between', 'of', 'by'), who is the subject of its clause, and its possessor."""
    found.parties += _behind_noun(sentence, found, last)
    found.parties += parties_of(sentence, _of_clause(sentence, found), P.PRINCIPAL, found.rule)
    found.parties += parties_of(sentence, _who_is_there(sentence, found), P.PRINCIPAL, found.rule)
    owner = found.possessor
    if owner is None:
        found.parties += owners(sentence, found)
        return
    if owner.kind == "person" and found.family in {"visit", "talks", "call"}:
        found.parties += parties_of(sentence, [owner], P.PRINCIPAL, found.rule)
    elif owner.kind == "organisation" and found.family not in {"visit", "talks"}:
        found.host = getattr(owner.mention, "name", None)


def _of_clause(sentence: Sentence, found: Sighting) -> list[Item]:
    """The subject of the clause that has the noun as its occasion ('will travel for the conference'), as the object of a
    light verb ('paid a visit'), or in front ('At the conference in Cork, the Minister promised ...')."""
    if (
        sentence.governs(found, "afterwards")
        and found.families & {"visit", "talks", "call", "meeting"}
        and (subject := clause_subject(sentence, found.phrase_start))
    ):
        return [i for i in subject if i.kind == "person"]
    if sentence.governs(found, "occasion") and (subject := clause_subject(sentence, found.phrase_start)):
        return subject
    if found.family == "visit" and sentence.governs(found, "on_visit"):
        return clause_subject(sentence, found.phrase_start)
    if found.families & {"visit", "talks", "call", "meeting"} and sentence.governs(found, "light_verb"):
        return clause_subject(sentence, found.phrase_start)
    if found.phrase_start - sentence.first <= _FRONTED and sentence.has(sentence.first, "fronting"):
        return fronted_subject(sentence, found.phrase_end)
    return []


def _who_is_there(sentence: Sentence, found: Sighting) -> list[Item]:
    """Who is in the place, or comes on the day, that a clause then tells a meeting of: 'Brandt is due in Lima on Monday, when
    the chiefs open their course'."""
    opener = next((t for t in range(found.phrase_start - 1, sentence.first, -1) if sentence.words[t] == ","), None)
    if opener is None or not sentence.has(opener + 1, "where", "when_clause"):
        return []
    verb = main_verb(sentence, opener)
    if verb is None or not any(sentence.has(t, "is_there") for t in range(verb, opener)):
        return []
    return [i for i in subject_items(sentence, verb) if i.kind == "person"]


def _behind_noun(sentence: Sentence, found: Sighting, last: int) -> list[Party]:
    parties: list[Party] = []
    token = found.end
    while token < min(found.phrase_end + 12, last):
        if sentence.has(token, "with", "between"):
            items = object_items(sentence, token + 1, last)
            return parties + parties_of(sentence, items, P.PRINCIPAL, found.rule)
        if found.family == "visit" and sentence.has(token, "to") and token < last - 1:
            host = sentence.covering.get(sentence.over_determiners_forward(token + 1))
            if host is not None and is_named_or_one(host) and not owns(sentence, host):
                parties += parties_of(sentence, [host], P.PRINCIPAL, found.rule)
                token = host.end
                continue
        if found.family in {"visit", "talks", "call", "meeting"} and (
            sentence.has(token, "of_visitor") or (found.family == "talks" and sentence.has(token, "visitor_for"))
        ):
            people = _visitors(sentence, found, token + 1, last)
            parties += parties_of(sentence, people, P.PRINCIPAL, found.rule)
            token = people[-1].end if people else token + 1
            continue
        known = token in sentence.covering or token in sentence.dated or token < found.phrase_end
        if not known and (sentence.words[token] in ".;:," or sentence.lowers[token] in sentence.lexicon.verb_like):
            break
        token += 1
    return parties


def _visitors(sentence: Sentence, found: Sighting, start: int, last: int) -> list[Item]:
    """The people behind 'of' or 'by': one visitor; for a meeting all who are listed."""
    items = list(object_items(sentence, start, last))
    if found.family == "meeting":
        return [i for i in items if i.kind == "person"] if items and items[0].start - start <= 2 else []
    return [i for i in items[:1] if i.kind == "person"]
