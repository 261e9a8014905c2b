"""Whether a clause looks ahead or back, by its nearest verb.

Belongs here: reading tense from the words around a position. Stays out: what tense means for a date or an event.
"""

from __future__ import annotations

from functools import cache

from pipeline.language.by_word import by_word
from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.text import Span, Tokens


class TenseWord(Entry):
    """A word that shows time.

    `kind`: ahead; back; pluperfect, which makes a form of 'be' behind it look back; undone, which makes what is ahead past ('originally set for'); back_suffix, an ending of past forms; neutral, a word with such an ending that is none; copula and
    infinitive, which look ahead together ('are to meet'); be, which leaves the tense of its participle to what stands before;
    past_copula, a copula after which what waits to be done waited then.
    """

    word: str
    kind: str


class _Tenses:
    def __init__(self, language: str) -> None:
        self.kinds: dict[str, set[str]] = {}
        for entry in read_lexicon("tense", TenseWord, language):
            self.kinds.setdefault(entry.kind, set()).add(entry.word)
        self.suffixes = tuple(self.kinds.pop("back_suffix", ()))
        self.linking = self.kinds.get("infinitive", set()) | self.kinds.get("be", set())
        """Words that show time together with the word before them."""
        self.of = by_word(self._of)

    def has(self, word: str, kind: str) -> bool:
        return word in self.kinds.get(kind, ())

    def _of(self, word: str) -> bool | None:
        """Whether a word by itself looks ahead (True) or back (False)."""
        if self.has(word, "ahead"):
            return True
        if self.has(word, "back"):
            return False
        ends_like_past = bool(self.suffixes) and len(word) > 4 and word.endswith(self.suffixes)
        return False if ends_like_past and not self.has(word, "neutral") else None


@cache
def _tenses(language: str) -> _Tenses:
    return _Tenses(language)


_OUTCOME = 7
"""Tokens from a planned day to the verb that tells what had become of the plan."""


def looks_ahead(tokens: Tokens, sentence: Span, position: int, language: str) -> bool | None:
    """True where the clause at a position speaks of the future, False of the past, None where no word shows it.

    The nearest word before the position decides. Where nothing before it shows tense, the nearest word after it does.
    """
    tenses = _tenses(language)
    lowers, here = tokens.lowers, tokens.at(position)
    indices = tokens.between(sentence.start, sentence.end)
    was = False
    for index in range(here - 1, indices.start - 1, -1):
        word = lowers[index]
        ahead = tenses.of(word)
        if ahead is None and word not in tenses.linking:
            continue
        before = lowers[index - 1] if index > indices.start else ""
        if tenses.has(word, "be") and tenses.has(before, "pluperfect"):
            return False  # 'had been planned for'
        was = was or tenses.has(word, "past_copula")
        if tenses.has(word, "infinitive") and tenses.has(before, "copula"):
            return True
        if tenses.has(word, "be") and tenses.has(before, "infinitive"):
            waited = max(index - 3, indices.start)
            return not (index - 2 > waited and tenses.has(lowers[waited], "past_copula"))  # "were waiting to be tested"
        if ahead is not None and not tenses.has(before, "be"):
            if ahead and any(
                tenses.has(lowers[t], "pluperfect") for t in range(here, min(here + _OUTCOME, indices.stop))
            ):
                return False  # 'a session planned for April had fallen victim to the storm'
            return ahead and not tenses.has(before, "undone")
    if was:
        return False  # 'was in Riga in June'
    for index in range(here, indices.stop):
        if lowers[index] == ":":
            return None  # 'February 8: a workshop' is an entry of a list, which no verb dates
        if (ahead := tenses.of(lowers[index])) is not None:
            return ahead
    return None
