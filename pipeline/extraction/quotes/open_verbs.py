"""Verbs that no list holds, in a frame that only verbs of speech stand in: "radioed that", "wired to the base that".

Belongs here: seeing that such a word reports. Stays out: what it reports, which the rules for listed verbs find. The verbs that
take a clause and report no speech (to think, to ensure) are a closed class, and listed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.patterns import FINITE
from pipeline.extraction.quotes.symbols import PERFECT, classes
from pipeline.language.cues import Cue, Verb, VerbForm
from pipeline.language.lexicon import words_of
from pipeline.language.text import Span

if TYPE_CHECKING:
    from pipeline.extraction.quotes.line import Piece

_CLAUSE_AFTER = re.compile(r"(?P<verb>v|(?<=[pz])w|(?<=,)g)(?:r?t|(?:o|N{1,3}|k[DNwo]{1,5})t)(?=" + FINITE + ")")
"""A verb, perhaps whom it told, "that" and a clause."""
_CLAUSE_BEFORE = re.compile(r"q(?:p|[DN][DNw]{0,6})r?(?P<verb>v)(?=\||T|r\|)")
"""After a quotation that goes on: a subject and a verb, and no more ("“...,” the mayor riffed.")."""
_INVERTED = re.compile(r"q(?P<verb>v)(?=N{1,4}[|,]|D[wN]{1,4}[|,])")
_SAYS = Verb("say", frozenset(("that", "quote")))
_QUOTES = Verb("say", frozenset(("quote",)))


def open_frames(lowers: list[str], language: str) -> list[int]:
    """The words "that" with what looks like a verb of speech before them: lines worth reading for their sake."""
    unsaid, endings = _unsaid(language), tuple(words_of("verb_endings", language))
    if not unsaid:
        return []
    found = []
    for word in _that(language):
        at = -1
        for _ in range(lowers.count(word)):
            at = lowers.index(word, at + 1)
            if at and (before := lowers[at - 1]).endswith(endings) and before not in unsaid:
                found.append(at)
    return found


def with_open_verbs(pieces: list[Piece], language: str, text: str) -> list[Piece]:
    """The pieces of a line; those that an unlisted verb of speech made are cues."""
    symbols = "".join(piece.symbol for piece in pieces)
    if not _unsaid(language):
        return pieces
    if "t" in symbols:
        for match in _CLAUSE_AFTER.finditer(symbols):
            at = match.start("verb")
            if _has_subject(pieces, at, language) and _may_say(pieces[at].low, symbols[at], language):
                _promote(pieces[at], _SAYS, text)
    if "q" in symbols:
        for pattern in (_CLAUSE_BEFORE, _INVERTED):
            for match in pattern.finditer(symbols):
                quotation, at = pieces[match.start()].quotation, match.start("verb")
                if (
                    quotation is not None
                    and text[quotation.span.end - 1] == ","
                    and pieces[at].low not in _unsaid(language)
                ):
                    _promote(pieces[at], _QUOTES, text)
    return pieces


@cache
def _that(language: str) -> frozenset[str]:
    return frozenset(word for word, symbol in classes(language).items() if symbol == "t")


def _promote(piece: Piece, verb: Verb, text: str) -> None:
    third = piece.low.endswith("s")
    form = VerbForm.GERUND if piece.symbol == "g" else VerbForm.THIRD if third else VerbForm.PAST
    piece.cue = Cue(Span(piece.start, piece.end), 0, 0, verb, form)
    piece.symbol = "G" if piece.symbol == "g" else "V"


def _may_say(low: str, symbol: str, language: str) -> bool:
    """Whether a word may be a finite verb of speech; one that only its place makes a verb must look like one."""
    if low in _unsaid(language):
        return False
    return symbol != "w" or (low.endswith("s") and not low.endswith("ss"))


def _unsaid(language: str) -> frozenset[str]:
    return words_of("clause_verbs_without_speech", language)


def _has_subject(pieces: list[Piece], at: int, language: str) -> bool:
    """Whether a subject stands before the verb at `at`, with at most adverbs and auxiliaries of the active between."""
    before = at - 1
    if pieces[at].symbol == "g":
        return True
    while before >= 0 and pieces[before].symbol in "rx":
        low = pieces[before].low
        if pieces[before].symbol == "x" and (low in words_of("be_forms", language) or low not in PERFECT):
            return False
        before -= 1
    return before >= 0 and pieces[before].symbol in "DNwpbzc," and not pieces[before].low.endswith(("'s", "’s"))
