"""What an amount of money is of: what it was spent on, added to, or paid for.

Belongs here: the places of money, before and after it, one small function each. Stays out: the places of other figures
(`measures_after.py`, `measure_places.py`), and the order in which all are tried (`measures.py`).
"""

from __future__ import annotations

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.measures.measures_after import PlacesAfter
from pipeline.language.measures.phrases_before import Phrase
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft

_ASIDE = (["this", "year"], ["last", "year"], ["next", "year"], ["a", "year"], ["so", "far"], ["less"], ["more"])
"""Words between an amount and what it is spent on: "9 million this year on lamps"."""

_PARTICLES = frozenset({"over", "back", "out", "away", "off"})

_PRICES = frozenset(
    {"cost", "costs", "costing", "sell", "sells", "sold", "fetch", "fetches", "fetched", "retails", "goes"}
)
_PRICED = 5
"""Verbs of prices, and the atoms before an amount where they rule it."""
_PLEDGES = frozenset({"promised", "promises", "promise", "pledged", "pledges", "pledge", "offered", "offers", "offer", "approved", "requested", "sought", "seeks", "earmarked", "secured", "announced"})  # fmt: skip
"""Verbs right before an amount that is for what "for" tells."""
_WAYS = frozenset({"to", "into", "from", "of", "through"})

_REACH = 8
"""Atoms. How far before an amount the verb that rules it may stand."""


class TransferVerb(Entry):
    """A form of a verb that moves money, and the participle that says so of the money."""

    form: str
    participle: str = ""
    noun: str = ""


