"""Meetings told by a verb: 'met with', 'was received by', 'gathered', 'sat down with', 'flew to ... for talks'.

Belongs here: which verb forms report a meeting at all. Stays out: who takes part (`parties`), when and where (`attach`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.meetings.frame_parts import (
    is_object_pronoun,
    is_passive,
    is_put_off,
    leads_to_sent,
    to_premises,
)
from pipeline.extraction.meetings.lexicon import MeetingVerb
from pipeline.extraction.meetings.parties import subject_items
from pipeline.extraction.meetings.sightings import Sighting
from pipeline.extraction.meetings.view import Sentence

_FAMILIES = {
    "visit": "visit",
    "travel": "visit",
    "guest": "visit",
    "go_there": "visit",
    "stay": "visit",
    "shown": "visit",
    "gather": "meeting",
    "committee_sits": "meeting",
}
"""Family of the nouns that can refer back to what a frame tells; `talks` where none is given."""
_BEFORE = 4
"""Tokens before a verb in which a negation, a condition or a habit holds for it."""


def verb_sightings(sentence: Sentence) -> Iterator[Sighting]:
    """The meeting verbs of a sentence that may report a meeting."""
    for start, end, verb in sentence.verbs():
        if _is_trapped(sentence, start, end) or _is_name(sentence, start, end) or _is_noun(sentence, start, end):
            continue
        found = Sighting(
            rule=f"verb.{verb.name}",
            sentence=sentence.number,
            start=start,
            end=end,
            phrase_start=start,
            phrase_end=end,
            family=_FAMILIES.get(verb.frame, "talks"),
            support="verb",
            frame=_frame(sentence, verb, start),
            kind=verb.kind,
            occurs=True,
        )
        if _is_plausible(sentence, found):
            yield found


def _is_trapped(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb stands in a phrase that is no meeting; 'are meeting this week' is none of 'meeting this need'."""
    day = sentence.dated.get(end) if end < sentence.last else None
    dated = day is not None and day.start == end and not sentence.lowers[day.end - 1].endswith(("'s", "’s"))
    return not dated and sentence.lexicon.trapped(sentence.lowers, start, end)


def _is_plausible(sentence: Sentence, found: Sighting) -> bool:
    """Whether what follows a verb can be what its frame needs; a verb that fails here takes no day or place from others."""
    start, last = found.end, sentence.last
    match found.frame:
        case "host_person" if is_passive(sentence, found.start) or _has_agent(sentence, found.end):
            return False
        case "received":
            return True
        case "present":
            return any(sentence.has(t, "to") for t in range(start, min(start + 14, last)))
        case "remote_talk":
            return sentence.tells("remote", start, start + 12)
        case "call_on" if start in sentence.dated:
            return False  # 'takes its first calls on 25 May'
        case "receive" | "visit" if is_object_pronoun(sentence, start):
            return True
        case "receive" | "brief" | "call_on" | "host_person":
            reach = 16 if found.rule == "verb.open_doors" or is_put_off(sentence, start) else 7
            return _leads_to_people(sentence, start, reach) or leads_to_sent(sentence, start)
        case "hear":
            to = next((t for t in range(start, min(start + 8, last)) if sentence.has(t, "to")), None)
            return to is not None and (_leads_to_people(sentence, to, 6) or leads_to_sent(sentence, to + 1))
        case "have_in":
            return _leads_to_people(sentence, start, 6) and sentence.tells("at_ones_table", start, start + 16)
        case "give_time":
            length = next((t for t in range(start, min(start + 4, last)) if sentence.has(t, "time_span")), None)
            return length is not None and _leads_to_people(sentence, length, 5)
        case "saw":
            person = next(sentence.between(start, min(start + 4, last)), None)
            return person is not None and person.kind == "person" and _has_purpose(sentence, person.end)
        case "visit":
            return start < last and (
                sentence.is_determiner(start)
                or sentence.has(start, "premises")
                or next(sentence.between(start, start + 3), None) is not None
            )
        case "jointly":
            kinds = [item.kind for item in subject_items(sentence, found.start)]
            if sentence.tells("beside_whom", start, start + 12) or is_passive(sentence, found.start):
                return True
            if sentence.tells("two_sided", sentence.first, found.start):
                return True
            leaders = kinds == ["person"] and sentence.tells("leaders", sentence.first, found.start)
            return leaders or kinds.count("person") == 2 or (len(kinds) == 2 and "person" not in kinds)
        case "shown":
            return is_passive(sentence, found.start)
        case "stay":
            return sentence.tells("with", start, start + 12) or _has_purpose(sentence, start)
        case "lead":
            sent = next((t for t in range(start, min(start + 5, last)) if sentence.has(t, "sent")), None)
            return sent is not None and any(sentence.has(t, "to") for t in range(sent, min(sent + 9, last)))
        case "join":
            if sentence.tells("remote", start, start + 14):
                return True
            return _has_purpose(sentence, start) and _leads_to_people(sentence, start, 6)
        case "convoke":
            nouns = sentence.nouns(found.start)
            return (
                all(noun.support in {"body", "weak"} for _, _, (noun, _) in nouns)
                and not sentence.has(found.start - 1, "relative")
                and _leads_to_people(sentence, start, 7)
            )
        case "sit":
            return any(sentence.has(token, "with") for token in range(start, min(start + 9, last)))
        case "travel":
            goal = any(item.kind != "person" for item in sentence.between(start, min(start + 4, last)))
            return (goal or to_premises(sentence, start)) and (
                _has_purpose(sentence, start)
                or to_premises(sentence, start)
                or sentence.tells("where", start, start + 12)
                or sentence.tells("invitation", start, start + 14)
            )
        case _:
            return True


