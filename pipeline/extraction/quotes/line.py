"""A paragraph as a row of pieces, each with a one-letter symbol, so that rules are patterns over a short string.

Belongs here: which symbol a word, a quotation or a cue gets from its class, its shape and its neighbours. Stays out: rules.

The symbols: `Q` a quotation that ends a sentence, `q` another; `V` a reporting verb that says what its subject said, `G` one in
-ing whose subject stands elsewhere, `L` a passive one; `v` another verb, `g` another word in -ing, `x` an auxiliary; `D` a
determiner, possessive or number, `N` a capitalised word, `w` another word, `p` a subject pronoun, `o` an object pronoun, `b` a
bracket with its content, `i` a preposition, `k` "to", `r` an adverb, `T` a day, month or time of day; `c` a conjunction, `s` a
subordinator, `h` how, whether, why, what, `z` a relative pronoun, `t` "that"; `|` the end of a sentence, and `, : ; -` themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.language.cues import Cue, VerbForm
from pipeline.language.document import Document
from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.mentions import Quotation
from pipeline.language.text import Span

_LINE = re.compile(r"[^\n]+")
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
}
_MARKS = {",": ",", ":": ":", ";": ";", "—": "-", "–": "-", "―": "-", "-": "-"}
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
_NEGATIONS = frozenset(("not", "never", "nor"))
_TERMINAL = (".", "!", "?", "…")


LONGEST_SENTENCE = 250
"""In pieces. A longer run of words is a list or a scrape without full stops; the bound keeps the work linear there."""


class _Word(Entry):
    word: str
    class_: str


@dataclass(slots=True)
class Piece:
    """A word, mark, bracket or quotation of a line."""

    symbol: str
    start: int
    end: int
    low: str
    cue: Cue | None = None
    quotation: Quotation | None = None


@dataclass(slots=True)
class Line:
    """One paragraph. `symbols[i]` is the symbol of `pieces[i]`."""

    document: Document
    span: Span
    pieces: list[Piece]
    symbols: str

    def text(self, first: int, after: int) -> str:
        return self.document.text[self.pieces[first].start : self.pieces[after - 1].end]

    def span_of(self, first: int, after: int) -> Span:
        return Span(self.pieces[first].start, self.pieces[after - 1].end)

    def sentence_end(self, at: int) -> int:
        """Index of the piece that ends the sentence of piece `at`; no further than a sentence can be long."""
        limit = min(at + LONGEST_SENTENCE, len(self.symbols))
        found = self.symbols.find("|", at, limit)
        return found if found >= 0 else limit

    def sentence_start(self, at: int) -> int:
        """Index of the first piece of the sentence of piece `at`; no further back than a sentence can be long."""
        limit = max(at - LONGEST_SENTENCE, 0)
        return max(self.symbols.rfind("|", limit, at) + 1, limit)


@cache
def _classes(language: str) -> dict[str, str]:
    try:
        entries = read_lexicon("word_classes", _Word, language)
    except FileNotFoundError:
        return {}
    return {entry.word: _SYMBOLS[entry.class_] for entry in entries}


def lines_of(document: Document) -> Iterator[Line]:
    """The lines that hold a quotation or a cue, or that stand next to one that does."""
    text = document.text
    quotations, cues = document.quotations, document.cues
    next_quotation = next_cue = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        last_quotation, last_cue = next_quotation, next_cue
        while next_quotation < len(quotations) and quotations[next_quotation].outer.start < end:
            next_quotation += 1
        while next_cue < len(cues) and cues[next_cue].span.start < end:
            next_cue += 1
        yield _line(document, Span(start, end), quotations[last_quotation:next_quotation], cues[last_cue:next_cue])


def _line(document: Document, span: Span, quotations: tuple[Quotation, ...], cues: tuple[Cue, ...]) -> Line:
    if not quotations and not cues:
        return Line(document, span, [], "")
    tokens = document.tokens
    words, lowers, starts, ends = tokens.words, tokens.lowers, tokens.starts, tokens.ends
    classes = _classes(document.language)
    cue_at = {cue.first: cue for cue in cues}
    sentences = document.sentences
    first_sentence = bisect_left(sentences, Span(span.start, 0))
    sentence_ends = set()
    for number in range(first_sentence, len(sentences)):
        if sentences[number].start >= span.end:
            break
        sentence_ends.add(sentences[number].end)
    pieces: list[Piece] = []
    at = tokens.at(span.start)
    stop = tokens.at(span.end)
    waiting = list(reversed(quotations))
    fresh = True  # at the start of a sentence
    while at < stop:
        if waiting and ends[at] > waiting[-1].outer.start:
            quotation = waiting.pop()
            content = quotation.span.of(document.text)
            kind = "Q" if content.endswith(_TERMINAL) else "q"
            pieces.append(Piece(kind, quotation.outer.start, quotation.outer.end, "", quotation=quotation))
            at = max(tokens.at(quotation.outer.end), at + 1)
            fresh = quotation.outer.end in sentence_ends
            if fresh:
                pieces.append(Piece("|", quotation.outer.end, quotation.outer.end, ""))
            continue
        word, low, start, end = words[at], lowers[at], starts[at], ends[at]
        cue = cue_at.get(at)
        following = lowers[cue.after] if cue is not None and cue.after < stop else ""
        if cue is not None and (symbol := _cue_symbol(cue, pieces, following)):
            pieces.append(Piece(symbol, start, cue.span.end, low, cue=cue))
            at, fresh = cue.after, False
            continue
        if low == "(" and (close := _bracket(document.text, start, span.end)):
            pieces.append(Piece("b", start, close, ""))
            at, fresh = tokens.at(close), False
            continue
        at += 1
        if not (word[0].isalnum() or word[0] in "$€£%"):
            if end in sentence_ends:
                pieces.append(Piece("|", start, end, ""))
                fresh = True
            elif word in _MARKS:
                pieces.append(Piece(_MARKS[word], start, end, ""))
            continue
        pieces.append(Piece(_word_symbol(word, low, classes, pieces, fresh), start, end, low))
        fresh = False
        if end in sentence_ends:  # an initialism that ends the sentence
            pieces.append(Piece("|", end, end, ""))
            fresh = True
    return Line(document, span, pieces, "".join(piece.symbol for piece in pieces))


def _bracket(text: str, start: int, end: int) -> int | None:
    """Where a short bracket without quotations closes."""
    close = text.find(")", start, min(end, start + 80))
    return close + 1 if close >= 0 else None


def _word_symbol(word: str, low: str, classes: dict[str, str], pieces: list[Piece], fresh: bool) -> str:
    symbol = classes.get(low)
    previous = pieces[-1].symbol if pieces else "|"
    if word[0].isupper() and not fresh and symbol not in (None, "D", "p", "T"):
        return "T" if low in ("may", "march") else "N"
    if symbol is not None:
        if symbol == "h" and low in ("which", "where") and previous in ",i":
            return "z"
        return symbol
    if word[0].isdigit() or word[0] in "$€£":
        return "D"
    if word[0].isupper() and not fresh:
        return "T" if low in ("may", "march") else "N"
    if low.endswith("ly") and len(low) > 4:
        return "r"
    if len(low) > 4 and previous != "D":
        if low.endswith("ed"):
            return "v"
        if low.endswith("ing"):
            return "g"
    return "N" if word[0].isupper() else "w"


def _cue_symbol(cue: Cue, pieces: list[Piece], following: str) -> str | None:
    """What the form of a reporting verb is here: `V`, `G`, `L`, `v` for a verb that reports nothing, or None for a noun."""
    at = len(pieces) - 1
    negated = False
    while at >= 0 and pieces[at].symbol in "r":
        negated |= pieces[at].low in _NEGATIONS
        at -= 1
    before = pieces[at] if at >= 0 else None
    symbol = before.symbol if before else "|"
    negated |= symbol == "x" and before is not None and before.low.endswith(("n't", "n’t", "cannot"))
    passive = symbol == "x" and before is not None and before.low in _BE
    if negated:
        return "v"
    if cue.form is VerbForm.GERUND:
        if passive:
            return "V"
        if symbol == "D":
            return None
        if symbol == "i":
            return "G" if before is not None and before.low in ("by", "in", "after", "before", "while") else "g"
        return "G"
    if symbol == "D" or (symbol == "i" and cue.form is not VerbForm.PAST):
        return None
    if cue.form in (VerbForm.PAST, VerbForm.PARTICIPLE):
        if passive:
            return "L"
        if symbol in "si" and not (symbol == "s" and before is not None and before.low == "than"):
            return "v"
        if cue.form is VerbForm.PARTICIPLE and symbol != "x":
            return "v"
        if symbol in "wNb)" and following in ("by", "to"):
            return "v"
        return "V"
    if cue.form is VerbForm.THIRD:
        if symbol == "w" and not _follows_verb(following, cue):
            return None
        return "V" if symbol not in "xk" else None
    if symbol in "xp":
        return "V"
    if symbol == "k":
        return "G" if at >= 1 and pieces[at - 1].low in ("on", "had", "this", "continued") else "v"
    if (
        symbol in "wNc"
        and before is not None
        and (before.low.endswith("s") or before.low in ("people", "police", "and"))
    ):
        return "V" if _follows_verb(following, cue) else None
    return None


def _follows_verb(following: str, cue: Cue) -> bool:
    """Whether the word after a form that may be a noun shows that it is a verb."""
    if " " in cue.verb.lemma:
        return True
    if cue.verb.lemma in (
        "say",
        "tell",
        "add",
        "write",
        "explain",
        "urge",
        "warn",
        "insist",
        "stress",
        "recommend",
        "describe",
    ):
        return True
    symbol = _classes("en").get(following)
    return symbol in ("t", "h", "D", "p", "o") or not following[:1].isalnum()
