"""Numbers that state no quantity: parts of names, references, dates, clock times, telephone numbers, scores, idioms.

Belongs here: one named rule a kind, each with a sentence where it must hold and one where it must not (run as tests).
Stays out: quantities that are no statistics, such as ages and lengths of time (`extraction/statistics/exclusions.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.language.atoms import DASHES, HYPHENS, ORDINAL_ENDINGS, Atoms
from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers import Form, Number, number_words
from pipeline.language.units import Unit
from pipeline.language.words import Words, words_in


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number in its sentence, with the unit found beside it."""

    atoms: Atoms
    number: Number
    unit: Unit | None
    currency_first: int | None
    """First atom of the currency sign before it."""
    language: str

    @property
    def before(self) -> int:
        """The atom before the number and its currency sign."""
        return (self.number.first if self.currency_first is None else self.currency_first) - 1

    @property
    def digits(self) -> str:
        return self.atoms.words[self.number.first]

    @property
    def words(self) -> Words:
        return words_in(self.language)

    @property
    def months(self) -> frozenset[str]:
        return self.words.grammar("month")

    @property
    def plain(self) -> bool:
        """Digits alone, without a scale word or a unit."""
        return self.number.form is Form.DIGITS and not self.number.scaled and self.unit is None


class ReferenceNoun(Entry):
    word: str
    case: str = ""


class IdiomEntry(Entry):
    words: str


@dataclass(frozen=True)
class Rule:
    """Why a number is no quantity. `holds` and `fails` are our own sentences for each side."""

    name: str
    test: Callable[[Candidate], bool]
    holds: tuple[str, ...]
    fails: tuple[str, ...]


_PREFIXES = frozenset({"sub", "minus", "to", "and", "over", "under", "nearly", "plus", "than", "or", "about", "record"})
_SUFFIXES = frozenset({"k", "m", "mm", "b", "t", "g", "c", "f", "x", "s"})
_WEEKDAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "tues",
        "tue",
        "wed",
        "thu",
        "thurs",
        "fri",
        "sat",
    ]
)
_DATE_WORDS = frozenset(["in", "since", "by", "until", "till", "during", "before", "after", "from", "of", "the", "around", "early", "late", "mid", "to", "and", "between", "through", "for", "year", "years", "fiscal", "calendar", "its", "this", "that", "last", "next", "at", "on", "cy", "sy", "fy", "season", "q"])  # fmt: skip
_ERAS = frozenset({"a.d.", "ad", "bc", "b.c.", "ce"})
_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "o'clock", "o’clock", "oclock", "noon", "gmt", "utc", "cet", "cest", "est", "edt", "pst", "pdt"})  # fmt: skip
_HOUR_LINKS = frozenset({"to", "-", "–", "and", "or", "until", "till"})
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "midnight", "tomorrow", "tonight", "yesterday"})
_PHONE = frozenset({"phone", "tel", "telephone", "fax", "mobile", "hotline", "helpline", "whatsapp", "dial", "toll", "prefered", "cell"})  # fmt: skip
_STREETS = frozenset({"street", "st", "road", "avenue", "ave", "boulevard", "blvd", "lane", "square", "drive", "quai", "rue", "place", "strasse", "plaza", "calle"})  # fmt: skip
_ONES = frozenset({"un", "une", "uno", "una"})
_NEXT = frozenset({"past", "next", "last", "following", "coming", "previous", "first"})
_ONE_BEFORE = frozenset(["the", "this", "that", "these", "those", "each", "every", "which", "any", "no", "another", "first", "last", "a", "only-the", "other", "either", "neither"])  # fmt: skip


@cache
def _references(language: str) -> dict[str, str]:
    return {entry.word: entry.case for entry in read_lexicon("reference_nouns", ReferenceNoun, language)}


