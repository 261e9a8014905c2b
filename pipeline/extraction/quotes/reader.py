"""A line -> its attributions: which quotation or clause belongs to which cue, and which source to both.

Belongs here: the order in which rules are tried, and the attributions that they make. Stays out: patterns, spans of sources
and contents, and what joins lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.attribution import Attribution, Source
from pipeline.extraction.quotes.contents import Content, content_after, content_end, coordinated
from pipeline.extraction.quotes.line import Line
from pipeline.extraction.quotes.sources import agent_of, main_subject, source_after, subject_before
from pipeline.extraction.quotes.terms import is_term
from pipeline.extraction.quotes.words import listed
from pipeline.language.text import Span
from schemas.vocabularies import QuoteKind

_ASKS = "!?…"
_NOBODY = Attribution("term", QuoteKind.MIXED, [], None, None)
"""The owner of quotation marks around a term."""


@dataclass(slots=True)
class LineReader:
    """Reads one line; `found` are its attributions, `owner` the attribution of each quotation, `used` the cues that have content."""

    line: Line
    previous: LineReader | None
    found: list[Attribution] = field(default_factory=list)
    owner: dict[int, Attribution] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    sources: dict[int, Source | None] = field(default_factory=dict)

    def read(self) -> list[Attribution]:
        """The attributions of the line, in the order of their content."""
        symbols = self.line.symbols
        quotations = [at for at, symbol in enumerate(symbols) if symbol in "Qq"]
        for at in quotations:
            if at not in self.owner:
                self._after_quotation(at)
        for at, symbol in enumerate(symbols):
            if symbol == "A":
                self._according(at)
            elif symbol in "VGL" and at not in self.used:
                self._cue(at)
        for at in quotations:
            if at not in self.owner:
                self._unclaimed(at)
        self.found.sort(key=lambda made: made.start)
        return self.found

    # -- sources ------------------------------------------------------------------------------------------------------

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
        if symbols[cue] == "V" and (own := subject_before(line, cue)):
            return own
        start = line.sentence_start(cue)
        for before in range(cue - 1, start - 1, -1):
            if symbols[before] == "V" and before not in self.used | {cue} and not line.cue_at(before).verb.reports:
                continue
            if symbols[before] == "V" and (shared := self.source_of(before)):
                return shared
        return main_subject(line, cue)

    # -- quotations, by what follows them -----------------------------------------------------------------------------

    def _after_quotation(self, at: int) -> None:
        line = self.line
        symbols = line.symbols
        begin = at + 1
        asks = line.document.text[line.quotation_at(at).span.end - 1] in _ASKS
        ended = symbols[begin : begin + 1] == "|"
        if match := patterns.CREDIT.match(symbols, begin):
            source = source_after(line, match.end())
            if source is not None and source.span.end >= line.pieces[-1].start:
                self._claim(at, "quotation_credit", None, source)
            return
        begin += ended
        embedded = self._embedded(at)
        if embedded and not self._pauses(at):
            return
        if match := patterns.INVERTED.match(symbols, begin):
            cue = match.end() - 1
            if self._quotes(cue) and (asks or not ended):
                source = source_after(line, cue + 1)
                self._attach(at, "quotation_cue_source", cue, source or self._speaker_before())
        elif not ended and (match := patterns.QUOTED_AS_SAYING.match(symbols, begin)):
            source = main_subject(line, match.end("source"), floor=at + 1)
            self._attach(at, "quotation_quoted_as_saying", match.start("cue"), source)
        elif match := patterns.SUBJECT_VERB.match(symbols, begin):
            cue = match.start("cue")
            following = symbols[cue + 1 : cue + 2]
            if not self._quotes(cue) or (following and following in "t:h"):
                return
            if not asks and not self._pauses(at) and following and following in "DNwp":
                return
            if embedded and following and following in "qQ":
                return
            if ended and not re.compile(r"[^QqV:]{0,30}\|" if asks else r"[rT]?\|").match(symbols, cue + 1):
                return
            source = subject_before(line, cue, at + 1)
            if source is not None and not self._is_parenthesis(at, cue):
                self._attach(at, "quotation_source_cue", cue, source)
        elif not ended and (match := patterns.ACCORDING.match(symbols, begin)):
            phrase = match.start("phrase")
            source = source_after(line, phrase + 1)
            self.used.add(phrase)
            self._claim(at, "quotation_according_to", phrase, source)

    def _attach(self, at: int, rule: str, cue: int, source: Source | None) -> None:
        self.sources[cue] = source
        self._claim(at, rule, cue, source)

    def _pauses(self, at: int) -> bool:
        """Whether a pause parts the quotation from what follows: a comma inside or after it."""
        text = self.line.document.text
        return text[self.line.quotation_at(at).span.end - 1] in ",.!?…;—–" or self.line.symbols[at + 1 : at + 2] in (
            ",",
            "-",
        )

    def _embedded(self, at: int) -> bool:
        """Whether words of the reporter's own sentence stand before the quotation and run into it."""
        symbols = self.line.symbols
        before = symbols[self.line.sentence_start(at) : at].lstrip("cr-")
        return bool(before) and before[-1] not in ",:" and "q" not in before

    def _is_parenthesis(self, at: int, cue: int) -> bool:
        """ "'Drones', he said, were" : the quoted words are a part of the reporter's clause, which goes on after the cue."""
        symbols = self.line.symbols
        return (
            symbols[cue + 1 : cue + 2] == ","
            and bool(re.compile(r"r*[xv]").match(symbols, cue + 2))
            and not self._long(at)
        )

    def _long(self, at: int) -> bool:
        return len(self.line.quotation_at(at).span.of(self.line.document.text).split()) > 4

    def _quotes(self, cue: int) -> bool:
        return self.line.cue_at(cue).verb.takes("quote")

    def _speaker_before(self) -> Source | None:
        made = self.found[-1] if self.found else None
        reader = self.previous
        while made is None and reader is not None:
            made = reader.found[-1] if reader.found else None
            reader = reader.previous
        return made.source if made else None

    def _claim(self, at: int, rule: str, cue: int | None, source: Source | None) -> None:
        """The quotation at a piece, and the next one where it goes on, become an attribution."""
        line = self.line
        embedded = self._embedded(at)
        kind = QuoteKind.MIXED if embedded else QuoteKind.DIRECT
        start = line.sentence_start(at) if embedded else at
        made = Attribution(rule, kind, [line.quotation_at(at).span], source, self._cue_span(cue))
        made.clause = [line.span_of(start, at + 1)]
        if cue is not None:
            self.used.add(cue)
        self.owner[at] = made
        self.found.append(made)
        if cue is not None and cue > at:
            self._go_on(cue, made)

    def _cue_span(self, cue: int | None) -> Span | None:
        return None if cue is None else self.line.span_of(cue, cue + 1)

    def _go_on(self, cue: int, made: Attribution) -> None:
        line = self.line
        symbols = line.symbols
        after = self._piece_after(cue + 1, made.source, len(symbols))
        tail = patterns.GOES_ON.match(symbols, after)
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
        return match is not None and self._quotes(match.start("cue"))

    # -- cues, by what follows them -----------------------------------------------------------------------------------

    def _cue(self, cue: int) -> None:
        line = self.line
        symbols = line.symbols
        verb = line.cue_at(cue).verb
        if not verb.reports and not verb.takes("quote"):
            return
        limit = line.sentence_end(cue)
        quotation = next((i for i in range(cue + 1, limit) if symbols[i] in "Qq" and i not in self.owner), None)
        if quotation is not None and verb.takes("quote") and self._introduces(cue, quotation):
            self._claim(quotation, "source_cue_quotation", cue, self.source_of(cue))
            return
        if not verb.reports:
            return
        if symbols[cue - 1 : cue] == "," and symbols[cue] == "V" and self._trailing(cue):
            return
        source = self.source_of(cue)
        if symbols[cue] == "L" and source is None:
            return
        content = content_after(line, cue, is_document=self._is_document(source))
        if content is not None:
            self._reported(content, source)
        elif quotation is not None and verb.frames & {"complement", "as", "quote_only", "quote", "np", "np_to"}:
            end = content_end(line, cue, cue + 1, limit)
            last = max((i for i in range(quotation, end) if symbols[i] in "Qq" and i not in self.owner), default=None)
            if last is not None and (symbols[cue] != "L" or quotation <= cue + 2):
                self._quoted_words(cue, cue + 1, last + 1, source, "cue_quoted_words")
        elif symbols[cue] == "V":
            self._trailing(cue)

    def _introduces(self, cue: int, quotation: int) -> bool:
        match = patterns.INTRODUCED.search(self.line.symbols, cue, quotation)
        if match is None or match.start("cue") != cue:
            return False
        text = self.line.document.text
        return bool(match["pause"]) or (
            not match["gap"] and text[self.line.quotation_at(quotation).span.start].isupper()
        )

    def _is_document(self, source: Source | None) -> bool:
        if source is None:
            return False
        words = (source.stands_for or source.span).of(self.line.document.text).lower().split()
        return words[0] in ("it", "which", "that") or bool(
            listed("document_nouns", self.line.document.language) & set(words)
        )

    def _reported(self, content: Content, source: Source | None) -> None:
        """One attribution for each coordinate clause that has quoted words, one for those together that have none."""
        line = self.line
        self.used.add(content.cue)
        for first, after in coordinated(line, content, self._has_quoted_words):
            self.used.update(range(first, after))
            if self._has_quoted_words(first, after):
                self._quoted_words(content.cue, first, after, source, content.shape)
                continue
            span = line.span_of(first, after)
            made = Attribution(content.shape, QuoteKind.INDIRECT, [span], source, self._cue_span(content.cue), [span])
            self.found.append(made)
            for at in range(first, after):
                if line.symbols[at] in "Qq":
                    self.owner[at] = made
        after = content.after + 1
        if (
            line.symbols[content.after : after] == ","
            and line.symbols[after : after + 1] in ("q", "Q")
            and after not in self.owner
        ):
            self._quoted_words(content.cue, after, after + 1, source, content.shape)

    def _has_quoted_words(self, first: int, after: int) -> bool:
        return any(
            self.line.symbols[at] in "Qq" and at not in self.owner and not is_term(self.line, at)
            for at in range(first, after)
        )

    def _quoted_words(self, cue: int, first: int, after: int, source: Source | None, rule: str) -> None:
        """The quoted words in the pieces `first:after` become one mixed quote."""
        line = self.line
        governed = line.cue_at(cue).verb.frames & {"complement", "as", "quote_only"}
        inside = [at for at in range(first, after) if line.symbols[at] in "Qq" and at not in self.owner]
        quoted = [at for at in inside if governed or not is_term(line, at)]
        if not quoted:
            return
        self.used.add(cue)
        spans = [line.quotation_at(at).span for at in quoted]
        made = Attribution(rule, QuoteKind.MIXED, spans, source, self._cue_span(cue), [line.span_of(first, after)])
        self.owner.update(dict.fromkeys(inside, made))
        self.found.append(made)

    def _trailing(self, cue: int) -> bool:
        """ "The pier, he added, was safe."; "The pier was safe, he told reporters."; "The pier was safe, said Mr X."."""
        line = self.line
        symbols = line.symbols
        verb = line.cue_at(cue).verb
        if not verb.takes("bare") and not verb.takes("that"):
            return False
        start, limit = line.sentence_start(cue), line.sentence_end(cue)
        while start < cue and symbols[start] in "cr":
            start += 1
        source: Source | None
        if inverted := symbols[cue - 1 : cue] == ",":
            comma, source = cue - 1, source_after(line, cue + 1)
            after = self._piece_after(cue + 1, source, limit)
            if source is None or not set("xvVL") & set(symbols[start:comma]):
                return False
        else:
            source = self.source_of(cue)
            if source is None:
                return False
            comma = next((i for i in range(cue - 1, start, -1) if line.pieces[i].end <= source.span.start), start)
            after = cue + 1
        if ends := patterns.TRAILING.match(symbols, after, limit):
            after = ends.end()
        elif after < limit:
            return False
        if comma <= start or symbols[comma] not in ",-":
            return False
        before, behind = symbols[start:comma], symbols[after + 1 : limit]
        if any(symbols[i] in "qQ" and not is_term(line, i) and self._long(i) for i in range(start, comma)):
            return False
        if (
            symbols[after : after + 1] in (",", "-")
            and re.match(r"[rtx]*[xvw]", behind)
            and not set("xvV") & set(before)
        ):
            self.sources[cue] = source
            spans = [line.span_of(start, comma + (symbols[comma] == ",")), line.span_of(after + 1, limit)]
        elif set("xvVL") & set(before):
            spans = [line.span_of(start, comma)]
            limit = after if inverted else limit
        else:
            return False
        self.used.update(range(start, limit))
        self.owner.update({i: self.owner.get(i, _NOBODY) for i in range(start, comma) if symbols[i] in "qQ"})
        self.found.append(
            Attribution("clause_source_cue", QuoteKind.INDIRECT, spans, source, self._cue_span(cue), list(spans))
        )
        return True

    def _piece_after(self, at: int, source: Source | None, limit: int) -> int:
        """The first piece from `at` on that the source's words do not hold."""
        while source and at < limit and self.line.pieces[at].start < source.span.end:
            at += 1
        return at

    def _according(self, phrase: int) -> None:
        """ "According to X, the pier was safe."; "The pier was safe, according to X."."""
        line = self.line
        symbols = line.symbols
        if phrase in self.used:
            return
        start, limit = line.sentence_start(phrase), line.sentence_end(phrase)
        source = source_after(line, phrase + 1, before_clause=not symbols[start:phrase].strip("cr"))
        if source is None:
            return
        self.used.add(phrase)
        after = self._piece_after(phrase + 1, source, limit)
        while start < phrase and symbols[start] in "cr":
            start += 1
        before_end = phrase - (symbols[phrase - 1 : phrase] == ",")
        spans: list[tuple[int, int]] = []
        if before_end <= start:
            while after < limit and symbols[after] != ",":
                after += 1
            if after + 1 < limit:
                if after + 2 == limit and symbols[after + 1] in "qQ" and after + 1 not in self.owner:
                    self._claim(after + 1, "according_to_quotation", phrase, source)
                    return
                spans = [(after + 1, limit)]
        else:
            while start < before_end and any(symbols[i] == ";" for i in range(start, before_end)):
                start += 1
            spans = [(start, before_end)]
            if symbols[after : after + 1] == "," and set("xv") & set(symbols[after + 1 : limit]):
                spans.append((after + 1, limit))
        spans = [(a, b) for a, b in spans if b > a]
        if not spans or any(i in self.owner for a, b in spans for i in range(a, b)):
            return
        quoted = any(self._has_quoted_words(a, b) for a, b in spans)
        inside = [i for a, b in spans for i in range(a, b) if symbols[i] in "qQ" and not is_term(line, i)]
        clause = [line.span_of(a, b) for a, b in spans]
        content = [line.quotation_at(i).span for i in inside] if quoted else clause
        kind = QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
        made = Attribution("according_to", kind, content, source, self._cue_span(phrase), clause)
        self.owner.update(dict.fromkeys(inside, made))
        self.used.update(i for a, b in spans for i in range(a, b))
        self.found.append(made)

    # -- quotations that no cue claims --------------------------------------------------------------------------------

    def _unclaimed(self, at: int) -> None:
        line = self.line
        symbols = line.symbols
        start = line.sentence_start(at)
        before = symbols[start:at]
        views = listed("view_nouns", line.document.language)
        match = patterns.VIEW.search(symbols, start, at)
        if match and line.pieces[match.end("source")].low in views:
            self._claim(at, "quotation_in_view", None, Source(line.span_of(*match.span("source"))))
            return
        if before.endswith(":"):
            self._claim(at, "source_colon_quotation", None, main_subject(line, at - 1))
        elif patterns.LIST_AFTER_COLON.search(before) and self._long(at):
            self._claim(at, "source_colon_quotation", None, main_subject(line, start + before.rindex(":")))
        elif not before or before in ("c", "r"):
            self._alone(at)

    def _alone(self, at: int) -> None:
        """A quotation that is a sentence by itself."""
        line = self.line
        symbols = line.symbols
        if at == 0 and self.previous is not None and (introduced := self.previous.introduces_next()):
            cue, source = introduced
            self._claim(at, "source_cue_paragraph", None, source)
            self.found[-1].cue = cue
            return
        words = [p.low for p in line.pieces[at + 1 : at + 5]]
        if words[1:4] in (["with", "these", "words"], ["with", "those", "words"]):
            cue_at = symbols.find("V", at)
            if cue_at > 0:
                self._claim(at, "quotation_with_these_words", cue_at, self.source_of(cue_at))
                return
        if symbols[at] != "Q" and not self._long(at):
            return
        earlier = [made for made in self.found if made.end <= line.pieces[at].start]
        if earlier:
            made = max(earlier, key=lambda m: m.end)
            self._claim(at, "quotation_after_source", None, made.source)
            self.found[-1].cue = made.cue
            return
        last = symbols.rfind("V", 0, at)
        if last >= 0 and symbols[last:at].count("|") == 1 and self._quotes(last) and (source := self.source_of(last)):
            self._claim(at, "quotation_after_source", last, source)

    def introduces_next(self) -> tuple[Span | None, Source | None] | None:
        """Cue and source of a line that ends by introducing the next: "Ida Orle, head of the harbour office, said:"."""
        line = self.line
        if line.words.rstrip()[-1:] not in (":", ","):
            return None
        symbols = line.symbols.rstrip("|,:")
        start = symbols.rfind("|") + 1
        cue = max(symbols.rfind("V"), symbols.rfind("G"))
        if cue >= start and not set("xvt") & set(symbols[cue + 1 :]):
            return self._cue_span(cue), self.source_of(cue)
        if line.words.rstrip().endswith(":") and (source := main_subject(line, len(symbols))):
            return None, source
        return None
