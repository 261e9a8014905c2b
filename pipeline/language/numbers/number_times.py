"""Numbers that tell a date or an hour, beside the dates that `dates.py` finds: years, days of a month, clock times.

Belongs here: one test a kind. Stays out: the table of rules, with their examples (`not_quantities.py`).
"""

from __future__ import annotations

import re

from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import DASHES, ORDINAL_ENDINGS
from pipeline.language.numbers.candidates import Candidate
from pipeline.language.numbers.number_words import number_words
from pipeline.language.numbers.numbers import Form


def year(c: Candidate) -> bool:
    before = c.atoms.lows[c.before] if c.before >= 0 else ""
    if c.plain and (
        before in c.words.grammar("era")
        or (before == "and" and c.before > 1 and c.atoms.lows[c.before - 2] in c.words.grammar("era"))
    ):
        return True
    if c.number.form is Form.WORDS and 1990 <= c.number.value <= 2035 and not c.counts_plural:
        return (
            before in c.words.grammar("date_word")
            or before in c.months
            or (c.before >= 0 and c.atoms.lows[c.before] in ("first",))
        )
    if c.number.form is Form.WORDS and _spoken_year(c):
        return True
    if c.plain and len(c.digits) == 8 and c.digits.isdigit() and c.digits[:2] in ("19", "20"):
        return c.digits[4:6] <= "12" and c.digits[6:] <= "31"
    if c.plain and before in ("by", "in", "until", "since") and c.digits.isdigit() and "2100" <= c.digits < "2200":
        return not c.counts_plural
    if not c.plain or not (c.digits.isdigit() and len(c.digits) == 4 and c.digits[:2] in ("19", "20", "18")):
        return False
    if c.number.after - c.number.first > 1:
        return False
    counts = c.counts_plural
    if c.atoms.lows[c.number.after] in c.words.grammar("era"):
        return True
    if counts and "1995" <= c.digits <= "2035" and c.digits != "2000" and c.before >= 0:
        kind = c.words.function.get(before)
        return (
            kind in ("determiner", "possessive")
            or before in c.words.grammar("date_word")
            or (kind is None and before[-1:].isalpha() and not c.words.is_verb(before))
        )
    if before in c.words.grammar("date_word") or before in c.months or before in (",", "(", "=", "’"):
        return not (counts and before in (",", "(", "of", "from", "to", "and", "around", "at", "for", "on", "by"))
    return not counts


def _spoken_year(c: Candidate) -> bool:
    """Either number of a year as it is said: "nineteen eighty-six", "twenty twenty-four"; not "twenty forty-litre cans"."""
    atoms, kinds, first = c.atoms, number_words(c.language).kinds, c.number.first
    if c.number.form is not Form.WORDS or c.number.scaled or c.counts_plural:
        return False
    tens = ("nineteen", "twenty", "eighteen")
    if atoms.lows[first] in tens and c.number.after == first + 1:
        return kinds.get(atoms.lows[first + 1], ("",))[0] == "ten" and not _is_measured(c, first + 2)
    led = first > 0 and atoms.lows[first - 1] in tens and 10 <= c.number.value < 100
    return led and not _is_measured(c, c.number.after)


def _is_measured(c: Candidate, at: int) -> bool:
    """Whether a noun follows a number at an atom, over a hyphen and the rest of the number."""
    atoms = c.atoms
    while atoms.hyphenated(at) or atoms.lows[at] in number_words(c.language).kinds:
        at += 1
    return atoms.words[at][:1].islower() and atoms.lows[at] not in c.words.function