def _leads_to_people(sentence: Sentence, start: int, reach: int) -> bool:
    """Whether people follow within `reach` tokens."""
    return any(item.kind == "person" for item in sentence.between(start, min(start + reach, sentence.last)))


def _has_purpose(sentence: Sentence, start: int) -> bool:
    """Whether 'for ...' or 'to discuss ...' follows."""
    return any(
        sentence.has(t, "purpose_for")
        or (sentence.has(t, "infinitive") and t + 1 < sentence.last and sentence.has(t + 1, "purpose"))
        for t in range(start, min(start + 14, sentence.last))
    )


def _is_name(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words stand inside somebody's or something's name; several of them make a verb even so ('guest of')."""
    return end - start == 1 and start in sentence.covering


def _is_noun(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a form such as 'meeting' or 'visits' stands as a noun: behind a determiner or an adjective, not behind 'be'."""
    if end - start > 1:
        return False
    found = sentence.lexicon.nouns.match(sentence.lowers, start)
    if found is None:
        return False
    before = sentence.lowers[start - 1] if start > sentence.first else ""
    if sentence.lowers[start].endswith("ing"):
        apposed = before == "," and end < sentence.last and sentence.has(end, "locative", "purpose_for")
        return before not in sentence.lexicon.words("be") and not apposed and not _is_participle(sentence, start)
    if sentence.lowers[start].endswith("s") and end < sentence.last and end in sentence.covering:
        return False  # 'a delegation of six visits Halifax'
    covering = sentence.covering.get(start - 1) if start > sentence.first else None
    if covering is not None and covering.kind in {"person", "organisation"} and not before.endswith(("'s", "’s")):
        return False
    return before not in sentence.lexicon.words("verb_opener")


def _is_participle(sentence: Sentence, start: int) -> bool:
    """Whether a form in -ing opens its sentence, or stands behind 'after', and people follow: 'Meeting the Minister, ...'."""
    if start > sentence.first and not sentence.has(start - 1, "before_participle"):
        return False
    item = sentence.covering.get(sentence.over_determiners_forward(start + 1))
    return item is not None and item.kind == "person"


def _frame(sentence: Sentence, verb: MeetingVerb, start: int) -> str:
    """The verb's frame, `received` for `receive` in the passive, and for 'was hosted by'."""
    if verb.frame == "host_person" and is_passive(sentence, start) and _has_agent(sentence, start + 1):
        return "received"
    if verb.frame == "receive" and (is_passive(sentence, start) or _has_agent(sentence, start + 1)):
        return "received"
    return verb.frame


def _has_agent(sentence: Sentence, token: int) -> bool:
    return token < sentence.last and sentence.has(token, "passive_by")


def is_no_meeting(sentence: Sentence, found: Sighting) -> bool:
    """Whether a meeting is negated, a habit or only a wish: 'did not meet', 'meets once a year', 'would like to meet'."""
    before = max(found.start - _BEFORE, sentence.first)
    if any(d.preposition == "since" for d in found.dates):
        return False  # 'had not met since May'
    if _tells(sentence, "negation", before, found.start):
        return True
    phrase = range(max(found.phrase_start - 1, sentence.first), found.start)
    if found.is_noun and any(sentence.has(token, "no_such") for token in phrase):
        return True
    if not found.dates and _tells(sentence, "hypothetical", before, found.start):
        return True
    if not found.is_noun and _tells(sentence, "habit", found.end, found.end + 12):
        return True
    after = found.end + _BEFORE
    return _tells(sentence, "generic", before, found.start) or _tells(sentence, "generic", found.end, after)


def _tells(sentence: Sentence, cue: str, start: int, end: int) -> bool:
    """As `Sentence.tells`, and the month of May is no modal verb."""
    return any(first not in sentence.dated for first, _ in sentence.phrases(cue, start, end))
