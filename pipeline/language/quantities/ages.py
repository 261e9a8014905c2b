"""Ages: "a 61-year-old toolmaker", "aged 34 and 51", "Mara Lind, 47, said".

Belongs here: telling an age from other numbers. Stays out: lengths of time.
"""

from __future__ import annotations

from pipeline.language.mentions import QuantityKind
from pipeline.language.numbers.atoms import Atoms
from pipeline.language.quantities.draft import Draft
from pipeline.language.quantities.unit_lexicon import COUNT, Unit

_AGED = frozenset(("people", "anyone", "those", "children", "women", "men", "them", "citizens", "everyone", "adults"))


def mark_age(atoms: Atoms, draft: Draft) -> None:
    """Ages: "a 61-year-old toolmaker", "aged 34 and 51", "six weeks of age"."""
    after = draft.after
    if draft.kind is QuantityKind.DURATION:
        step = after + 1 if atoms.hyphenated(after) else after
        if atoms.lows[step] in ("old", "olds"):
            draft.kind, draft.after = QuantityKind.AGE, step + 1
        elif atoms.lows[step] == "of" and atoms.lows[step + 1] == "age":
            draft.kind, draft.after = QuantityKind.AGE, step + 2
    elif draft.unit is COUNT and _is_age_of(atoms, draft):
        draft.kind, draft.unit = QuantityKind.AGE, Unit("a", "year", QuantityKind.AGE, draft.after)
    elif draft.unit is COUNT and draft.number.value < 120:
        at = draft.first - 1
        back = 0
        while at >= 0 and back < 5 and atoms.lows[at] not in ("aged", "age", "ages"):
            low = atoms.lows[at]
            if not (low[0].isdigit() or low in ("and", "to", "between", ",", "-", "–", "of", "from", "over", "under")):
                return
            at, back = at - 1, back + 1
        if at >= 0 and back < 5:
            draft.kind, draft.unit = QuantityKind.AGE, Unit("a", "year", QuantityKind.AGE, draft.after)


def _is_age_of(atoms: Atoms, draft: Draft) -> bool:
    """ "Mara Lind, 47, said", "who is 70", "people under 30": bare digits that can be nothing else."""
    at, word = draft.first, atoms.words[draft.number.first]
    if not word.isdigit() or not 5 <= draft.value <= 110 or at < 2:
        return False
    before = atoms.lows[at - 1]
    if before in ("under", "over") and atoms.lows[at - 2] in _AGED:
        return True
    ends = not atoms.words[draft.after] or atoms.words[draft.after] in ",.;)"
    if (
        before in ("is", "was", "turned", "turns")
        and ends
        and atoms.lows[at - 2] in ("who", "he", "she", "i", "youngest", "oldest")
    ):
        return True
    will_be = before == "be" and atoms.lows[at - 2] in ("will", "would") and at > 2
    if will_be and atoms.lows[at - 3] in ("he", "she", "i"):
        return ends or atoms.lows[draft.after] in ("by", "in", "on", "when", "next", "this")
    if atoms.words[at - 1] not in (",", "("):
        return False
    name = atoms.words[at - 2]
    if not (name[0].isupper() and name[-1].islower() and atoms.words[draft.after] in (",", ")")):
        return False
    return at > 2 or (atoms.words[draft.after + 1].islower() and not name.endswith("ly"))  # "Lind, 47, said"


def mark_measured_age(draft: Draft) -> None:
    """A bare figure that measures an age: "the average life expectancy is 73"."""
    if draft.unit is COUNT and draft.rule == "subject" and draft.head in ("age", "expectancy"):
        draft.kind, draft.unit = QuantityKind.AGE, Unit("a", "year", QuantityKind.AGE, draft.after)
