"""Captions without a mark: a line in the body that describes a scene, in the present tense or without a verb.

"Two officers carry crates out of a warehouse." stands between paragraphs told in the past. It counts as a caption only where the
story tells of the same things, as captions of a story do. Belongs here: that judgement. Stays out: marks.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pipeline.language.lexicon import Entry, read_lexicon, words_of

_SIGNED = re.compile(r"\s\([A-Z][\w./ -]{1,24}\)\.?$")
"""The agency after a caption, in brackets."""

_KICKER = re.compile(r"^[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ' ]{3,30}:\s(?=\S)")
"""Words in capitals with which newspapers open a caption: "HATS OFF: Two riders at the gate"."""

_WORDS, _LONGEST = range(5, 27), 220
_SUBJECT = re.compile(
    r"(?:(?P<one>An?)|Two|Three|Four|Five|Several|Some|Members|Officers|Participants|Delegates|Delegations|Police"
    r"|Investigators|Representatives|Experts|Trainees|Recruits|Cadets|Divers|Guests)\s"
)
_QUOTE = re.compile(r"[\"“”«»„]|(?<!\w)['‘]|\b(?:say|says|said)\b")
_COMPANY = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*,? (?:of |the |and |for )*){2,9}(?:\((?:left|right)\) |(?:left|right|centre), )?with (?:the |an? |his |her )?"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|met|said|took|held|\w{3,}ed)\b")
_GROUP = re.compile(
    r"(?:The )?(?:[Dd]elegates|[Dd]elegations?|[Pp]articipants|[Oo]fficers|[Gg]uests|[Tt]rainees|[Gg]roup photo(?:graph)?|[Mm]embers of [^,;:]{3,40}"
    r"|An? (?:cross-)?(?:section|part|group|number) of (?:the )?[a-z]{3,20})\s"
    r"(?:of|from|with|at|in|on|during|outside|beside|before|after)\s"
)
_ENDED = re.compile(r"\b\w{3,}(?:ed|s)\s(?:the|a|an|to|that|for)\b")
"""A word that may be a verb with what it takes: a sentence, then."""

_PLACED = re.compile(
    r"\s(?:on|in|at|outside|inside|beside|near|aboard|during|before|after|behind|around|with|next to|in front of)\s"
    r"(?:[\w’'-]+\s){0,6}[\w’'-]+\.?$"
)
_COMMON = re.compile(r"\bthe [a-z]")
"""A thing without capitals: what tells two people at a place from a sub-heading with capitals throughout."""

_NAMED = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*|and|of|the|her|his|their|de|von|van|der|for|,|&|delegations?|officers|members|teams?|counterparts?|guests?)"
    r"(?:,?\s|$)"
)
_AUDIENCE = re.compile(r"An? (?:cross-)?(?:section|part) of (?:the )?(?:[a-z]+ )?[a-z]{4,20}")
_PORTRAIT = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]{0,20} ){1,4}[A-ZÀ-ÖØ-Þ][\w’'-]+, (?:the )?(?:[\w’'-]+ ){1,4}(?:of|for|at) (?:[\w’'-]+ ?){1,8}"
)
"""Somebody by name and office on a line without a full stop: "Ana Reis, Head of the harbour unit"."""

_HAUL = re.compile(
    r"(?:Some|Part|Several|One|Many) of (?:the|his|her|their) [^,;:]{3,90}\b(?:seized|recovered|found|confiscated|rescued|discovered|impounded)\b"
)
_WITH_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|that|which|who)\b")
_DURING = re.compile(r"(?P<who>(?:[A-ZÀ-ÖØ-Þ][\w’'-]+\s){2,6})(?:during|at|after|before) (?:the|an?|his|her|their)\s")
_ACTING = re.compile(r"(?P<who>(?:[A-ZÀ-ÖØ-Þ][\w.’'-]+,?\s){2,6})(?P<verb>[a-z]{3,12}) (?P<after>[a-z]{1,9})\b")
_DOING = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*,? ){2,8}(?:addressing|greeting|welcoming|inspecting|presenting|receiving|handing|speaking|shaking|"
    r"signing|opening|cutting|touring|visiting|briefing|chairing|delivering|posing|awarding|examining|observing|planting) [a-z]"
)
"""Somebody by name and what he or she is doing: "Commander Ana Reis addressing the cadets"."""

_TOGETHER = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*,? ){1,6}and (?:[A-ZÀ-ÖØ-Þ][\w.’'-]*,? ){1,6}(?P<verb>[a-z]{3,12}) [a-z]"
)
_NOT_IN_PICTURES = frozenset(["for", "of", "over", "as", "up", "off", "out"])
"""Words after a verb that often give it a sense that no photo shows ("speaks for many"), where the subject is a name."""

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]+")
_MOST_VERBLESS, _NAMES = 18, 3
"""Words of a caption without a verb, and words with a capital that its subject has: a title and a name at least."""

_INNER_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]\s+\S")
_CONTENT = re.compile(r"[^\W\d_]{5,}|\d[\d.,]*\d")
_SHARED, _FEW, _STEM = 2, 2, 6
"""Words that a caption shares with its story; a caption with few words of content shares one; letters compared."""


class _Verb(Entry):
    singular: str
    plural: str


def describes_a_scene(line: str) -> bool:
    """One sentence about somebody in the picture: what they are doing, or with whom they stand."""
    line = _KICKER.sub("", _SIGNED.sub("", line))
    if len(line) > _LONGEST:
        return False
    words = line.rstrip(".").split()
    if len(words) not in _WORDS or _QUOTE.search(line) or _INNER_END.search(line):
        return False
    if (_COMPANY.match(line) or _is_verbless(line, words)) and not _FINITE.search(line):
        return True
    if _AUDIENCE.fullmatch(line.rstrip(".")) or _PORTRAIT.fullmatch(line):
        return True
    if _HAUL.match(line) and not _WITH_VERB.search(line):
        return True
    if _DOING.match(line) and not _FINITE.search(line):
        return True
    during = _DURING.match(line)
    if during is not None and not during["who"].startswith("The ") and not _FINITE.search(line, during.end()):
        return True
    together = _TOGETHER.match(line) if line[-1] == "." else None  # without a full stop it is a headline
    if together is not None and together["verb"] in _verbs()[1]:
        return True
    acting = _ACTING.match(line)
    if acting is not None and not acting["who"].startswith("The ") and acting["verb"] in _verbs()[0]:
        return acting["after"] in words_of("after_caption_verbs") - _NOT_IN_PICTURES
    subject = _SUBJECT.match(line)
    if subject is None:
        return False
    verbs = _verbs()[0 if subject["one"] else 1]
    plural = subject["one"] is None
    if plural and words[1] in verbs:
        return True
    return any(
        word in verbs
        and (after in words_of("after_caption_verbs") or (plural and len(after) > 4 and after.endswith("s")))
        for word, after in pairwise(words[1:9])
    )


def _is_verbless(line: str, words: list[str]) -> bool:
    """People who are named and the place where they stand, with no verb: "Chiefs Roa and Lind on the quay in Suva."

    A full stop, or two people and a thing without capitals, tell it from a sub-heading; the lexicon of finite verbs tells it
    from a short sentence."""
    place = _PLACED.search(line)
    if len(words) > _MOST_VERBLESS or not (line[-1] == "." or (place and " and " in line and _COMMON.search(place[0]))):
        return False
    if place is None or not words_of("finite_verbs").isdisjoint(word.casefold() for word in words):
        return False
    if _GROUP.match(line) and not _ENDED.search(line):
        return True
    subject = line[: place.start()]
    named = 0
    while (end := _NAMED.match(subject, named)) is not None and end.end() > named:
        named = end.end()
    return named >= len(subject) and len(_CAPITAL.findall(subject)) >= _NAMES


def tells_of_the_same(line: str, story: str) -> bool:
    """Whether a story shares two words of content or figures with a caption."""
    mine = _content(line)
    return len(mine & _content(story)) >= (_SHARED if len(mine) > _FEW else 1)


def _content(text: str) -> set[str]:
    """The first letters of the longer words, so that "recover" and "recovered" are the same, and the figures."""
    return {word[:_STEM].casefold() for word in _CONTENT.findall(text)}


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    entries = read_lexicon("caption_verbs", _Verb)
    return frozenset(entry.singular for entry in entries), frozenset(entry.plural for entry in entries)
