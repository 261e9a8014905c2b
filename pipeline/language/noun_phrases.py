"""Noun phrases beside a number, read by closed classes, endings and a list of verbs: no tagger, no parser.

Belongs here: where a noun phrase starts and ends, and which word heads it. Stays out: which number it goes with.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.language.atoms import ORDINAL_ENDINGS, Atoms
from pipeline.language.numbers import number_words
from pipeline.language.words import Words, words_in

_LONGEST = 9
"""Atoms. A run of modifiers and nouns that is longer than this is no noun phrase."""

_OPENING = frozenset("‘“'\"«„(")
_CLOSING = frozenset("’”'\"»)“")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: atoms `first:after`, with its head noun at `head`. `core` is the atom after the head."""

    first: int
    after: int
    head: int
    core: int


class PhraseReader:
    """Reads noun phrases of one language."""

    def __init__(self, words: Words) -> None:
        self._w = words
        self._numbers = frozenset(
            word for word, (kind, _) in number_words(words.language).kinds.items() if kind in ("unit", "ten", "hundred")
        )
        grammar = words.grammar
        self._of, self._and, self._inner = grammar("of"), grammar("and"), grammar("inner")
        self._link = self._of | grammar("link")

    # -- forward -------------------------------------------------------------------------------------------------------

    def after(
        self,
        atoms: Atoms,
        at: int,
        *,
        plural: bool = True,
        complement: bool = True,
        adjective: bool = True,
        strict: bool = True,
    ) -> Phrase | None:
        """The noun phrase that starts at atom `at`, after a number; with `plural`, its head is the first plural noun.

        `adjective` says that a past form right after the number describes the noun ("64 wanted persons") and is no verb.
        """
        run = self._run(atoms, at, _LONGEST, adjective=adjective)
        if not run:
            return self._quoted(atoms, at)
        head = self._plural_head(atoms, run, strict=strict) if plural else None
        if head is None and plural and strict:
            head = self._coordinated(atoms, at)
        if head is None and plural and strict and len(run) == 1 and atoms.words[run[0]].islower():
            return None  # "another five intend to"
        if head is None:
            head = self._last_noun(atoms, run if strict else self._before_verb(atoms, run))
        if head is None:
            return None
        core = head + 1
        after = self._joined(atoms, core)
        if complement:
            after = self._complement(atoms, after)
        return Phrase(at, after, head, core)

    def bare(self, atoms: Atoms, at: int) -> Phrase | None:
        """A noun phrase after a preposition: determiners, then nouns up to the next verb, preposition or mark."""
        start = at
        while self._w.function.get(atoms.lows[start]) in ("determiner", "possessive"):
            start += 1
        run = self._run(atoms, start, _LONGEST, from_preposition=True)
        if not run:
            return None
        head = self._last_noun(atoms, run)
        if head is None:
            return None
        after = self._complement(atoms, self._joined(atoms, head + 1))
        return Phrase(start, after, head, head + 1)

    @staticmethod
    def _quoted(atoms: Atoms, at: int) -> Phrase | None:
        """A noun in quote marks: nine 'cures'."""
        if atoms.words[at] in _OPENING and atoms.words[at] and atoms.words[at + 2] in _CLOSING and atoms.words[at + 2]:
            return Phrase(at, at + 3, at + 1, at + 3)
        return None

    def _run(
        self, atoms: Atoms, at: int, limit: int, *, from_preposition: bool = False, adjective: bool = True
    ) -> list[int]:
        """Atoms of content words from `at` on, hyphenated parts included, up to the first that can't be in the phrase."""
        run: list[int] = []
        step, has_noun = at, False
        while step < atoms.count and step - at < limit:
            word, low = atoms.words[step], atoms.lows[step]
            if atoms.hyphenated(step) or self._is_coined(atoms, step):
                run.append(step)
                step += 1
                continue
            closed = low in self._w.function and not (word.isupper() and len(word) > 1)  # "the US", "the WHO"
            if not word[0].isalpha() or (closed and not self._inside(atoms, step)):
                break
            if (
                not run
                and low.endswith("ing")
                and self._w.function.get(atoms.lows[step + 1]) in ("determiner", "possessive")
            ):
                break
            if low in self._numbers and not self._inside(atoms, step):
                break
            if not run and (low in self._w.never_adjective or (not adjective and self._w.participle(low))):
                break
            if self._ends_here(atoms, step, run, has_noun, from_preposition):
                break
            run.append(step)
            has_noun = has_noun or not (low.endswith(("ed", "ing")) or low in self._w.verbs)
            step += 1
        while run and atoms.words[run[-1]] in ("-", "‐", "‑"):
            run.pop()
        return run

    @staticmethod
    def _is_coined(atoms: Atoms, at: int) -> bool:
        """Digits inside a word: "3D-printed", "COVID-19-related"."""
        if not atoms.words[at][0].isdigit():
            return False
        if atoms.glued(at + 1) and atoms.words[at + 1][:1].isalpha():
            return True
        return at > 0 and (atoms.hyphenated(at - 1) or (atoms.glued(at) and atoms.words[at - 1][-1].isalpha()))

    @staticmethod
    def _inside(atoms: Atoms, at: int) -> bool:
        """Whether a function word is a part of a hyphenated compound ("low-and-middle-income", "on-line")."""
        return atoms.hyphenated(at - 1) or atoms.hyphenated(at + 1)

    def _ends_here(self, atoms: Atoms, at: int, run: list[int], has_noun: bool, from_preposition: bool) -> bool:
        low, words = atoms.lows[at], self._w
        if atoms.hyphenated(at + 1) or (run and atoms.hyphenated(at - 1)):
            return False
        plural = words.is_plural(low)
        if words.participle(low):
            if not run:
                return False
            return has_noun and (
                from_preposition or self._after_plural(atoms, run) or not self._noun_follows(atoms, at)
            )
        if low in words.finite and has_noun and (not plural or self._after_plural(atoms, run)):
            return not (atoms.words[at][0].isupper() and not from_preposition)
        if low.endswith("ing") and has_noun and self._after_plural(atoms, run):
            return True
        if low in words.bases and has_noun and words.function.get(atoms.lows[at + 1]) in ("determiner", "possessive"):
            return True
        return low.endswith("ly") and has_noun and len(low) > 4

    def _after_plural(self, atoms: Atoms, run: list[int]) -> bool:
        return bool(run) and self._w.is_plural(atoms.lows[run[-1]])

    def _noun_follows(self, atoms: Atoms, at: int) -> bool:
        follows = atoms.lows[at + 1]
        return bool(follows) and follows[0].isalpha() and follows not in self._w.function

    def _plural_head(self, atoms: Atoms, run: list[int], *, strict: bool = True) -> int | None:
        """The first plural noun of the run that no other plural noun follows."""
        words = self._w
        for position, at in enumerate(run):
            low = atoms.lows[at]
            if not strict and position and low in words.finite and not words.is_plural(atoms.lows[run[position - 1]]):
                continue  # "the population lives"
            rest = run[position + 1 :]
            if not words.is_plural(low) or (rest and atoms.hyphenated(at + 1)):
                continue
            if at and atoms.hyphenated(at - 1) and any(words.is_plural(atoms.lows[r]) for r in rest):
                continue  # "plain-clothes officers"
            if low in words.modifiers and rest:
                later = [r for r in rest[:3] if words.is_plural(atoms.lows[r])]
                if later and not words.participle(atoms.lows[rest[0]]):
                    continue
            if rest and words.is_plural(atoms.lows[rest[0]]) and atoms.lows[rest[0]] not in words.finite:
                continue
            return at
        return None

    def _before_verb(self, atoms: Atoms, run: list[int]) -> list[int]:
        """The run up to a verb in -s: "the population | lives"."""
        for position, at in enumerate(run):
            if position and atoms.lows[at] in self._w.finite and not atoms.hyphenated(at - 1):
                return run[:position]
        return run

    @staticmethod
    def _last_noun(atoms: Atoms, run: list[int]) -> int | None:
        for at in reversed(run):
            low = atoms.lows[at]
            if atoms.words[at][0].isalpha() and not (low.endswith("ly") and len(low) > 4):
                return at
        return None

    def _coordinated(self, atoms: Atoms, at: int) -> int | None:
        """Modifiers in a row before one plural head: "air, sea and land crossings"."""
        step, joined = at, False
        while step < atoms.count and step - at < 12:
            low = atoms.lows[step]
            if low in self._and:
                joined = True
            elif atoms.words[step] == ",":
                pass
            elif joined and self._w.is_plural(low):
                return step
            elif not atoms.words[step][0].isalpha() or low in self._w.function or self._w.is_verb(low):
                return None
            step += 1
        return None

    def _joined(self, atoms: Atoms, at: int) -> int:
        """After "countries and international organizations", where the second noun is plural too and has no number."""
        if atoms.lows[at] not in self._and:
            return at
        run = self._run(atoms, at + 1, 4)
        head = self._plural_head(atoms, run) if run else None
        if head is None or any(self._w.is_verb(atoms.lows[i]) for i in run if i < head):
            return at
        follows = atoms.lows[head + 1]
        if (atoms.lows[head] in self._w.finite and head == at + 1) or follows in self._numbers or follows[:1].isdigit():
            return at
        return head + 1

    def _complement(self, atoms: Atoms, at: int, depth: int = 2) -> int:
        """After "of ..." and "for ..." complements, as long as they hold no number of their own."""
        while depth and atoms.lows[at] in self._link:
            start = at + 1
            while self._w.function.get(atoms.lows[start]) in ("determiner", "possessive"):
                start += 1
            run = self._run(atoms, start, 7, from_preposition=True)
            if not run or (atoms.lows[at] not in self._of and not self._w.is_plural(atoms.lows[run[-1]])):
                return at
            at = self._joined(atoms, run[-1] + 1)
            depth -= 1
        return at

    # -- backward ------------------------------------------------------------------------------------------------------

    def before(self, atoms: Atoms, at: int, start: int = 0) -> Phrase | None:
        """The noun phrase that ends right before atom `at`, with its complements, not before atom `start`."""
        last = at - 1
        while last >= start and (atoms.words[last] in _CLOSING or atoms.words[last] == "*"):
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
            elif low in words.never_adjective:
                first += 1
            else:
                break
            while first <= last and words.function.get(atoms.lows[first]) in ("determiner", "possessive"):
                first += 1
        if first < last and atoms.lows[last].endswith("ed") and len(atoms.lows[last]) > 4:
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
            named = bool(before) and before[0].isupper() and step == last
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
            return True
        led = step > start and (atoms.lows[step - 1] in self._link or atoms.lows[step - 1] in self._inner)
        if low.endswith("ing") and led and step != last and follows not in self._inner and follows not in self._link:
            return True  # "for embezzling | savings"
        if low in self._w.finite and step != last and not self._w.is_plural(low):
            if follows in self._inner:
                return False
            before = atoms.lows[step - 1] if step > start else ""
            attribute = not before[:1].isalpha() or before in self._w.function or before.endswith("ly")
            return not (self._w.participle(low) and attribute and follows not in self._w.function)
        return False


@cache
def phrase_reader(language: str) -> PhraseReader:
    """The phrase reader of a language, made once."""
    return PhraseReader(words_in(language))
