"""The dateline: "LYON, France –", "VIENNA, 21 May (Agency) –", "Bogotá (Colombia), 23 July 2015.-", "Wiesbaden.".

Belongs here: its forms at the start of a paragraph or in a header line. Stays out: where cities are (`gazetteer.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.articles.date_lines import weekdays
from pipeline.articles.dates import PrintedDate, dates_in, month_number
from pipeline.articles.gazetteer import country_of, is_elsewhere, is_initials, place_of, region_of, spelled
from pipeline.articles.sites import names_a_site
from pipeline.language.lexicon import words_of

_REACH = 110
"""Characters from the paragraph's start in which a dateline must end."""

_STRONG = re.compile(
    r"/?\s{0,2}(?:[–—―]|-{1,2})\s|\s?\.\s?[–—-]{1,2}\s|\s[–—]|\s\|\s|--|:\s?[–—-]?\s|(?<=\d)\.\s|(?<=[)\]])\s(?=[^\W\d_a-z])"
)
"""What may end a dateline: dashes of all kinds, a colon, the full stop after a date, the bracket after an agency."""

_WEAK = re.compile(r"[.:]\s")
_AFTER_DATE = re.compile(r"[A-Z][A-Za-z]{2,8}\.? \d{1,2}\s?(?:-{1,2}|–|—)\s?\((?P<place>[^()\d]{2,40})\)\s")
_AGENCY_FIRST = re.compile(r"\([A-Z][\w ./-]{1,24}\)\s?(?:-{1,2}|–|—)\s?")
_BRACKETED = re.compile(r"[(\[](?P<head>[^()\[\]]{3,60})[)\]]$")
_PARENTHESIS = re.compile(r"\s*\(([^()]{1,60})\)")
_DAY_OF_MONTH = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?([^\W\d_]{3,12})|([^\W\d_]{3,12})\.?\s+\d{1,2})\.?$"
)
_FIGURES = re.compile(r"\d{1,2}")
_LAST_DAY = re.compile(r"[\s,]+(?P<day>\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?)$")
_PLACE = re.compile(r"[^\W\d_][^\W\d_.'’/ -]*(?:[.'’/ -]{1,3}[^\W\d_.'’/ -]+)*\.?")
_OTHER_DAY = re.compile(r"[^\W\d_]{3,12}(?:[ -][^\W\d_]{3,12})? \d{1,2}")
"""The day of another calendar beside the printed one ("Muharram 25")."""

_ARTICLE = re.compile(r"(?:^|(?<=[\s,]))(?:le|den|the|lo|on|el|a|il)\s*$", re.IGNORECASE)
_SLASHED = re.compile(r"\s/[A-Z][\w .-]{1,30}/?\s?$")
"""An agency between slashes ("/PRNewswire/")."""

_JOINED = re.compile(r"\s*/\s*|\s+(?:and|et|y|e|und)\s+")
_REGION = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s?){1,3}(?:\s\(?[^\W\d_a-z]{2}\)?)?")
"""A part of a country by its form: one to three words with capitals."""

_LABEL = re.compile(r"^(?:[Ll]ocation|[Pp]lace|[Cc]ity|[Ll]ieu|[Ll]ugar|[Oo]rt)\s?:\s*")
_CAPITAL = re.compile(r"D\.?\s?[CF]\.?")
"""The district of a capital ("Washington, D.C."): part of its name."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, country and, where it is printed with its year, date; `end` is where the dateline ends in its line. `day` is a
    month and its day printed without a year ("ISLAMABAD, Oct 27 (Agency):")."""

    place: str
    country: str | None
    printed: PrintedDate | None
    end: int
    day: tuple[int, int] | None = None


def dateline_of(paragraph: str, *, weak: bool = False) -> Dateline | None:
    """The dateline with which a paragraph opens. `weak` allows a full stop after a well-known city ("Wiesbaden. A ...")."""
    if after_date := _AFTER_DATE.match(paragraph):
        return _resolved(after_date["place"], [], None, after_date.end())
    agency = _AGENCY_FIRST.match(paragraph)
    start = agency.end() if agency else 0
    for mark in _STRONG.finditer(paragraph, start + 2, start + _REACH):
        head = paragraph[start : mark.start()]
        sure = ":" not in mark[0] and mark[0].strip() and (mark[0].strip() != "-" or mark[0][0] == " ")
        if found := _read(head, mark.end(), spaced=bool(sure)):
            return found
        if len(head.split()) > 14:
            break
    stop = _WEAK.search(paragraph, 3, 40) if weak else None
    if stop:
        head, _, region = _JOINED.split(paragraph[: stop.start()])[0].partition(", ")
        if region and not (stop[0][0] == "." and (place_of(region) or country_of(region))):
            return None
        city = None if _is_word(head) else place_of(head)
        if city and head[:1].isupper() and len(head.split()) <= 2 and not (stop[0][0] == ":" and country_of(head)):
            return Dateline(spelled(head), city.country, None, stop.end())
    return None


