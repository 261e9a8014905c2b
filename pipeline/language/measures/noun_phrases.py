"""Noun phrases beside a number, read by closed classes, endings and a list of verbs: no tagger, no parser.

Belongs here: where a noun phrase starts and ends, and which word heads it. Stays out: which number it goes with.
"""

from __future__ import annotations

from functools import cache

from pipeline.language.measures.phrases_before import CLOSING, BackwardReader, Phrase
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.words import words_in

_LONGEST = 9
"""Atoms. A run of modifiers and nouns that is longer than this is no noun phrase."""

_ADJECTIVAL = ("al", "ic", "ous", "ive", "able", "less", "ary")
_OPENING = frozenset("‘“'\"«„(")


class PhraseReader(BackwardReader):
    """Reads noun phrases of one language."""

    def after(
        self,
        atoms: Atoms,
        at: int,
        *,
        plural: bool = True,
        complement: bool = True,
        adjective: bool = True,
        strict: bool = True,
        join: bool = True,
    ) -> Phrase | None:
        """The noun phrase that starts at atom `at`, after a number; with `plural`, its head is the first plural noun.

        `adjective` says that a past form right after the number describes the noun ("64 wanted persons") and is no verb.
        """
        if atoms.lows[at] == "head" and atoms.lows[at + 1] in self._of:  # "80 head of cattle"
            return Phrase(at, self._complement(atoms, at + 1), at, at + 1)
        run = self._run(atoms, at, _LONGEST, adjective=adjective)
        if not run:
            return self._quoted(atoms, at)
        head = self._plural_head(atoms, run, strict=strict) if plural else None
        if head is None and plural and strict:
            head = self._coordinated(atoms, at)
        if head is None and plural and strict and len(run) == 1 and atoms.words[run[0]].islower():
            return None  # "another five intend to"
        if head is None and plural and strict and atoms.lows[run[0]] in self._w.bases and not atoms.hyphenated(at + 1):
            return None  # "today 37 share close to a million"
        if head is None:
            head = self._last_noun(atoms, run if strict else self._before_verb(atoms, run))
        if head is None:
            return None
        core = head + 1
        after = self._joined(atoms, core) if join else core
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
        if atoms.words[at] in _OPENING and atoms.words[at] and atoms.words[at + 2] in CLOSING and atoms.words[at + 2]:
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
            if self._is_model(atoms, step, run):
                run.append(step)
                step += 1
                continue
            if self._is_dashed(atoms, step, run):
                run += [step, step + 1]
                step += 2
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
            compound = low in self._w.bases and self._w.is_plural(atoms.lows[step + 1])  # "47 beat offices"
            if not run and (
                (low in self._w.never_adjective and not compound) or (not adjective and self._w.participle(low))
            ):
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
    def _is_dashed(atoms: Atoms, at: int, run: list[int]) -> bool:
        """A dash and digits that end a name in capitals: "COVID -19 tests"."""
        dashed = atoms.words[at] == "-" and atoms.words[at + 1].isdigit() and atoms.glued(at + 1)
        return dashed and bool(run) and atoms.words[run[-1]].isupper() and len(atoms.words[run[-1]]) > 2

    @staticmethod
    def _is_model(atoms: Atoms, at: int, run: list[int]) -> bool:
        """A number that names a model, between a capital word and the noun: "63 Model 3 sedans"."""
        if not (atoms.words[at].isdigit() and len(atoms.words[at]) < 4 and run and run[-1] == at - 1):
            return False
        return atoms.words[at - 1][0].isupper() and not atoms.glued(at) and atoms.words[at + 1][:1].islower()

    @staticmethod
    def _is_coined(atoms: Atoms, at: int) -> bool:
        """Digits inside a word: "3D-printed", "COVID-19-related"."""
        if not atoms.words[at][0].isdigit():
            return False
        if atoms.glued(at + 1) and atoms.words[at + 1][:1].isalpha():
            return True
        return at > 0 and (atoms.hyphenated(at - 1) or (atoms.glued(at) and atoms.words[at - 1][-1].isalpha()))

    def _ends_here(self, atoms: Atoms, at: int, run: list[int], has_noun: bool, from_preposition: bool) -> bool:
        low, words = atoms.lows[at], self._w
        if atoms.hyphenated(at + 1) or (run and atoms.hyphenated(at - 1)):
            return False
        plural = words.is_plural(low)
        if words.participle(low):
            if not run or (atoms.lows[at - 1].endswith(_ADJECTIVAL) and words.is_plural(atoms.lows[at + 1])):
                return False  # "illegal armed groups"
            return has_noun and (
                from_preposition or self._after_plural(atoms, run) or not self._noun_follows(atoms, at)
            )
        if run and run[-1] == at - 1 and low in words.finite and self._is_compound(atoms, at - 1):
            return False
        if low in words.finite and has_noun and (not plural or self._after_plural(atoms, run)):
            return not (atoms.words[at][0].isupper() and not from_preposition)
        if low.endswith("ing") and has_noun and self._after_plural(atoms, run):
            return True
        if low in words.bases and has_noun and words.function.get(atoms.lows[at + 1]) in ("determiner", "possessive"):
            return True
        if low in words.bases and has_noun and not plural and self._after_plural(atoms, run):
            return atoms.lows[run[-1]] not in words.modifiers  # "parcels | contain fakes"
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
            compound = bool(rest) and words.is_plural(atoms.lows[rest[0]])
            if compound and (atoms.lows[rest[0]] not in words.finite or self._is_compound(atoms, at)):
                continue
            return at
        return None

    def _is_compound(self, atoms: Atoms, at: int) -> bool:
        """Whether a collective modifies the plural noun behind it: "two police posts." and not "the police posts a guard"."""
        after = atoms.lows[at + 2]
        ends = not after[:1].isalpha() or self._w.function.get(after) in ("preposition", "conjunction")
        return ends and not atoms.lows[at].endswith("s") and self._w.is_plural(atoms.lows[at + 1])

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
            elif atoms.words[step] == "," or atoms.hyphenated(step):
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


@cache
def phrase_reader(language: str) -> PhraseReader:
    """The phrase reader of a language, made once."""
    return PhraseReader(words_in(language))
