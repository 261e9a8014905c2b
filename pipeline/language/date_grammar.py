"""The grammar of dates, built from a language's lexicon: one compiled pattern, and what each of its groups means.

Belongs here: turning `date_words.tsv` and `date_patterns.tsv` into a pattern. Stays out: what a match means in days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon

_SPACE = r"[^\S\n]"
"""Any space in a line. Naming the spaces beyond Latin-1 instead would make `re` take three times as long over the pattern."""
_DASH = f"{_SPACE}?[-‐‑–—−]{_SPACE}?"
_MACRO = re.compile(r"\{(?:(?P<field>\w+)=)?(?P<mute>\.)?(?P<kind>[A-Za-z_]+)(?P<nth>\d?)\}")


class DateWord(Entry):
    """A word of dates: what kind it is, and its value (number of the month, days of the unit ...)."""

    kind: str
    word: str
    value: int = 0


class DateRule(Entry):
    """A named pattern. `frame` is the function of `date_frames` that reads it.

    `example` is a text that must match, read on Wednesday 15 May 2019, and `dates` its first and last day as
    `2019-05-14/2019-05-16` (`;` between two mentions, `P3D` for a duration). In `counterexample` the rule must find nothing.
    """

    name: str
    frame: str
    pattern: str
    example: str
    dates: str = ""
    counterexample: str = ""


@dataclass(frozen=True)
class DateGrammar:
    """One language's dates: the compiled alternation of its rules and the words that make a sentence worth a look."""

    rules: tuple[DateRule, ...]
    pattern: re.Pattern[str]
    fields: tuple[tuple[tuple[str, str], ...], ...]
    """For each rule, the fields that it captures and the names of their groups in `pattern`."""
    triggers: frozenset[str]
    openers: frozenset[str]
    """Words that a date can start with, besides figures; in lower case."""
    values: dict[str, dict[str, int]]
    """Value of each word, by kind; words in lower case."""

    def rule_of(self, match: re.Match[str]) -> int:
        """Which rule matched: the last group to close is the rule's own."""
        assert match.lastgroup is not None
        return int(match.lastgroup.removeprefix("rule"))


@cache
def date_grammar(language: str) -> DateGrammar:
    """The grammar of a language. A language without date files has none, and its articles have no date mentions."""
    words = read_lexicon("date_words", DateWord, language)
    rules = read_lexicon("date_patterns", DateRule, language)
    values: dict[str, dict[str, int]] = {}
    for word in words:
        values.setdefault(word.kind, {})[word.word.lower()] = word.value
    spellings: dict[str, list[str]] = {}
    for word in words:
        spellings.setdefault(word.kind, []).extend(_spellings(word.word))
    branches: list[str] = []
    fields: list[tuple[tuple[str, str], ...]] = []
    for number, rule in enumerate(rules):
        captured: dict[str, str] = {}
        branches.append(f"(?P<rule{number}>{_expand(rule.pattern, number, spellings, captured)})")
        fields.append(tuple(captured.items()))
    pattern = re.compile(rf"(?<!\w)(?<!\d[.,])(?:{'|'.join(branches)})(?!\w)")
    return DateGrammar(rules, pattern, tuple(fields), _triggers(words), _openers(words), values)


_FOLLOWING = {"function", "and", "to", "old", "suffix", "plural", "year"}
_TRIGGERING = {"month", "month_short", "weekday", "unit", "season", "offset", "holiday", "daypart", "weekend", "half"}


def _triggers(words: Iterable[DateWord]) -> frozenset[str]:
    lowers = {word.word.lower() for word in words if word.kind in _TRIGGERING}
    plurals = {word.word.lower() for word in words if word.kind == "plural"}
    return frozenset(
        lowers | {w + s for w in lowers for s in plurals} | {part for w in lowers for part in w.split()[-1:]}
    )


def _openers(words: Iterable[DateWord]) -> frozenset[str]:
    """The first words of everything in the lexicon but what only ever follows."""
    firsts = {word.word.lower().split()[0] for word in words if word.kind not in _FOLLOWING}
    return frozenset(firsts | {first.rstrip(".") for first in firsts})


def _spellings(word: str) -> list[str]:
    return list(dict.fromkeys([word, word[:1].upper() + word[1:], word.upper()]))


def _alternation(words: list[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", _SPACE) for word in ordered)


def _expand(pattern: str, number: int, words: dict[str, list[str]], captured: dict[str, str]) -> str:
    """A rule's pattern as a regular expression.

    A space stands for any space in a line. `{kind}` captures a word of that kind under the kind's name, `{kind2}` under
    `kind2`, `{field=kind}` under another name, `{.kind}` not at all. `{d1}` is a day of the month, `{m1}` a month in full
    or short, `{y1}` a year, `{w1}` a weekday, `{n}` a number, `{TO}` a dash or a word for it, `{P}` an optional
    preposition in front, `{W}` an optional weekday and article, `{E}` demands that no noun follows.
    """

    def one(macro: re.Match[str]) -> str:
        kind, nth = macro["kind"], macro["nth"]
        field = macro["field"] or kind + nth
        bodies: dict[str, Callable[[], str]] = {
            "d": lambda: rf"[0-3]?\d(?:{_alternation(words['suffix'])})?(?![.,]?\d|{_SPACE}\d{{3}}\b)",
            "m": lambda: rf"{_alternation(words['month'])}|(?:{_alternation(words['month_short'])})\.?",
            "M": lambda: _alternation(words["month"]),
            "y": lambda: r"(?:19|20)\d\d(?![\d%]|[.,]\d)",
            "mm": lambda: r"[01]?\d",
            "dd": lambda: r"[0-3]?\d",
            "w": lambda: _alternation(words["weekday"]),
            "n": lambda: rf"\d{{1,3}}|{_alternation(words['number'])}",
            "unit": lambda: rf"(?:{_alternation(words['unit'])})(?:{_alternation(words['plural'])})?",
        }
        body = bodies.get(kind)
        if kind == "TO":
            return rf"(?:{_DASH}|{_SPACE}(?:{_alternation(words['to'])}){_SPACE})"
        if kind == "DASH":
            return _DASH
        if kind == "P":
            captured["prep"] = f"prep_{number}"
            return rf"(?:(?P<prep_{number}>{_alternation(words['preposition'])}){_SPACE})?"
        if kind == "W":
            weekday, part, the = (_alternation(words[k]) for k in ("weekday", "daypart", "the"))
            return rf"(?:(?:{weekday})(?:{_SPACE}(?:{part}))?,?{_SPACE})?(?:(?:{the}){_SPACE})?"
        if kind == "E":
            return rf"(?!{_SPACE}(?!(?:{_alternation(words['function'])})\b)[a-z])"
        expression = body() if body else _alternation(words[kind])
        if macro["mute"]:
            return f"(?:{expression})"
        group = f"{field}_{number}"
        captured[field] = group
        return f"(?P<{group}>{expression})"

    return _MACRO.sub(one, pattern.replace(" ", _SPACE))
