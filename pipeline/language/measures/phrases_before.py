"""Noun phrases that end right before a place, read backward: the subject before a verb, the noun before "of".

Belongs here: where such a phrase starts, and its head. Stays out: phrases that follow a number (`noun_phrases.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.numbers.atoms import ORDINAL_ENDINGS, Atoms
from pipeline.language.numbers.number_words import number_words
from pipeline.language.words import Words

_PREPOSED = frozenset(
    ("top", "behalf", "terms", "front", "spite", "favour", "favor", "light", "view", "course", "addition")
)
"""Nouns that make one preposition of "on ... of" and "in ... of"."""

_GOING = frozenset(("going", "rising", "falling", "climbing", "dropping", "coming"))

CLOSING = frozenset("’”'\"»)“")


@dataclass(slots=True)
class Phrase:
    """A noun phrase: atoms `first:after`, with its head noun at `head`. `core` is the atom after the head."""

    first: int
    after: int
    head: int
    core: int


class BackwardReader:
    """Reads noun phrases backward in one language; what reads them forward builds on it."""

    def __init__(self, words: Words) -> None:
        self._w = words
        self._numbers = frozenset(
            word for word, (kind, _) in number_words(words.language).kinds.items() if kind in ("unit", "ten", "hundred")
        )
        grammar = words.grammar
        self._of, self._and, self._inner = grammar("of"), grammar("and"), grammar("inner")
        self._link = self._of | grammar("link")

    @staticmethod
    def _inside(atoms: Atoms, at: int) -> bool:
        """Whether a function word is a part of a hyphenated compound ("low-and-middle-income", "on-line")."""
        return atoms.hyphenated(at - 1) or atoms.hyphenated(at + 1)

    def before(self, atoms: Atoms, at: int, start: int = 0) -> Phrase | None:
        """The noun phrase that ends right before atom `at`, with its complements, not before atom `start`."""
        last = at - 1
        while last >= start and (atoms.words[last] in CLOSING or atoms.words[last] == "*"):
            last -= 1
        step = last
        while step >= start and not self._opens(atoms, step, last, start):
            step -= 1
        first = step + 1
        while first <= last and (
            (atoms.lows[first] in ORDINAL_ENDINGS and atoms.glued(first))
            or atoms.lows[first] in self._inner
            or atoms.lows[first] in self._link
            or self._w.function.get(atoms.lows[first]) in ("determiner", "possessive")
        ):
            first += 1
        first, last = self._without_verbs(atoms, first, last)
        first = self._past_preposed(atoms, first, last)
        if first > last or not any(atoms.words[i][0].isalpha() for i in range(first, last + 1)):
            return None
        inner = (i for i in range(first, last + 1) if atoms.lows[i] in self._inner or atoms.lows[i] in self._link)
        head = max(next(inner, last + 1) - 1, first)
        while head > first and self._w.participle(atoms.lows[head]):
            head -= 1
        low = atoms.lows[head]
        verb = low in self._w.finite or low in self._w.bases or self._w.participle(low) or low.endswith("ing")
        named = first > start and self._w.function.get(atoms.lows[first - 1]) in ("determiner", "possessive")
        if verb and not self._w.is_plural(low) and first == last and not named:
            return None
        return Phrase(first, last + 1, head, head + 1)

    def _past_preposed(self, atoms: Atoms, first: int, last: int) -> int:
        """After the noun of a preposition in three words: "(a charge) on top of | the fees"."""
        for at in range(max(first, 1), last - 1):
            if atoms.lows[at] in _PREPOSED and atoms.lows[at + 1] in self._of and atoms.lows[at - 1] in ("in", "on"):
                first = at + 2
                while first < last and self._w.function.get(atoms.lows[first]) in ("determiner", "possessive"):
                    first += 1
                return first
        return first

    def _without_verbs(self, atoms: Atoms, first: int, last: int) -> tuple[int, int]:
        """Without a verb at either end: "[could] cause sea levels", "[traveling at] a speed", "the network laundered"."""
        words = self._w
        while first < last:
            low, follows = atoms.lows[first], atoms.lows[first + 1]
            before = words.function.get(atoms.lows[first - 1] if first else "")
            verbal = words.participle(low) or low.endswith("ing")
            if low in words.bases and before == "auxiliary":
                first += 1
            elif (
                verbal
                and (follows in self._inner or follows in self._link)
                and before not in ("determiner", "possessive")
            ):
                first += 2
            elif low in words.never_adjective and not (follows in self._of and before in ("determiner", "possessive")):
                first += 1
            else:
                break
            while first <= last and words.function.get(atoms.lows[first]) in ("determiner", "possessive"):
                first += 1
        if first < last and atoms.lows[last] in _GOING and atoms.lows[last + 1] in ("to", "from", "by", "at"):
            last -= 1  # "saw the crown | going to 9"
        if first < last and atoms.lows[last].endswith("ed") and words.participle(atoms.lows[last]):
            before = words.function.get(atoms.lows[last - 1])
            if before is None:
                last -= 1
        elif first < last and words.is_plural(atoms.lows[last - 1]) and not words.is_plural(atoms.lows[last]):
            follows = atoms.words[last + 1]
            if (
                atoms.words[last].islower()
                and follows not in (",", "(", ":")
                and atoms.lows[last - 1] not in words.modifiers
            ):
                last -= 1  # "customs officers intercept"
        return first, last

    def _opens(self, atoms: Atoms, step: int, last: int, start: int) -> bool:
        """Whether the phrase starts after atom `step`."""
        low, word = atoms.lows[step], atoms.words[step]
        kind = self._w.function.get(low)
        follows = atoms.lows[step + 1] if step < last else ""
        if atoms.hyphenated(step) or kind == "possessive":
            return False
        if word[0].isdigit():
            before = atoms.words[step - 1] if step > start else ""
            if step > start + 1 and atoms.hyphenated(step - 1):
                before = atoms.words[step - 2]
            named = bool(before) and before[0].isupper() and (step == last or atoms.words[step + 1][0].isupper())
            return not (named or (len(word) == 4 and atoms.lows[step - 1] in self._inner | self._link and step > start))
        if word == "&":
            return step == last
        if not word[0].isalpha():
            return True
        if low in self._link or low in self._inner:
            return step in (last, start)
        if kind == "determiner":
            if step == last:
                return True
            before = atoms.lows[step - 1] if step > start else ""
            return before not in self._link and before not in self._inner
        if kind is not None and not self._inside(atoms, step):
            return not (low == "worth" and step > start and atoms.lows[step - 1] == "net")
        led = step > start and (atoms.lows[step - 1] in self._link or atoms.lows[step - 1] in self._inner)
        if low.endswith("ing") and led and step != last and follows not in self._inner and follows not in self._link:
            return True  # "for embezzling | savings"
        inside = start < step != last
        if inside and low in self._w.bases and low in self._w.changes and atoms.lows[step - 1] == "to":
            return not self._w.is_plural(low)  # "to grow | sales"
        if low in self._w.finite and step != last and not self._w.is_plural(low):
            if follows in self._inner or (follows in self._link and low in self._w.bases):
                return False  # "the cost of | the lamps"
            before = atoms.lows[step - 1] if step > start else ""
            kind = self._w.function.get(before)
            attribute = not before[:1].isalpha() or (kind and kind != "pronoun") or before.endswith("ly")
            return not (self._w.participle(low) and attribute and follows not in self._w.function)
        return False