class PlacesMoney(PlacesAfter):
    """The places of money, in one language."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._transfers: dict[str, TransferVerb] = {
            e.form: e for e in read_lexicon("transfer_verbs", TransferVerb, language)
        }

    def _of_money(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        low = atoms.lows[at]
        if low in self._worth and atoms.lows[at + 1] in self._of:
            phrase = self._phrases.bare(atoms, at + 2)
            return ("worth_of", phrase) if phrase else None
        if atoms.hyphenated(at):
            phrase = self._phrases.after(atoms, at + 1, plural=False)
            return ("attribute", phrase) if phrase else None  # "the $11-million pier"
        if found := self._spent_on(atoms, draft, at) or self._added_to(atoms, draft, at) or self._moved_to(atoms, at):
            return found
        if low in ("in", "en"):
            ruling = atoms.lows[max(0, draft.first - _PRICED) : draft.first]
            if any(word in _PRICES for word in ruling):
                return self._attributed(atoms, draft, at)  # "a lamp sells for 40 euros in town"
            phrase = self._phrases.bare(atoms, at + 1)
            kept = (
                phrase is not None and not self._is_name(atoms, phrase) and atoms.lows[phrase.head] not in self._aside
            )
            return ("money_in", phrase) if phrase is not None and kept else self._attributed(atoms, draft, at)
        return self._attributed(atoms, draft, at)

    def _spent_on(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        """What a verb of spending, or money that stands free, is for: "spent 9 million on lamps", "with 900 euros for oil"."""
        for words in _ASIDE:
            if atoms.lows[at : at + len(words)] == words:
                at += len(words)
                break
        low, before = atoms.lows[at], atoms.lows[draft.first - 1] if draft.first else ""
        if low in ("toward", "towards"):
            return self._named("spent_on", atoms, at + 1)
        spends = any(word in self._spending for word in atoms.lows[max(0, draft.first - 3) : draft.first])
        free = low == "for" and (before in ("with", "and", ",", "plus", "including") or before in _PLEDGES)
        if low not in ("for", "on", "towards") or not (spends or free):
            return None
        return self._named("spent_on", atoms, at + 1)

    def _added_to(self, atoms: Atoms, draft: Draft, at: int) -> tuple[str, Phrase] | None:
        """What a verb adds money to or takes it from: "adding 900 euros to the rent", "put 2 million into the fund"."""
        if atoms.lows[at] not in ("to", "into", "from", "off"):
            return None
        ruled = any(word in self._w.grammar("adding") for word in atoms.lows[max(0, draft.first - 3) : draft.first])
        return self._named("added_to", atoms, at + 1) if ruled else None

    def _moved_to(self, atoms: Atoms, at: int) -> tuple[str, Phrase] | None:
        """What money as a subject goes to: "R250 million has been moved to the laboratories"."""
        verb = at
        while self._w.function.get(atoms.lows[verb]) in ("auxiliary", "adverb"):
            verb += 1
        giving = self._spending | self._w.grammar("adding") | self._w.grammar("giving")
        meant = self._w.participle(atoms.lows[verb]) and atoms.lows[verb + 1] in ("for", "towards", "toward")
        if verb == at and self._w.participle(atoms.lows[at]) and atoms.lows[at + 1] in ("into", "towards"):
            return self._named("added_to", atoms, at + 2)  # "9 million paid into the fund"
        if verb == at or not (meant or atoms.lows[verb] in giving):
            return None
        verb += 1 + (atoms.lows[verb + 1] == "aside")
        return (
            self._named("added_to", atoms, verb + 1) if atoms.lows[verb] in ("to", "for", "towards", "into") else None
        )

    def _named(self, rule: str, atoms: Atoms, at: int) -> tuple[str, Phrase] | None:
        phrase = self._phrases.bare(atoms, at)
        if phrase is None or self._w.singular(atoms.lows[phrase.head]) in self._time:
            return None
        return rule, phrase

    def transferred(self, atoms: Atoms, draft: Draft) -> str | None:
        """An amount by the verb that moves it: "recovered 9 million", "9 million was moved to the fund"."""
        if draft.kind is not QuantityKind.MONEY:
            return None
        at = draft.first - 1
        particle = at > 0 and atoms.lows[at] in _PARTICLES
        if at >= particle and (verb := self._transfers.get(atoms.lows[at - particle])):
            if not verb.participle:
                return verb.noun
            doer = self._subjects.of(atoms, draft.first) if verb.noun else None
            if doer is not None and atoms.words[doer.first].isalpha():
                return f"{verb.noun} of {atoms.of(doer.first, doer.after)}"
            moved = f"money {verb.participle} {atoms.lows[at] if particle else ''}".rstrip()
            aim = self._named("for", atoms, draft.after + 1) if atoms.lows[draft.after] == "for" else None
            return f"{moved} for {atoms.of(aim[1].first, aim[1].after)}" if aim else moved
        at = draft.after
        while self._w.function.get(atoms.lows[at]) in ("auxiliary", "adverb"):
            at += 1
        passive = self._transfers.get(atoms.lows[at]) if at > draft.after else None
        return f"money {self._with_way(atoms, at)}" if passive and passive.participle else None

    def _with_way(self, atoms: Atoms, at: int) -> str:
        """A participle with where the money goes or comes from: "moved to the fund"."""
        after = at + 1 + (atoms.lows[at + 1] in _PARTICLES)
        if atoms.lows[after] in _WAYS and (place := self._phrases.bare(atoms, after + 1)) is not None:
            after = place.after
        return atoms.of(at, after)

    def priced(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """What was bought or sold for an amount: "sells the lamp for 90 euros"; not "sued the mill for 90 euros"."""
        link = atoms.lows[draft.first - 1] if draft.first else ""
        if draft.kind is not QuantityKind.MONEY or link not in ("for", "with"):
            return None
        if link == "with":
            return self._funded(atoms, draft)
        ruling = atoms.lows[max(0, draft.first - _REACH) : draft.first]
        if any(word in self._w.grammar("claiming") for word in ruling):
            return None
        phrase = self._phrases.before(atoms, draft.first - 1)
        if phrase is None or self._w.singular(atoms.lows[phrase.head]) in self._time:
            return None
        if phrase.after > phrase.first + 1 and atoms.lows[phrase.after - 1] in _PRICES:
            return Phrase(phrase.first, phrase.after - 1, phrase.after - 2, phrase.after - 1)  # "a tablet | sells"
        return phrase

    def _funded(self, atoms: Atoms, draft: Draft) -> Phrase | None:
        """What is given money: "funds the school with 9 million euros"."""
        phrase = self._phrases.before(atoms, draft.first - 1)
        if phrase is None:
            return None
        verb = phrase.first - 1
        while verb > 0 and self._w.function.get(atoms.lows[verb]) in ("determiner", "possessive"):
            verb -= 1
        return phrase if verb >= 0 and atoms.lows[verb] in self._w.grammar("funding") else None
