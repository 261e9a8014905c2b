"""Dates of a text: explicit, relative to the article, and lengths of time.

Belongs here: where dates stand, and what their surroundings say about them. Stays out: the words and patterns (the
language's `date_words.tsv` and `date_patterns.tsv`) and what they mean in days (`frames`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import compress

from pipeline.language.dates.arithmetic import Clues, Resolved
from pipeline.language.dates.frames import FRAMES
from pipeline.language.dates.grammar import DateGrammar, DatePattern, DateRule, Patterns, date_grammar
from pipeline.language.mentions import DateKind, DateMention
from pipeline.language.tense import looks_ahead
from pipeline.language.text import Span, Tokens
from schemas.vocabularies import DatePrecision

_STRETCHES = frozenset({DatePrecision.MONTH, DatePrecision.YEAR})
_NEAR = 60
"""Characters. A date within this distance in the same sentence lends its year to one that has none."""


@dataclass(slots=True)
class _Found:
    """A match before it is resolved."""

    rule: DateRule
    match: re.Match[str]
    words: dict[str, str]
    years: tuple[int, ...]


def find_dates(
    text: str, tokens: Tokens, sentences: Sequence[Span], published_on: date | None, language: str
) -> Iterator[DateMention]:
    """The dates of a text, in order. A date that can't be resolved keeps its span, with `start` and `end` null."""
    grammar = date_grammar(language)
    if not grammar.patterns:
        return
    anchor: date | None = None
    stretch: Resolved | None = None
    told: Resolved | None = None
    told_year: date | None = None
    last_sentence = 0
    for sentence, matches in _matches(text, tokens, sentences, grammar):
        if "\n" in text[last_sentence : sentence.start]:
            told = told_year = None
        else:
            told = stretch or told
        stretch, last_sentence = None, sentence.end
        for position, found in enumerate(matches):
            preposition = _bounding_word(tokens, found, grammar)
            bound = True if preposition in grammar.values["ahead_preposition"] else None
            bound = False if preposition in grammar.values["back_preposition"] else bound
            tense = partial(looks_ahead, tokens, sentence, found.match.start(), language)
            clues = Clues(
                found.words,
                _values(found.words, grammar),
                published_on,
                anchor,
                _neighbours_year(matches, position, grammar),
                tense if bound is None else partial(bool, bound),
                bound is not None,
                stretch,
                stretch or told,
                told_year,
            )
            for resolved in FRAMES[found.rule.frame](clues):
                mention = _mention(text, tokens, found, resolved, grammar)
                if mention.precision is DatePrecision.DAY and mention.kind is not DateKind.STRETCH:
                    anchor = mention.end
                elif mention.start is not None and (
                    mention.precision in _STRETCHES or found.rule.frame == "units_to_month"
                ):
                    stretch = resolved
                    told_year = mention.start if mention.precision is DatePrecision.YEAR else told_year
                if found.years and mention.start is not None:
                    told_year = mention.start
                yield mention


_LEAD = 7
"""Tokens. How far before its month, weekday, unit or year the words of a date can start."""


def _matches(
    text: str, tokens: Tokens, sentences: Sequence[Span], grammar: DateGrammar
) -> Iterator[tuple[Span, list[_Found]]]:
    """The matches of each sentence that has any. The pattern is tried only at words that can start a date, close to one."""
    lowers, starts = tokens.lowers, tokens.starts
    here, done, sentence_start, sentence_end = 0, 0, 0, -1
    found: list[_Found] = []
    patterns = Patterns(())
    opening = grammar.opening
    for trigger in compress(range(len(lowers)), map(grammar.triggering, lowers)):
        if trigger < done:
            continue
        if starts[trigger] >= sentence_end:
            if found:
                yield sentences[here], found
                found = []
            while here + 1 < len(sentences) and sentences[here + 1].start <= starts[trigger]:
                here += 1
            sentence_start, sentence_end = sentences[here]
            inside = tokens.between(sentence_start, sentence_end)
            patterns = grammar.patterns_for(tokens.words[inside.start : inside.stop])
        for index in range(max(done, trigger - _LEAD), trigger + 1):
            if starts[index] < sentence_start or not (begins := opening(lowers[index])):
                continue
            if one := _first(patterns[begins], text, starts[index], sentence_end):
                found.append(one)
                done = tokens.at(one.match.end())
                break
    if found:
        yield sentences[here], found


