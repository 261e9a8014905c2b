"""Quotation marks -> quotations.

Belongs here: which mark opens, which closes, which is an apostrophe; nesting, quotations over several paragraphs, repair of
unbalanced marks. Stays out: who said the words, and whether they are speech or a name.

Each paragraph is read by itself, so that a lost mark never swallows the page. The marks, their pairs and the customs of
languages are those of Unicode, chapter 6.2, and CLDR's delimiters; what a mark does is told by its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from pipeline.language.mentions import Quotation
from pipeline.language.text import Span

# A single mark between two word characters is an apostrophe and never a candidate.
_MARK = re.compile(r"''|``|‚‚|[\"“”„‟«»‹›]|['‘’‚](?!(?<=\w.)\w)")
_LINE = re.compile(r"[^\n]+")
_ELISION = re.compile(r"['’‘](?:\d\ds?\b|(?:em|til|tis|twas|cause|bout|n|round|cos)\b)", re.IGNORECASE)
_DIALOGUE = re.compile(r"[—―–]\s?(?=[^\W_]|[¿¡])")
_DIALOGUE_TURN = re.compile(r"\s[—―–](?=[^\W\d_])|[—―–](?=[\s.,:;]|$)")
_OPENERS = "([{—–―-/¿¡"
_DOUBLE, _GUILLEMET, _SINGLE = "double", "guillemet", "single"
_FAMILY = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "''", "``", "‚‚"), _DOUBLE),
    **dict.fromkeys("«»", _GUILLEMET),
    **dict.fromkeys("‹›'‘’‚", _SINGLE),
}
_ONLY_OPENS = frozenset(("„", "‟", "``", "‚‚", "‚", "‹"))


class _Role(IntEnum):
    NONE = 0
    OPENS = 1
    CLOSES = 2
    EITHER = 3


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    family: str
    role: _Role


def quotations_of(text: str, *, dialogue_dashes: bool = False) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order. `dialogue_dashes`: the language opens speech with a dash."""
    lines = [m.span() for m in _LINE.finditer(text)]
    found: list[Quotation] = []
    carried: str | None = None  # the family of a quotation that the paragraph before left open
    for number, (start, end) in enumerate(lines):
        if dialogue_dashes and _DIALOGUE.match(text, start, end):
            found += _dialogue(text, start, end)
            continue
        following = lines[number + 1] if number + 1 < len(lines) else None
        marks = _marks(text, start, end, following)
        if not marks:
            carried = None
            continue
        quotations, left_open = _pair(text, marks, start, end, carried)
        carried = None
        if left_open:
            last = quotations.pop()
            if following and _carries_on(text, last, following, left_open):
                quotations.append(Quotation(last.span, last.outer, continues=True))
                carried = left_open
            elif left_open == _DOUBLE:
                quotations.append(last)
        found += quotations
    return tuple(found)


def _marks(text: str, start: int, end: int, following: tuple[int, int] | None = None) -> list[_Mark]:
    marks: list[_Mark] = []
    for match in _MARK.finditer(text, start, end):
        sign = match[0]
        role = _role(text, (start, end), match)
        if role:
            marks.append(_Mark(match.start(), match.end(), sign, _FAMILY[sign], role))
    return _without_apostrophes(text, marks, reopens=following is not None and text[following[0]] in "'‘")


def _role(text: str, line: tuple[int, int], found: re.Match[str]) -> _Role:
    """What a mark can be, by its neighbours alone."""
    sign, (start, end) = found[0], found.span()
    before = text[start - 1] if start > line[0] else "\n"
    after = text[end] if end < line[1] else "\n"
    gap_before = before.isspace() or before in _OPENERS or before in _FAMILY
    gap_after = not (after.isalnum() or after in "([{$€£¥#@¿¡_")
    if sign in _ONLY_OPENS:
        return _Role.OPENS
    if sign in "«»›":
        return _Role.EITHER
    if sign in "'‘’":
        if _ELISION.match(text, start):
            return _Role.NONE
        if sign == "‘" and before.isalnum():
            return _Role.NONE
        opens = gap_before and not after.isspace() and sign != "’"
        closes = not before.isspace() and before != "\n" and not after.isalnum() and sign != "‘"
        return _Role(opens * _Role.OPENS | closes * _Role.CLOSES)
    opens = gap_before and not after.isspace()
    closes = (not before.isspace() or after == "\n") and before not in "\n([{" and (gap_after or after in _FAMILY)
    if sign == "“":
        return _Role.EITHER if closes else _Role.OPENS
    if sign == "”":
        return _Role.EITHER if opens and before not in _FAMILY else _Role.CLOSES
    if sign == '"' and before.isdigit() and closes and text[max(line[0], start - 4) : start].count("'"):
        return _Role.NONE  # feet and inches
    return _Role(opens * _Role.OPENS | closes * _Role.CLOSES) or _Role.EITHER


def _without_apostrophes(text: str, marks: list[_Mark], *, reopens: bool) -> list[_Mark]:
    """Single marks that open nothing or close nothing are apostrophes; so is a possessive inside a single-quoted stretch.

    `reopens`: the next paragraph starts with a single mark, so that one left open here may carry on there.
    """
    singles = [i for i, mark in enumerate(marks) if mark.family == _SINGLE]
    if not singles:
        return marks
    others = [0]  # marks of other families before each mark
    for mark in marks:
        others.append(others[-1] + (mark.family != _SINGLE))
    chosen: set[int] = set()
    position = 0
    while position < len(singles):
        at = singles[position]
        if not marks[at].role & _Role.OPENS:
            position += 1
            continue
        close = _single_close(text, marks, singles, position, others)
        if close is None:
            if reopens:
                chosen.add(at)
            position += 1
            continue
        chosen |= {at, singles[close]}
        position = close + 1
    return [mark for i, mark in enumerate(marks) if mark.family != _SINGLE or i in chosen]


