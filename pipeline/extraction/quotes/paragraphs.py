"""What paragraphs give each other: a cue and its quotation, a quotation and its credit, a quotation over several paragraphs.

Belongs here: rules that look beyond one line. Stays out: rules within one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.quotes.attribution import Attribution, Source
from pipeline.extraction.quotes.reading import Reading
from pipeline.extraction.quotes.sources import inverted_before, named_before_colon, source_after
from pipeline.extraction.quotes.subjects import main_subject
from pipeline.language.mentions import Quotation
from pipeline.language.text import Span
from schemas.vocabularies import QuoteKind

_WEAK = frozenset(("quotation_after_source", "speaker_carried_on"))
_ITEM = re.compile(
    r"(?:(?P<bullet>[-–—•*·▪‣])|\(?(?:(?P<letter>[a-z]{1,3})|(?P<number>\d{1,2}))[.)])\s+(?P<that>that\s+)?"
)
_CREDIT = re.compile(r"[—–―-]?\s*(?=[^\W\d_a-z])[^.!?:;\n]{3,140}$")
_LISTABLE = frozenset(("that", "to", "np", "ing", "np_to", "quote"))


@dataclass(frozen=True, slots=True)
class Introduction:
    """Cue and source of a line that ends by introducing the next."""

    cue: Span | None
    source: Source | None
    frames: frozenset[str]
    gap: int = 0
    """Pieces between the cue and the end of the line."""


def introduction_of(reading: Reading) -> Introduction | None:
    """What a line introduces by ending in a colon or comma: "Ida Orle, head of the harbour office, said:"."""
    line = reading.line
    ending = line.words.rstrip()[-1:]
    if ending not in (":", ","):
        return None
    symbols = line.symbols.rstrip("|,:")
    start = symbols.rfind("|") + 1
    cue = max(symbols.rfind("V"), symbols.rfind("G"))
    if cue >= start and not set("xvt") & set(symbols[cue + 1 :]):
        return Introduction(
            reading.cue_span(cue), reading.source_of(cue), line.cue_at(cue).verb.frames, len(symbols) - cue - 1
        )
    if inverted := inverted_before(line, start, len(symbols)):
        return Introduction(reading.cue_span(start), inverted, line.cue_at(start).verb.frames)
    if (
        ending == ":"
        and symbols
        and (source := named_before_colon(line, len(symbols)) or main_subject(line, len(symbols)))
    ):
        return Introduction(None, source, frozenset())
    return None


def across_paragraphs(readings: list[Reading], quotations: tuple[Quotation, ...]) -> list[Attribution]:
    """The attributions of all lines, with those that only neighbouring lines give."""
    for number, reading in enumerate(readings):
        before = readings[number - 1] if number else None
        following = readings[number + 1] if number + 1 < len(readings) else None
        if reading.line.quotations and reading.free(0):
            _quotation_alone(reading, before, following)
        elif before is not None:
            _list_items(readings, number)
    return _joined([made for reading in readings for made in reading.found], quotations)


def _quotation_alone(reading: Reading, before: Reading | None, following: Reading | None) -> None:
    """A line that starts with a quotation that nobody claims: introduced before it, credited after it, or carried on."""
    line = reading.line
    if before is not None and (introduced := introduction_of(before)):
        made = reading.claim(0, "source_cue_paragraph", None, introduced.source)
        made.cue = introduced.cue
        return
    if line.symbols.strip("Qq|"):
        return
    if following is not None and (source := _credit(following)):
        reading.claim(0, "quotation_credit", None, source)
        return
    if before is not None and (last := _last_direct(before)) and not _repeats(reading, before):
        reading.claim(0, "speaker_carried_on", None, last.source)


def _credit(reading: Reading) -> Source | None:
    """The line under a pull quote that names its speaker and nothing else."""
    line = reading.line
    match = _CREDIT.match(line.words)
    if match is None or len(line.words.split()) > 16 or set("xvVqQ") & set(line.symbols):
        return None
    first = 1 if line.symbols[:1] == "-" else 0
    source = source_after(line, first)
    people = line.document.people
    if source is None or not any(p.name and p.span.overlaps(source.span) for p in people):
        return None
    return source


def _last_direct(reading: Reading) -> Attribution | None:
    """The quotation that the line before ends with, or its clause."""
    if not reading.found or not reading.line.pieces:
        return None
    last = max(reading.found, key=lambda made: made.end)
    tail = reading.line.span.end - max(
        last.end, last.cue.end if last.cue else 0, last.source.span.end if last.source else 0
    )
    return last if last.kind is QuoteKind.DIRECT and last.source is not None and tail <= 60 else None


def _repeats(reading: Reading, before: Reading) -> bool:
    """Whether a quotation was already given: a pull quote."""
    text = reading.line.document.text
    words = reading.line.quotation_at(0).span.of(text).strip(" ,.!?…")
    return words in text[: reading.line.span.start]


def _list_items(readings: list[Reading], number: int) -> None:
    """Rule `cue_list`: a cue and a colon, then the items of a list, each a segment."""
    line = readings[number].line
    if not _ITEM.match(line.words):
        return
    introducing = readings[number - 1]
    introduced = introduction_of(introducing) if introducing.line.words.rstrip().endswith(":") else None
    if (
        introduced is None
        or introduced.cue is None
        or introduced.gap > 4
        or "none" in introduced.frames
        or not introduced.frames & _LISTABLE
    ):
        return
    content: list[Span] = []
    mark = ""
    for reading in readings[number:]:
        item = _ITEM.match(reading.line.words)
        if item is None or (content and _mark_of(item) != mark):
            break
        mark = _mark_of(item)
        content.append(Span(reading.line.span.start + item.end(), reading.line.span.end))
        reading.found.clear()
    introducing.found.append(
        Attribution("cue_list", QuoteKind.INDIRECT, content, introduced.source, introduced.cue, list(content))
    )


def _mark_of(item: re.Match[str]) -> str:
    """What the items of one list share: the bullet, "letter" or "number"."""
    return item["bullet"] or ("letter" if item["letter"] else "number")


def _joined(attributions: list[Attribution], quotations: tuple[Quotation, ...]) -> list[Attribution]:
    """One attribution for a quotation over several paragraphs: the first that has a cue of its own gives source and cue."""
    of_span: dict[Span, Attribution] = {span: made for made in attributions for span in made.content}
    gone: set[int] = set()
    at = 0
    while at < len(quotations):
        last = at
        while last < len(quotations) - 1 and quotations[last].continues:
            last += 1
        parts = [quotation.span for quotation in quotations[at : last + 1]]
        found = [of_span[span] for span in parts if span in of_span]
        if last > at and found:
            kept = min(found, key=lambda made: (made.rule in _WEAK, made.start))
            content = {*parts, *(span for made in found for span in made.content)}
            gone.update(id(made) for made in found if made is not kept)
            kept.content = sorted(content)
            kept.clause = list(kept.content)
            of_span.update(dict.fromkeys(kept.content, kept))
        at = last + 1
    return [made for made in attributions if id(made) not in gone]