@cache
def _idioms(language: str) -> dict[str, list[tuple[str, ...]]]:
    by_number: dict[str, list[tuple[str, ...]]] = {}
    numbers = number_words(language)
    for entry in read_lexicon("number_idioms", IdiomEntry, language):
        parts = tuple(entry.words.split())
        for part in parts:
            if part in numbers.triggers or part.isdigit():
                by_number.setdefault(part, []).append(parts)
    return by_number


def _in_address_of_page(c: Candidate) -> bool:
    """Inside a web or e-mail address."""
    text, start = c.atoms.text, c.atoms.starts[c.number.first]
    left = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    word = text[left:start]
    return "://" in word or word.lower().startswith("www.") or "@" in word


def _part_of_word(c: Candidate) -> bool:
    atoms, first = c.atoms, c.number.first if c.currency_first is None else c.currency_first
    if not atoms.glued(first) or first == 0:
        return False
    before = atoms.words[first - 1]
    if before in ("#", "№", "@", "_", "\\"):
        return True
    if before[-1].isalnum():
        return True
    if before in DASHES or before in "./:":
        inner = atoms.glued(first - 1) and first > 1
        if not inner:
            return before == "/"
        earlier = atoms.words[first - 2]
        if first > 2 and atoms.words[first - 3][-1].isdigit() and atoms.glued(first - 2) and before in DASHES:
            return False  # "3km-5km"
        if before in DASHES and (earlier.lower() in _PREFIXES or earlier.lower() in number_words(c.language).triggers):
            return False
        if before in HYPHENS and earlier[-1].isalpha():
            return atoms.lows[first - 2] not in words_in(c.language).function or earlier[0].isupper()
        return before in "./:" and earlier[-1].isalnum()
    return before in "'’" and first > 1 and atoms.glued(first - 1)


def _glued_letters(c: Candidate) -> bool:
    atoms, after = c.atoms, c.number.after
    if c.unit is not None or c.number.form is Form.WORDS or not atoms.glued(after):
        return False
    word = atoms.words[after]
    if not word[0].isalpha():
        return False
    if atoms.lows[after] in ORDINAL_ENDINGS:
        return False
    if c.number.letter is not None and word in ("G", "T") and c.currency_first is None:
        return atoms.lows[after + 1][:1].isalpha()  # "the 5G network"
    return not (c.number.letter is not None or (atoms.lows[after] in _SUFFIXES and c.currency_first is not None))


def _decade(c: Candidate) -> bool:
    after = c.number.after
    return c.atoms.glued(after) and c.atoms.words[after] == "s" and c.digits.isdigit() and c.digits[-1] == "0"


def _number_chain(c: Candidate) -> bool:
    """Digits joined by slashes, full stops, colons, or by two dashes or more: "192.168.1.10", "12/5", "14:30"."""
    atoms, number = c.atoms, c.number
    if number.form is Form.WORDS or number.scaled or c.currency_first is not None or number.form is Form.VAGUE:
        return False
    if number.form is Form.FRACTION and atoms.words[number.first + 1] == "/" and number.first > 0 and c.unit is None:
        follows = atoms.lows[number.after]
        before = atoms.lows[number.first - 1]
        if before in ("on", "this", "next", "last", "by", "until", "from", "to", "?") or before in _WEEKDAYS:
            return not follows[:1].isalpha() or (follows in c.words.function and follows != "of")
    for at, step in ((number.after, 1), (number.first - 1, -1)):
        mark, other = atoms.words[at] if at >= 0 else "", at + step
        if mark not in "/:.x" or not mark or other < 0:
            continue
        if atoms.glued(at) and atoms.glued(at + 1) and atoms.words[other][:1].isdigit():
            return not (mark == "." and step == 1 and other >= atoms.count)
    first = number.first
    if first and atoms.words[first - 1] == "±":
        return True  # a tolerance
    if (
        first > 1
        and atoms.words[first - 1] in DASHES
        and atoms.glued(first)
        and atoms.words[first - 2][:2] in ("19", "20")
    ):
        return atoms.glued(first - 1) and len(atoms.words[first - 2]) == 4 and len(c.digits) == 2  # "2013-14"
    dashes = 0
    at = number.after
    while atoms.words[at] in DASHES and atoms.words[at] and atoms.words[at + 1].isdigit() and atoms.glued(at):
        dashes, at = dashes + 1, at + 2
    at = number.first - 1
    while at > 0 and atoms.words[at] in DASHES and atoms.words[at - 1].isdigit() and atoms.glued(at + 1):
        dashes, at = dashes + 1, at - 2
    return dashes > 1


