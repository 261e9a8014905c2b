"""Financial years by the country that the article speaks of: "in 2017/18" is April to March in one, July to June in another.

Belongs here: the days of a financial year. Stays out: finding its words (`language/dates`).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from pipeline.language.document import Document
from pipeline.language.lexicon import Entry, read_reference
from pipeline.language.mentions import DateMention
from pipeline.language.places.home import home_country

_RELATIVE = "relative_fiscal"
FISCAL = frozenset({_RELATIVE, "fiscal_years"})
"""Rules of the dates that name a financial year."""


class FinancialYear(Entry):
    """The month in which a state's financial year starts, where that is not January."""

    country: str
    month: int


@cache
def _first_months() -> dict[str, int]:
    return {entry.country: entry.month for entry in read_reference("financial_years", FinancialYear)}


def financial_year(mention: DateMention, document: Document) -> tuple[date, date] | None:
    """First and last day of the financial year that a date names, or null where no country says when it starts."""
    country = home_country(document, mention.span.start)
    month = _first_months().get(country or "")
    if month is None or mention.start is None:
        return None
    year, published = mention.start.year, document.published_on
    if mention.rule == _RELATIVE and published is not None and published.month < month:
        year -= 1
    return date(year, month, 1), date(year + 1, month, 1) - timedelta(days=1)
