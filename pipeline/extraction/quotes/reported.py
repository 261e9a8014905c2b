"""Rules for cues: the quotation or clause that a reporting verb or phrase introduces, and the clause before its cue.

Belongs here: indirect and mixed quotes, and quotations after their cue. Stays out: quotations before their cue.
"""

from __future__ import annotations

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.attribution import Attribution, Source
from pipeline.extraction.quotes.endings import Content, content_after, content_end, coordinated
from pipeline.extraction.quotes.interrupted import follows_opening, goes_on, has_own_verb
from pipeline.extraction.quotes.reading import Reading
from pipeline.extraction.quotes.sources import source_after
from pipeline.extraction.quotes.terms import is_term
from pipeline.language.lexicon import words_of
from schemas.vocabularies import QuoteKind

_NAMES_OBJECT = frozenset(("complement", "as", "quote_only"))
_LEAVES_OPEN = frozenset(("noun_phrase", "bare_clause", "someone_to"))
"""Shapes of content that a closing attribution behind them takes over with their whole sentence."""
_MAY_QUOTE = _NAMES_OBJECT | {"quote", "np", "np_to"}


def attribute_by_cue(reading: Reading, cue: int) -> None:
    """Rules `source_cue_...`, `..._clause`, `cue_quoted_words`, `clause_source_cue`: what the cue at a piece reports."""
    line = reading.line
    symbols = line.symbols
    verb = line.cue_at(cue).verb
    if not verb.frames & _MAY_QUOTE and not verb.reports:
        return
    limit = line.sentence_end(cue)
    if verb.reports and symbols[cue] == "V" and _stands_apart(reading, cue) and _clause_before(reading, cue):
        return
    quotation = next((at for at in range(cue + 1, limit) if reading.free(at)), None)
    if quotation is not None and verb.takes("quote") and _introduces(reading, cue, quotation):
        reading.claim(quotation, "source_cue_quotation", cue, reading.source_of(cue))
        return
    if not verb.reports:
        if quotation is not None and verb.takes("quote_only") and "V" not in symbols[cue + 1 : quotation]:
            _words_in_reach(reading, cue, quotation, limit)
        return
    source = reading.source_of(cue)
    if (symbols[cue] == "L" and source is None and not patterns.IMPERSONAL.search(symbols, 0, cue)) or _is_nobody(
        reading, source
    ):
        return
    content = content_after(line, cue, is_document=_is_document(reading, source))
    if content is not None and content.shape in _LEAVES_OPEN and _is_told_by_another(reading, content):
        return
    needs_source = "drops_subjects" not in words_of("syntax", line.document.language)
    if content is not None and source is None and needs_source and content.shape in ("bare_clause", "said_clause"):
        return  # "Not so, said Ms Orle"
    if content is not None:
        _reported(reading, content, source)
    elif quotation is not None and verb.frames & _MAY_QUOTE:
        _words_in_reach(reading, cue, quotation, limit)
    elif symbols[cue] == "V":
        _clause_before(reading, cue)


def _is_nobody(reading: Reading, source: Source | None) -> bool:
    """Whether the source's words deny that anybody spoke: "neither Ms Orle nor Mr Lind", "no one"."""
    document = reading.line.document
    first = source.span.of(document.text).split(maxsplit=1)[0].lower() if source else ""
    return first in words_of("nobody_words", document.language)


def _is_told_by_another(reading: Reading, content: Content) -> bool:
    """Whether a closing attribution takes the whole clause: "Residents reported losses, the authority notes, and ..."."""
    line = reading.line
    for closing in patterns.CLOSING.finditer(line.symbols, content.first, line.sentence_end(content.cue) + 1):
        verb = line.cue_at(closing.end() - 1).verb
        if verb.reports and verb.frames & {"bare", "that", "quote"}:
            return True
    return False


def _stands_apart(reading: Reading, cue: int) -> bool:
    """Whether a cue may belong to the clause before it: ", said X"; ", X said,"; "As X said,"."""
    line = reading.line
    symbols = line.symbols
    start = line.sentence_start(cue)
    if symbols[cue - 1 : cue] == ",":
        return True
    if symbols[start : start + 1] == "s" and line.pieces[start].low == "as":
        return "," not in symbols[start:cue]
    pauses = patterns.OCCASION.match(symbols, cue + 1) or patterns.TOLD_IN_BRACKETS.match(symbols, cue + 1)
    return bool(pauses) and symbols[start : start + 1] in tuple("DNwpbh") and "," in symbols[start:cue]


