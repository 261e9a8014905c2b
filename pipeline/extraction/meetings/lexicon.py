"""The words of meetings: nouns, verbs, modifiers, traps and cues, read from the language's lexicons and indexed once.

Belongs here: the models of those files and their indexes. Stays out: what the words do in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from pipeline.extraction.meetings.cue_index import CueIndex
from pipeline.language.inflections import forms_of, irregular_forms
from pipeline.language.lexicon import Entry, languages_with, read_lexicon, words_of
from pipeline.language.phrase_index import PhraseIndex
from schemas.vocabularies import MeetingKind, Participation


class MeetingNoun(Entry):
    """A noun that can name a meeting; the columns are explained at the head of `meeting_nouns.tsv`."""

    noun: str
    plural: str = ""
    kind: MeetingKind | None = None
    family: str
    support: str


class MeetingVerb(Entry):
    """A verb that reports a meeting; the frames are explained at the head of `meeting_verbs.tsv`."""

    name: str
    words: str
    frame: str
    kind: MeetingKind | None = None
    example: str = ""
    counterexample: str = ""


class VerbClass(Entry):
    """A verb, by its base, of a class that `meeting_verb_classes.tsv` explains."""

    kind: str
    verb: str


class Modifier(Entry):
    word: str
    kind: MeetingKind


class Trap(Entry):
    before: str = ""
    trigger: str
    after: str = ""


class Cue(Entry):
    """A word or phrase of `meeting_cues.tsv` and what it does."""

    cue: str
    words: str


class RoleVerb(Entry):
    """A verb of `meeting_roles.tsv`; its columns are explained there."""

    words: str
    subject: Participation | None = None
    object: Participation | None = None
    by: Participation | None = None
    needs: str = ""


class MeetingLexicon:
    """All of one language's words of meetings."""

    def __init__(self, language: str) -> None:
        self.language = language
        nouns = read_lexicon("meeting_nouns", MeetingNoun, language)
        forms = [(n.noun, (n, False)) for n in nouns] + [(n.plural, (n, True)) for n in nouns if n.plural]
        self.nouns: PhraseIndex[tuple[MeetingNoun, bool]] = PhraseIndex(forms)
        self.modifiers = {m.word: m.kind for m in read_lexicon("meeting_modifiers", Modifier, language)}
        self.traps: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for trap in read_lexicon("meeting_traps", Trap, language):
            sides = (tuple(trap.before.split()), tuple(trap.after.split()))
            self.traps.setdefault(trap.trigger, []).append(sides)
        cues: dict[str, list[str]] = {}
        for cue in read_lexicon("meeting_cues", Cue, language):
            cues.setdefault(cue.cue, []).append(cue.words)
        self.cues_of: dict[str, frozenset[str]] = {}
        for kind, words in cues.items():
            for word in words:
                self.cues_of[word] = self.cues_of.get(word, frozenset()) | {kind}
        self.cue_index = CueIndex(cues)
        self.roles = PhraseIndex((verb.words, verb) for verb in read_lexicon("meeting_roles", RoleVerb, language))
        self._words = {kind: frozenset(words) for kind, words in cues.items()}
        self.verbs: PhraseIndex[MeetingVerb] = PhraseIndex(
            (phrase, verb)
            for verb in read_lexicon("meeting_verbs", MeetingVerb, language)
            for words in verb.words.split(",")
            for phrase in self._spelled_out(words)
        )
        self.stops = frozenset(
            words_of("function_words", language) | words_of("finite_verbs", language) | self.words("noun_phrase_stop")
        )

        classes: dict[str, set[str]] = {}
        for verb in read_lexicon("meeting_verb_classes", VerbClass, language):
            for form in forms_of(verb.verb, language):
                classes.setdefault(form, set()).add(verb.kind)
        self.verb_classes = {form: frozenset(kinds) for form, kinds in classes.items()}
        """The classes of each form of a verb."""
        self.elided = words_of("elisions", language)
        self.verb_like = words_of("finite_verbs", language)
        self._verbs = self.verb_like | irregular_forms(language) | self.words("auxiliary_verb") | self.words("be")
        self.nouns_of_one = {form for form, _ in forms if " " not in form}
        self.no_meetings = words_of("no_meeting_events", language)
        """Heads of what takes place and is no meeting, in the singular."""
        self.no_meeting_endings = tuple(self.words("no_event_ending"))
        """Endings of nouns for people, who may be held or hosted too."""
        self._endings = tuple(self.words("verb_ending"))
        self.ordinals = {w: n for n, w in enumerate(self._ordered("ordinal", cues), start=1)}

    @staticmethod
    def _ordered(cue: str, cues: dict[str, list[str]]) -> list[str]:
        return cues.get(cue, [])

    def _spelled_out(self, pattern: str) -> Iterator[str]:
        """The phrases that an entry of `meeting_verbs.tsv` stands for: '*go ~ to' is 'went to', 'goes over to' ..."""
        choices = []
        for word in pattern.split():
            if word.startswith("*"):
                choices.append(forms_of(word[1:], self.language))
            elif word == "~":
                choices.append(("", *sorted(self.words("direction"))))
            elif word == "%":
                choices.append(tuple(sorted(self.words("possessive"))))
            else:
                choices.append((word,))
        for words in product(*choices):
            yield " ".join(filter(None, words))

    def is_verb(self, lower: str) -> bool:
        """Whether a word is a finite verb by its form: known, irregular, or with an ending of the past."""
        return lower in self._verbs or (len(lower) > 4 and lower.endswith(self._endings))

    def words(self, cue: str) -> frozenset[str]:
        """The words of a cue, as a set."""
        return self._words.get(cue, frozenset())

    def trapped(self, lowers: list[str], start: int, end: int) -> bool:
        """Whether the trigger `lowers[start:end]` stands in a phrase that is no meeting."""
        for before, after in self.traps.get(" ".join(lowers[start:end]), ()):
            if (not before or tuple(lowers[max(start - len(before), 0) : start]) == before) and (
                not after or tuple(lowers[end : end + len(after)]) == after
            ):
                return True
        return False


@cache
def meeting_lexicon(language: str) -> MeetingLexicon | None:
    """The lexicon of a language; None where it has no meeting files, and its articles then have no meetings."""
    return MeetingLexicon(language) if language in languages_with("meeting_nouns") else None
