"""Organisations in a text: listed ones, abbreviations that the article introduces, and names known by their shape.

Belongs here: where the name of an organisation begins and ends, and which country it belongs to. Stays out: people and
their offices, and which earlier organisation "the agency" means (`identities.py`).
"""

from __future__ import annotations

from pipeline.language.people.bodies import Found, longest
from pipeline.language.people.names import is_name_word
from pipeline.language.places.lookups import city_at, country_at
from pipeline.language.reference import OrganisationEntry, organisation_index
from pipeline.language.shapes import Is, OrganisationKind, Shapes, given_names

_LONGEST = 14
"""Most tokens of a name on each side of its head."""
_ABOUT_KINDS = frozenset({"association", "body", "unit", "court"})
"""Kinds whose names may say what they are about: "Working Group on Gangs", not "Border Police on Friday"."""
_SHORTEST_WITH_NAME = 3
"""Words of a topic with the given name and surname of somebody behind it."""
_NO_PART = Is.OFFICE | Is.HONORIFIC | Is.RANK


def find_organisations(shapes: Shapes) -> list[Found]:
    """The organisations of a text, by first token, without overlap."""
    from pipeline.language.people.head_first import head_first
    from pipeline.language.people.shorthand import abbreviations, definite, shortened

    listed = _listed(shapes)
    by_first = {found.first: found for found in listed}
    by_last = {found.after: found for found in listed}
    if shapes.grammar.head_first:
        shaped = [f for i in shapes.of(Is.KIND) if (f := head_first(shapes, i))]
    else:
        shaped = [f for i in shapes.of(Is.KIND) if (f := _by_shape(shapes, i, by_first, by_last))]
    found = longest(listed + shaped)
    found = longest(abbreviations(shapes, found) + found)
    shortened(shapes, found)
    return longest(found + definite(shapes, found))


def _listed(shapes: Shapes) -> list[Found]:
    found = []
    for first, after, entry in organisation_index().find(shapes.words):
        if not _stands_alone(shapes, first, after):
            continue
        if entry.key in ("ncb", "interpol") and (national := _national_office(shapes, first, after, entry)):
            found.append(national)
        else:
            found.append(Found(first, after, entry, entry.kind, entry.country))
    return found


def _stands_alone(shapes: Shapes, first: int, after: int) -> bool:
    """Whether a listed name of one common word ("Congress", "Senate") is no part of a longer name in capitals."""
    return (
        after - first > 1
        or not shapes.classes[first]
        or not (after < shapes.count and shapes.joined(after) and shapes.capital[after])
    )


def _national_office(shapes: Shapes, first: int, after: int, entry: OrganisationEntry) -> Found | None:
    """ "NCB Rabat", "INTERPOL Santiago", "the National Central Bureau (NCB) in La Paz": a body's office in a country."""
    if shapes.possessive(after - 1) or after >= shapes.count or after in shapes.line_starts:
        return None
    at, brackets = after, 0
    if shapes.words[at] == "(" and at + 3 < shapes.count and shapes.words[at + 2] == ")":
        at, brackets = at + 3, 3
    inside = entry.key == "ncb" and shapes.lowers[at] in shapes.grammar.within
    size, country = city_at(shapes, at + 1 if inside else at)
    if not size or (brackets and not inside):
        return None
    if brackets:
        return Found(first, after, entry, entry.kind, country)
    return Found(first, at + inside + size, entry if inside else None, entry.kind, country)


def _by_shape(shapes: Shapes, head: int, by_first: dict[int, Found], by_last: dict[int, Found]) -> Found | None:
    kind = shapes.lexicon.kinds[shapes.lowers[head]]
    if not shapes.capital[head]:
        return _lower(shapes, head, kind.kind, by_first, by_last) if kind.lower else None
    after, country = _right(shapes, head + 1, kind, by_first)
    if after == head + 1 and not _ends_name(shapes, after):
        return None
    first, owner = _left(shapes, head, kind.kind, by_last)
    if first == head and after == head + 1:
        return None
    if shapes.lowers[head] == "assembly" and head and shapes.lowers[head - 1] == "general":
        return None  # an event
    if (rank := shapes.lexicon.ranks.match(shapes.words, first)) and first + rank[0] > head:
        return None  # "First Degree Police Chief" is a rank
    if first == head and shapes.lowers[head + 1] not in shapes.grammar.name_inside:
        return None
    if city_at(shapes, first)[0] == after - first:
        return None  # "Port of Spain"
    own = _country_inside(shapes, first, after) or _country_of_part(shapes, first, after, by_first)
    return Found(first, after, None, kind.kind, owner or own or country)


