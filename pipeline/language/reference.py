"""What is known of the world before an article is read: countries, listed organisations, holders of offices.

Belongs here: reference lists and their look-ups. Stays out: finding any of them in a text.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon, read_reference
from pipeline.language.phrase_index import PhraseIndex


class CountryEntry(Entry):
    country: str
    names: str
    name_fr: str = ""
    name_es: str = ""
    capital: str = ""


class DemonymEntry(Entry):
    country: str
    demonyms: str


class OrganisationEntry(Entry):
    key: str
    name: str
    aliases: str = ""
    country: str | None = None
    kind: str
    seat: str | None = None
    seat_country: str | None = None


class OfficeHolder(Entry):
    """One term of one holder of one office. `office` lists its wordings; `until` is the last day."""

    organisation: str
    office: str
    name: str
    gender: str
    since: date
    until: date | None = None


@cache
def country_names() -> dict[str, str]:
    """Name of a country in English, French or Spanish -> ISO alpha-2."""
    names: dict[str, str] = {}
    for entry in read_reference("countries", CountryEntry):
        for name in (*entry.names.split("|"), entry.name_fr, entry.name_es):
            if len(name) > 1:
                names.setdefault(name.strip(), entry.country)
    names["Georgia"] = "GE"
    return names


@cache
def demonyms(language: str = "en") -> dict[str, str]:
    """Demonym of a language -> ISO alpha-2."""
    found: dict[str, str] = {}
    for entry in read_lexicon("demonyms", DemonymEntry, language):
        for word in entry.demonyms.split("|"):
            found.setdefault(word, entry.country)
            if word.endswith("an"):
                found.setdefault(word + "s", entry.country)
    return found


@cache
def country_index(language: str = "en") -> PhraseIndex[tuple[str, bool]]:
    """Countries and demonyms as phrases of words -> ISO alpha-2, and whether it is a demonym."""
    phrases = [(name, (code, True)) for name, code in demonyms(language).items()]
    cities = _rather_cities() if language == "en" else frozenset[str]()
    phrases += [(name, (code, False)) for name, code in country_names().items() if name not in cities]
    return PhraseIndex((without_possessives(name), value) for name, value in phrases)


def _rather_cities() -> frozenset[str]:
    """French and Spanish names of countries that an English text means a large city by: "Granada", "Salvador"."""
    from pipeline.language.places.gazetteer import LARGE, cities_named

    foreign = {
        (name, entry.country)
        for entry in read_reference("countries", CountryEntry)
        for name in (entry.name_fr, entry.name_es)
        if name and name not in entry.names.split("|")
    }
    return frozenset(
        name
        for name, country in foreign
        if any(city.inhabitants >= LARGE and city.country != country for city in cities_named(name)[:1])
    )


def without_possessives(name: str) -> str:
    """A name as it is matched: on words without their possessive endings ("People Republic of China")."""
    return " ".join(word[:-2] if word.endswith(("'s", "’s")) else word for word in name.split())


@cache
def capitals() -> dict[str, str]:
    """ISO alpha-2 -> capital."""
    return {entry.country: entry.capital for entry in read_reference("countries", CountryEntry) if entry.capital}


@cache
def organisations() -> dict[str, OrganisationEntry]:
    """Listed organisations by key."""
    return {entry.key: entry for entry in read_reference("organisations", OrganisationEntry)}


@cache
def organisation_index() -> PhraseIndex[OrganisationEntry]:
    """Every name and alias of the listed organisations."""
    return PhraseIndex(
        (without_possessives(name), entry)
        for entry in organisations().values()
        for name in (entry.name, *(alias for alias in entry.aliases.split("|") if alias))
    )


@cache
def office_holders() -> dict[str, tuple[OfficeHolder, ...]]:
    """Terms of office by organisation key or country."""
    found: dict[str, list[OfficeHolder]] = {}
    for holder in read_reference("office_holders", OfficeHolder):
        found.setdefault(holder.organisation, []).append(holder)
    return {key: tuple(terms) for key, terms in found.items()}


def holder_of(body: str, office: str, on: date) -> OfficeHolder | None:
    """Who held an office of an organisation (by key) or country (ISO alpha-2) on a day; null where the list has none."""
    wanted = office.casefold().replace("-", " ")
    for term in office_holders().get(body, ()):
        wordings = [w.casefold().replace("-", " ") for w in term.office.split("|")]
        if wanted in wordings and term.since <= on and (term.until is None or on <= term.until):
            return term
    return None


@cache
def _by_surname() -> dict[str, tuple[OfficeHolder, ...]]:
    found: dict[str, list[OfficeHolder]] = {}
    for terms in office_holders().values():
        for term in terms:
            for word in term.name.split()[1:]:
                found.setdefault(word.casefold(), []).append(term)
    return {surname: tuple(terms) for surname, terms in found.items()}


def holder_named(surname: str, office: str, on: date) -> OfficeHolder | None:
    """Who of that surname held an office of that name on a day: "Secretary General Stock" in 2016."""
    wanted = office.casefold().replace("-", " ")
    for term in _by_surname().get(surname.casefold(), ()):
        wordings = [w.casefold().replace("-", " ") for w in term.office.split("|")]
        if wanted in wordings and term.since <= on and (term.until is None or on <= term.until):
            return term
    return None
