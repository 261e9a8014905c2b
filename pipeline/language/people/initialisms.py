"""Offices by their first letters: "the PS" for the Principal Secretary, "the D-G", "the IGP".

Belongs here: which letters may stand for an office that the text gives in full. Stays out: who holds it (`holders.py`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.language.people.phrases import Phrase, Scene
from pipeline.language.shapes import Is, Shapes

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
        if not word.isupper() or (letters := word.replace("-", "")) not in roles or index in scene.org_inside:
            continue
        named = index + 1 < shapes.count and shapes.joined(index + 1) and shapes.capital[index + 1]
        first = index
        while first and shapes.classes[first - 1] & Is.MODIFIER and shapes.capital[first - 1]:
            first -= 1  # "the Deputy PS"
        if first and shapes.lowers[first - 1] in shapes.grammar.articles and not named:
            office = " ".join((*shapes.words[first:index], roles[letters]))
            found.append(Phrase(first - 1, index + 1, None, [], shared=office))
    return found


def without_initialisms(people: list[Phrase], found: list[Phrase]) -> list[Phrase]:
    """The people without those whose name turned out to be the letters of an office: "the Deputy PS"."""
    letters = {phrase.after - 1 for phrase in found}
    return [p for p in people if p.name is None or not (p.name.after - p.name.start == 1 and p.name.start in letters)]


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
        if role[1] - role[0] == 1 and shapes.words[index].isupper():
            return {shapes.words[index]}  # "IGP" itself
        if shapes.capital[index]:
            whole += "".join(part[0] for part in shapes.words[index].split("-") if part[:1].isupper())
        else:
            head = head or whole
    head = head or whole
    found = {whole, *(head[at:] for at in range(len(head)))}
    return {letters for letters in found if len(letters) in _LETTERS}