def _words_in_reach(reading: Reading, cue: int, quotation: int, limit: int) -> None:
    """The quoted words between a cue and the end of its clause."""
    line = reading.line
    if _is_nickname(reading, cue, quotation):
        return
    end = content_end(line, cue, cue + 1, limit)
    last = max((at for at in range(quotation, end) if reading.free(at)), default=None)
    named = line.symbols[quotation - 1] == "s"  # "described by X as 'a sieve'"
    if last is not None and (line.symbols[cue] != "L" or quotation <= cue + 2 or named):
        _quoted_words(reading, cue, cue + 1, last + 1, reading.source_of(cue), "cue_quoted_words")


def _is_nickname(reading: Reading, cue: int, quotation: int) -> bool:
    """Whether a cue gives what somebody goes by: "whom friends call 'the Boss'"."""
    line = reading.line
    if quotation != cue + 1 or reading.is_long(quotation) or not line.cue_at(cue).verb.takes("complement"):
        return False
    return patterns.WHOM_THEY_CALL.search(line.symbols, max(cue - 8, 0), cue) is not None


def _introduces(reading: Reading, cue: int, quotation: int) -> bool:
    line = reading.line
    match = patterns.INTRODUCED.search(line.symbols, cue, quotation)
    if match is None or match.start("cue") != cue:
        return False
    first = line.document.text[line.quotation_at(quotation).span.start]
    return bool(match["pause"]) or (not match["gap"] and first.isupper())


def _is_document(reading: Reading, source: Source | None) -> bool:
    """Whether a source speaks in writing: a report, or "it"."""
    if source is None:
        return False
    document = reading.line.document
    words = (source.stands_for or source.span).of(document.text).lower().split()
    return words[0] in ("it", "which", "that") or bool(words_of("document_nouns", document.language) & set(words))


def _reported(reading: Reading, content: Content, source: Source | None) -> None:
    """One attribution for each coordinate clause that has quoted words, one for those together that have none."""
    line = reading.line
    reading.used.add(content.cue)
    if content.shape == "that_clause" and reading.has_quoted_words(content.cue + 1, content.first):
        _quoted_words(reading, content.cue, content.cue + 1, content.first, source, content.shape)
    for first, after in coordinated(line, content, reading.has_quoted_words):
        reading.used.update(range(first, after))
        if reading.has_quoted_words(first, after):
            _quoted_words(reading, content.cue, first, after, source, content.shape)
            continue
        span = line.span_of(first, after)
        made = Attribution(content.shape, QuoteKind.INDIRECT, [span], source, reading.cue_span(content.cue), [span])
        reading.found.append(made)
        reading.owner.update((at, made) for at in range(first, after) if line.symbols[at] in "Qq")
    after = content.after + 1
    if line.symbols[content.after : after] == "," and reading.free(after):
        _quoted_words(reading, content.cue, after, after + 1, source, content.shape)


def _quoted_words(reading: Reading, cue: int, first: int, after: int, source: Source | None, rule: str) -> None:
    """The quoted words in the pieces `first:after` become one mixed quote."""
    line = reading.line
    inside = [at for at in range(first, after) if reading.free(at)]
    verb = line.cue_at(cue).verb
    governed = verb.reports and bool(verb.frames & _NAMES_OBJECT)
    quoted = [at for at in inside if governed or not is_term(line, at)]
    if not quoted:
        return
    reading.used.add(cue)
    spans = [line.quotation_at(at).span for at in quoted]
    made = Attribution(rule, QuoteKind.MIXED, spans, source, reading.cue_span(cue), [line.span_of(first, after)])
    reading.owner.update(dict.fromkeys(inside, made))
    reading.found.append(made)


