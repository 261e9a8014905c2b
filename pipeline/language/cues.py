"""Reporting cues: the verbs that say that somebody said something.

Belongs here: the lexicon of reporting verbs with their frames, and finding their forms in a text. Stays out: whether a form
is a verb or a noun in its sentence, and what it reports; the grammar of quotes decides that.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon, words_of
from pipeline.language.phrase_index import PhraseIndex
from pipeline.language.text import Span, Tokens


class VerbForm(StrEnum):
    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


class _ReportingVerb(Entry):
    verb: str
    third: str
    """Forms of one kind are parted by a bar; a dash stands for none."""
    past: str
    participle: str
    gerund: str
    frames: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb. `frames` are what it takes, as the lexicon explains them."""

    lemma: str
    frames: frozenset[str]

    def takes(self, frame: str) -> bool:
        return frame in self.frames

    @property
    def reports(self) -> bool:
        return "none" not in self.frames


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a reporting verb as written. `first` and `after` are the indices of its first token and the one after its last."""

    span: Span
    first: int
    after: int
    verb: Verb
    form: VerbForm


def cues_of(text: str, tokens: Tokens, language: str = "en") -> tuple[Cue, ...]:
    """Every form of a reporting verb, in order; a noun of the same spelling is among them."""
    starts, ends = tokens.starts, tokens.ends
    lowers, behind = _without_inversions(tokens.lowers, language)
    return tuple(
        Cue(Span(starts[first], ends[after - 1] - behind.get(after - 1, 0)), first, after, *verb)
        for first, after, verb in _index(language).find(lowers)
    )


def _without_inversions(lowers: list[str], language: str) -> tuple[list[str], dict[int, int]]:
    """The words without a pronoun written behind its verb ("insiste-t-il"), and how many characters each has lost."""
    endings = tuple(sorted(words_of("inversions", language), key=len, reverse=True))
    lost: dict[int, int] = {}
    if not endings:
        return lowers, lost
    for at, low in enumerate(lowers):
        if "-" in low:
            ending = next((ending for ending in endings if low.endswith(ending)), "")
            if ending:
                lost[at] = len(ending)
    if not lost:
        return lowers, lost
    return [low[: len(low) - lost[at]] if at in lost else low for at, low in enumerate(lowers)], lost


@cache
def _index(language: str) -> PhraseIndex[tuple[Verb, VerbForm]]:
    found: dict[str, tuple[Verb, VerbForm]] = {}
    entries = read_lexicon("reporting_verbs", _ReportingVerb, language)
    for entry in entries:
        verb = Verb(entry.verb, frozenset(entry.frames.split()))
        for form in (VerbForm.BASE, VerbForm.PARTICIPLE, VerbForm.PAST, VerbForm.THIRD, VerbForm.GERUND):
            written: str = entry.verb if form is VerbForm.BASE else getattr(entry, form.value)
            found.update((each, (verb, form)) for each in written.split("|") if each != "-")
    return PhraseIndex(found.items())


def has_feature(name: str, language: str) -> bool:
    """Whether `seeds/lexicons/<language>/syntax.tsv` lists a feature of the language."""
    return name in words_of("syntax", language)