def _first(patterns: Sequence[DatePattern], text: str, start: int, end: int) -> _Found | None:
    for pattern in patterns:
        if match := pattern.compiled.match(text, start, end):
            words = {field: word for field, word in match.groupdict().items() if word}
            years = tuple(int(words[field]) for field in ("y1", "y2") if field in words)
            return _Found(pattern.rule, match, words, years)
    return None


def _values(words: dict[str, str], grammar: DateGrammar) -> dict[str, int]:
    values: dict[str, int] = {}
    for field, word in words.items():
        kind = field.rstrip("0123456789")
        lower = word.lower().rstrip(".")
        for source in _SOURCES.get(kind, (kind,)):
            table = grammar.values.get(source, {})
            if lower in table:
                values[field] = table[lower]
            elif source == "unit" and (singular := _singular(lower, table, grammar)) is not None:
                values[field] = singular
    return values


_SOURCES = {"m": ("month", "month_short"), "M": ("month",), "w": ("weekday",), "n": ("number",)}


def _singular(word: str, table: dict[str, int], grammar: DateGrammar) -> int | None:
    for plural in grammar.values.get("plural", {}):
        if word.endswith(plural) and word.removesuffix(plural) in table:
            return table[word.removesuffix(plural)]
    return None


def _bounding_word(tokens: Tokens, found: _Found, grammar: DateGrammar) -> str:
    """The preposition of a date, as far as it says that the date is still to come or past: 'to' only behind 'put back'."""
    start = found.match.start()
    word = found.words["prep"].lower() if "prep" in found.words else _preposition(tokens, start, grammar) or ""
    if word in grammar.values["shifted_preposition"]:
        before = tokens.lowers[max(tokens.at(start) - 3, 0) : tokens.at(start)]
        return word if any(lower in grammar.values["shift_verb"] for lower in before) else ""
    return word


def _neighbours_year(matches: list[_Found], position: int, grammar: DateGrammar) -> int | None:
    """The year that a neighbouring date of the sentence gives: the one after it ('on 3 March and 5 May 2015'), else before.

    A year that the date is compared with is another one: 'in March, against 40 in May 2015'.
    """
    here = matches[position]
    if here.years:
        return None
    if position + 1 < len(matches):
        after = matches[position + 1]
        between = here.match.string[here.match.end() : after.match.start()].lower().split()
        compared = [*between, after.words.get("prep", "").lower()]
        apart = any(word.strip(",") in grammar.values["comparing"] for word in compared)
        if after.years and len(" ".join(between)) <= _NEAR // 2 and not apart:
            return after.years[0]
    if position:
        before = matches[position - 1]
        between = here.match.string[before.match.end() : here.match.start()].lower().split()
        apart = any(word.strip(",") in grammar.values["comparing"] for word in between)
        if before.years and here.match.start() - before.match.end() <= _NEAR and not apart:
            return before.years[-1]
    return None


def _mention(text: str, tokens: Tokens, found: _Found, resolved: Resolved, grammar: DateGrammar) -> DateMention:
    start, end = found.match.span()
    if "prep" in found.words:
        start = found.match.end("prep")
    if resolved.first_field:
        start = found.match.start(resolved.first_field)
    if resolved.last_field:
        end = found.match.end(resolved.last_field)
    while text[start].isspace():
        start += 1
    start = _without_article(text, start, end, grammar)
    return DateMention(
        span=Span(start, end),
        start=resolved.start,
        end=resolved.end,
        precision=resolved.precision,
        kind=resolved.kind,
        preposition=found.words["prep"].lower() if "prep" in found.words else _preposition(tokens, start, grammar),
        days=resolved.days,
        rule=found.rule.name,
    )


def _without_article(text: str, start: int, end: int, grammar: DateGrammar) -> int:
    first, space, _ = text[start:end].partition(" ")
    return start + len(first) + 1 if space and first.lower() in grammar.values["the"] else start


def _preposition(tokens: Tokens, start: int, grammar: DateGrammar) -> str | None:
    """The bounding word right before a date, over an article."""
    index = tokens.at(start) - 1
    if index >= 0 and tokens.lowers[index] in grammar.values["the"]:
        index -= 1
    return tokens.lowers[index] if index >= 0 and tokens.lowers[index] in grammar.values["preposition"] else None
