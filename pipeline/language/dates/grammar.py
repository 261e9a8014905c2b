"""The grammar of dates, built from a language's lexicon: a pattern for each rule, compiled when a text may need it.

Belongs here: turning `date_words.tsv` and `date_patterns.tsv` into patterns. Stays out: what a match means in days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from operator import or_

from pipeline.language.by_word import by_word
from pipeline.language.dates.openings import ANYTHING, opening_of, openings_of
from pipeline.language.lexicon import Entry, read_lexicon

_SPACE = r"[^\S\n]"
"""Any space in a line. Naming the spaces beyond Latin-1 instead would make `re` take three times as long over the pattern."""
_DASH = f"{_SPACE}?[-‐‑–—−]{_SPACE}?"
_POSSESSIVES = frozenset({"'s", "’s"})
_MACRO = re.compile(r"\{(?:(?P<field>\w+)=)?(?P<mute>\.)?(?P<kind>[A-Za-z_]+)(?P<nth>\d?)\}")


class DateWord(Entry):
    """A word of dates: what kind it is, and its value (number of the month, days of the unit ...)."""

    kind: str
    word: str
    value: int = 0


class DateRule(Entry):
    """A named pattern. `frame` is the function of `frames` that reads it.

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
class DatePattern:
    """A rule as a regular expression. A whole language takes long to compile, and few articles need half of it."""

    rule: DateRule
    needs: frozenset[str]
    """Kinds of words that every match has; see `DateGrammar.signs`."""
    openings: frozenset[str]
    """How every match begins; see `openings_of`."""
    words: dict[str, str]
    """The words of each kind, as a regular expression."""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Its groups bear the names of the fields."""
        return re.compile(rf"(?<!\w)(?<!\d[.,])(?:{_expand(self.rule.pattern, self.words)})(?!\w)")


class Patterns(dict[str, tuple[DatePattern, ...]]):
    """The patterns that may match in a sentence, in the order in which they are tried, by the opening of the word there."""

    def __init__(self, patterns: Iterable[DatePattern]) -> None:
        super().__init__()
        self._patterns = tuple(patterns)

    def __missing__(self, opening: str) -> tuple[DatePattern, ...]:
        found = tuple(p for p in self._patterns if opening in p.openings or ANYTHING in p.openings)
        return self.setdefault(opening, found)


@dataclass(frozen=True)
class DateGrammar:
    """One language's dates: the patterns of its rules and the words that make a sentence worth a look."""

    patterns: tuple[DatePattern, ...]
    """In the order in which they are tried."""
    signs: dict[str, frozenset[str]]
    """By kind, the longest run of letters of each of its words as written: a sentence without one has none of the kind."""
    triggers: frozenset[str]
    openers: frozenset[str]
    """Words that a date can start with, besides figures; in lower case."""
    values: dict[str, dict[str, int]]
    """Value of each word, by kind; words in lower case."""

    @cached_property
    def _kinds(self) -> dict[str, list[str]]:
        """The kinds of which a run of letters is a sign."""
        kinds: dict[str, list[str]] = {}
        for kind, signs in self.signs.items():
            for sign in signs:
                kinds.setdefault(sign, []).append(kind)
        return kinds

    def patterns_for(self, words: list[str]) -> Patterns:
        """The patterns that have all they need in a sentence of these words."""
        return self._having(reduce(or_, map(self._kinds_in, words), 0))

    @cached_property
    def _kinds_in(self) -> Callable[[str], int]:
        """The kinds of which a word as written is a sign, as bits."""
        bits = {kind: 1 << number for number, kind in enumerate(sorted(self.signs))}

        def kinds_in(word: str) -> int:
            return reduce(or_, (bits[kind] for run in _RUN.findall(word) for kind in self._kinds.get(run, ())), 0)

        return by_word(kinds_in)

    @cached_property
    def _having(self) -> Callable[[int], Patterns]:
        """The patterns that need no other kinds than these: few sets of kinds stand together again and again."""
        bits = {kind: 1 << number for number, kind in enumerate(sorted(self.signs))}
        needs = [(sum(bits[kind] for kind in pattern.needs), pattern) for pattern in self.patterns]
        return lru_cache(maxsize=1 << 12)(lambda seen: Patterns(p for needed, p in needs if not needed & ~seen))

    @cached_property
    def triggering(self) -> Callable[[str], bool]:
        """Whether a word in lower case may be the month, weekday, unit or year that makes a date worth a look."""
        return by_word(self._triggering)

    def _triggering(self, low: str) -> bool:
        word = low[:-2] if low[-2:] in _POSSESSIVES else low
        return (
            word in self.triggers
            or (word[0].isdigit() and _may_be_year(word))
            or ("-" in word and ((last := word.rpartition("-")[2]) in self.triggers or _may_be_year(last)))
        )

    @cached_property
    def opening(self) -> Callable[[str], str]:
        """How a date that starts at a word in lower case opens; nothing where none can."""
        return by_word(self._opening)

    def _opening(self, low: str) -> str:
        word = low[:-2] if low[-2:] in _POSSESSIVES else low
        if word not in self.openers and not word[0].isdigit() and "-" not in word:
            return ""
        opening = opening_of(low)
        return opening if any(opening in p.openings or ANYTHING in p.openings for p in self.patterns) else ""


