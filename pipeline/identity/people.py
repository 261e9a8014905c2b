"""The same person across articles: by full name, and by office where a name is short or misspelt.

1. The same full name, folded, is the same person.
2. A surname alone is nobody in particular. It is the listed holder of an office (`seeds/reference/office_holders.tsv`) where
   role, organisation and date agree and the name is part of the holder's; else it stays with its article.
3. A misspelt or incomplete name in a listed office, at its date, is the holder's too.
4. A shorter full name ("Abdullatif Al Zayani"), or the same words in another order, is the same person where an organisation
   or country agrees as well and only one person fits.

An identifier hashes the folded name: of the listed holder, else the shortest form in use. Further articles therefore change it
only when they bring a shorter form that rule 4 joins. Belongs here: grouping mentions of people, and the table's rows. Stays
out: what makes an organisation the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from pipeline.identity.disjoint import DisjointSets
from pipeline.identity.folding import not_name_words, person_key, words_folded
from pipeline.identity.organisations import listed_key
from pipeline.language.reference import holder_of, office_holders
from schemas import OfficeHeld, Person
from schemas.identifiers import row_id

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What identifies a person: a folded full name, or a surname alone and the article that it stays with."""

    words: Words
    article_id: str = ""


Office = tuple[str, str, str]
"""Role, organisation and country, folded; empty where it is not told."""

_ALIKE = 0.8
"""Share of letters in common (Ratcliff and Obershelp) from which a name in a listed office is a misspelling of its holder's."""
_NEIGHBOURS = 16
"""Longer names that one name is compared with: bounds the work where thousands share first and last name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one row has them. `on` is the day the row speaks of, `published_on` that of its article."""

    name: str | None
    role: str | None
    organisation: str | None
    country: str | None
    article_id: str
    on: date | None
    published_on: date | None


@dataclass
class _Seen:
    names: Counter[str] = field(default_factory=Counter)
    contexts: set[str] = field(default_factory=set)
    """Organisations and countries that the person is mentioned with."""
    offices: dict[Office, _Term] = field(default_factory=dict)


@dataclass
class _Term:
    """One office: how it is worded, and when it is seen."""

    wordings: Counter[tuple[str, str]] = field(default_factory=Counter)
    days: list[date] = field(default_factory=list)

    def add(self, role: str, organisation: str, on: date | None, times: int) -> None:
        self.wordings[role, organisation] += times
        if on is not None:
            self.days = [min([on, *self.days]), max([on, *self.days])]

    def merge(self, other: _Term) -> None:
        self.wordings.update(other.wordings)
        self.days = sorted([*self.days, *other.days])


def _complete(offices: dict[Office, _Term]) -> None:
    """Join an office told without its organisation or country to the one office of the same role that has them."""
    by_role: defaultdict[str, list[Office]] = defaultdict(list)
    for office in sorted(offices, key=lambda office: (sum(map(bool, office)), office)):
        by_role[office[0]].append(office)
    for same_role in by_role.values():
        for office in [office for office in same_role if not all(office)]:
            _, body, country = office
            fuller = [
                other
                for other in same_role
                if other != office and other in offices and body in ("", other[1]) and country in ("", other[2])
            ]
            if len(fuller) == 1:
                offices[fuller[0]].merge(offices.pop(office))


class People:
    """Gathers mentions of people, then tells which are the same."""

    def __init__(self) -> None:
        self._seen: defaultdict[Key, _Seen] = defaultdict(_Seen)
        self._same = DisjointSets[Key]()
        self._ids: dict[Key, str] = {}

    def add(self, person: str, body: str | None, mention: Mention, times: int = 1) -> None:
        """Note mentions in the same words, with the keys of the person and of the body."""
        seen = self._seen[_key_of(person)]
        if mention.name:
            seen.names[mention.name] += times
        told = (body or "").replace("\t", "/")
        seen.contexts.update(filter(None, (told, mention.country)))
        if mention.role or mention.organisation:
            office = (" ".join(words_folded(mention.role or "")), told, mention.country or "")
            term = seen.offices.setdefault(office, _Term())
            term.add(mention.role or "", mention.organisation or "", mention.published_on, times)

    def settle(self) -> None:
        """Join shorter and reordered forms of names, once all mentions are noted."""
        by_ends: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
        by_words: defaultdict[Words, list[Key]] = defaultdict(list)
        for key in sorted(self._seen):
            if not key.article_id:
                by_ends[key.words[0], key.words[-1]].append(key)
                by_words[tuple(sorted(key.words))].append(key)
        for keys in by_words.values():
            for key in keys[1 : 1 + _NEIGHBOURS]:
                if self._together(key, keys[0]):
                    self._same.union(key, keys[0])
        for keys in by_ends.values():
            keys.sort(key=lambda key: (len(key.words), key))
            for at, key in enumerate(keys):
                self._join(key, keys[at + 1 : at + 1 + _NEIGHBOURS])
        for keys in self._same.groups(self._seen).values():
            named = min(keys, key=lambda key: (key.words not in _listed(), len(key.words), key))
            self._ids.update(dict.fromkeys(keys, row_id("n", *named.words, *filter(None, [named.article_id]))))

    def _join(self, short: Key, others: Iterable[Key]) -> None:
        """Join a name to the longer forms of it, unless they are names of several people."""
        longer = [key for key in others if set(short.words) < set(key.words) and self._together(short, key)]
        if all(set(one.words) <= set(other.words) for one, other in pairwise(longer)):
            for key in longer:
                self._same.union(short, key)

    def _together(self, one: Key, other: Key) -> bool:
        """Whether two names are mentioned with an organisation or country in common."""
        return not self._seen[one].contexts.isdisjoint(self._seen[other].contexts)

    def ids(self) -> dict[str, str]:
        """The identifiers of all people by their keys, once they are settled."""
        return {_text_of(key): found for key, found in self._ids.items()}

    def rows(self) -> list[Person]:
        """One row for each person, sorted by identifier."""
        together: defaultdict[str, list[Key]] = defaultdict(list)
        for key in self._seen:
            together[self._ids[key]].append(key)
        return [self._row(identifier, keys) for identifier, keys in sorted(together.items())]

    def _row(self, identifier: str, keys: list[Key]) -> Person:
        names: Counter[str] = Counter()
        offices: dict[Office, _Term] = {}
        for key in sorted(keys):
            names.update(self._seen[key].names)
            for office, term in self._seen[key].offices.items():
                offices.setdefault(office, _Term()).merge(term)
        _complete(offices)
        listed = next((_listed()[key.words] for key in sorted(keys) if key.words in _listed()), None)
        name = listed or min(
            names, key=lambda n: (_has_capitals(n), -len(person_key(n)), n.isascii(), -names[n], -len(n), n)
        )
        return Person(
            person_id=identifier,
            name=name,
            aliases=sorted(other for other in names if other != name),
            offices=sorted(
                (_office(term, country) for (_, _, country), term in offices.items()),
                key=lambda o: (o.first_seen_on or date.max, o.role or "", o.organisation or "", o.country or ""),
            ),
        )


