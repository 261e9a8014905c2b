"""What on a page belongs to the site and not to the story: told by phrases (lexicon `furniture`) and by shape.

Belongs here: judging one line by itself. Stays out: where it stands on the page (`body.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.articles.bylines import is_byline, name_connectors, tells_of_the_author
from pipeline.articles.sites import without_site
from pipeline.language.lexicon import Entry, languages_with, read_lexicon, read_reference


class Kind(StrEnum):
    """What a line of furniture is. After a closing kind no story goes on, only other stories and the publisher."""

    MENU = "menu"
    TYPE = "type"
    SHARE = "share"
    TOOL = "tool"
    COUNTER = "counter"
    COOKIES = "cookies"
    NEWSLETTER = "newsletter"
    COMMENTS = "comments"
    BYLINE = "byline"
    RELATED = "related"
    CONTACT = "contact"
    ADDRESS = "address"
    END = "end"
    RIGHTS = "rights"
    DATE = "date"
    UPDATE = "update"


CLOSING = frozenset({Kind.COMMENTS, Kind.RELATED, Kind.CONTACT, Kind.END})
_SECTIONS = frozenset({Kind.MENU, Kind.TYPE})
_FEWEST_OF_MENU, _MOST_OF_MENU = 3, 16
_LABELS = frozenset({Kind.DATE, Kind.UPDATE})
_PROSE_KINDS = frozenset(
    {Kind.COOKIES, Kind.CONTACT, Kind.COMMENTS, Kind.END, Kind.RIGHTS, Kind.COUNTER, Kind.NEWSLETTER}
)
"""Kinds whose lines may be whole sentences."""

_PREFIX = 4
"""First letters by which phrases are found."""

_TOLD, _ARTICLE = 6, 3
"""Words of a headline beside the name of its site; letters of a label that also opens sentences: "Le 2 mars 2020" is a date, "Le préfet ..., le 2 mars 2020" is none."""

_LONG, _SHORT = 300, 110


class Match(StrEnum):
    WHOLE = "whole"
    START = "start"
    END = "end"
    IN = "in"


class _Phrase(Entry):
    phrase: str
    match: Match
    kind: Kind


class _Word(Entry):
    word: str


_NUMBER = re.compile(r"\d[\d.,]*(?<!\.)[kKM]?")
_EDGES = " \t•·|*–—-»«›‹<>#▶►→←:.…"
_SEPARATORS = re.compile(r"\s*[|•·›»>▸►\t]+\s*|\s{2,}|\s+[/–—-]+\s+|\s*::\s*")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_TERMINAL = re.compile(r"[.!?…][\"'”’»“)\]]*$")
_INITIAL_LAST = re.compile(r"\s[A-Z]\.$")
"""The initial of a surname, whose full stop ends no sentence."""

_GLUE = re.compile(r"[\s|/•·,()\[\]-]+")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,}")
_SIGNATURE = re.compile(r"[A-Za-z]{2,5}(?:/[A-Za-z]{2,5}){1,4}")
_AGENCY_LINE = re.compile(
    r"(?:-{1,2}|–|—)\s?[A-Z]{2,12}(?:[ -][A-Z]{2,12})?\.?(?:\s?[-–—]{1,2})?"
    r"|\([A-Z]{2,12}\)\s?\((?:https?://|www\.)[^\s()]{3,60}\)"
    r"|\([A-Z]{2,12}\)(?:\s?[,/–-]?\s?(?:[^\W\d_a-z]\.\s?){1,4})?|[A-Z]{2,12}\s?[,/]\s?(?:[^\W\d_a-z]\.\s?){1,4}"
)
_REFERENCE = re.compile(r"(?=[^\d]*\d)[A-Z]{2,6}[/ ][A-Z0-9]{1,6}(?:[/.-][A-Z0-9]{1,8}){0,4}")
_INITIALS = re.compile(r"[A-Z]{2,4}(?: [A-Z]{2,4}){1,3}")
"""Initials of an agency and of those who wrote and edited, on a line of their own."""

_ISSUE = re.compile(
    r"(?:vol(?:ume)?|issue|(?:newsletter|bulletin|edition)(?: no\.?)?|no|nr|page|seite|número|numéro)\b\.?\s?\d+(?:\s?[,|/–-]\s?(?:no|nr|issue|n[°º])\.?\s?\d+)?",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"(?:follow|like|find|join) .{2,60} on (?:facebook|twitter|x|instagram|youtube|telegram|linkedin)\b", re.IGNORECASE
)
_THIRTY = re.compile(r"[-–—#*\s]{1,4}30[-–—#*\s]{1,4}")
"""The sign with which American releases end."""

_HANDLES = re.compile(r"@\w{2,30}|#\w{2,40}")
_PHONE = re.compile(r"(?:[^\W\d_][^:\d]{1,28}:\s?)?(?:\+|\()?\d[\d ()./-]{6,20}\d")
_RULE = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def folded(line: str) -> str:
    """Lower case, one space, straight apostrophes, no space before a colon, numbers as `0`: the form of the lexicon."""
    line = " ".join(line.replace("’", "'").split()).casefold().replace(" :", ":")
    return _NUMBER.sub("0", line)


@cache
def _language_names() -> frozenset[str]:
    return frozenset(word for entry in read_reference("language_names", _Word) for word in entry.word.split())


class _Lexicon(NamedTuple):
    """The phrases of all languages: whole lines, starts by their first letters, ends, and inner ones by their first word."""

    whole: dict[str, Kind]
    start: dict[str, list[tuple[str, Kind]]]
    end: dict[str, Kind]
    ends: tuple[str, ...]
    inside: dict[str, list[tuple[str, Kind]]]
    first_words: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    whole: dict[str, Kind] = {}
    start: dict[str, list[tuple[str, Kind]]] = {}
    end: dict[str, Kind] = {}
    inside: dict[str, list[tuple[str, Kind]]] = {}
    for language in languages_with("furniture"):
        for entry in read_lexicon("furniture", _Phrase, language):
            phrase, kind = entry.phrase, entry.kind
            if entry.match is Match.WHOLE:
                whole.setdefault(phrase.strip(_EDGES), kind)
            elif entry.match is Match.START:
                start.setdefault(phrase[:_PREFIX], []).append((phrase, kind))
            elif entry.match is Match.END:
                end.setdefault(phrase, kind)
            else:
                inside.setdefault(phrase.split(" ", 1)[0], []).append((phrase, kind))
    for candidates in start.values():
        candidates.sort(key=lambda item: -len(item[0]))
    return _Lexicon(whole, start, end, tuple(end), inside, frozenset(inside))


def _starting(text: str) -> Iterator[tuple[str, Kind]]:
    """The phrases that a line may start with: those of its first letters, then those that are shorter than that."""
    start = _lexicon().start
    yield from start.get(text[:_PREFIX], ())
    for length in range(1, _PREFIX):
        yield from start.get(text[:length], ())


@cache
def label_words() -> frozenset[str]:
    """Labels of dates that are one word: they add nothing to a line that is a date."""
    return frozenset(
        phrase.strip(":")
        for phrases in _lexicon().start.values()
        for phrase, kind in phrases
        if kind in _LABELS and " " not in phrase
    )


@cache
def _closing_labels() -> list[tuple[str, Kind]]:
    """Labels that may close what stands before a date, with the space before them."""
    phrases = {f" {phrase}": kind for each in _lexicon().start.values() for phrase, kind in each if len(phrase) > 4}
    return [(phrase, kind) for phrase, kind in phrases.items() if kind in _LABELS]


def label_of(line: str, end: int) -> Kind | None:
    """DATE or UPDATE where a label of a date ("Published on") opens a part of the line before `end` or closes it, else None."""
    head = " ".join(folded(line[:end]).split()).strip(_EDGES + ",")
    for phrase, kind in _closing_labels():
        if head.endswith(phrase):
            return kind
    for part in _PARTS.split(line[:end]):
        text = folded(part).strip(_EDGES)
        for phrase, kind in _starting(text):
            label = phrase.rstrip(":")
            if kind in _LABELS and _starts(text, label) and (len(label) > _ARTICLE or text == label):
                return kind
    return None


def furniture_kind(line: str) -> Kind | None:
    """What kind of furniture a line is by itself, or None for a line that may belong to the story."""
    if len(line) > _LONG:
        return Kind.RIGHTS if line[0] == "©" else None
    if _THIRTY.fullmatch(line):
        return Kind.END
    if _ISSUE.fullmatch(line):
        return Kind.TYPE
    if _FOLLOW.match(line):
        return Kind.SHARE
    if tells_of_the_author(line):
        return Kind.BYLINE
    if _RULE.fullmatch(line):
        return Kind.END if len(line) > 2 and any(c in "#*" for c in line) else Kind.MENU
    if line[0] == "©":
        return Kind.RIGHTS
    text = folded(line)
    bare = text.strip(_EDGES)
    lexicon = _lexicon()
    kind = lexicon.whole.get(bare)
    if kind is not None and kind not in _LABELS:
        return kind
    is_prose = (len(line) > _SHORT or (bool(_TERMINAL.search(line)) and not _INITIAL_LAST.search(line))) and (
        not line.isupper()
    )
    for phrase, kind in _starting(bare):
        if kind not in _LABELS and _starts(bare, phrase) and (not is_prose or kind in _PROSE_KINDS):
            if kind is Kind.MENU and line[0] in "•*":
                break  # an item of a list of facts ("• Countries: 12"), not a label of the page
            return kind
    if not is_prose and bare.endswith(lexicon.ends):
        return next(kind for phrase, kind in lexicon.end.items() if bare.endswith(phrase))
    for word in lexicon.first_words.intersection(text.split()):
        for phrase, kind in lexicon.inside[word]:
            if phrase in text:
                return kind
    return _shape(line, lexicon.whole, is_prose)


def _shape(line: str, whole: dict[str, Kind], is_prose: bool) -> Kind | None:
    """Menus and breadcrumbs (short parts between separators), bylines, addresses, initials of editors."""
    if is_prose and len(line) > _SHORT:
        return None
    if is_byline(line):
        return Kind.BYLINE
    if _is_navigation(line, whole):
        return Kind.MENU
    words = [word for word in _GLUE.split(line.casefold()) if word]
    if len(words) > 1 and sum(1 for word in words if word in _language_names()) * 2 > len(words):
        return Kind.MENU
    if _AGENCY_LINE.fullmatch(line):
        return Kind.END
    if _INITIALS.fullmatch(line) and name_connectors().isdisjoint(line.casefold().split()):
        return Kind.BYLINE
    if _SIGNATURE.fullmatch(line) or _HANDLES.fullmatch(line):
        return Kind.END if "/" in line else Kind.SHARE
    if _REFERENCE.fullmatch(line):
        return Kind.TYPE
    for pattern in (_EMAIL, _ADDRESS, _PHONE):
        if pattern.fullmatch(line):
            return Kind.ADDRESS
    parts = [part for part in _SEPARATORS.split(line) if part and not _RULE.fullmatch(part)]
    if len(parts) < 2:
        return None
    kinds = [kind for part in parts if (kind := whole.get(folded(part).strip(_EDGES))) is not None]
    if kinds and (len(kinds) * 2 >= len(parts) or not is_prose):
        return kinds[0]
    if is_prose or any(_TERMINAL.search(part) and " " in part for part in parts):
        return None
    strong = "|" in line or "›" in line or "»" in line or ">" in line or "  " in line or "•" in line[1:] or "\t" in line
    lengths = [len(part.split()) for part in parts]
    if (strong and max(lengths) <= 5) or (len(parts) >= 3 and max(lengths) <= 3):
        return Kind.MENU
    if len(parts) == 2 and max(lengths) >= _TOLD and without_site(line) != line:
        return None
    if strong and len(parts) >= 2 and ("|" in line or "  " in line) and max(lengths) <= 8:
        return Kind.MENU
    return None


def _is_navigation(line: str, whole: dict[str, Kind]) -> bool:
    """A menu that has lost what parted its entries ("Home News Press Releases Contact"): names of sections make half of it."""
    words = line.split()
    if not _FEWEST_OF_MENU <= len(words) <= _MOST_OF_MENU or not all(
        word[0].isupper() for word in (words[0], words[-1])
    ):
        return False
    text = [word.casefold() for word in words]
    entries = covered = place = 0
    while place < len(text):
        length = next((n for n in (3, 2, 1) if whole.get(" ".join(text[place : place + n])) in _SECTIONS), 0)
        if place == 0 and not length:
            return False
        entries += length > 0
        covered += length
        place += max(length, 1)
    return entries > 1 and (covered * 2 >= len(text) or entries > 2)


def _starts(text: str, phrase: str) -> bool:
    return text.startswith(phrase) and (
        len(text) == len(phrase) or not phrase[-1].isalnum() or not text[len(phrase)].isalnum()
    )
