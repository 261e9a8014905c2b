"""What a meeting was about: the noun phrases behind 'to discuss', 'talks on', 'the agenda included', as the article words them.

Belongs here: where topics start, where each ends. Stays out: whose topics they are where no meeting stands in the sentence
(`assemble` gives them to the meeting told last).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence

_ENDS = frozenset('.;:!?()“”"„»«–—')
_LONGEST = 9
"""Words of one topic; a longer stretch is a clause and no topic."""
_MOST = 8
"""Topics of one list."""


def topics_of(sentence: Sentence, sightings: list[Sighting]) -> list[tuple[Sighting | None, str]]:
    """The topics that a sentence gives, each with its meeting; None where the sentence names none."""
    found: list[tuple[Sighting | None, str]] = []
    for _, end in sentence.phrases("topic_cue"):
        if end >= sentence.last or end in sentence.view.quoted:
            continue
        owner = next((s for s in reversed(sightings) if s.start < end), sightings[0] if sightings else None)
        found += [(owner, topic) for topic in _list(sentence, end)]
    for sighting in sightings:
        if sighting.is_noun and sighting.end < sentence.last and sentence.has(sighting.end, "topic_preposition"):
            found += [(sighting, topic) for topic in _list(sentence, sighting.end + 1)]
    return found


def _list(sentence: Sentence, start: int) -> Iterator[str]:
    """The noun phrases of a list: up to a mark, a verb, a day, or a word that starts another clause."""
    begin = token = sentence.over_determiners_forward(start)
    given = 0
    while token <= sentence.last and given < _MOST:
        over = token >= sentence.last or _ends(sentence, token)
        parted = not over and (sentence.words[token] == "," or sentence.has(token, "and"))
        if over or parted:
            if (topic := _topic(sentence, begin, token)) is not None:
                given += 1
                yield topic
            elif token > begin and not parted:
                return
            begin = sentence.over_determiners_forward(token + 1)
        if over:
            return
        token += 1


def _ends(sentence: Sentence, token: int) -> bool:
    if token in sentence.covering:
        return False
    if sentence.words[token] in _ENDS or token in sentence.dated:
        return True
    if sentence.has(token, "topic_goes_on"):
        following = sentence.over_determiners_forward(token + 1)
        item = sentence.covering.get(following)
        return following in sentence.dated or (item is not None and item.kind != "organisation")
    return sentence.has(token, "topic_end", "auxiliary_verb") or (
        sentence.lowers[token] in sentence.lexicon.verb_like and not sentence.lowers[token].endswith("s")
    )


def _topic(sentence: Sentence, start: int, end: int) -> str | None:
    """The words of one topic; None for a lone pronoun or a clause."""
    while end > start and (sentence.has(end - 1, "and", "preposition") or sentence.words[end - 1] == ","):
        end -= 1
    if not 0 < end - start <= _LONGEST:
        return None
    if end - start == 1 and (sentence.lowers[start] in sentence.lexicon.stops or len(sentence.words[start]) < 3):
        return None
    return sentence.view.slice(start, end)
