"""Numbers that are codes: chains of digits, telephone numbers, addresses, results of games.

Belongs here: one test a kind. Stays out: the table of rules, with their examples (`not_quantities.py`).
"""

from __future__ import annotations

from pipeline.language.numbers.atoms import DASHES
from pipeline.language.numbers.candidates import Candidate
from pipeline.language.numbers.number_words import number_words
from pipeline.language.numbers.numbers import Form


def number_chain(c: Candidate) -> bool:
    """Digits joined by slashes, full stops, colons, or by two dashes or more: "192.168.1.10", "12/5", "14:30"."""
    atoms, number = c.atoms, c.number
    first = number.first
    if first and (atoms.words[first - 1] == "±" or atoms.words[max(first - 3, 0) : first] == ["+", "/", "-"]):
        return True  # a tolerance
    if number.form is Form.WORDS or number.scaled or c.currency_first is not None or number.form is Form.VAGUE:
        return False
    if number.form is Form.FRACTION and atoms.words[number.first + 1] == "/" and number.first > 0 and c.unit is None:
        follows = atoms.lows[number.after]
        before = atoms.lows[number.first - 1]
        if before in ("on", "this", "next", "last", "by", "until", "from", "to", "?") or before in c.words.grammar(
            "weekday"
        ):
            return not follows[:1].isalpha() or (follows in c.words.function and follows != "of")
    for at, step in ((number.after, 1), (number.first - 1, -1)):
        mark, other = atoms.words[at] if at >= 0 else "", at + step
        if mark not in "/:.x" or not mark or other < 0:
            continue
        if atoms.glued(at) and atoms.glued(at + 1) and atoms.words[other][:1].isdigit():
            return not (mark == "." and step == 1 and other >= atoms.count)
    if (
        first > 1
        and atoms.words[first - 1] in DASHES
        and atoms.glued(first)
        and atoms.words[first - 2][:2] in ("19", "20")
    ):
        return atoms.glued(first - 1) and len(atoms.words[first - 2]) == 4 and len(c.digits) <= 2  # "2013-14"
    after = number.after
    if atoms.words[after] == "-" and atoms.glued(after) and atoms.glued(after + 1) and len(c.digits) <= 2 and c.plain:
        follows = atoms.words[after + 1]
        if len(follows) == 4 and follows.isdigit() and follows[:2] in ("19", "20"):
            return True  # "12-2015"
    dashes = 0
    at = number.after
    while atoms.words[at] in DASHES and atoms.words[at] and atoms.words[at + 1].isdigit() and atoms.glued(at):
        dashes, at = dashes + 1, at + 2
    at = number.first - 1
    while at > 0 and atoms.words[at] in DASHES and atoms.words[at - 1].isdigit() and atoms.glued(at + 1):
        dashes, at = dashes + 1, at - 2
    return dashes > 1


def telephone(c: Candidate) -> bool:
    atoms, number = c.atoms, c.number
    if number.form is not Form.DIGITS or c.currency_first is not None or number.scaled:
        return False
    start, phone = max(0, number.first - 9), c.words.grammar("phone")
    for at in range(number.first - 1, start - 1, -1):
        low = atoms.lows[at]
        if low in phone:
            return True
        if low == "number" and at > 0 and atoms.lows[at - 1] in phone:
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
    asked = atoms.lows[number.first - 1] in ("call", "dial", "ring", "text") if number.first else False
    if asked and c.plain and len(c.digits) > 2 and not c.counts_plural and not atoms.words[number.after].islower():
        return True  # "Call 999."
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
    return len(c.digits) >= 9 and c.digits.isdigit() and not c.counts_plural and number.after == number.first + 1 and c.unit is None and digits < 13  # fmt: skip


def address(c: Candidate) -> bool:
    atoms, after = c.atoms, c.number.after
    if not c.plain or c.number.value > 99999:
        return False
    if atoms.lows[after : after + 2] == ["block", "of"]:
        return True
    step = after + 1 if atoms.words[after] == "," else after
    for at in range(step, min(step + 3, atoms.count)):
        if atoms.lows[at] in c.words.grammar("street"):
            return True
        if not atoms.words[at][0].isupper():
            break
    postcode = len(c.digits) == 5 and c.digits.isdigit() and atoms.words[after][:1].isupper()
    return postcode and c.before >= 0 and atoms.words[c.before] == ","


def score(c: Candidate) -> bool:
    """A result of a game: two small numbers, the higher first, joined by a dash."""
    atoms, number = c.atoms, c.number
    if number.form is Form.WORDS and number.after == number.first + 1 and _spoken_score(c):
        return True
    if not c.plain or (number.first and atoms.words[number.first - 1] in DASHES and not atoms.glued(number.first - 1)):
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


def _spoken_score(c: Candidate) -> bool:
    """One of three numbers in words joined by hyphens: "at six-nil-two"."""
    atoms, kinds = c.atoms, number_words(c.language).kinds
    first, last = c.number.first, c.number.after - 1

    def is_unit(at: int) -> bool:
        return at >= 0 and kinds.get(atoms.lows[at], ("",))[0] == "unit"

    while first > 1 and atoms.hyphenated(first - 1) and is_unit(first - 2):
        first -= 2
    while atoms.hyphenated(last + 1) and is_unit(last + 2):
        last += 2
    return last - first >= 4 and is_unit(first) and not atoms.hyphenated(last + 1)