def _ends_name(shapes: Shapes, after: int) -> bool:
    """Whether no further capital word carries the name on; an office or a form of address is the next phrase."""
    if after >= shapes.count or not shapes.joined(after) or not shapes.capital[after]:
        return True
    if shapes.classes[after] & _NO_PART:
        return True
    return not shapes.classes[after] and shapes.words[after] in given_names()


def _left(shapes: Shapes, head: int, kind: str, by_last: dict[int, Found]) -> tuple[int, str | None]:
    """The first token of the name that ends in `head`, and the country of a possessor before it."""
    first = head
    while first > 0 and first not in shapes.line_starts and head - first < _LONGEST:
        previous = first - 1
        classes = shapes.classes[previous]
        if shapes.possessive(previous):
            if classes & Is.OFFICE or shapes.lowers[previous] == "general":  # "the Prosecutor General's Office"
                first = previous
                continue
            owner = by_last.get(first)
            if owner and kind == "unit":
                return owner.first, owner.country
            return first, _owner_country(shapes, previous)
        if shapes.capital[previous] and not classes & (Is.FUNCTION | Is.HONORIFIC):
            if shapes.lowers[previous] in shapes.grammar.never_in_bodies:
                break
            first = previous
        elif shapes.lowers[previous] in shapes.grammar.and_ and _joins(shapes, previous):
            first = previous - 1
        else:
            break
    return first, None


def _joins(shapes: Shapes, conjunction: int) -> bool:
    """Whether "and" joins two words of one name ("Crime and Justice Institute") and no two names."""
    before = conjunction - 1
    if before < 1 or not shapes.capital[before] or shapes.possessive(before) or conjunction in shapes.line_starts:
        return False
    ok = Is.NOT_NAME | Is.MODIFIER | Is.KIND
    return bool(shapes.classes[before] & ok or shapes.lowers[before].endswith(("ing", "tion", "ment", "ics", "ity")))


def _owner_country(shapes: Shapes, last: int) -> str | None:
    for first in range(max(0, last - 3), last + 1):
        size, country = country_at(shapes, first)
        if first + size == last + 1:
            return country
    return None


def _country_of_part(shapes: Shapes, first: int, after: int, by_first: dict[int, Found]) -> str | None:
    """The country of a listed body inside a name: "FBI Academy"."""
    parts = (by_first[index] for index in range(first, after) if index in by_first)
    return next((part.country for part in parts if part.country and part.after <= after), None)


def _country_inside(shapes: Shapes, first: int, after: int) -> str | None:
    """The country that a name holds, or that of the city that it holds."""
    for at_place in (country_at, _city_inside):
        for index in range(first, after):
            if shapes.capital[index]:
                size, country = at_place(shapes, index)
                if size and index + size <= after:
                    return country
    return None


def _city_inside(shapes: Shapes, index: int) -> tuple[int, str | None]:
    return (0, None) if shapes.classes[index] else city_at(shapes, index)


def _right(shapes: Shapes, after: int, kind: OrganisationKind, by_first: dict[int, Found]) -> tuple[int, str | None]:
    """The token after a name that goes on with "of the ...", "for ...", "in (its city)"; the country that it names."""
    country = None
    limit = after + _LONGEST
    while after + 1 < shapes.count and shapes.joined(after) and after < limit:
        word = shapes.lowers[after]
        if word in shapes.grammar.within and kind.seated:
            size, of_city = city_at(shapes, after + 1)
            return (after + 1 + size, of_city or country) if size else (after, country)
        if word == "under":  # "under the President of Tajikistan" belongs to no name, but tells the country
            for index in range(after, min(after + 6, shapes.count)):
                size, of_state = country_at(shapes, index)
                if size:
                    return after, country or of_state
            return after, country
        if word not in shapes.grammar.name_inside or (word in shapes.grammar.about and kind.kind not in _ABOUT_KINDS):
            return after, country
        start = after + 1
        if shapes.lowers[start] in shapes.grammar.articles:
            start += 1
        size, of_state = country_at(shapes, start)
        end = max(_capitals(shapes, start, by_first), start + size)  # "Bosnia and Herzegovina"
        if end == start or shapes.classes[start] & Is.TIME:
            return after, country
        country = country or of_state
        after = end
        if shapes.possessive(end - 1):
            if end < shapes.count and shapes.classes[end] & Is.KIND and shapes.capital[end]:
                after = end + 1
            return after, country
    return after, country