def _reference(c: Candidate) -> bool:
    atoms, at = c.atoms, c.before
    if at < 0 or c.currency_first is not None or c.number.form is Form.VAGUE or c.number.scaled:
        return False
    if atoms.words[at] in ("#", "№"):
        return True
    if atoms.lows[at] == "of" and at > 1 and atoms.words[at - 1].isdigit():
        return atoms.lows[at - 2] in ("page", "part", "chapter", "photo", "image", "slide")  # "page 2 of 14"
    if atoms.words[at] == "." and at:
        at -= 1
        return atoms.lows[at] in ("no", "nos", "nr", "nrs", "art", "para", "sec", "vol", "pp", "ref", "fig", "p")
    case = _references(c.language).get(atoms.lows[at])
    if case is None or case == "dot":
        return False
    if (c.unit is not None and c.unit.code != "s") or "," in c.digits:
        return False
    if case == "capital" and not atoms.words[at][0].isupper():
        return False
    if c.number.form is Form.WORDS and not atoms.words[at][0].isupper():
        return False
    return atoms.lows[c.number.after] not in ("times", "percent", "per")


def _after_name(c: Candidate) -> bool:
    """A capitalised word right before bare digits that count nothing after them: "Nasdaq 100", "Galaxy 9"."""
    atoms, at = c.atoms, c.number.first - 1
    if at < 0 or c.unit is not None or c.currency_first is not None or c.number.scaled:
        return False
    if c.number.form not in (Form.DIGITS, Form.WORDS) or c.number.letter:
        return False
    name, low = atoms.words[at], atoms.lows[at]
    if not name[0].isalpha() or not name[0].isupper() or low in c.words.function or low in c.words.finite:
        return False
    if low in c.months or low in _WEEKDAYS:
        return not _counts_plural(c)
    if low.endswith("ly") or (at == 0 and (c.words.is_verb(low) or low in c.words.bases or c.words.participle(low))):
        return False
    if c.number.form is Form.WORDS:
        return atoms.words[c.number.first][0].isupper() and not _counts_plural(c)
    if not _counts_plural(c):
        return True
    leads = [atoms.lows[i] for i in range(max(0, at - 3), at)]
    return at < 3 and not any(c.words.function.get(low) == "preposition" for low in leads)


def _before_name(c: Candidate) -> bool:
    """Bare digits before capitalised words none of which is a plural: "11 Pro Max", "3 Musketeers Lane"."""
    atoms, after = c.atoms, c.number.after
    if not c.plain or c.number.value == 1 or c.number.value % 1 or atoms.glued(after) or "," in c.digits:
        return False
    if (
        c.before >= 0
        and c.words.function.get(atoms.lows[c.before]) in ("adverb", "preposition")
        and c.number.value > 99
    ):
        return False
    word = atoms.words[after]
    if not (word[:1].isupper() and atoms.lows[after] not in c.words.function and atoms.lows[after] not in c.months):
        return False
    if atoms.lows[after] in _CLOCK or _counts_plural(c):
        return False
    run = after
    joins = number_words(c.language).articles | {"and", "or", "&"}
    while run < after + 9 and (
        atoms.hyphenated(run) or atoms.words[run][:1].isalnum() or atoms.lows[run] in joins or atoms.words[run] == "&"
    ):
        if atoms.lows[run] in c.words.function and atoms.lows[run] not in joins:
            break
        if c.words.is_plural(atoms.lows[run]):
            return False
        run += 1
    return True


