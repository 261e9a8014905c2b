"""What a word can be: function words, verb forms, plural nouns and their singulars, by lexicon and ending.

Belongs here: the word classes that reading a noun phrase needs, without a tagger. Stays out: phrases (`noun_phrases.py`).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon, words_of
from pipeline.language.measures.verb_forms import VerbEntry, gerund_of, past_of, third_of
from schemas.vocabularies import Direction


class FunctionWord(Entry):
    word: str
    kind: str


class GrammarWord(Entry):
    word: str
    part: str


class PluralEntry(Entry):
    plural: str
    singular: str


_SIBILANT = re.compile(r"(?:ss|sh|ch|x|z|o)es$")
_NONE: frozenset[str] = frozenset()


class Words:
    """The word classes of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        function: tuple[FunctionWord, ...] = read_lexicon("word_kinds", FunctionWord, language)
        self.function = {entry.word: entry.kind for entry in function}
        plurals = read_lexicon("plurals", PluralEntry, language)
        self.singulars: dict[str, str] = {entry.plural: entry.singular for entry in plurals}
        self._no_plural = words_of("singular_in_s", language)
        self.modifiers = words_of("plural_modifiers", language)
        self.verbs: frozenset[str] = frozenset()
        self.finite: frozenset[str] = frozenset()
        self.changes: dict[str, Direction] = {}
        self.bases: frozenset[str] = frozenset()
        self._grammar: dict[str, frozenset[str]] = {}
        for word in read_lexicon("phrase_grammar", GrammarWord, language):
            self._grammar[word.part] = self._grammar.get(word.part, _NONE) | {word.word}
        self._not_past = self.grammar("not_past")
        self._read_verbs()

    def grammar(self, part: str) -> frozenset[str]:
        """The words that play a part in the grammar of figures (`phrase_grammar.tsv`)."""
        return self._grammar.get(part, _NONE)

    def _read_verbs(self) -> None:
        forms: set[str] = set()
        bases: set[str] = set()
        finite: set[str] = set()
        never: set[str] = set()
        for verb in read_lexicon("verbs", VerbEntry, self.language):
            bases.add(verb.base)
            past = verb.past or past_of(verb.base)
            participle = verb.participle or past
            third = third_of(verb.base)
            forms |= {past, participle}
            finite.add(third) if third not in self.singulars else None
            if verb.use == "finite":
                never.add(past)
            if verb.use in ("finite", "change"):
                finite |= {past, participle} if verb.past != verb.participle else {past}
            if verb.direction:
                for form in (verb.base, past, participle, third, gerund_of(verb.base)):
                    self.changes.setdefault(form, verb.direction)
        finite |= words_of("finite_verbs", self.language)
        self.verbs, self.finite, self.bases = frozenset(forms | finite), frozenset(finite), frozenset(bases)
        self._past, self.never_adjective = frozenset(forms), frozenset(never)

    def is_plural(self, low: str) -> bool:
        """Whether a word looks like a plural noun, or is collective as it stands."""
        if low in self.singulars:
            return True
        if len(low) < 3 or low[-1] not in "sx" or low in self._no_plural or low in self.function:
            return False
        if low[-2] in "'’":
            return False
        return low[-1] == "s" and low[-2:] not in ("ss", "us", "is") if self.language == "en" else True

    def singular(self, low: str) -> str:
        """The singular of a noun (the word itself where no rule gives one)."""
        low = low.removesuffix("'s").removesuffix("’s").rstrip("'’")
        if low in self.singulars:
            return self.singulars[low]
        if not self.is_plural(low):
            return low
        if self.language != "en":
            return low[:-1]
        if low.endswith("ies") and len(low) > 4:
            return low[:-3] + "y"
        if _SIBILANT.search(low):
            return low[:-2]
        return low[:-1]

    def is_verb(self, low: str) -> bool:
        return low in self.verbs or self.function.get(low) == "auxiliary"

    def participle(self, low: str) -> bool:
        """Whether a word looks like a past form that could follow its noun: "seized", "found"."""
        return low in self._past or (low.endswith("ed") and len(low) > 4 and low not in self._not_past)


@cache
def words_in(language: str) -> Words:
    """The word classes of a language, read once."""
    return Words(language)
