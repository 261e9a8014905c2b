"""A line -> its attributions: which quotation or clause belongs to which cue, and which source to both.

Belongs here: the order in which rules are tried, and how what they find is put together. Stays out: patterns and spans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.extraction.quotes.attribution import Attribution, Source
from pipeline.extraction.quotes.contents import Content, content_after, content_end
from pipeline.extraction.quotes.line import Line
from pipeline.extraction.quotes.sources import main_subject, source_after, subject_before
from pipeline.language.text import Span
from schemas.vocabularies import QuoteKind

_INVERTED = re.compile(r"[,-]?[rx]*V")
_SUBJECT_VERB = re.compile(r"[,-]?s?(?P<source>[^|:;QqVGLt]{1,60}?)(?P<cue>V)")
_BEFORE = re.compile(r"(?P<cue>[VGL])(?P<gap>[^|QqVG:;tvx]{0,16})(?P<pause>[,:]?)$")
_TERMS = frozenset(
    [
        "term",
        "so-called",
        "word",
        "words",
        "phrase",
        "known",
        "nicknamed",
        "dubbed",
        "titled",
        "entitled",
        "named",
        "theme",
        "slogan",
        "motto",
        "title",
        "called",
        "operation",
        "project",
        "programme",
        "program",
        "campaign",
        "film",
        "book",
        "song",
        "album",
        "codenamed",
        "code-named",
        "under",
        "nickname",
        "label",
    ]
)


@dataclass(slots=True)
class LineReader:
    """Reads one line; `found` are its attributions, `owned` the quotations that have one."""

    line: Line
    previous: Attribution | None
    found: list[Attribution] = field(default_factory=list)
    owned: dict[int, Attribution] = field(default_factory=dict)
    sources: dict[int, Source | None] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def read(self) -> list[Attribution]:
        symbols = self.line.symbols
        for at, symbol in enumerate(symbols):
            if symbol in "Qq" and at not in self.owned:
                self._after_quotation(at)
        for at, symbol in enumerate(symbols):
            if symbol in "VG":
                self._cue(at)
        for at, symbol in enumerate(symbols):
            if symbol in "Qq" and at not in self.owned:
                self._unclaimed(at)
        self.found.sort(key=lambda a: a.start)
        return self.found

    # -- sources

    def source_of(self, cue: int) -> Source | None:
        if cue not in self.sources:
            self.sources[cue] = None
            self.sources[cue] = self._find_source(cue)
        return self.sources[cue]

    def _find_source(self, cue: int) -> Source | None:
        line = self.line
        if line.symbols[cue] == "V" and (own := subject_before(line, cue)):
            return own
        start = line.sentence_start(cue)
        for before in range(cue - 1, start - 1, -1):
            if line.symbols[before] == "V" and (shared := self.source_of(before)):
                return shared
        return main_subject(line, cue)

    # -- quotations

    def _after_quotation(self, at: int) -> None:
        line = self.line
        symbols, pieces = line.symbols, line.pieces
        quotation = pieces[at].quotation
        assert quotation is not None
        begin = at + 1
        asks = line.document.text[quotation.span.end - 1] in "!?…"
        if begin < len(symbols) and symbols[begin] == "|":
            if not asks:
                return
            begin += 1
        source: Source | None
        if match := _INVERTED.match(symbols, begin):
            cue = match.end() - 1
            if not self._quotes(cue):
                return
            source = source_after(line, cue + 1)
            rule = "quotation_cue_source"
            if source is None:
                source = self.previous.source if self.previous else None
        elif match := _SUBJECT_VERB.match(symbols, begin):
            cue = match.start("cue")
            if not self._quotes(cue) or symbols[cue + 1 : cue + 2] in ("t", ":"):
                return
            if symbols[at] == "Q" and not asks and symbols[begin : begin + 1] == "|":
                return
            source = subject_before(line, cue, at + 1)
            rule = "quotation_source_cue"
            if source is None:
                return
        else:
            return
        self.sources[cue] = source
        self._claim(at, rule, cue, source)

    def _quotes(self, cue: int) -> bool:
        found = self.line.pieces[cue].cue
        return found is not None and found.verb.takes("quote")

    def _claim(self, at: int, rule: str, cue: int | None, source: Source | None) -> None:
        """The quotation at piece `at`, and those that follow it in the same breath, become one attribution."""
        line = self.line
        piece = line.pieces[at]
        assert piece.quotation is not None
        embedded = self._embedded(at)
        kind = QuoteKind.MIXED if embedded else QuoteKind.DIRECT
        span = piece.quotation.span
        cue_piece = line.pieces[cue].cue if cue is not None else None
        made = Attribution(rule, kind, [span], source, cue_piece.span if cue_piece else None)
        if embedded:
            made.clause = [line.span_of(line.sentence_start(at), at + 1)]
        if cue is not None:
            self.used.add(cue)
        self.owned[at] = made
        self.found.append(made)
        self._join(at, cue, made)

    def _join(self, at: int, cue: int | None, made: Attribution) -> None:
        line = self.line
        symbols = line.symbols
        if cue is None:
            return
        after = cue + 1
        source_end = made.source.span.end if made.source else 0
        while after < len(symbols) and line.pieces[after].start < source_end:
            after += 1
        tail = re.compile(r"[^QqV|:]{0,24}[,:]?(?=[Qq])|[^QqV|]{0,40}\|(?=[Qq])").match(symbols, after)
        if tail is None:
            return
        following = tail.end()
        if following in self.owned or self._has_own_cue(following):
            return
        quotation = line.pieces[following].quotation
        assert quotation is not None
        made.content.append(quotation.span)
        self.owned[following] = made

    def _has_own_cue(self, at: int) -> bool:
        line = self.line
        symbols = line.symbols
        begin = at + 1
        if _INVERTED.match(symbols, begin):
            return True
        match = _SUBJECT_VERB.match(symbols, begin)
        return match is not None and self._quotes(match.start("cue"))

    def _embedded(self, at: int) -> bool:
        """Whether the quotation stands inside a sentence of the reporter's, before its reporting clause."""
        symbols = self.line.symbols
        start = self.line.sentence_start(at)
        before = symbols[start:at]
        return bool(before) and before[-1] not in ",:" and any(s in before for s in "DNwvx") and "q" not in before

    def _cue(self, cue: int) -> None:
        line = self.line
        symbols, pieces = line.symbols, line.pieces
        found = pieces[cue].cue
        assert found is not None
        verb = found.verb
        if not verb.reports and not verb.takes("quote"):
            return
        limit = line.sentence_end(cue)
        # a quotation that the cue introduces
        quotation = next((i for i in range(cue + 1, limit) if symbols[i] in "Qq"), None)
        if quotation is not None and quotation not in self.owned:
            match = _BEFORE.search(symbols, max(cue - 1, 0), quotation)
            if match and match.start("cue") == cue and match["pause"] and verb.takes("quote"):
                self._claim(quotation, "source_cue_quotation", cue, self.source_of(cue))
                return
            if cue + 1 == quotation and verb.takes("quote") and self._capital(quotation):
                self._claim(quotation, "source_cue_quotation", cue, self.source_of(cue))
                return
        if cue in self.used:
            return
        source = self.source_of(cue)
        content = content_after(line, cue, is_document=self._is_document(source)) if verb.reports else None
        if content is not None:
            self._reported(content, source)
        elif (
            quotation is not None
            and quotation not in self.owned
            and (verb.takes("complement") or verb.takes("as") or verb.takes("quote_only") or verb.takes("quote"))
        ):
            after = content_end(line, cue, cue + 1, limit)
            if quotation < after:
                self._mixed(cue, cue + 1, after, source, "quoted_words")

    def _capital(self, at: int) -> bool:
        quotation = self.line.pieces[at].quotation
        assert quotation is not None
        return self.line.document.text[quotation.span.start].isupper()

    def _is_document(self, source: Source | None) -> bool:
        return True

    def _reported(self, content: Content, source: Source | None) -> None:
        line = self.line
        quoted = [
            i
            for i in range(content.first, content.after)
            if line.symbols[i] in "Qq" and i not in self.owned and not self._is_term(i)
        ]
        if quoted:
            self._mixed(content.cue, content.first, content.after, source, content.shape)
            return
        cue = line.pieces[content.cue].cue
        span = self._span(content.first, content.after)
        self.found.append(
            Attribution(content.shape, QuoteKind.INDIRECT, [span], source, cue.span if cue else None, [span])
        )

    def _mixed(self, cue: int, first: int, after: int, source: Source | None, rule: str) -> None:
        line = self.line
        found = line.pieces[cue].cue
        spans = []
        for i in range(first, after):
            piece = line.pieces[i]
            if piece.quotation is not None and i not in self.owned and not self._is_term(i):
                spans.append(piece.quotation.span)
        if not spans:
            return
        made = Attribution(
            rule, QuoteKind.MIXED, spans, source, found.span if found else None, [self._span(first, after)]
        )
        for i in range(first, after):
            if line.pieces[i].quotation is not None:
                self.owned[i] = made
        self.found.append(made)

    def _span(self, first: int, after: int) -> Span:
        return self.line.span_of(first, after)

    def _is_term(self, at: int) -> bool:
        """Whether the quoted words are a name or a term: short, and used as part of a noun phrase."""
        line = self.line
        piece = line.pieces[at]
        assert piece.quotation is not None
        words = piece.quotation.span.of(line.document.text).split()
        before = line.pieces[at - 1].low if at else ""
        if before in _TERMS:
            return True
        if len(words) > 4:
            return False
        following = line.symbols[at + 1 : at + 2]
        return len(words) <= 3 and following in ("w", "N")

    def _unclaimed(self, at: int) -> None:
        """A quotation that no cue claims: after its speaker's own sentence, or after a colon."""
        line = self.line
        symbols = line.symbols
        start = line.sentence_start(at)
        before = symbols[start:at]
        if before.endswith(":"):
            source = main_subject(line, at)
            self._claim(at, "source_colon_quotation", None, source)
            return
        if before or symbols[at] != "Q":
            return
        earlier = [a for a in self.found if a.end <= line.pieces[at].start]
        previous = max(earlier, key=lambda a: a.end) if earlier else None
        if previous is not None:
            piece = line.pieces[at]
            assert piece.quotation is not None
            made = Attribution(
                "quotation_after_source", QuoteKind.DIRECT, [piece.quotation.span], previous.source, previous.cue
            )
            self.owned[at] = made
            self.found.append(made)