def _may_be_year(word: str) -> bool:
    return (len(word) >= 4 and word[:2] in {"19", "20"}) or word.count(".") == 2


@cache
def date_grammar(language: str) -> DateGrammar:
    """The grammar of a language. A language without date files has none, and its articles have no date mentions."""
    words = read_lexicon("date_words", DateWord, language)
    values: dict[str, dict[str, int]] = {}
    spellings: dict[str, list[str]] = {}
    for word in words:
        values.setdefault(word.kind, {})[word.word.lower()] = word.value
        # a function word is looked for where a small letter stands
        spellings.setdefault(word.kind, []).extend([word.word] if word.kind == "function" else _spellings(word.word))
    alternatives = {kind: _alternation(those) for kind, those in spellings.items()}
    signs = {
        kind: frozenset(max(_RUN.findall(each), key=len) for each in those)
        for kind, those in spellings.items()
        if all(map(_RUN.search, those))
    }
    months = signs.get("month", frozenset())
    signs |= {"m": months | signs.get("month_short", frozenset()), "M": months, "y": frozenset(["19", "20"])}
    signs |= {"w": signs.get("weekday", frozenset())}
    plurals = spellings.get("plural", [])
    signs |= {"unit": frozenset(unit + end for unit in signs.get("unit", ()) for end in ("", *plurals))}
    patterns = tuple(
        DatePattern(rule, _needs(rule.pattern) & signs.keys(), openings_of(rule.pattern, spellings), alternatives)
        for rule in read_lexicon("date_patterns", DateRule, language)
    )
    return DateGrammar(patterns, signs, _triggers(words), _openers(words), values)


_RUN = re.compile(r"[^\W\d_]+|(?:19|20)(?=\d\d)")
_GROUP = re.compile(r"\([^()]*\)\??|\{[^{}]*\}\?")


def _needs(pattern: str) -> frozenset[str]:
    """Kinds of words that a pattern cannot do without: those outside of its groups, which may be optional or a choice."""
    bare = _GROUP.sub("", pattern)
    while bare != pattern:
        pattern, bare = bare, _GROUP.sub("", bare)
    return frozenset() if "|" in bare else frozenset(macro["kind"] for macro in _MACRO.finditer(bare))


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


def _expand(pattern: str, words: dict[str, str]) -> str:
    """A rule's pattern as a regular expression.

    A space stands for any space in a line. `{kind}` captures a word of that kind under the kind's name, `{kind2}` under
    `kind2`, `{field=kind}` under another name, `{.kind}` not at all. `{d1}` is a day of the month, `{m1}` a month in full
    or short, `{y1}` a year, `{w1}` a weekday, `{n}` a number, `{TO}` a dash or a word for it, `{P}` an optional
    preposition in front, `{W}` an optional weekday and article, `{E}` demands that no noun follows.
    """

    def one(macro: re.Match[str]) -> str:
        kind, nth = macro["kind"], macro["nth"]
        bodies: dict[str, Callable[[], str]] = {
            "d": lambda: rf"[0-3]?\d(?:{words['suffix']})?(?![.,]?\d|{_SPACE}\d{{3}}\b)",
            "m": lambda: rf"{words['month']}|(?:{words['month_short']})\.?",
            "M": lambda: words["month"],
            "y": lambda: r"(?:19|20)\d\d(?![\d%]|[.,]\d)",
            "yy": lambda: r"\d\d",
            "mm": lambda: r"[01]?\d",
            "dd": lambda: r"[0-3]?\d",
            "w": lambda: words["weekday"],
            "n": lambda: rf"\d{{1,3}}|{words['number']}",
            "unit": lambda: rf"(?:{words['unit']})(?:{words['plural']})?",
        }
        body = bodies.get(kind)
        if kind == "TO":
            return rf"(?:{_DASH}|{_SPACE}(?:{words['to']}){_SPACE})"
        if kind == "DASH":
            return _DASH
        if kind == "P":
            return rf"(?:(?P<prep>{words['preposition']}){_SPACE})?"
        if kind == "W":
            weekday, part, the = (words[k] for k in ("weekday", "daypart", "the"))
            return rf"(?:(?:{weekday})(?:{_SPACE}(?:{part}))?,?{_SPACE})?(?:(?:{the}){_SPACE})?"
        if kind == "E":
            return rf"(?!{_SPACE}(?!(?:{words['function']})\b)[a-z])"
        expression = body() if body else words[kind]
        if macro["mute"]:
            return f"(?:{expression})"
        return f"(?P<{macro['field'] or kind + nth}>{expression})"

    return _MACRO.sub(one, pattern.replace(" ", _SPACE))
