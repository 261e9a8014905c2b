"""Measures: which noun phrase a quantity counts or measures, also where noun and number stand apart.

Belongs here: the order in which the places for it are tried, one small function a place; its name becomes the quantity's
`rule`. Stays out: how a noun phrase is read (`noun_phrases.py`).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.language.atoms import Atoms
from pipeline.language.drafts import Draft
from pipeline.language.mentions import QuantityKind
from pipeline.language.noun_phrases import Phrase, phrase_reader
from pipeline.language.words import words_in

_PRONOUNS = frozenset(
    ["them", "these", "those", "which", "whom", "us", "this", "that", "it", "ellos", "ellas", "eux", "elles"]
)
_NUMBER_OF = re.compile(
    r"^(?:(?:the|a|an)\s+)?(?:total\s+)?(?:number|amount|total|share|proportion|percentage|volume|average|quantity|count|level|nombre|número)s?\s+of\s+",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    [
        "total",
        "average",
        "maximum",
        "minimum",
        "sum",
        "number",
        "amount",
        "value",
        "worth",
        "price",
        "mean",
        "record",
        "equivalent",
    ]
)
_CHANGE_NOUNS = frozenset(
    [
        "increase",
        "rise",
        "growth",
        "jump",
        "surge",
        "gain",
        "drop",
        "fall",
        "decline",
        "decrease",
        "reduction",
        "cut",
        "improvement",
        "rebound",
        "boost",
        "slump",
        "hike",
        "climb",
        "spike",
        "plunge",
        "loss",
        "change",
        "upturn",
        "downturn",
    ]
)
_CONTRAST = frozenset(["against", "versus", "vs", "from", "to", "compared", "than", "with", "at"])


class Measures:
    """Finds the measures of the drafts of one language."""

    def __init__(self, language: str) -> None:
        self._w = words_in(language)
        self._phrases = phrase_reader(language)
        self._of = frozenset(("of",)) if language == "en" else frozenset(("de", "d'", "des", "du", "del"))

    def fill(self, atoms: Atoms, drafts: list[Draft]) -> None:
        """Sets noun, measure, head and rule of each draft, left to right; later ones may lean on earlier ones."""
        for index, draft in enumerate(drafts):
            if draft.kind is not QuantityKind.ORDINAL:
                self._fill(atoms, drafts, index, draft)

    def _fill(self, atoms: Atoms, drafts: list[Draft], index: int, draft: Draft) -> None:
        rule = draft.rule
        if draft.noun is not None:
            self._set(atoms, draft, draft.noun, rule)
            return
        counts = draft.kind in (QuantityKind.CARDINAL, QuantityKind.RATIO, QuantityKind.PERCENT)
        following = self._following(atoms, drafts, index, draft, counts)
        if following is not None:
            self._set(atoms, draft, following[1], rule or following[0])
            if following[0] == "counted" or following[0] == "part_of" or draft.noun is None:
                draft.noun = following[1]
            return
        for name, place in (
            ("same_again", self._same_again),
            ("of_quantity", self._of_quantity),
            ("labelled", self._labelled),
            ("compared", self._compared),
        ):
            if self._take(atoms, draft, place(atoms, drafts, index, draft), rule or name):
                return
        if draft.antecedent and self._take(atoms, draft, self._antecedent(drafts, index, draft), rule or "antecedent"):
            return
        if self._take(atoms, draft, self._subject(atoms, draft), rule or "subject"):
            return
        if self._take(atoms, draft, self._apposed(atoms, draft), rule or "apposed"):
            return
        self._take(atoms, draft, self._antecedent(drafts, index, draft), rule or "antecedent")

    def _take(self, atoms: Atoms, draft: Draft, found: Phrase | Draft | None, rule: str) -> bool:
        if found is None:
            return False
        if isinstance(found, Draft):
            draft.measure, draft.head, draft.rule = found.measure, found.head, rule
            return found.measure is not None
        self._set(atoms, draft, found, rule)
        return draft.measure is not None

    def _set(self, atoms: Atoms, draft: Draft, phrase: Phrase, rule: str) -> None:
        words = atoms.of(phrase.first, phrase.after)
        head = atoms.lows[phrase.head]
        if trimmed := _NUMBER_OF.match(words):
            inner = words[trimmed.end() :].strip()
            if inner:
                words = inner
                step = phrase.first
                while atoms.starts[step] < atoms.starts[phrase.first] + trimmed.end():
                    step += 1
                head = self._head_of(atoms, step, phrase.after)
        draft.measure = words.strip(" ,;:") or None
        draft.head = self._w.singular(head)
        draft.rule = rule

    def _head_of(self, atoms: Atoms, first: int, after: int) -> str:
        for at in range(first, after):
            follows = atoms.lows[at + 1] if at + 1 < after else ""
            if at + 1 == after or self._w.function.get(follows) == "preposition":
                return atoms.lows[at]
        return atoms.lows[after - 1]

    # -- after the number ----------------------------------------------------------------------------------------------

    def _following(
        self, atoms: Atoms, drafts: list[Draft], index: int, draft: Draft, counts: bool
    ) -> tuple[str, Phrase] | None:
        at = self._past_brackets(atoms, draft)
        low = atoms.lows[at]
        if low in self._of:
            return self._part(atoms, draft, at + 1)
        if draft.kind is QuantityKind.MONEY and low == "worth" and atoms.lows[at + 1] in self._of:
            phrase = self._phrases.bare(atoms, at + 2)
            return ("worth_of", phrase) if phrase else None
        if draft.kind is QuantityKind.MONEY and low in ("in", "en"):
            phrase = self._phrases.bare(atoms, at + 1)
            return ("money_in", phrase) if phrase and not self._is_place(atoms, phrase) else None
        if draft.kind is QuantityKind.CARDINAL:
            if low in ("more", "fewer") and atoms.lows[at + 1] != "than":
                at += 1
            phrase = self._phrases.after(atoms, at, plural=draft.value != 1 or draft.value_max is not None)
            if phrase is None and low in ("more", "fewer"):
                draft.antecedent = True
            return ("counted", phrase) if phrase else None
        if draft.kind is QuantityKind.RATIO:
            step = at
            while self._w.function.get(atoms.lows[step]) in ("determiner", "possessive"):
                step += 1
            if step > at or draft.rule == "share":
                phrase = self._phrases.after(atoms, step, plural=draft.rule == "share")
                return ("part_of", phrase) if phrase else None
            return None
        if draft.kind is QuantityKind.FOLD and draft.rule == "multiplied":
            return None
        return self._attributed(atoms, draft, at)

    @staticmethod
    def _past_brackets(atoms: Atoms, draft: Draft) -> int:
        """After a conversion in brackets: "7 miles (11 km) of road"."""
        at = draft.after
        if atoms.words[at] == "(":
            close = at
            while close < min(at + 8, atoms.count) and atoms.words[close] != ")":
                close += 1
            if atoms.words[close] == ")" and any(atoms.words[i][0].isdigit() for i in range(at, close)):
                return close + 1
        return at

    def _part(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        """After "of": the whole that it is a part of, past its own number; a pronoun makes it lean on what came before."""
        low = atoms.lows[at]
        step = at
        if low in _PRONOUNS and (
            not atoms.lows[at + 1][:1].isalpha()
            or atoms.lows[at + 1] in self._w.function
            or self._w.is_verb(atoms.lows[at + 1])
        ):
            draft.antecedent = True
            return None
        if low in {"whom", "which"}:
            draft.antecedent = True
            return None
        while self._w.function.get(atoms.lows[step]) in ("determiner", "possessive") or atoms.lows[step][:1].isdigit():
            step += 1
        possessor = step
        while atoms.lows[possessor].endswith(("'s", "’s")) and possessor < step + 2:
            possessor += 1
        if atoms.lows[possessor][:1].isdigit():
            step = possessor + 1
        elif atoms.lows[step] in ("hundred", "thousand", "million"):
            step += 1
        plural = draft.kind is QuantityKind.CARDINAL or draft.kind is QuantityKind.RATIO
        phrase = self._phrases.after(atoms, step, plural=True) if plural else self._phrases.bare(atoms, step)
        return ("part_of", phrase) if phrase else None

    def _is_place(self, atoms: Atoms, phrase: Phrase) -> bool:
        return atoms.words[phrase.first][0].isupper() and phrase.after - phrase.first <= 2

    def _attributed(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        """A noun right after a unit: "a 5-litre tank", "a 22 percent drop in average purity"."""
        low = atoms.lows[at]
        if not low or not low[0].isalpha() or low in self._w.function or self._w.is_verb(low):
            return None
        phrase = self._phrases.after(atoms, at, plural=False)
        if phrase is None:
            return None
        if atoms.lows[phrase.head] in _CHANGE_NOUNS:
            draft.direction = self._w.changes.get(atoms.lows[phrase.head], draft.direction)
            if atoms.lows[phrase.core] in ("in", "of", "for", "on"):
                changed = self._phrases.bare(atoms, phrase.core + 1)
                if changed is not None:
                    return "change_in", changed
        return "attribute", phrase

    # -- before the number, or apart from it ---------------------------------------------------------------------------

    def _same_again(self, atoms: Atoms, drafts: list[Draft], index: int, draft: Draft) -> Draft | None:
        """A figure said again in another unit: "70 miles (113 km)", "190 points, or 0.6%"."""
        if not index:
            return None
        between = atoms.lows[drafts[index - 1].after : draft.first]
        opened = bool(between) and between[-1] == "(" and len(between) <= 2
        other = between in ([",", "or"], ["or"], ["/"], [","]) and drafts[index - 1].unit.code != draft.unit.code
        chained = between == ["/"] or (between == [","] and draft.unit.kind is QuantityKind.DURATION)
        return drafts[index - 1] if opened or (other and between != [","]) or chained else None

    def _of_quantity(self, atoms: Atoms, drafts: list[Draft], index: int, draft: Draft) -> Phrase | None:
        """A noun before "of" or "worth": "savings of 28 million euros", "pills worth 900 dollars"."""
        at = draft.first
        while at and self._w.function.get(atoms.lows[at - 1]) == "determiner":
            at -= 1
        link = atoms.lows[at - 1] if at else ""
        if link == "at" and at > 1 and atoms.lows[at - 2] in ("valued", "estimated", "priced", "worth"):
            at, link = at - 1, "worth"
        if link not in self._of and link not in ("worth", "valued", "priced", "totalling", "totaling", "costing", "weighing", "measuring", "averaging"):  # fmt: skip
            return None
        at -= 1
        while at and atoms.lows[at - 1] in ("is", "are", "was", "were", "each", "all", "together"):
            at -= 1
        phrase = self._phrases.before(atoms, at)
        if phrase is None:
            return None
        if atoms.lows[phrase.head] in _CHANGE_NOUNS:
            draft.direction = self._w.changes.get(atoms.lows[phrase.head], draft.direction)
        if atoms.lows[phrase.head] in _GENERIC | _CHANGE_NOUNS and phrase.core == phrase.after:
            owner = phrase.first
            while owner and self._w.function.get(atoms.lows[owner - 1]) == "determiner":
                owner -= 1
            if owner and atoms.lows[owner - 1] in ("with", "at", "to", "for", "by", ",", "is", "was", "has", "had"):
                step = owner - 1
                if atoms.lows[step] in ("is", "was", "has", "had"):
                    return self._phrases.before(atoms, step) or phrase
                return self._phrases.before(atoms, step) or phrase
        return phrase

    def _labelled(self, atoms: Atoms, drafts: list[Draft], index: int, draft: Draft) -> Phrase | None:
        """A label before a colon: "arrests: 120"."""
        if draft.first and atoms.words[draft.first - 1] == ":":
            return self._phrases.before(atoms, draft.first - 1)
        return None

    def _compared(self, atoms: Atoms, drafts: list[Draft], index: int, draft: Draft) -> Draft | None:
        """The other side of a comparison: "up from 12 %", "against 41 in 2005", "compared with 63"."""
        if not index:
            return None
        other = drafts[index - 1]
        if other.measure is None or other.kind is QuantityKind.DURATION is not draft.kind:
            return None
        between = atoms.lows[other.after : draft.first]
        if not between or len(between) > 24 or between[-1] not in _CONTRAST:
            return None
        same = other.unit.code == draft.unit.code or draft.kind is QuantityKind.CARDINAL
        marked = any(
            word in ("up", "down", "against", "versus", "vs", "compared", "opposed", "from", "than", "instead")
            for word in between[-4:]
        )
        return other if same and marked else None

    def _antecedent(self, drafts: list[Draft], index: int, draft: Draft) -> Draft | None:
        """The nearest quantity before it that counts something, for "of them", "of which" or nothing at all."""
        for other in reversed(drafts[:index]):
            if other.measure and other.kind in (QuantityKind.CARDINAL, QuantityKind.RATIO, QuantityKind.PERCENT):
                return other
        return None

    def _subject(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """The subject of the verb that governs the quantity: "the hit rate was 2.3 per cent"."""
        at = self._verb_before(atoms, draft.first)
        if at is None:
            return None
        start = at
        words = self._w
        while start:
            low = atoms.lows[start - 1]
            if (
                words.is_verb(low)
                or words.function.get(low) in ("adverb", "negation")
                or low == "to"
                or low.endswith("ly")
            ) or low in ("up", "down", "back", "expected", "set", "likely", "able"):
                start -= 1
            else:
                break
        if start and words.function.get(atoms.lows[start - 1]) == "relative":
            start -= 1
            if start and atoms.words[start - 1] == ",":
                start -= 1
        if start and atoms.words[start - 1] == "," and start < at:
            return None
        return self._phrases.before(atoms, start)

    def _verb_before(self, atoms: Atoms, at: int) -> int | None:
        words = self._w
        for step in range(at - 1, -1, -1):
            low = atoms.lows[step]
            if low in (";", ":") or low in ("while", "whereas", "because", "although"):
                return None
            if not low[0].isalpha():
                continue
            if (
                low in words.finite
                or words.function.get(low) == "auxiliary"
                or (low in words.changes and not words.is_plural(low))
            ):
                before = words.function.get(atoms.lows[step - 1], "") if step else ""
                if before in ("determiner", "possessive") and words.function.get(low) != "auxiliary":
                    continue
                return step
            if low.endswith("ed") and len(low) > 4 and step and words.is_plural(atoms.lows[step - 1]):
                return step
        return None

    def _apposed(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """The noun phrase right before it, over a comma, dash or bracket: "the levy, 85 crowns,"."""
        at = draft.first
        while at and (
            atoms.words[at - 1] in (",", "(", "–", "—", "-")
            or atoms.lows[at - 1] in ("at", "to", "by", "for", "with", "about")
        ):
            at -= 1
        return self._phrases.before(atoms, at) if at and at < draft.first else None


@cache
def measures_of(language: str) -> Measures:
    """The measure finder of a language, made once."""
    return Measures(language)
