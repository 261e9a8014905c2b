"""The state of reading one line: what has been attributed, and the sources found so far.

Belongs here: keeping count of quotations and cues, so that no words are attributed twice. Stays out: the rules that use it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.attribution import Attribution, Source
from pipeline.extraction.quotes.line import Line
from pipeline.extraction.quotes.sources import agent_of, teller_of
from pipeline.extraction.quotes.subjects import is_woven_in, main_subject, subject_before, subject_behind
from pipeline.extraction.quotes.terms import is_term
from pipeline.language.text import Span
from schemas.vocabularies import QuoteKind

LONG = 4
"""Words above which quoted words are no name or term."""


@dataclass(slots=True)
class Reading:
    """One line. `owner` has the attribution of each quotation's piece, `used` the cues whose content is known."""

    line: Line
    found: list[Attribution] = field(default_factory=list)
    owner: dict[int, Attribution | None] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    sources: dict[int, Source | None] = field(default_factory=dict)

    def free(self, at: int) -> bool:
        """Whether piece `at` is a quotation that nobody owns yet."""
        return self.line.symbols[at : at + 1] in ("q", "Q") and at not in self.owner

    def quotes(self, cue: int) -> bool:
        """Whether the cue's verb frames a direct quotation."""
        return self.line.cue_at(cue).verb.takes("quote")

    def is_long(self, at: int) -> bool:
        return len(self.line.quotation_at(at).span.of(self.line.document.text).split()) > LONG

    def has_quoted_words(self, first: int, after: int) -> bool:
        return any(self.free(at) and not is_term(self.line, at) for at in range(first, after))

    def cue_span(self, cue: int | None) -> Span | None:
        return None if cue is None else self.line.span_of(cue, cue + 1)

    def source_of(self, cue: int) -> Source | None:
        """The source of the cue at a piece: its subject, else that of the verb before it, else the sentence's."""
        if cue not in self.sources:
            self.sources[cue] = None
            self.sources[cue] = self._find_source(cue)
        return self.sources[cue]

    def _find_source(self, cue: int) -> Source | None:
        line = self.line
        symbols = line.symbols
        if symbols[cue] == "L":
            return agent_of(line, cue)
        if line.cue_at(cue).verb.takes("from") and (teller := teller_of(line, cue)):
            return teller
        if symbols[cue] == "V" and (own := subject_before(line, cue)):
            return own
        if symbols[cue] in "GV" and patterns.OPENS_WITH_VERB.fullmatch(symbols, line.sentence_start(cue), cue + 1):
            return subject_behind(line, cue)
        if symbols[cue] == "G" and line.pieces[cue - 1].symbol == "s":
            quoted = patterns.QUOTES_SOMEBODY.search(symbols, line.sentence_start(cue), cue)
            if quoted:
                return Source(line.span_of(*quoted.span("source")))
        for before in range(cue - 1, line.sentence_start(cue) - 1, -1):
            if before in self.used and before not in self.sources:
                continue  # inside what was said: "the boats reported stolen"
            if symbols[before] == "V" and (shared := self.source_of(before)):
                return shared
        return main_subject(line, cue)

    def piece_after(self, at: int, source: Source | None, limit: int) -> int:
        """The first piece from `at` on that the source's words do not hold."""
        while source and at < limit and self.line.pieces[at].start < source.span.end:
            at += 1
        return at

    def is_embedded(self, at: int) -> bool:
        """Whether words of the reporter's own sentence stand before the quotation and run into it."""
        return is_woven_in(self.line, at) and "q" not in self.line.symbols[self.line.sentence_start(at) : at]

    def claim(self, at: int, rule: str, cue: int | None, source: Source | None) -> Attribution:
        """The quotation at a piece, and the next one where it goes on, become an attribution."""
        line = self.line
        embedded = self.is_embedded(at)
        start = line.sentence_start(at) if embedded else at
        made = Attribution(
            rule,
            QuoteKind.MIXED if embedded else QuoteKind.DIRECT,
            [line.quotation_at(at).span],
            source,
            self.cue_span(cue),
            [line.span_of(start, at + 1)],
        )
        if cue is not None:
            self.used.add(cue)
            self.sources[cue] = source
        self.owner[at] = made
        self.found.append(made)
        if cue is not None and cue > at:
            self._go_on(cue, made)
        return made

    def _go_on(self, cue: int, made: Attribution) -> None:
        line = self.line
        tail = patterns.GOES_ON.match(line.symbols, self.piece_after(cue + 1, made.source, len(line.symbols)))
        while tail is not None and is_term(line, tail.end()):
            tail = patterns.GOES_ON.match(line.symbols, tail.end() + 1)
        if tail is None or tail.end() in self.owner or self._has_own_cue(tail.end()):
            return
        following = tail.end()
        made.content.append(line.quotation_at(following).span)
        made.clause.append(line.span_of(following, following + 1))
        self.owner[following] = made

    def _has_own_cue(self, at: int) -> bool:
        symbols = self.line.symbols
        if patterns.INVERTED.match(symbols, at + 1):
            return True
        match = patterns.SUBJECT_VERB.match(symbols, at + 1)
        return match is not None and self.quotes(match.start("cue"))
