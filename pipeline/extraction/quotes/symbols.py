"""The symbol of a word or cue, from its class, its shape and what stands beside it.

Belongs here: telling verbs from nouns of the same spelling, and finite verbs from participles. Stays out: whole lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pipeline.language.cues import Cue, VerbForm
from pipeline.language.lexicon import Entry, read_lexicon, words_of
from pipeline.language.phrase_index import PhraseIndex

if TYPE_CHECKING:
    from pipeline.extraction.quotes.line import Piece

_SYMBOLS = {
    "determiner": "D",
    "subject": "p",
    "object": "o",
    "preposition": "i",
    "to": "k",
    "conjunction": "c",
    "that": "t",
    "subordinator": "s",
    "wh": "h",
    "relative": "z",
    "auxiliary": "x",
    "adverb": "r",
    "time": "T",
    "verb": "v",
    "adjective": "w",
}
MARKS = {",": ",", ":": ":", ";": ";", "—": "-", "–": "-", "―": "-", "-": "-"}
_BE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "isn’t",
        "aren’t",
        "wasn’t",
        "weren’t",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
    ]
)
_POSSESSIVE = ("'s", "’s", "s'", "s’")
POSSESSIVES = frozenset(("his", "her", "its", "their", "my", "our", "your", "whose"))
_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "whose",
        "no",
    ]
)
_MONTHS_THAT_ARE_WORDS = ("may", "march")
_FINDINGS = frozenset(("find", "warn", "say", "report", "write", "tell", "claim", "hear", "rule", "call", "announce"))
"""Verbs whose form in -ing is a noun too ("the main finding")."""
PERFECT = frozenset(("has", "have", "had", "having"))
_NEGATED = ("n't", "n’t", "cannot")


class _Word(Entry):
    word: str
    class_: str


@dataclass(frozen=True)
class Phrases:
    """Phrases that attribute without a verb, and their first words."""

    first: frozenset[str]
    index: PhraseIndex[str]


@cache
def classes(language: str) -> dict[str, str]:
    """Symbols of the closed classes of a language, and of verbs that are no nouns."""
    entries = read_lexicon("word_classes", _Word, language)
    found = dict.fromkeys(words_of("finite_verbs", language), "v")
    found.update((entry.word, _SYMBOLS[entry.class_]) for entry in entries)
    return found


@cache
def attribution_phrases(language: str) -> Phrases:
    """ "according to" and its kind."""
    phrases = words_of("attribution_phrases", language)
    return Phrases(frozenset(p.split()[0] for p in phrases), PhraseIndex((p, p) for p in phrases))


def word_symbol(word: str, before: list[Piece], fresh: bool, language: str) -> str:
    """The symbol of a word that is no cue. `fresh`: it starts a sentence in a way that its capital says nothing."""
    alone, in_phrase = _word_symbols(word, fresh, language)
    if alone == in_phrase:
        return alone
    previous = before[-1].symbol if before else "|"
    if alone == "h":
        return in_phrase if previous in ",i" else alone
    return in_phrase if previous == "D" or _is_possessive(before) else alone


@lru_cache(maxsize=1 << 16)
def _word_symbols(word: str, fresh: bool, language: str) -> tuple[str, str]:
    """The symbol of a word by itself, and inside a noun phrase (after a determiner; for "which", after a comma)."""
    low = word.lower()
    symbol = classes(language).get(low)
    capital = word[0].isupper() and not fresh
    if capital and symbol not in (None, "D", "p", "T"):
        symbol = "T" if low in _MONTHS_THAT_ARE_WORDS else "N"
    elif symbol == "v" and low.endswith(tuple(words_of("verb_endings", language))):
        return "v", "w"  # "the learned judge"
    elif symbol is None:
        symbol = _symbol_by_shape(word, low, language, capital=capital)
        if symbol in "vg":
            return symbol, "w"
    if symbol == "h" and low in ("which", "where"):
        return "h", "z"
    return symbol, symbol


def _symbol_by_shape(word: str, low: str, language: str, *, capital: bool) -> str:
    if word[0].isdigit() or word[0] in "$€£":
        return "D"
    if capital:
        return "T" if low in _MONTHS_THAT_ARE_WORDS else "N"
    if len(low) > 4:
        for kind, symbol in (("adverb_endings", "r"), ("verb_endings", "v"), ("gerund_endings", "g")):
            if low.endswith(tuple(words_of(kind, language))):
                return symbol
    return "N" if word[0].isupper() else "w"


def _is_possessive(pieces: list[Piece]) -> bool:
    return bool(pieces) and pieces[-1].low.endswith(_POSSESSIVE)


def is_possessive(low: str) -> bool:
    """Whether a word says whose: "her", "Orle's"."""
    return low in POSSESSIVES or low.endswith(_POSSESSIVE)


def cue_symbol(cue: Cue, pieces: list[Piece], following: str, language: str) -> str | None:
    """What a form of a reporting verb is here: `V`, `G`, `L`, `v` for a verb that reports nothing, or None for a noun.

    `pieces` are those before it, `following` is the next word.
    """
    at = len(pieces) - 1
    negated, negations = False, words_of("negations", language)
    while at >= 0 and (pieces[at].symbol == "r" or (pieces[at].low == "since" and at and pieces[at - 1].symbol == "x")):
        negated |= pieces[at].low in negations
        at -= 1
    before = pieces[at] if at >= 0 else None
    symbol, low = (before.symbol, before.low) if before else ("|", "")
    if negated or (symbol == "x" and low.endswith(_NEGATED)):
        return "v"
    passive = symbol == "x" and low in words_of("be_forms", language)
    if cue.form is VerbForm.GERUND:
        if symbol == "w" and at and pieces[at - 1].symbol == "D" and cue.verb.lemma in _FINDINGS:
            return None  # "the main finding"
        return _gerund(symbol, low, passive)
    if (
        (symbol == "D" and low in _ARTICLES)
        or low.endswith(_POSSESSIVE)
        or (symbol == "i" and cue.form is not VerbForm.PAST)
    ):
        return None
    if cue.form in (VerbForm.PAST, VerbForm.PARTICIPLE):
        return _past(cue, pieces, before, passive, following)
    is_verb = _shows_verb(following, cue, language)
    if cue.form is VerbForm.THIRD:
        if cue.verb.takes("noun") and _in_prepositional_phrase(pieces, at):
            named = symbol == "N" and following == "that"
            return "V" if named else None  # "of the Lund Office states that"; "in his opening remarks, she said"
        if symbol in "xk|" or (symbol in "vgVGLD" and cue.verb.takes("noun")):
            return None
        return "V" if is_verb or symbol not in "wN" else None
    if symbol == "x" and low in PERFECT and cue.verb.takes("noun"):
        return None  # "she has charge of"
    if symbol in "xp":
        return "V"
    if symbol == "k":
        return _infinitive(pieces, at, cue)
    if symbol == "o" and following == "that" and cue.verb.takes("that"):
        return "V"  # "those close to him say that"
    if " " in cue.verb.lemma and symbol == "w" and low.endswith("s") and at and pieces[at - 1].symbol != "v":
        return "V"  # "delegates call for"
    if symbol == "," and following == "that" and cue.verb.takes("that"):
        return "V"  # "figures, released on Monday, suggest that"
    if " " in cue.verb.lemma or symbol not in "wNDzTbc":
        return None
    if not cue.verb.takes("noun") and cue.verb.takes("that"):
        return "V" if symbol != "c" or low == "and" else None
    return (
        "V"
        if is_verb and (following == "that" or low.endswith("s") or low in ("people", "police", "and", "who"))
        else None
    )


def _in_prepositional_phrase(pieces: list[Piece], at: int) -> bool:
    """Whether modifiers and a determiner lead back to a preposition, so that the next word is a noun."""
    noun = at
    while at >= 0 and pieces[at].symbol in "wN":
        at -= 1
    if at >= 0 and pieces[at].symbol == "i" and at == noun - 1 and pieces[noun].symbol == "w":
        return True  # "in nine states:"
    return at >= 1 and pieces[at].symbol == "D" and pieces[at - 1].symbol == "i"


def _gerund(symbol: str, low: str, passive: bool) -> str | None:
    if passive:
        return "V"
    if symbol == "D":
        return None
    if symbol == "i":
        return "G" if low in ("by", "in", "after", "before", "while", "beyond", "besides") else "g"
    return "G"


def _past(cue: Cue, pieces: list[Piece], before: Piece | None, passive: bool, following: str) -> str:
    """A past form: finite, passive, or a participle that describes the noun before it ("results shared by the team")."""
    if passive:
        return "L"
    symbol, low = (before.symbol, before.low) if before else ("|", "")
    if symbol in "i|" or (symbol == "s" and low != "than"):
        return "v"
    if cue.form is VerbForm.PARTICIPLE and symbol != "x":
        return "v"
    if symbol in "w," and cue.verb.takes("complement") and not following[:1].isalnum():
        return "v"  # "a boat called 'Anna'"
    if following == "by" and symbol in "wNb" and not any(piece.symbol in "qQ" for piece in pieces[-12:]):
        return "v"
    return "V"


def _infinitive(pieces: list[Piece], at: int, cue: Cue) -> str:
    """ "went on to say", "used the visit to warn that": a verb of the sentence's speaker; "declined to say": none."""
    before = pieces[at - 1] if at else None
    if before is not None and before.low in words_of("lead_in_verbs", "en"):
        return "V"
    if before is None or (before.symbol in "xVvg" and before.low not in ("went", "going", "continued")):
        return "v"
    if before.symbol in "iDNw," and cue.verb.takes("that") and before.low not in words_of("unsaid", "en"):
        return "G"
    return "v"


def _shows_verb(following: str, cue: Cue, language: str) -> bool:
    """Whether the word after a form that may be a noun shows that it is a verb."""
    if " " in cue.verb.lemma or not cue.verb.takes("noun"):
        return True
    symbol = classes(language).get(following)
    if symbol == "k" and cue.verb.takes("to"):
        return True
    if symbol == "t" and not cue.verb.frames & {"that", "that@document"}:
        return False  # "in her address that"
    return symbol in ("t", "h", "D", "p", "o") or not following[:1].isalnum()
