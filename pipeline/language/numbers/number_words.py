"""Number words and number formats of a language, ready to look up; and what digits with marks are worth.

Belongs here: the lexicons behind numbers. Stays out: reading numbers on a text (`numbers.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.language.lexicon import Entry, read_lexicon, read_reference


class NumberWord(Entry):
    word: str
    kind: Literal["unit", "ten", "hundred", "scale", "collective", "part", "about", "join", "point", "minus"]
    value: float = 0
    ordinal: str = ""


_FEW = ("several", "few", "many", "couple")


class NumberFormat(Entry):
    language: str
    decimal: str


@dataclass(frozen=True)
class NumberWords:
    """The number words of one language, ready to look up."""

    kinds: dict[str, tuple[str, float]]
    ordinals: dict[str, float]
    plurals: dict[str, float]
    triggers: frozenset[str]
    decimal: str
    articles: frozenset[str]
    of: frozenset[str]
    few: frozenset[str]


@cache
def number_words(language: str) -> NumberWords:
    """The lexicon of number words of a language; digits alone where the language has none."""
    entries = read_lexicon("number_words", NumberWord, language)
    formats = {entry.language: entry.decimal for entry in read_reference("number_formats", NumberFormat)}
    ordinals = {e.ordinal: e.value for e in entries if e.ordinal}
    scales = {e.word: e.value for e in entries if e.kind in ("hundred", "scale", "collective", "about")}
    plurals = {f"{w}s": v for w, v in scales.items() if not w.endswith("s") and (language == "en" or v < 1e6)} | (
        {"tens": 10.0} if entries else {}
    )
    kinds = {e.word: (e.kind, e.value) for e in entries}
    english = language == "en"
    return NumberWords(
        kinds=kinds,
        ordinals=ordinals,
        plurals=plurals,
        triggers=frozenset(w for w, (k, _) in kinds.items() if k not in ("join", "point", "minus"))
        | frozenset(ordinals)
        | frozenset(f"{o}s" for o in ordinals)
        | frozenset(plurals)
        | frozenset(_FEW if english else ())
        | frozenset(("doz", "dozs", "dz", "dzs") if english else ()),
        decimal=formats.get(language, "."),
        articles=frozenset({"en": ("a", "an"), "fr": ("un", "une"), "es": ("un", "una")}.get(language, ())),
        of=frozenset(("of", "de", "d'", "d’")),
        few=frozenset(_FEW if english else ()),
    )


def digits_value(word: str, decimal: str) -> tuple[float, float | None] | None:
    """The value of digits with marks, and its other reading where one mark may group or part; null if it is no number."""
    if word.isdigit():
        return float(word), None
    dots, commas = word.count("."), word.count(",")
    if dots and commas:
        last = max(word.rfind("."), word.rfind(","))
        if word.count(word[last]) > 1:
            return None
        whole = word[:last].replace(",", "").replace(".", "")
        return float(f"{whole}.{word[last + 1 :]}"), None
    mark = "." if dots else ","
    groups = word.split(mark)
    plain = float(word.replace(mark, ""))
    in_threes = len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(g) == 3 for g in groups[1:])
    if len(groups) == 2:
        parted = float(".".join(groups))
        if not in_threes:
            return parted, None
        return (parted, plain) if mark == decimal else (plain, parted)
    if in_threes:
        return plain, None
    indian = len(groups[-1]) == 3 and len(groups[0]) <= 2 and all(len(g) == 2 for g in groups[1:-1])
    return (plain, None) if indian and mark == "," else None
