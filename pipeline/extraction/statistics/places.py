"""Where a figure holds: the place or country that its own clause names.

Belongs here: which place goes with which figure, and the currency that a place gives to "dinars". Stays out: recognising
places (`language/`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from pipeline.language.document import Document
from pipeline.language.mentions import Place, Quantity, QuantityKind
from pipeline.language.places.home import article_country
from pipeline.language.places.lookups import is_listed, possible_places
from pipeline.language.quantities.unit_lexicon import currency_names, shared_signs
from pipeline.language.text import Span

_LOCATES = re.compile(
    r"\b(?:in|at|near|across|outside|around|throughout|off|à|en|au|aux|dans|près de)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_BREAK = re.compile(r"[;:]|,\s*(?:which|who|where|when|while|but)\b|\band\b", re.IGNORECASE)
_OPENS = re.compile(r"[\s“\"'‘«•►*–-]*(?:(?:in|at|à|en|au|aux|dans)\s+(?:the\s+)?)?$", re.IGNORECASE)
_REACH = 90
"""Characters. A place that follows at a greater distance belongs to something else."""


class Places:
    """The places of one article by where they stand, asked for only where a figure needs them."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _places(self) -> list[Place]:
        return [place for place in self._document.places if place.city or place.country]

    @cached_property
    def _starts(self) -> list[int]:
        return [place.span.start for place in self._places]

    @cached_property
    def _possible(self) -> list[int]:
        """Where places may start: to find the places themselves takes a look at all names."""
        starts = self._document.tokens.starts
        return [starts[at] for at in possible_places(self._document.tokens, self._document.language)]

    def _is_listed(self, start: int) -> bool:
        return is_listed(self._document.tokens, self._document.tokens.at(start), self._document.language)

    def of(self, quantity: Quantity, sentence: Span, siblings: tuple[Quantity, ...]) -> Place | None:
        """The place that follows a figure in its clause, or that opens its sentence or list item."""
        text, end = self._document.text, (quantity.phrase or quantity.span).end
        limit = end + _REACH
        for sibling in siblings:
            if end <= sibling.span.start < limit and sibling.kind is not QuantityKind.ORDINAL:
                limit = sibling.span.start
        if not self._may_be(quantity, sentence, end, limit):
            return None
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        for place in self._places[first:last]:
            if place.span.start < end:
                continue
            between = text[end : place.span.start]
            if place.span.start > limit or _BREAK.search(between):
                break
            if _LOCATES.search(between):
                return place
        for place in self._places[first:last]:
            lead = text[sentence.start : place.span.start]
            if place.span.end <= quantity.span.start and _OPENS.match(lead):
                follows = text[place.span.end : place.span.end + 1]
                return place if follows in (",", ":") else None
        return None

    def _may_be(self, quantity: Quantity, sentence: Span, end: int, limit: int) -> bool:
        """Whether a listed name stands where the figure's place would."""
        text, starts = self._document.text, self._possible
        first, here = bisect_left(starts, sentence.start), bisect_left(starts, quantity.span.start)
        for start in starts[first:here]:
            if _OPENS.match(text, sentence.start, start) is None:
                break
            if self._is_listed(start):
                return True
        behind = starts[bisect_left(starts, end, here) : bisect_right(starts, min(limit, sentence.end))]
        return any(_LOCATES.search(text, end, start) and self._is_listed(start) for start in behind)

    def currency(self, quantity: Quantity) -> str:
        """The code of a currency; one whose name several share is that of a country the article names, else `XXX`."""
        if quantity.unit == "USD" and self._is_bare_dollar(quantity):
            return self._local_dollar()
        if quantity.unit != "XXX":
            if quantity.kind is not QuantityKind.MONEY:
                return quantity.unit
            unit = quantity.unit.partition("/")[0]  # "200 euros per head" is an amount in EUR
            return self._local(unit, quantity)
        word = quantity.unit_name
        codes = {n.code for n in currency_names(self._document.language) if word in n.name.split()}
        for country in self._named:
            found = sorted(code for code in codes if country and code[:2] == country)
            if found:
                return found[0]
        return "XXX"

    def _local(self, unit: str, quantity: Quantity) -> str:
        """The currency of the article's own country that is written with the same sign: "Rs 40" in Karachi."""
        before = self._document.text[max(quantity.number.start - 4, 0) : quantity.number.start]
        codes = shared_signs().get(re.split(r"[\s\d]", before.rstrip(" .\u00a0"))[-1], ())
        if unit not in codes:
            return unit
        home = article_country(self._document)
        return next((code for code in codes if code[:2] == home), unit)

    @cached_property
    def _named(self) -> tuple[str, ...]:
        """The countries that the article names, the most named one first; the dateline counts as one mention."""
        named = Counter(place.country for place in self._places if place.country)
        if self._document.dateline_country:
            named[self._document.dateline_country] += 1
        return tuple(country for country, _ in sorted(named.items(), key=lambda item: (-item[1], item[0])))

    def _is_bare_dollar(self, quantity: Quantity) -> bool:
        """Whether an amount is written with a dollar sign alone: "$5 million", not "US$5 million"."""
        text, at = self._document.text, quantity.number.start
        return text[max(0, at - 1) : at] == "$" and not text[max(0, at - 2) : at - 1].isalpha()

    def _local_dollar(self) -> str:
        """The dollar of the dateline's country, or of the most named one where the United States are not named at all."""
        home = self._document.dateline_country
        if home is None and self._named and "US" not in self._named:
            home = self._named[0]
        dollars = {n.code for n in currency_names("en") if n.name.endswith(" dollar")}
        return next((code for code in sorted(dollars) if home is not None and code[:2] == home), "USD")