def _counts_plural(c: Candidate) -> bool:
    """Whether a plural noun stands within three words after the number."""
    atoms, at = c.atoms, c.number.after
    for step in range(at, at + 3):
        low = atoms.lows[step]
        if not low or not low[0].isalpha() or low in c.words.function:
            return False
        if c.words.is_plural(low) and low not in c.words.finite:
            return True
    return False


def _year(c: Candidate) -> bool:
    before = c.atoms.lows[c.before] if c.before >= 0 else ""
    if c.plain and (before in _ERAS or (before == "and" and c.before > 1 and c.atoms.lows[c.before - 2] in _ERAS)):
        return True
    if c.number.form is Form.WORDS and 1990 <= c.number.value <= 2035 and not _counts_plural(c):
        return before in _DATE_WORDS or before in c.months or (c.before >= 0 and c.atoms.lows[c.before] in ("first",))
    if c.plain and len(c.digits) == 8 and c.digits.isdigit() and c.digits[:2] in ("19", "20"):
        return c.digits[4:6] <= "12" and c.digits[6:] <= "31"
    if not c.plain or not (c.digits.isdigit() and len(c.digits) == 4 and c.digits[:2] in ("19", "20", "18")):
        return False
    if c.number.after - c.number.first > 1:
        return False
    counts = _counts_plural(c)
    if c.atoms.lows[c.number.after] in _ERAS:
        return True
    if counts and "1995" <= c.digits <= "2035" and c.digits != "2000" and c.before >= 0:
        kind = c.words.function.get(before)
        return (
            kind in ("determiner", "possessive")
            or before in _DATE_WORDS
            or (kind is None and before[-1:].isalpha() and not c.words.is_verb(before))
        )
    if before in _DATE_WORDS or before in c.months or before in (",", "(", "=", "’"):
        return not (counts and before in (",", "(", "of", "from", "to", "and", "around", "at", "for", "on", "by"))
    return not counts


def _month_day(c: Candidate) -> bool:
    atoms = c.atoms
    if not c.plain and c.number.form is not Form.WORDS:
        return False
    if c.number.value > 31 and not (c.digits.isdigit() and len(c.digits) in (2, 4)):
        return False
    before = atoms.lows[c.before] if c.before >= 0 else ""
    if before == "the" and c.before and atoms.lows[c.before - 1] == "on" and not _counts_plural(c) and c.plain:
        return c.number.value <= 31
    back = c.before - 1 if before in (".", ",", "-", "/", "the") else c.before
    if back >= 0 and atoms.lows[back] in c.months and (atoms.words[back][0].isupper() or atoms.lows[back] != "may"):
        return not _counts_plural(c) or before in ("", "the") or atoms.lows[back] != "may"
    if back >= 0 and atoms.lows[back] in _WEEKDAYS and not _counts_plural(c):
        return True
    after = c.number.after
    if atoms.lows[after] in ORDINAL_ENDINGS and atoms.glued(after):
        after += 1
    if atoms.lows[after] in ("of", "-", "/", ".", "de"):
        after += 1
    if atoms.lows[after] in c.months and (
        atoms.words[after][0].isupper() or atoms.lows[after] not in ("may", "march", "sat", "sun")
    ):
        return c.number.value <= 31
    other = after
    if atoms.words[other] in DASHES | {",", "/"} or atoms.lows[other] in (
        "and",
        "to",
        "or",
        "et",
        "au",
        "y",
        "al",
        "e",
    ):
        other += 1
        return bool(atoms.words[other].isdigit() and c.number.value <= 31 and atoms.lows[other + 1] in c.months)
    return False