def month_day(c: Candidate) -> bool:
    atoms = c.atoms
    if not c.plain and c.number.form is not Form.WORDS:
        return False
    if c.number.value > 31 and not (c.digits.isdigit() and len(c.digits) in (2, 4)):
        return False
    before = atoms.lows[c.before] if c.before >= 0 else ""
    if before == "the" and c.before and atoms.lows[c.before - 1] == "on" and not c.counts_plural and c.plain:
        return c.number.value <= 31
    if before == "of" and c.before and atoms.lows[c.before - 1] in c.months and len(c.digits) == 2:
        return not c.counts_plural  # "April of 87"
    back = c.before - 1 if before in (".", ",", "-", "/", "the") else c.before
    if back >= 0 and atoms.lows[back] in c.months and (atoms.words[back][0].isupper() or atoms.lows[back] != "may"):
        if before == ",":
            follows = atoms.lows[c.number.after]
            if len(c.digits) < len("2019") and (follows == "of" or c.words.function.get(follows) == "auxiliary"):
                return False  # "of the 340 held in October, 12 were released"
            return not c.counts_plural and not _counts_events(c)  # "in late August, 24 trucks"
        return not c.counts_plural or before in ("", "the") or atoms.lows[back] != "may"
    again = atoms.lows[c.number.after] == "on" and atoms.lows[c.number.after + 1] in c.words.grammar("weekday")
    if back >= 0 and atoms.lows[back] in c.words.grammar("weekday") and not c.counts_plural:
        return not again  # "17 thefts on Sunday, 22 on Monday"
    after = c.number.after
    if atoms.lows[after] in ORDINAL_ENDINGS and atoms.glued(after):
        after += 1
    if atoms.lows[after] in ("of", "-", "/", ".", "de"):
        after += 1
    if atoms.lows[after] in c.months and (
        atoms.words[after][0].isupper() or before == "on" or atoms.lows[after] not in ("may", "march", "sat", "sun")
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


def clock(c: Candidate) -> bool:
    atoms, after = c.atoms, c.number.after
    if c.number.form not in (Form.DIGITS, Form.WORDS) or c.number.scaled or c.number.value > 2400:
        return False
    low = atoms.lows[after]
    if c.unit is not None and atoms.lows[c.unit.after] == "past":
        return True
    if c.unit is not None and _military(c):
        return True
    if low in c.words.grammar("clock") or atoms.lows[after : after + 3] == ["o", "'", "clock"]:
        return not (low in ("am", "pm") and c.number.value % 1 and len(c.digits.rpartition(".")[2]) != 2)
    if low in ("a", "p") and (atoms.words[after + 1] == "." or atoms.glued(after)) and c.number.value < 13:
        return atoms.glued(after) or atoms.lows[after + 2] == "m"
    if _of_hours(c) or (_spoken_time(c) if c.number.form is Form.WORDS else "." in c.digits and _parted_time(c)):
        return True
    if c.number.value > 24:
        return False
    if _linked_time(c):
        return True
    if (
        low == "in"
        and atoms.lows[after + 1] in ("the", "tomorrow")
        and atoms.lows[after + 2] in c.words.grammar("day_part")
    ):
        return True
    before = atoms.lows[c.before] if c.before >= 0 else ""
    if low in ("tomorrow", "tonight", "yesterday") or (low == "past" and before not in ("the", "of")):
        return True
    if before in ("at", "around", "until", "till", "by", "after", "before", "from", "past") and c.unit is None:
        bare = not c.counts_plural and not _counts_events(c)
        at_end = (
            not atoms.lows[after]
            or atoms.words[after] in ".,;?!)"
            or low in ("on", "and", "to", "today", "for", "tomorrow")
        )
        near = atoms.lows[max(0, c.number.first - 6) : c.number.first]
        dated = any(word in c.words.grammar("weekday") or word in c.words.grammar("day_part") for word in near)
        return bare and (before in ("at", "past") or dated) and at_end and c.number.value <= 24
    return False


def _counts_events(c: Candidate) -> bool:
    """Whether a plural stands right behind that could be a verb but goes on as a noun does: "nine arrests in Oran"."""
    low, follows = c.atoms.lows[c.number.after], c.atoms.lows[c.number.after + 1]
    goes_on = not follows[:1].isalpha() or c.words.function.get(follows) in ("preposition", "conjunction", "auxiliary")
    return c.words.is_plural(low) and c.number.value != 1 and goes_on


def _of_hours(c: Candidate) -> bool:
    """The hour of "quarter to six" and "half past nine", and "at 14h"."""
    atoms, first = c.atoms, c.number.first
    before = atoms.lows[first - 1] if first else ""
    if before in ("past", "to") and first > 1:
        return atoms.lows[first - 2] in ("half", "quarter") and c.number.value <= 12 and c.unit is None
    glued = atoms.lows[c.number.after] == "h" and atoms.glued(c.number.after)
    return glued and before in ("at", "from", "until", "till", "by")


def _military(c: Candidate) -> bool:
    """ "at 1400 hours", "from 0900 to 1700 hours"."""
    atoms, first = c.atoms, c.number.first
    if c.unit is None or c.unit.code != "h" or not (c.digits.isdigit() and len(c.digits) == 4):
        return False
    before = atoms.lows[first - 1] if first else ""
    linked = first > 1 and len(atoms.words[first - 2]) == 4 and atoms.words[first - 2].isdigit()
    return int(c.digits) <= 2400 and int(c.digits[2:]) < 60 and (before in ("at", "from", "until", "by") or linked)


_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def _parted_time(c: Candidate) -> bool:
    """One end of a span of hours with full stops: "from 12.30 to 13.00", "9.15-10.45"; not "rose from 2.10 to 3.20 euros"."""
    atoms, first, after = c.atoms, c.number.first, c.number.after
    if not c.plain or not _HOUR.fullmatch(c.digits) or c.counts_plural:
        return False
    links = c.words.grammar("hour_link")
    later = atoms.lows[after] in links and _HOUR.fullmatch(atoms.words[after + 1]) is not None
    earlier = first > 1 and atoms.lows[first - 1] in links and _HOUR.fullmatch(atoms.words[first - 2]) is not None
    low, high = (first, after + 1) if later else (first - 2, first)
    if not (later or earlier) or float(atoms.words[low]) >= float(atoms.words[high]):
        return False
    opener, follows = atoms.lows[low - 1] if low else "", atoms.lows[high + 1]
    moved = any(word in c.words.changes for word in atoms.lows[max(0, low - 6) : low])
    bare = not follows[:1].isalpha() or follows in c.words.function
    return opener in ("from", "between", "at", "", ",", "(", ":") and bare and not moved and follows != "%"


def _spoken_time(c: Candidate) -> bool:
    """ "half past" aside, how a clock is read aloud: "two forty-five", "at seven thirty"; either of its numbers."""
    atoms, kinds = c.atoms, number_words(c.language).kinds
    if c.number.form is not Form.WORDS or c.number.scaled:
        return False

    def is_hour(at: int) -> bool:
        return at >= 0 and kinds.get(atoms.lows[at], ("", 0.0))[0] == "unit" and 1 <= kinds[atoms.lows[at]][1] <= 12

    def minutes_end(at: int) -> int:
        kind, value = kinds.get(atoms.lows[at], ("", 0.0))
        if kind == "unit" and 10 <= value <= 19:
            return at + 1
        if kind != "ten" or value > 50:
            return 0
        at += 1 + atoms.hyphenated(at + 1)
        return at + 1 if kinds.get(atoms.lows[at], ("", 0.0))[0] == "unit" and kinds[atoms.lows[at]][1] < 10 else at

    first = c.number.first
    back = first - 1 - (first > 0 and atoms.hyphenated(first - 1))
    after = c.number.after + atoms.hyphenated(c.number.after)
    leads = is_hour(first) and minutes_end(after) > 0
    hour, end = (first, minutes_end(after)) if leads else (back, minutes_end(first))
    if not end or not is_hour(hour):
        return False
    before, follows = atoms.lows[hour - 1] if hour else "", atoms.lows[end]
    if atoms.hyphenated(end):
        return False  # "two twenty-litre cans"
    timely = before in ("at", "until", "till", "by", "from", "to", "around", "about", "before", "after", "past")
    bare = not follows[:1].isalpha() or follows in c.words.function or follows in c.words.grammar("day_part")
    return timely and bare


def _linked_time(c: Candidate) -> bool:
    """One end of a span of hours whose other end is plainly a time: "5 to 6pm", "between 10 and 11:30"."""
    atoms, after = c.atoms, c.number.after
    if c.unit is not None and c.unit.kind is not QuantityKind.DURATION:
        return False
    link = atoms.lows[after]
    if link in c.words.grammar("hour_link") and atoms.words[after + 1][:1].isdigit():
        beyond = after + 2
        if atoms.lows[beyond] in c.words.grammar("clock") or (
            atoms.words[beyond] == ":" and atoms.words[beyond + 1].isdigit()
        ):
            return True
    at = c.number.first - 1
    linked = at > 0 and atoms.lows[at] in c.words.grammar("hour_link")
    if linked and (
        atoms.lows[at - 1] in c.words.grammar("clock")
        or (at > 2 and atoms.words[at - 2] == ":" and atoms.words[at - 1].isdigit())
    ):
        return not c.counts_plural
    if link == "on" and at >= 0 and atoms.lows[at] == "and":
        return False  # "22 on Monday and 9 on Tuesday"
    near = atoms.lows[max(0, c.number.first - 4) : c.number.first] + atoms.lows[after : after + 4]
    timely = at >= 0 and atoms.lows[at] in ("at", "around", "between", "from", "by", "until", "to", "-", "–", "and")
    if not (timely or link in ("-", "–")) or c.unit is not None or c.counts_plural or _counts_events(c):
        return False
    return any(low in c.words.grammar("day_part") or low in c.words.grammar("weekday") for low in near)
