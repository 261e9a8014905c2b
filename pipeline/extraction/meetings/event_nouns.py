"""Nouns that no list has, known for events by their verb: 'the next outing is slated for Riga', 'attended a clinic in Dakar'.

Any noun phrase that takes place, is held, is due, or that somebody hosts or attends is an event. Whether it is a meeting
is left to a closed list of heads that are none (trials, elections, matches, crimes), and to what its clause says of it.

Belongs here: those verbs and the head of the noun phrase. Stays out: nouns that name a meeting by themselves (`nouns`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extraction.meetings.lexicon import MeetingNoun
from pipeline.extraction.meetings.nouns import read_phrase
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence

_SUBJECT = 16
"""Tokens of the subject that a verb of taking place can have in front of it."""
_LONGEST = 6
"""Tokens of a noun phrase up to its head."""


def event_noun_sightings(sentence: Sentence, told: Sequence[Sighting]) -> Iterator[Sighting]:
    """The events of a sentence whose noun no list has."""
    taken = {t for s in told for t in range(s.phrase_start, s.phrase_end)}
    for start, _ in sentence.phrases("event_takes_place"):
        if (head := _subject_head(sentence, start)) is not None and head not in taken:
            yield _sighting(sentence, head)
    for start, end in sentence.phrases("event_object"):
        if start not in taken and (head := _object_head(sentence, end)) is not None and head not in taken:
            yield _sighting(sentence, head)


def _sighting(sentence: Sentence, head: int) -> Sighting:
    word = sentence.lowers[head]
    noun = MeetingNoun(noun=word, family="any", support="general")
    found = Sighting("general.event", sentence.number, head, head + 1, head, head + 1, "any", "general", occurs=True)
    return read_phrase(sentence, found, noun)


def _subject_head(sentence: Sentence, verb: int) -> int | None:
    """The head of the subject: the last word before its first preposition, comma or verb."""
    start = verb
    while start > max(sentence.first, verb - _SUBJECT):
        token = start - 1
        if sentence.words[token] in '.;:—–“”"(' or sentence.has(token, "clause_opener", "and"):
            break
        start -= 1
    for token in range(start, verb):
        if _opens(sentence, token):
            return _head(sentence, token, verb)
    return None


def _opens(sentence: Sentence, token: int) -> bool:
    """Whether a noun phrase begins at a token, and no preposition governs it: 'the', 'its', "the network's"."""
    if sentence.has(token - 1, "preposition", "locative") and token > sentence.first:
        return False
    owner = sentence.covering.get(token)
    if owner is not None:
        return owner.start == token and sentence.lowers[owner.end - 1].endswith(("'s", "’s", "s'", "s’"))
    return sentence.is_determiner(token)


def _object_head(sentence: Sentence, start: int) -> int | None:
    if start >= sentence.last or not sentence.is_determiner(start):
        return None
    head = _head(sentence, start, sentence.last)
    if head is None or (head + 1 < sentence.last and _goes_on(sentence, head + 1)):
        return None
    return head


def _goes_on(sentence: Sentence, token: int) -> bool:
    """Whether a noun that looks like a verb follows what looked like the head: 'held a narrow lead'."""
    return token not in sentence.covering and sentence.lexicon.is_verb(sentence.lowers[token])


def _head(sentence: Sentence, start: int, end: int) -> int | None:
    """The head of the noun phrase that begins at a token, where it can be a meeting; None where it is none."""
    head = None
    for token in range(start, min(start + _LONGEST + 1, end)):
        owner = sentence.lowers[token].endswith(("'s", "’s", "s'", "s’")) or sentence.words[token] in {"'", "’"}
        if sentence.is_determiner(token) or owner or token in sentence.dated:
            continue
        word = sentence.lowers[token]
        covered = sentence.covering.get(token)
        if covered is not None and covered.kind == "person":
            return None
        if not (word.isalpha() or "-" in word) or word in sentence.lexicon.stops or sentence.lexicon.is_verb(word):
            break
        if sentence.has(token, "preposition", "adverb", "auxiliary"):
            break
        head = token if covered is None else None
    if head is not None and sentence.has(head, "contrast_past", "contrast_next", "contrast_other", "ordinal"):
        return None  # 'will host the next'
    return head if head is not None and _may_be_meeting(sentence, head) else None


def _may_be_meeting(sentence: Sentence, head: int) -> bool:
    word = sentence.lowers[head]
    tail = word.rsplit("-", 1)[-1]
    lexicon = sentence.lexicon
    if word in lexicon.nouns_of_one or not tail.isalpha() or sentence.words[head][:1].isupper():
        return False
    if {word, tail, word.removesuffix("s"), tail.removesuffix("s")} & lexicon.no_meetings or sentence.has(
        head, "no_party"
    ):
        return False
    return not tail.endswith(lexicon.no_meeting_endings)
