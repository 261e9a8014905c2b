"""The same organisation across articles: by the reference list, else by its name, with its country where the name is common.

Belongs here: grouping the names of organisations, and the table's rows. Stays out: who works there.

An identifier hashes what identifies the organisation: its key in `seeds/reference/organisations.tsv`, else its folded name,
with the country where the name is one that every state has ("Ministry of the Interior"). It therefore depends on no other
article. A common name whose country is not known gets none: it could be anybody's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pipeline.identity.folding import function_words, generic_organisation_words, words_folded
from pipeline.language.reference import organisations as listed
from schemas import Organisation
from schemas.identifiers import row_id

_ABBREVIATED = re.compile(r"^(?P<name>.*\w)\s*\((?P<short>[^\W\d_][\w.&-]{1,14})\)\s*$")
_LISTED, _NAMED = "listed", "named"

Key = tuple[str, ...]
"""What identifies an organisation: ("listed", key) or ("named", folded name, country or nothing)."""


@cache
def _listed_by_name() -> Mapping[str, str]:
    """Folded name or alias -> key of the one listed organisation that bears it."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for entry in listed().values():
        for name in (entry.name, *filter(None, entry.aliases.split("|"))):
            keys[_folded(name)].add(entry.key)
    return {name: next(iter(found)) for name, found in keys.items() if len(found) == 1}


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    words = words_folded(name)
    return " ".join(
        words[1:] if len(words) > 1 and words[0] in ("the", "la", "le", "les", "el", "los", "las") else words
    )


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, str | None]:
    """A name and the abbreviation that stands behind it in brackets, both folded."""
    found = _ABBREVIATED.match(name)
    return (_folded(found["name"]), _folded(found["short"])) if found else (_folded(name), None)


def listed_key(name: str | None) -> str | None:
    """The key in the reference list of the organisation of this name; null where the list has none."""
    if not name:
        return None
    full, short = _parts(name)
    return _listed_by_name().get(full) or (_listed_by_name().get(short) if short else None)


@lru_cache(maxsize=4096)
def _is_common(folded: str) -> bool:
    """Whether a name is made of words that every state's bodies share."""
    words = [word for word in folded.split() if word not in function_words()]
    return all(word in generic_organisation_words() for word in words)


def body_key(name: str, country: str | None) -> str:
    """What a mention says of which organisation it means."""
    if body := listed_key(name):
        # Every state has a National Central Bureau of its own.
        of_each_state = listed()[body].country is None and _is_common(_folded(listed()[body].name))
        return _joined((_LISTED, body, country) if of_each_state and country else (_LISTED, body))
    full, _ = _parts(name)
    return _joined((_NAMED, full, (country or "?") if _is_common(full) else ""))


def introduced(name: str) -> str | None:
    """The abbreviation that a mention introduces for its organisation."""
    _, short = _parts(name)
    return short if short and not listed_key(name) else None


def told_together(body: str, short: str | None) -> Iterator[str]:
    """Marks that a mention shares with every other one that may decide what its organisation is."""
    key = _apart(body)
    yield key[1] if key[0] == _NAMED else body
    if short:
        yield short


@dataclass
class _Seen:
    """What the articles write of one organisation."""

    names: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)


class Organisations:
    """Gathers the mentions of organisations, then tells which are the same."""

    def __init__(self) -> None:
        self._seen: defaultdict[Key, _Seen] = defaultdict(_Seen)
        self._names_of: defaultdict[str, set[str]] = defaultdict(set)
        """Abbreviation -> names that articles introduce it for."""

    def add(self, body: str, short: str | None, name: str, country: str | None, times: int = 1) -> None:
        """Note mentions in the same words."""
        key = _apart(body)
        if short:
            self._names_of[short].add(key[1])
        seen = self._seen[key]
        seen.names[name] += times
        if country:
            seen.countries[country] += times

    def ids(self) -> dict[str, str]:
        """By what mentions say: the identifier; without the common names whose country is not known."""
        return {_joined(key): found for key in self._seen if (found := self._id(key)) is not None}

    def _id(self, key: Key) -> str | None:
        settled = self._settled(key)
        return None if settled[-1] == "?" else row_id("o", *settled)

    def _settled(self, key: Key) -> Key:
        """An abbreviation stands for the one name that articles introduce it for."""
        if key[0] == _NAMED and len(names := self._names_of.get(key[1], set())) == 1:
            (name,) = names
            meant = (_NAMED, name, key[2])
            return meant if meant in self._seen else key
        return key

    def rows(self) -> list[Organisation]:
        """One row for each organisation, sorted by identifier."""
        together: dict[str, tuple[Key, _Seen]] = {}
        for key in sorted(self._seen):
            if (identifier := self._id(key)) is None:
                continue
            _, seen = together.setdefault(identifier, (self._settled(key), _Seen()))
            seen.names.update(self._seen[key].names)
            seen.countries.update(self._seen[key].countries)
        return [_row(identifier, key, seen) for identifier, (key, seen) in sorted(together.items())]


def _joined(key: Key) -> str:
    return "\t".join(key)


def _apart(body: str) -> Key:
    return tuple(body.split("\t"))


def _row(identifier: str, key: Key, seen: _Seen) -> Organisation:
    entry = listed()[key[1]] if key[0] == _LISTED else None
    name = entry.name if entry else _commonest(seen.names, key[1])
    country = (entry.country if entry else None) or (key[2] if key[2:] else None) or None
    if entry is None and not country:
        country = _commonest(seen.countries) or None
    return Organisation(
        organisation_id=identifier,
        name=name,
        aliases=sorted(other for other in seen.names if other != name),
        country=country,
        kind=entry.kind if entry else None,
    )


def _commonest(counted: Counter[str], folded: str | None = None) -> str:
    """The commonest, of equals the longest and then the first; of names, those that spell the folded name out."""
    fitting = [value for value in counted if folded is None or _parts(value)[0] == folded] or list(counted)
    return min(fitting, key=lambda value: (-counted[value], -len(value), value), default="")
