"""A paragraph as a row of pieces, each with a one-letter symbol, so that rules are patterns over a short string.

Belongs here: lines, pieces, and reading them off a document. Stays out: rules, and which symbol a cue gets (`symbols.py`).

The symbols: `Q` a quotation that ends a sentence, `q` another; `V` a reporting verb that says what its subject said, `G` one in
-ing whose subject stands elsewhere, `L` a passive one, `A` a phrase like "according to"; `v` another verb, `g` another word in
-ing, `x` an auxiliary; `D` a determiner, possessive or number, `N` a capitalised word, `w` another word, `p` a subject pronoun,
`o` an object pronoun, `b` a bracket with its content, `i` a preposition, `k` "to", `r` an adverb, `T` a day, month or time of
day; `c` a conjunction, `s` a subordinator, `h` how, whether, why, what, `z` a relative pronoun, `t` "that"; `|` the end of a
sentence, and `, : ; -` themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.extraction.quotes.open_verbs import open_frames, with_open_verbs
from pipeline.extraction.quotes.symbols import MARKS, attribution_phrases, classes, cue_symbol, word_symbol
from pipeline.extraction.quotes.words import reporting_nouns
from pipeline.language.cues import Cue, VerbForm
from pipeline.language.document import Document
from pipeline.language.lexicon import words_of
from pipeline.language.mentions import Quotation
from pipeline.language.text import Span

_LINE = re.compile(r"[^\n]+")
_DATELINE = re.compile(
    r"(?=.{2,80}?(?:[–—―]|-|:|[A-Z]\))\s)[^\W\d_a-z][\w.'’]*(?:[\s,/]+(?:[^\W_a-z][\w.'’]*|\([^()]{1,30}\)|d[eu]|of|del?|la|am?)){0,8}"
    r"[\s,.]*(?:[–—―]|--?|:|(?<=[A-Z]\)))\s+"
)
"""The place and date before a story's first words: capitals, numbers and brackets up to a dash or colon."""
_UNITS = frozenset("%‰°€£$+")
"""Marks that belong to the number before them."""
_TERMINAL = (".", "!", "?", "…")
_FIRST_LINES = 400
"""Characters from the start of an article within which a line may open with a dateline."""
_LONGEST_LABEL = 60
"""Characters within which a line's speaker and colon stand."""
LONGEST_SENTENCE = 250
"""In pieces. A longer run of words is a list or a scrape without full stops; the bound keeps the work linear there."""


@dataclass(slots=True)
class Piece:
    """A word, mark, bracket or quotation of a line. `low` is the lower case of a word."""

    symbol: str
    start: int
    end: int
    low: str
    cue: Cue | None = None
    quotation: Quotation | None = None


class Line:
    """One paragraph. `symbols[i]` is the symbol of `pieces[i]`; both are read when first asked for."""

    def __init__(
        self, document: Document, span: Span, quotations: tuple[Quotation, ...], cues: tuple[Cue, ...], hinted: bool
    ) -> None:
        self.document = document
        self.span = span
        self.quotations = quotations
        self.cues = cues
        self.says_something = bool(quotations or cues or hinted)
        """Whether there is anything to attribute, or to attribute by: the gate before all work."""

    @cached_property
    def words(self) -> str:
        return self.span.of(self.document.text)

    @cached_property
    def pieces(self) -> list[Piece]:
        return with_open_verbs(list(_pieces(self)), self.document.language, self.document.text)

    @cached_property
    def symbols(self) -> str:
        return "".join(piece.symbol for piece in self.pieces)

    def span_of(self, first: int, after: int) -> Span:
        return Span(self.pieces[first].start, self.pieces[after - 1].end)

    def quotation_at(self, at: int) -> Quotation:
        quotation = self.pieces[at].quotation
        assert quotation is not None
        return quotation

    def ends_in_comma(self, at: int) -> bool:
        """Whether the quotation at piece `at` has a comma before its closing mark."""
        return self.document.text[self.quotation_at(at).span.end - 1] == ","

    def cue_at(self, at: int) -> Cue:
        cue = self.pieces[at].cue
        assert cue is not None
        return cue

    def sentence_end(self, at: int) -> int:
        """Index of the piece that ends the sentence of piece `at`; no further than a sentence can be long."""
        limit = min(at + LONGEST_SENTENCE, len(self.symbols))
        found = self.symbols.find("|", at, limit)
        return found if found >= 0 else limit

    def sentence_start(self, at: int) -> int:
        """Index of the first piece of the sentence of piece `at`; no further back than a sentence can be long."""
        limit = max(at - LONGEST_SENTENCE, 0)
        return max(self.symbols.rfind("|", limit, at) + 1, limit)


