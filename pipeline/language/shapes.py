"""What a token looks like to someone who looks for names: its case, its lexicon classes, whether it ends a possessive.

Belongs here: the classes of single tokens, and the lexicon that gives them. Stays out: phrases, which the recognisers build.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import compress, pairwise
from operator import ne
from typing import Final, cast

from pipeline.language.by_word import by_word
from pipeline.language.grammar import grammar_of
from pipeline.language.lexicon import Entry, languages_with, read_lexicon, read_pairs, words_of
from pipeline.language.phrase_index import PhraseIndex
from pipeline.language.reference import country_index
from pipeline.language.text import Span, Tokens

POSSESSIVES = ("'s", "’s", "'S", "’S")
ARTICLES_JOINED = frozenset({"al-", "el-", "an-", "as-", "ad-", "ar-", "at-", "az-", "d'", "d’", "l'", "l’"})


class Is:
    """Classes that a lexicon gives to a word, as bits of a plain integer, which is what makes a look-up cheap."""

    FUNCTION: Final = 1
    VERB: Final = 2
    NOT_NAME: Final = 4
    HONORIFIC: Final = 8
    RANK: Final = 16
    OFFICE: Final = 32
    OFFICES: Final = 64
    MODIFIER: Final = 128
    KIND: Final = 256
    PARTICLE: Final = 512
    SURNAME_WORD: Final = 1024
    TIME: Final = 2048
    STATE: Final = 4096
    NAMING: Final = 8192
    SPEECH: Final = 16384


OFFICE_ENDINGS = ("-general", "-elect", "-designate", "-in-chief")
_LONGEST_HEADING, _LEAST_HEADING, _SHORT_WORD, _TITLE_CASE = 30, 4, 3, 0.7
HEADS = Is.HONORIFIC | Is.RANK | Is.OFFICE | Is.OFFICES | Is.KIND
"""Classes of the words that the names of people and bodies are read from."""
_Columns = tuple[list[str], list[str], list[int], list[bool]]
NO_NAME = Is.FUNCTION | Is.NOT_NAME | Is.OFFICE | Is.OFFICES | Is.MODIFIER | Is.KIND | Is.VERB


class Honorific(Entry):
    word: str
    gender: str = ""


class OfficeNoun(Entry):
    """The head noun of offices. `takes`: prepositions besides "of", "for" and "at" whose phrase belongs to the office."""

    word: str
    plural: str
    rank: str
    takes: str = ""
    of: str = ""
    gender: str = ""


class OrganisationKind(Entry):
    word: str
    kind: str
    lower: str = ""
    seated: str = ""


class _Rank(Entry):
    word: str


class NameLexicon:
    """The words of one language that build names of people, offices and organisations."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.grammar = grammar_of(language)
        honorifics = read_lexicon("honorifics", Honorific, language)
        self.honorifics = {h.word: h.gender or None for h in honorifics}
        self.honorific_index = PhraseIndex((h.word, h.gender or None) for h in honorifics)
        self.ranks = PhraseIndex((r.word.replace(".", ""), r.word) for r in read_lexicon("ranks", _Rank, language))
        offices = read_lexicon("offices", OfficeNoun, language)
        self.offices = {o.word: o for o in offices}
        self.plural_offices = {o.plural: o for o in offices}
        for office in offices:
            if office.rank != "job":
                for ending in OFFICE_ENDINGS:
                    self.offices.setdefault(office.word + ending, office)
                    self.plural_offices.setdefault(office.plural + ending, office)
        self.kinds = {k.word.lower(): k for k in read_lexicon("organisation_kinds", OrganisationKind, language)}
        self.particles = words_of("name_particles", language)
        self.classes: dict[str, int] = {}
        self._add(Is.FUNCTION, words_of("closed_class", language))
        self._add(Is.VERB, words_of("finite_verbs", language))
        self._add(Is.NOT_NAME, words_of("not_names", language))
        self._add(Is.MODIFIER, words_of("office_modifiers", language))
        self._add(Is.NAMING, words_of("naming_nouns", language))
        self._add(Is.SPEECH, words_of("speech_verbs", language))
        self._add(Is.STATE, words_of("state_words", language))
        self._add(Is.TIME, words_of("time_words", language))
        self._add(Is.SURNAME_WORD, words_of("surname_words", language))
        self._add(Is.PARTICLE, self.particles)
        self._add(Is.OFFICE, self.offices)
        self._add(Is.OFFICES, self.plural_offices)
        self._add(Is.KIND, self.kinds)
        first_words = [word.split()[0].lower() for word in self.honorifics]
        self._add(Is.HONORIFIC, (*first_words, *(word.rstrip(".") for word in first_words)))
        self._add(Is.RANK, (r.word.split()[0].rstrip(".").lower() for r in read_lexicon("ranks", _Rank, language)))

        self.shape_of = by_word(self._shape_of)

    def _shape_of(self, written: str) -> tuple[str, str, int, bool]:
        """A token without its possessive ending, that in lower case, its classes, whether it is a name by its case."""
        word = written[:-2] if written[-2:] in POSSESSIVES and len(written) > 2 else written
        lower = word.lower()
        capital = written[0].isupper() or (written[:3] in ARTICLES_JOINED and written[3:4].isupper())
        return word, lower, self.classes.get(lower, 0), capital

    def _add(self, flag: int, words: object) -> None:
        for word in words:  # type: ignore[attr-defined]
            self.classes[word] = self.classes.get(word, 0) | flag


