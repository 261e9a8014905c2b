"""Rules for quotations: the cue or source beside a stretch in quotation marks.

Belongs here: what follows a quotation, and what stands before one that no cue claims. Stays out: reported clauses.
"""

from __future__ import annotations

import re

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.attribution import Source
from pipeline.extraction.quotes.reading import Reading
from pipeline.extraction.quotes.sources import inverted_before, named_before_colon, owner_of_speech, source_after
from pipeline.extraction.quotes.subjects import main_subject, subject_before
from pipeline.extraction.quotes.words import reporting_nouns
from pipeline.language.lexicon import words_of
from pipeline.language.text import Span

_INNER_MARKS = "’'”\"»"
"""What closes a quotation inside the quotation, before its own closing mark."""
_ASKS = "!?…"
_ENDS_PART = ",.!?…;—–"


def attribute_by_what_follows(reading: Reading, at: int) -> None:
    """Rules `quotation_...`: "..." said X; "..." X said; "..." X was quoted as saying; "...", according to X; "..." - X."""
    line = reading.line
    symbols = line.symbols
    begin = at + 1
    last = line.quotation_at(at).span.of(line.document.text).rstrip(_INNER_MARKS)[-1:]
    asks = last in _ASKS
    if match := patterns.CREDIT.match(symbols, begin):
        source = source_after(line, match.end())
        if source is not None and source.span.end >= line.pieces[-1].start:
            reading.claim(at, "quotation_credit", None, source)
        return
    bracket = begin + (symbols[begin : begin + 1] == "|")
    if symbols[bracket : bracket + 1] == "b" and (source := _in_brackets(reading, bracket)):
        reading.claim(at, "quotation_credit", None, source)
        return
    pauses = last in _ENDS_PART or symbols[begin : begin + 1] in (",", "-")
    embedded = reading.is_embedded(at)
    if embedded and not pauses:
        return
    ended = symbols[begin : begin + 1] == "|"
    begin += ended
    if ended and _so_said(reading, begin):
        reading.claim(at, "quotation_cue_source", begin + 1, source_after(line, begin + 2))
    elif (not ended or asks) and (match := patterns.INVERTED.match(symbols, begin)):
        cue = match.end() - 1
        source = source_after(line, cue + 1)
        if reading.quotes(cue) and (source or "drops_subjects" in words_of("syntax", line.document.language)):
            reading.claim(at, "quotation_cue_source", cue, source)
    elif not ended and (match := patterns.QUOTED_AS_SAYING.match(symbols, begin)):
        source = main_subject(line, match.end("source"), floor=at + 1)
        reading.claim(at, "quotation_quoted_as_saying", match.start("cue"), source)
    elif not ended and (match := patterns.QUOTED_SAYING.match(symbols, begin)):
        reading.claim(at, "quotation_quoted_as_saying", match.start("cue"), Source(line.span_of(*match.span("source"))))
    elif not ended and (match := patterns.VERDICT.match(symbols, begin)) and _is_speech(reading, match.end("noun") - 1):
        reading.claim(at, "quotation_was_verdict_of", None, source_after(line, match.end()))
    elif (
        not ended and (match := patterns.OWN_VERDICT.match(symbols, begin)) and _is_speech(reading, match.start("noun"))
    ):
        reading.claim(at, "quotation_was_verdict_of", match.start("noun"), Source(line.span_of(*match.span("source"))))
        reading.found[-1].cue = None
    elif ended and symbols[at - 1 : at] == ":":
        return  # its speaker stands before it
    elif match := patterns.SUBJECT_VERB.match(symbols, begin):
        cue = match.start("cue")
        if symbols[match.start("source") : cue].rstrip("xr").endswith("z"):
            later = patterns.AFTER_RELATIVE.match(symbols, cue + 1)
            cue = later.start("cue") if later else cue
        _subject_verb(reading, at, cue, pauses=pauses, ended=ended, asks=asks)
    elif not ended and (match := patterns.ACCORDING.match(symbols, begin)):
        phrase = match.start("phrase")
        reading.claim(at, "quotation_according_to", phrase, source_after(line, phrase + 1))


def _so_said(reading: Reading, at: int) -> bool:
    """ "So said X." as a sentence of its own."""
    pieces = reading.line.pieces
    if at + 1 >= len(pieces) or pieces[at].low != "so":
        return False
    cue = pieces[at + 1].cue
    return cue is not None and cue.verb.takes("quote")


def _in_brackets(reading: Reading, at: int) -> Source | None:
    """The person that a bracket after a quotation names: "..." (Ida Orle, head of the harbour office)."""
    line = reading.line
    piece = line.pieces[at]
    inside = Span(piece.start + 1, piece.end - 1)
    people = [person for person in line.document.people if person.name and inside.covers(person.span)]
    return Source(inside) if people and people[0].span.start == inside.start else None


def _is_speech(reading: Reading, noun: int) -> bool:
    line = reading.line
    return line.pieces[noun].low in reporting_nouns(line.document.language)


