"""Statistics of an article: the quantities that assert something about the world, one row per figure and measure.

Belongs here: turning a quantity into a row, and what makes two rows the same. Stays out: which quantities count
(`exclusions.py`), periods, places and speakers.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.statistics.attribution import Attribution, speaker_of
from pipeline.extraction.statistics.exclusions import WITHDRAWN, furniture_in, why_no_statistic
from pipeline.extraction.statistics.figures import Figure
from pipeline.extraction.statistics.periods import Periods
from pipeline.extraction.statistics.places import Places
from pipeline.language.document import Document
from pipeline.language.mentions import Quantity
from pipeline.language.text import Span
from schemas import Quote, Statistic
from schemas.identifiers import Identifiers
from schemas.vocabularies import Comparator

_SMALL_SHARE = 0.01
"""A share below it keeps one more digit: "one in 550" is 0.0018."""
_EVIDENCE_LIMIT = 160
"""Characters. Evidence that would run longer to take in the measure keeps to the figure's own phrase."""


def extract_statistics(document: Document, quotes: Sequence[Quote]) -> list[Statistic]:
    """The rows of one article, in the order of their evidence. `quotes` are the rows of the same article."""
    figures: list[Figure] = []
    withdrawn: set[tuple[float, str | None]] = set()
    for figure in _figures(document):
        reason = why_no_statistic(figure)
        if reason is None:
            figures.append(figure)
        elif reason == WITHDRAWN:
            withdrawn.add((figure.quantity.value, figure.quantity.measure_head))
    if not figures:
        return []
    finders = Periods(document), Places(document), Attribution(quotes)
    identifiers = Identifiers("s")
    rows: list[Statistic] = []
    for figure in figures:
        row = _row(document, figure, finders, identifiers)
        if (row.value, row.measure_head) not in withdrawn and not any(same(row, other) for other in rows):
            rows.append(row)
    return rows


def same(row: Statistic, other: Statistic) -> bool:
    """Whether two rows say one thing: the same figure of the same measure, for periods that are not both told apart."""
    alike = (
        row.value == other.value
        and row.value_max == other.value_max
        and row.unit == other.unit
        and row.comparator is other.comparator
        and row.measure_head == other.measure_head
        and row.direction is other.direction
    )
    apart = row.period_start and other.period_start and row.period_start != other.period_start
    return alike and not apart


def _figures(document: Document) -> list[Figure]:
    """Every quantity of the article in its sentence."""
    by_sentence: dict[Span, list[Quantity]] = {}
    for quantity in document.quantities:
        by_sentence.setdefault(document.sentence_at(quantity.number.start), []).append(quantity)
    is_furniture = furniture_in(document.text)
    return [
        Figure(document, quantity, sentence, tuple(siblings), furniture)
        for sentence, siblings in by_sentence.items()
        for furniture in (is_furniture(sentence.of(document.text)),)
        for quantity in siblings
    ]


def _row(
    document: Document, figure: Figure, finders: tuple[Periods, Places, Attribution], identifiers: Identifiers
) -> Statistic:
    periods, places, attribution = finders
    quantity = figure.quantity
    span = _evidence(quantity)
    evidence = span.of(document.text)
    period = periods.of(quantity, figure.sentence, figure.siblings)
    quote = attribution.of(quantity.span)
    place = places.of(quantity, figure.sentence, figure.siblings)
    unit = places.currency(quantity)
    value, value_max = _scaled(quantity.value, quantity), _scaled(quantity.value_max, quantity)
    return Statistic(
        statistic_id=identifiers.of(document.article_id, value, value_max, unit, quantity.measure, evidence),
        article_id=document.article_id,
        value=value if value is not None else quantity.value,
        value_max=value_max,
        comparator=quantity.comparator,
        approximator=quantity.approximator if quantity.comparator is not Comparator.EQ else None,
        is_vague=quantity.is_vague,
        unit=unit,
        measure=quantity.measure,
        measure_head=quantity.measure_head,
        direction=quantity.direction,
        rate_per=quantity.rate_per,
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
        place=place.city if place else None,
        country=place.country if place else None,
        attributed_to=speaker_of(quote) if quote else None,
        quote_id=quote.quote_id if quote else None,
        evidence=evidence,
        char_start=span.start,
        char_end=span.end,
        rule=quantity.rule,
    )


def _scaled(value: float | None, quantity: Quantity) -> float | None:
    """The value in the unit of the row: a positive number ("a fall of 12" is 12, down), rounded where it is a part."""
    if value is None:
        return None
    scaled = value * quantity.factor
    if quantity.unit != "ratio" or not scaled:
        return scaled
    return round(scaled, 3 if scaled >= _SMALL_SHARE else 4)


def _evidence(quantity: Quantity) -> Span:
    """The figure's words with its noun phrase, as long as they stand close."""
    phrase = quantity.phrase
    return phrase if phrase is not None and phrase.end - phrase.start <= _EVIDENCE_LIMIT else quantity.span
