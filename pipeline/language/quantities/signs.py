"""Minus signs: which hyphens before a figure make it negative.

Belongs here: that decision. Stays out: reading the figure (`drafts`).
"""

from __future__ import annotations

from pipeline.language.numbers.atoms import HYPHENS, Atoms

_SIGNS = HYPHENS | {"minus", "negative", "−"}


def is_negative(atoms: Atoms, first: int) -> bool:
    """Whether a sign or a word stands before the atom at which a figure begins: '-7', 'minus seven', not '2 -7 kg'."""
    sign = first - 1
    if sign < 0 or atoms.lows[sign] not in _SIGNS:
        return False
    if atoms.lows[sign] in ("minus", "negative") or (
        atoms.hyphenated(sign) and atoms.lows[sign - 1] in ("minus", "negative")
    ):
        return True
    if atoms.words[sign] not in ("-", "−") or not atoms.glued(first):
        return False
    if sign and atoms.words[sign - 1].isupper() and len(atoms.words[sign - 1]) > 1:
        return False  # "COVID -19"
    if sign and atoms.words[sign - 1][0].isdigit():
        return False  # "2 -7 kg"
    return sign == 0 or not atoms.glued(sign) or atoms.words[sign - 1] in ("$", "(", "€", "£", "<", ">", "=", "~")
