"""The nouns of the language layer: what recognisers find and extraction reads. Every mention knows its exact span.

Belongs here: plain data, never changed once made; not frozen, for a frozen class takes five times as long to make. Stays out: how
mentions are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.language.text import Span
from schemas.vocabularies import Comparator, DatePrecision, Direction, RatePer


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """A city, region or country as written. `country` is ISO 3166-1 alpha-2; `city` is null where only a country is named."""

    span: Span
    name: str
    city: str | None
    country: str | None


@dataclass(slots=True, unsafe_hash=True)
class Organisation:
    """An organisation as written. `name` is what a row carries; `key` is the reference entry it stands for, if listed."""

    span: Span
    name: str
    key: str | None = None
    country: str | None = None
    kind: str | None = None
    seat: str | None = None
    """City of its headquarters, where the reference knows it and the words name a venue."""


@dataclass(slots=True, unsafe_hash=True)
class Person:
    """A person with the office that the same noun phrase gives, or an office that stands for a person (`name` null).

    `span` covers the whole noun phrase ("INTERPOL Secretary General Jürgen Stock", "the Minister"); `name_span` the name.
    `name`, `role`, `organisation`, `country` are those of the words here, before they are resolved inside the article.
    """

    span: Span
    name: str | None
    name_span: Span | None = None
    honorific: str | None = None
    role: str | None = None
    organisation: str | None = None
    country: str | None = None
    gender: str | None = None
    """`f` or `m`, where an honorific says it."""
    is_group: bool = False
    """True for several people without names: 'senior police officers', 'prosecutors'."""


@dataclass(slots=True, unsafe_hash=True)
class Identity:
    """Who a mention is, once resolved inside the article and by the reference of office holders."""

    name: str | None
    role: str | None = None
    organisation: str | None = None
    country: str | None = None
    gender: str | None = None


class DateKind(StrEnum):
    """What a date rests on. A stretch runs up to the article's date or on from it: 'in the past four years'."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    DURATION = "duration"
    STRETCH = "stretch"


@dataclass(slots=True, unsafe_hash=True)
class DateMention:
    """A date or range of dates, resolved against the publication date. `start` and `end` are inclusive days.

    They are null for a duration, and where the words can't be resolved (a relative date in an undated article). A half-year
    or quarter has its own days and the precision `year`. `span` leaves out the preposition and a leading article.
    """

    span: Span
    start: date | None
    end: date | None
    precision: DatePrecision
    kind: DateKind = DateKind.EXPLICIT
    preposition: str | None = None
    """The word before it that says how it bounds: in, on, since, until, before, from, by, during ..."""
    days: int | None = None
    """Length in days, of a duration ('three-day', 'over two days')."""
    rule: str = ""
    """Name of the date pattern that found it."""


class QuantityKind(StrEnum):
    """What a number is, before it is decided whether it is a statistic."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    DURATION = "duration"
    AGE = "age"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    FOLD = "fold"
    PHYSICAL = "physical"


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """A quantity as written: number, qualifier, unit, and the noun phrase that it quantifies.

    `span` covers qualifier, number and unit ("nearly 400 million"); `phrase` the noun phrase with them
    ("nearly 400 million searches of INTERPOL's global databases"); `noun` the noun phrase alone.
    """

    span: Span
    number: Span
    value: float
    value_max: float | None
    comparator: Comparator
    approximator: str | None
    unit: str
    """`count`, `percent`, `ratio`, `fold`, an ISO 4217 code, or a UCUM code."""
    kind: QuantityKind
    is_vague: bool = False
    noun: Span | None = None
    measure: str | None = None
    measure_head: str | None = None
    phrase: Span | None = None
    rate_per: RatePer | None = None
    direction: Direction | None = None
    unit_name: str = ""
    """The unit in words ("mile per hour"); the counted noun for a count."""
    factor: float = 1.0
    """What the unit as written is in `unit`: 0.01 for cents."""
    top: float | None = None
    """Upper end of a vague number's order of magnitude: 120 of "dozens"."""
    rule: str = ""
    """Name of the rule that found the measure."""
    is_attribute: bool = False
    """True for a hyphenated attribute: "three-day", "five-star"."""


@dataclass(slots=True, unsafe_hash=True)
class Quotation:
    """Words between quotation marks. `span` is the content, without its outer marks; `outer` has them.

    `continues` is true where the quotation is not closed because the next paragraph carries it on.
    """

    span: Span
    outer: Span
    continues: bool = False
    is_closed: bool = True
    """False where the closing mark is missing and `span` runs to the end of its paragraph."""