def _subject_verb(reading: Reading, at: int, cue: int, *, pauses: bool, ended: bool, asks: bool) -> None:
    line = reading.line
    symbols = line.symbols
    following = symbols[cue + 1 : cue + 2] or "|"
    if not reading.quotes(cue) or following in "t:hz":
        return
    was_how = symbols[at + 1 : at + 3] == "xh"  # "..." is how X puts it
    if not pauses and not was_how and following in "DNwp":
        return
    if following in "qQDNwp" and reading.is_embedded(at) and line.cue_at(cue).verb.lemma != "tell":
        return
    if ended and not (patterns.ENDS_SOON if asks else patterns.ENDS_AT_ONCE).match(symbols, cue + 1):
        return
    if not reading.is_long(at) and patterns.CLAUSE_GOES_ON.match(symbols, cue + 1):
        return
    source = subject_before(line, cue, at + 1)
    if source is not None:
        reading.claim(at, "quotation_source_cue", cue, source)


def attribute_by_what_precedes(reading: Reading, at: int) -> None:
    """Rules for a quotation that no cue claims: in X's view, "..."; X was pleased: "..."; X's sentence, then "..."."""
    line = reading.line
    symbols = line.symbols
    start = line.sentence_start(at)
    before = symbols[start:at]
    views = words_of("view_nouns", line.document.language)
    match = patterns.VIEW.search(symbols, start, at) or patterns.ASIDE.search(symbols, start, at + 1)
    if match and line.pieces[match.start("noun")].low in views:
        reading.claim(at, "quotation_in_view", None, Source(line.span_of(*match.span("source"))))
    elif (match := patterns.FOR_WHOM.search(symbols, start, at)) and _speaks_for(reading, match.start(), at, match):
        stands_for = reading.found[-1].source if match["source"] == "z" else None
        source = Source(line.span_of(*match.span("source")), stands_for.span if stands_for else None)
        reading.claim(at, "quotation_for_whom", None, source)
    elif before[-1:] in (",", ":") and (inverted := inverted_before(line, start, at - 1)):
        reading.claim(at, "cue_source_quotation", start, inverted)
    elif before.endswith(":"):
        sentence = range(line.pieces[start].start, line.pieces[at].start)
        speaking = [made for made in reading.found if made.cue and made.cue.start in sentence]
        made = reading.claim(at, "source_colon_quotation", None, speaking[-1].source if speaking else None)
        if speaking:
            made.cue = speaking[-1].cue
        else:
            subject = named_before_colon(line, at - 1) or main_subject(line, at - 1)
            made.source = owner_of_speech(line, subject) if subject else None
    elif patterns.LIST_AFTER_COLON.search(before) and reading.is_long(at):
        reading.claim(at, "source_colon_quotation", None, main_subject(line, start + before.rindex(":")))
    elif not before or before in ("c", "r"):
        _after_its_speaker(reading, at)


def _speaks_for(reading: Reading, preposition: int, at: int, match: re.Match[str]) -> bool:
    """Whether "for X, '...'" gives X's words: X a person, at the start of the sentence, the quotation its end."""
    line = reading.line
    starts = line.symbols[line.sentence_start(at) : preposition].strip("cr") == ""
    ends = line.symbols[at + 1 : at + 2] in ("|", "")
    if not ends or line.pieces[preposition].low not in words_of("for_whom", line.document.language):
        return False
    if match["source"] == "z":
        return bool(reading.found)
    if not starts:
        return False
    span = line.span_of(*match.span("source"))
    return any(person.name and person.span.overlaps(span) for person in line.document.people)


def _after_its_speaker(reading: Reading, at: int) -> None:
    """A quotation that is a sentence by itself, after a sentence that its speaker's cue stands in."""
    line = reading.line
    symbols = line.symbols
    if [p.low for p in line.pieces[at + 2 : at + 5]] in (["with", "these", "words"], ["with", "those", "words"]):
        cue = symbols.find("V", at)
        if cue > 0:
            reading.claim(at, "quotation_with_these_words", cue, reading.source_of(cue))
            return
    if symbols[at] != "Q" and not reading.is_long(at):
        return
    earlier = [made for made in reading.found if made.end <= line.pieces[at].start]
    if earlier:
        last = max(earlier, key=lambda made: made.end)
        made = reading.claim(at, "quotation_after_source", None, last.source)
        made.cue = last.cue
        return
    cue = symbols.rfind("V", 0, at)
    if cue >= 0 and symbols[cue:at].count("|") == 1 and reading.quotes(cue) and (source := reading.source_of(cue)):
        reading.claim(at, "quotation_after_source", cue, source)
    elif subject := _named_subject_before(reading, at):
        reading.claim(at, "quotation_after_subject", None, subject)


def _named_subject_before(reading: Reading, at: int) -> Source | None:
    """The subject of the sentence before, where it is a person by name or office and nobody else is named there."""
    line = reading.line
    if at < 2 or line.symbols[at - 1] != "|":
        return None
    subject = main_subject(line, at - 1)
    start = line.pieces[line.sentence_start(at - 1)].start
    people = [p for p in line.document.people if start <= p.span.start < line.pieces[at].start]
    if subject is None or len(people) != 1 or not people[0].span.overlaps(subject.span):
        return None
    return subject
