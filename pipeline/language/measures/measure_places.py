"""The places before a figure, or apart from it, where its measure can stand: one small function each.

Belongs here: "of them", a label before a colon, brackets, comparisons, subjects. Stays out: what stands right
after the figure (`measures_after.py`), and the order in which all are tried (`measures.py`).
"""

from __future__ import annotations

from pipeline.language.measures.measures_after import ENDS
from pipeline.language.measures.measures_owned import PlacesOwned
from pipeline.language.measures.phrases_before import Phrase
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft
from pipeline.language.quantities.unit_lexicon import COUNT

_TO_REACH = 4
"""Atoms. How far behind the first level of a change "to" can stand."""


class Places(PlacesOwned):
    """The places of one language."""

    def predicated(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """The kind of people that a share of a group is: "nine of them women", "41 were Thais"."""
        if draft.kind not in (QuantityKind.CARDINAL, QuantityKind.RATIO, QuantityKind.PERCENT):
            return None
        at = draft.after
        if atoms.lows[at] in self._of and atoms.lows[at + 1] in self._pronouns:
            at += 2
        if self._w.function.get(atoms.lows[at]) == "auxiliary":
            at += 1
        if at == draft.after:
            return None
        if atoms.lows[at] in ("a", "an"):
            one = atoms.lows[at + 1]
            kind = any(self._w.singular(several) == one for several in self._person)
            return Phrase(at + 1, at + 2, at + 1, at + 2) if kind else None  # "one in four was a minor"
        phrase = self._phrases.after(atoms, at)
        if phrase is None:
            return None
        modified = phrase.head > phrase.first and self._w.is_plural(atoms.lows[phrase.head])
        if (
            modified
            and draft.kind is QuantityKind.RATIO
            and not draft.antecedent
            and atoms.lows[at - 1] in ("are", "were")
        ):
            return phrase  # "nearly half were luxury models"
        head = atoms.words[phrase.head]
        people = head.lower() in self._person or (head[0].isupper() and head.endswith("s"))
        return phrase if people else None

    def pointed(
        self, atoms: Atoms, earlier: list[Draft], draft: Draft, remembered: list[Draft]
    ) -> Draft | Phrase | None:
        """What "of them", "of which" or "among them" points back to."""
        before = atoms.lows[max(0, draft.first - 2) : draft.first]
        points = draft.antecedent or (
            len(before) == 2 and before[0] in self._of | {"among"} and before[1] in self._pronouns
        )
        nearest = next((d for d in reversed(earlier) if d.measure), None)
        there = None if points else self._of_which_there(atoms, draft)
        if not points and there is None:
            return None
        amounts = (QuantityKind.MONEY, QuantityKind.PHYSICAL)
        lends = nearest is not None and nearest.kind in amounts and draft.unit is COUNT and not draft.antecedent
        if there is not None and not lends:
            return there
        if nearest is not None and lends:
            draft.unit, draft.kind = nearest.unit, nearest.kind  # "6,300 francs, of which the state paid 4,000"
            return nearest
        return self.antecedent(earlier, draft) or nearest or self.antecedent(remembered, draft)

    def those(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """The people or things told by a participle alone: "786 of those rescued"."""
        at = draft.after
        if (
            atoms.lows[at] not in self._of
            or atoms.lows[at + 1] != "those"
            or not self._w.participle(atoms.lows[at + 2])
        ):
            return None
        return Phrase(at + 1, at + 3, at + 2, at + 3)

    def _of_which_there(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """ "notices, of which there were 8,857"."""
        for step in range(draft.first - 2, max(0, draft.first - 6), -1):
            if atoms.lows[step] in self._of and atoms.lows[step + 1] in ("which", "whom"):
                return self._phrases.before(atoms, step - (atoms.words[step - 1] == ","))
        return None

    def ranged(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """What lies in a range: "lamps from 20 to 40 euros", "claims, ranging from 200 to 900 euros"."""
        if draft.value_max is None or atoms.lows[draft.first] != "from":
            return None
        at = draft.first
        ranging = at > 0 and atoms.lows[at - 1] in ("ranging", "starting", "varying")
        at -= ranging
        at -= ranging and at > 0 and atoms.words[at - 1] == ","
        phrase = self._phrases.before(atoms, at)
        if phrase is None or not (ranging or phrase.first == 0 or atoms.words[phrase.first - 1] in (",", ";", ":")):
            return None
        return phrase if self._w.is_plural(atoms.lows[phrase.head]) else None

    def labelled(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Phrase | Draft | None:
        """A label before a colon: "arrests: 120", "reports: up 68%"."""
        at = draft.first - (draft.first > 0 and atoms.lows[draft.first - 1] in ("up", "down"))
        if at and atoms.words[at - 1] == ":":
            whole = next((d for d in reversed(earlier) if d.rule == "counted" and d.measure), None)
            if whole is not None and draft.kind is whole.kind and atoms.lows[draft.after] in self.sources:
                return whole  # "Thirty sailors took part: 14 from Malta and six from Cyprus"
            first = next((i for i in range(at) if atoms.words[i] == ":"), at - 1)
            return self._phrases.before(atoms, at - 1) or self._phrases.before(atoms, first)
        return None

    def enclosed(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """A figure between two commas or in brackets speaks of the noun before: "the levy, 85 crowns, is due"."""
        at, after = draft.first, draft.after
        while atoms.lows[after : after + 2] in (["in", "all"], ["in", "total"]):
            after += 2
        while at and (
            self._w.function.get(atoms.lows[at - 1]) == "adverb"
            or self._w.function.get(atoms.lows[at - 1]) == "determiner"
        ):
            at -= 1
        if not at or atoms.words[at - 1] not in (",", "(", "–", "—") or draft.kind is QuantityKind.FOLD:
            return None
        if atoms.words[after] and atoms.words[after] not in ENDS and not (draft.rate_per or atoms.lows[after] == "in"):
            return None
        phrase = self._phrases.before(atoms, at - 1)
        if phrase is not None and phrase.first and atoms.lows[phrase.first - 1] in ("in", "from", "at", "by", "to"):
            return None
        return phrase

    def is_pronominal(self, atoms: Atoms, draft: Draft) -> bool:
        """Whether a pronoun is the subject: "today it takes an average of 52 minutes", "each carried 1.1 kg"."""
        for step in range(draft.first - 1, max(-1, draft.first - 6), -1):
            low = atoms.lows[step]
            if low in ("it", "they", "each", "this", "these", "both"):
                return True
            if atoms.words[step] in (",", ";", ":"):
                return False
        return False

    def is_elliptic(self, atoms: Atoms, draft: Draft) -> bool:
        """Whether a bare number stands for things told before: "eight were remanded", "half of those", "we ordered 15."."""
        if draft.antecedent:
            return True
        if draft.kind is not QuantityKind.CARDINAL or draft.attribute:
            return False
        follows = atoms.lows[draft.after]
        passive = self._w.function.get(follows) == "auxiliary" and self._w.participle(atoms.lows[draft.after + 1])
        if passive and draft.first == 0:
            return True
        ends = not follows or follows in ENDS
        before = atoms.lows[draft.first - 1] if draft.first > 1 else ""
        told = (
            self._w.function.get(atoms.lows[draft.first - 2]) in ("auxiliary", "pronoun") if draft.first > 1 else False
        )
        return ends and told and self._w.participle(before) and self._w.function.get(before) is None

    def gapped(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Phrase | None:
        """A second subject whose verb is left out: "Italy's rose by 4 per cent and Spain's by 9"."""
        between = atoms.lows[draft.first] == "between"  # "and oils between 6% and 7%"
        if not earlier or not draft.first:
            return None
        if not between and atoms.lows[draft.first - 1] not in ("by", "to", "at", "up", "down"):
            return None
        phrase = self._phrases.before(atoms, draft.first - (not between), earlier[-1].after)
        if phrase is None or phrase.first <= earlier[-1].after:
            return None
        expected = next((i for i in range(phrase.head + 1, phrase.after) if self._w.participle(atoms.lows[i])), None)
        if expected is not None:  # "with rents expected to rise between"
            phrase = Phrase(phrase.first, expected, phrase.head, phrase.core)
        first = phrase.first
        while first and self._w.function.get(atoms.lows[first - 1]) in ("determiner", "possessive"):
            first -= 1
        return phrase if atoms.lows[first - 1] in (",", "and", ";", "or", "while", "with") else None

    def changed_object(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """What a verb of change acts on: "to grow sales by 35 per cent", "raise the number of dogs from 12 to 20"."""
        by = draft.first > 0 and atoms.lows[draft.first - 1] in ("by", "from")
        level = by and atoms.lows[draft.first - 1] == "from"
        if level and "to" not in atoms.lows[draft.after : draft.after + _TO_REACH]:
            return None
        if not draft.first or not (by or draft.kind in (QuantityKind.PERCENT, QuantityKind.RATIO, QuantityKind.FOLD)):
            return None
        at = draft.first - by
        phrase = self._phrases.before(atoms, at)
        if phrase is None or self._w.singular(atoms.lows[phrase.head]) in self._time:
            return None
        verb = phrase.first - 1
        while verb >= 0 and self._w.function.get(atoms.lows[verb]) in ("determiner", "possessive"):
            verb -= 1
        if verb < 0:
            return None
        low = atoms.lows[verb]
        acts = low in self._w.changes or (not level and (low in self._w.never_adjective or low.endswith("ed")))
        return phrase if acts and phrase.after <= at else None

    def had(self, atoms: Atoms, earlier: list[Draft], draft: Draft) -> Draft | None:
        """A bare figure that something has, after another: "a house that was built for 600 guests and now holds 910"."""
        owned = draft.first > 1 and atoms.lows[draft.first - 1] in self._w.grammar("having")
        if not owned or not earlier or draft.kind is not QuantityKind.CARDINAL:
            return None
        return earlier[-1] if earlier[-1].rule == "counted" and earlier[-1].kind is draft.kind else None

    def subject(self, atoms: Atoms, draft: Draft, earlier: list[Draft]) -> Phrase | Draft | None:
        """The subject of the verb before it; where that is an earlier figure, that figure ("60 per cent came by sea")."""
        before, follows = atoms.lows[draft.first - 1] if draft.first else "", atoms.lows[draft.after]
        if before in ("and", ",", ";", "", "that") and self._w.function.get(follows) == "auxiliary":
            return None  # the figure is the subject itself: "and 4.2 million euros was frozen"
        if before == "that" and (self._w.function.get(follows) == "auxiliary" or self._w.is_verb(follows)):
            return None  # "she said that one in four was a child"
        phrase = self._subjects.of(atoms, draft.first)
        if phrase is None or atoms.lows[phrase.head] in self._w.grammar("month"):
            return None
        for other in (d for d in earlier if not d.lone):
            inside = other.noun is not None and other.noun.first <= phrase.first < other.noun.after
            if inside or other.first <= phrase.first < other.after:
                return other if other.measure else None
        return phrase

    def apposed(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """The noun phrase right before it, over a comma, dash, bracket or small preposition."""
        at = draft.first
        while at and (
            atoms.words[at - 1] in (",", "(", "–", "—", "-")
            or atoms.lows[at - 1] in ("at", "to", "by", "for", "with", "about")
        ):
            at -= 1
        phrase = self._phrases.before(atoms, at) if at else None
        if at == draft.first:
            phrase = self._subjects.whole(atoms, phrase)  # "complaints from guests doubled"
        if phrase is not None and phrase.after == phrase.first + 1:
            low = atoms.lows[phrase.first]
            if low in self._w.finite or low in self._aside or low in ("past", "last", "next", "previous"):
                return None
        return phrase