def _office(term: _Term, country: str) -> OfficeHeld:
    role, organisation = min(term.wordings, key=lambda wording: (not wording[1], -term.wordings[wording], wording))
    return OfficeHeld(
        role=role or None,
        organisation=organisation or None,
        country=country or None,
        first_seen_on=min(term.days, default=None),
        last_seen_on=max(term.days, default=None),
    )


def person_of(mention: Mention) -> str | None:
    """The key of the person of a mention; null where the words name nobody."""
    key = _key(mention)
    return None if key is None else _text_of(key)


def is_surname(person: str) -> bool:
    """Whether a key is of somebody who stays with an article."""
    return "\t" in person


def named_together(person: str) -> Iterator[str]:
    """Marks that a full name shares with every other one that may be of the same person: its ends, and its words."""
    words = person.split(" ")
    yield f"{words[0]}\t{words[-1]}"
    yield " ".join(sorted(words))


def _text_of(key: Key) -> str:
    return " ".join(key.words) + (f"\t{key.article_id}" if key.article_id else "")


def _key_of(person: str) -> Key:
    words, _, article_id = person.partition("\t")
    return Key(tuple(words.split(" ")), article_id)


def _key(mention: Mention) -> Key | None:
    """What identifies the person of a mention; null where the words name nobody."""
    words = person_key(mention.name) if mention.name else ()
    if mention.name and not words:
        return None
    if words not in _listed() and (holder := _holder(mention)) and _may_mean(words, holder):
        return Key(person_key(holder))
    if not words:
        return None
    # "Hargreaves-Osei" is a surname of two words.
    whole = len(words) > 1 and len((mention.name or "").split()) > 1
    return Key(words) if whole else Key(words, mention.article_id)


def _holder(mention: Mention) -> str | None:
    """The name of the listed holder of the mention's office on its day."""
    on = mention.on or mention.published_on
    if not mention.role or on is None:
        return None
    body = words_folded(mention.organisation or "")
    words = words_folded(mention.role)
    role = " ".join(words[len(body) :] if body and words[: len(body)] == body else words)
    for key in (listed_key(mention.organisation), mention.country):
        if key and (found := holder_of(key, role, on)):
            return found.name
    return None


def _may_mean(words: Words, holder: str) -> bool:
    """Whether the words can stand for the holder: none at all, one of the name's, or nearly the whole name."""
    whole = person_key(holder)
    if len(words) < 2:
        return set(words) <= set(whole)
    if not set(words) & set(whole):
        return False
    return set(words) <= set(whole) or SequenceMatcher(None, " ".join(words), " ".join(whole)).ratio() >= _ALIKE


@cache
def _listed() -> dict[Words, str]:
    """Folded names of all listed holders of offices -> their names."""
    return {person_key(term.name): term.name for terms in office_holders().values() for term in terms}


def _has_capitals(name: str) -> bool:
    """Whether a word of the name is written in capitals, as in `Moussa HAROUNA`."""
    return any(len(word) > 2 and word.isupper() for word in name.replace("-", " ").split())


def is_person(name: str, role: str | None, organisation: str | None) -> bool:
    """Whether the name of a quote's source is a person's: a titled document or a body can be a source, too."""
    words = words_folded(name)
    if not words or listed_key(name) is not None or words == words_folded(organisation or ""):
        return False
    return not any(c.isdigit() for c in name) and (bool(role) or not not_name_words() & set(words))