def _clock(c: Candidate) -> bool:
    atoms, after = c.atoms, c.number.after
    if c.number.form not in (Form.DIGITS, Form.WORDS) or c.number.scaled or c.number.value > 2400:
        return False
    low = atoms.lows[after]
    if c.unit is not None and atoms.lows[c.unit.after] == "past":
        return True
    if low in _CLOCK or atoms.lows[after : after + 3] == ["o", "'", "clock"]:
        return not (low in ("am", "pm") and c.number.value % 1 and len(c.digits.rpartition(".")[2]) != 2)
    if low in ("a", "p") and (atoms.words[after + 1] == "." or atoms.glued(after)) and c.number.value < 13:
        return atoms.glued(after) or atoms.lows[after + 2] == "m"
    if c.number.value > 24:
        return False
    if _linked_time(c):
        return True
    if low == "in" and atoms.lows[after + 1] in ("the", "tomorrow") and atoms.lows[after + 2] in _DAY_PARTS:
        return True
    before = atoms.lows[c.before] if c.before >= 0 else ""
    if low in ("tomorrow", "tonight", "yesterday") or (low == "past" and before not in ("the", "of")):
        return True
    if before in ("at", "around", "until", "till", "by", "after", "before", "from", "past") and c.unit is None:
        bare = not _counts_plural(c)
        at_end = (
            not atoms.lows[after]
            or atoms.words[after] in ".,;?!)"
            or low in ("on", "and", "to", "today", "for", "tomorrow")
        )
        return bare and before in ("at", "past") and at_end and c.number.value <= 24
    return False


def _linked_time(c: Candidate) -> bool:
    """One end of a span of hours whose other end is plainly a time: "5 to 6pm", "between 10 and 11:30"."""
    atoms, after = c.atoms, c.number.after
    if c.unit is not None and c.unit.kind is not QuantityKind.DURATION:
        return False
    link = atoms.lows[after]
    if link in _HOUR_LINKS and atoms.words[after + 1][:1].isdigit():
        beyond = after + 2
        if atoms.lows[beyond] in _CLOCK or (atoms.words[beyond] == ":" and atoms.words[beyond + 1].isdigit()):
            return True
    at = c.number.first - 1
    linked = at > 0 and atoms.lows[at] in _HOUR_LINKS
    if linked and (
        atoms.lows[at - 1] in _CLOCK or (at > 2 and atoms.words[at - 2] == ":" and atoms.words[at - 1].isdigit())
    ):
        return not _counts_plural(c)
    near = atoms.lows[max(0, c.number.first - 4) : c.number.first] + atoms.lows[after : after + 4]
    timely = at >= 0 and atoms.lows[at] in ("at", "around", "between", "from", "by", "until", "to", "-", "–", "and")
    if not (timely or link in ("-", "–")) or c.unit is not None or _counts_plural(c):
        return False
    return any(low in _DAY_PARTS or low in _WEEKDAYS for low in near)


def _telephone(c: Candidate) -> bool:
    atoms, number = c.atoms, c.number
    if number.form is not Form.DIGITS or c.currency_first is not None or number.scaled:
        return False
    start = max(0, number.first - 9)
    for at in range(number.first - 1, start - 1, -1):
        low = atoms.lows[at]
        if low in _PHONE:
            return True
        if low == "number" and at > 0 and atoms.lows[at - 1] in _PHONE:
            return True
        if low[0].isalpha() and low not in (
            "number",
            "is",
            "no",
            "or",
            "x",
            "ext",
            "extension",
            "office",
            "press",
            "desk",
        ):
            break
    if atoms.words[number.first][0] == "0" and len(atoms.words[number.first]) > 3 and c.digits.isdigit():
        return True
    if number.after > number.first + 1 and atoms.words[number.after].isdigit():
        return True
    digits = groups = 0
    at = number.first
    while at < atoms.count and (atoms.words[at].isdigit() or atoms.words[at] in "-–.()/ +"):
        digits, groups = digits + len(atoms.words[at]) * atoms.words[at].isdigit(), groups + atoms.words[at].isdigit()
        at += 1
    at = number.first - 1
    plus = False
    while at >= 0 and (atoms.words[at].isdigit() or atoms.words[at] in "-–.()/+"):
        digits, groups = digits + len(atoms.words[at]) * atoms.words[at].isdigit(), groups + atoms.words[at].isdigit()
        plus = plus or atoms.words[at] == "+"
        at -= 1
    if digits >= 7 and (plus or (groups >= 3 and number.after == number.first + 1)):
        return True
    return len(c.digits) >= 9 and c.digits.isdigit() and not _counts_plural(c) and number.after == number.first + 1 and c.unit is None and digits < 13  # fmt: skip