def _clause_before(reading: Reading, cue: int) -> bool:
    """Rule `clause_source_cue`: "The pier, he added, was safe."; "The pier was safe, he told us."; "..., said Mr X."."""
    line = reading.line
    symbols = line.symbols
    verb = line.cue_at(cue).verb
    if not verb.reports or not verb.frames & {"bare", "that", "quote"}:
        return False
    start, limit = line.sentence_start(cue), line.sentence_end(cue)
    if (pause := symbols.find(";", cue, limit)) > 0:
        limit = pause
    start = max(start, symbols.rfind(";", start, cue) + 1, symbols.rfind(":", start, cue) + 1)
    openers = words_of("clause_openers", line.document.language)
    while start < cue and symbols[start] == "c" and line.pieces[start].low not in openers:
        start += 1
    source: Source | None
    dropped = False
    apart = patterns.BEHIND_RELATIVE.search(symbols, start, cue)
    if not apart and source_after(line, cue + 1) is None:
        apart = patterns.BEHIND_APPOSITION.search(symbols, start, cue)
    if apart:
        reading.sources[cue] = Source(line.span_of(*apart.span("source")))
    inverted = symbols[cue - 1 : cue] == "," and not apart
    if inverted:
        comma, source = cue - 1, source_after(line, cue + 1)
        after = reading.piece_after(cue + 1, source, limit)
        if patterns.NEXT_VERB.match(symbols, after):
            return False  # "She nods, writes a number, says ..."
        dropped = source is None and "drops_subjects" in words_of("syntax", line.document.language)
    else:
        source = reading.source_of(cue)
        begins = source.span.start if source else 0
        comma = next((at for at in range(cue - 1, start - 1, -1) if line.pieces[at].end <= begins), start)
        after = cue + 1
        if symbols[comma] == "s" and line.pieces[comma].low == "as":
            if comma == start:
                return _clause_after(reading, cue, source, limit)
            comma -= 1
    if (source is None and not dropped) or comma <= start or symbols[comma] not in ",-":
        return False
    if not inverted and not verb.takes("addressee") and patterns.OBJECT.match(symbols, after, limit):
        return False
    cut = symbols.find(",", cue + 1, after) if inverted and source else -1
    if cut > cue + 1 and not patterns.TRAILING.match(symbols, after, limit + 1):
        source, after = Source(line.span_of(cue + 1, cut)), cut  # ", says the report, a third more than in May"
    if ends := patterns.TRAILING.match(symbols, after, limit + 1):
        after = ends.end()
    elif after < limit:
        return False
    if any(symbols[at] in "qQ" and not is_term(line, at) and reading.is_long(at) for at in range(start, comma)):
        return False
    has_verb = has_own_verb(symbols[start:comma]) and not symbols[start:comma].rstrip("r").endswith("x")
    in_brackets = symbols[after : after + 1] in (",", "-")
    relative = patterns.OPENS_RELATIVE.search(symbols, start, comma)
    resumed = after + 1 < limit and reading.free(after + 1)  # "She wants, she says, “a lock”."
    if relative and symbols[relative.start()] == "D" and line.pieces[relative.start()].low != "whose":
        relative = None
    if in_brackets and relative and relative.start() > start and patterns.PREDICATE.match(symbols, after + 1, limit):
        start = relative.start()
        if ends := patterns.RELATIVE_ENDS.search(symbols, after + 2, limit):
            limit = ends.start()
        spans = [line.span_of(start, comma + 1), line.span_of(after + 1, limit)]
    elif in_brackets and relative and patterns.MAIN_CLAUSE.match(symbols, after + 1, limit):
        start, spans = relative.start(), [line.span_of(after + 1, limit)]
    elif in_brackets and (
        follows_opening(symbols, (start, comma), (after + 1, limit))
        or resumed
        or goes_on(line, after + 1, limit, has_verb=has_verb)
    ):
        spans = [line.span_of(start, comma + (symbols[comma] == ",")), line.span_of(after + 1, limit)]
    elif symbols[start] == "s" and line.pieces[start].low in openers - {"if"} and "," not in symbols[start:comma]:
        return False  # "When it sank, the governor ordered such a search"
    elif has_verb or (verb.takes("clause") and patterns.UNMARKED_CLAUSE.fullmatch(symbols, start, comma)):
        spans = [line.span_of(start, comma)]
        limit = after
    else:
        return False
    reading.sources[cue] = source
    reading.used.update(range(start, limit))
    for at in range(start, comma):
        if symbols[at] in "qQ":
            reading.owner.setdefault(at, None)
    quoted = [at for at in range(after, limit) if reading.free(at) and not is_term(line, at)] if len(spans) == 2 else []
    kind, content = (
        (QuoteKind.MIXED, [line.quotation_at(at).span for at in quoted]) if quoted else (QuoteKind.INDIRECT, spans)
    )
    made = Attribution("clause_source_cue", kind, content, source, reading.cue_span(cue), list(spans))
    reading.owner.update(dict.fromkeys(quoted, made))
    reading.found.append(made)
    rest = next((at for at in range(after, line.sentence_end(cue)) if reading.free(at)), None)
    if rest is not None and len(spans) == 1:
        _quoted_words(reading, cue, rest, rest + 1, source, "clause_source_cue")
    return True


def _clause_after(reading: Reading, cue: int, source: Source | None, limit: int) -> bool:
    """ "As X pointed out, the pier was safe."."""
    line = reading.line
    comma = patterns.AFTER_AS.match(line.symbols, cue + 1, limit)
    if comma is None or not set("xvV") & set(line.symbols[comma.end() : limit]):
        return False
    first = comma.end()
    if any(line.symbols[at] in "qQ" for at in range(first, limit)):
        return False
    span = line.span_of(first, limit)
    reading.used.update(range(first, limit))
    reading.found.append(
        Attribution("clause_after_as", QuoteKind.INDIRECT, [span], source, reading.cue_span(cue), [span])
    )
    return True