def lines_of(document: Document) -> Iterator[Line]:
    """Every line of a document, with its quotations and cues."""
    quotations, cues = document.quotations, document.cues
    quotation = cue = hint = 0
    hints = _hints(document)
    for match in _LINE.finditer(document.text):
        start, end = match.span()
        first_quotation, first_cue = quotation, cue
        while quotation < len(quotations) and quotations[quotation].outer.start < end:
            quotation += 1
        while cue < len(cues) and cues[cue].span.start < end:
            cue += 1
        first_hint, hint = hint, bisect_left(hints, end, hint)
        yield Line(
            document,
            Span(start, end),
            quotations[first_quotation:quotation],
            cues[first_cue:cue],
            hinted=hint > first_hint or document.text.find(": ", start, min(end, start + _LONGEST_LABEL)) > 0,
        )


def _hints(document: Document) -> list[int]:
    """Where nouns of speech, and phrases that attribute without a verb, start."""
    lowers, starts = document.tokens.lowers, document.tokens.starts
    nouns = reporting_nouns(document.language).keys() | words_of("view_nouns", document.language)
    phrases = attribution_phrases(document.language).index
    found = [starts[at] for at, low in enumerate(lowers) if low in nouns]
    found += [starts[first] for first, _, _ in phrases.find(lowers)]
    found += [starts[at] for at in open_frames(lowers, document.language)]
    return sorted(found)


def _pieces(line: Line) -> Iterator[Piece]:
    document, span = line.document, line.span
    text, tokens, language = document.text, document.tokens, document.language
    words, lowers, starts, ends = tokens.words, tokens.lowers, tokens.starts, tokens.ends
    phrases, elisions = attribution_phrases(language), words_of("elisions", language)
    cue_at = {cue.first: cue for cue in line.cues}
    sentence_ends = _sentence_ends(document, span)
    waiting = [_repaired(document, q, line.cues) for q in reversed(line.quotations)]
    at, stop = tokens.at(_body_start(line)), tokens.at(span.end)
    made: list[Piece] = []
    fresh = True  # at the start of a sentence

    def ends_sentence(end: int) -> None:
        nonlocal fresh
        made.append(Piece("|", end, end, ""))
        fresh = True

    while at < stop:
        if waiting and ends[at] > waiting[-1].outer.start:
            quotation = waiting.pop()
            kind = "Q" if quotation.span.of(text).endswith(_TERMINAL) else "q"
            made.append(Piece(kind, quotation.outer.start, quotation.outer.end, "", quotation=quotation))
            at, fresh = max(tokens.at(quotation.outer.end), at + 1), False
            if quotation.outer.end in sentence_ends:
                ends_sentence(quotation.outer.end)
            continue
        word, low, start, end = words[at], lowers[at], starts[at], ends[at]
        if low in phrases.first and (found := phrases.index.match(lowers, at)):
            made.append(Piece("A", start, ends[at + found[0] - 1], low))
            at, fresh = at + found[0], False
            continue
        cue = cue_at.get(at)
        if cue is not None and (fresh or not word[0].isupper()):
            following = lowers[cue.after] if cue.after < stop else ""
            if made and made[-1].symbol == "r" and _is_surname(made, cue):
                made[-1].symbol = "N"
            if symbol := cue_symbol(cue, made, following, language):
                made.append(Piece(symbol, start, cue.span.end, low, cue=cue))
                if cue.span.end < ends[cue.after - 1]:  # a pronoun behind its verb
                    behind = text.rfind("-", cue.span.end, ends[cue.after - 1]) + 1
                    made.append(Piece("p", behind, ends[cue.after - 1], text[behind : ends[cue.after - 1]].lower()))
                at, fresh = cue.after, False
                continue
        if low == "(" and (close := _bracket(text, start, span.end)):
            made.append(Piece("b", start, close, ""))
            at = tokens.at(close)
            continue
        at += 1
        if elisions and (mark := max(low.find("'"), low.find("’"))) > 0 and low[: mark + 1] in elisions:
            made.append(
                Piece(word_symbol(word[: mark + 1], made, fresh, language), start, start + mark + 1, low[: mark + 1])
            )
            word, low, start, fresh = word[mark + 1 :], low[mark + 1 :], start + mark + 1, False
        if word[0].isalnum() or word[0] in "$€£":
            opens = fresh and not (at < stop and words[at][0].isupper() and low.endswith(("ed", "ing")))
            symbol = word_symbol(word, made, opens, language)
            if symbol == "t" and made and made[-1].symbol not in "VGLv" and _is_time(words, lowers, at, stop, language):
                symbol = "D"  # "the boats left that night"
            if symbol == "p" and (mark := max(low.find("'"), low.find("’"))) > 0:
                made.append(Piece("p", start, start + mark, low[:mark]))
                symbol, start, low = "x", start + mark, low[mark:]  # "she'll"
            made.append(Piece(symbol, start, end, low))
            fresh = False
            if end in sentence_ends or (word[-1] == "." and _opens_sentence(words, lowers, at, stop, language)):
                ends_sentence(end)  # an initialism ends the sentence
        elif end in sentence_ends:
            ends_sentence(end)
        elif word == "-" and ends[at - 2] == start and at < stop and starts[at] == end:
            continue  # inside a word: "43-year-old"
        elif word in _UNITS and made and made[-1].end == start:
            made[-1].end = end
        elif word in MARKS:
            made.append(Piece(MARKS[word], start, end, word))
    return iter(made)