@cache
def name_lexicon(language: str) -> NameLexicon:
    """The lexicon of a language; English for one that has none."""
    return NameLexicon(language if language in languages_with("offices") else "en")


def given_names() -> dict[str, str]:
    """Given names of many countries -> `f`, `m`, or `x` for both."""
    return read_pairs("given_names")


class Shapes:
    """The tokens of a text with their classes, as parallel lists; an elided article is a token of its own."""

    def __init__(self, text: str, tokens: Tokens, paragraphs: tuple[Span, ...], language: str) -> None:
        self.text = text
        self.lexicon = name_lexicon(language)
        self.grammar = self.lexicon.grammar
        self.countries = country_index(self.lexicon.language)
        written, self.starts = tokens.words, tokens.starts
        if self.grammar.elided:
            written, self.starts = _parted(tokens, self.grammar.elided)
        self.written = written
        seen = map(self.lexicon.shape_of, written)
        columns = map(list, zip(*seen, strict=True)) if written else ([], [], [], [])
        self.words, self.lowers, self.classes, self.capital = cast(_Columns, tuple(columns))
        self._possessives = set(compress(range(len(written)), map(ne, self.words, written)))
        self.line_starts = {self.at(p.start) for p in paragraphs}
        self.count = len(written)
        self._heads: list[int] | None = None
        self.title_case = self._in_title_case()
        """The tokens of headings in title case, where a capital tells nothing."""
        self.seen = frozenset(self.words)
        """Every word as the article writes it: what also stands in lower case is no name by itself."""

    def of(self, wanted: int) -> list[int]:
        """The tokens of one of these classes, all of which must be `HEADS`; only few tokens are, and they are sought once."""
        if self._heads is None:
            heads = HEADS
            self._heads = [index for index, classes in enumerate(self.classes) if classes & heads]
        return [index for index in self._heads if self.classes[index] & wanted]

    def at(self, position: int) -> int:
        """Index of the token that starts at or after a character position."""
        return bisect_left(self.starts, position)

    def between(self, start: int, end: int) -> range:
        """Indices of the tokens that start in `start:end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def _in_title_case(self) -> frozenset[int]:
        tokens: list[int] = []
        bounds = [*sorted(self.line_starts), self.count]
        for first, after in pairwise(bounds):
            if not first < after <= first + _LONGEST_HEADING or self.words[after - 1] in ".:,;”\"'’":
                continue
            long = [i for i in range(first, after) if len(self.words[i]) > _SHORT_WORD]
            if len(long) >= _LEAST_HEADING and sum(self.capital[i] for i in long) >= _TITLE_CASE * len(long):
                tokens += range(first, after)
        return frozenset(tokens)

    def possessive(self, index: int) -> bool:
        """Whether a token carries a possessive ending."""
        return index in self._possessives

    def joined(self, index: int) -> bool:
        """Whether a token follows the one before it in the same paragraph, with no possessive between."""
        return 0 < index < self.count and index not in self.line_starts and index - 1 not in self._possessives

    def start(self, index: int) -> int:
        return self.starts[index]

    def end(self, index: int) -> int:
        """Where the token ends, without its possessive ending."""
        return self.starts[index] + len(self.words[index])

    def span(self, first: int, after: int) -> Span:
        """The characters of the tokens `first` to `after`, exclusive; the last one without its possessive ending."""
        return Span(self.start(first), self.end(after - 1))

    def slice(self, first: int, after: int) -> str:
        return self.text[self.start(first) : self.end(after - 1)]


def _parted(tokens: Tokens, elided: frozenset[str]) -> tuple[list[str], list[int]]:
    """Words and starts with elided words apart: "d’Alger" is "d’" and "Alger"."""
    words: list[str] = []
    starts: list[int] = []
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        at = max(word.find("'"), word.find("’"))
        if 0 < at < len(word) - 1 and word[:at].lower() in elided:
            words += [word[: at + 1], word[at + 1 :]]
            starts += [start, start + at + 1]
        else:
            words.append(word)
            starts.append(start)
    return words, starts
