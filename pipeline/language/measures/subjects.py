"""Subjects: the noun phrase that the verb before a figure speaks of ("the hit rate was 2.3 per cent").

Belongs here: walking back from a figure to its verb, and from the verb to its subject. Stays out: other places of measures.
"""

from __future__ import annotations

from pipeline.language.measures.noun_phrases import PhraseReader
from pipeline.language.measures.phrases_before import Phrase
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.words import Words

_RELATIVE_REACH = 9
"""Atoms. How far before its verb a relative clause that belongs to the subject may start."""

_PARTICLES = frozenset({"out", "up", "off", "down", "in", "away"})

_APPOSITION = 14
"""Atoms. The longest apposition between a subject and its verb."""


class Subjects:
    """Finds subjects in sentences of one language."""

    def __init__(self, words: Words, phrases: PhraseReader) -> None:
        self._w = words
        self._phrases = phrases
        self._breaks = words.grammar("break")

    def of(self, atoms: Atoms, at: int) -> Phrase | None:
        """The subject of the nearest verb before atom `at` in its clause; "up" and "down" do for a verb in a headline."""
        verb = self._verb_before(atoms, at)
        if verb is None:
            return None
        words, start = self._w, verb
        while start:
            low = atoms.lows[start - 1]
            kind = words.function.get(low)
            if (
                (
                    (kind == "auxiliary" or (words.participle(low) and not self._is_aux(atoms, start)))
                    and not self._is_reduced(atoms, start - 1)
                )
                or kind in ("adverb", "negation")
                or low in ("to", "up", "down", "there", "expected", "likely")
                or (low == "set" and start > 1 and self._is_aux(atoms, start - 2))
                or (low.endswith("ly") and len(low) > 4)
                or (low in words.bases and start > 1 and self._is_led(atoms, start - 2))
            ):
                start -= 1
            else:
                break
        if start > 1 and atoms.lows[start] == "having" and atoms.words[start - 1] == ",":
            return self.of(atoms, start - 1)  # "the gap hit a record, having grown by 9 million"
        if seen := self._seen(atoms, verb):
            return seen
        if start and atoms.lows[start - 1] == "and" and start <= verb:
            return self.of(atoms, start - 1)  # "rose by 4 per cent and reached 12 million"
        if (whole := self._of_clause(atoms, start, verb)) is not None:
            return whole
        if relative := self._relative(atoms, start):
            start = relative
        elif start and words.function.get(atoms.lows[start - 1]) == "relative":
            start -= 1
            if atoms.words[start - 1] != ",":
                return self._nearest(atoms, self._phrases.before(atoms, start))
        if start and atoms.words[start - 1] == ",":
            start -= 1
            for opening in range(start - 1, max(0, start - _APPOSITION), -1):  # "the seizure, the largest yet, weighed"
                if atoms.words[opening] == ",":
                    return self._phrases.before(atoms, opening) or self._phrases.before(atoms, start)
        if (
            start > 1
            and atoms.lows[start - 1] in ("it", "them")
            and words.function.get(atoms.lows[start - 2]) == "preposition"
        ):
            start -= 2  # "the load on it was"
        return self._with_purpose(atoms, self.whole(atoms, self._phrases.before(atoms, start)))

    def whole(self, atoms: Atoms, phrase: Phrase | None) -> Phrase | None:
        """The subject from its head on: "the share of | letters answered within | a day", "traffic across | the bridge".

        What stands behind a preposition is no head, but for a phrase of place or time that opens the clause.
        """
        at = phrase.first if phrase is not None else 0
        while at and self._w.function.get(atoms.lows[at - 1]) in ("determiner", "possessive"):
            at -= 1
        if phrase is None or not at or self._w.function.get(atoms.lows[at - 1]) != "preposition":
            return phrase
        at -= 1
        if not at or not atoms.words[at - 1][0].isalnum():
            return self._past_opening(atoms, phrase)
        at -= atoms.lows[at - 1] in _PARTICLES and self._w.participle(atoms.lows[at - 2])
        low = atoms.lows[at - 1]
        if low in self._w.grammar("saying"):
            return phrase  # "the firm said on Tuesday sales rose"
        if low.endswith("ing") or (self._w.participle(low) and self._w.function.get(low) is None):
            at -= 1
        noun = self._phrases.before(atoms, at)
        if noun is None or noun.after < at or not atoms.words[noun.head][0].isalpha():
            return phrase
        if self._w.singular(atoms.lows[noun.head]) in self._w.grammar("time") | self._w.grammar("month"):
            return phrase
        whole = self.whole(atoms, noun) or noun
        return Phrase(whole.first, phrase.after, whole.head, whole.core)

    def _past_opening(self, atoms: Atoms, phrase: Phrase) -> Phrase:
        """A subject behind a place or time that opens the clause with no comma: "in these valleys | complaints about noise"."""
        for at in range(phrase.first, phrase.head):
            if (
                self._w.is_plural(atoms.lows[at])
                and atoms.lows[at] not in self._w.modifiers
                and not atoms.hyphenated(at + 1)
            ):
                return Phrase(at + 1, phrase.after, phrase.head, phrase.core)
        return phrase

    def _of_clause(self, atoms: Atoms, start: int, verb: int) -> Phrase | None:
        """A subject whose noun is told by a clause: "the value of | what was taken in the district | jumped"."""
        for step in range(start - 1, max(1, start - _APPOSITION), -1):
            if atoms.words[step] in (",", ";", ":"):
                return None
            if atoms.lows[step] in ("what", "whoever", "whatever") and atoms.lows[step - 1] in self._w.grammar("of"):
                noun = self._phrases.before(atoms, step - 1)
                after = max(start, verb)
                while after > step + 2 and self._w.function.get(atoms.lows[after - 1]) in ("auxiliary", "adverb"):
                    after -= 1
                return Phrase(noun.first, after, noun.head, noun.core) if noun is not None else None
        return None

    def _seen(self, atoms: Atoms, verb: int) -> Phrase | None:
        """The doer of a bare verb after one of seeing: "data that saw the index fall to 96"."""
        if atoms.lows[verb] not in self._w.bases or atoms.lows[verb - 1] == "to":
            return None
        for at in range(verb - 2, max(-1, verb - _RELATIVE_REACH), -1):
            if atoms.lows[at] in ("saw", "see", "sees", "seen", "seeing", "watched", "helped", "made"):
                return self._phrases.before(atoms, verb, at + 1)
            if not atoms.words[at][0].isalpha():
                return None
        return None

    def _with_purpose(self, atoms: Atoms, phrase: Phrase | None) -> Phrase | None:
        """The whole subject where the phrase before the verb is only what its noun is for: "the time needed to sign a form"."""
        at = phrase.first if phrase is not None else 0
        while at and self._w.function.get(atoms.lows[at - 1]) in ("determiner", "possessive"):
            at -= 1
        if phrase is None or at < 3 or atoms.lows[at - 2] != "to" or atoms.lows[at - 1] in self._w.function:
            return phrase
        noun = self._phrases.before(atoms, at - 2 - self._w.participle(atoms.lows[at - 3]))
        return Phrase(noun.first, phrase.after, noun.head, noun.core) if noun is not None else phrase

    def _nearest(self, atoms: Atoms, phrase: Phrase | None) -> Phrase | None:
        """What a relative clause belongs to: the last noun of "people in the country that ..."."""
        if phrase is None:
            return None
        inner = self._w.grammar("inner")
        last = next((i for i in range(phrase.after - 1, phrase.first, -1) if atoms.lows[i] in inner), None)
        if last is None:
            return phrase
        first = last + 1
        while first < phrase.after - 1 and self._w.function.get(atoms.lows[first]) in ("determiner", "possessive"):
            first += 1
        return Phrase(first, phrase.after, phrase.after - 1, phrase.after)

    def _is_aux(self, atoms: Atoms, at: int) -> bool:
        return self._w.function.get(atoms.lows[at]) == "auxiliary"

    def _is_led(self, atoms: Atoms, at: int) -> bool:
        """Whether an auxiliary or "to" stands at an atom, and makes the base form after it a verb."""
        return self._w.function.get(atoms.lows[at]) == "auxiliary" or atoms.lows[at] == "to"

    def _is_reduced(self, atoms: Atoms, at: int) -> bool:
        """Whether a past form belongs to the noun before it: "the platforms watched by the unit"; not "is thought to be"."""
        if at and self._is_aux(atoms, at - 1) and atoms.lows[at + 1] == "to":
            return False
        return self._w.participle(atoms.lows[at]) and atoms.lows[at + 1] in self._w.grammar("inner")

    def _relative(self, atoms: Atoms, start: int) -> int:
        """Where a relative clause inside the subject starts ("a passenger who was pulled aside dropped"), or 0."""
        for step in range(start - 1, max(0, start - _RELATIVE_REACH), -1):
            low = atoms.lows[step]
            if low in ("who", "which", "that", "qui", "que"):
                told = atoms.lows[step - 1]
                said = step > 0 and (told in self._w.grammar("saying") or (told.endswith("ed") and len(told) > 3))
                own = low in ("that", "que") and (said or not self._w.is_verb(atoms.lows[step + 1]))
                own = own and self._w.function.get(atoms.lows[step - 2] if step > 1 else "") != "determiner"
                inside = any(self._w.is_verb(atoms.lows[i]) for i in range(step + 1, start))
                return step if inside and not own else 0
            if atoms.words[step] in (",", ";", ":"):
                return 0
        return 0

    def _verb_before(self, atoms: Atoms, at: int) -> int | None:
        words = self._w
        for step in range(at - 1, -1, -1):
            low = atoms.lows[step]
            if low in (";", ":") or low in self._breaks:
                return None
            if not low[0].isalpha():
                continue
            if self._is_verb_here(atoms, step, low) or (step == at - 1 and self._is_base_before(atoms, step)):
                return step
            if low in ("up", "down") and step == at - 1 - (atoms.lows[at - 1] in ("by", "to", "from")):
                return step
            past = low.endswith("ed") and words.participle(low) and step
            if past and (step == at - 1 or words.is_plural(atoms.lows[step - 1])):
                return step
        return None

    def _is_base_before(self, atoms: Atoms, step: int) -> bool:
        """A base form right before a figure: "the works number 52,000"."""
        before = self._w.function.get(atoms.lows[step - 1]) if step else "determiner"
        return atoms.lows[step] in self._w.bases and before not in ("determiner", "possessive", "preposition")

    def _is_verb_here(self, atoms: Atoms, step: int, low: str) -> bool:
        words = self._w
        before = atoms.lows[step - 1] if step else ""
        kind = words.function.get(before, "")
        if words.function.get(low) == "auxiliary":
            return True
        if kind in ("determiner", "possessive", "preposition") and before != "to":
            return False
        if low in words.finite or (low in words.changes and not words.is_plural(low)):
            return not (words.is_plural(low) and kind == "") or words.is_plural(low)
        if low not in words.bases:
            return False
        rules = (
            kind == "" and words.function.get(atoms.lows[step + 1]) == "determiner"
        )  # "houses from 1 to 2 million stay a"
        return before == "to" or kind in ("auxiliary", "pronoun") or words.is_plural(before) or (rules and step > 0)
