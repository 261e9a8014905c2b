"""The language of a body: by its function words, and by py3langid where they do not decide.

Belongs here: ISO 639-1 of a text. Stays out: anything about single words or names.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.language.lexicon import languages_with, words_of

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
"""Characters that are looked at."""

_ENOUGH, _LEAD = 0.18, 1.7
"""Share of function words, and lead over the second language, from which the list decides alone."""

_FEWEST = 12


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None for a text without words."""
    sample = text[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    if not words:
        return None
    scores = sorted(
        ((sum(1 for word in words if word in known) / len(words), name) for name, known in _lists()), reverse=True
    )
    (best, name), (second, _) = scores[0], scores[1]
    if len(words) >= _FEWEST and best >= _ENOUGH and best >= _LEAD * second:
        return name
    return _classify(sample)


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((language, words_of("function_words", language)) for language in languages_with("function_words"))


def _classify(sample: str) -> str | None:
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)[:2]