def _is_surname(made: list[Piece], cue: Cue) -> bool:
    """Whether what looks like an adverb opens its sentence right before a finite verb of speech: "Reilly said"."""
    opens = len(made) == 1 or made[-2].symbol == "|"
    return opens and cue.form in (VerbForm.PAST, VerbForm.THIRD) and cue.verb.takes("quote")


def _opens_sentence(words: list[str], lowers: list[str], at: int, stop: int, language: str) -> bool:
    """Whether the word at `at` can only start a sentence: a capitalised pronoun or article."""
    return at < stop and words[at][0].isupper() and classes(language).get(lowers[at]) in ("p", "D")


def _is_time(words: list[str], lowers: list[str], at: int, stop: int, language: str) -> bool:
    """Whether the word at `at` is a noun of time in lower case."""
    return at < stop and words[at][0].islower() and classes(language).get(lowers[at]) == "T"


def _sentence_ends(document: Document, span: Span) -> set[int]:
    sentences = document.sentences
    found = set()
    for number in range(bisect_left(sentences, Span(span.start, 0)), len(sentences)):
        if sentences[number].start >= span.end:
            break
        found.add(sentences[number].end)
    return found


def _body_start(line: Line) -> int:
    """Where a line's words begin: after the dateline of the article's first paragraphs."""
    if line.span.start > _FIRST_LINES:
        return line.span.start
    found = _DATELINE.match(line.words)
    if found is None or line.words[found.end() : found.end() + 1].islower():
        return line.span.start
    named = found[0].rstrip().endswith(":") and not found[0].isupper()  # "Ida Orle:" is a speaker
    return line.span.start + (0 if named else found.end())


def _bracket(text: str, start: int, end: int) -> int | None:
    """Where a short bracket closes."""
    close = text.find(")", start, min(end, start + 80))
    return close + 1 if close >= 0 else None


def _repaired(document: Document, quotation: Quotation, cues: tuple[Cue, ...]) -> Quotation:
    """A quotation without its closing mark ends before the reporting clause that ends its sentence, else with its sentence."""
    if quotation.is_closed or quotation.continues:
        return quotation
    text, tokens = document.text, document.tokens
    for cue in cues:
        if not (quotation.span.start < cue.span.start < quotation.span.end and cue.verb.takes("quote")):
            continue
        comma = max(text.rfind(mark, quotation.span.start, cue.span.start) for mark in ",!?”")
        short = comma >= 0 and len(tokens.between(comma + 1, cue.span.start)) <= 6
        tail = tokens.between(cue.span.end, document.sentence_at(cue.span.start).end)
        if short and len(tail) <= 12:
            return Quotation(Span(quotation.span.start, comma + 1), Span(quotation.outer.start, comma + 1))
    end = min(max(document.sentence_at(quotation.span.start).end, quotation.span.start + 1), quotation.span.end)
    return Quotation(Span(quotation.span.start, end), Span(quotation.outer.start, end))