def _capitals(shapes: Shapes, start: int, by_first: dict[int, Found]) -> int:
    """The token after a run of capital words from `start`, with "and" inside it; a person or office ends it."""
    index = start
    while index < min(shapes.count, start + _LONGEST) and (index == start or shapes.joined(index)):
        if shapes.capital[index]:
            if shapes.classes[index] & Is.HONORIFIC and index > start:
                break
            if index > start and shapes.classes[index] & Is.OFFICE and not shapes.classes[index] & Is.MODIFIER:
                break
            index += 1
            continue
        joins = shapes.lowers[index] in shapes.grammar.and_ and index > start and index + 1 < shapes.count
        if not joins or not shapes.capital[index + 1]:
            break
        following = shapes.classes[index + 1]
        if (
            index + 1 in by_first
            or following & (_NO_PART | Is.FUNCTION | Is.MODIFIER)
            or country_at(shapes, index + 1)[0]
        ):
            break
        if not following & (Is.NOT_NAME | Is.KIND) and not shapes.classes[index - 1] & (Is.NOT_NAME | Is.KIND):
            break
        index += 2
    return _before_name(shapes, start, index)


def _before_name(shapes: Shapes, start: int, after: int) -> int:
    """The token before a personal name that ends a run of capital words: "Ministry of Public Security Prasanna Dias has"."""
    if after - start < _SHORTEST_WITH_NAME or after >= shapes.count:
        return after
    verb = Is.SPEECH | Is.VERB | Is.FUNCTION
    if shapes.words[after] != "," and not (shapes.words[after].islower() and shapes.classes[after] & verb):
        return after
    first = after
    while first > start and not shapes.classes[first - 1] and is_name_word(shapes, first - 1):
        first -= 1
    named = after - first >= _SHORTEST_WITH_NAME - 1 and first > start and bool(shapes.classes[first - 1])
    sure = named and any("-" in word or word in given_names() for word in shapes.words[first:after])
    return first if sure and not (city_at(shapes, first)[0] or country_at(shapes, first)[0]) else after


def _lower(shapes: Shapes, head: int, kind: str, by_first: dict[int, Found], by_last: dict[int, Found]) -> Found | None:
    """A name whose head is in lower case: "Financial Crime unit", "INTERPOL's Cybercrime unit", "the Dutch police"."""
    if _is_compound(shapes, head + 1):
        return None
    first, owner = _left(shapes, head, kind, by_last)
    if first == head - 1 and _opens_sentence(shapes, first) and not (first in by_first or _is_place(shapes, first)):
        return None  # "Twenty police"
    if first < head:
        country = owner or _country_inside(shapes, first, head)
        return Found(first, head + 1, None, kind, country)
    # one or two lower-case words between demonym and head: "the Slovak audit office"
    for back in (1, 2):
        at = head - back - 1
        if at < 0 or not all(shapes.joined(k) and shapes.lowers[k].isalpha() for k in range(at + 1, head + 1)):
            return None
        if shapes.classes[at + 1] & (Is.FUNCTION | Is.VERB):
            return None
        if shapes.capital[at]:
            size, country = country_at(shapes, at)
            if not size and not shapes.classes[at]:
                size, country = city_at(shapes, at)
            return Found(at, head + 1, None, kind, country) if size == 1 else None
    return None


def _is_compound(shapes: Shapes, after: int) -> bool:
    """Whether a lower-case noun follows that the word only modifies: "an INTERPOL police operation"."""
    if after >= shapes.count or not shapes.joined(after) or not shapes.lowers[after].isalpha():
        return False
    known = Is.FUNCTION | Is.VERB | Is.OFFICE | Is.OFFICES | Is.KIND
    return (
        not shapes.capital[after]
        and not shapes.classes[after] & known
        and not shapes.lowers[after].endswith(("ed", "s"))
    )


def _is_place(shapes: Shapes, index: int) -> bool:
    return bool(country_at(shapes, index)[0] or (not shapes.classes[index] and city_at(shapes, index)[0]))


def _opens_sentence(shapes: Shapes, index: int) -> bool:
    return index in shapes.line_starts or index == 0 or shapes.words[index - 1] in '.!?”"'
