"""Meetings named by a noun: 'a two-day conference', 'the 22 March Ministers meeting', 'talks', 'the visit'.

Belongs here: the extent of the noun phrase and what its own words say (definite, which edition, its kind).
Stays out: its name (`naming`), what the clause around it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.meetings.items import Item
from pipeline.extraction.meetings.lexicon import MeetingNoun
from pipeline.extraction.meetings.naming import MARKS, is_possessive, phrase_name
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Person
from schemas.vocabularies import MeetingKind

_LONGEST = 14
"""Tokens of a noun phrase to the left or right of its noun."""


def noun_sightings(sentence: Sentence) -> Iterator[Sighting]:
    """The meeting nouns of a sentence, each with its phrase. Of two in a row ('Dialogue meeting') the last is the noun,
    and the first says what kind it is."""
    modifier: MeetingNoun | None = None
    whole = 0
    nouns, lowers = sentence.lexicon.nouns, sentence.lowers
    for start, end, (noun, plural) in sentence.nouns():
        if (
            (sentence.lexicon.trapped(lowers, start, end) and not _is_next(sentence, start))
            or _inside_name(sentence, end)
            or _is_verb(sentence, start, end)
            or _is_adjective(sentence, start, end)
            or (start < whole and _is_owned(sentence, start))
        ):
            modifier = None
        elif end < sentence.last and nouns.match(lowers, end) is not None:
            modifier = noun
        else:
            found = read_phrase(sentence, _sighting(sentence, start, end, noun, plural=plural, modifier=modifier), noun)
            whole = found.phrase_end if noun.support != "reference" else 0
            yield found
            modifier = None


def _is_next(sentence: Sentence, start: int) -> bool:
    """Whether a noun is one of a series: 'the next review of the project'."""
    return start > sentence.first and sentence.has(start - 1, "contrast_next")


def _is_owned(sentence: Sentence, start: int) -> bool:
    """Whether a noun is what the one before it belongs to: 'the eighth session of the Conference'."""
    token = sentence.over_determiners(start - 1)
    return token >= sentence.first and sentence.has(token, "of")


def _sighting(
    sentence: Sentence, start: int, end: int, noun: MeetingNoun, *, plural: bool, modifier: MeetingNoun | None
) -> Sighting:
    rule = f"noun.{noun.noun.replace(' ', '_')}"
    kind, family, support = noun.kind, noun.family, noun.support
    if modifier is not None:
        kind, family = (
            (kind if kind is MeetingKind.CALL else modifier.kind or kind),
            modifier.family if family in {"any", "meeting"} else family,
        )
        support = modifier.support if modifier.support == "event" else support
    return Sighting(rule, sentence.number, start, end, start, end, family, support, kind=kind, plural=plural)


def _is_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a form such as 'meeting' or 'visits' stands as a verb: behind 'be', or right behind its subject."""
    if end - start > 1 or start == sentence.first:
        return False
    lower = sentence.lowers[start]
    if sentence.has(start - 1, "infinitive") or (
        sentence.has(start, "verb_homograph") and not _may_precede(sentence, start - 1)
    ):
        return True
    if sentence.has(start, "verb_homograph") and end < sentence.last and sentence.lowers[end].endswith("ing"):
        return True
    if lower.endswith("ing"):
        apposed = (
            sentence.words[start - 1] == "," and end < sentence.last and sentence.has(end, "locative", "purpose_for")
        )
        return sentence.has(start - 1, "be") or apposed
    before = sentence.covering.get(start - 1)
    is_subject = before is not None and isinstance(before.mention, Person) and not is_possessive(sentence, start - 1)
    return lower.endswith("s") and (is_subject or sentence.has(start - 1, "person_pronoun", "relative"))


