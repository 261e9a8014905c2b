"""Offices by their first letters: "the PS" for the Principal Secretary, "the D-G", "the IGP".

Belongs here: which letters may stand for an office that the text gives in full. Stays out: who holds it (`holders.py`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.language.phrases import Phrase, Scene
from pipeline.language.shapes import Shapes

_LETTERS = range(2, 6)


def initialisms(scene: Scene, people: Iterable[Phrase]) -> list[Phrase]:
    """The offices of named people that stand as letters behind an article."""
    shapes = scene.shapes
    roles: dict[str, str] = {}
    for person in people:
        for role in _roles(person):
            for letters in _initials(shapes, role):
                roles.setdefault(letters, shapes.slice(*role))
    found = []
    for index, word in enumerate(shapes.words if roles else ()):
        letters = word.replace("-", "").replace(".", "")
        if not letters.isupper() or letters not in roles or not index or not scene.is_free(index, index + 1):
            continue
        named = index + 1 < shapes.count and shapes.joined(index + 1) and shapes.capital[index + 1]
        if shapes.lowers[index - 1] in shapes.grammar.articles and not named:
            found.append(Phrase(index - 1, index + 1, None, [], shared=roles[letters]))
    return found


def _roles(person: Phrase) -> list[tuple[int, int]]:
    """The tokens of a named person's offices and rank."""
    if person.name is None:
        return []
    rank = [(person.name.first, person.name.start)] if person.name.rank else []
    return [office.role for office in person.offices] + rank


def _initials(shapes: Shapes, role: tuple[int, int]) -> set[str]:
    """What an office in capitals is shortened to: all its first letters, or those of its head's last words ("DG", "PS")."""
    whole, head = "", ""
    for index in range(*role):
        if shapes.capital[index]:
            whole += "".join(part[0] for part in shapes.words[index].split("-") if part[:1].isupper())
        else:
            head = head or whole
    head = head or whole
    found = {whole, *(head[at:] for at in range(len(head)))}
    return {letters for letters in found if len(letters) in _LETTERS}
