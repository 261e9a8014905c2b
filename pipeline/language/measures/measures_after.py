"""What stands right after a figure: the counted noun, "of ..." and "in ...", the noun that a unit describes.

Belongs here: those places, one small function each. Stays out: places before the figure or apart from it
(`measure_places.py`), and the order in which all are tried (`measures.py`).
"""

from __future__ import annotations

from pipeline.language.measures.noun_phrases import phrase_reader
from pipeline.language.measures.phrases_before import Phrase
from pipeline.language.measures.subjects import Subjects
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.numbers.number_words import number_words
from pipeline.language.quantities.draft import Draft
from pipeline.language.words import words_in

QUOTES = frozenset("‘’“”\"'«»„")
ENDS = frozenset(",.;:)!?–—")


_OFF = frozenset({"late", "overdue", "early", "faster", "slower", "quicker"})
"""Behind a length of time: how far something is off, which is no noun."""


class PlacesAfter:
    """The places after a figure, in one language."""

    def __init__(self, language: str) -> None:
        self._w = words_in(language)
        self._phrases = phrase_reader(language)
        self._subjects = Subjects(self._w, self._phrases)
        self._numbers = number_words(language).triggers
        part = self._w.grammar
        self._of, self._pronouns, self._worth = part("of"), part("pronoun"), part("worth")
        self._contrast, self._against = part("contrast"), part("against")
        self._generic, self._change, self._person = part("generic"), part("change"), part("person")
        self._aside, self._dimension = part("aside"), part("dimension")
        self.sources = part("source")
        """Prepositions that make a counted noun a bystander: "nine cures from nine sellers"."""
        self._comparative, self._time = part("comparative"), part("time")
        self._aside |= self._time
        self._restating = part("restating")
        self._turned, self._spending = part("next"), part("spending")

    def following(self, atoms: Atoms, draft: Draft) -> tuple[str, Phrase] | None:
        """What stands right after the figure, with the name of its place."""
        at = self._past_marks(atoms, draft)
        low, kind = atoms.lows[at], draft.kind
        if low in self._of:
            if draft.number.scaled and draft.kind is QuantityKind.CARDINAL and self._w.language != "en":
                return self._counted(atoms, draft, at + 1)  # "170 millones de dosis"
            return self._part(atoms, draft, at + 1)
        if low == "out" and atoms.lows[at + 1] == "of":
            return self._part(atoms, draft, at + 2)
        if kind is QuantityKind.MONEY:
            return self._of_money(atoms, draft, at)
        if kind is QuantityKind.CARDINAL:
            return self._counted(atoms, draft, at)
        if draft.rule == "multiplied" or (kind is QuantityKind.FOLD and atoms.lows[draft.first] in self._w.bases):
            return self._multiplied(atoms, at)
        if kind is QuantityKind.RATIO:
            timed = self._w.singular(atoms.lows[at + 1]) in self._time and low in ("a", "this", "last")
            if timed or low in ("every", "each"):
                return None  # "growing by a fifth every year"
            step = self._past_determiners(atoms, at)
            if step > at or draft.rule == "share" or atoms.words[at][:1].isupper():
                phrase = self._phrases.after(
                    atoms, step, plural=draft.rule == "share", adjective=step > at, strict=draft.rule != "share"
                )
                return ("part_of", phrase) if phrase else None
            return None
        if kind is QuantityKind.DURATION:
            step = at + 2 if atoms.lows[at : at + 2] == ["on", "average"] else at
            aim = atoms.lows[step + 1]
            if atoms.lows[step] == "to" and aim.isalpha() and aim not in self._w.function and aim not in self._numbers:
                return self._purpose(atoms, step)
        return self._attributed(atoms, draft, at)

    def _multiplied(self, atoms: Atoms, at: int) -> tuple[str, Phrase] | None:
        """The object of "double" and "treble": "to double the number of scanners"."""
        if self._w.function.get(atoms.lows[at]) not in ("determiner", "possessive"):
            return None
        phrase = self._phrases.bare(atoms, at)
        ends = {atoms.lows[phrase.head], atoms.lows[phrase.after - 1]} if phrase is not None else {""}
        if phrase is None or {self._w.singular(low) for low in ends} & self._time:
            return None  # "double the number of last year"
        return "multiplied", phrase

    def _of_money(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        """What stands after an amount of money; `measures_money.py` knows more places."""
        return self._attributed(atoms, draft, at)

    def _counted(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        low = atoms.lows[at]
        if atoms.hyphenated(at) and not draft.attribute:
            draft.attribute = True
            phrase = self._phrases.after(atoms, at + 1, plural=False)
            return ("attribute", phrase) if phrase else None
        if low in self._turned and self._w.singular(atoms.lows[at + 1]) in self._time:
            return None  # "there were 31 last year"
        if (low == "more" and atoms.lows[at + 1] != "than") or low == "such":
            at += 1
        plural = draft.value not in (0, 1) or draft.value_max is not None
        phrase = self._phrases.after(
            atoms, at, plural=plural, adjective=self._is_object(atoms, draft, at), join=not draft.in_phrase
        )
        if phrase is None:
            return None
        if atoms.lows[phrase.head] in ("times", "occasions", "fois", "reprises", "veces"):
            subject = self._done(atoms, draft) or self._subjects.of(atoms, draft.first)
            draft.rule = draft.rule or "times"
            return (
                ("times", subject)
                if subject and atoms.words[subject.first].isalpha() and not self._is_number(atoms, subject.first)
                else None
            )
        return "counted", phrase

    def _done(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """What was done so many times: "searched the files 90 times", "gave advice to clubs on 90 occasions"."""
        at = draft.first - (atoms.lows[draft.first - 1] in ("on", "at") if draft.first else 0)
        phrase = self._phrases.before(atoms, at)
        if phrase is None:
            return None
        verb = phrase.first - 1
        while verb > 0 and self._w.function.get(atoms.lows[verb]) in ("determiner", "possessive"):
            verb -= 1
        acts = verb > 0 and (self._w.is_verb(atoms.lows[verb]) or atoms.lows[verb].endswith("ed"))
        return phrase if acts and self._w.function.get(atoms.lows[verb]) != "auxiliary" else None

    def _is_object(self, atoms: Atoms, draft: Draft, at: int) -> bool:
        """Whether a past form after the number can describe the noun: not where the number itself is the subject."""
        before = atoms.lows[draft.first - 1] if draft.first else ""
        kind = self._w.function.get(before)
        if before in ("which", "whom", "them", "these"):
            return False
        if kind in ("preposition", "conjunction", "determiner", "possessive") or self._w.is_verb(before):
            return True
        for step in range(at, min(at + 8, atoms.count)):
            if self._w.is_plural(atoms.lows[step]):
                follows = atoms.lows[step + 1]
                if follows in self._of:
                    continue  # "suspected members of armed groups were"
                verb = self._w.is_verb(follows) or follows in self._w.bases
                return verb or self._w.function.get(follows) in ("auxiliary", "conjunction") or (
                    atoms.words[step + 1] in (",", ";", ".", "") and before not in {",", ""}
                )  # fmt: skip
        return False

    def _past_marks(self, atoms: Atoms, draft: Draft) -> int:
        """After a closing quote mark, and after a conversion in brackets: "7 miles (11 km) of road"."""
        at = draft.after
        if atoms.words[at] in QUOTES and atoms.words[at] and atoms.words[at] != "'":
            at += atoms.words[at] in '’”"»' and atoms.lows[at + 1] in self._of
        if atoms.words[at] == "(":
            close = at
            while close < min(at + 8, atoms.count) and atoms.words[close] != ")":
                close += 1
            if atoms.words[close] == ")" and any(atoms.words[i][0].isdigit() for i in range(at, close)):
                return close + 1
        return at

    def _past_determiners(self, atoms: Atoms, at: int) -> int:
        while self._w.function.get(atoms.lows[at]) in ("determiner", "possessive"):
            at += 1
        return at

    def _part(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        """After "of": the whole that it is a part of, past its own number. A pronoun points back instead."""
        low, follows = atoms.lows[at], atoms.lows[at + 1]
        if low == "those" and self._w.participle(follows):
            draft.antecedent = True  # "45 per cent of those released": of an earlier figure, else of those themselves
            return None
        if low in self._pronouns and not (low in ("these", "those", "this", "that") and self._names(follows)):
            draft.antecedent = True
            return None
        if low in ("what", "who"):
            return self._clause(atoms, at)
        step = at
        while self._w.function.get(atoms.lows[step]) in ("determiner", "possessive") or self._is_number(atoms, step):
            step += 1
        superlative = atoms.lows[step] in ("most", "least") or atoms.lows[step].endswith("est")
        step += atoms.lows[step] in ("most", "least")
        possessor = step
        while atoms.lows[possessor].endswith(("'s", "’s")) and possessor < step + 2:
            possessor += 1
        if self._is_number(atoms, possessor):
            step = possessor + 1
        whole = draft.kind in (QuantityKind.CARDINAL, QuantityKind.RATIO)
        strict = draft.kind is QuantityKind.CARDINAL
        phrase = self._phrases.after(atoms, step, strict=strict) if whole else self._phrases.bare(atoms, step)
        if phrase is not None and superlative and atoms.lows[phrase.after] == "in":
            within = self._phrases.bare(atoms, phrase.after + 1)  # "one of the oldest boats in the fleet"
            phrase = Phrase(phrase.first, within.after, phrase.head, phrase.core) if within is not None else phrase
        return ("part_of", phrase) if phrase else None

    def _names(self, low: str) -> bool:
        """Whether a word can be the noun after "these" or "those"."""
        if not low[:1].isalpha() or low in self._w.function:
            return False
        return self._w.is_plural(low) or not self._w.participle(low)

    def _is_number(self, atoms: Atoms, at: int) -> bool:
        return atoms.words[at][:1].isdigit() or atoms.lows[at] in self._numbers

    @staticmethod
    def _clause(atoms: Atoms, at: int) -> tuple[str, Phrase] | None:
        after = at
        while after < min(at + 7, atoms.count) and atoms.words[after] not in ENDS:
            after += 1
        return ("part_of", Phrase(at, after, after - 1, after)) if after > at + 1 else None

    def _purpose(self, atoms: Atoms, at: int) -> tuple[str, Phrase] | None:
        """What a length of time is needed for: "48 seconds to open a keyless car"."""
        after = at
        while (
            after < min(at + 8, atoms.count)
            and atoms.words[after] not in ENDS
            and atoms.lows[after] not in ("and", "in")
        ):
            after += 1
        return "purpose", Phrase(at, after, after - 1, after)

    def _is_name(self, atoms: Atoms, phrase: Phrase) -> bool:
        names = atoms.words[phrase.first][0].isupper() and atoms.words[phrase.after - 1][0].isupper()
        return names and phrase.after - phrase.first <= 2

    def _attributed(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        """A noun right after a unit: "a 5-litre tank", "a 22 percent drop in average purity"."""
        low = atoms.lows[at]
        if not low or not low[0].isalpha() or low in self._w.function or low in _OFF:
            return None
        named = self._w.function.get(atoms.lows[draft.first - 1] if draft.first else "") in ("determiner", "possessive")
        follows = atoms.lows[at + 1]
        if (
            named and self._w.is_verb(low) and not low.endswith(("ed", "ent", "ought"))
        ):  # "a 5 kilometre run.", "the 3 million euro cost of"
            ends = not follows or follows in ENDS or self._w.function.get(follows) == "preposition"
            return ("attribute", Phrase(at, at + 1, at, at + 1)) if ends else None
        if self._w.is_verb(low) or (low in self._w.bases and self._w.is_plural(atoms.lows[draft.after - 1])):
            return None  # "growers with 90 euros pay"
        if low in self._w.bases and self._w.function.get(atoms.lows[at + 1]) in ("relative", "pronoun", "determiner"):
            return None  # "51 percent say that ..."
        if low.endswith("ing") and (low[:-3] in self._w.bases or f"{low[:-3]}e" in self._w.bases) and not named:
            return None  # "15 kg requiring repair"
        if self._w.participle(low) and (not follows[:1].isalpha() or follows in self._w.function):
            return None  # "the 20 kg seized in May", "300 acres burned."
        if low in self._dimension and not self._names(atoms.lows[at + 1]):
            return None
        phrase = self._phrases.after(atoms, at, plural=False, strict=False)
        if phrase is None or low.endswith("ly") or self._w.singular(atoms.lows[phrase.head]) in self._time:
            return None
        if atoms.lows[phrase.head] in self._change or atoms.lows[phrase.first] in self._change:
            head = phrase.head if atoms.lows[phrase.head] in self._change else phrase.first
            draft.direction = self._w.changes.get(atoms.lows[head], draft.direction)
            if atoms.lows[head + 1] in ("in", "of", "for"):
                changed = self._phrases.bare(atoms, head + 2)
                if changed is not None:
                    return "change_in", changed
            if draft.kind is QuantityKind.FOLD or draft.kind is QuantityKind.PERCENT:
                subject = self._subjects.of(atoms, draft.first)
                return ("change_in", subject) if subject and not draft.first else None
        return "attribute", phrase
