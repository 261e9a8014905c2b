"""Organisations on tokens, as the readers of names share them.

Belongs here: the plain data, and bodies that no capital marks. Stays out: finding names (`organisations.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.mentions import Organisation
from pipeline.language.reference import OrganisationEntry
from pipeline.language.shapes import Is, Shapes


@dataclass(slots=True)
class Found:
    """An organisation on tokens: `first` to `after`, exclusive."""

    first: int
    after: int
    entry: OrganisationEntry | None = None
    kind: str | None = None
    country: str | None = None
    brackets: int = 0
    """Tokens of an abbreviation in brackets behind the name."""
    full: str | None = None
    """The full name, where the words are a short way back to it: its abbreviation, "the Agency"."""

    def text(self, shapes: Shapes) -> str:
        """The words, with the abbreviation in brackets."""
        return shapes.slice(self.first, self.after + self.brackets)

    def mention(self, shapes: Shapes) -> Organisation:
        entry = self.entry
        return Organisation(
            span=shapes.span(self.first, self.after + self.brackets),
            name=self.full or self.text(shapes),
            key=entry.key if entry else None,
            country=self.country,
            kind=self.kind,
            seat=entry.seat if entry else None,
        )


def longest(found: list[Found]) -> list[Found]:
    """By first token, without overlap: the longer of two that overlap, the first listed of two of one length."""
    found.sort(key=lambda f: (f.first, -f.after))
    kept: list[Found] = []
    for one in found:
        if kept and one.first < kept[-1].after:
            if one.after - one.first > kept[-1].after - kept[-1].first and one.after > kept[-1].after:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def lower_body(shapes: Shapes, start: int) -> Found | None:
    """A body in lower case, from the token behind its article on: "the fisheries inspectorate", "the ministry"."""
    for index in range(start, min(start + 4, shapes.count)):
        if shapes.capital[index] or not shapes.lowers[index].replace("-", "").isalpha() or index in shapes.line_starts:
            return None
        classes = shapes.classes[index]
        if classes & Is.FUNCTION or (classes & Is.VERB and not shapes.lowers[index].endswith("ed")):
            return None
        last = (
            index + 1 >= shapes.count
            or not shapes.joined(index + 1)
            or bool(shapes.classes[index + 1] & (Is.FUNCTION | Is.VERB) or not shapes.words[index + 1][0].isalpha())
        )
        if classes & Is.KIND and last:
            kind = shapes.lexicon.kinds[shapes.lowers[index]]
            if not kind.lower or (kind.kind == "unit" and index == start):
                return None
            return Found(start, index + 1, kind=kind.kind)
    return None
