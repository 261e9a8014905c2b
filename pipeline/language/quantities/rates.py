"""Rates: "every day", "a year", "per month" and the figure that they make a rate.

Belongs here: finding those words and their figure. Stays out: units such as miles per hour (`units.py`).
"""

from __future__ import annotations

from functools import cache
from itertools import compress

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft
from pipeline.language.words import words_in
from schemas.vocabularies import RatePer

_REACH = 6
"""Atoms. "a day" this far after a figure is a time rather than a rate."""

_NEAR = 3
"""Atoms between a figure and its rate that are no more than its noun: "40 loaves a day in Oran"."""
_PLACING = frozenset({"in", "from"})
_NOT_AFTER = frozenset(
    [
        "in",
        "for",
        "half",
        "over",
        "within",
        "of",
        "ago",
        "once",
        "about",
        "such",
        "quite",
        "what",
        "many",
        "after",
        "before",
        "during",
        "since",
        "until",
        "through",
        "than",
    ]
)
_NOT_BEFORE = frozenset(
    ["ago", "earlier", "later", "before", "after", "long", "early", "late", "old", "in", "from", "of"]
)
_LEADING = frozenset({"each", "every", "annually", "on", "in", "chaque", "cada"})
_DEFINITE = frozenset({"the", "its", "their", "our", "les", "los", "las"})
_NEVER = (QuantityKind.ORDINAL, QuantityKind.AGE, QuantityKind.RATIO, QuantityKind.FOLD)


class RateEntry(Entry):
    words: str
    per: RatePer
    is_adjective: bool = False
    """True for words that stand before the noun: "40 daily checks"."""


@cache
def _rates(language: str) -> dict[str, list[tuple[tuple[str, ...], RatePer]]]:
    by_first: dict[str, list[tuple[tuple[str, ...], RatePer]]] = {}
    for entry in read_lexicon("rates", RateEntry, language):
        parts = tuple(entry.words.split())
        by_first.setdefault(parts[0], []).append((parts, entry.per))
    return by_first


def add_rates(atoms: Atoms, drafts: list[Draft], language: str) -> None:
    """Gives each rate word to the nearest count or amount before it in its clause."""
    table = _rates(language)
    if not drafts:
        return
    lows = atoms.lows
    for at in compress(range(atoms.count), map(table.__contains__, lows)):
        for parts, per in table[lows[at]]:
            if tuple(atoms.lows[at : at + len(parts)]) == parts:
                _give(atoms, drafts, at, (parts, per), language)
                break


def _give(atoms: Atoms, drafts: list[Draft], at: int, rate: tuple[tuple[str, ...], RatePer], language: str) -> None:
    parts, per = rate
    after = at + len(parts)
    owners = [d for d in drafts if d.after <= at]
    if parts[0] in _LEADING and (not owners or _clause_ends(atoms, owners[-1].after, at, language)):
        led = [d for d in drafts if d.first >= after]
        while led and len(led) > 1 and atoms.lows[led[0].first - 1] in _DEFINITE:
            led.pop(0)  # "Each year the two forces exchange 200 letters"
        _lead(atoms, led, after, per, language)
        return
    grows = owners and owners[-1].kind is QuantityKind.RATIO and atoms.lows[owners[-1].first - 1] == "by"
    if not owners or (owners[-1].kind in _NEVER and not grows) or _clause_ends(atoms, owners[-1].after, at, language):
        return
    owner = owners[-1]
    direct = owner.after == at
    if not direct:
        if owner.kind is QuantityKind.DURATION:
            return
        if parts[0] in ("a", "une", "un", "al", "par") and (
            at - owner.after > _REACH
            or atoms.lows[at - 1] in _NOT_AFTER
            or (atoms.lows[after] in _NOT_BEFORE and not (at - owner.after <= _NEAR and atoms.lows[after] in _PLACING))
            or atoms.lows[after : after + 2] == ["and", "a"]
            or atoms.lows[at - 1] in words_in(language).grammar("and")
        ):
            return
        if _resumes(atoms, owner.after, at, language):
            return
        if len(parts) == 1 and atoms.lows[after][:1].isalpha() and atoms.lows[after] not in words_in(language).function:
            return  # "daily newspapers"
    elif parts[0] == "a" and atoms.lows[after] in _NOT_BEFORE - _PLACING:
        return
    owner.rate_per = per
    if direct:
        owner.after = after
        return
    for earlier, later in zip(owners[-2::-1], owners[:0:-1], strict=True):  # "12 calls and 40 messages a day"
        if not _coordinated(atoms, earlier, later, language) or earlier.kind in _NEVER:
            break
        earlier.rate_per = earlier.rate_per or per


def _resumes(atoms: Atoms, start: int, end: int, language: str) -> bool:
    """Whether a clause about a figure closes with a comma before another one: "which employs 90 people, has them ... daily"."""
    function = words_in(language).function
    return any(atoms.words[i] == "," and function.get(atoms.lows[i + 1]) == "auxiliary" for i in range(start, end - 1))


def _coordinated(atoms: Atoms, earlier: Draft, later: Draft, language: str) -> bool:
    """Whether two figures stand in one list: nothing but their nouns, a comma or "and" between them."""
    words = words_in(language)
    between = range(earlier.after, later.first)
    if not between or (atoms.lows[between[-1]] not in words.grammar("and") and atoms.words[between[-1]] != ","):
        return False
    return not any(
        words.participle(atoms.lows[i]) or words.function.get(atoms.lows[i]) in ("relative", "pronoun", "auxiliary")
        for i in between
    )


def _lead(atoms: Atoms, drafts: list[Draft], start: int, per: RatePer, language: str) -> None:
    """ "Every week the unit answers some 340 requests and 20 calls": the rate opens the clause."""
    for index, draft in enumerate(drafts):
        if draft.kind in _NEVER or draft.kind is QuantityKind.DURATION:
            return
        if index == 0 and _clause_ends(atoms, start, draft.first, language):
            return
        if index and not _coordinated(atoms, drafts[index - 1], draft, language):
            return
        draft.rate_per = per


def _clause_ends(atoms: Atoms, start: int, end: int, language: str) -> bool:
    breaks = words_in(language).grammar("break")
    return any(atoms.words[i] in (";", ":") or atoms.lows[i] in breaks for i in range(start, end))