def _single_close(text: str, marks: list[_Mark], singles: list[int], opened: int, others: list[int]) -> int | None:
    """Position in `singles` of the mark that closes the one at `opened`."""
    possessive: int | None = None
    for position in range(opened + 1, min(opened + 64, len(singles))):
        mark = marks[singles[position]]
        if mark.role & _Role.CLOSES:
            if (others[singles[position]] - others[singles[opened]]) % 2:
                continue
            if text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " ":
                possessive = possessive if possessive is not None else position
                continue
            return position
        if mark.role & _Role.OPENS and possessive is not None:
            return possessive
    return possessive


def _pair(
    text: str, marks: list[_Mark], start: int, end: int, carried: str | None
) -> tuple[list[Quotation], str | None]:
    """Quotations of one paragraph, and the family of the one left open at its end."""
    found: list[Quotation] = []
    surplus_closers = _surplus_closers(marks)
    opened: list[_Mark] = []  # the outermost mark first, then those of quotations inside it
    if carried and not (marks[0].start - start <= 1 and marks[0].role & _Role.OPENS):
        opened.append(_Mark(start, start, "", carried, _Role.OPENS))
    for at, mark in enumerate(marks):
        if not opened:
            if mark.role & _Role.OPENS:
                opened.append(mark)
            elif not found and _ends_speech(text, mark):
                found.append(_quotation(text, start, start, mark.start, mark.end))
            continue
        outermost = opened[0]
        if mark.family != outermost.family:
            continue
        if (closed := _closed_by(mark, opened)) is not None:
            del opened[closed:]
            if not opened:
                found.append(_quotation(text, outermost.start, outermost.end, mark.start, mark.end))
        elif mark.role & _Role.OPENS:
            surplus = surplus_closers[at]
            if surplus >= 2 or (outermost.sign == '"' and mark.sign != '"' and surplus >= 1):
                opened.append(mark)
                continue
            found.append(_unclosed(text, outermost, mark.start))
            opened = [mark]
    if not opened:
        return found, None
    found.append(_unclosed(text, opened[0], end))
    return found, opened[0].family


def _surplus_closers(marks: list[_Mark]) -> list[int]:
    """For each mark, how many more marks of its family close than open after it."""
    counted: list[int] = []
    surplus = dict.fromkeys((_DOUBLE, _GUILLEMET, _SINGLE), 0)
    for mark in reversed(marks):
        counted.append(surplus[mark.family])
        if not mark.role & _Role.OPENS:
            surplus[mark.family] += 1
        elif mark.role == _Role.OPENS:
            surplus[mark.family] -= 1
    return counted[::-1]


def _closed_by(mark: _Mark, opened: list[_Mark]) -> int | None:
    """Which of the open marks this one closes: the innermost of its own typography, else the innermost."""
    if not mark.role & _Role.CLOSES:
        return None
    innermost = opened[-1]
    if mark.role == _Role.EITHER:
        if mark.sign in "«»" and mark.sign == innermost.sign:
            return None
        if mark.sign == "“" and innermost.sign not in ("„", "‟", "‚‚", "“", ""):
            return None
    straight = mark.sign in ('"', "''")
    for at in range(len(opened) - 1, -1, -1):
        if (opened[at].sign in ('"', "''")) == straight:
            return at
    return len(opened) - 1


def _ends_speech(text: str, mark: _Mark) -> bool:
    return mark.family == _DOUBLE and mark.sign != '"' and text[mark.start - 1] in ",.!?…"


def _quotation(text: str, outer_start: int, start: int, end: int, outer_end: int) -> Quotation:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(Span(start, end), Span(outer_start, outer_end))


def _unclosed(text: str, opened: _Mark, end: int) -> Quotation:
    made = _quotation(text, opened.start, opened.end, end, end)
    return Quotation(made.span, Span(made.outer.start, made.span.end), is_closed=False)


def _carries_on(text: str, last: Quotation, following: tuple[int, int], family: str) -> bool:
    """Whether the next paragraph goes on with a quotation left open: it opens with a mark again, or closes one first."""
    if not last.span.of(text)[-1:].strip(",;") or last.span.start == last.span.end:
        return False
    if text[last.span.end - 1] not in ".!?…:;»”)’'\"":
        return False
    marks = [m for m in _marks(text, *following) if m.family == family]
    if not marks:
        return False
    first = marks[0]
    if first.start == following[0]:
        return True
    return not first.role & _Role.OPENS


def _dialogue(text: str, start: int, end: int) -> list[Quotation]:
    """A paragraph of dialogue: `—Speech —cue—. Speech.` The stretches of speech, without the reporting clauses."""
    opening = _DIALOGUE.match(text, start, end)
    assert opening is not None
    found: list[Quotation] = []
    at, outer, speaking = opening.end(), start, True
    for turn in _DIALOGUE_TURN.finditer(text, at, end):
        if speaking:
            if not text[turn.end() : turn.end() + 1].islower():
                continue
            found.append(_quotation(text, outer, at, turn.start(), turn.start()))
        after = turn.end()
        while not speaking and after < end and text[after] in ".,:; ":
            after += 1
        at, outer, speaking = after, turn.start() + 1, not speaking
    if speaking and at < end:
        found.append(_quotation(text, outer, at, end, end))
    return [q for q in found if q.span.start < q.span.end]