def _address(c: Candidate) -> bool:
    atoms, after = c.atoms, c.number.after
    if not c.plain or c.number.value > 99999:
        return False
    if atoms.lows[after : after + 2] == ["block", "of"]:
        return True
    step = after + 1 if atoms.words[after] == "," else after
    for at in range(step, min(step + 3, atoms.count)):
        if atoms.lows[at] in _STREETS:
            return True
        if not atoms.words[at][0].isupper():
            break
    postcode = len(c.digits) == 5 and c.digits.isdigit() and atoms.words[after][:1].isupper()
    return postcode and c.before >= 0 and atoms.words[c.before] == ","


def _score(c: Candidate) -> bool:
    """A result of a game: two small numbers, the higher first, joined by a dash."""
    atoms, number = c.atoms, c.number
    if not c.plain:
        return False
    for at, step in ((number.after, 1), (number.first - 1, -1)):
        other = at + step
        if (
            at < 0
            or other < 0
            or atoms.words[at] not in DASHES
            or not atoms.words[at]
            or not atoms.words[other].isdigit()
        ):
            continue
        if not (atoms.glued(at) and atoms.glued(at + 1)):
            continue
        left, right = (
            (number.value, float(atoms.words[other])) if step == 1 else (float(atoms.words[other]), number.value)
        )
        return left >= right and left < 200
    return False


def _idiom(c: Candidate) -> bool:
    atoms, first = c.atoms, c.number.first
    for parts in _idioms(c.language).get(atoms.lows[first], ()):
        for offset, part in enumerate(parts):
            start = first - offset
            if part == atoms.lows[first] and start >= 0 and tuple(atoms.lows[start : start + len(parts)]) == parts:
                return True
    return False


def _pronoun_one(c: Candidate) -> bool:
    """ "one" that stands for a noun or a person: "the one", "one of the most", "one can"."""
    atoms, first, after = c.atoms, c.number.first, c.number.after
    if atoms.lows[first] != "one" or after != first + 1:
        return False
    before, follows = atoms.lows[first - 1] if first else "", atoms.lows[after]
    if before in _ONE_BEFORE:
        return True
    if before in ("minus", "negative"):
        return False
    if c.unit is not None or atoms.hyphenated(after):
        return False
    if follows == "of":
        return atoms.lows[after + 1] in ("them", "us", "those", "these", "you", "which", "whom")
    kind = c.words.function.get(follows)
    if follows in ("to", "or") and atoms.lows[after + 1] in number_words(c.language).triggers:
        return False
    if kind == "auxiliary" and any(low in number_words(c.language).triggers for low in atoms.lows[:first]):
        return False  # "seven were red, one was blue"
    if not follows or not follows[0].isalpha():
        return c.atoms.count > 2
    return kind is not None and kind != "adverb"


def _article(c: Candidate) -> bool:
    """ "un", "una": the article, which English tells from "one"; and a bare scale after "per"."""
    atoms, first = c.atoms, c.number.first
    low = atoms.lows[first]
    if c.number.after == first + 1 and first and atoms.lows[first - 1] in ("per", "par", "por") and c.number.scaled:
        return not c.digits[:1].isdigit()
    return c.number.value == 1 and c.number.after == first + 1 and low in number_words(c.language).articles | _ONES