def _is_adjective(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a form such as 'trilateral' stands in front of some other noun: 'the trilateral contact centre'."""
    if (
        not sentence.has(start, "adjective_homograph")
        or end >= sentence.last
        or sentence.lexicon.nouns.match(sentence.lowers, end)
    ):
        return False
    following = sentence.lowers[end]
    return (
        following.isalpha()
        and end not in sentence.dated
        and not sentence.has(end, "preposition", "auxiliary", "with", "between", "locative")
        and following not in sentence.lexicon.stops
    )


def _may_precede(sentence: Sentence, token: int) -> bool:
    """Whether a word can stand in front of a noun: a determiner, a preposition, a modifier; nobody who does something."""
    item = sentence.covering.get(token)
    if item is not None:
        return is_possessive(sentence, token) or item.kind == "place"
    return sentence.is_determiner(token) or token == sentence.first or not sentence.words[token][0].isupper()


def _inside_name(sentence: Sentence, end: int) -> bool:
    """Whether the noun is part of somebody's name or office, or of an organisation's name that goes on behind it."""
    item = sentence.covering.get(end - 1)
    if item is None or (isinstance(item.mention, Person) and item.mention.is_group):
        return False
    if item.kind == "organisation" and end < item.end and sentence.has(end, "about"):
        return False  # 'the Global Forum on Stolen Art' is held; no body has a topic behind its noun but a committee
    return item.kind == "person" or (item.kind == "organisation" and item.end > end)


def read_phrase(sentence: Sentence, found: Sighting, noun: MeetingNoun) -> Sighting:
    """Let a sighting read its own noun phrase."""
    found.phrase_start = _left_edge(sentence, found.start)
    _read_determiner(sentence, found)
    _read_modifiers(sentence, found)
    found.phrase_end = _right_edge(sentence, found.end)
    _read_behind(sentence, found)
    found.name = phrase_name(sentence, found, noun)
    return found


def _left_edge(sentence: Sentence, start: int) -> int:
    """The first token of the noun phrase, without its determiner; a possessive or a person ends it to the left."""
    left = start
    while left > sentence.first and start - left < _LONGEST:
        token = left - 1
        item = sentence.covering.get(token) or sentence.dated.get(token)
        if item is not None and item.end > start:
            item = None
        if sentence.words[token] == ")" and (opening := _dated_parenthesis(sentence, token)) is not None:
            left = opening
            continue
        if _ends_plural_possessive(sentence, token):
            left = token
            continue
        if sentence.is_glued(token) and sentence.words[token] == "-":
            left = token
            continue
        if sentence.words[token] in MARKS or is_possessive(sentence, token):
            break
        if item is not None and (item.kind != "person" or _is_group(item, token + 1)):
            left = max(item.start, sentence.first)
        elif item is not None or sentence.is_determiner(token) or _stops(sentence, token):
            break
        else:
            left = token
    return left


def _stops(sentence: Sentence, token: int) -> bool:
    if sentence.lowers[token] not in sentence.lexicon.stops or sentence.has(token, "counting"):
        return False
    in_name = sentence.words[token][0].isupper() and token > sentence.first  # 'the Organised Crime Seminar'
    return not (in_name and token + 1 < sentence.last and sentence.words[token + 1][0].isupper())


def _dated_parenthesis(sentence: Sentence, closing: int) -> int | None:
    """The opening of a parenthesis that holds a date and nothing else, as in 'the two-day (12 and 13 June) forum'."""
    dated = sentence.dated.get(closing - 1)
    if dated is None or dated.start - 1 < sentence.first or sentence.words[dated.start - 1] != "(":
        return None
    return dated.start - 1


def _ends_plural_possessive(sentence: Sentence, token: int) -> bool:
    """Whether a token is the apostrophe of a plural in front of the noun: "senior officials' meeting"."""
    return sentence.words[token] in {"'", "’"} and token > sentence.first and sentence.lowers[token - 1].endswith("s")


def _is_group(item: Item, end: int) -> bool:
    """Whether people without names stand right before `end`: 'the Ministers meeting', 'the Heads of Bureau conference'."""
    return isinstance(item.mention, Person) and item.mention.name is None and item.end <= end


def _read_determiner(sentence: Sentence, found: Sighting) -> None:
    token = found.phrase_start - 1
    if token < sentence.first:
        return
    if sentence.has(token, "article_definite", "possessive"):
        found.definite = True
    elif is_possessive(sentence, token):
        found.definite = True
        found.possessor = sentence.covering.get(token)
        owner = sentence.dated.get(token) or found.possessor
        found.phrase_start = owner.start if owner else token


def _read_modifiers(sentence: Sentence, found: Sighting) -> None:
    for token in range(found.phrase_start, found.start):
        lower = sentence.lowers[token]
        if token in sentence.dated:
            found.definite = True
            continue
        ordinal = sentence.ordinal(token)
        if ordinal is not None and found.family not in {"visit", "talks", "call"}:
            found.edition, found.ordinal = ordinal[0], lower
        for contrast in ("past", "next", "other"):
            if lower in sentence.lexicon.words(f"contrast_{contrast}") and found.contrast is None:
                found.contrast = contrast
        modifier = sentence.lexicon.modifiers.get(lower)
        if modifier is not None and (found.kind is None or modifier is MeetingKind.CALL):
            found.kind = modifier
    if found.edition is not None and found.contrast == "past":
        found.contrast = None


def _read_behind(sentence: Sentence, found: Sighting) -> None:
    """What adjectives behind the noun say, where the language puts them there: 'reunión anterior', 'visite officielle'."""
    for token in range(found.end, found.phrase_end):
        if not sentence.has(token, "post_modifier"):
            return
        for contrast in ("past", "next", "other"):
            if sentence.has(token, f"contrast_{contrast}") and found.contrast is None:
                found.contrast = contrast
        modifier = sentence.lexicon.modifiers.get(sentence.lowers[token])
        if modifier is not None and (found.kind is None or modifier is MeetingKind.CALL):
            found.kind = modifier


def _right_edge(sentence: Sentence, end: int) -> int:
    """The end of the name to the right: 'of ...' and 'on ...', up to a mark, a verb, a day or a place with a preposition."""
    right = token = end
    while token < sentence.last and sentence.has(token, "post_modifier"):
        token = right = token + 1  # 'réunion ministérielle'
    if token < sentence.last and not sentence.has(token, "name_link"):
        return right
    while token < sentence.last and token - end < _LONGEST:
        if sentence.words[token] in MARKS or token in sentence.dated:
            break
        item = sentence.covering.get(token)
        if item is not None and item.kind != "person":
            token = right = item.end
        elif sentence.has(token, "name_link"):
            following = token + 1
            if following >= sentence.last or following in sentence.dated:
                break
            token = following
        elif sentence.is_article(token) or (sentence.has(token, "and") and right == token):
            token += 1
        elif item is not None and _is_group(item, item.end):
            token = right = item.end  # 'the meeting of Police Commissioners and Heads of Customs'
        elif item is not None or sentence.lowers[token] in sentence.lexicon.stops:
            break
        else:
            token = right = token + 1
    return right
