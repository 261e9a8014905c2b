"""Quantities of a text: every figure with value, comparator, unit and the noun phrase that it quantifies.

Belongs here: the pass over the sentences, and what `dateline extract --with quantities` prints. Stays out: how numbers
(`numbers.py`), units, comparators (`drafts.py`) and measures are read, and which quantities are statistics (`extraction/`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Any

from pipeline.language.measures.measures import measures_of
from pipeline.language.mentions import DateKind, DateMention, Quantity, QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft
from pipeline.language.quantities.drafts import draft_reader
from pipeline.language.quantities.rates import add_rates
from pipeline.language.text import Span, Tokens
from pipeline.language.words import words_in
from schemas.vocabularies import DatePrecision

_DIGITS = re.compile(r"[0-9¼-¾⅐-⅞]+")

_ITEM = re.compile(r"[>•*·–—-]\s")
"""How an item of a list begins."""

_COUNTED = frozenset({"counted", "part_of", "attribute"})
_CALENDAR = frozenset({DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR})
_LEANING = frozenset({"compared", "antecedent", "of_which", "remembered", "fronted"})


def find_quantities(
    text: str, tokens: Tokens, sentences: Sequence[Span], dates: Sequence[DateMention], language: str
) -> Iterator[Quantity]:
    """The quantities of a text in order. A sentence without a number word is passed over at the cost of a look-up a word."""
    reader, measures = draft_reader(language), measures_of(language)
    hits = list(compress(tokens.starts, map(reader.gates, tokens.lowers)))
    figures = [found.start() for found in _DIGITS.finditer(text)]
    dated = frozenset(hit for hit in _of_dates(figures, dates) if reader.is_bare(tokens, tokens.at(hit)))
    hits = sorted(hits + figures)
    blocked = [d.span for d in dates if d.kind not in (DateKind.DURATION, DateKind.STRETCH)]
    index, last = 0, 0
    remembered: list[Draft] = []
    faded: list[Draft] = []  # what the paragraph before spoke of
    led: list[Draft] = []  # what the lead-in of a list spoke of
    for sentence in sentences:
        index = bisect_left(hits, sentence.start, index)
        if index == len(hits):
            return
        if hits[index] >= sentence.end:
            continue
        here = hits[index : bisect_left(hits, sentence.end, index)]
        between = text[last : sentence.start]
        if "\n" in between:
            faded = remembered or faded
            led = remembered if text[last - 1 : last] == ":" else led if _ITEM.match(text, sentence.start) else []
            remembered = led
        last = sentence.end
        if dated.issuperset(here):
            continue
        atoms = Atoms(text, sentence.start, sentence.end)
        drafts = [d for d in reader.drafts(atoms, dated) if not _is_dated(atoms, d, blocked)]
        if not drafts:
            continue
        add_rates(atoms, drafts, language)
        remembered = measures.fill(atoms, drafts, remembered, faded)
        for draft in drafts:
            yield _finished(atoms, draft, language)


def _of_dates(figures: list[int], dates: Sequence[DateMention]) -> Iterator[int]:
    """Where digits tell the day, month or year of a date of the calendar, which needs no second look."""
    for date in dates:
        if date.kind is DateKind.EXPLICIT and date.precision in _CALENDAR:
            yield from figures[bisect_left(figures, date.span.start) : bisect_left(figures, date.span.end)]


def _is_dated(atoms: Atoms, draft: Draft, blocked: Iterable[Span]) -> bool:
    if draft.unit.code != "count":
        return False
    start, end = atoms.starts[draft.number.first], atoms.ends[draft.number.after - 1]
    return any(span.start <= start and end <= span.end for span in blocked)


def _finished(atoms: Atoms, draft: Draft, language: str) -> Quantity:
    noun = draft.noun
    span = Span(atoms.starts[draft.first], atoms.ends[draft.after - 1])
    noun_span = Span(atoms.starts[noun.first], atoms.ends[noun.after - 1]) if noun else None
    phrase = Span(min(span.start, noun_span.start), max(span.end, noun_span.end)) if noun_span else span
    unit_name = draft.unit.name
    code = draft.unit.code
    if draft.kind is QuantityKind.PERCENT:
        code = "percent"
    if draft.kind is QuantityKind.AGE:
        unit_name = f"{draft.unit.name} of age"
    if not unit_name and noun is not None and draft.kind is QuantityKind.CARDINAL and draft.rule in _COUNTED:
        words = atoms.of(noun.first, noun.core).lower().split()
        unit_name = (
            " ".join([*words[:-1], words_in(language).singular(words[-1])])
            + atoms.of(noun.first, noun.after)[len(atoms.of(noun.first, noun.core)) :]
        )
    elif not unit_name and draft.kind is QuantityKind.CARDINAL and draft.rule in _LEANING and draft.head:
        unit_name = draft.head
    return Quantity(
        span=span,
        number=Span(atoms.starts[draft.number.first], atoms.ends[draft.number.after - 1]),
        value=draft.value,
        value_max=draft.value_max,
        comparator=draft.comparator,
        approximator=draft.approximator,
        unit=code,
        kind=draft.kind,
        is_vague=draft.is_vague,
        noun=noun_span,
        measure=draft.measure,
        measure_head=draft.head,
        phrase=phrase,
        rate_per=draft.rate_per,
        direction=draft.direction,
        unit_name=unit_name,
        factor=draft.unit.factor,
        top=draft.number.top,
        rule=draft.rule or "bare",
        is_attribute=draft.attribute,
    )


def as_record(quantity: Quantity) -> dict[str, Any]:
    """A quantity as `dateline extract --with quantities` prints it: plain values, `unit` in words, spans as [start, end].

    `unit` is the unit's name or the counted noun in the singular, `unit_code` its code. A vague number is printed as
    its order of magnitude: "dozens" from 12 to 120.
    """
    low, high = quantity.value, quantity.value_max
    if quantity.is_vague and quantity.top is not None:
        low, high = quantity.top / 10, quantity.top
    unit = quantity.unit_name or None
    if unit and quantity.rate_per and quantity.kind is not QuantityKind.RATIO:
        unit = f"{unit} per {quantity.rate_per.value}"
    return {
        "value": low,
        "value_max": high,
        "comparator": "range" if high is not None else quantity.comparator.value,
        "approximator": quantity.approximator,
        "unit": unit,
        "unit_code": quantity.unit,
        "measure": quantity.measure,
        "measure_head": quantity.measure_head,
        "kind": quantity.kind.value,
        "rate_per": quantity.rate_per.value if quantity.rate_per else None,
        "direction": quantity.direction.value if quantity.direction else None,
        "rule": quantity.rule,
        "span": [quantity.span.start, quantity.span.end],
    }


def printed(quantities: Iterable[Quantity]) -> list[dict[str, Any]]:
    """The records of the quantities that state one; ordinals give a position, and are left out."""
    return [as_record(q) for q in quantities if q.kind is not QuantityKind.ORDINAL]
