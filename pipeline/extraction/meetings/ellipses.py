"""Meetings named by what is left of their name: 'the 38th was held in ...', 'the next one', 'it was held in ...', 'IDEC'.

Belongs here: which words stand for a meeting told before. Stays out: for which one (`joining`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence
from pipeline.language.mentions import Place
from schemas.vocabularies import PlaceSource

_STANDING = ("pronoun", "one", "host_word", "than", "ellipsis_those", "repeated")
"""Cues whose words can stand for a meeting by themselves."""
_APART = ("ordinal", "contrast_past", "contrast_next", "contrast_other")
"""Cues whose words set meetings apart, as figures with a suffix do: '39th'."""
_TO_HOST = 12
"""Tokens from a place to the words by which it is to be host, and from these to the day."""
_FOLLOWING = 16
"""Tokens behind an elliptic subject in which the verb that makes it a meeting must follow."""


def ellipsis_sightings(sentence: Sentence) -> Iterator[Sighting]:
    """The elliptic names of a sentence."""
    for token in _candidates(sentence):
        opened = token > sentence.first and sentence.has(token - 1, "ellipsis_opener")
        if not (opened or token in sentence.dated or sentence.has(token, *_STANDING) or sentence.is_alias(token)):
            continue
        if token in sentence.covering and not sentence.is_alias(token):
            continue
        found = None
        if opened and sentence.has(token, "one") and _is_one_of_place(sentence, token):
            found = _standing_for(sentence, "ellipsis.one", token, contrast="other")
        elif opened and not sentence.has(token, "host_word"):
            found = _without_noun(sentence, token)
        elif sentence.has(token, "pronoun") and sentence.tells("pronoun_occurrence", token + 1, token + 7):
            found = _standing_for(sentence, "ellipsis.pronoun", token)
        elif sentence.has(token, "one") and _stands_alone(sentence, token):
            found = _standing_for(sentence, "ellipsis.one", token, contrast="other")
        elif (
            sentence.has(token, "ellipsis_those")
            and token + 1 < sentence.last
            and sentence.has(token + 1, "locative", "of")
            and any(t in sentence.dated for t in range(token + 2, min(token + 5, sentence.last)))
        ):
            found = _standing_for(sentence, "ellipsis.those", token, contrast="past")
            found.plural = True
        elif (
            sentence.has(token, "repeated")
            and token + 1 < sentence.last
            and sentence.has(token + 1, "locative")
            and any(t in sentence.dated for t in range(token + 2, min(token + 7, sentence.last)))
        ):
            found = _standing_for(sentence, "ellipsis.repeated", token, contrast="next")
            found.plural = True
        elif sentence.has(token, "host_word") and _is_past(sentence, token):
            found = _standing_for(sentence, "ellipsis.host", token, contrast="past")
            found.place, found.place_source = sentence.view.places_in(sentence.first, token)[0], PlaceSource.TEXT
        elif sentence.has(token, "host_word") and _is_next(sentence, token):
            found = _standing_for(sentence, "ellipsis.host", token, contrast="next")
        elif sentence.has(token, "than") and token + 2 < sentence.last and sentence.has(token + 1, "locative"):
            found = _compared(sentence, token)
        elif _is_edition_of_year(sentence, token):
            found = _standing_for(sentence, "ellipsis.year", token, contrast="next")
        elif sentence.is_alias(token):
            found = _standing_for(sentence, "ellipsis.alias", token)
            found.name = sentence.words[token]
        if found is not None:
            yield found
    for start, end in sentence.phrases("host_to_come"):
        if (found := _next_host(sentence, start, end)) is not None:
            yield found


def _next_host(sentence: Sentence, start: int, end: int) -> Sighting | None:
    """'Porto is down for December', 'Ghana, too, has offered to be the host in Accra next spring': a place that is to be next."""
    item = next((i for i in sentence.between(max(start - _TO_HOST, sentence.first), start) if i.kind == "place"), None)
    if item is None or not (item.start == sentence.first or sentence.words[item.start - 1] in ";,"):
        return None
    if not any(t in sentence.dated for t in range(end, min(end + _TO_HOST, sentence.last))):
        return None
    found = _standing_for(sentence, "ellipsis.host", start, contrast="next")
    found.phrase_end, found.ahead = end, True
    if isinstance(item.mention, Place) and item.mention.city:
        found.place, found.place_source = item.mention, PlaceSource.TEXT
    return found


def _is_one_of_place(sentence: Sentence, token: int) -> bool:
    """'the one in Tirana in October': told by its place and day."""
    if token + 2 >= sentence.last or not sentence.has(token + 1, "locative"):
        return False
    item = sentence.covering.get(token + 2)
    placed = item is not None and item.kind == "place"
    return placed and item is not None and any(item.end <= t <= item.end + 1 for t in sentence.dated)


def _candidates(sentence: Sentence) -> list[int]:
    """The tokens that may stand for a meeting, in order: few of a sentence, and mostly none."""
    found = {*sentence.starts(*_STANDING, *_APART)}
    if sentence.told["ordinal_suffix"]:
        found.update(token - 1 for token, _ in sentence.phrases("ordinal_suffix"))
    if (date := sentence.dated.get(sentence.first)) is not None:
        found.add(date.end - 1)
    if sentence.view.aliases:
        found.update(t for t in range(sentence.first, sentence.last) if sentence.is_alias(t))
    return sorted(t for t in found if sentence.first <= t < sentence.last) if found else []


def _standing_for(sentence: Sentence, rule: str, token: int, *, contrast: str | None = None) -> Sighting:
    found = Sighting(rule, sentence.number, token, token + 1, token, token + 1, "any", "ellipsis", contrast=contrast)
    found.definite = True
    return found


def _is_edition_of_year(sentence: Sentence, token: int) -> bool:
    """ "Next year's will be held in ...", "Last year's was in ...", at the start of its sentence."""
    date = sentence.dated.get(token)
    if date is None or date.start != sentence.first or token != date.end - 1:
        return False
    owns = sentence.lowers[token].endswith(("'s", "’s")) and token + 1 < sentence.last
    return owns and sentence.has(token + 1, "auxiliary_verb", "be")


def _stands_alone(sentence: Sentence, token: int) -> bool:
    """'One for judges is to follow in ...', 'another will be held in ...', at the start of its sentence."""
    opens = (token == sentence.first or sentence.words[token - 1] == ";") and token + 1 < sentence.last
    return opens and sentence.has(token + 1, "one_follower") and _occurs_next(sentence, token + 1, _FOLLOWING)


def _is_next(sentence: Sentence, token: int) -> bool:
    """'the next host is ...', "next year's host will be ..."."""
    before = range(max(token - 3, sentence.first), token)
    return any(sentence.lowers[t] == "next" for t in before)


def _is_past(sentence: Sentence, token: int) -> bool:
    """'Porto was the venue in 2017': a place in front, and a day right behind."""
    subject = sentence.covering.get(sentence.first)
    towns = sentence.view.places_in(sentence.first, token)
    placed = bool(towns) and subject is not None and subject.kind == "place" and token - subject.end <= 3
    return placed and any(t in sentence.dated for t in range(token + 1, min(token + 4, sentence.last)))


def _compared(sentence: Sentence, token: int) -> Sighting | None:
    """'eleven more than in Madrid last year': the edition that this one is compared with."""
    place = sentence.covering.get(token + 2)
    if place is None or place.kind != "place" or not any(place.end <= t <= place.end + 1 for t in sentence.dated):
        return None
    found = Sighting(
        "ellipsis.comparison", sentence.number, token, token + 1, token, place.end, "any", "ellipsis", contrast="past"
    )
    found.definite = True
    return found


def _without_noun(sentence: Sentence, token: int) -> Sighting | None:
    """'the 38th', 'the next one', 'an advanced one': a modifier that sets meetings apart, and no noun behind it."""
    ordinal = sentence.ordinal(token)
    contrast = next((c for c in ("past", "next", "other") if sentence.has(token, f"contrast_{c}")), None)
    if ordinal is None and contrast is None:
        return None
    end = token + (ordinal[1] if ordinal else 1)
    is_one = end < sentence.last and sentence.has(end, "ellipsis_noun")
    if is_one:
        end += 1
    elif end < sentence.last and not (sentence.has(end, "ellipsis_follower") or sentence.words[end] in ".,"):
        return None
    noun_before = next(sentence.nouns(token), None) is not None
    counted = ordinal is not None and (ordinal[1] == 2 or noun_before)
    comma = end < sentence.last and sentence.words[end] == ","
    if (ordinal or is_one) and end + comma < sentence.last and sentence.has(end + comma, "locative"):
        placed = any(t in sentence.dated for t in range(end + comma + 1, min(end + comma + 6, sentence.last)))
        if comma or is_one:
            end, counted = end + (comma and placed), counted or placed  # 'The first, in Porto in 2005, had ...'
    if (
        ordinal
        and token - 1 == sentence.first
        and end < sentence.last
        and sentence.has(end, "be", "modal", "auxiliary")
    ):
        counted = counted or any(t in sentence.dated for t in range(end + 1, min(end + 5, sentence.last)))
        end += counted and end + 1 in sentence.dated and sentence.has(end, "locative")
    gapped = counted and end < sentence.last and sentence.has(end, "locative", "be", "modal", "auxiliary")
    if not (gapped or _occurs_next(sentence, end, _FOLLOWING) or sentence.tells("occurrence", token - 4, token)):
        return None
    found = Sighting("ellipsis.edition", sentence.number, token, end, token, end, "any", "ellipsis", contrast=contrast)
    found.definite = True
    found.ordinal = sentence.lowers[token] if ordinal else None
    numbered = ordinal is not None and ordinal[1] == 2
    found.edition = ordinal[0] if ordinal and numbered else None
    named = ordinal is not None or (is_one and sentence.has(token, "naming_level"))
    found.name = sentence.view.slice(token, end).rstrip(" ,") if named else None
    if contrast is None:
        found.contrast = "other"
    return found


def _occurs_next(sentence: Sentence, start: int, reach: int) -> bool:
    return sentence.tells("occurrence", start, start + reach)
