"""Statistics: quantified statements about the world that an article asserts."""

from __future__ import annotations

from datetime import date

from schemas.rows import EvidenceRow, column
from schemas.vocabularies import Comparator, Direction, RatePer


class Statistic(EvidenceRow):
    """A count, amount, share, rate or change: one row per figure and measure per article."""

    statistic_id: str = column(1, "Identifier of the statistic.", term="schema:identifier")
    article_id: str = column(2, "The article that states it.", term="schema:subjectOf")
    value: float = column(3, "The value; the lower one of a range.", term="sdmx:OBS_VALUE")
    value_max: float | None = column(4, "The upper value of a range.", term="schema:maxValue", default=None)
    comparator: Comparator = column(5, "How the value bounds the figure.")
    approximator: str | None = column(6, "The words that qualify the value.", default=None)
    is_vague: bool = column(7, "True for 'dozens', 'hundreds', 'thousands' and the like.", default=False)
    unit: str = column(
        8, "`count`, `percent`, `ratio`, `fold`, an ISO 4217 code, or a UCUM code.", term="sdmx:UNIT_MEASURE"
    )
    measure: str | None = column(
        9, "What is counted or measured, as a noun phrase.", term="schema:measuredProperty", default=None
    )
    measure_head: str | None = column(10, "Lemma of the measure's head noun.", default=None)
    direction: Direction | None = column(11, "Whether the figure is a rise or a fall.", default=None)
    rate_per: RatePer | None = column(12, "The unit of time of a rate.", term="sdmx:FREQ", default=None)
    period_start: date | None = column(
        13, "First day of the period that bounds the figure.", term="schema:startDate", default=None
    )
    period_end: date | None = column(
        14, "Last day of the period that bounds the figure.", term="schema:endDate", default=None
    )
    place: str | None = column(15, "Place that the same clause gives.", term="schema:location", default=None)
    country: str | None = column(
        16, "Country that the same clause gives, ISO 3166-1 alpha-2.", term="sdmx:REF_AREA", default=None
    )
    attributed_to: str | None = column(
        17,
        "The speaker, where the figure stands in a quote or reported speech.",
        term="prov:wasAttributedTo",
        default=None,
    )
    quote_id: str | None = column(18, "The quote in which the figure stands.", term="schema:isPartOf", default=None)
