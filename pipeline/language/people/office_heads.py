"""Whether a noun is the head of an office: "the sheriff heads to Oslo" has one, "member countries" and "to host" have none.

Belongs here: telling the noun from the verb, the adjective and the first part of a compound. Stays out: the phrase around it
(`offices.py`).
"""

from __future__ import annotations

from pipeline.language.shapes import Is, OfficeNoun, Shapes


def last_head(shapes: Shapes, inside: set[int], head: int) -> int:
    """The last office noun of a row: "chief superintendent", "Deputy Prime Minister", "deputy police commander"."""
    at = head + 1
    while at < shapes.count and shapes.joined(at) and at not in inside and at <= head + 3:
        if shapes.capital[at] != shapes.capital[head]:
            break
        classes = shapes.classes[at]
        if is_verb_behind(shapes, head, at):
            break
        if classes & (Is.OFFICE | Is.OFFICES) and shapes.lowers[at] not in shapes.grammar.postposed:
            head = at
        elif not classes & Is.MODIFIER:
            break
        at += 1
    return head


def is_verb_behind(shapes: Shapes, head: int, at: int) -> bool:
    """Whether a plural in lower case behind an office is its verb: "the sheriff heads to the border"."""
    if not shapes.classes[at] & Is.OFFICES or shapes.capital[at] or not shapes.classes[head] & Is.OFFICE:
        return False
    after = shapes.lowers[at + 1] if at + 1 < shapes.count and shapes.joined(at + 1) else ""
    return after in shapes.grammar.going_to or after in shapes.grammar.determiners


def is_compound(shapes: Shapes, noun: OfficeNoun, head: int, after: int) -> bool:
    """Whether the noun only modifies the next one: "member countries", "Member States", "passenger lists"."""
    if shapes.grammar.head_first or after >= shapes.count or not shapes.joined(after):
        return False
    if not shapes.lowers[after].isalpha():
        return False
    classes = shapes.classes[after]
    if shapes.capital[after]:
        return noun.rank == "job" and shapes.capital[head] and bool(classes & (Is.NOT_NAME | Is.KIND))
    if classes & (Is.FUNCTION | Is.VERB) or shapes.lowers[after].endswith(("ed", "ing")):
        return False
    return noun.rank == "job" or not shapes.lowers[after].endswith("s")


def is_verb_of_office(shapes: Shapes, head: int) -> bool:
    """Whether a plural behind an office is the verb: "the sheriff heads to Oslo", not "the police chiefs of Oslo"."""
    if shapes.lowers[head] in shapes.lexicon.offices or shapes.capital[head] or head + 1 >= shapes.count:
        return False
    joins = shapes.lowers[head + 1] in shapes.grammar.of | shapes.grammar.and_
    return bool(shapes.classes[head - 1] & Is.OFFICE and shapes.classes[head + 1] & Is.FUNCTION) and not joins


def is_third_person(shapes: Shapes, head: int) -> bool:
    """Whether a plural is a verb: "she heads", "Brandt chairs the board"."""
    after = shapes.lowers[head + 1] if head + 1 < shapes.count and shapes.joined(head + 1) else ""
    before = shapes.lowers[head - 1] if head and head not in shapes.line_starts else ""
    return after in shapes.grammar.determiners or before in shapes.grammar.subjects | shapes.grammar.relative


def is_verb(shapes: Shapes, head: int) -> bool:
    """Whether a lower-case noun is a verb or an adjective here: "to host", "will head", "a major"."""
    if shapes.lowers[head] in ("major", "private", "general", "conservative", "minor"):
        known = Is.FUNCTION | Is.VERB | Is.SPEECH
        return head + 1 < shapes.count and shapes.joined(head + 1) and not shapes.classes[head + 1] & known
    before = shapes.lowers[head - 1] if head and head not in shapes.line_starts else ""
    return before in shapes.grammar.before_verbs and (
        head + 1 < shapes.count and shapes.lowers[head + 1] not in shapes.grammar.of
    )


def is_adjective(shapes: Shapes, head: int) -> bool:
    """Whether "general" belongs to a noun behind it ("General Assembly"), or is no officer's rank at all."""
    if head == 0 or head in shapes.line_starts or shapes.lowers[head - 1] not in shapes.grammar.determiners:
        return True
    return (
        head + 1 < shapes.count and shapes.joined(head + 1) and not shapes.classes[head + 1] & (Is.FUNCTION | Is.VERB)
    )