def header_dateline(line: str, printed: PrintedDate) -> Dateline | None:
    """Place and date on a line of their own: "Paris, le 7 février 2014"."""
    head = _ARTICLE.sub("", line[: printed.start]).strip(" ,-–—|")
    parts = [part.strip() for part in head.split(",")]
    if len(parts) > 1 and names_a_site(parts[0]) and (place_of(parts[1]) or len(parts) > 2):
        parts = parts[1:]  # an office before the place where it wrote
        head = ", ".join(parts)
    if not head or len(parts) > 2 or len(head.split()) > 6 or line[printed.end :].strip(" .–—-"):
        return None
    if not place_of(parts[0]) and not (len(parts) == 2 and country_of(parts[1])):
        return None
    return _resolved(parts[0], parts[1:], printed, len(line))


def place_line(line: str, *, alone: bool = False) -> Dateline | None:
    """A place on a line of its own above the story, or first between bars: "ANKARA", "Regina, Saskatchewan", "Suva, Fiji | 2 May".
    `alone`: where it stands, a city is enough."""
    named = _LABEL.sub("", line.partition("|")[0]).strip(" .–—-")
    first, _, rest = named.partition(",")
    known = rest and (country_of(rest.strip()) or region_of(rest.strip()))
    if not first or len(named.split()) > 4 or not place_of(first) or (_is_word(first) and not known):
        return None
    if not (first.isupper() or place_of(rest.strip()) or known or (alone and not rest and "|" not in line)):
        return None
    return _resolved(first, [rest.strip()] if rest else [], None, len(line))


def _read(head: str, end: int, *, spaced: bool) -> Dateline | None:
    """The parts of what stands before the dash: place, then country, date and agency in any order."""
    bracketed = _BRACKETED.match(head.strip())
    head = bracketed["head"] if bracketed else head
    head = _SLASHED.sub(" ", head)
    notes = _PARENTHESIS.findall(head)
    plain = _PARENTHESIS.sub("", head).strip(" .,/")
    printed = next(iter(dates_in(plain)), None) or next((each for note in notes for each in dates_in(note)), None)
    if printed and plain[printed.start : printed.end] and dates_in(plain):
        plain = _ARTICLE.sub("", plain[: printed.start]) + "," + plain[printed.end :]
    has_day, without_year = printed is not None, None
    if (day := _LAST_DAY.search(plain)) and _is_day(day["day"]):
        plain, has_day, without_year = plain[: day.start()], True, month_and_day(day["day"])
    first, _, last = plain.rpartition(" ")
    if first and last.casefold() in weekdays():
        plain, has_day = first, True
    kept = []
    for part in (piece.strip(" ./") for piece in plain.split(",")):
        if part.casefold() in weekdays() or _is_day(part):
            has_day, without_year = True, without_year or month_and_day(part)
        elif part and not (has_day and _OTHER_DAY.fullmatch(part)):
            kept.append(part)
    if not kept:
        named = [note for note in notes if place_of(note.split(",")[0])]
        kept = [part.strip() for part in named[0].split(",")] if named and has_day else []
    if not kept or len(kept) > 4 or not _PLACE.fullmatch(kept[0]) or len(kept[0].split()) > 5:
        return None
    place, rest = kept[0], kept[1:] + [note for note in notes if country_of(note)]
    country = next((code for part in rest if (code := country_of(part) or region_of(part))), None)
    strange = [part for part in rest if not (country_of(part) or region_of(part) or place_of(part) or part.isupper())]
    first = _JOINED.split(place)[0]
    placed = country or (place_of(first) and (has_day or notes))
    if strange and not (placed and len(strange) == 1 and _REGION.fullmatch(strange[0])):
        return None
    known = not _is_word(first) and (place_of(first) or country_of(first) is not None)
    capitals = place.isupper()
    if not place[:1].isupper() or not (
        known or country or (capitals and (has_day or notes or any(map(place_of, rest))))
    ):
        return None
    if not capitals and not country and not has_day and not notes and not (spaced and known):
        return None
    if rest and _CAPITAL.fullmatch(rest[0]):
        return Dateline(f"{spelled(first)}, {rest[0].removesuffix('.')}.", country or "US", printed, end, without_year)
    found = _resolved(first, rest, printed, end)
    return found if found is None or without_year is None else replace(found, day=without_year)


def _is_word(name: str) -> bool:
    return name.casefold() in words_of("not_datelines")


def month_and_day(part: str) -> tuple[int, int] | None:
    """The month and its day of words that are that and nothing else ("27 Oct.")."""
    found = _DAY_OF_MONTH.fullmatch(part)
    month = month_number(found[1] or found[2]) if found else None
    number = _FIGURES.search(part)
    return (month, int(number[0])) if month and number and 0 < int(number[0]) <= 31 else None


def _is_day(part: str) -> bool:
    found = _DAY_OF_MONTH.match(part)
    return part.isdigit() or bool(found and month_number(found[1] or found[2]))


def _resolved(place: str, rest: list[str], printed: PrintedDate | None, end: int) -> Dateline | None:
    country = next((code for part in rest if (code := country_of(part) or region_of(part))), None)
    if country is None:
        near = [part for part in rest if place_of(part) and not is_elsewhere(place, part)]
        city = next(filter(None, map(place_of, [*near, place])), None)
        country = city.country if city else None
    country = country or country_of(place)
    return Dateline(spelled(place) + ("." if is_initials(place) else ""), country, printed, end)