def _fraction_of_name(c: Candidate) -> bool:
    """ "first half", "half-brother", "quarter-final": a part by name."""
    atoms, number = c.atoms, c.number
    if atoms.lows[number.after - 1] == "quarters" and number.first and atoms.lows[number.first - 1] in _NEXT:
        return True
    if number.form is not Form.FRACTION or number.after != number.first + 1 or c.digits.isdigit():
        return False
    low, before = atoms.lows[number.first], atoms.lows[number.first - 1] if number.first else ""
    if low not in ("half", "quarter", "moitié", "mitad"):
        return False
    if c.unit is not None and c.unit.after > number.after:
        return False  # "half-litre"
    if atoms.hyphenated(number.after) or before in ("first", "second", "last", "latter", "other", "next", "this", "that", "the", "each", "every", "third", "fourth", "and", "final", "previous", "same", "per", "-"):  # fmt: skip
        return not (before == "the" and atoms.lows[number.after] in ("a",))
    if low == "quarter":
        return True
    follows = atoms.lows[number.after]
    if before == "a" and follows not in ("of", "million", "billion", ""):
        return follows[:1].isalpha()
    return False


RULES: tuple[Rule, ...] = (
    Rule("page_address", _in_address_of_page, ("See https://example.org/7/list for more.",), ("See 7 lists for more.",)),
    Rule("part_of_name", _part_of_word, ("The K-9 squad trained with the T14 crew.",), ("Sub-500 parcels.", "RM20 was paid.")),
    Rule("decade", _decade, ("Songs of the 1990s.",), ("It took 4s.",)),
    Rule("glued_letters", _glued_letters, ("The 4D printer broke.",), ("They paid €12m.", "A 5kg bag.")),
    Rule("number_chain", _number_chain, ("Host 10.0.0.1 was down.", "Filed on 12/5.", "It began at 14:30."), ("4/5 of the fleet",)),
    Rule("idiom", _idiom, ("The desk is open 24/7.",), ("The desk has 24 chairs.",)),
    Rule("reference", _reference, ("Under Article 3 this is barred.", "See annex 4."), ("Under Article 3, 14 requests failed.",)),
    Rule("month_day", _month_day, ("They met on 12 March.", "They met on May 4."), ("They met 12 judges.",)),
    Rule("year", _year, ("The pact of 1985 holds.", "In 2017 it grew."), ("We counted 1985 birds.",)),
    Rule("clock_time", _clock, ("They left at 9 pm.", "Doors open at 9.30."), ("They left 9 cars.",)),
    Rule("telephone", _telephone, ("Phone 0171 1234567 now.", "Call +33 4 72 11 22 33."), ("They made 1 234 567 stops.",)),
    Rule("address", _address, ("She lives at 66 Birch Street.",), ("She found 66 coins.",)),
    Rule("score", _score, ("Rovers won 3-1.",), ("It takes 1-3 days.",)),
    Rule("after_name", _after_name, ("Orion 9 was late.", "Proposition 58 stipulates it."), ("In Orion 9 boats sank.",)),
    Rule("before_name", _before_name, ("They sell the 11 Pro Max.",), ("They met 11 Peruvian judges.",)),
    Rule("pronoun_one", _pronoun_one, ("No one came.", "The one we like.", "One of them left."), ("One truck and two vans.",)),
    Rule("article", _article, ("It was so much per million.",), ("A million people came.",)),
    Rule("named_part", _fraction_of_name, ("In the first half of the year.", "His half-brother left."), ("Half of the fleet sank.",)),
)  # fmt: skip


def why_no_quantity(candidate: Candidate) -> str | None:
    """The name of the first rule that holds for a number, or null where it states a quantity."""
    for rule in RULES:
        if rule.test(candidate):
            return rule.name
    return None


_FILE_SIZE = re.compile(r"\b(?:PDF|JPE?G|PNG|MP[34]|DOCX?|XLSX?|ZIP|JPG)\b[,:]?\s")
