"""The language of a body: by its function words, and by py3langid where they do not decide.

Belongs here: ISO 639-1 of a text. Stays out: anything about single words or names.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pipeline.language.lexicon import languages_with, words_of

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2500
"""Characters that are looked at."""

_SURE = ((0.18, 1.7), (0.10, 3.0))
"""Share of function words, and lead over the second language, from which the list decides alone."""

_FEWEST = 12
"""Words of a text that can be told by statistics."""

_LATIN_END = "\u0250"
_FEW_SHARE = 0.25
"""Share of function words from which a few words are of another language: one letter may be a word in many."""

_ASSUMED = "en"
"""The language of a few words in Latin letters that no list knows, as of "sixteen": that of most of what is published."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None for a text without words."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.casefold())
    if not words:
        return None
    counts: Counter[str] = Counter()
    known = _languages_of()
    for word, times in Counter(words).items():
        for language in known.get(word, ()):
            counts[language] += times
    ranked = sorted(((times, language) for language, times in counts.items()), reverse=True)[:2]
    (best, name), (second, _) = (*ranked, (0, ""), (0, ""))[:2]
    share = best / len(words)
    if len(words) >= _FEWEST and any(share >= enough and best >= lead * second for enough, lead in _SURE):
        return name
    if len(words) < _FEWEST and max(map(max, words)) < _LATIN_END:
        return name if best > second and share >= _FEW_SHARE else _ASSUMED
    return _classify(sample)


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages that have a function word."""
    languages: dict[str, tuple[str, ...]] = {}
    for language in languages_with("function_words"):
        for word in words_of("function_words", language):
            languages[word] = (*languages.get(word, ()), language)
    return languages


def _classify(sample: str) -> str | None:
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)[:2]
